"""What rules over several values are made of."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.structure import Structure

Item = TypeVar("Item")


def each(items: Iterable[Item], find: Callable[[int, Item], Iterator[Failure]]) -> Iterator[Failure]:
    """What is found at each item by itself: one that touches a hole does not silence the others."""
    for position, item in enumerate(items):
        try:
            yield from find(position, item)
        except HoleTouched:
            continue


def known(items: Iterable[Structure], *names: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Position and values of these fields, for each item that has them all and all known."""
    for position, item in enumerate(items):
        if not isinstance(item, Hole):
            values = tuple(getattr(item, name) for name in names)
            if not any(value is None or isinstance(value, Hole) for value in values):
                yield position, values


def repeated(keys: Iterable[tuple[int, Hashable]]) -> Iterator[tuple[int, int]]:
    """The position of each key that stood before, and where it stood first."""
    first: dict[Hashable, int] = {}
    for position, key in keys:
        if first.setdefault(key, position) != position:
            yield position, first[key]
