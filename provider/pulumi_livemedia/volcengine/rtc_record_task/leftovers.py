"""Recordings that run: the cloud does not list them, so each one that a stack knows of is asked for by its id."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.settings import DEFAULT_CONCURRENT_CALLS
from pulumi_livemedia.dynamic.hidden import Origin, visible
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.sweep.findings import Finding, Say, Search, Unseen
from pulumi_livemedia.sweep.homes import STOP_SECONDS, StoredHome, look_deadline, require_same_run
from pulumi_livemedia.sweep.ownership import Ownership, doubt_of, held
from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.client import RtcClient, connect
from pulumi_livemedia.volcengine.rtc_record_task.end import may_be_invisible
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.present import moment
from pulumi_livemedia.volcengine.rtc_record_task.recording import Recording
from pulumi_livemedia.volcengine.rtc_record_task.status import ENDED, FAILED, has_ended, is_running, status_word
from pulumi_livemedia.volcengine.rtc_record_task.task_id import derived_task_id

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.sweep.inventory import Record

_OVER: Final = (ENDED, FAILED)


def find(kind: "Kind", search: Search) -> None:
    """Add the recordings that run and are undeclared, of all that the states know of."""
    undeclared, looked = search.inventory.undeclared(kind.name), search.looked
    candidates = [_Candidate(kind, thing, records) for thing, records in undeclared.items()]
    with ThreadPoolExecutor(DEFAULT_CONCURRENT_CALLS) as pool:
        for candidate, result in zip(candidates, pool.map(_Candidate.look, candidates), strict=True):
            if isinstance(result, Finding):
                looked.findings.append(result)
            elif isinstance(result, Unseen):
                looked.unseen.append(result)
            elif result is _OUT_OF_SIGHT:
                looked.out_of_sight.append(candidate.thing)


def ownership(records: "Sequence[Record]", task: RecordTask) -> Ownership:
    """Tell whether a running recording is a stack's: by its derived TaskId, or as the very run that was kept."""
    doubt = doubt_of(records) or ("" if is_running(task) else "its status is not documented")
    if doubt:
        return Ownership(is_ours=False, reason=doubt)
    for record in records:
        if is_derived(record):
            return Ownership(is_ours=True, reason=f"its TaskId was derived for {record.resource}")
    return held(records, task.start_time)


def is_derived(record: "Record") -> bool:
    """Return whether the TaskId follows from what was declared: nobody else comes to the same one."""
    declared = RtcRecordTaskInputs.examine(visible(record.inputs))
    origin = Origin.of(record.inputs)
    try:
        derived = derived_task_id(origin.scope, origin.name, restart_properties(declared))
    except HoleTouched:
        return False
    return bool(origin.scope) and declared.task_id == derived == record.thing.rsplit("/", 1)[-1]


_OUT_OF_SIGHT: Final = object()


@dataclass(frozen=True)
class _Candidate:
    """A recording that was declared or begun, and is declared no more."""

    kind: "Kind"
    thing: str
    records: "Sequence[Record]"

    def look(self) -> object:
        """A finding, or why it could not be looked at, or that it is out of sight; None if it is over."""
        try:
            client = self.connect(look_deadline())
            task = self.recording(client, Operation(client.openapi.session.deadline)).look()
            home, stored = Home(client), self.stored
            if stored is not None:
                home.require_account(stored, self.name)
                if task is None:
                    home.believe_absence(stored, self.name)
        except LivemediaError as error:
            return Unseen(self.name, str(error))
        if task is None:
            return _OUT_OF_SIGHT if self.may_run_unseen(client) else None
        return None if has_ended(task) else self.finding(client, task)

    @property
    def name(self) -> str:
        return f"recording {self.thing}"

    @property
    def kept(self) -> Mapping[str, Any]:
        """What was kept of it last; empty where a create had only begun."""
        return next((record.outputs for record in self.records if record.outputs.get("endpoint")), {})

    @property
    def stored(self) -> StoredHome | None:
        record = next((record for record in self.records if record.outputs.get("endpoint")), None)
        return StoredHome.of(record) if record else None

    def connect(self, deadline: Deadline) -> RtcClient:
        """A client for where it was started.

        Raises:
            LivemediaError: that is not where calls would go.
        """
        client = connect(self.records[0].settings, region=self.kept.get("region"), deadline=deadline)
        if self.stored is not None:
            Home(client).require_endpoint(self.stored, self.name)
        return client

    def recording(self, client: RtcClient, operation: Operation) -> Recording:
        app_id, room_id, task_id = self.thing.split("/")
        return Recording(client, operation, app_id, room_id, task_id, self.records[0].inputs.get("businessId"))

    def may_run_unseen(self, client: RtcClient) -> bool:
        """Whether it ran when it was last looked at, too long ago for the cloud to show it still."""
        kept = self.kept
        if not kept or kept.get("status") in _OVER or kept.get("startTime") is None:
            return False
        start = int(kept["startTime"])
        return may_be_invisible(start, client.now()) and not _is_used_up(kept, start, client.now())

    def finding(self, client: RtcClient, task: RecordTask) -> Finding:
        return Finding(
            kind=self.kind,
            thing=self.thing,
            name="",
            status=status_word(task),
            since=moment(task.start_time),
            endpoint=client.host,
            region=client.region,
            ownership=ownership(self.records, task),
            end=_Stop(self, task).run,
        )


@dataclass(frozen=True)
class _Stop:
    """Stops one run of a recording, and no later one."""

    candidate: _Candidate
    task: RecordTask

    def run(self, say: Say) -> None:
        operation = Operation(Deadline.after(STOP_SECONDS, SYSTEM_CLOCK), say=say)
        recording = self.candidate.recording(self.candidate.connect(operation.deadline), operation)
        now = recording.look()
        if now is not None:
            if has_ended(now):
                return
            require_same_run(recording.name, self.task.start_time, now.start_time)
        recording.stop()


def _is_used_up(kept: Mapping[str, Any], start: int, now: datetime) -> bool:
    """Whether the longest time that it may record is over."""
    longest = (kept.get("control") or {}).get("maxRecordTime") or 0
    return bool(longest) and now.timestamp() > start / 1000 + longest
