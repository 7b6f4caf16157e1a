"""What rules over several values are made of."""

from collections.abc import Iterator
from typing import Any

import pytest

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.rules import each, known, repeated
from pulumi_livemedia.structures.structure import Structure

# Stands where any value may stand.
HOLE: Any = Hole(None)


class Stream(Structure):
    """Something in a list."""

    index: int | None = None
    user_id: str = ""


def _negative(position: int, value: int) -> Iterator[Failure]:
    if value < 0:
        yield Failure((position,), "must not be negative")


def test_a_hole_silences_only_its_own_item() -> None:
    assert [failure.path for failure in each([-1, HOLE, -2], _negative)] == [(0,), (2,)]


def test_a_list_that_is_a_hole_ends_the_rule() -> None:
    with pytest.raises(HoleTouched):
        list(each(HOLE, _negative))


def test_only_what_is_there_and_known_is_a_key() -> None:
    streams = [Stream(index=1), Stream(), HOLE, Stream.examine({"index": Hole(None)}), Stream(index=2)]

    assert list(known(streams, "index")) == [(0, (1,)), (4, (2,))]
    assert list(known([Stream(index=1, user_id="a")], "index", "user_id")) == [(0, (1, "a"))]


def test_what_is_repeated_is_said_with_where_it_was_first() -> None:
    assert list(repeated([(0, "a"), (1, "b"), (3, "a"), (4, "a")])) == [(3, 0), (4, 0)]
