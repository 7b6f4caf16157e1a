"""What is declared at a field beside its type: its effect, whether its values are secret, who knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pulumi_livemedia.structures.effects import Effect

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

    from pulumi_livemedia.structures.structure import Structure


@dataclass(frozen=True, slots=True)
class EffectOf:
    """An effect that depends on the whole structure before and after; stands where an `Effect` may stand."""

    decide: Callable[[Structure, Structure], Effect]
    possible: tuple[Effect, ...] = (Effect.LIVE, Effect.RESTART)
    """What it may turn out to be, for the documentation."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Marks a field whose value no message, log or state file may show in plain text."""

    when: Callable[[object], bool] = lambda _: True
    """Whether one value is secret; every value, unless said otherwise."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """Marks a field of our own, which the cloud does not know."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Marks a field that a check fills in, so that a preview knows it; programs read it, and do not give it."""


@dataclass(frozen=True, slots=True)
class NotTold:
    """Marks a field that the cloud takes and never tells: a change made elsewhere can not be seen."""


@dataclass(frozen=True, slots=True)
class Unordered:
    """Marks a list whose order means nothing; how often a member is in it counts. It is sent as it was declared."""


@dataclass(frozen=True, slots=True)
class IfMissing:
    """What to do where a required field is not given."""

    cure: str


Marker = Effect | EffectOf | Secret | NotSent | NotTold | Settled | Unordered | IfMissing


def effect_of(field: FieldInfo, old: Structure, new: Structure) -> Effect | None:
    """The effect that a field itself declares; `old` and `new` are the whole structures before and after."""
    for declared in field.metadata:
        if isinstance(declared, Effect):
            return declared
        if isinstance(declared, EffectOf):
            return declared.decide(old, new)
    return None


def is_unordered(field: FieldInfo | None) -> bool:
    """Whether the order of a field's list means nothing."""
    return field is not None and any(isinstance(declared, Unordered) for declared in field.metadata)


def has_buried_marker(annotation: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    """Whether a marker stands inside a type, as in `Annotated[str, Secret()] | None`, where nobody looks for it."""
    buried = any(isinstance(part, Marker) for part in getattr(annotation, "__metadata__", ()))
    return buried or any(map(has_buried_marker, get_args(annotation)))
