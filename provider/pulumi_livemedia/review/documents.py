"""What is declared, from the forms in which people have it: a request, a Python object, the JSON of a preview."""

import enum
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.spelling import nearest, to_state

UNKNOWN: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""Stands in a preview where a value is not known yet."""
_SECRET: Final = "4dabf18193072939515e22adb298388d"  # noqa: S105 - the mark of secrets, not one of them
RECORDING: Final = "RtcRecordTask"
_LAYOUT: Final = frozenset({"layoutMode", "mainVideoStream", "customLayout"})
_CUSTOM_LAYOUT: Final = frozenset({"canvas", "regions"})


class Unreadable(Exception):
    """What was given can not be read; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One resource as it is declared."""

    name: str
    kind: str
    """The type without what stands before it: `RtcRecordTask`."""
    properties: dict[str, Any]
    """In any spelling, with a hole where a value is not known."""
    is_whole: bool = True
    """Whether it is all of a resource, and not only its layout."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a preview says of one resource."""

    name: str
    kind: str
    operation: str
    """As the engine calls it: `create`, `update`, `replace`, `same`, ..."""
    before: Declared | None
    after: Declared | None


def read(text: str, source: str) -> Any:  # noqa: ANN401 - whatever the document holds
    """The JSON of a document.

    Raises:
        Unreadable: it is not JSON.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{source} is not JSON: {error}") from error


def load(source: str) -> tuple[Any, str]:
    """The JSON of a file, or of the standard input for `-`, and a name for what is in it.

    Raises:
        Unreadable: there is no such file, or it is not JSON.
    """
    if source == "-":
        return read(sys.stdin.read(), "the standard input"), "standard input"
    try:
        text = Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Unreadable(f"{source} can not be read: {reason}") from error
    return read(text, source), Path(source).stem


def is_preview(document: object) -> bool:
    """Whether it is what `pulumi preview --json` prints."""
    return isinstance(document, Mapping) and isinstance(document.get("steps"), list)


def steps(document: Mapping[str, Any]) -> Iterator[Step]:
    """The steps of a preview about resources of this package."""
    for step in document["steps"]:
        kind, name = _kind_and_name(str(step.get("urn", "")))
        if kind:
            before, after = (_of_state(name, kind, step.get(state)) for state in ("oldState", "newState"))
            yield Step(name, kind, str(step.get("op", "")), before, after)


def _kind_and_name(urn: str) -> tuple[str, str]:
    """Type and name of a resource of this package; an empty type for any other."""
    kind, _, name = urn.partition("::pulumi-python:dynamic/livemedia:")[2].partition("::")
    return kind, name


def _of_state(name: str, kind: str, state: object) -> Declared | None:
    inputs = state.get("inputs") if isinstance(state, Mapping) else None
    return Declared(name, kind, plain(inputs)) if isinstance(inputs, Mapping) else None


def step_named(document: Mapping[str, Any], name: str | None, kind: str) -> Step:
    """The step of the one resource of a kind, or of the one with this name.

    Raises:
        Unreadable: there is none, or there are several and no name.
    """
    found = [step for step in steps(document) if step.kind == kind]
    names = sorted({step.name for step in found})
    if name is None and len(names) == 1:
        name = names[0]
    if name is None:
        words = f"these: {', '.join(names)}; choose one by --resource" if names else "none"
        raise Unreadable(f"the preview has {len(names)} resources of type {kind}: {words}" if names else _NO_STEP)
    mine = [step for step in found if step.name == name]
    if not mine:
        near = nearest(name, names)
        raise Unreadable(f"the preview has no {kind} named {name}" + (f"; did you mean {near}?" if near else ""))
    # A replacement is told in several steps, of which the first ones may have only one of the two states.
    return max(mine, key=lambda step: (step.before is not None) + (step.after is not None))


_NO_STEP: Final = "the preview has no RtcRecordTask"


def declared(document: object, name: str) -> Declared:
    """A recording from a request, from its properties, or from an arguments object, or only its layout.

    Raises:
        Unreadable: it is none of these.
    """
    properties = plain(document)
    if not isinstance(properties, dict):
        raise Unreadable(f"{name} is not an object: give the body of StartRecord, or the layout in it")
    given = {to_state(key) for key in properties}
    if given and given <= _LAYOUT:
        return Declared(name, RECORDING, {"layout": properties}, is_whole=False)
    if given and given <= _CUSTOM_LAYOUT:
        layout = {"layoutMode": 2, "customLayout": properties}
        return Declared(name, RECORDING, {"layout": layout}, is_whole=False)
    return Declared(name, RECORDING, properties)


def plain(value: object) -> Any:  # noqa: ANN401 - whatever was given
    """A value as plain data: arguments objects as maps, hidden keys left out, a hole for what is not known."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | Hole):
        return Hole(None) if isinstance(value, str) and value == UNKNOWN else value
    if isinstance(value, Mapping):
        return _of_map(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _of_arguments(value)


def _of_map(value: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - the same
    if _SECRET in value:
        return plain(value["plaintext"]) if "plaintext" in value else Hole(None)
    return {str(key): plain(item) for key, item in value.items() if not str(key).startswith("__")}


def _of_arguments(value: object) -> Any:  # noqa: ANN401 - the same
    """An arguments object as a map; anything else, such as an Output, is not known."""
    import pulumi  # noqa: PLC0415 - requests and previews need no SDK

    if pulumi._types.is_input_type(type(value)):  # noqa: SLF001 - as the SDK's generated resources do
        return plain(pulumi._types.input_type_to_dict(value))  # noqa: SLF001 - the same
    return Hole(None)
