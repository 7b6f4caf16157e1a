"""Ids and digests of a version that counted the order of every list, and empty triggers, stay as they are."""

import copy
from typing import Any

import pytest

from tests.upgrades.recorded import Row
from tests.upgrades.test_states import ROWS, plain, provider_of

Properties = dict[str, Any]
RECORDING = ROWS["0.1.0 recordings fresh"]
STUDIO = ROWS["0.1.0 studios plain"]
CASTER = ROWS["0.1.0 casters fresh"]


def formats(*names: str) -> Properties:
    return {"fileFormatConfig": {"fileFormat": list(names)}}


def excluded(*users: str) -> Properties:
    return {"excludeStreams": {"streamList": [{"userId": user} for user in users]}}


def templates(*names: str) -> Properties:
    return {"transcodeConfig": {"casterTemplate": "lp_hd", "liveTemplateIds": {"locationId": list(names)}}}


LISTS = {**formats("MP4", "HLS"), **excluded("b", "a")}
# What that version wrote for these inputs: a recorded row, what was declared besides, and what followed from it.
WRITTEN: dict[str, tuple[Row, Properties, Properties]] = {
    "lists": (RECORDING, LISTS, {"taskId": "fresh-2e193a9d3572"}),
    "lists and triggers": (RECORDING, {**LISTS, "restartTriggers": []}, {"taskId": "fresh-deb1088cc878"}),
    "studio": (STUDIO, templates("lsd", "lhd"), {"restartDigest": "b97cf4dad704d93d"}),
    "caster": (CASTER, {"restartTriggers": {}}, {}),
}
SAME: list[tuple[str, Properties]] = [
    ("lists", {}),
    ("lists", formats("HLS", "MP4")),
    ("lists", excluded("a", "b")),
    ("lists", {**formats("HLS", "MP4"), **excluded("a", "b"), "restartTriggers": []}),
    ("lists and triggers", {}),
    ("lists and triggers", {"restartTriggers": None}),
    ("lists and triggers", {**formats("HLS", "MP4"), "restartTriggers": {}}),
    ("studio", {}),
    ("studio", templates("lhd", "lsd")),
    ("caster", {}),
    ("caster", {"restartTriggers": None}),
    ("caster", {"restartTriggers": []}),
]
OTHER: list[tuple[str, Properties]] = [
    ("lists", formats("HLS")),
    ("lists", excluded("a", "b", "c")),
    ("lists and triggers", {"restartTriggers": [1]}),
    ("studio", templates("lsd", "lud")),
    ("caster", {"restartTriggers": [1]}),
]


def after_the_upgrade(written: str, now: Properties) -> tuple[Properties, Properties, Row]:
    """What was derived, what a check makes of a program of now, and the state that was written before."""
    row, declared, derived = WRITTEN[written]
    stored = copy.deepcopy(row)
    for part in ("inputs", "outputs"):
        stored[part] |= copy.deepcopy({**declared, **derived})
    # What follows from other inputs is no part of a program.
    program = {name: value for name, value in stored["inputs"].items() if name not in derived}
    checked = provider_of(row).check(stored["inputs"], {**program, **now})
    assert checked.failures == []
    return derived, dict(plain(checked.inputs)), stored  # type: ignore[call-overload]


@pytest.mark.parametrize(("written", "now"), SAME, ids=str)
def test_what_was_derived_is_kept_and_nothing_differs(written: str, now: Properties) -> None:
    derived, checked, stored = after_the_upgrade(written, now)

    assert {name: checked[name] for name in derived} == derived
    assert provider_of(stored).diff(str(stored["id"]), stored["outputs"], checked).changes is False


@pytest.mark.parametrize(("written", "now"), OTHER, ids=str)
def test_what_means_something_else_is_derived_anew(written: str, now: Properties) -> None:
    derived, checked, stored = after_the_upgrade(written, now)

    assert all(checked[name] != value for name, value in derived.items())
    assert provider_of(stored).diff(str(stored["id"]), stored["outputs"], checked).changes is not False


@pytest.mark.parametrize("written", [name for name, (_, _, derived) in WRITTEN.items() if derived])
def test_it_would_be_derived_otherwise_now(written: str) -> None:
    row, declared, derived = WRITTEN[written]
    program = {name: value for name, value in row["inputs"].items() if name not in derived}

    checked: Properties = dict(plain(provider_of(row).check({}, {**program, **declared}).inputs))  # type: ignore[call-overload]

    assert all(checked[name] != value for name, value in derived.items())
