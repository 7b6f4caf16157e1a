"""What is done in which order, and what a preview knows."""

import pulumi
import pytest

from pulumi_livemedia.testing.property_values import UNKNOWN
from pulumi_livemedia.testing.results import StackFailed
from tests.stack.conftest import House
from tests.stack.lamps import Lamp

after = pulumi.ResourceOptions


def test_a_preview_does_nothing_and_knows_inputs_only(house: House) -> None:
    def program() -> None:
        lamp = Lamp("a", watts=5)
        pulumi.export("name", lamp.urn.apply(lambda urn: urn.rsplit("::", 1)[1]))
        pulumi.export("light", lamp.light)

    result = house.stack(program).preview()
    assert result.changes == ["create Lamp a"]
    assert result.summary == {"create": 2}
    assert result.outputs.values == {"name": "a", "light": UNKNOWN}
    assert house.notes() == []


def test_what_depends_comes_after_and_goes_before(house: House) -> None:
    def program() -> None:
        first = Lamp("first")
        second = Lamp("second", token=first.light)
        Lamp("third", opts=after(depends_on=[second]))

    stack = house.stack(program)
    stack.up()
    assert house.notes() == ["create first", "create second", "create third"]
    assert stack.resource("second").inputs["token"] == "first shines"

    stack.destroy()
    assert house.notes() == ["delete third", "delete second", "delete first"]
    assert stack.resources == []


def test_independent_lamps_are_made_at_once(house: House) -> None:
    def program() -> None:
        for number in range(4):
            Lamp(f"lamp-{number}")

    result = house.stack(program).up()
    assert sorted(result.changes) == [f"create Lamp lamp-{number}" for number in range(4)]


def test_a_replacement_is_made_first_and_the_old_one_goes_last(house: House) -> None:
    socket = "kitchen"

    def program() -> None:
        lamp = Lamp("a", socket=socket)
        Lamp("b", token=lamp.id)

    stack = house.stack(program)
    stack.up()
    house.notes()
    socket = "hall"
    result = stack.up()
    assert house.notes() == ["create a", "delete a"]
    assert [step.op for step in result.steps if step.name == "a"] == [
        "create-replacement",
        "replace",
        "delete-replaced",
    ]
    assert next(step for step in result.steps if step.op == "replace").replace_keys == ("socket",)
    assert sorted(result.changes) == ["replace Lamp a", "update Lamp b"] or result.changes == ["replace Lamp a"]


@pytest.mark.parametrize("by_option", [True, False])
def test_a_replacement_that_has_to_come_second_takes_its_dependents_with_it(house: House, *, by_option: bool) -> None:
    socket = "kitchen"

    def program() -> None:
        options = after(delete_before_replace=True) if by_option else after()
        lamp = Lamp("a", options, socket=socket, first=not by_option)
        Lamp("b", socket=lamp.id)
        Lamp("c", token=lamp.id)

    stack = house.stack(program)
    stack.up()
    house.notes()
    socket = "hall"
    stack.up()
    assert house.notes() == ["delete b", "delete a", "create a", "create b"]
    assert house.lamps() == ["a", "b", "c"]


def test_a_delete_that_fails_is_done_again_by_the_next_update(house: House) -> None:
    socket, end = "kitchen", "fail"

    def program() -> None:
        Lamp("a", socket=socket, end=end)

    stack = house.stack(program)
    stack.up()
    socket, end = "hall", ""
    with pytest.raises(StackFailed, match="the fuse has blown"):
        stack.up()
    assert [state.delete for state in stack.resources if state.name == "a"] == [False, True]

    pending = next(state for state in stack.resources if state.delete)
    pending.outputs["end"] = ""
    house.notes()
    assert stack.up().changes == []
    assert house.notes() == ["delete a"]
    assert [state.delete for state in stack.resources if state.name == "a"] == [False]


def test_what_is_gone_is_found_by_a_refresh_and_made_again(house: House) -> None:
    def program() -> None:
        Lamp("b", token=Lamp("a").light)

    stack = house.stack(program)
    stack.up()
    house.break_lamp("a")
    result = stack.refresh()
    assert {step.name: step.found for step in result.steps if step.type.endswith("Lamp")} == {
        "a": "delete",
        "b": "same",
    }
    assert stack.resource("b").dependencies == ()
    assert stack.preview().changes == ["create Lamp a"]
    assert stack.up(refresh=True).changes == ["create Lamp a"]


def test_what_is_to_be_replaced_is(house: House) -> None:
    stack = house.stack(lambda: Lamp("a"))
    stack.up()
    house.notes()
    stack.up(replace=[stack.resource("a").urn])
    assert house.notes() == ["create a", "delete a"]


def test_only_a_look_leaves_a_lamp_alone(house: House) -> None:
    def program() -> None:
        lamp = Lamp("seen", pulumi.ResourceOptions(id="seen-1"), watts=5)
        pulumi.export("light", lamp.light)

    house.folder.joinpath("bulbs", "seen").write_text("5")
    stack = house.stack(program)
    result = stack.up()
    assert [step.op for step in result.steps if step.name == "seen"] == ["read"]
    assert result.outputs["light"] == "seen shines"
    stack.destroy()
    assert house.notes() == []
    assert house.lamps() == ["seen"]
