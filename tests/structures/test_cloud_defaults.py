"""Structures whose defaults are the cloud's own: what is written, sent and compared, and what they mean."""

from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.markers import NotSent, Secret
from pulumi_livemedia.structures.meaning import meaning
from pulumi_livemedia.structures.numbers import Number, Whole
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.structures.wire import to_wire

RESTART = {Effect.RESTART}


class Canvas(Structure):
    """All of it has a default."""

    cloud_defaults: ClassVar[bool] = True

    width: Annotated[Whole, Effect.RESTART] = 640
    background: Annotated[str, Effect.LIVE] = "#000000"


class Region(Structure):
    """A part of it is needed."""

    cloud_defaults: ClassVar[bool] = True

    width: Whole
    alpha: Number = 1.0


class Store(Structure):
    """Its default is our own."""

    region: Whole = 0
    key: Annotated[str | None, Secret(), Effect.NEXT_START] = None


class Task(Structure):
    """Something that runs."""

    room_id: Annotated[str, Effect.IDENTITY] = "room"
    canvas: Annotated[Canvas | None, Effect.RESTART] = None
    regions: Annotated[list[Region], Effect.RESTART] = Field([])
    store: Annotated[Store | None, Effect.RESTART] = None
    triggers: Annotated[Any, NotSent(), Effect.RESTART] = None


class TaskState(Task):
    """What is known of it."""

    status: Annotated[Whole, Effect.RESTART] = 2


def properties(declared: dict[str, Any]) -> dict[str, Any]:
    return to_properties(Task.examine(declared), lambda value: value)


def test_only_what_is_given_is_written() -> None:
    declared = {"canvas": {"background": "#000000"}, "regions": [{"width": 1.0}], "store": {}}

    assert properties(declared) == declared | {"roomId": "room", "store": {"region": 0}}


def test_only_what_is_given_is_sent_and_nothing_of_our_own() -> None:
    task = Task.examine({"canvas": {"width": 2}, "regions": [{"width": 1}], "store": {}, "triggers": [Hole(None)]})

    assert to_wire(task) == {
        "RoomId": "room",
        "Canvas": {"Width": 2},
        "Regions": [{"Width": 1}],
        "Store": {"Region": 0},
    }


def test_defaults_are_sent_where_they_are_asked_for() -> None:
    assert to_wire(Canvas(width=2), with_cloud_defaults=True) == {"Width": 2, "Background": "#000000"}


def test_a_state_is_sent_as_what_it_extends() -> None:
    assert to_wire(TaskState(), kind=Task) == {"RoomId": "room", "Regions": []}


@pytest.mark.parametrize("unknown", [{"canvas": Hole(None)}, {"regions": [{"width": Hole(None)}]}])
def test_what_is_unknown_can_not_be_sent(unknown: dict[str, Any]) -> None:
    with pytest.raises(HoleTouched):
        to_wire(Task.examine(unknown))


def test_an_absent_structure_is_the_one_that_is_implied() -> None:
    assert Canvas.implied() == Canvas()
    assert Region.implied() is None
    assert Store.implied() is None


@pytest.mark.parametrize(
    ("old", "new", "effects"),
    [
        ({}, {"canvas": {}}, {}),
        ({}, {"canvas": {"width": 640}}, {}),
        ({}, {"canvas": {"background": "#ffffff"}}, {"canvas.background": Effect.LIVE}),
        ({"canvas": {"width": 2}}, {}, {"canvas.width": Effect.RESTART}),
        ({}, {"store": {}}, {"store": Effect.RESTART}),
        ({}, {"canvas": Hole(None)}, {"canvas": Effect.RESTART}),
    ],
)
def test_only_what_differs_from_the_implied_structure_is_a_change(
    old: dict[str, Any], new: dict[str, Any], effects: dict[str, Effect]
) -> None:
    found = changes(Task.examine(old), Task.examine(new))

    assert {dotted(change.path): change.effect for change in found} == effects


@pytest.mark.parametrize(
    ("declared", "meant"),
    [
        ({}, {}),
        ({"canvas": {"width": 640, "background": "#ffffff"}}, {}),
        ({"canvas": {"width": 2.0}}, {"canvas": {"width": 2}}),
        ({"regions": [{"width": 3, "alpha": 1}]}, {"regions": [{"width": 3}]}),
        ({"regions": [{"width": 3, "alpha": 0.5}]}, {"regions": [{"width": 3, "alpha": 0.5}]}),
        ({"store": {"key": "k"}}, {"store": {}}),
        ({"triggers": {"b": 1.0, "a": [2.0, True, None]}}, {"triggers": {"a": [2, True, None], "b": 1}}),
    ],
)
def test_a_meaning_holds_what_is_no_default(declared: dict[str, Any], meant: dict[str, Any]) -> None:
    assert meaning(Task.examine(declared), RESTART) == meant


def test_a_meaning_has_the_effects_and_fields_that_are_asked_for() -> None:
    state = TaskState(room_id="b", status=3)

    assert meaning(state, {Effect.IDENTITY}) == {"roomId": "b"}
    assert meaning(state, {Effect.IDENTITY, Effect.RESTART}, kind=Task) == {"roomId": "b"}
    assert meaning(state, {Effect.IDENTITY, Effect.RESTART}, without={"room_id"}) == {"status": 3}


def test_keys_of_maps_are_in_order() -> None:
    task = Task.examine({"triggers": {"b": 1, "a": {"d": 1, "c": 1}}})

    assert str(meaning(task, RESTART)["triggers"]) == "{'a': {'c': 1, 'd': 1}, 'b': 1}"


@pytest.mark.parametrize("unknown", [{"canvas": {"width": Hole(None)}}, {"triggers": [{"a": Hole(None)}]}])
def test_an_unknown_part_makes_a_meaning_unknown(unknown: dict[str, Any]) -> None:
    with pytest.raises(HoleTouched):
        meaning(Task.examine(unknown), RESTART)


def test_an_unknown_part_of_another_effect_does_not() -> None:
    task = Task.examine({"canvas": {"background": Hole(None)}, "store": {"key": Hole(None)}})

    assert meaning(task, RESTART) == {"store": {}}
