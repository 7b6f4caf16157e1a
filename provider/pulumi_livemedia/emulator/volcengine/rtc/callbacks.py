"""Callbacks: what is posted to the receivers of an application, and what came of it.

Sources: https://www.volcengine.com/docs/6348/75124 (the body), https://www.volcengine.com/docs/6348/69820 (the
signature, the deliveries), https://docs.byteplus.com/byteplus-rtc/docs/75125 (the events).
"""

import hashlib
import json
import secrets
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pulumi_livemedia.emulator.namespaces import Namespace, State
from pulumi_livemedia.emulator.outgoing import Letter, NoAnswer, Outgoing
from pulumi_livemedia.emulator.recorder import MASK

VERSION = "2020-12-01"
"""The version of the recording events; not that of the API."""

DELIVERIES = 3
"""How often an event is sent at most."""

_MASKED = "not sent: its secretKey is masked in the snapshot it came from; register it again"
_OK = 200
_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where the events of an application go.

    Attributes:
        app_id: the application.
        url: of the receiver.
        secret_key: what signatures are made with.
    """

    app_id: str
    url: str
    secret_key: str = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """The form of the control plane."""
        return {"AppId": self.app_id, "url": self.url, "secretKey": MASK}


class Callbacks(State):
    """The receivers of one account, and the deliveries to them.

    Args:
        namespace: the account's namespace.
    """

    def __init__(self, namespace: Namespace) -> None:
        super().__init__(namespace)
        self._receivers: dict[str, Receiver] = {}
        self.deliveries: deque[dict[str, object]] = deque(maxlen=_KEPT)

    @property
    def receivers(self) -> list[Receiver]:
        """All receivers."""
        return list(self._receivers.values())

    def receiver(self, app_id: str) -> Receiver | None:
        """Where the events of an application go; None for nowhere."""
        return self._receivers.get(app_id)

    def register(self, receiver: Receiver) -> None:
        """Send the events of an application to a receiver from now on, and to no other."""
        self._receivers[receiver.app_id] = receiver

    def remove(self, app_id: str | None = None) -> int:
        """Send the events of an application, or of all, nowhere; how many receivers there were."""
        gone = [each for each in self._receivers if app_id in (None, each)]
        for each in gone:
            del self._receivers[each]
        return len(gone)

    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """The receivers in JSON, for `GET /_emulator/state`."""
        return {"callbacks": [each.to_json() for each in self.receivers]}


def sign(body: Mapping[str, str], secret_key: str) -> str:
    """The signature of a body: a hash of its values and of the secret, sorted."""
    parts = sorted(part.encode() for part in (*body.values(), secret_key))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def envelope(kind: str, app_id: str, data: Mapping[str, object], at: datetime, nonce_name: str) -> dict[str, str]:
    """The body of a callback, without its signature.

    Args:
        kind: the type of the event, such as `RecordStarted`.
        app_id: the application.
        data: what the event tells; it travels as a string.
        at: when it came about.
        nonce_name: `Nonce`, or `Noce`, as some revisions of the page have it.
    """
    return {
        "EventType": kind,
        "EventData": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        "EventTime": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "EventId": uuid.uuid4().hex,
        "AppId": app_id,
        "Version": VERSION,
        nonce_name: f"{secrets.randbelow(10_000):04d}",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event on its way to one receiver.

    Attributes:
        receiver: where it goes.
        body: the envelope, signed.
        pause: how many seconds of the real clock lie between two attempts.
        note: keeps what came of an attempt.
    """

    receiver: Receiver
    body: Mapping[str, str]
    pause: float
    note: Callable[[dict[str, object]], None]

    def run(self, outgoing: Outgoing, wait: Callable[[float], bool]) -> None:
        """Send it until it is taken, or until it was sent often enough.

        Args:
            outgoing: makes the requests.
            wait: pauses for some seconds; whether the emulator stops.
        """
        if self.receiver.secret_key == MASK:
            self.note({"attempt": 0, "delivered": False, "status": None, "error": _MASKED})
            return
        for attempt in range(1, DELIVERIES + 1):
            if attempt > 1 and self.pause and wait(self.pause):
                return
            if self._send(attempt, outgoing):
                return

    def _send(self, attempt: int, outgoing: Outgoing) -> bool:
        content = json.dumps(self.body, ensure_ascii=False).encode()
        letter = Letter("POST", self.receiver.url, {"Content-Type": "application/json"}, content)
        status, error = None, ""
        try:
            status, _ = outgoing.send(letter)
        except NoAnswer as failure:
            error = str(failure)
        self.note({"attempt": attempt, "delivered": status == _OK, "status": status, "error": error})
        return status == _OK
