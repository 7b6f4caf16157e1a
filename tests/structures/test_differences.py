"""Which fields differ in meaning, and what each difference does."""

from typing import Annotated, Any

import pytest
from pydantic import Field

from pulumi_livemedia.structures.differences import Change, changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import EffectOf
from pulumi_livemedia.structures.structure import Structure


def _only_live_in_custom_mode(old: Structure, new: Structure) -> Effect:
    custom = getattr(old, "mode", 0) == getattr(new, "mode", 0) == 2
    return Effect.LIVE if custom else Effect.RESTART


class Canvas(Structure):
    """The whole picture."""

    width: Annotated[int, Effect.RESTART] = 640
    background: Annotated[str, Effect.LIVE] = "#000000"


class Region(Structure):
    """A part of the picture; its list declares the effect."""

    width: int = 640


class Task(Structure):
    """Something that runs."""

    task_id: Annotated[str, Effect.IDENTITY] = "a"
    mode: Annotated[int, Effect.RESTART] = 0
    streams: Annotated[list[str], EffectOf(_only_live_in_custom_mode)] = Field([])
    canvas: Canvas | None = None
    regions: Annotated[list[Region], Effect.LIVE] = Field([])
    triggers: Annotated[Any, Effect.RESTART] = None


def effects(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Effect]:
    found = changes(Task.examine(old), Task.examine(new))
    return {dotted(change.path): change.effect for change in found}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {}),
        ({"mode": 0}, {}),
        ({"mode": 2}, {"mode": 2.0}),
        ({"TaskId": "a"}, {"task_id": "a"}),
        ({"triggers": {"a": 1, "b": [2]}}, {"triggers": {"b": [2.0], "a": 1.0}}),
        ({"regions": [{"width": 640}]}, {"regions": [{}]}),
        ({"canvas": {"width": 640}}, {"canvas": {}}),
    ],
)
def test_what_means_the_same_is_no_change(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert effects(old, new) == {}


def test_each_field_has_its_own_effect_at_its_own_path() -> None:
    old = {"canvas": {"width": 640, "background": "#000000"}, "regions": [{"width": 2}]}
    new = {"task_id": "b", "canvas": {"width": 1280, "background": "#ffffff"}, "regions": [{"width": 4}]}

    assert effects(old, new) == {
        "taskId": Effect.IDENTITY,
        "canvas.width": Effect.RESTART,
        "canvas.background": Effect.LIVE,
        "regions": Effect.LIVE,
    }


@pytest.mark.parametrize(("mode", "effect"), [(2, Effect.LIVE), (0, Effect.RESTART)])
def test_an_effect_may_depend_on_the_whole_structure(mode: int, effect: Effect) -> None:
    assert effects({"mode": mode}, {"mode": mode, "streams": ["x"]}) == {"streams": effect}


@pytest.mark.parametrize("unknown", [Hole(None), [Hole(None)], {"a": [Hole(None)]}])
def test_an_unknown_value_differs_from_every_value(unknown: object) -> None:
    assert effects({"triggers": unknown}, {"triggers": unknown}) == {"triggers": Effect.RESTART}


def test_a_field_without_an_effect_is_a_mistake_of_the_model() -> None:
    with pytest.raises(TypeError, match=r"Region\.width declares no effect"):
        changes(Region(width=1), Region(width=2))


def test_a_change_is_a_value() -> None:
    assert Change(("a",), Effect.LIVE) == Change(("a",), Effect.LIVE)
