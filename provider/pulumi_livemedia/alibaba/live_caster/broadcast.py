"""Putting a caster on air, restarting it and taking it off, each verified by reading its status.

StartCaster, StopCaster and RestartCaster have no idempotency token, and whether the status has changed when they
answer is not documented. So a call whose outcome is in doubt is never repeated before the status was read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from pulumi_livemedia.alibaba.answers import IDLE, STREAMING, Caster, StartedScenes
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.live_caster.problems import CannotRestart, CannotStart, CannotStop, explain
from pulumi_livemedia.calls.clock import Deadline, pause
from pulumi_livemedia.calls.errors import (
    AlreadyInState,
    CallFailed,
    InTransition,
    LivemediaError,
    NotFound,
    TimedOut,
)
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.waiting import wait_until

ATTEMPTS: Final = 3
"""How often a call is made whose outcome was in doubt, with a look at the status in between."""
COMPENSATION_SECONDS: Final = 60.0
"""How long taking back a failed start may take, beyond the operation's own time."""

_STATUS_DECIDES: Final = (AlreadyInState, InTransition, NotFound)
_Answer = TypeVar("_Answer")


def status_word(caster: Caster | None) -> str:
    """The status in words; a number that is not documented is shown, never mapped to another."""
    if caster is None:
        return "not found"
    return {IDLE: "idle", STREAMING: "streaming"}.get(caster.status, f"unknown({caster.status})")


def is_on_air(caster: Caster | None) -> bool:
    """Whether the caster broadcasts."""
    return caster is not None and caster.status == STREAMING


def is_off_air(caster: Caster | None) -> bool:
    """Whether the caster does not broadcast, which includes that it is gone."""
    return caster is None or caster.status == IDLE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a caster."""

    caster: Caster | None
    """As it was last read; None if it is gone."""
    request_id: str | None = None
    """Of the start or restart, unless its answer was lost."""
    scenes: StartedScenes | None = None
    """What StartCaster answered, unless that was lost."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """The broadcast of one caster."""

    client: LiveClient
    operation: Operation
    caster_id: str

    @property
    def name(self) -> str:
        """The caster, as messages call it."""
        return f"caster {self.caster_id}"

    def look(self) -> Caster | None:
        """The caster as it is now; None if the cloud lists none of this id."""
        return self.client.describe_caster(self.caster_id)

    def start(self) -> Outcome:
        """Put an idle caster on air; what was started is stopped again if it does not get there.

        Raises:
            CannotStart: with the cloud's reason, and what was done about it.
        """
        answer = self._call(self.client.start_caster, is_on_air, CannotStart)
        try:
            caster = self._wait(is_on_air, "on air")
        except TimedOut as error:
            raise CannotStart(f"{error.problem}; {self._take_back()}", cure=_SLOW_START) from error
        except CallFailed as error:
            problem = f"{self.name} was started, but can not be watched: {error.problem}; {self._take_back()}"
            raise CannotStart(problem, cloud=error.cloud, cure=error.cure) from error
        return Outcome(caster, answer.request_id if answer else None, answer)

    def stop(self) -> Outcome:
        """Take the caster off air and wait until it is; success if it is so already, or gone.

        Raises:
            CannotStop: with the cloud's reason.
        """
        try:
            self._call(self.client.stop_caster, is_off_air, CannotStop)
            return Outcome(self._wait(is_off_air, "off air"))
        except TimedOut as error:
            raise CannotStop(f"{error.problem}; it may still be on air, and billed", cure=_SLOW_STOP) from error

    def restart(self, before: Caster) -> Outcome:
        """Let the running caster reload its settings, and wait until it is on air again.

        Args:
            before: the caster as it was read before; a later modification tells that a lost call was done.

        Raises:
            CannotRestart: with the cloud's reason.
        """

        def was_restarted(caster: Caster | None) -> bool:
            return caster is not None and caster.last_modified != before.last_modified

        try:
            request_id = self._call(self.client.restart_caster, was_restarted, CannotRestart)
            return Outcome(self._wait(is_on_air, "on air again"), request_id)
        except TimedOut as error:
            raise CannotRestart(error.problem, cure=_SLOW_START) from error

    def _call(
        self,
        call: Callable[[str], _Answer],
        is_done: Callable[[Caster | None], bool],
        kind: type[LivemediaError],
    ) -> _Answer | None:
        """Make a call; where its outcome is in doubt, or the state is in its way, the status decides."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return call(self.caster_id)
            except CallFailed as error:
                if not (error.may_have_happened or isinstance(error, _STATUS_DECIDES)):
                    raise explain(kind, self.name, error) from error
                if is_done(self.look()):
                    return None
                if attempt == ATTEMPTS or isinstance(error, NotFound):
                    raise explain(kind, self.name, error) from error
            pause(attempt, self.operation.deadline.clock, self.operation.alive)
        return None

    def _wait(self, done: Callable[[Caster | None], bool], goal: str) -> Caster | None:
        return wait_until(
            self.look,
            done,
            thing=self.name,
            goal=goal,
            deadline=self.operation.deadline,
            describe=status_word,
            alive=self.operation.alive,
            say=self.operation.say,
        )

    def _take_back(self) -> str:
        """Stop what this call has started, and say how that went."""
        deadline = Deadline.after(COMPENSATION_SECONDS, self.operation.deadline.clock)
        operation = Operation(deadline, self.operation.alive, self.operation.say)
        try:
            Broadcast(self.client.within(deadline), operation, self.caster_id).stop()
        except LivemediaError as error:
            return f"stopping it again failed too, it may be on air and billed ({error.problem})"
        return "it was stopped again"


_SLOW_START: Final = (
    "look at the caster in the console: its sources and settings; give it more time with "
    "custom_timeouts=pulumi.CustomTimeouts(create=...)"
)
_SLOW_STOP: Final = "look at the caster in the console; run the same command again"
