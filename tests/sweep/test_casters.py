"""Casters that are on air: listed by the cloud, and stopped unnamed only as the very run that a stack held."""

from tests.cli.cloud import CASTER
from tests.sweep.stage import Stage

OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"


def test_an_undeclared_caster_is_listed_and_stopped_only_by_its_id(stage: Stage) -> None:
    declared = stage.caster()
    stage.cloud.seed(OTHER, CasterName="somebody's")
    stage.cloud.start(OTHER)
    state = stage.export(declared)

    swept = stage.sweep("--state", state, "--stop", "--yes")
    assert swept.code == 1
    assert f"caster {OTHER} (somebody's): streaming since 20" in swept.text
    assert "not proven to be ours: no state that was read has ever held it" in swept.text
    assert sorted(stage.cloud.running()) == [CASTER, OTHER]

    assert stage.sweep("--state", state, OTHER, "--stop", "--yes").code == 0
    assert stage.cloud.running() == [CASTER]


def test_the_very_run_that_a_former_state_held_is_ours_and_a_later_one_is_not(stage: Stage) -> None:
    held = stage.caster()
    states = ("--state", stage.export(), "--past", stage.export(held))
    assert stage.sweep(*states, "--json").json["undeclared"][0]["ours"] is True

    stage.cloud.stop()
    stage.cloud.advance(60)
    stage.cloud.start()
    swept = stage.sweep(*states, "--stop", "--yes")
    assert (swept.code, "held it once, but not this run" in swept.text) == (1, True)

    stage.cloud.stop()
    assert stage.sweep(*states).code == 0


def test_an_idle_or_declared_caster_is_no_finding(stage: Stage) -> None:
    stage.cloud.seed(OTHER)

    assert stage.sweep("--state", stage.export(stage.caster())).code == 0


def test_casters_are_looked_for_in_every_region_that_is_named(stage: Stage) -> None:
    held = stage.caster()
    held["outputs"]["region"] = "ap-southeast-1"
    stage.cloud.new_actions()

    stage.sweep("--state", stage.export(held), "--region", "eu-central-1", "--region", "cn-shanghai")

    regions = {call["parameters"]["RegionId"] for call in stage.cloud.calls("DescribeCasters")[-3:]}
    assert regions == {"cn-shanghai", "ap-southeast-1", "eu-central-1"}
    assert stage.cloud.new_actions().count("DescribeCasters") == 3


def test_without_a_key_of_their_cloud_casters_are_a_note_unless_a_stack_has_some(stage: Stage) -> None:
    held = stage.caster()
    no_key = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": ""}

    without = stage.sweep("--state", stage.export(), **no_key)
    assert (without.code, "note: casters were not looked for" in without.text) == (0, True)

    with_some = stage.sweep("--state", stage.export(held), **no_key)
    assert (with_some.code, "could not be looked at: casters" in with_some.text) == (2, True)


def test_a_caster_of_another_endpoint_is_no_silence(stage: Stage) -> None:
    held = stage.caster()
    stage.cloud.remove()
    held["outputs"]["endpoint"] = "live.aliyuncs.com"

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held))

    assert (swept.code, "was started at live.aliyuncs.com" in swept.text) == (2, True)


def test_a_list_that_can_not_be_read_is_no_empty_list(stage: Stage) -> None:
    stage.cloud.break_("DescribeCasters", error={"code": "Forbidden.RAM", "status": 403})

    swept = stage.sweep("--state", stage.export())

    assert (swept.code, "could not be looked at: casters in the default region" in swept.text) == (2, True)
    stage.cloud.mend()


def test_what_a_cloud_or_a_state_calls_a_thing_does_not_command_the_terminal(stage: Stage) -> None:
    stage.cloud.seed(OTHER, CasterName="\x1b]0;owned\x07 \u202eredrum \x9b31m")
    stage.cloud.start(OTHER)
    file = stage.export(stack="\x1b[2Jdev")

    swept, machine = stage.sweep("--state", file), stage.sweep("--state", file, "--json")

    assert "redrum" in swept.text
    for text in (swept.text, swept.errors, machine.text):
        assert not [sign for sign in text if sign != "\n" and not sign.isprintable()]
    stage.cloud.stop(OTHER)
