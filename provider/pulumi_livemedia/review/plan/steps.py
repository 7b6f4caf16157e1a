"""The steps of a preview, put together by what they are about: a resource, or a former run of one.

The engine tells of a resource in several steps, and not all have the same name: a refresh, and what deletes the one
that is replaced, have that of the stack, and all else that of the program, which an alias makes another. A former run
has the name of its resource, and is another thing all the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Step = Mapping[str, Any]
Row = tuple[str, str]
"""What the stack holds: a URN, and the id of the thing."""

REFRESH: Final = "refresh"
REPLACES: Final = frozenset({"replace", "create-replacement", "import-replacement", "read-replacement"})
DELETES_REPLACED: Final = frozenset({"delete-replaced", "discard-replaced", "read-discard"})


@dataclass(frozen=True, slots=True)
class Group:
    """The steps of one resource, or of a former run that an update which failed has left behind."""

    urn: str
    """As the program has it."""
    is_former: bool = False
    steps: list[Step] = field(default_factory=list)

    @property
    def row(self) -> Row:
        """What the stack holds of it; with an empty id where it holds nothing."""
        return next((row_of(step) for step in self.steps if _old(step)), (self.urn, ""))

    @property
    def refresh(self) -> Step | None:
        """The step of the refresh, if there was one."""
        return next((step for step in self.steps if step.get("op") == REFRESH), None)

    @property
    def done(self) -> list[Step]:
        """What is done after the refresh."""
        return [step for step in self.steps if step.get("op") != REFRESH]

    @property
    def aliases(self) -> Iterator[str]:
        """The URNs that the program gives it besides its own."""
        for step in self.steps:
            state = step.get("newState")
            names = state.get("aliases") if isinstance(state, Mapping) else None
            yield from map(str, names if isinstance(names, list) else ())


def steps_of(document: Mapping[str, Any]) -> Iterator[Step]:
    """Every step of a preview."""
    return (step for step in document["steps"] if isinstance(step, Mapping))


def row_of(step: Step) -> Row:
    """What the stack holds of what a step is about."""
    old = _old(step)
    return str(old.get("urn") or step.get("urn", "")), str(old.get("id") or "")


def grouped(document: Mapping[str, Any]) -> list[Group]:
    """The steps of each resource and of each former run, in the order of the preview."""
    steps = list(steps_of(document))
    mains = [step for step in steps if step.get("op") not in {REFRESH, *DELETES_REPLACED}]
    owners = {row_of(step): str(step.get("urn", "")) for step in mains if _old(step)}
    replaced = {row_of(step) for step in mains if step.get("op") in REPLACES}
    groups: dict[tuple[str, ...], Group] = {}
    for step, is_former in _told_apart(steps, replaced):
        row = row_of(step)
        urn = row[0] if is_former else _owner(step, owners)
        key = ("former", *row) if is_former else ("declared", urn)
        groups.setdefault(key, Group(urn, is_former)).steps.append(step)
    return list(groups.values())


def _told_apart(steps: Iterable[Step], replaced: set[Row]) -> Iterator[tuple[Step, bool]]:
    """Each step, and whether it is about a former run: one that is to be deleted, and that nothing here replaces."""
    open_ = set(replaced)
    for step in steps:
        op, row = step.get("op"), row_of(step)
        if op in DELETES_REPLACED and row in open_:
            open_.remove(row)
            yield step, False
        else:
            yield step, bool(_old(step).get("delete")) and (op == REFRESH or op in DELETES_REPLACED)


def _owner(step: Step, owners: Mapping[Row, str]) -> str:
    urn = str(step.get("urn", ""))
    is_by_old_name = step.get("op") == REFRESH or step.get("op") in DELETES_REPLACED
    return owners.get(row_of(step), urn) if is_by_old_name else urn


def _old(step: Step) -> Mapping[str, Any]:
    old = step.get("oldState")
    return old if isinstance(old, Mapping) else {}
