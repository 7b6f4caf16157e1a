"""How a behaviour of the emulator is declared, with what is known about it."""

from dataclasses import dataclass, field
from typing import Literal, TypeVar, get_args

T = TypeVar("T")

Evidence = Literal["documented", "observed", "assumed"]


def check(name: str, evidence: str, source: str) -> None:
    """Refuse a declaration that does not say how something is known, and from where.

    Raises:
        ValueError: it does not.
    """
    if evidence not in get_args(Evidence):
        raise ValueError(f"{name}: evidence {evidence!r} must be one of {', '.join(get_args(Evidence))}")
    if not source.strip():
        raise ValueError(f"{name}: the source is missing")


def switch(*, default: T, meaning: str, evidence: Evidence, source: str, most: int | None = None) -> T:
    """Declare a switch with what is known about it, and the largest number it takes."""
    check(meaning, evidence, source)
    known: dict[str, object] = {"meaning": meaning, "evidence": evidence, "source": source}
    return field(default=default, metadata=known if most is None else known | {"most": most})


@dataclass(frozen=True, slots=True)
class Fixed:
    """A behaviour without a switch."""

    name: str
    meaning: str
    evidence: Evidence
    source: str

    def __post_init__(self) -> None:
        check(self.name, self.evidence, self.source)
