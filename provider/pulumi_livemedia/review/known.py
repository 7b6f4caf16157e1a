"""Values of examined structures, as far as they are known."""

from collections.abc import Iterable
from typing import Any

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.structure import Structure


def known(structure: object, *names: str) -> Any:  # noqa: ANN401 - whatever the field has
    """The value at this path of fields; None where it, or something on the way, is absent, unknown or invalid."""
    value = structure
    for name in names:
        value = getattr(value, name) if isinstance(value, Structure) else None
    return None if isinstance(value, Hole) else value


def known_items(items: object) -> Iterable[tuple[int, Structure]]:
    """Position and item of the known structures in a list that may be absent or unknown."""
    if not isinstance(items, list):
        return []
    return [(position, item) for position, item in enumerate(items) if isinstance(item, Structure)]


def as_given(structure: Structure, name: str) -> str | None:
    """The text that the program gave for a field, also where it is invalid; None where there is none."""
    value = getattr(structure, name)
    value = value.value if isinstance(value, Hole) else value
    return value if isinstance(value, str) else None


def known_count(items: object) -> int | None:
    """How many items a list has that may be absent; None where that is unknown."""
    if isinstance(items, Hole):
        return None
    return len(items) if isinstance(items, list) else 0
