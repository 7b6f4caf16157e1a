"""Which fields of a structure differ, and what each difference does."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Path
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import effect_of, is_unordered
from pulumi_livemedia.structures.structure import Structure


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs."""

    path: Path
    effect: Effect


def changes(old: Structure, new: Structure) -> list[Change]:
    """The fields in which two structures of one class differ in meaning, with their effects.

    A value that is unknown differs from every value.
    """
    return list(_changes((), (old, new), old, new, None))


def _changes(
    path: Path, whole: tuple[Structure, Structure], old: Structure, new: Structure, inherited: Effect | None
) -> Iterator[Change]:
    for name, spelling in type(new).names().items():
        before, after = getattr(old, name), getattr(new, name)
        field = type(new).model_fields[name]
        if same(before, after, field):
            continue
        before, after = paired(before, after)
        effect = effect_of(field, *whole) or inherited
        below = (*path, spelling)
        if isinstance(before, Structure) and isinstance(after, Structure):
            yield from _changes(below, whole, before, after, effect)
        elif effect is None:
            raise TypeError(f"{type(new).__name__}.{name} declares no effect")
        else:
            yield Change(below, effect)


def same(before: object, after: object, field: FieldInfo | None = None) -> bool:
    """Whether two values mean the same; nothing that is unknown or invalid does, at any depth.

    Args:
        before: one of them.
        after: the other one.
        field: where they stand, if they are values of a field.
    """
    if isinstance(before, Hole) or isinstance(after, Hole):
        return False
    before, after = paired(before, after)
    if isinstance(before, Structure) and type(before) is type(after):
        fields = type(before).model_fields.items()
        return all(same(getattr(before, name), getattr(after, name), inner) for name, inner in fields)
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(same(before[key], after[key]) for key in before)
    if isinstance(before, list) and isinstance(after, list):
        pairs = _same_members if is_unordered(field) else _same_in_order
        return len(before) == len(after) and pairs(before, after)
    return bool(before == after)


def _same_in_order(before: list[object], after: list[object]) -> bool:
    return all(map(same, before, after))


def _same_members(before: list[object], after: list[object]) -> bool:
    """Whether each member of one list has one of its own in the other."""
    left = list(after)
    for member in before:
        position = next((position for position, other in enumerate(left) if same(member, other)), None)
        if position is None:
            return False
        del left[position]
    return True


def paired(before: object, after: object) -> tuple[object, object]:
    """Two values, an absent one as the structure that the cloud takes in its place."""
    if before is None and isinstance(after, Structure):
        return type(after).implied(), after
    if after is None and isinstance(before, Structure):
        return before, type(before).implied()
    return before, after
