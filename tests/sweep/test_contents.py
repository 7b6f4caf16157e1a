"""What a declared studio is filled with: deleted only if a stack has put it there, and nothing shows or names it."""

from typing import Any

import pytest

from tests.inspection.test_status import CAMERA, LAYOUT, STUDIO, TITLE
from tests.sweep.stage import Row, Stage

KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "video resource": ("StudioVideoResource", CAMERA),
    "layout": ("StudioLayout", LAYOUT),
    "component": ("StudioComponent", TITLE),
}


@pytest.fixture
def studio(stage: Stage) -> Row:
    """A declared studio."""
    return stage.made("ProductionStudio", "studio", **STUDIO)


def content(stage: Stage, studio: Row, kind: str, **fields: object) -> Row:
    type_, declared = KINDS[kind]
    return stage.made(type_, kind, caster_id=studio["id"], **{**declared, **fields})


def there(stage: Stage) -> list[str]:
    """The changes that a sweep has made."""
    return [action for action in stage.cloud.new_changes() if action.startswith("Delete")]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_former_state_held_is_ours(stage: Stage, studio: Row, kind: str) -> None:
    row = content(stage, studio, kind)
    states = ("--state", stage.export(studio), "--past", stage.export(row))
    stage.cloud.new_actions()

    listed = stage.sweep(*states)
    assert (listed.code, f"ours: {kind!r} of shows/dev held it" in listed.text) == (1, True)
    assert f"{kind} {row['id']}" in listed.text
    assert there(stage) == []

    assert stage.sweep(*states, "--delete", "--yes").code == 0
    assert len(there(stage)) == 1
    assert stage.sweep(*states).code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_put_there_at_the_console_is_a_stranger(stage: Stage, studio: Row, kind: str) -> None:
    row = content(stage, studio, kind)
    state = stage.export(studio)
    stage.cloud.new_actions()

    swept = stage.sweep("--state", state, "--delete", "--yes", "--json")
    [found] = swept.json["undeclared"]
    assert (swept.code, found["ours"], found["status"]) == (0, False, "not shown")
    refused = stage.sweep("--state", state, row["id"], "--delete", "--yes")
    assert (refused.code, "is not proven to be made by a stack" in refused.errors) == (2, True)
    assert there(stage) == []


def test_what_was_taken_over_is_somebody_elses(stage: Stage, studio: Row) -> None:
    row = content(stage, studio, "video resource", adopt=True)

    swept = stage.sweep("--state", stage.export(studio), "--past", stage.export(row), "--delete", "--yes", "--json")

    assert "had taken it over" in swept.json["undeclared"][0]["reason"]
    assert swept.json["undeclared"][0]["deleted"] is False


def test_what_was_held_in_another_account_is_a_stranger(stage: Stage, studio: Row) -> None:
    row = content(stage, studio, "layout")
    row["outputs"]["accountId"] = "another"

    swept = stage.sweep("--state", stage.export(studio), "--past", stage.export(row), "--delete", "--yes", "--json")

    assert swept.json["undeclared"][0]["ours"] is False


def test_what_something_declared_names_is_kept(stage: Stage, studio: Row) -> None:
    camera, layout = content(stage, studio, "video resource"), content(stage, studio, "layout")

    swept = stage.sweep("--state", stage.export(studio, layout), "--past", stage.export(camera), "--delete", "--yes")

    assert "but it is used by 'layout' of shows/dev" in swept.text
    assert swept.code == 0


def test_what_is_on_air_is_kept_whatever_is_given(stage: Stage, studio: Row) -> None:
    rows = [content(stage, studio, kind) for kind in KINDS]
    show = stage.made("LiveCaster", "show", caster_id=studio["id"])
    shown = {"layout_id": rows[1]["id"], "component_ids": [rows[2]["id"]]}
    stage.made("StudioScene", "program", caster_id=studio["id"], scene="program", **shown)
    states = ("--state", stage.export(studio, show), "--past", stage.export(*rows))
    stage.cloud.new_actions()

    swept = stage.sweep(*states, "--delete", "--stop", "--yes")
    assert swept.code == 1
    assert swept.text.count("shown by the program scene") >= 3
    assert swept.text.count("which is on air, so it is not deleted") == 3
    assert "failed 3; 3 left" in swept.text
    named = stage.sweep(*states, rows[1]["id"], "--delete", "--stop", "--yes")
    assert named.code == 1
    assert there(stage) == []


def test_a_create_under_way_may_have_made_it(stage: Stage, studio: Row) -> None:
    row = content(stage, studio, "layout")
    begun = {member: value for member, value in row.items() if member not in ("id", "outputs")}
    past = stage.export(row)

    swept = stage.sweep("--state", stage.export(studio, pending=[begun]), "--past", past, "--delete", "--yes")

    assert "is pending: an update is under way" in swept.text


def test_a_list_that_can_not_be_read_is_no_empty_one(stage: Stage, studio: Row) -> None:
    content(stage, studio, "layout")
    stage.cloud.break_("DescribeCasterLayouts", error={"code": "Forbidden.RAM", "status": 403})

    swept = stage.sweep("--state", stage.export(studio))

    assert (swept.code, f"could not be looked at: layouts of studio {studio['id']}" in swept.text) == (2, True)
    stage.cloud.mend()
