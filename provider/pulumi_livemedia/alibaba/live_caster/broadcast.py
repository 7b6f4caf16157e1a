"""Putting a caster on air, restarting it and taking it off, each verified by reading its status.

StartCaster, StopCaster and RestartCaster have no idempotency token, and whether the status has changed when they
answer is not documented. So a call whose outcome is in doubt is never repeated before the status was read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from pulumi_livemedia.alibaba.answers import IDLE, STREAMING, Caster, StartedScenes
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.live_caster.problems import explain
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
from pulumi_livemedia.calls.refusals import CannotRestart, CannotStart, CannotStop
from pulumi_livemedia.calls.waiting import wait_until

ATTEMPTS: Final = 3
"""How often a call is made whose outcome was in doubt, with a look at the status in between."""
COMPENSATION_SECONDS: Final = 60.0
"""How long taking back a failed start may take, beyond the operation's own time."""

_IN_THE_WAY: Final = (AlreadyInState, InTransition)
_STATUS_DECIDES: Final = (*_IN_THE_WAY, NotFound)
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
    was_started: bool = False
    """Whether this operation has put it on air, or may have."""


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

    def beyond(self, seconds: float) -> "Broadcast":
        """The same with so much time from now on, to put right what an operation could not finish."""
        deadline = Deadline.after(seconds, self.operation.deadline.clock)
        operation = Operation(deadline, self.operation.alive, self.operation.say)
        return Broadcast(self.client.within(deadline), operation, self.caster_id)

    def start(self, *, takes_back: bool = True) -> Outcome:
        """Put an idle caster on air; what was started is stopped again if it does not get there.

        Args:
            takes_back: whether it is; not where it was on air before.

        Raises:
            CannotStart: with the cloud's reason, and what was done about it.
        """
        start = _Command(self, self.client.start_caster, is_on_air, CannotStart)
        try:
            answer = start.run()
            caster = self._wait(is_on_air, "on air")
        except (TimedOut, CallFailed, CannotStart) as error:
            if start.may_have_happened and takes_back:
                raise self.given_up(error) from error
            raise self._told(error) from error
        return Outcome(caster, answer.request_id if answer else None, answer, start.may_have_happened)

    def given_up(self, error: LivemediaError) -> CannotStart:
        """Stop what this operation has started, and tell why, and how the stop went."""
        told = self._told(error)
        return CannotStart(f"{told.problem}; {self._take_back()}", cloud=told.cloud, cure=told.cure)

    def stop(self) -> Outcome:
        """Take the caster off air and wait until it is; success if it is so already, or gone.

        Raises:
            CannotStop: with the cloud's reason.
        """
        try:
            _Command(self, self.client.stop_caster, is_off_air, CannotStop).run()
            return Outcome(self._wait(is_off_air, "off air"))
        except TimedOut as error:
            raise CannotStop(f"{error.problem}; it may still be on air, and billed", cure=_SLOW_STOP) from error
        except CallFailed as error:
            told = f"{self._unwatched(error)}; it may still be on air, and billed"
            raise CannotStop(told, cloud=error.cloud, cure=error.cure) from error

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
            request_id = _Command(self, self.client.restart_caster, was_restarted, CannotRestart).run()
            return Outcome(self._wait(is_on_air, "on air again"), request_id)
        except TimedOut as error:
            raise CannotRestart(error.problem, cure=_SLOW_START) from error
        except CallFailed as error:
            raise CannotRestart(self._unwatched(error), cloud=error.cloud, cure=error.cure) from error

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

    def _told(self, error: LivemediaError) -> CannotStart:
        """The error as one of a start."""
        if isinstance(error, CannotStart):
            return error
        if isinstance(error, TimedOut):
            return CannotStart(error.problem, cure=_SLOW_START)
        return CannotStart(self._unwatched(error), cloud=error.cloud, cure=error.cure)

    def _unwatched(self, error: LivemediaError) -> str:
        return f"{self.name} can not be watched: {error.problem}"

    def _take_back(self) -> str:
        """Stop what this call has started, and say how that went."""
        try:
            self.beyond(COMPENSATION_SECONDS).stop()
        except LivemediaError as error:
            return f"stopping it again failed too, it may be on air and billed ({error.problem})"
        return "it was stopped again"


@dataclass
class _Command(Generic[_Answer]):
    """A call that must not be repeated blindly; where its outcome is in doubt, the status decides."""

    broadcast: Broadcast
    call: Callable[[str], _Answer]
    is_done: Callable[[Caster | None], bool]
    kind: type[LivemediaError]
    may_have_happened: bool = False
    """Whether an attempt had its effect, or may have had it."""

    def run(self) -> _Answer | None:
        """Make the call until it is answered, or done without an answer, or under way."""
        operation = self.broadcast.operation
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = self.call(self.broadcast.caster_id)
            except CallFailed as error:
                if self._is_settled(error, is_last=attempt == ATTEMPTS):
                    return None
            else:
                self.may_have_happened = True
                return answer
            pause(attempt, operation.deadline.clock, operation.alive)
        return None

    def _is_settled(self, error: CallFailed, *, is_last: bool) -> bool:
        """Whether the call need not be made again although it failed: it was done, or is under way."""
        was_in_doubt = self.may_have_happened
        self.may_have_happened |= error.may_have_happened
        if not (error.may_have_happened or isinstance(error, _STATUS_DECIDES)):
            raise explain(self.kind, self.broadcast.name, error) from error
        if self.is_done(self.broadcast.look()):
            return True
        if was_in_doubt and isinstance(error, _IN_THE_WAY):
            # What is in the way is most likely the attempt whose answer was lost.
            return True
        if is_last and isinstance(error, AlreadyInState):
            # Somebody else's call is under way, to the same end.
            return True
        if is_last or isinstance(error, NotFound):
            raise explain(self.kind, self.broadcast.name, error) from error
        return False


_SLOW_START: Final = (
    "look at the caster in the console: its sources and settings; give it more time with "
    "custom_timeouts=pulumi.CustomTimeouts(create=...)"
)
_SLOW_STOP: Final = "look at the caster in the console; run the same command again"
