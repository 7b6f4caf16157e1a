"""Numbers as fields take them: no text, no truth values, and no more than a range or a list allows.

The engine knows one kind of number; 1280 may arrive as 1280.0. Text is refused though it looks like a number: the
cloud refuses it too.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, GetCoreSchemaHandler, Strict
from pydantic_core import CoreSchema, core_schema

from pulumi_livemedia.structures.failures import Breach

INT32_MAX: Final = 2**31 - 1


def whole(value: object) -> int:
    """A number without a fraction, as a plain int; members of an enumeration are numbers."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise Breach("must be a whole number", unquoted(value))


def number(value: object) -> float:
    """A number, as a float."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    raise Breach("must be a number", unquoted(value))


def unquoted(value: object) -> str | None:
    """The cure of a number that was given as text; None where it is something else."""
    looks_like_a_number = isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value)
    return f"write {value} without quotes" if looks_like_a_number else None


Whole = Annotated[int, BeforeValidator(whole)]
Number = Annotated[float, BeforeValidator(number)]
Flag = Annotated[bool, Strict()]


@dataclass(frozen=True, slots=True)
class Range:
    """Declared at a field: the numbers that it takes. As text: `[2, 1920], even` or `(0, 1]`."""

    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    even: bool = False

    def check(self, value: float) -> float:
        """The value itself, if it is in the range.

        Raises:
            Breach: it is not.
        """
        broken = self.breach(value)
        if broken:
            raise Breach(broken)
        return value

    def breach(self, value: float) -> str | None:
        """The limits that a number breaks: `must be at most 1280 and even`."""
        broken = list(self._broken(value))
        return f"must be {' and '.join(broken)}" if broken else None

    def _broken(self, value: float) -> Iterator[str]:
        if self.at_least is not None and value < self.at_least:
            yield f"at least {shown(self.at_least)}"
        if self.above is not None and value <= self.above:
            yield f"greater than {shown(self.above)}"
        if self.at_most is not None and value > self.at_most:
            yield f"at most {shown(self.at_most)}"
        if self.below is not None and value >= self.below:
            yield f"less than {shown(self.below)}"
        if self.even and value % 2 != 0:
            yield "even"

    def __str__(self) -> str:
        lowest = f"({shown(self.above)}" if self.at_least is None else f"[{shown(self.at_least)}"
        highest = f"{shown(self.below)})" if self.at_most is None else f"{shown(self.at_most)}]"
        return f"{lowest}, {highest}{', even' if self.even else ''}"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        return core_schema.no_info_after_validator_function(self.check, handler(source))


class OneOf:
    """Declared at a field: the numbers that it takes, one by one; members of an enumeration have names too."""

    def __init__(self, *members: int) -> None:
        self.members = members

    def check(self, value: int) -> int:
        """The value itself, if it is one of the members.

        Raises:
            Breach: it is not.
        """
        if value in self.members:
            return value
        words = list(map(named, self.members))
        raise Breach(f"must be {words[0]}" if len(words) == 1 else f"must be one of {', '.join(words)}")

    def __str__(self) -> str:
        return ", ".join(str(int(member)) for member in self.members)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        return core_schema.no_info_after_validator_function(self.check, handler(source))


def named(member: int) -> str:
    """A number, with its name where it has one: `2 (custom)`."""
    return f"{int(member)} ({member.name.lower().replace('_', ' ')})" if isinstance(member, IntEnum) else str(member)


def shown(limit: float | None) -> str:
    """A number as people write it."""
    return "infinity" if limit is None else str(int(limit)) if float(limit).is_integer() else str(limit)


Int32 = Annotated[Whole, Range(-INT32_MAX - 1, INT32_MAX)]
