"""Settings that are objects: the stack's configuration holds them as JSON text, as its neighbours' providers do."""

import json
from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.numbers import Whole
from pulumi_livemedia.structures.structure import Structure

Read = TypeVar("Read", bound=Structure)


class UnusableObject(ValueError):
    """The text is no such object; says everything that is wrong with it, and quotes no value."""


def _number(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


WrittenNumber = Annotated[Whole, BeforeValidator(_number)]
"""A whole number, also as text: `pulumi config set` writes it so unless it is told `--path`."""


def read_object(structure: type[Read], text: str) -> Read:
    """Return the structure that a setting's text holds.

    Raises:
        UnusableObject: it is no JSON object, or breaks a rule of the structure.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise UnusableObject("it is not a JSON object")
    examined = structure.examine(document)
    found = failures(examined)
    if found:
        raise UnusableObject(", and ".join(f"{dotted(failure.path)} {failure.text}" for failure in found))
    return examined
