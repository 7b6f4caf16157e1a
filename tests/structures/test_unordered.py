"""A list whose order means nothing: the same in any order, and no less than what is in it."""

import itertools
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from pulumi_livemedia.structures.differences import changes, same
from pulumi_livemedia.structures.drift import drifted
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.markers import NotTold, Unordered
from pulumi_livemedia.structures.meaning import meaning
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.structures.wire import to_wire


class Guest(Structure):
    """A member with a default and with something that is never told."""

    name: str
    kind: int = 0
    note: Annotated[str, NotTold()] = ""


class Party(Structure):
    """A list at some depth."""

    cloud_defaults: ClassVar[bool] = True

    guests: Annotated[list[Guest], Unordered()] = Field([])
    courses: list[str] = Field([])


class Evening(Structure):
    """The whole."""

    words: Annotated[list[str], Unordered(), Effect.RESTART] = Field(["soft", "warm"])
    numbers: Annotated[list[float], Unordered(), Effect.RESTART] = Field([])
    party: Annotated[Party | None, Effect.RESTART] = None


def guests(*names: str, **more: object) -> dict[str, Any]:
    return {"party": {"guests": [{"name": name, **more} for name in names]}}


def differing(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [dotted(change.path) for change in changes(Evening.examine(old), Evening.examine(new))]


def meant(declared: dict[str, Any]) -> dict[str, Any]:
    return meaning(Evening.examine(declared), {Effect.RESTART})


SAME: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"words": ["a", "b", "c"]}, {"words": ["c", "a", "b"]}),
    ({"words": ["a", "b", "a"]}, {"words": ["b", "a", "a"]}),
    ({"words": ["warm", "soft"]}, {}),
    ({"numbers": [1, 2.5]}, {"numbers": [2.5, 1.0]}),
    (guests("a", "b"), guests("b", "a")),
    (guests("a", "b"), guests("b", "a", kind=0.0)),
    ({"party": {"guests": []}}, {}),
]
OTHER: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"words": ["a"]}, {"words": ["a", "a"]}, "words"),
    ({"words": ["a", "a", "b"]}, {"words": ["a", "b", "b"]}, "words"),
    ({"words": ["a", "b"]}, {"words": ["a", "c"]}, "words"),
    ({"words": []}, {}, "words"),
    (guests("a", "b"), guests("b", "a", kind=1), "party.guests"),
    (guests("a", "a"), guests("a"), "party.guests"),
    ({"party": {"courses": ["a", "b"]}}, {"party": {"courses": ["b", "a"]}}, "party.courses"),
]


@pytest.mark.parametrize(("old", "new"), SAME, ids=str)
def test_the_order_makes_no_difference(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert differing(old, new) == differing(new, old) == []
    assert meant(old) == meant(new)


@pytest.mark.parametrize(("old", "new", "place"), OTHER, ids=str)
def test_another_member_does_and_so_does_one_more_of_the_same(
    old: dict[str, Any], new: dict[str, Any], place: str
) -> None:
    assert differing(old, new) == differing(new, old) == [place]
    assert meant(old) != meant(new)


def test_every_order_has_one_meaning() -> None:
    members = [{"name": "b"}, {"name": "a", "kind": 2}, {"name": "a"}]

    found = [meant({"party": {"guests": list(each)}}) for each in itertools.permutations(members)]

    assert all(each == found[0] for each in found)
    assert sorted(map(str, found[0]["party"]["guests"])) == sorted(map(str, members))


def test_what_is_unknown_differs_from_everything() -> None:
    old, new = ({"words": ["a", Hole(None)]} for _ in range(2))

    assert differing(old, new) == ["words"]
    assert differing(guests("a"), {"party": {"guests": [Hole(None)]}}) == ["party.guests"]
    with pytest.raises(HoleTouched):
        meant(old)


def test_where_no_field_is_told_the_order_counts() -> None:
    assert not same(["a", "b"], ["b", "a"])
    assert same(["a", "b"], ["b", "a"], Evening.model_fields["words"])


def test_it_is_sent_and_kept_in_the_order_of_the_program() -> None:
    declared = Evening(words=["b", "a"], **guests("d", "c"))

    assert to_wire(declared)["Words"] == to_properties(declared, lambda value: value)["words"] == ["b", "a"]
    assert [guest["Name"] for guest in to_wire(declared)["Party"]["Guests"]] == ["d", "c"]


def test_what_is_found_in_another_order_is_no_drift() -> None:
    declared = Evening(words=["b", "a"], numbers=[1 / 3, 2], party=Party(guests=[Guest(name="b", note="x")]))
    found = Evening(words=["a", "b"], numbers=[2, 0.33333334], party=Party(guests=[Guest(name="b")]))

    assert drifted(declared, found) is declared


def test_what_is_found_besides_comes_last_and_what_is_gone_is_gone() -> None:
    known = [Guest(name=name, note=name) for name in ("c", "b", "a")]
    found = Evening(words=["new", "a", "b"], party=Party(guests=[Guest(name="a"), Guest(name="new"), Guest(name="c")]))

    seen = drifted(Evening(words=["b", "a", "a"], party=Party(guests=known)), found)

    assert seen.words == ["b", "a", "new"]
    assert seen.party is not None
    assert seen.party.guests == [known[0], known[2], Guest(name="new")]
