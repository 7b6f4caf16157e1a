"""How a behaviour of the emulator is declared, with what is known about it."""

from dataclasses import dataclass, field
from typing import Literal, TypeVar

T = TypeVar("T")

Evidence = Literal["documented", "observed", "assumed"]


def switch(*, default: T, meaning: str, evidence: Evidence, source: str) -> T:
    """Declare a switch with what is known about it."""
    known = {"meaning": meaning, "evidence": evidence, "source": source}
    return field(default=default, metadata=known)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A behaviour without a switch."""

    name: str
    meaning: str
    evidence: Evidence
    source: str
