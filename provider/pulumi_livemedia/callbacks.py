"""For receivers of callbacks: is a message of Volcengine RTC's genuine, and what does it say?

The service posts JSON to the URL that is set in its console, signed with the secret key that is set there too:

    from pulumi_livemedia.callbacks import InvalidCallback, verify

    try:
        event = verify(request.body, secret_key)
    except InvalidCallback:
        return 400
    if event.event_type == "RecordStopped":
        files = event.data["RecordFileList"]

Answer 200 within 5 seconds, or the event comes again, three times in all. An event may come more than once all the
same, and late: go by `event_id`. Ignore types and members that you do not know.

Sources: https://www.volcengine.com/docs/6348/75124 (the body), https://www.volcengine.com/docs/6348/69820 (the
signature, the deliveries).
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

__all__ = ["Event", "InvalidCallback", "InvalidSignature", "signature", "verify"]

_SIGNED = ("EventType", "EventData", "EventTime", "EventId", "AppId", "Version")
# Revisions of the page differ in how they spell it.
_NONCE = ("Nonce", "Noce")


class InvalidCallback(Exception):
    """What was received is no callback, or not a genuine one: answer with an error, and do nothing."""


class InvalidSignature(InvalidCallback):
    """It looks like a callback, but whoever signed it does not know the secret key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A genuine callback."""

    event_type: str
    """What has happened, such as `RecordStarted` or `RecordStopped`; ignore those that you do not know."""

    event_id: str
    """The same in every delivery of one event: whoever has seen it ignores the others."""

    event_time: datetime
    """When it has happened, in UTC."""

    app_id: str
    """The application that it is about."""

    version: str
    """The version of the event, which is not that of the API."""

    data: Mapping[str, Any] = field(repr=False)
    """The members of `EventData`, such as `RoomId`, `TaskId` and `RecordFileList`."""

    raw_data: str = field(repr=False)
    """`EventData` as it was received and signed."""


def verify(body: bytes | str | Mapping[str, object], secret_key: str) -> Event:
    """The event of a callback, if it is genuine.

    Args:
        body: what was posted: as it came, or parsed.
        secret_key: the one that is set in the console beside the URL.

    Raises:
        InvalidSignature: it was signed with another secret key, changed on its way, or made up.
        InvalidCallback: it has no form that callbacks have.
    """
    if not secret_key:
        raise ValueError("secret_key is empty: then anybody could sign")
    parts = _parts(body)
    given = parts.pop("Signature")
    if not hmac.compare_digest(_digest(parts, secret_key), given.encode(errors="surrogatepass")):
        raise InvalidSignature(
            "the signature does not match: the secret key is not the one set in the console, or the message was changed"
        )
    return _event(parts)


def signature(body: Mapping[str, str], secret_key: str) -> str:
    """The signature of a callback, for tests of receivers: its seven values and the secret, sorted, hashed.

    Args:
        body: the callback; what it has besides the seven values is not signed.
        secret_key: the one that is set in the console.
    """
    return _digest({name: body[name] for name in (*_SIGNED, *_NONCE) if name in body}, secret_key).decode()


def _digest(parts: Mapping[str, str], secret_key: str) -> bytes:
    texts = sorted(each.encode(errors="surrogatepass") for each in (*parts.values(), secret_key))
    return hashlib.sha256(b"".join(texts)).hexdigest().encode()


def _parts(body: bytes | str | Mapping[str, object]) -> dict[str, str]:
    """The signature and what is signed."""
    document = body if isinstance(body, Mapping) else _parsed(body, "the body")
    nonce = next((name for name in _NONCE if name in document), _NONCE[0])
    return {name: _text(document, name) for name in (*_SIGNED, nonce, "Signature")}


def _text(document: Mapping[str, object], name: str) -> str:
    value = document.get(name)
    if value is None:
        raise InvalidCallback(f"{name} is missing")
    if not isinstance(value, str):
        raise InvalidCallback(f"{name} must be a string, not {type(value).__name__}")
    return value


def _parsed(text: bytes | str, what: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidCallback(f"{what} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InvalidCallback(f"{what} must be a JSON object, not {type(value).__name__}")
    return value


def _event(parts: Mapping[str, str]) -> Event:
    return Event(
        event_type=parts["EventType"],
        event_id=parts["EventId"],
        event_time=_time(parts["EventTime"]),
        app_id=parts["AppId"],
        version=parts["Version"],
        data=_parsed(parts["EventData"], "EventData"),
        raw_data=parts["EventData"],
    )


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidCallback(f"EventTime {text!r} is not a time such as 2024-01-02T03:04:05Z") from error
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
