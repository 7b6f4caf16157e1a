"""Structures as the cloud takes them."""

from typing import Any

from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.markers import NotSent, Settled
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure


def to_wire(
    structure: Structure, *, kind: type[Structure] | None = None, with_cloud_defaults: bool = False
) -> dict[str, Any]:
    """The values of a structure under their documented names; absent ones and those of our own are left out.

    With `kind`, only the fields of that base class. The cloud's own defaults are left out too, unless they are
    asked for, which counts for the structure itself and not for those inside.

    Raises:
        HoleTouched: a value is unknown.
    """
    wire: dict[str, Any] = {}
    for name, field in (kind or type(structure)).model_fields.items():
        if any(isinstance(declared, NotSent | Settled) for declared in field.metadata):
            continue
        value = _plain(getattr(structure, name))
        if value is not None and (with_cloud_defaults or structure.is_written(name)):
            wire[to_documented(field.alias or name)] = value
    return wire


def _plain(value: object) -> object:
    if isinstance(value, Hole):
        raise HoleTouched
    if isinstance(value, Structure):
        return to_wire(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
