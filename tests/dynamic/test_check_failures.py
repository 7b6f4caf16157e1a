"""A failure names its place and shows the value, unless that is secret, or whole structures of it."""

from typing import Annotated

import pytest
from pydantic import Field

from pulumi_livemedia.dynamic.check_failures import check_failure
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.numbers import Whole
from pulumi_livemedia.structures.structure import Structure


class Storage(Structure):
    """Where files go."""

    region: Annotated[int, Field(ge=0)] = 0
    secret_key: Annotated[str, Secret(), Field(min_length=8)]


class Task(Structure):
    """What is declared."""

    name: str
    width: Whole = 640
    formats: list[str] = Field([])
    storage: Storage


def told(properties: dict[str, object]) -> list[tuple[str, str]]:
    declared = Task.examine({"name": "a", "storage": {"secretKey": "long enough"}, **properties})
    shown = [check_failure(declared, failure) for failure in failures(declared)]
    return [(failure.property, failure.reason) for failure in shown]


@pytest.mark.parametrize(
    ("properties", "failure"),
    [
        ({"name": 7.0}, ("name", "must be a string")),
        ({"name": None}, ("", "name is required")),
        ({"width": "wide"}, ("width", "must be a whole number")),
        ({"formats": "MP4"}, ("formats", "must be a list")),
        ({"formats": ["MP4", 7.0]}, ("", "formats[1] is 7, but must be a string")),
        ({"formats": {"a": 1}}, ("", "formats must be a list")),
        (
            {"storage": {"region": -1.0, "secretKey": "long enough"}},
            ("", "storage.region is -1, but must be at least 0"),
        ),
        ({"storage": {"secretKey": "s3cret"}}, ("", "storage.secretKey must have at least 8 characters")),
        ({"storage": ["s3cret"]}, ("", "storage must be an object")),
        ({"storag": "s3cret"}, ("", "storag is not a known property; did you mean storage?")),
        ({"formats": ['"']}, None),
    ],
)
def test_a_failure_as_the_engine_shows_it(properties: dict[str, object], failure: tuple[str, str] | None) -> None:
    assert told(properties) == ([failure] if failure else [])
