"""What a structure means, in a form that is the same for everything that means the same."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from pulumi_livemedia.structures.differences import same
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.markers import effect_of, is_unordered
from pulumi_livemedia.structures.structure import Structure


def meaning(
    structure: Structure,
    effects: Collection[Effect],
    *,
    kind: type[Structure] | None = None,
    without: Collection[str] = (),
) -> dict[str, Any]:
    """The values of all fields, at any depth, whose change would have one of these effects.

    Whatever equals its default is left out, so a default that is written out changes nothing, and neither does a
    field that a later version adds. Whole numbers are ints, and the keys of maps are in order, as are the members of
    lists whose order means nothing. With `kind`, only the fields of that base class; `without` names fields that do
    not count.

    Raises:
        HoleTouched: one of the values is unknown.
    """
    fields = [name for name in (kind or type(structure)).model_fields if name not in without]
    return _Meaning(structure, effects).of(structure, fields, None)


@dataclass(frozen=True, slots=True)
class _Meaning:
    whole: Structure
    effects: Collection[Effect]

    def of(self, structure: Structure, fields: Iterable[str], inherited: Effect | None) -> dict[str, Any]:
        """These fields of a structure under their state spelling."""
        meant: dict[str, Any] = {}
        for name in fields:
            field, value = type(structure).model_fields[name], getattr(structure, name)
            effect = effect_of(field, self.whole, self.whole) or inherited
            if isinstance(value, Structure):
                below = self.of(value, type(value).model_fields, effect)
                if below or (effect in self.effects and not value.cloud_defaults):
                    meant[field.alias or name] = below
            elif effect in self.effects and not _is_default(field, value):
                meant[field.alias or name] = _plain(value, field)
        return meant


def _plain(value: object, field: FieldInfo | None = None) -> object:
    if isinstance(value, Hole):
        raise HoleTouched
    if isinstance(value, Structure):
        fields = {name: (inner, getattr(value, name)) for name, inner in type(value).model_fields.items()}
        given = {name: each for name, each in fields.items() if not _is_default(*each)}
        return {value.names()[name]: _plain(item, inner) for name, (inner, item) in given.items()}
    if isinstance(value, list):
        items = [_plain(item) for item in value]
        return sorted(items, key=_canonical) if is_unordered(field) else items
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value)}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _canonical(item: object) -> str:
    return json.dumps(item, sort_keys=True)


def _is_default(field: FieldInfo, value: object) -> bool:
    return same(value, field.get_default(call_default_factory=True), field)
