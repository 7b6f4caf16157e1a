"""Which fields differ, what each difference does, and how the values are shown."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.review.documents import PAST_MARK, SECRET_MARK, UNKNOWN_MARK, plain
from pulumi_livemedia.review.plan.kinds import SECRET_NAMES, Kind
from pulumi_livemedia.review.plan.planned import Planned
from pulumi_livemedia.review.words import harmless, shortened, without_keys
from pulumi_livemedia.structures.differences import Change, changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Path, dotted
from pulumi_livemedia.structures.structure import Structure

SECRET: Final = "[secret]"  # noqa: S105 - what is shown in the place of one
NOT_KNOWN: Final = "not known yet"
ABSENT: Final = "not given"
NOT_IN_PLAN: Final = "not in the plan"
TIMEOUTS: Final = "customTimeouts"
_TIMEOUTS_KEY: Final = "__timeouts"
_LONGEST: Final = 60
_MISSING: Final = object()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs."""

    path: Path
    before: str
    after: str
    """As they are shown; nothing of a secret is in them."""
    effect: Effect | None
    """What the difference does; None for a field of which nothing is known."""
    is_certain: bool = True
    """Whether both values are known."""

    @property
    def place(self) -> str:
        """The path as people write it."""
        return harmless(dotted(self.path))


def examined(kind: Kind, inputs: Mapping[str, Any] | None) -> Structure | None:
    """What is declared, with holes where that is not known; None where nothing is, or nothing is known of its kind."""
    if inputs is None or kind.inputs is None:
        return None
    return kind.inputs.examine(plain(inputs))


def field_changes(planned: Planned, kind: Kind) -> list[FieldChange]:
    """The fields that differ in meaning, in the order of the declaration."""
    if planned.before is None or planned.after is None:
        return []
    old, new = planned.before.inputs, planned.after.inputs
    before, after = examined(kind, old), examined(kind, new)
    effects = changes(before, after) if before is not None and after is not None else None
    found = []
    for path in _paths(planned, old, new):
        effect = _effect(path, effects)
        if effects is not None and effect is None:
            # It means the same: a default that is written out, or 1 and 1.0.
            continue
        was, will = _shown(_value(old, path), path), _shown(_value(new, path), path)
        is_certain = NOT_KNOWN not in (was, will)
        found.append(FieldChange(_named(path), was, will, _allowed(effect, was, planned, kind), is_certain))
    return found


def _paths(planned: Planned, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Path]:
    """The places that differ as the engine tells them, or as they are found where it does not."""
    told = planned.differing if planned.differing is not None else tuple(_different((), old, new))
    visible = (path for path in told if path and not str(path[0]).startswith("__"))
    paths = [inner for path in visible for inner in _inside(path, old, new)]
    if old.get(_TIMEOUTS_KEY) != new.get(_TIMEOUTS_KEY):
        paths.append((_TIMEOUTS_KEY,))
    return paths


def _inside(path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Path]:
    """What differs at a place, in detail; the place itself where both are hidden."""
    return list(_different(path, _value(old, path), _value(new, path))) or [path]


def _different(path: Path, old: Any, new: Any) -> Iterator[Path]:  # noqa: ANN401 - whatever was declared
    # What is added or removed whole is told in detail too.
    before, after = (
        {} if one is _MISSING and isinstance(other, Mapping) else one for one, other in ((old, new), (new, old))
    )
    if (
        isinstance(before, Mapping)
        and isinstance(after, Mapping)
        and not {SECRET_MARK} & (before.keys() | after.keys())
    ):
        for key in dict.fromkeys([*before, *after]):
            yield from _different((*path, str(key)), before.get(key, _MISSING), after.get(key, _MISSING))
    elif isinstance(old, list) and isinstance(new, list):
        for position in range(max(len(old), len(new))):
            yield from _different((*path, position), _at(old, position), _at(new, position))
    elif old is _MISSING or new is _MISSING or old != new:
        yield path


def _at(items: list[Any], position: int) -> Any:  # noqa: ANN401 - the same
    return items[position] if position < len(items) else _MISSING


def _value(inputs: Mapping[str, Any], path: Path) -> object:
    value: object = inputs
    for step in path:
        if isinstance(value, Mapping) and SECRET_MARK in value:
            return SECRET
        if isinstance(value, Mapping):
            value = value.get(str(step), _MISSING)
        elif isinstance(value, list) and isinstance(step, int):
            value = _at(value, step)
        else:
            return value if value in (SECRET, UNKNOWN_MARK) else _MISSING
    return value


def _effect(path: Path, effects: list[Change] | None) -> Effect | None:
    if path == (_TIMEOUTS_KEY,):
        return Effect.LOCAL
    return next((change.effect for change in effects or () if _overlap(change.path, path)), None)


def _overlap(one: Path, other: Path) -> bool:
    common = min(len(one), len(other))
    return one[:common] == other[:common]


def _allowed(effect: Effect | None, was: str, planned: Planned, kind: Kind) -> Effect | None:
    """The effect, unless the engine knows better: what it updates needs no replacement, whatever is hidden in it."""
    if planned.operation != "update" or effect not in kind.replacing:
        return effect
    return Effect.LIVE if was == NOT_IN_PLAN else Effect.LOCAL


def _named(path: Path) -> Path:
    return (TIMEOUTS,) if path == (_TIMEOUTS_KEY,) else path


def _shown(value: object, path: Path) -> str:
    """A value on one line, without anything that is secret."""
    if value == SECRET or any(step in SECRET_NAMES for step in path):
        return ABSENT if value is _MISSING else SECRET
    if value == UNKNOWN_MARK:
        return NOT_KNOWN
    if value == PAST_MARK:
        return NOT_IN_PLAN
    if value is _MISSING or value is None:
        return ABSENT
    return shortened(harmless(without_keys(_json(_without_secrets(value)))), _LONGEST)


def not_known(inputs: Mapping[str, Any]) -> list[str]:
    """The inputs that are not known yet, or have a part that is not."""
    visible = {name: value for name, value in inputs.items() if not name.startswith("__")}
    return [harmless(name) for name, value in visible.items() if NOT_KNOWN in _json(_without_secrets(value))]


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _without_secrets(value: object) -> object:
    """A value with secrets in it, at any depth, as it may be shown."""
    if isinstance(value, Mapping):
        if SECRET_MARK in value:
            return SECRET
        return {str(key): SECRET if key in SECRET_NAMES else _without_secrets(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_secrets(item) for item in value]
    return NOT_KNOWN if value == UNKNOWN_MARK else value
