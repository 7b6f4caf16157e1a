"""What is declared, from the forms in which people have it: a request, a Python object, properties in a preview."""

import enum
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.spelling import to_state

UNKNOWN_MARK: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""What stands in a preview for a value that is not known yet."""
SECRET_MARK: Final = "4dabf18193072939515e22adb298388d"  # noqa: S105 - the mark of secrets, not one of them
PAST_MARK: Final = "e5c8f5a0-livemedia-not-in-the-plan"
"""What we put in the place of a former value that a saved plan does not hold."""
_NOT_SHOWN: Final = (UNKNOWN_MARK, PAST_MARK, "[secret]")
RECORDING: Final = "RtcRecordTask"
STUDIO_LAYOUT: Final = "StudioLayout"
_LAYOUT: Final = frozenset({"layoutMode", "mainVideoStream", "customLayout"})
_STUDIO_LAYOUT: Final = frozenset({"videoLayer", "videoLayers", "blendList"})
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
    return read(text_of(source), "standard input" if source == "-" else source), name_of(source)


def name_of(source: str) -> str:
    """A name for what a file, or the standard input for `-`, holds."""
    return "standard input" if source == "-" else Path(source).stem


def text_of(source: str) -> str:
    """The text of a file, or of the standard input for `-`.

    Raises:
        Unreadable: there is no such file, or it is no text.
    """
    try:
        return (sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        name = "standard input" if source == "-" else source
        raise Unreadable(f"{name} can not be read: {reason}") from error


def declared(document: object, name: str) -> Declared:
    """A recording or the layout of a studio, from a request, properties or an arguments object.

    Of a recording the layout alone does as well. An answer of DescribeCasterLayouts stands for its one layout.

    Raises:
        Unreadable: it is none of these.
    """
    properties = plain(document)
    if not isinstance(properties, dict):
        raise Unreadable(f"{name} is not an object: give the body of StartRecord, or the layout in it")
    properties = _only_layout(properties, name)
    given = {to_state(key) for key in properties}
    if given & _STUDIO_LAYOUT:
        return Declared(name, STUDIO_LAYOUT, properties)
    if given and given <= _LAYOUT:
        return Declared(name, RECORDING, {"layout": properties}, is_whole=False)
    if given and given <= _CUSTOM_LAYOUT:
        layout = {"layoutMode": 2, "customLayout": properties}
        return Declared(name, RECORDING, {"layout": layout}, is_whole=False)
    return Declared(name, RECORDING, properties)


def _only_layout(properties: dict[str, Any], name: str) -> dict[str, Any]:
    """The one layout of an answer that lists them; anything else as it is."""
    layouts = properties.get("Layouts")
    layouts = layouts.get("Layout") if isinstance(layouts, dict) else None
    if not isinstance(layouts, list):
        return properties
    if len(layouts) != 1 or not isinstance(layouts[0], dict):
        raise Unreadable(f"{name} has {len(layouts)} layouts: give one, by LayoutId of DescribeCasterLayouts")
    return layouts[0]


def plain(value: object) -> Any:  # noqa: ANN401 - whatever was given
    """A value as plain data: arguments objects as maps, hidden keys left out, a hole for what is not known."""
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | Hole):
        return Hole(None) if isinstance(value, str) and value in _NOT_SHOWN else value
    if isinstance(value, Mapping):
        return _of_map(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _of_arguments(value)


def _of_map(value: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - the same
    if SECRET_MARK in value:
        return plain(_decrypted(value["plaintext"])) if "plaintext" in value else Hole(None)
    return {str(key): plain(item) for key, item in value.items() if not str(key).startswith("__")}


def _decrypted(text: Any) -> Any:  # noqa: ANN401 - the same
    """A secret that was asked for in plain text: it stands there as JSON."""
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return text


def _of_arguments(value: object) -> Any:  # noqa: ANN401 - the same
    """An arguments object as a map; anything else, such as an Output, is not known."""
    import pulumi  # noqa: PLC0415 - requests and previews need no SDK

    if pulumi._types.is_input_type(type(value)):  # noqa: SLF001 - as the SDK's generated resources do
        return plain(pulumi._types.input_type_to_dict(value))  # noqa: SLF001 - the same
    return Hole(None)
