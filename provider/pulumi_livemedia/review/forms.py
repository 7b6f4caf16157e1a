"""The forms in which Pulumi writes down what it will do, each brought into that of `pulumi preview --json`.

There are three: that one; the lines of events that it prints with PULUMI_ENABLE_STREAMING_JSON_PREVIEW, as `pulumi up
--json` and the service do; and the plan that `pulumi preview --save-plan` saves.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pulumi_livemedia.review.documents import PAST_MARK, Unreadable, text_of
from pulumi_livemedia.review.previews import is_preview

Json = Mapping[str, Any]

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


def as_preview(document: object, held: Mapping[str, Json] | None = None) -> Json:
    """Any of the three forms, as a preview.

    Args:
        document: as it was loaded.
        held: what the stack holds, by URN: rows of its state. A plan does not tell that.

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


def _of_plan(plan: Json, held: Mapping[str, Json] | None) -> Json:
    manifest = plan.get("manifest")
    made = str(manifest.get("time", "")) if isinstance(manifest, Mapping) else ""
    steps = [
        step
        for urn, each in plan["resourcePlans"].items()
        if isinstance(each, Mapping)
        for step in _planned(str(urn), each, (held or {}).get(str(urn)))
    ]
    return {"steps": steps, "plan": {"made": made, "isAlone": held is None}}


def _planned(urn: str, plan: Json, row: Json | None) -> Iterator[Json]:
    goal = plan["goal"] if isinstance(plan.get("goal"), Mapping) else {}
    difference = goal["inputDiff"] if isinstance(goal.get("inputDiff"), Mapping) else {}
    inputs = plan["state"] if isinstance(plan.get("state"), Mapping) else {}
    flags = {name: goal[name] for name in ("protect", "retainOnDelete", "provider") if name in goal}
    state = {"urn": urn, "type": urn.split("::")[2] if urn.count("::") > 1 else "", **flags}
    steps = plan["steps"] if isinstance(plan.get("steps"), list) else []
    for op in map(str, steps):
        step: dict[str, Any] = {"op": op, "urn": urn}
        if op != "create":
            step["oldState"] = row or {**state, "inputs": _former(inputs, difference), "outputs": {}}
        if op not in _DELETES:
            step["newState"] = {**state, "inputs": inputs, "outputs": {}}
        yield {**step, "detailedDiff": _differing(difference)}


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
