"""The life of a recording as a resource."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from pulumi_livemedia.calls.errors import InvalidSetting, NotFound
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotUpdate
from pulumi_livemedia.structures.differences import Change
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.client import RtcClient
from pulumi_livemedia.volcengine.rtc_record_task import problems
from pulumi_livemedia.volcengine.rtc_record_task.end import idle_seconds, is_to_run_again, may_be_invisible
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.live import is_custom_layout
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from pulumi_livemedia.volcengine.rtc_record_task.recording import Recording, Run
from pulumi_livemedia.volcengine.rtc_record_task.status import (
    ENDED,
    FAILED,
    NOT_STARTED,
    RECORDING,
    has_ended,
    is_running,
    status_word,
)
from pulumi_livemedia.volcengine.rtc_record_task.storage_proof import Verify, verify_storage
from pulumi_livemedia.volcengine.rtc_record_task.task_id import derived_task_id
from pulumi_livemedia.volcengine.rtc_record_task.wire import to_update, to_wire

_QUIET = frozenset({Effect.LOCAL, Effect.NEXT_START})


class RtcRecordTaskLifecycle:
    """Starts, changes, watches and stops recordings with one client, for one operation.

    Args:
        client: makes the calls.
        operation: what is under way.
        scope: project and stack of the program.
        name: of the resource. With the scope and the declaration it tells whether a TaskId was derived.
        verify: proves before a start that the files can be written, where that is asked for.
    """

    def __init__(
        self, client: RtcClient, operation: Operation, *, scope: str, name: str, verify: Verify = verify_storage
    ) -> None:
        self._client = client
        self._operation = operation
        self._scope = scope
        self._name = name
        self._verify = verify
        self._home = Home(client)

    def create(self, inputs: RtcRecordTaskInputs) -> RtcRecordTaskState:
        """Start the recording and verify that it runs.

        Raises:
            AlreadyRunning: a task of the given TaskId runs, and `adopt` does not allow to take it over.
            CannotStart: the cloud refused, or nothing came of it.
        """
        recording = self._recording(inputs)
        is_ours = self._is_derived(inputs)
        # A derived id needs no look before: whatever runs under it has this very configuration.
        before = None if is_ours and inputs.desired_state == "running" else recording.look()
        may_take = is_ours or inputs.adopt
        if is_running(before) and not may_take:
            raise problems.already_running(recording.name, before)
        run = self._bring(recording, inputs, before, may_take=may_take)
        # Last, since nothing has to wait for it: of many recordings the first ones start sooner.
        return self._state(inputs, run, None, self._home.account_of_started())

    def read(self, thing: str, stored: RtcRecordTaskState | None) -> RtcRecordTaskState | None:
        """What is really so; `stopped` is read only where the next `up` would start again."""
        if stored is None:
            raise InvalidSetting(
                f"recording {thing} can not be read without its declaration",
                cure="the cloud does not tell how a task was configured: declare it, with adopt=True and its task_id",
            )
        recording = self._recording(stored)
        self._home.require_endpoint(stored, recording.name)
        self._home.require_account(stored, recording.name)
        task = recording.look()
        if task is None:
            return self._not_visible(stored, recording)
        really = stored.desired_state
        if is_running(task):
            really = "running"
        elif has_ended(task) and stored.desired_state == "running":
            seen = _was_seen_recording(task, stored)
            really = "stopped" if is_to_run_again(task, stored, was_seen_recording=seen) else "running"
        inputs = stored.model_copy(update={"desired_state": really})
        return self._state(inputs, Run(task), stored, stored.account_id)

    def update(
        self, stored: RtcRecordTaskState, inputs: RtcRecordTaskInputs, changes: Sequence[Change]
    ) -> RtcRecordTaskState:
        """Change what runs, or start or stop it."""
        if all(change.effect in _QUIET for change in changes):
            return stored.model_copy(update=RtcRecordTaskInputs.values_of(inputs))
        recording = self._recording(inputs)
        self._home.require_endpoint(stored, recording.name)
        self._home.require_account(stored, recording.name)
        task = recording.look()
        if any(change.path == ("desiredState",) for change in changes):
            self._complain(recording, stored, inputs, task)
            run = self._bring(recording, inputs, task, may_take=True)
        else:
            goes_on = inputs.desired_state == "running" and not has_ended(task)
            request_id = self._rearrange(recording, stored, inputs) if goes_on else None
            if request_id is None:
                # Nothing runs. What is declared now counts for the next start; whether one is due, a read decides.
                return stored.model_copy(update=RtcRecordTaskInputs.values_of(inputs))
            run = Run(task, request_id)
        return self._state(inputs, run, stored, stored.account_id)

    def delete(self, stored: RtcRecordTaskState) -> None:
        """Stop the recording; its files stay where they are."""
        recording = self._recording(stored)
        self._home.require_endpoint(stored, recording.name)
        self._home.require_account(stored, recording.name)
        # What ran when it was last seen is stopped without a look: that it has ended meanwhile is an answer like any
        # other, and looks are what a destroy of many recordings waits for.
        if stored.status not in (ENDED, FAILED) or not has_ended(recording.look()):
            recording.stop()

    def _recording(self, inputs: RtcRecordTaskInputs) -> Recording:
        if inputs.task_id is None:
            raise TypeError("check settles the TaskId")
        return Recording(
            self._client, self._operation, inputs.app_id, inputs.room_id, inputs.task_id, inputs.business_id
        )

    def _is_derived(self, inputs: RtcRecordTaskInputs) -> bool:
        """Whether the same TaskId means the same recording."""
        return inputs.task_id == derived_task_id(self._scope, self._name, restart_properties(inputs))

    def _bring(
        self, recording: Recording, inputs: RtcRecordTaskInputs, task: RecordTask | None, *, may_take: bool
    ) -> Run:
        """Bring the recording to its declared state."""
        if inputs.desired_state == "stopped":
            # What is not visible may run all the same, but is not ours to stop.
            return recording.stop() if may_take and not has_ended(task) else Run(task)
        run = Run(task, was_running=True) if is_running(task) else self._start(recording, inputs, task)
        if run.was_running:
            if not (may_take or run.may_be_ours):
                raise problems.already_running(recording.name, run.task)
            if not run.may_be_ours:
                told = "runs already, and goes on; another value of restart_triggers restarts it"
                self._operation.say(f"{recording.name} {told}")
            run = self._take_over(recording, inputs, run)
        if inputs.wait_for == "recording" and run.task is not None:
            return replace(run, task=recording.wait_for_recording(run))
        if run.task is not None and run.task.status == NOT_STARTED:
            limit = f"it ends by itself after {idle_seconds(inputs)} s without one (control.maxIdleTime)"
            self._operation.say(f"{recording.name} records nothing yet: nobody publishes a stream of it; {limit}")
        return run

    def _start(self, recording: Recording, inputs: RtcRecordTaskInputs, task: RecordTask | None) -> Run:
        if inputs.verify_storage:
            self._verify(recording.name, inputs, self._operation)
        return recording.start(to_wire(inputs), task)

    def _take_over(self, recording: Recording, inputs: RtcRecordTaskInputs, run: Run) -> Run:
        """Make a task that runs already what is declared, as far as it can be changed."""
        if is_custom_layout(inputs):
            # Streams and regions are no part of a derived id: what runs may have those of a former declaration.
            return replace(run, request_id=recording.update(to_update(inputs)))
        return run

    def _rearrange(self, recording: Recording, stored: RtcRecordTaskState, inputs: RtcRecordTaskInputs) -> str | None:
        """Change streams and regions of what runs and return the request id; None if it has ended meanwhile."""
        try:
            return recording.update(to_update(inputs))
        except CannotUpdate as error:
            if not isinstance(error.__cause__, NotFound):
                raise
            task = recording.look()
            out_of_sight = task is None and may_be_invisible(stored.start_time, self._client.now())
            if not (has_ended(task) or out_of_sight):
                raise
        self._operation.say(f"{recording.name} has ended; what is declared counts for its next start")
        return None

    def _complain(
        self,
        recording: Recording,
        stored: RtcRecordTaskState,
        inputs: RtcRecordTaskInputs,
        task: RecordTask | None,
    ) -> None:
        wanted = inputs.desired_state == "running" and stored.desired_state == "stopped"
        if wanted and inputs.when_ended == "fail" and task is not None and _ended_by_itself(task):
            raise problems.recording_ended(recording.name, task.stop_reason)

    def _not_visible(self, stored: RtcRecordTaskState, recording: Recording) -> RtcRecordTaskState | None:
        """A task that is not found: gone, unless it may be out of sight, or was stopped before."""
        now = self._client.now()
        if stored.desired_state == "stopped" or may_be_invisible(stored.start_time, now):
            return stored
        self._home.believe_absence(stored, recording.name)
        return None

    def _state(
        self,
        inputs: RtcRecordTaskInputs,
        run: Run,
        stored: RtcRecordTaskState | None,
        account_id: str | None,
    ) -> RtcRecordTaskState:
        return RtcRecordTaskState.model_validate(
            RtcRecordTaskInputs.values_of(inputs)
            | _observed(run.task, stored)
            | {
                "request_id": run.request_id or (stored and stored.request_id),
                "region": self._client.region,
                "endpoint": self._client.host,
                "account_id": account_id,
            }
        )


def _was_seen_recording(task: RecordTask, stored: RtcRecordTaskState) -> bool:
    """Whether a former look at the same run saw it recording, or has left it alone since.

    Files show some time after the end: what was rightly left alone at first stays so at the next look.
    """
    left_alone = stored.when_ended == "auto" and stored.status in (ENDED, FAILED)
    return stored.start_time == task.start_time and (stored.status == RECORDING or left_alone)


def _ended_by_itself(task: RecordTask) -> bool:
    return has_ended(task) and task.stop_reason != "StopByAPI"


def _observed(task: RecordTask | None, stored: RtcRecordTaskState | None) -> dict[str, Any]:
    """What the cloud says of a task; what was known of it before, where it is not visible."""
    if task is None:
        names = ("record_status", "status", "start_time", "end_time", "stop_reason", "record_file_list")
        return {name: getattr(stored, name) for name in names} if stored else {}
    return {
        "record_status": status_word(task),
        "status": task.status,
        "start_time": task.start_time,
        "end_time": task.end_time,
        "stop_reason": task.stop_reason or None,
        "record_file_list": [asdict(file) for file in task.record_file_list],
    }
