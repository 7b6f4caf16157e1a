"""Which structures stand inside another one."""

from collections.abc import Iterator
from typing import Any, get_args

from pulumi_livemedia.structures.structure import Structure


def nested(structure: type[Structure]) -> Iterator[type[Structure]]:
    """The structures inside one, at any depth; each as often as it is used."""
    for field in structure.model_fields.values():
        for inner in _structures(field.annotation):
            yield inner
            yield from nested(inner)


def _structures(annotation: Any) -> Iterator[type[Structure]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        yield annotation
    for argument in get_args(annotation):
        yield from _structures(argument)
