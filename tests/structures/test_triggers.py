"""Triggers: any list or map, and an empty one is none."""

from typing import Annotated, Any

import pytest

from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.meaning import meaning
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.structures.triggers import Triggers

NONE: list[dict[str, Any]] = [{}, {"triggers": None}, {"triggers": []}, {"triggers": {}}]


class Show(Structure):
    """Something that restarts."""

    triggers: Annotated[Triggers, Effect.RESTART] = None


def restarts(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return bool(changes(Show.examine(old), Show.examine(new)))


@pytest.mark.parametrize("old", NONE, ids=str)
@pytest.mark.parametrize("new", NONE, ids=str)
def test_an_empty_list_or_map_is_the_same_as_none(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert not restarts(old, new)
    assert meaning(Show.examine(new), {Effect.RESTART}) == {}
    assert to_properties(Show.examine(new), lambda value: value) == {}
    assert Show.model_validate(new) == Show()


@pytest.mark.parametrize("some", [[None], [""], [0], [[]], [{}], {"a": None}, {"a": []}], ids=str)
@pytest.mark.parametrize("none", NONE, ids=str)
def test_whatever_is_in_it_counts(some: object, none: dict[str, Any]) -> None:
    assert restarts(none, {"triggers": some})
    assert restarts({"triggers": some}, none)
    assert to_properties(Show.examine({"triggers": some}), lambda value: value) == {"triggers": some}


@pytest.mark.parametrize("unknown", [Hole("?"), [Hole("?")], {"a": Hole("?")}], ids=["whole", "list", "map"])
def test_what_is_not_known_may_be_something(unknown: object) -> None:
    assert restarts({}, {"triggers": unknown})
    assert failures(Show.examine({"triggers": unknown})) == []


@pytest.mark.parametrize("wrong", ["", "x", 0, False])
def test_nothing_else_is_a_trigger_however_empty(wrong: object) -> None:
    [failure] = failures(Show.examine({"triggers": wrong}))

    assert failure.rule == "must be a list or a map"
