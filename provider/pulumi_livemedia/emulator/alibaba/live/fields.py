"""Reading the parts of a call: parameters, members of its lists, and the JSON texts inside parameters.

A call's texts are judged only after the thing that the call is about was found, so that these readers are
called by the operations and not by the gateway. Numbers in JSON texts may be numbers or strings: both occur in the
published samples, https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcastercomponent
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from pulumi_livemedia.emulator import json_text
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.errors import CloudError

MALFORMED = "InvalidParameter.Malformed"

Range = tuple[float, float]

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)


def malformed(name: str, value: object, code: str = MALFORMED) -> CloudError:
    """The refusal of a value."""
    return refused(code, f"{name}={value} is not valid.")


@dataclass(frozen=True, slots=True)
class Fields:
    """Some named values: a call's parameters, one member of a list, or a JSON object.

    Attributes:
        given: by name.
        where: stands before the names in messages.
    """

    given: Mapping[str, object]
    where: str = ""

    def has(self, name: str) -> bool:
        """Whether it was sent, if only empty."""
        return name in self.given

    def text(self, name: str, default: str = "") -> str:
        """A text, or a number or boolean of a JSON text as one."""
        value = self.given.get(name, default)
        if not isinstance(value, (str, int, float)):
            raise malformed(f"{self.where}{name}", value)
        return str(value)

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of some words; the first of them if nothing was sent."""
        text = self.text(name, allowed[0])
        if text not in allowed:
            raise malformed(f"{self.where}{name}", text)
        return text

    def integer(self, name: str, bounds: Range, default: int = 0) -> int:
        """An integer within bounds, both included."""
        text = self.text(name, str(default))
        if not _INTEGER.fullmatch(text) or not bounds[0] <= int(text) <= bounds[1]:
            raise malformed(f"{self.where}{name}", text)
        return int(text)

    def decimal(self, name: str, bounds: Range, default: float = 0.0, code: str = MALFORMED) -> float:
        """A number within bounds, both included."""
        return decimal(f"{self.where}{name}", self.given.get(name, default), bounds, code)

    def flag(self, name: str) -> bool:
        """True or false, in any spelling of the case; false if nothing was sent."""
        text = self.text(name, "false").lower()
        if text not in ("true", "false"):
            raise malformed(f"{self.where}{name}", text)
        return text == "true"

    def pattern(self, name: str, pattern: re.Pattern[str], default: str = "", code: str = MALFORMED) -> str:
        """A text that a pattern matches as a whole; the default may be one that it does not match."""
        text = self.text(name, default)
        if text != default and not pattern.fullmatch(text):
            raise malformed(f"{self.where}{name}", text, code)
        return text

    def json_object(self, name: str, known: Iterable[str] | None = None) -> "Fields":
        """A JSON object inside a text.

        Args:
            name: of the text.
            known: the members it may have; None for any.
        """
        value = parse_json(f"{self.where}{name}", self.text(name))
        if not isinstance(value, dict) or (known is not None and value.keys() - set(known)):
            raise malformed(f"{self.where}{name}", self.text(name))
        return Fields(cast("dict[str, object]", value), f"{name}.")

    def members(self, name: str) -> list["Fields"]:
        """The members of a list `Name.1.Field`, in the order of their numbers."""
        found: dict[int, dict[str, object]] = {}
        for key, value in self.given.items():
            head, _, rest = key.partition(".")
            if head == name:
                number, _, field = rest.partition(".")
                found.setdefault(int(number), {})[field] = value
        return [Fields(given, f"{name}.{number}.") for number, given in sorted(found.items())]

    def texts(self, name: str) -> list[str]:
        """The members of a list `Name.1` of texts, in the order of their numbers."""
        return [each.text("") for each in self.members(name)]


def decimal(name: str, value: object, bounds: Range = (-math.inf, math.inf), code: str = MALFORMED) -> float:
    """A number within bounds, both included, from a number or a text."""
    text = str(value)
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise malformed(name, text, code)
    number = float(text)
    if not math.isfinite(number) or not bounds[0] <= number <= bounds[1]:
        raise malformed(name, text, code)
    return number


def parse_json(name: str, text: str) -> object:
    """A JSON text."""
    try:
        return json_text.parse_json(text, infinite=True)
    except ValueError as error:
        raise malformed(name, text) from error
