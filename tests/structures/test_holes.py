"""A hole is not a value: whatever uses it as one ends there."""

import operator
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.structures.holes import Hole, HoleTouched

USES: list[Callable[[Any], object]] = [
    bool,
    int,
    float,
    str,
    len,
    list,
    set,
    hash,
    lambda hole: hole + 1,
    lambda hole: 1 + hole,
    lambda hole: 2 * hole,
    lambda hole: hole == 1,
    lambda hole: hole != 1,
    lambda hole: hole < 1,
    lambda hole: hole % 2,
    lambda hole: hole["key"],
    lambda hole: 1 in hole,
    lambda hole: hole(),
    operator.attrgetter("width"),
]


@pytest.mark.parametrize("use", USES)
def test_every_use_of_a_hole_ends_the_rule(use: Callable[[Any], object]) -> None:
    with pytest.raises((HoleTouched, TypeError)) as ended:
        use(Hole(None))
    assert ended.type is HoleTouched or use in (set, hash)
