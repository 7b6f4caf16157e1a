"""What stands at a place in a structure."""

from dataclasses import dataclass

from pulumi_livemedia.structures.failures import Path
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.structure import Structure


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and whether it may be shown."""

    value: object
    is_secret: bool


def lookup(structure: Structure, path: Path) -> Found | None:
    """The value at a path of an examined structure, as the program gave it; None if nothing is there."""
    value: object = structure
    is_secret = False
    for step in path:
        value = value.value if isinstance(value, Hole) else value
        if isinstance(value, Structure):
            field = _field_name(value, step)
            if field is None:
                return None
            markers = type(value).model_fields[field].metadata
            is_secret = is_secret or any(isinstance(declared, Secret) for declared in markers)
            value = getattr(value, field)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    value = value.value if isinstance(value, Hole) else value
    return None if value is None else Found(value, is_secret)


def _field_name(structure: Structure, step: str | int) -> str | None:
    return next((name for name, spelling in structure.names().items() if spelling == step), None)
