"""Studios that a stack has made and that none declares: deleted only where that is proven, and never on air."""

from typing import Any

import pytest

from pulumi_livemedia.sweep.findings import Finding, Say
from pulumi_livemedia.sweep.gathering import Request
from pulumi_livemedia.sweep.report import Report
from pulumi_livemedia.sweep.sweeping import end
from tests.cli.cloud import CASTER
from tests.sweep.stage import Row, Stage

STUDIO: dict[str, Any] = {
    "norm_type": 1,
    "domain_name": "play.example.com",
    "transcode_config": {"caster_template": "lp_hd"},
}


def studio(stage: Stage, name: str = "studio", **fields: Any) -> Row:  # noqa: ANN401 - any setting
    return stage.made("ProductionStudio", name, **STUDIO, **fields)


def pending(row: Row) -> Row:
    """Its create, as the engine notes it before it is known to have ended."""
    return {member: value for member, value in row.items() if member not in ("id", "outputs")}


def ids(stage: Stage) -> list[str]:
    return [str(row["CasterId"]) for row in stage.cloud.casters()]


def test_a_forgotten_studio_is_ours_and_goes_only_with_the_flag(stage: Stage) -> None:
    row = studio(stage)
    states = ("--state", stage.export(), "--past", stage.export(row))

    listed = stage.sweep(*states)
    assert listed.code == 1
    assert f"studio {row['id']}" in listed.text
    assert "ours: its ClientToken was made for 'studio' of shows/dev" in listed.text
    assert stage.sweep(*states, "--stop", "--yes").code == 1
    assert ids(stage) == [row["id"]]

    swept = stage.sweep(*states, "--delete", "--yes")
    assert (swept.code, f"deleted studio {row['id']}" in swept.text) == (0, True)
    assert "deleted 1; 0 left" in swept.text
    assert ids(stage) == []


def test_a_declared_studio_is_no_finding(stage: Stage) -> None:
    assert stage.sweep("--state", stage.export(studio(stage)), "--delete", "--yes").code == 0
    assert len(ids(stage)) == 1


def test_an_idle_caster_that_somebody_else_has_made_is_no_finding(stage: Stage) -> None:
    stage.cloud.seed()

    assert stage.sweep("--state", stage.export(), "--delete", "--yes", "--json").json["undeclared"] == []
    refused = stage.sweep("--state", stage.export(), CASTER, "--delete", "--yes")
    assert (refused.code, ids(stage)) == (2, [CASTER])


def test_a_studio_of_a_resource_that_nobody_knows_is_a_stranger(stage: Stage) -> None:
    row = studio(stage, stack="elsewhere")
    state = stage.export()

    swept = stage.sweep("--state", state, "--delete", "--yes", "--json")
    [found] = swept.json["undeclared"]
    assert (found["ours"], found["remedy"], found["deleted"]) == (False, "delete", False)
    assert "no resource that a state which was read tells of" in found["reason"]
    assert swept.code == 0, "it neither runs nor is it ours"

    refused = stage.sweep("--state", state, row["id"], "--delete", "--yes")
    assert (refused.code, "is not proven to be made by a stack" in refused.errors) == (2, True)
    assert ids(stage) == [row["id"]]


def test_what_is_on_air_is_not_deleted_without_the_flag_that_stops_it(stage: Stage) -> None:
    row = studio(stage)
    stage.cloud.start(row["id"])
    states = ("--state", stage.export(), "--past", stage.export(row))

    swept = stage.sweep(*states, "--delete", "--yes")
    assert (swept.code, "is on air since" in swept.text) == (1, True)
    unproven = stage.sweep(*states, "--stop", "--delete", "--yes")
    assert (unproven.code, "is on air since" in unproven.text) == (1, True), "nobody knows who has started it"
    assert stage.cloud.running() == [row["id"]]

    assert stage.sweep(*states, row["id"], "--stop", "--delete", "--yes").code == 0
    assert ids(stage) == []


def test_it_is_told_since_when_a_studio_streams_and_not_when_it_was_made(stage: Stage) -> None:
    row = studio(stage)
    states = ("--state", stage.export(), "--past", stage.export(row), "--json")
    [idle] = stage.sweep(*states).json["undeclared"]
    assert (idle["status"], idle["since"]) == ("idle", f"it was made at {row['outputs']['createTime']}")

    stage.cloud.start(row["id"])
    show, studio_itself = stage.sweep(*states).json["undeclared"]

    assert (show["kind"], studio_itself["kind"]) == ("caster", "studio")
    assert studio_itself["since"] == show["since"] != ""
    assert "made" not in studio_itself["since"]


def test_a_show_that_a_stack_has_started_is_stopped_before_its_studio_goes(stage: Stage) -> None:
    row = studio(stage)
    show = stage.made("LiveCaster", "show", caster_id=row["id"])
    stage.cloud.new_actions()

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(row, show), "--stop", "--delete", "--yes")

    assert (swept.code, "stopped 1, deleted 1; 0 left" in swept.text) == (0, True)
    assert stage.cloud.new_changes() == ["StopCaster", "DeleteCaster"]


def test_a_studio_in_use_is_kept(stage: Stage) -> None:
    row = studio(stage)
    show = stage.made("LiveCaster", "show", caster_id=row["id"], desired_state="stopped")
    past = ("--past", stage.export(row))

    plain = stage.sweep("--state", stage.export(show), *past, "--delete", "--yes", "--json").json["undeclared"]
    assert "it is used by 'show' of shows/dev" in plain[0]["reason"]
    show["inputs"]["casterId"] = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
    show["id"] = "another"
    hidden = stage.sweep("--state", stage.export(show), *past, "--delete", "--yes", "--json").json["undeclared"]
    assert "it is used by 'show' of shows/dev" in hidden[0]["reason"], "a secret id may be any"
    assert ids(stage) == [row["id"]]


def test_what_was_protected_is_deleted_only_by_its_id(stage: Stage) -> None:
    row = studio(stage)
    states = ("--state", stage.export(), "--past", stage.export({**row, "retainOnDelete": True}))

    swept = stage.sweep(*states, "--delete", "--yes")
    assert (swept.code, "was protected or retained" in swept.text) == (0, True)
    assert ids(stage) == [row["id"]]
    assert stage.sweep(*states, row["id"], "--delete", "--yes").code == 0
    assert ids(stage) == []


def test_a_create_that_is_under_way_is_left_alone_and_a_dead_one_is_not(stage: Stage) -> None:
    row = studio(stage)
    stage.cloud.change("SetCasterConfig", row["id"], CasterName="", DomainName="")
    begun = pending(row)

    under_way = stage.sweep("--state", stage.export(pending=[begun]), "--delete", "--yes")
    assert (under_way.code, "is pending: an update is under way" in under_way.text) == (0, True)
    assert ids(stage) == [row["id"]]

    dead = stage.sweep("--state", stage.export(), "--past", stage.export(pending=[begun]), "--delete", "--yes")
    assert (dead.code, ids(stage)) == (0, [])


def test_one_that_was_set_up_and_that_no_state_has_held_may_have_been_retained(stage: Stage) -> None:
    row = studio(stage)
    states = ("--state", stage.export(), "--past", stage.export(pending=[pending(row)]))

    swept = stage.sweep(*states, "--delete", "--yes")
    assert "it may have been retained" in swept.text
    assert ids(stage) == [row["id"]]


def test_a_stack_that_was_not_read_may_declare_it(stage: Stage) -> None:
    row = studio(stage, stack="prod")

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(row, stack="prod"), "--delete", "--yes")

    assert "the present state of shows/prod, which may declare it, was not read" in swept.text
    assert ids(stage) == [row["id"]]


def test_a_failure_midway_says_what_was_done(stage: Stage) -> None:
    rows = [studio(stage, name) for name in ("one", "two", "three")]
    states = ("--state", stage.export(), "--past", stage.export(*rows))
    stage.cloud.break_("DeleteCaster", nth=2, times=1, error={"code": "Forbidden.RAM", "status": 403})

    swept = stage.sweep(*states, "--delete", "--yes")

    assert swept.code == 1
    assert swept.text.count("deleted studio") == 2
    assert "Forbidden.RAM" in swept.text
    assert "deleted 2, failed 1; 1 left" in swept.text
    assert len(ids(stage)) == 1


def test_an_interrupted_sweep_says_what_was_done(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [studio(stage, name) for name in ("one", "two")]
    ended: list[object] = []

    def interrupted(report: Report, request: Request, finding: Finding, say: Say) -> str:
        if ended:
            raise KeyboardInterrupt
        ended.append(finding)
        return end(report, request, finding, say)

    monkeypatch.setattr("pulumi_livemedia.sweep.sweeping.end", interrupted)

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(*rows), "--delete", "--yes")

    assert swept.code != 0
    assert "deleted 1; 1 left" in swept.text
    assert len(ids(stage)) == 1


def test_a_quota_of_the_list_is_no_empty_list(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pulumi_livemedia.calls.retry.THROTTLED_ATTEMPTS", 1)
    row = studio(stage)
    stage.cloud.break_("DescribeCasters", error={"code": "Throttling.User", "status": 400})

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(row), "--delete", "--yes")

    assert (swept.code, "could not be looked at: casters" in swept.text) == (2, True)
    stage.cloud.mend()
    assert ids(stage) == [row["id"]]


def test_settings_that_can_not_be_read_are_said(stage: Stage) -> None:
    row = studio(stage)
    stage.cloud.break_("DescribeCasterConfig", error={"code": "Forbidden.RAM", "status": 403})

    past = stage.export(pending=[pending(row)])
    swept = stage.sweep("--state", stage.export(), "--past", past, "--delete", "--yes")

    assert (swept.code, f"could not be looked at: studio {row['id']}" in swept.text) == (2, True)
    stage.cloud.mend()
    assert ids(stage) == [row["id"]]
