"""In which of its properties a thing is otherwise than it was declared."""

from collections.abc import Iterator, Mapping
from typing import Any

from pulumi.output import UNKNOWN

from pulumi_livemedia.dynamic.hidden import visible
from pulumi_livemedia.structures.differences import paired, same
from pulumi_livemedia.structures.failures import Path, dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import NotSent, NotTold, Settled
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.sweep.documents import ENCRYPTED

_NOT_THE_CLOUDS = (NotSent, NotTold, Settled)


def differing(kind: type[Structure], declared: Mapping[str, Any], found: Structure) -> tuple[str, ...]:
    """Return the properties that differ in meaning, by their places; what is encrypted is left out.

    Args:
        kind: what can be declared.
        declared: what was, in state spelling.
        found: what is really so.
    """
    known = {name: value for name, value in visible(declared).items() if name in kind.names().values()}
    before = kind.examine({name: without_secrets(value) for name, value in known.items()})
    after = kind.examine({name: getattr(found, name) for name in kind.model_fields})
    return tuple(dotted(path) for path in _differing((), before, after))


def without_secrets(value: object) -> object:
    """The value with a hole in the place of each encrypted one."""
    if value == ENCRYPTED:
        return Hole(UNKNOWN)
    if isinstance(value, Mapping):
        return {name: without_secrets(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    return value


def _differing(path: Path, before: Structure, after: Structure) -> Iterator[Path]:
    for name, field in type(after).model_fields.items():
        if any(isinstance(each, _NOT_THE_CLOUDS) for each in field.metadata):
            continue
        old, new = paired(getattr(before, name), getattr(after, name))
        below = (*path, after.names()[name])
        if isinstance(old, Structure) and isinstance(new, Structure):
            yield from _differing(below, old, new)
        elif not _is_unknown(old) and not same(old, new, field):
            yield below


def _is_unknown(value: object) -> bool:
    """Whether a value was encrypted, or one inside it."""
    if isinstance(value, Hole):
        return value.value == UNKNOWN
    if isinstance(value, Structure):
        return any(_is_unknown(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return any(map(_is_unknown, value.values()))
    return isinstance(value, list) and any(map(_is_unknown, value))
