"""What differs between two maps of properties: the detailed diff of a preview."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pulumi_livemedia.testing import property_paths as paths
from pulumi_livemedia.testing.property_values import UNKNOWN, Properties, Secret, reveal

ADD: Final = "add"
DELETE: Final = "delete"
UPDATE: Final = "update"


@dataclass(frozen=True)
class Difference:
    """The answer to a diff: whether anything differs, what, and whether the resource has to be replaced."""

    differs: bool
    changes: Mapping[str, str] = field(default_factory=dict)
    """Kind of change by path: `add`, `delete` or `update`, with `-replace` behind it where that replaces."""
    changed_keys: tuple[str, ...] = ()
    replace_keys: tuple[str, ...] = ()
    delete_first: bool = False
    """Whether the provider wants the old one deleted before its replacement is created."""

    @property
    def replaces(self) -> bool:
        """Whether the resource has to be replaced."""
        return bool(self.replace_keys) or any(kind.endswith("-replace") for kind in self.changes.values())

    def replacing(self, options: Iterable[str]) -> "Difference":
        """The same where changes of these paths replace, as `replace_on_changes` says."""
        patterns = [paths.parse(option) for option in options]
        if not self.differs or not patterns:
            return self
        changes = {
            path: f"{kind}-replace" if _is_below(patterns, path) and not kind.endswith("-replace") else kind
            for path, kind in self.changes.items()
        }
        keys = [key for key in self.changed_keys if _is_below(patterns, key) and key not in self.replace_keys]
        return replace(self, changes=changes, replace_keys=(*self.replace_keys, *keys))

    def inverted(self) -> "Difference":
        """The same, seen from the other side: what a refresh shows."""
        other = {ADD: DELETE, DELETE: ADD}
        return replace(self, changes={path: other.get(kind, kind) for path, kind in self.changes.items()})


def _is_below(patterns: list[paths.Path], path: str) -> bool:
    return any(paths.contains(pattern, paths.parse(path)) for pattern in patterns)


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    """What differs between old and new inputs.

    A secret counts as one value, whatever is in it. That something has become secret does not count.
    """
    found = list(_of_maps((), old, new))
    keys = sorted({str(path[0]) for path, _ in found})
    return Difference(bool(found), {paths.write(path): kind for path, kind in found}, tuple(keys))


def _of_maps(at: paths.Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[paths.Path, str]]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before is None and after is not None:
            yield (*at, key), ADD
        elif before is not None and after is None:
            yield (*at, key), DELETE
        elif before is not None:
            yield from _of_values((*at, key), before, after)


def _of_values(at: paths.Path, old: Any, new: Any) -> Iterator[tuple[paths.Path, str]]:  # noqa: ANN401 - any value
    if isinstance(old, Secret) or isinstance(new, Secret):
        if any(_of_values(at, reveal(old), reveal(new))):
            yield at, UPDATE
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _of_maps(at, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(at, old, new)
    elif not _equal(old, new):
        yield at, UPDATE


def _of_lists(at: paths.Path, old: list[Any], new: list[Any]) -> Iterator[tuple[paths.Path, str]]:
    for position in range(max(len(old), len(new))):
        if position >= len(old):
            yield (*at, position), ADD
        elif position >= len(new):
            yield (*at, position), DELETE
        else:
            yield from _of_values((*at, position), old[position], new[position])


def _equal(old: Any, new: Any) -> bool:  # noqa: ANN401 - any value
    if old is UNKNOWN or new is UNKNOWN:
        return old is new
    return isinstance(old, bool) == isinstance(new, bool) and bool(old == new)


def with_ignored(news: Properties, olds: Properties, ignored: Iterable[str]) -> tuple[Properties, list[str]]:
    """New inputs with the old values of `ignore_changes`, and the paths for which that was not possible."""
    result = copy.deepcopy(news)
    source = copy.deepcopy(olds)
    impossible = [path for path in ignored if not paths.reset(paths.parse(path), source, result)]
    return result, impossible
