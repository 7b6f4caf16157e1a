"""What of a studio's settings differs from what was declared, and what only looks as if it did.

The cloud may fill in what is not declared, such as the address that it pushes to. Which settings those are is not
documented. So what it shows right after everything was set, where nothing was declared, is remembered and taken for
its own; anything else is drift.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pulumi_livemedia.alibaba.playback_url import without_key
from pulumi_livemedia.alibaba.production_studio.described import without_empty
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.structures.failures import Path, dotted
from pulumi_livemedia.structures.markers import is_unordered
from pulumi_livemedia.structures.nesting import nested
from pulumi_livemedia.structures.structure import Structure

Properties = dict[str, Any]

_ANY_CASE: Final = frozenset({"domainName", "casterTemplate", "locationId", "format"})
"""Settings whose upper and lower case mean the same."""
_STRUCTURES: Final[tuple[type[Structure], ...]] = (StudioSettings, *nested(StudioSettings))
_ANY_ORDER: Final = frozenset(
    each.names()[name] for each in _STRUCTURES for name, field in each.model_fields.items() if is_unordered(field)
)
"""Settings that are lists whose order means nothing."""
_NEVER_SHOWN: Final = ("recordConfig", "interval")


def filled_in(declared: Properties, shown: Properties) -> dict[str, Any]:
    """What the cloud shows where nothing is declared, by its place."""
    given = {path for path, _ in _leaves((), declared)}
    return {dotted(path): value for path, value in _leaves((), shown) if path not in given}


def observed(shown: Properties, kept: Properties, filled: Mapping[str, Any]) -> Properties:
    """The settings as a program would declare them.

    Args:
        shown: the settings as the cloud shows them.
        kept: as they were declared or observed last; where it means the same, its spelling stays.
        filled: what the cloud has filled in by itself.
    """
    ours = _without((), shown, filled)
    interval = kept.get(_NEVER_SHOWN[0], {}).get(_NEVER_SHOWN[1])
    if interval is not None and "recordConfig" in ours:
        ours["recordConfig"] = {**ours["recordConfig"], "interval": interval}
    return {name: _respelt(name, value, kept.get(name)) for name, value in ours.items()}


def _leaves(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves((*path, name), item)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for position, item in enumerate(value):
            yield from _leaves((*path, position), item)
    else:
        yield path, value


def _without(path: Path, properties: Properties, filled: Mapping[str, Any]) -> Properties:
    """The properties without what was filled in, and is still the same."""
    left = {name: _left((*path, name), value, filled) for name, value in properties.items()}
    return without_empty(left)


def _left(path: Path, value: object, filled: Mapping[str, Any]) -> object:
    if isinstance(value, dict):
        return _without(path, value, filled)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [_without((*path, position), item, filled) for position, item in enumerate(value)]
    return None if _is_same(path, value, filled.get(dotted(path))) else value


def _is_same(path: Path, value: object, known: object) -> bool:
    if path[-1] in _ANY_ORDER and isinstance(value, list) and isinstance(known, list):
        return sorted(map(str, value)) == sorted(map(str, known))
    if isinstance(value, str) and isinstance(known, str):
        # Each answer may carry a new key.
        return without_key(value) == without_key(known)
    return value == known


def _respelt(name: str, value: object, kept: object) -> object:
    """A value in the spelling that was kept, where both mean the same."""
    if isinstance(value, dict) and isinstance(kept, dict):
        return {key: _respelt(key, item, kept.get(key)) for key, item in value.items()}
    if isinstance(value, list) and isinstance(kept, list) and name in _ANY_ORDER:
        return _in_kept_order(name, value, kept)
    if isinstance(value, list) and isinstance(kept, list) and len(value) == len(kept):
        return [_respelt(name, item, before) for item, before in zip(value, kept, strict=True)]
    if isinstance(value, str) and isinstance(kept, str) and name in _ANY_CASE and value.lower() == kept.lower():
        return kept
    return value


def _in_kept_order(name: str, value: list[Any], kept: list[Any]) -> list[Any]:
    """The members that were kept and are still there, in their own order and spelling, and then all others."""
    there, left = [], list(value)
    for before in kept:
        position = next(
            (position for position, item in enumerate(left) if _respelt(name, item, before) == before), None
        )
        if position is not None:
            there.append(before)
            del left[position]
    return [*there, *left]
