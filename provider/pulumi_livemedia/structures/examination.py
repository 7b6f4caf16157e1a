"""Everything that is wrong with a structure, each with its place."""

from collections.abc import Iterator

from pulumi_livemedia.structures.failures import Failure, Path
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.structure import Structure


def failures(structure: Structure) -> list[Failure]:
    """All failures of an examined structure, in the order of its fields; rules over several fields last."""
    return list(_below((), structure))


def _below(path: Path, value: object) -> Iterator[Failure]:
    if isinstance(value, Hole):
        yield from (failure.below(path) for failure in value.failures)
    elif isinstance(value, Structure):
        yield from _of_structure(path, value)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _below((*path, position), item)


def _of_structure(path: Path, structure: Structure) -> Iterator[Failure]:
    yield from (failure.below(path) for failure in structure.refused)
    for name, spelling in structure.names().items():
        yield from _below((*path, spelling), getattr(structure, name))
    for broken in structure.rules():
        try:
            for failure in broken():
                yield failure.below(path)
        except HoleTouched:
            continue
