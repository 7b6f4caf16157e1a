"""What a preview plans for each resource, put together from the steps that it takes for it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.review.previews import kind_and_name

Properties = Mapping[str, Any]
Steps = Sequence[Mapping[str, Any]]

_REFRESH: Final = "refresh"
_REPLACES: Final = frozenset({"replace", "create-replacement", "import-replacement", "read-replacement"})
_DELETES_REPLACED: Final = frozenset({"delete-replaced", "discard-replaced", "read-discard"})
_WORDS: Final = {"discard": "delete", "remove-pending-replace": "delete", "read-discard": "read"}
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


def planned(document: Mapping[str, Any]) -> list[Planned]:
    """What is planned for each resource of this package, in the order of the preview."""
    steps: dict[str, list[Mapping[str, Any]]] = {}
    for step in _steps(document):
        urn = str(step.get("urn", ""))
        if kind_and_name(urn)[0]:
            steps.setdefault(urn, []).append(step)
    return [_planned(urn, mine) for urn, mine in steps.items()]


def others(document: Mapping[str, Any]) -> dict[str, int]:
    """How often each operation is planned for resources of other packages."""
    last: dict[str, str] = {}
    for step in _steps(document):
        urn, operation = str(step.get("urn", "")), _plain(str(step.get("op", "")))
        if is_of_others(urn) and operation not in (_REFRESH, "same"):
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
    for step in _steps(document):
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


def _steps(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (step for step in document["steps"] if isinstance(step, Mapping))


def _plain(operation: str) -> str:
    if operation in _REPLACES or operation in _DELETES_REPLACED - {"read-discard"}:
        return "replace"
    return _WORDS.get(operation, operation)


def _planned(urn: str, steps: Steps) -> Planned:
    kind, name = kind_and_name(urn)
    done = [step for step in steps if step.get("op") != _REFRESH]
    refreshed = next((step for step in steps if step.get("op") == _REFRESH), None)
    recorded = _state(refreshed, "oldState") if refreshed else None
    if not done:
        return Planned(urn, name, kind, "same", recorded, recorded, recorded)
    main = max(done, key=lambda step: ("detailedDiff" in step and bool(step["detailedDiff"]), "newState" in step))
    operation = _plain(str(main.get("op", "")))
    return Planned(
        urn,
        name,
        kind,
        operation,
        _first(done, "oldState"),
        _first(done, "newState") if operation != "delete" else None,
        recorded,
        _differing(main),
        tuple(map(str, main.get("replaceReasons") or ())),
        _deletes_first([str(step.get("op", "")) for step in done]),
    )


def _first(steps: Steps, which: str) -> State | None:
    return next((state for step in steps if (state := _state(step, which)) is not None), None)


def _state(step: Mapping[str, Any], which: str) -> State | None:
    state = step.get(which)
    if not isinstance(state, Mapping):
        return None
    inputs, outputs = (
        value if isinstance(value, Mapping) else {} for value in (state.get("inputs"), state.get("outputs"))
    )
    return State(inputs, outputs, bool(state.get("protect")), bool(state.get("retainOnDelete")))


def _differing(step: Mapping[str, Any]) -> tuple[tuple[str | int, ...], ...] | None:
    details = step.get("detailedDiff")
    return tuple(parsed_path(str(path)) for path in details) if isinstance(details, Mapping) and details else None


def _deletes_first(operations: Iterable[str]) -> bool | None:
    order = [operation for operation in operations if operation in _REPLACES or operation in _DELETES_REPLACED]
    if not any(operation in _DELETES_REPLACED for operation in order):
        return None
    return order[0] in _DELETES_REPLACED
