"""Programs that leave nothing behind, wherever they are called from."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pulumi
import pytest
from pulumi.automation import ConfigValue
from pulumi.runtime import settings

from pulumi_livemedia.testing.property_values import Secret
from tests.stack.conftest import House
from tests.stack.lamps import Lamp


def test_a_program_knows_its_stack_and_its_configuration(house: House) -> None:
    def program() -> None:
        config = pulumi.Config()
        pulumi.export("who", f"{pulumi.get_project()}/{pulumi.get_stack()} {config.require('size')}")
        pulumi.export("token", config.require_secret("token"))
        pulumi.export("is preview", pulumi.runtime.is_dry_run())
        pulumi.export("colour", Lamp("a").colour)

    config = {"size": "7", "token": ConfigValue("hush", secret=True), "lamps:colour": "red"}
    stack = house.stack(program, name="prod", config=config)
    result = stack.up()
    assert result.outputs.values == {
        "who": "house/prod 7",
        "token": Secret("hush"),
        "is preview": False,
        "colour": "red",
    }
    assert "hush" not in f"{result} {stack.resources}"


def test_nothing_of_a_program_is_left_in_the_process(house: House) -> None:
    before = (settings.get_project(), settings.get_stack(), settings.get_monitor(), settings.get_root_resource())
    house.stack(lambda: Lamp("a")).up()
    assert (
        settings.get_project(),
        settings.get_stack(),
        settings.get_monitor(),
        settings.get_root_resource(),
    ) == before
    assert not pulumi.Config("house").get("size")


def test_a_test_may_run_in_an_event_loop(house: House) -> None:
    async def in_a_loop() -> int:
        return len(house.stack(lambda: Lamp("a")).up().changes)

    assert asyncio.run(in_a_loop()) == 1


def test_a_program_may_be_asynchronous(house: House) -> None:
    async def program() -> None:
        await asyncio.sleep(0)
        Lamp("a")

    assert house.stack(program).up().changes == ["create Lamp a"]


def test_two_stacks_at_once_do_not_mix(house: House) -> None:
    def up(name: str) -> list[str]:
        def program() -> None:
            Lamp(f"lamp-{pulumi.get_stack()}")

        return house.stack(program, name=name).up().changes

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(up, ["one", "two"])
    assert (first, second) == (["create Lamp lamp-one"], ["create Lamp lamp-two"])


def test_an_explicit_provider_gets_its_own_settings(house: House) -> None:
    colour = "green"

    def program() -> None:
        green = pulumi.ProviderResource("pulumi-python", "green", {"lamps:colour": colour})
        pulumi.export("colours", [Lamp("a").colour, Lamp("b", pulumi.ResourceOptions(provider=green)).colour])

    stack = house.stack(program, config={"lamps:colour": "red"})
    assert stack.up().outputs["colours"] == ["red", "green"]
    colour = "blue"
    assert stack.up().changes == ["update pulumi-python green"]


@pytest.mark.parametrize("wanted", ["Lamp", "nothing"])
def test_a_resource_that_is_not_there_is_told(house: House, wanted: str) -> None:
    stack = house.stack(lambda: Lamp("a"))
    stack.up()
    assert stack.resource("a", "Lamp").name == "a"
    with pytest.raises(LookupError, match=r"0 resources are called 'b'; the state holds .*Lamp a"):
        stack.resource("b", wanted)
