"""States of other versions: older ones are brought up to date, newer ones are refused."""

from typing import Any

import pytest

from pulumi_livemedia.dynamic import migration
from pulumi_livemedia.dynamic.hidden import SCHEMA_VERSION
from pulumi_livemedia.dynamic.migration import STEPS, NewerState, up_to_date
from pulumi_livemedia.providers import LiveCasterProvider
from tests.docs.shown import is_shown

STORED = {"casterId": "c", "__name": "evening-news"}


def renamed(kind: str, outputs: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "casterId": outputs["caster"]}


def doubled(_kind: str, outputs: dict[str, Any]) -> dict[str, Any]:
    return {**outputs, "casterId": outputs["casterId"] * 2}


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("version", [SCHEMA_VERSION, float(SCHEMA_VERSION)])
def test_the_present_version_is_left_as_it_is(version: float) -> None:
    outputs = STORED | {"__schema": version}

    assert up_to_date("LiveCaster", outputs) is outputs


def test_what_was_never_stored_is_left_as_it_is() -> None:
    assert up_to_date("LiveCaster", STORED) is STORED


def test_an_older_version_is_brought_up_to_date_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "SCHEMA_VERSION", 3)

    assert up_to_date("LiveCaster", {"caster": "c", "__schema": 1.0}, {1: renamed, 2: doubled}) == {
        "kind": "LiveCaster",
        "casterId": "cc",
        "__schema": 3,
    }
    assert up_to_date("LiveCaster", {"casterId": "c", "__schema": 2}, {1: renamed, 2: doubled})["casterId"] == "cc"


@pytest.mark.parametrize(
    ("version", "shown"), [(2, "2"), (2.0, "2"), (1.5, "1.5"), (0, "0"), ("x", "'x'"), (True, "True")]
)
def test_a_newer_version_is_refused_with_a_cure(version: object, shown: str) -> None:
    with pytest.raises(NewerState) as raised:
        up_to_date("LiveCaster", STORED | {"__schema": version})

    text = str(raised.value)
    assert "the state of LiveCaster 'evening-news' was written by a newer version of pulumi-livemedia" in text
    assert f"(form {shown}, and this one knows {SCHEMA_VERSION})" in text
    assert "cure:   pip install --upgrade pulumi-livemedia" in text


def test_the_refusal_is_that_of_the_documentation() -> None:
    with pytest.raises(NewerState) as raised:
        up_to_date("LiveCaster", STORED | {"__schema": SCHEMA_VERSION + 1})
    is_shown("docs/upgrades.md", "livemedia.NewerState", f"livemedia.NewerState: {raised.value}")


@pytest.mark.parametrize("call", ["diff", "read", "update", "delete"])
def test_every_operation_refuses_it(call: str) -> None:
    newer = STORED | {"__schema": SCHEMA_VERSION + 1}
    arguments = {
        "diff": ("c", newer, STORED),
        "read": ("c", newer),
        "update": ("c", newer, STORED),
        "delete": ("c", newer),
    }[call]

    with pytest.raises(Exception, match="was written by a newer version") as raised:
        getattr(LiveCasterProvider(), call)(*arguments)
    assert type(raised.value).__name__ == "NewerState"
