"""The forms in which Pulumi writes down what it will do, each brought into that of `pulumi preview --json`.

There are three: that one; the lines of events that it prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW, as `pulumi up
--json` and the service do; and the plan that `pulumi preview --save-plan` saves.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, Final

from pulumi_livemedia.review.documents import PAST_MARK, Unreadable, text_of
from pulumi_livemedia.review.previews import is_preview

Json = Mapping[str, Any]
Held = Mapping[str, Sequence[Json]]
"""What a stack holds: the rows of its state, by URN."""

_HOW: Final = "give what `pulumi preview --json` prints, or what `--save-plan` saves"
_FOR_PEOPLE: Final = ("Previewing update", "Updating (", "View in Browser", "View Live")
_OTHERS: Final = {
    "deployment": "a state (pulumi stack export)",
    "checkpoint": "a state of a file backend",
    "AppId": "a request: `livemedia check` and `livemedia layout` read those",
}
_OPPOSITE: Final = {"running": "stopped", "stopped": "running"}
_DESIRED: Final = "desiredState"
_DELETES: Final = frozenset({"delete", "delete-replaced", "discard", "discard-replaced"})
_DELETES_REPLACED: Final = frozenset({"delete-replaced", "discard-replaced"})
_CUT_OFF: Final = "the events end before their summary: this is not all"


def load(source: str) -> Any:  # noqa: ANN401 - whatever the document holds
    """What a file, or the standard input for `-`, holds: one document, or a list of events.

    Raises:
        Unreadable: it can not be read, or is not JSON; the text says what it is instead, where that is clear.
    """
    text = text_of(source)
    return parsed(text, "standard input" if source == "-" else source)


def parsed(text: str, name: str) -> Any:  # noqa: ANN401 - the same
    """The JSON of a text, or the list of events of one that has one on each line.

    Raises:
        Unreadable: it is neither.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        events = _lines(text)
        if events is not None:
            return events
        raise Unreadable(f"{name} is not JSON: {_what_it_is(text) or error}") from error
    return [document] if _is_event(document) else document


def is_plan(document: object) -> bool:
    """Whether it is what `pulumi preview --save-plan` saves."""
    return isinstance(document, Mapping) and isinstance(document.get("resourcePlans"), Mapping)


def is_known(document: object) -> bool:
    """Whether it is any of the three forms."""
    return is_plan(document) or is_preview(document) or _are_events(document)


def as_preview(document: object, held: Held | None = None) -> Json:
    """Any of the three forms, as a preview.

    Args:
        document: as it was loaded.
        held: what the stack holds. A plan does not tell that.

    Raises:
        Unreadable: it is none of them.
    """
    if isinstance(document, list) and _are_events(document):
        return _of_events(document)
    if isinstance(document, Mapping) and is_plan(document):
        return _of_plan(document, held)
    if isinstance(document, Mapping) and is_preview(document):
        return document
    raise Unreadable(f"it is not what `pulumi preview --json` prints{_but(document)}; {_HOW}")


def _what_it_is(text: str) -> str:
    return f"it is a preview for people; {_HOW}" if text.lstrip().startswith(_FOR_PEOPLE) else ""


def _but(document: object) -> str:
    keys = document if isinstance(document, Mapping) else {}
    return next((f", but {what}" for key, what in _OTHERS.items() if key in keys), "")


def _are_events(document: object) -> bool:
    return isinstance(document, list) and bool(document) and all(map(_is_event, document))


def _is_event(document: object) -> bool:
    return isinstance(document, Mapping) and "sequence" in document and any(key.endswith("Event") for key in document)


def _lines(text: str) -> list[Any] | None:
    """The events, one on each line, after whatever tools of the program have printed; None if there are none."""
    lines = [line for line in text.splitlines() if line.strip()]
    begin = next((number for number, line in enumerate(lines) if line.startswith('{"sequence":')), None)
    if begin is None:
        return None
    events = [_event(line) for line in lines[begin:]]
    whole = [event for event in events if event is not None]
    # The last line may be cut off; in between, something else may have printed.
    return whole or None


def _event(line: str) -> Any:  # noqa: ANN401 - an event
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if _is_event(event) else None


def _of_events(events: Sequence[Json]) -> Json:
    diagnostics = [row for event in events if isinstance(row := event.get("diagnosticEvent"), Mapping)]
    if not any("summaryEvent" in event for event in events):
        diagnostics.append({"severity": "error", "message": _CUT_OFF})
    return {"steps": [step for event in events for step in _steps_of(event)], "diagnostics": diagnostics}


def _steps_of(event: Json) -> Iterator[Json]:
    """The step of an event. What a refresh has found stands in the event after it, all else in the one before."""
    for name, is_mine in (("resourcePreEvent", False), ("resOutputsEvent", True)):
        inner = event.get(name)
        told = inner.get("metadata") if isinstance(inner, Mapping) else None
        if isinstance(told, Mapping) and (told.get("op") == "refresh") is is_mine:
            yield {
                "op": told.get("op", ""),
                "urn": told.get("urn", ""),
                "oldState": told.get("old"),
                "newState": told.get("new"),
                "detailedDiff": told.get("detailedDiff"),
                "replaceReasons": told.get("keys") or [],
            }


def _of_plan(plan: Json, held: Held | None) -> Json:
    manifest = plan.get("manifest")
    made = str(manifest.get("time", "")) if isinstance(manifest, Mapping) else ""
    plans = {str(urn): each for urn, each in plan["resourcePlans"].items() if isinstance(each, Mapping)}
    steps = [step for urn, each in plans.items() for step in _planned(urn, each, plans, held or {})]
    return {"steps": steps, "plan": {"made": made, "isAlone": held is None}}


def _planned(urn: str, plan: Json, plans: Mapping[str, Json], held: Held) -> Iterator[Json]:
    goal = plan["goal"] if isinstance(plan.get("goal"), Mapping) else {}
    difference = goal["inputDiff"] if isinstance(goal.get("inputDiff"), Mapping) else {}
    inputs = plan["state"] if isinstance(plan.get("state"), Mapping) else {}
    flags = {name: goal[name] for name in ("protect", "retainOnDelete", "provider") if name in goal}
    state = {"urn": urn, "type": urn.split("::")[2] if urn.count("::") > 1 else "", **flags}
    name = _present_name(urn, goal, plans, held)
    old = {**state, "urn": name, "inputs": _former(inputs, difference), "outputs": {}}
    unknown = {**state, "inputs": dict.fromkeys(inputs, PAST_MARK), "outputs": {}, "delete": True}
    ops = list(map(str, plan["steps"])) if isinstance(plan.get("steps"), list) else []
    declared = _refreshed(_declared(held.get(name, ())), old, inputs)
    rows = _rows(ops, held.get(name, ()), declared, unknown)
    for op in ops:
        step: dict[str, Any] = {"op": op, "urn": urn}
        if op != "create":
            step["oldState"] = next(rows) if op in _DELETES_REPLACED else declared
        if op not in _DELETES:
            step["newState"] = {**state, "inputs": inputs, "outputs": {}}
        yield {**step, "detailedDiff": _differing(difference)}


def _refreshed(row: Json | None, old: Json, inputs: Json) -> Json:
    """What is declared, as the plan had it: what it changes to what the state has, a refresh had found to be other."""
    if row is None:
        return old
    held = row["inputs"] if isinstance(row.get("inputs"), Mapping) else {}
    found = {
        name: value
        for name, value in old["inputs"].items()
        if value != inputs.get(name) and name in held and held[name] == inputs.get(name)
    }
    return {**row, "inputs": {**held, **found}}


def _rows(ops: Sequence[str], held: Sequence[Json], replaced: Json, unknown: Json) -> Iterator[Json]:
    """What is deleted, step by step: what is replaced, if anything is, and then what failed updates left behind."""
    # Where no other step is about what is held, it is replaced under another name, which has the other steps.
    is_renamed = _declared(held) is not None and {*_DELETES_REPLACED, "create"}.issuperset(ops)
    if "replace" in ops or is_renamed:
        yield replaced
    yield from (row for row in held if row.get("delete"))
    yield from repeat(unknown)


def _declared(held: Sequence[Json]) -> Json | None:
    return next((row for row in held if not row.get("delete")), None)


def _present_name(urn: str, goal: Json, plans: Mapping[str, Json], held: Held) -> str:
    """Under which URN the stack has it: another one where the program gives an alias."""
    if _declared(held.get(urn, ())):
        return urn
    known = {name for name, rows in held.items() if _declared(rows)} | (plans.keys() - {urn})
    return next((name for name in _aliases(urn, goal) if name in known), urn)


def _aliases(urn: str, goal: Json) -> Iterator[str]:
    """The other URNs that the program gives; of those in parts, the ones with another name only."""
    for alias in goal["structuredAliases"] if isinstance(goal.get("structuredAliases"), list) else ():
        given = {key: value for key, value in alias.items() if value} if isinstance(alias, Mapping) else {}
        if given.keys() == {"URN"}:
            yield str(given["URN"])
        elif given.keys() == {"Name"}:
            yield f"{urn.rpartition('::')[0]}::{given['Name']}"


def _former(inputs: Json, difference: Json) -> Json:
    """The inputs before, as far as a plan tells: what differs is not told, but that a state was the other one."""
    added, changed, gone = (_part(difference, name) for name in ("adds", "updates", "deletes"))
    kept = {key: value for key, value in inputs.items() if key not in added}
    former = {**kept, **dict.fromkeys((*changed, *gone), PAST_MARK)}
    if changed.get(_DESIRED) in _OPPOSITE:
        former[_DESIRED] = _OPPOSITE[changed[_DESIRED]]
    return former


def _differing(difference: Json) -> Json:
    return {key: {} for name in ("adds", "updates", "deletes") for key in _part(difference, name)}


def _part(difference: Json, name: str) -> Json:
    part = difference.get(name)
    return part if isinstance(part, Mapping) else dict.fromkeys(part, None) if isinstance(part, list) else {}
