"""What runs, as a table of faults needs it: what can be done with each, and how it stands afterwards.

Real HTTP to the emulator, on clocks that nobody waits for.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from pulumi_livemedia.calls.messages import NotAnsweredError, Request, Response, Transport
from tests.live_caster.account import Account as LiveAccount
from tests.rtc_lifecycle.account import Account as RtcAccount
from tests.rtc_lifecycle.account import moved

OPERATIONS = ("create", "read", "update", "delete")
PATIENCE = 0.3
"""Seconds of real time after which an answer that never comes is given up: the emulator is next door."""


class Impatient:
    """Connections on which nobody waits long for an answer, where some never come."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.patience = math.inf
        """Seconds, at most, for an answer."""
        self.given_up = 0
        """How many answers were waited for in vain."""

    def send(self, request: Request, *, at_most: float = math.inf) -> Response:
        """Send a request."""
        try:
            return self._transport.send(request, at_most=min(at_most, self.patience))
        except NotAnsweredError:
            self.given_up += 1
            raise

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()


class Subject(Protocol):
    """One thing of one account, and what a stack remembers of it."""

    stored: Any
    """What the stack remembers of it; None for nothing."""

    @property
    def cloud(self) -> LiveAccount | RtcAccount:
        """The account."""

    def code(self, refusal: str, action: str) -> str | None:
        """The cloud's error code for a kind of refusal of an action; None if it can not be refused so."""

    def can_stick(self, action: str) -> bool:
        """Whether an action can begin what then never comes to its end."""

    def prepare(self, operation: str) -> None:
        """Bring about what there is before an operation."""

    def change(self) -> None:
        """Declare something else, which an update is to bring about."""

    def perform(self, operation: str) -> None:
        """Do it as the engine would, and remember what it left."""

    def run_again(self, operation: str, *, refreshed: bool) -> None:
        """Run the same program again, in another process, as after an operation that went wrong."""

    def count(self) -> int:
        """How many of it there are: how many run, of what can run."""

    def stands(self) -> str:
        """How it stands, in a word or two."""

    def is_settled(self, operation: str) -> bool:
        """Whether all is as it is to be after an operation."""

    def stick(self) -> None:
        """Let no change of state come to its end."""

    def recover(self) -> None:
        """Let nothing go wrong any more."""


class Rerun:
    """How a program is run again."""

    stored: Any

    def perform(self, operation: str) -> None:
        """Do it as the engine would."""
        raise NotImplementedError

    def run_again(self, operation: str, *, refreshed: bool) -> None:
        """Look first, or go by what was remembered."""
        if refreshed and self.stored is not None:
            self.perform("read")
        if self.stored is not None or operation != "delete":
            self.perform(operation)


class Running(Rerun):
    """What two of the subjects have in common: they run or they do not."""

    operations: ClassVar[Sequence[str]] = OPERATIONS
    codes: ClassVar[Mapping[str, str]]
    """The cloud's error code for each kind of refusal."""

    def code(self, refusal: str, action: str) -> str | None:
        """The code; only what starts or stops can be in the way of another change."""
        return self.codes.get(refusal) if refusal != "in transition" or _commands(action) else None

    def can_stick(self, action: str) -> bool:
        """Whether it starts or stops something."""
        return _commands(action)

    def count(self) -> int:
        """How many run."""
        raise NotImplementedError

    def stands(self) -> str:
        """Whether it runs."""
        return "runs" if self.count() else "idle"

    def is_settled(self, operation: str) -> bool:
        """Whether one of it runs, or none after a delete."""
        return self.count() == (operation != "delete")


def _commands(action: str) -> bool:
    return action.startswith(("Start", "Stop"))


@dataclass
class Caster(Running):
    """A caster."""

    cloud: LiveAccount
    codes: ClassVar[Mapping[str, str]] = {
        "throttled": "Throttling.User",
        "server error": "InternalError",
        "clock skew": "InvalidTimeStamp.Expired",
        "denied": "Forbidden.RAM",
        "not found": "InvalidCaster.NotFound",
        "in transition": "IncorrectCasterStatus.Inuse",
    }
    stored: Any = None
    _restarts: int = 1

    def __post_init__(self) -> None:
        # Signatures are judged by the real time, which the cloud's leaves behind.
        self.cloud.choose(timestamp_window_seconds=10**8)

    def prepare(self, operation: str) -> None:
        """Put it on air, where it is to be there already."""
        if operation != "create":
            self.stored = self.cloud.lifecycle().create(self._inputs())
        self.cloud.advance(3600)
        if operation == "update":
            self.change()

    def change(self) -> None:
        """Declare that it is to be restarted."""
        self._restarts += 1

    def perform(self, operation: str) -> None:
        """Create, read, restart or delete it."""
        life = self.cloud.lifecycle()
        match operation:
            case "create":
                self.stored = life.create(self._inputs())
            case "read":
                self.stored = life.read(self.cloud.caster_id, self.stored)
            case "update":
                self.stored = self.cloud.update(self.stored, restart_triggers=[self._restarts])
            case _:
                life.delete(self.stored)
                self.stored = None

    def count(self) -> int:
        """1 if it is on air or on its way there."""
        return int(self.cloud.phase != "idle")

    def stick(self) -> None:
        """Let neither start nor stop come to its end."""
        self.cloud.choose(caster_start="stuck", caster_stop="stuck")

    def recover(self) -> None:
        """Let nothing go wrong any more."""
        self.cloud.choose(caster_start="immediate", caster_stop="immediate")
        self.cloud.heal()

    def _inputs(self) -> Any:  # noqa: ANN401 - inputs of a caster
        return self.cloud.inputs(restart_triggers=[self._restarts])


@dataclass
class Recording(Running):
    """A recording of a custom layout, in a room where two people publish."""

    cloud: RtcAccount
    codes: ClassVar[Mapping[str, str]] = {
        "throttled": "FlowLimitExceeded",
        "server error": "InternalError",
        "clock skew": "InvalidTimestamp",
        "denied": "AccessDenied",
        "not found": "InvalidParameter.ErrorActiveTaskNotFound",
    }
    stored: Any = None
    _guest_at: int = field(default=640)

    def prepare(self, operation: str) -> None:
        """Record, where that is to be so already."""
        self.cloud.publish("host", "guest")
        if operation != "create":
            self.stored = self.cloud.create(self._inputs())
        if operation == "update":
            self.change()

    def change(self) -> None:
        """Declare another place for the guest."""
        self._guest_at = 0

    def perform(self, operation: str) -> None:
        """Create, read, rearrange or delete it."""
        match operation:
            case "create":
                self.stored = self.cloud.create(self._inputs())
            case "read":
                self.stored = self.cloud.read(self.stored)
            case "update":
                self.stored = self.cloud.update(self.stored, self._inputs())
            case _:
                self.cloud.delete(self.stored)
                self.stored = None

    def count(self) -> int:
        """How many runs have not ended."""
        return len(self.cloud.running())

    def stick(self) -> None:
        """Let neither start nor stop come to its end."""
        self.cloud.choose(record_start="stuck", record_stop="stuck")

    def recover(self) -> None:
        """Let nothing go wrong any more."""
        self.cloud.choose(record_start="immediate", record_stop="immediate")
        self.cloud.heal()

    def _inputs(self) -> Any:  # noqa: ANN401 - inputs of a recording
        return self.cloud.inputs(moved(self._guest_at))
