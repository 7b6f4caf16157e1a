"""Structures as plain properties, the form in which they stand in state."""

from collections.abc import Callable
from typing import Any

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.structure import Structure


def to_properties(structure: Structure, mark_secret: Callable[[object], object]) -> dict[str, Any]:
    """The values of a structure under their state spelling; absent ones and the cloud's own defaults are left out.

    Unknown values come out as they went in. Values of fields declared `Secret` pass through `mark_secret`.
    """
    properties: dict[str, Any] = {}
    for name, field in type(structure).model_fields.items():
        value = _plain(getattr(structure, name), mark_secret)
        if value is not None and structure.is_written(name):
            is_secret = any(declared.when(value) for declared in field.metadata if isinstance(declared, Secret))
            properties[field.alias or name] = mark_secret(value) if is_secret else value
    return properties


def _plain(value: object, mark_secret: Callable[[object], object]) -> object:
    if isinstance(value, Hole):
        return _plain(value.value, mark_secret)
    if isinstance(value, Structure):
        return to_properties(value, mark_secret)
    if isinstance(value, list | tuple):
        return [_plain(item, mark_secret) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, mark_secret) for key, item in value.items()}
    return value
