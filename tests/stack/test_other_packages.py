"""What is not played: refused in plain words, or left to functions of the test."""

from typing import Any

import pulumi
import pytest
from pulumi.runtime import MockCallArgs, MockResourceArgs

from pulumi_livemedia.testing.results import StackFailed
from tests.stack.conftest import House
from tests.stack.lamps import Lamp


class Caster(pulumi.CustomResource):
    """A resource as a generated SDK has it."""

    title: pulumi.Output[str]
    password: pulumi.Output[str]

    def __init__(self, name: str, title: pulumi.Input[str]) -> None:
        options = pulumi.ResourceOptions(version="3.90.0")
        super().__init__("alicloud:live/caster:Caster", name, {"title": title, "password": None}, options)


def declared(name: str = "news") -> None:
    caster = Caster("peer", pulumi.Output.secret(name))
    Lamp("a", token=caster.id)
    pulumi.export("caster", caster.title)


def test_resources_of_other_packages_are_refused_without_a_function(house: House) -> None:
    with pytest.raises(StackFailed, match=r"of the package 'alicloud': give new_resource="):
        house.stack(declared).up()


def test_resources_of_other_packages_are_played_by_a_function(house: House) -> None:
    asked: list[tuple[str, str, dict[str, Any], str | None]] = []

    def new_resource(args: MockResourceArgs) -> tuple[str, dict[str, Any]]:
        asked.append((args.typ, args.name, args.inputs, args.resource_id))
        return "caster-1", {**args.inputs, "password": "hush"}

    name = "news"
    stack = house.stack(lambda: declared(name), new_resource=new_resource)
    stack.preview()
    assert asked == []
    result = stack.up()
    assert asked == [("alicloud:live/caster:Caster", "peer", {"title": "news"}, None)]
    assert stack.resource("a").inputs["token"] == "caster-1"
    assert repr(result.outputs.values) == "{'caster': Secret()}"
    assert result.outputs.revealed() == {"caster": "news"}
    assert stack.resource("peer").provider.startswith(
        "urn:pulumi:dev::house::pulumi:providers:alicloud::default_3_90_0::"
    )

    assert stack.up().changes == []
    name = "late"
    assert stack.up().changes == ["update Caster peer"]
    assert asked[1:] == [("alicloud:live/caster:Caster", "peer", {"title": "late"}, "caster-1")]
    assert stack.refresh().summary == {"same": 3}
    assert stack.destroy().summary == {"delete": 3}


def test_functions_of_other_packages_are_refused_or_played(house: House) -> None:
    def program() -> None:
        found = pulumi.runtime.invoke("alicloud:index:getAccount", {"region": "cn-shanghai"}).value
        pulumi.export("account", found["id"])

    def call(args: MockCallArgs) -> dict[str, Any]:
        assert args.args == {"region": "cn-shanghai"}
        return {"id": f"{args.token} says 7"}

    with pytest.raises(StackFailed, match="calls the function alicloud:index:getAccount: give livemedia_stack call="):
        house.stack(program).preview()
    assert house.stack(program, call=call).up().outputs["account"] == "alicloud:index:getAccount says 7"


def test_other_stacks_are_refused_or_played(house: House) -> None:
    def program() -> None:
        pulumi.export("bucket", pulumi.StackReference("org/storage/dev").get_output("bucket"))

    def new_resource(args: MockResourceArgs) -> tuple[str, dict[str, Any]]:
        return str(args.resource_id), {"outputs": {"bucket": "shows"}, "secretOutputNames": []}

    with pytest.raises(StackFailed, match=r"StackReference::org/storage/dev is of the package 'pulumi'"):
        house.stack(program).preview()
    assert house.stack(program, new_resource=new_resource).up().outputs["bucket"] == "shows"


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        (pulumi.ResourceOptions(import_="a-1"), "import_"),
        (pulumi.ResourceOptions(replacement_trigger="now"), "replacement_trigger"),
        (
            pulumi.ResourceOptions(transforms=[lambda args: pulumi.ResourceTransformResult(args.props, args.opts)]),
            "transforms",
        ),
    ],
)
def test_options_that_are_not_played_are_refused(house: House, options: pulumi.ResourceOptions, refused: str) -> None:
    with pytest.raises(StackFailed, match=rf"livemedia_stack does not play {refused}.*the real `pulumi`"):
        house.stack(lambda: Lamp("a", options)).preview()
