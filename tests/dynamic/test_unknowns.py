"""Values that a preview does not know become holes, at any depth."""

import pytest
from pulumi.output import UNKNOWN

from pulumi_livemedia.dynamic.unknowns import to_holes
from pulumi_livemedia.structures.holes import Hole


def test_an_unknown_value_becomes_a_hole_that_keeps_it() -> None:
    hole = to_holes(UNKNOWN)

    assert isinstance(hole, Hole)
    assert hole.value is UNKNOWN
    assert hole.failures == ()


def test_unknown_values_are_found_at_every_depth() -> None:
    holed = to_holes({"a": [1, {"b": UNKNOWN}], "c": [UNKNOWN]})

    assert isinstance(holed, dict)
    assert holed["a"][0] == 1
    assert isinstance(holed["a"][1]["b"], Hole)
    assert isinstance(holed["c"][0], Hole)


@pytest.mark.parametrize("value", [None, 1, 1.5, "x", True, [], {}, {"a": [1, {"b": None}]}])
def test_what_is_known_stays_as_it_is(value: object) -> None:
    assert to_holes(value) == value
