"""Reading the control plane's JSON strictly: a misspelt name is an error, and the error says the right one."""

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar
from urllib.parse import urlsplit

from pulumi_livemedia.emulator import json_text
from pulumi_livemedia.emulator.errors import ControlError

T = TypeVar("T")

JsonObject = dict[str, object]

LARGEST = 1_000_000_000
"""No count and no number of seconds may be larger: so many seconds are 31 years."""

_MESSAGE = 2000

_WORDS: Mapping[type, str] = {
    str: "a string",
    int: "an integer",
    float: "a number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


def parse_json(body: bytes, what: str = "the body") -> object:
    """Read a request body, or something else, as JSON; an empty one is an empty object."""
    try:
        return json_text.parse_json(body, unique=True) if body.strip() else {}
    except ValueError as error:
        raise ControlError(f"{what} is not JSON: {error}") from error


def to_text(document: object) -> str:
    """JSON for people: indented, and as it is written; escaped only where a text is no Unicode."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(document, indent=1)
    return f"{text}\n"


def shortened(message: str) -> str:
    """A message without most of a value that nobody could read."""
    return message if len(message) <= _MESSAGE else f"{message[:_MESSAGE]}... ({len(message):,} characters)"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or all of them."""
    names = sorted(known)
    nearest = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean {nearest[0]!r}?" if nearest else f"known: {', '.join(names) or 'none'}"


def as_object(value: object, where: str, known: Iterable[str] | None = None) -> JsonObject:
    """Make sure that a value is a JSON object and, if `known` is given, has no other member.

    Args:
        value: what was sent.
        where: its path, for the message.
        known: the names it may have; None for any.
    """
    document = typed(value, dict, where)
    if known is not None:
        names = set(known)
        for name in document:
            if name not in names:
                raise ControlError(f"{where}: unknown name {name!r}; {suggestion(name, names)}")
    return document


def typed(value: object, kind: type[T], where: str) -> T:
    """Make sure that a value has a JSON type; an integer is a number, but true is not an integer."""
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return _as_float(value, where)  # type: ignore[return-value]  # kind is float here
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ControlError(f"{where}: {value!r} must be {_WORDS.get(kind, kind.__name__)}")
    return value


def _as_float(value: int, where: str) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise ControlError(f"{where}: the number is too large") from error


def optional(document: Mapping[str, object], name: str, kind: type[T], where: str) -> T | None:
    """A member that may be missing or null."""
    value = document.get(name)
    return None if value is None else typed(value, kind, f"{where}.{name}")


def http_url(value: object, where: str) -> str:
    """Make sure that a value is the URL of a web server."""
    text = typed(value, str, where)
    try:
        parts = urlsplit(text)
        legal = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        legal = False
    if not legal or not text.isascii() or any(each.isspace() for each in text):
        raise ControlError(f"{where}: {text!r} must be a URL such as 'http://127.0.0.1:5000'")
    return text


def at_least(value: T, least: float, where: str, most: int = LARGEST) -> T:
    """Make sure that a number is not below a bound, and not so large that no clock could count it."""
    if isinstance(value, (int, float)) and value < least:
        raise ControlError(f"{where}: {value!r} must be at least {least:g}")
    if isinstance(value, (int, float)) and value > most:
        raise ControlError(f"{where}: {value!r} must be at most {most}")
    return value
