"""What is declared, with what was found to be otherwise in its place."""

import math
from typing import Final, TypeVar

from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.differences import paired, same
from pulumi_livemedia.structures.markers import NotSent, NotTold, is_unordered
from pulumi_livemedia.structures.structure import Structure

TOLERANCE: Final = 1e-6
"""Clouds keep fractions with less precision than they are given."""

_Structure = TypeVar("_Structure", bound=Structure)


def drifted(declared: _Structure, found: Structure) -> _Structure:
    """The declared structure where it means the same as what was found, and what was found elsewhere.

    What the cloud does not know or never tells stays as it is declared. Where nothing differs in meaning, the result
    is the declared structure itself, in its own spelling.
    """
    differing = {}
    for name, field in type(declared).model_fields.items():
        if name not in type(found).model_fields or any(isinstance(each, NotSent | NotTold) for each in field.metadata):
            continue
        before = getattr(declared, name)
        after = _drifted(before, getattr(found, name), field)
        if after is not before:
            differing[name] = after
    return declared.model_copy(update=differing) if differing else declared


def _drifted(before: object, after: object, field: FieldInfo | None = None) -> object:
    if same(before, after, field) or _close(before, after):
        return before
    known, found = paired(before, after)
    if isinstance(known, Structure) and isinstance(found, Structure):
        result: object = drifted(known, found)
        return before if before is None and result is known else result
    if isinstance(before, list) and isinstance(after, list) and is_unordered(field):
        return _drifted_members(before, after)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        items = list(map(_drifted, before, after))
        return before if all(new is old for new, old in zip(items, before, strict=True)) else items
    return after


def _drifted_members(before: list[object], after: list[object]) -> list[object]:
    """The declared members that were found, in their own order, and then what was found besides."""
    kept, left = [], list(after)
    for member in before:
        position = next((position for position, other in enumerate(left) if _drifted(member, other) is member), None)
        if position is not None:
            kept.append(member)
            del left[position]
    return before if len(kept) == len(before) and not left else [*kept, *left]


def _close(before: object, after: object) -> bool:
    numbers = isinstance(before, float) and isinstance(after, float)
    return numbers and math.isclose(before, after, rel_tol=0, abs_tol=TOLERANCE)  # type: ignore[arg-type]


def untold(structure: Structure) -> set[str]:
    """The fields that say something, at any depth, that the cloud never tells: whether it is so can not be seen."""
    found: set[str] = set()
    for name, field in type(structure).model_fields.items():
        value = getattr(structure, name)
        is_default = same(value, field.get_default(call_default_factory=True), field)
        if any(isinstance(each, NotTold) for each in field.metadata):
            found |= set() if is_default else {name}
        elif any(
            untold(each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, Structure)
        ):
            found.add(name)
    return found
