"""Reading the control plane's JSON strictly: a misspelt name is an error, and the error says the right one."""

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar
from urllib.parse import urlsplit

from pulumi_livemedia.emulator.errors import ControlError

T = TypeVar("T")

JsonObject = dict[str, object]

_WORDS: Mapping[type, str] = {
    str: "a string",
    int: "an integer",
    float: "a number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


def parse_json(body: bytes) -> object:
    """Read a request body as JSON; an empty body is an empty object."""
    try:
        return json.loads(body) if body.strip() else {}
    except ValueError as error:
        raise ControlError(f"the body is not JSON: {error}") from error


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
        return kind(value)  # type: ignore[call-arg]  # kind is float here
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ControlError(f"{where}: {value!r} must be {_WORDS.get(kind, kind.__name__)}")
    return value


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


def at_least(value: T, least: float, where: str) -> T:
    """Make sure that a number is not below a bound."""
    if isinstance(value, (int, float)) and value < least:
        raise ControlError(f"{where}: {value!r} must be at least {least:g}")
    return value
