"""Numbers as fields take them, and the words where they do not."""

from enum import IntEnum
from typing import Annotated, Any

import pytest
from pydantic import Field

from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.numbers import Flag, Int32, Number, OneOf, Range, Whole
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure


class Mode(IntEnum):
    """A choice."""

    SOFT = 1
    SIDE_BY_SIDE = 2


class Sample(Structure):
    """A field of each kind."""

    whole: Whole = 0
    int32: Int32 = 0
    number: Number = 0.0
    flag: Flag = False
    size: Annotated[Whole, Range(2, 1920, even=True)] = 2
    share: Annotated[Number, Range(above=0, at_most=1)] = 1.0
    place: Annotated[Number, Range(at_least=0, below=1)] = 0.0
    mode: Annotated[Whole, OneOf(*Mode)] = 1
    rate: Annotated[Whole, OneOf(32000, 44100)] = 32000
    codec: Annotated[Whole, OneOf(0)] = 0
    sizes: list[Annotated[Whole, Range(at_least=0)]] = Field([])
    maybe: Annotated[Whole, Range(at_least=0)] | None = None


def text(name: str, value: object) -> str | None:
    found = failures(Sample.examine({name: value}))
    return found[0].text if found else None


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("whole", 7, 7),
        ("whole", 7.0, 7),
        ("whole", -(2**60), -(2**60)),
        ("int32", -(2**31), -(2**31)),
        ("number", 1, 1.0),
        ("number", 0.25, 0.25),
        ("flag", True, True),
        ("size", 1920.0, 1920),
        ("share", 1, 1.0),
        ("place", 0, 0.0),
        ("mode", Mode.SIDE_BY_SIDE, 2),
        ("mode", 2.0, 2),
        ("rate", 44100, 44100),
        ("sizes", [1.0, 2], [1, 2]),
        ("maybe", 3.0, 3),
    ],
)
def test_what_means_a_number_is_kept_as_a_plain_one(name: str, value: object, kept: Any) -> None:  # noqa: ANN401 - of any kind
    assert text(name, value) is None
    found = to_properties(Sample.examine({name: value}), lambda secret: secret)[name]
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("whole", "7", "must be a whole number; write 7 without quotes"),
        ("whole", "-7.5", "must be a whole number; write -7.5 without quotes"),
        ("whole", "a token", "must be a whole number"),
        ("whole", True, "must be a whole number"),
        ("whole", 0.5, "must be a whole number"),
        ("whole", float("inf"), "must be a whole number"),
        ("whole", [], "must be a whole number"),
        ("int32", 2**31, "must be at most 2147483647"),
        ("int32", -(2**31) - 1.0, "must be at least -2147483648"),
        ("number", "0.5", "must be a number; write 0.5 without quotes"),
        ("number", False, "must be a number"),
        ("number", float("nan"), "must be a number"),
        ("flag", 1, "must be true or false"),
        ("flag", "true", "must be true or false"),
        ("size", 1, "must be at least 2 and even"),
        ("size", 641, "must be even"),
        ("size", 1922, "must be at most 1920"),
        ("share", 0, "must be greater than 0"),
        ("share", 1.5, "must be at most 1"),
        ("place", 1.0, "must be less than 1"),
        ("mode", 3, "must be one of 1 (soft), 2 (side by side)"),
        ("rate", 8000, "must be one of 32000, 44100"),
        ("codec", 1, "must be 0"),
        ("maybe", -1, "must be at least 0"),
    ],
)
def test_what_is_no_such_number_is_refused_in_words(name: str, value: object, words: str) -> None:
    assert text(name, value) == words


def test_an_unknown_element_does_not_hide_an_invalid_one() -> None:
    assert [failure.path for failure in failures(Sample.examine({"sizes": [Hole(None), -1]}))] == [("sizes", 1)]


@pytest.mark.parametrize(
    ("limits", "written"),
    [
        (Range(2, 1920, even=True), "[2, 1920], even"),
        (Range(above=0, at_most=1), "(0, 1]"),
        (Range(at_least=0, below=0.5), "[0, 0.5)"),
        (Range(at_least=0), "[0, infinity)"),
        (OneOf(*Mode), "1, 2"),
    ],
)
def test_limits_are_written_as_in_a_table(limits: Range | OneOf, written: str) -> None:
    assert str(limits) == written
