"""What a preview plans for each resource, put together from the steps that it takes for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.review.plan.steps import DELETES_REPLACED, REFRESH, REPLACES, Group, Row, Step, grouped, steps_of
from pulumi_livemedia.review.previews import kind_and_name

Properties = Mapping[str, Any]

_REMOVE_PENDING: Final = "remove-pending-replace"
_WORDS: Final = {_REMOVE_PENDING: "delete", "read-discard": "read"}
_FORMER: Final = "delete-replaced"
_TOOLING: Final = ("pulumi:pulumi:", "pulumi:providers:")
_PART: Final = re.compile(r"\[(\d+)\]|\[\"((?:[^\"\\]|\\.)*)\"\]|\.?([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class State:
    """A resource before or after."""

    inputs: Properties
    """As the preview has them, with its own signs for what is secret or not known."""
    outputs: Properties
    is_protected: bool = False
    is_retained: bool = False
    """Whether it is left alone when it is deleted."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for one resource."""

    urn: str
    name: str
    kind: str
    operation: str
    """`create`, `update`, `replace`, `delete`, `same`, `import`, `read`, or another word of the engine."""
    before: State | None
    """As it is, after a refresh if there was one."""
    after: State | None
    recorded: State | None = None
    """As it was in the stack before the refresh; None where there was none."""
    differing: tuple[tuple[str | int, ...], ...] | None = None
    """The places that differ, as the engine tells them; None where it does not."""
    replacing: tuple[str, ...] = ()
    """The properties because of which it is replaced, as the engine tells them."""
    deletes_first: bool | None = None
    """Whether a replacement deletes first; None where the preview does not tell."""
    is_half_done: bool = False
    """Whether an update that failed has deleted it already for a replacement, so that nothing runs."""
    is_hidden: bool = False
    """Whether it is updated, and the preview does not tell what differs."""
    row: Row = ("", "")
    """What the stack holds of it."""
    former: "Former | None" = None
    """Of a former run, which an update that failed has left behind: what there is beside it."""


@dataclass(frozen=True, slots=True)
class Former:
    """What there is beside a former run."""

    declared: Planned | None
    """The resource itself; None where the preview has none."""
    may_be_left_out: bool
    """Whether the preview leaves out what stays as it is."""


def planned(document: Mapping[str, Any]) -> list[Planned]:
    """What is planned for each resource of this package and each former run of one, in the order of the preview."""
    groups = [group for group in grouped(document) if kind_and_name(group.urn)[0]]
    declared = {group.urn: _planned(group) for group in groups if not group.is_former}
    names = {alias: group.urn for group in groups for alias in group.aliases} | {urn: urn for urn in declared}
    is_brief = all(step.get("op") != "same" for step in steps_of(document))
    return [
        _former(group, Former(declared.get(names.get(group.urn, "")), is_brief))
        if group.is_former
        else declared[group.urn]
        for group in groups
        if not group.is_former or group.done or _state(group.refresh, "newState")
    ]


def others(document: Mapping[str, Any]) -> dict[str, int]:
    """How often each operation is planned for resources of other packages."""
    last: dict[str, str] = {}
    for step in steps_of(document):
        urn, operation = str(step.get("urn", "")), _plain(str(step.get("op", "")))
        if is_of_others(urn) and operation not in (REFRESH, "same"):
            last[urn] = operation
    return {operation: list(last.values()).count(operation) for operation in sorted(set(last.values()))}


def is_of_others(urn: str) -> bool:
    """Whether it is a resource of another package, and neither the stack nor a provider."""
    parts = urn.split("::", 3)
    return len(parts) == 4 and not kind_and_name(urn)[0] and not parts[2].startswith(_TOOLING)  # noqa: PLR2004 - a URN


def errors(document: Mapping[str, Any]) -> list[str]:
    """Why the preview failed, if it did; each once."""
    told = document.get("diagnostics")
    rows = [row for row in told if isinstance(row, Mapping)] if isinstance(told, list) else []
    texts = [str(row.get("message", "")) for row in rows if row.get("severity") == "error"]
    return list(dict.fromkeys(text.strip().removeprefix("error: ") for text in texts if text.strip()))


def stack_of(document: Mapping[str, Any]) -> str:
    """Project and stack, as `shows/dev`; empty where no step tells it."""
    for step in steps_of(document):
        parts = str(step.get("urn", "")).removeprefix("urn:pulumi:").split("::")
        if len(parts) >= 4:  # noqa: PLR2004 - stack, project, type, name
            return f"{parts[1]}/{parts[0]}"
    return ""


def parsed_path(text: str) -> tuple[str | int, ...]:
    """A path as the engine writes it, taken apart: `layout.regions[1].width`, `tags["a.b"]`."""
    return tuple(
        int(index) if index else (quoted.replace('\\"', '"') if quoted else name)
        for index, quoted, name in _PART.findall(text)
    )


def _plain(operation: str) -> str:
    if operation in REPLACES or operation in DELETES_REPLACED - {"read-discard"}:
        return "replace"
    return _WORDS.get(operation, operation)


def _planned(group: Group) -> Planned:
    kind, name = kind_and_name(group.urn)
    done, recorded = group.done, _state(group.refresh, "oldState")
    if not done:
        # What was deleted for a replacement that nobody declares any more leaves without a step of its own.
        is_half_done = _has(group.refresh, "pendingReplacement")
        operation, after = ("delete", None) if is_half_done else ("same", recorded)
        return Planned(
            group.urn, name, kind, operation, recorded, after, recorded, is_half_done=is_half_done, row=group.row
        )
    main = max(done, key=lambda step: ("detailedDiff" in step and bool(step["detailedDiff"]), "newState" in step))
    operation = _plain(str(main.get("op", "")))
    before, differing = _first([main, *done], "oldState"), _differing(main)
    after = _first(done, "newState") if operation != "delete" else None
    is_told = differing is not None or (before is not None and after is not None and before.inputs != after.inputs)
    return Planned(
        group.urn,
        name,
        kind,
        operation,
        before,
        after,
        recorded,
        differing,
        tuple(map(str, main.get("replaceReasons") or ())),
        _deletes_first(done),
        _is_half_done(group),
        operation == "update" and not is_told,
        group.row,
    )


def _former(group: Group, former: Former) -> Planned:
    kind, name = kind_and_name(group.urn)
    before = _first(group.done, "oldState") or _state(group.refresh, "newState")
    recorded = _state(group.refresh, "oldState")
    return Planned(group.urn, name, kind, _FORMER, before, None, recorded, row=group.row, former=former)


def _first(steps: Sequence[Step], which: str) -> State | None:
    return next((state for step in steps if (state := _state(step, which)) is not None), None)


def _has(step: Step | None, flag: str) -> bool:
    """Whether the stack says this of it."""
    old = step.get("oldState") if step is not None else None
    return isinstance(old, Mapping) and bool(old.get(flag))


def _state(step: Step | None, which: str) -> State | None:
    state = step.get(which) if step is not None else None
    if not isinstance(state, Mapping):
        return None
    inputs, outputs = (
        value if isinstance(value, Mapping) else {} for value in (state.get("inputs"), state.get("outputs"))
    )
    return State(inputs, outputs, bool(state.get("protect")), bool(state.get("retainOnDelete")))


def _differing(step: Step) -> tuple[tuple[str | int, ...], ...] | None:
    """The places in detail, or else the properties, where the engine tells them."""
    told = step.get("detailedDiff") or step.get("diffReasons")
    return tuple(parsed_path(str(path)) for path in told) if isinstance(told, Mapping | list) and told else None


def _operations(done: Sequence[Step]) -> list[str]:
    return [str(step.get("op", "")) for step in done]


def _deletes_first(done: Sequence[Step]) -> bool | None:
    """What is made first is made before the step of the whole replacement, else after it.

    Where that is the only step, the engine has noted on the old one what comes of it by then.
    """
    operations = _operations(done)
    order = [operation for operation in operations if operation in REPLACES]
    if len(order) > 1:
        return order[0] == "replace"
    if DELETES_REPLACED & set(operations):
        return operations[0] in DELETES_REPLACED
    if any(_has(step, "pendingReplacement") for step in done):
        return True
    return False if order and any(_has(step, "delete") for step in done) else None


def _is_half_done(group: Group) -> bool:
    """Whether there is nothing to delete any more, and what replaces it is still to be made.

    A replacement that is yet to be made marks the old one in the same way, though not that of the refresh.
    """
    operations = _operations(group.done)
    if _REMOVE_PENDING in operations:
        return True
    order = [operation for operation in operations if operation in REPLACES]
    if not order or DELETES_REPLACED & set(operations):
        return False
    return order[:2] == ["replace", "create-replacement"] or _has(group.refresh, "pendingReplacement")
