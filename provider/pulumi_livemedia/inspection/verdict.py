"""What one look has found."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How it stands with what was looked at."""

    OK = 0
    WARN = 1
    FAIL = 2

    @property
    def word(self) -> str:
        """As people read it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the doctor."""

    name: str
    level: Level
    text: str
    cure: str = ""
    """What to do, where something is to be done."""


def ok(name: str, text: str) -> Verdict:
    """It is well."""
    return Verdict(name, Level.OK, text)


def warn(name: str, text: str, cure: str) -> Verdict:
    """It works, and may surprise."""
    return Verdict(name, Level.WARN, text, cure)


def fail(name: str, text: str, cure: str) -> Verdict:
    """It will not work."""
    return Verdict(name, Level.FAIL, text, cure)
