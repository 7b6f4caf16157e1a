"""Starting, changing and stopping one recording, each verified by reading the task.

"ok" means accepted, not recording. What is read afterwards may be an ended run of the same TaskId, and a task is
visible for 72 hours after its start only.
Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from pulumi_livemedia.calls.clock import Deadline, pause
from pulumi_livemedia.calls.errors import CallFailed, LivemediaError, NotFound, TimedOut
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotStart, CannotStop, CannotUpdate
from pulumi_livemedia.calls.waiting import wait_until
from pulumi_livemedia.volcengine.answers import RecordTask, Started
from pulumi_livemedia.volcengine.client import RtcClient
from pulumi_livemedia.volcengine.rtc_record_task.problems import explain, failed_to_start
from pulumi_livemedia.volcengine.rtc_record_task.status import FAILED, RECORDING, has_ended, is_running, status_word

VERIFICATION_SECONDS: Final = 15.0
"""How long after "ok" a task may take to show."""
COMPENSATION_SECONDS: Final = 60.0
"""How long taking back a failed start may take, beyond the operation's own time."""
ATTEMPTS: Final = 3
"""How often a start is sent whose answer was lost, with a look at the task in between."""

_SAME_MOMENT: Final = timedelta(seconds=2)
_NOBODY: Final = "does anybody publish in the room? wait_for='accepted' does not wait for it"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a recording, as this operation leaves it."""

    task: RecordTask | None
    """As it was last read; None if it is not visible."""
    request_id: str | None = None
    """Of the call that started, changed or stopped it."""
    was_running: bool = False
    """Whether a start found it running already."""
    may_be_ours: bool = False
    """Whether what was found running may be this operation's own, by an attempt whose answer was lost."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording, by AppId, RoomId and TaskId."""

    client: RtcClient
    operation: Operation
    app_id: str
    room_id: str
    task_id: str
    business_id: str | None = None

    @property
    def name(self) -> str:
        """The recording, as messages call it."""
        return f"recording {self.app_id}/{self.room_id}/{self.task_id}"

    def look(self) -> RecordTask | None:
        """The newest run, as it is now; None if none is visible."""
        return self.client.get_record_task(self.app_id, self.room_id, self.task_id)

    def start(self, request: Mapping[str, Any], before: RecordTask | None) -> Run:
        """Start a run and verify that it is there; one that comes to nothing is stopped again.

        Args:
            request: of StartRecord.
            before: the newest run before this one, where there was one.

        Raises:
            CannotStart: with the cloud's reason, and what was done about it.
        """
        for attempt in range(1, ATTEMPTS + 1):
            answer, was_in_doubt = self._send_start(request)
            if answer is None or not answer.already_running:
                task = self._verify(answer, before)
                return Run(task, answer.request_id if answer else None)
            found = self._shown_running() if was_in_doubt else self.look()
            if not has_ended(found):
                ours = was_in_doubt and is_running(found)
                return Run(found, answer.request_id, was_running=True, may_be_ours=ours)
            # It has ended in this very moment: nothing runs unless it is started again.
            before = found
            pause(attempt, self.operation.deadline.clock, self.operation.alive)
        raise CannotStart(
            f"{self.name} was said to run {ATTEMPTS} times, and had ended each time",
            cure="does somebody else start and stop it? run the same command again",
        )

    def wait_for_recording(self, run: Run) -> RecordTask | None:
        """Wait until somebody publishes and the recording is under way.

        Raises:
            CannotStart: nobody came in time; a run that this operation has started was stopped again.
        """
        if run.task is not None and run.task.status == RECORDING:
            return run.task
        try:
            task = self._wait(_has_recorded_or_ended, "recording")
        except TimedOut as error:
            raise CannotStart(f"{error.problem}; {self._left(run)}", cure=_NOBODY) from error
        except CallFailed as error:
            told = f"can not be watched: {error.problem}; {self._left(run)}"
            raise CannotStart(f"{self.name} {told}", cloud=error.cloud, cure=error.cure) from error
        if task is not None and has_ended(task) and not task.record_file_list:
            reason = task.stop_reason or "no reason told"
            raise CannotStart(f"{self.name} has ended ({reason}) before anything was recorded", cure=_NOBODY)
        return task

    def update(self, request: Mapping[str, Any]) -> str:
        """Change streams and regions of the run, whole, and return the request id.

        Raises:
            CannotUpdate: with the cloud's reason.
        """
        try:
            return self.client.update_record(request)
        except CallFailed as error:
            raise explain(CannotUpdate, self.name, error) from error

    def stop(self) -> Run:
        """End the run and wait until it has; success if it has ended already, or is unknown.

        Raises:
            CannotStop: with the cloud's reason.
        """
        request_id = None
        try:
            request_id = self.client.stop_record(self.app_id, self.room_id, self.task_id, self.business_id)
        except NotFound:
            # That there is no such run is what a stop wants; the reads below tell whether it is true.
            pass
        except CallFailed as error:
            if not self._is_over():
                raise explain(CannotStop, self.name, error) from error
        try:
            return Run(self._wait(lambda seen: seen is None or has_ended(seen), "ended"), request_id)
        except TimedOut as error:
            raise CannotStop(
                f"{error.problem}; it may still record, and bill", cure="run the same command again"
            ) from error
        except CallFailed as error:
            told = f"can not be watched: {error.problem}; it may still record, and bill"
            raise CannotStop(f"{self.name} {told}", cloud=error.cloud, cure=error.cure) from error

    def _send_start(self, request: Mapping[str, Any]) -> tuple[Started | None, bool]:
        """The answer, None if it was lost and the run is there all the same; and whether an attempt was in doubt."""
        was_in_doubt, attempt = False, 1
        try:
            while True:
                try:
                    return self.client.start_record(request), was_in_doubt
                except CallFailed as error:
                    was_in_doubt = was_in_doubt or error.may_have_happened
                    if not error.may_have_happened:
                        raise
                    if is_running(self.look()):
                        return None, True
                    if attempt == ATTEMPTS:
                        raise
                pause(attempt, self.operation.deadline.clock, self.operation.alive)
                attempt += 1
        except (CallFailed, TimedOut) as error:
            told = explain(CannotStart, self.name, error)
            then = f"; {self._take_back()}" if was_in_doubt else ""
            raise CannotStart(f"{told.problem}{then}", cloud=told.cloud, cure=told.cure) from error

    def _shown_running(self) -> RecordTask | None:
        """The run that is said to be there, if it shows."""
        try:
            return self._wait(is_running, "visible", VERIFICATION_SECONDS)
        except (TimedOut, CallFailed):
            return None

    def _is_over(self) -> bool:
        """Whether the newest run is seen to have ended."""
        try:
            return has_ended(self.look())
        except (TimedOut, CallFailed):
            return False

    def _verify(self, answer: Started | None, before: RecordTask | None) -> RecordTask:
        """The new run, once it is visible.

        Raises:
            CannotStart: it failed, or did not show.
        """

        def is_new(task: RecordTask | None) -> bool:
            if task is None or is_running(task):
                return task is not None
            if not has_ended(task) or (before is not None and task.start_time == before.start_time):
                return False
            if before is None and task.status != FAILED:
                # Nobody has looked before: it may be the last one, which was stopped a moment ago.
                return False
            return answer is None or task.started_after(answer.answered_at - _SAME_MOMENT)

        try:
            task = self._wait(is_new, "visible", VERIFICATION_SECONDS)
        except TimedOut as error:
            reason = error.problem.removeprefix(f"{self.name} ")
            raise failed_to_start(self.name, reason, self._take_back()) from error
        except CallFailed as error:
            told = f"can not be watched: {error.problem}; {self._take_back()}"
            raise CannotStart(f"{self.name} {told}", cloud=error.cloud, cure=error.cure) from error
        if task is None or task.status == FAILED:
            reason = f"failed ({task.stop_reason or 'no reason told'})" if task else "is not visible"
            raise failed_to_start(self.name, reason, self._take_back())
        return task

    def _wait(
        self, done: Callable[[RecordTask | None], bool], goal: str, at_most: float | None = None
    ) -> RecordTask | None:
        deadline = self.operation.deadline
        if at_most is not None and deadline.left() > at_most:
            deadline = Deadline.after(at_most, deadline.clock)
        return wait_until(
            self.look,
            done,
            thing=self.name,
            goal=goal,
            deadline=deadline,
            describe=status_word,
            alive=self.operation.alive,
            say=self.operation.say,
        )

    def _left(self, run: Run) -> str:
        """How a run is left that did not become what it should: one of somebody else goes on."""
        is_ours = run.may_be_ours or not run.was_running
        return self._take_back() if is_ours else "it was not started now, and goes on"

    def _take_back(self) -> str:
        """Stop what this operation has started, and say how that went."""
        deadline = Deadline.after(COMPENSATION_SECONDS, self.operation.deadline.clock)
        operation = Operation(deadline, self.operation.alive, self.operation.say)
        again = Recording(
            self.client.within(deadline), operation, self.app_id, self.room_id, self.task_id, self.business_id
        )
        try:
            again.stop()
        except LivemediaError as error:
            return f"stopping it again failed too, it may record and bill ({error.problem})"
        return "it was stopped again"


def _has_recorded_or_ended(task: RecordTask | None) -> bool:
    return has_ended(task) or (task is not None and task.status == RECORDING)
