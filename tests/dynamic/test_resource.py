"""What a program declares, as the engine gets it."""

from collections.abc import Callable
from typing import Any

import dill  # type: ignore[import-untyped]
import pulumi
import pytest
from pulumi.runtime.settings import SETTINGS

from pulumi_livemedia import LiveCaster, LiveCasterArgs, Provider
from pulumi_livemedia.dynamic.resource import serialized, to_inputs
from tests.dynamic.program import Request, run
from tests.provider.wire import Properties, secrets

TYPE = "pulumi-python:dynamic/livemedia:LiveCaster"
Program = Callable[[], object]


def one(program: Program) -> tuple[Request, Properties]:
    [declared] = run(program)
    return declared


def with_options(**options: Any) -> tuple[Request, Properties]:  # noqa: ANN401 - any option
    return one(lambda: LiveCaster("show", caster_id="a", opts=pulumi.ResourceOptions(**options)) and None)


@pytest.mark.parametrize(
    "declare",
    [
        lambda: LiveCaster("show", caster_id="a", desired_state="stopped"),
        lambda: LiveCaster("show", LiveCasterArgs(caster_id="a", desired_state="stopped")),
        lambda: LiveCaster("show", {"caster_id": "a", "desired_state": "stopped"}),
        lambda: LiveCaster("show", {"casterId": "a", "desiredState": "stopped"}),
        lambda: LiveCaster("show", {"CasterId": "a", "DesiredState": "stopped"}),
        lambda: LiveCaster("show", {"caster_id": "a"}, desired_state="stopped"),
        lambda: LiveCaster("show", LiveCasterArgs(caster_id="a"), None, desired_state="stopped"),
    ],
)
def test_all_ways_to_write_it_declare_the_same(declare: Program) -> None:
    request, properties = one(lambda: declare() and None)

    assert (request["type"], request["name"]) == (TYPE, "show")
    assert properties == {
        "casterId": "a",
        "desiredState": "stopped",
        "__name": "show",
        "__scope": "shows/dev",
        "__provider": serialized("pulumi_livemedia.providers", "LiveCasterProvider"),
    }


def test_a_value_given_both_in_args_and_as_a_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="given both in args and as a keyword: casterId, desiredState"):
        to_inputs(
            LiveCasterArgs,
            {"CasterId": "a", "desired_state": "stopped"},
            {"desired_state": "running", "caster_id": "b"},
        )


@pytest.mark.parametrize("args", ["a", 1, ["a"], object()])
def test_arguments_of_another_kind_are_refused(args: object) -> None:
    with pytest.raises(TypeError, match="args must be an arguments object or a dict, not "):
        to_inputs(LiveCasterArgs, args, {})


def test_what_is_not_given_is_not_sent() -> None:
    assert to_inputs(LiveCasterArgs, None, {"adopt": None, "caster_id": "a"}) == {"casterId": "a"}


def test_the_keys_of_a_map_that_is_the_users_own_stay_as_they_are() -> None:
    triggers = {"my_key": 1, "MyKey": {"inner_key": 2}}

    _, properties = one(lambda: LiveCaster("show", caster_id="a", restart_triggers=triggers) and None)

    assert properties["restartTriggers"] == triggers


def test_outputs_of_other_resources_may_stand_anywhere() -> None:
    _, properties = one(
        lambda: (
            LiveCaster("show", caster_id=pulumi.Output.from_input("a"), restart_triggers=[pulumi.Output.secret("x")])
            and None
        )
    )

    assert properties["casterId"] == "a"
    # The SDK takes a list with one secret in it for secret as a whole.
    assert secrets(properties) == {"restartTriggers"}


def test_a_replacement_deletes_first_by_itself() -> None:
    request, _ = one(lambda: LiveCaster("show", caster_id="a") and None)

    assert request["deleteBeforeReplace"] is True


@pytest.mark.parametrize("chosen", [True, False])
def test_the_user_may_choose_whether_a_replacement_deletes_first(*, chosen: bool) -> None:
    request, _ = with_options(delete_before_replace=chosen)

    assert request.get("deleteBeforeReplace", False) is chosen
    assert request["deleteBeforeReplaceDefined"] is True


@pytest.mark.parametrize(
    "timeouts", [pulumi.CustomTimeouts(create="10m", delete="1h"), {"create": "10m", "delete": "1h"}]
)
def test_custom_timeouts_are_passed_on_to_the_provider(timeouts: Any) -> None:  # noqa: ANN401 - both ways to write them
    request, properties = with_options(custom_timeouts=timeouts)

    assert request["customTimeouts"] == {"create": "10m", "delete": "1h"}
    assert properties["__timeouts"] == {"create": "10m", "delete": "1h"}


@pytest.mark.parametrize("name", ["restart_triggers", "restartTriggers", "RestartTriggers"])
@pytest.mark.parametrize(
    ("option", "sent"),
    [
        ("ignore_changes", "ignoreChanges"),
        ("additional_secret_outputs", "additionalSecretOutputs"),
        ("replace_on_changes", "replaceOnChanges"),
    ],
)
def test_options_that_name_properties_take_any_spelling(option: str, sent: str, name: str) -> None:
    request, _ = with_options(**{option: [name]})

    assert request[sent] == ["restartTriggers"]


def test_the_users_options_object_is_not_changed() -> None:
    opts = pulumi.ResourceOptions(ignore_changes=["restart_triggers"])

    run(lambda: LiveCaster("show", caster_id="a", opts=opts) and None)

    assert opts.ignore_changes == ["restart_triggers"]
    assert opts.delete_before_replace is None


def test_other_options_reach_the_engine() -> None:
    request, _ = with_options(protect=True, retain_on_delete=True)

    assert request["protect"] is True
    assert request["retainOnDelete"] is True


def test_a_get_reads_and_declares_nothing() -> None:
    request, properties = one(lambda: LiveCaster.get("show", "a") and None)

    assert request["id"] == "a"
    assert "deleteBeforeReplace" not in request
    assert properties["casterId"] == "a"


def test_an_explicit_provider_is_one_of_the_host_process_with_its_secrets_marked() -> None:
    def program() -> None:
        eu = Provider("eu", alicloud_region="eu-central-1", alicloud_secret_key="x", max_attempts=5)
        LiveCaster("show", caster_id="a", opts=pulumi.ResourceOptions(provider=eu))

    (provider, settings), (caster, _) = run(program)

    assert provider["type"] == "pulumi:providers:pulumi-python"
    assert set(settings) == {"livemedia:alicloudRegion", "alicloud:secretKey", "livemedia:maxAttempts"}
    assert secrets(settings) == {"alicloud:secretKey"}
    assert "::eu::" in caster["provider"]


def test_an_explicit_provider_refuses_a_setting_that_it_does_not_have() -> None:
    with pytest.raises(TypeError, match="Provider has no setting 'alicloud_regoin'; it has alicloud_access_key, "):
        Provider("eu", alicloud_regoin="x")  # type: ignore[call-arg]


def test_outputs_have_their_types_and_names() -> None:
    seen: list[object] = []

    def program() -> pulumi.Output[None]:
        show = LiveCaster("show", caster_id="a", adopt=True)
        return pulumi.Output.all(show.caster_id, show.adopt, show.program_url, show.id).apply(seen.extend)

    run(program)

    assert seen == ["a", True, None, "show-id"]


def test_very_many_resources_register_and_pickling_still_works_afterwards(*, at_length: bool) -> None:
    many = 5000 if at_length else 1200  # pickling providers one around the other ends at about a thousand

    def program() -> None:
        for number in range(many):
            LiveCaster(f"show-{number}", caster_id=f"caster-{number}")

    assert len(run(program)) == many
    assert dill.loads(dill.dumps({"a": [1, lambda: 2]}))["a"][0] == 1  # noqa: S301 - our own


def test_the_program_waits_for_the_resource_and_not_for_each_of_its_properties() -> None:
    waiting: list[object] = []

    def program() -> None:
        before = len(SETTINGS.outputs)
        declared = LiveCaster("show", caster_id="a")
        waiting.append(len(SETTINGS.outputs) - before)
        declared.caster_id.apply(waiting.append)

    run(program)

    # Its URN and its id; a value that the program uses is waited for as ever.
    assert waiting == [2, "a"]
