"""One run of a recording as JSON, for seeds and snapshots.

The names are those of the API:

    {"AppId": "661e...", "RoomId": "studio-1", "TaskId": "evening-news",
     "Configuration": {...},                               (of StartRecord, without the three ids; TOS if left out)
     "StartedSecondsAgo": 3600,                            (or "StartTime"; now if left out)
     "EndTime": "2026-01-01T20:00:00Z", "StopReason": "StopByAPI",      (it runs if left out)
     "Recorded": [{"UserId": "host", "StreamType": 0, "spans": [{"begin": "...", "end": "..."}]}]}

Without `Recorded` it has recorded all that is published in its room now, since its start. Snapshots have `RunId`,
`Start`, `Stop`, `ReadyTime`, `ActiveTime`, `TimeReason`, `endpoint`, `uploads` and `unannounced` too; a span without
`end` goes on.
"""

import copy
import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.errors import CloudError, ControlError
from pulumi_livemedia.emulator.moments import optional_moment, read_moment, read_start, write_moment
from pulumi_livemedia.emulator.recorder import mask
from pulumi_livemedia.emulator.strict import JsonObject, as_object, http_url, optional, typed
from pulumi_livemedia.emulator.transitions import Pending, RecordStart, Transition
from pulumi_livemedia.emulator.volcengine.rtc import structures
from pulumi_livemedia.emulator.volcengine.rtc.configuration import Configuration, Stream
from pulumi_livemedia.emulator.volcengine.rtc.control import parse_stream, read_id
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings
from pulumi_livemedia.emulator.volcengine.rtc.rules import check_start
from pulumi_livemedia.emulator.volcengine.rtc.schema import Document, Reading
from pulumi_livemedia.emulator.volcengine.rtc.task import STOP_BY_API, Milestone, Span, Task, Upload

_IDS = ("AppId", "RoomId", "TaskId")
_NAMES = (
    *_IDS,
    *("Configuration", "StartTime", "StartedSecondsAgo", "EndTime", "StopReason", "Recorded"),
    *("RunId", "Start", "Stop", "ReadyTime", "ActiveTime", "TimeReason", "endpoint", "uploads", "unannounced"),
)
_CONFIGURATION: Document = {"StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Bucket": "recordings"}}}
_UPLOAD_STATES = ("waiting", "done", "failed")
# What was taken once is taken back, whatever the switches have been set to since.
_LENIENT: dict[str, object] = {
    "record_single_layout": "ignore",
    "record_audio_formats": "ignore",
    "record_sync_upload": "ignore",
    "record_region_overflow": "accept",
    "record_storage_region": "accept",
}


def read_task(document: object, recordings: Recordings, where: str) -> Task:
    """A run, which has lived up to now.

    Args:
        document: its JSON.
        recordings: where it is going to be added: its clock, its rooms, its switches.
        where: its path, for messages.
    """
    given, now = as_object(document, where, _NAMES), recordings.now
    app_id, room_id, task_id = (read_id(given, name, where) for name in _IDS)
    started = read_start(given, now, where) or now
    ended = optional_moment(given, "EndTime", where, now)
    if ended is not None and ended < started:
        raise ControlError(f"{where}.EndTime: lies before the start, {write_moment(started)}")
    task = Task(
        triple=(app_id, room_id, task_id),
        configuration=_read_configuration(given, recordings.settings, where),
        started=started,
        settled=started if given.get("Recorded") is None else ended or now,
        start=Pending.parse(given.get("Start") or {}, RecordStart, f"{where}.Start", now, started),
        time_reason=optional(given, "TimeReason", str, where) or recordings.settings.record_time_reason,
        ready=optional_moment(given, "ReadyTime", where),
        active=optional_moment(given, "ActiveTime", where, now),
        ended=ended,
        reason=_read_reason(given, ended, where),
        endpoint=http_url(given["endpoint"], f"{where}.endpoint") if given.get("endpoint") else "",
        uploads=[_read_upload(each, f"{where}.uploads") for each in _list(given, "uploads", where)],
    )
    task.id = _read_run_id(given, where) or task.id
    if given.get("Stop") is not None:
        task.stop = Pending.parse(given["Stop"], Transition, f"{where}.Stop", now)
    if task.ready is None and task.start.is_over(ended or now):
        task.ready = started + timedelta(seconds=task.start.transition.seconds)
    for each in _list(given, "Recorded", where):
        _read_recorded(task, each, f"{where}.Recorded", now)
    _catch_up(task, now, list(recordings.publishing(task)), known=given.get("Recorded") is not None)
    untold = {_read_milestone(each, where) for each in _list(given, "unannounced", where)}
    task.told = {each for each in task.milestones if each not in untold}
    return task


def _catch_up(task: Task, now: datetime, publishing: list[Stream], *, known: bool) -> None:
    """Live up to now; what has been recorded is known, or follows from who publishes."""
    if known:
        if task.ended is None and task.active is None and task.wanted(publishing):
            task.active = now
        return
    ended, reason = task.ended, task.reason
    task.ended, task.reason = None, ""
    task.settle(ended or now, publishing)
    if ended is not None and task.ended is None:
        task.end(ended, reason)


def _list(given: JsonObject, name: str, where: str) -> list[object]:
    value = given.get(name)
    return [] if value is None else typed(value, list, f"{where}.{name}")


def _read_milestone(value: object, where: str) -> Milestone:
    try:
        return Milestone(value)
    except ValueError as error:
        known = " or ".join(repr(each.value) for each in Milestone)
        raise ControlError(f"{where}.unannounced: {value!r} must be {known}") from error


def _read_run_id(given: JsonObject, where: str) -> str:
    text = optional(given, "RunId", str, where) or ""
    if not re.fullmatch(r"[\w-]{0,64}", text, re.ASCII):
        raise ControlError(f"{where}.RunId: {text!r} must be letters, digits, '_' and '-', at most 64 of them")
    return text


def _read_reason(given: JsonObject, ended: datetime | None, where: str) -> str:
    reason = optional(given, "StopReason", str, where)
    if reason and ended is None:
        raise ControlError(f"{where}.StopReason: only with EndTime")
    return "" if ended is None else reason or STOP_BY_API


def _read_configuration(given: JsonObject, settings: Settings, where: str) -> Configuration:
    body = as_object(given.get("Configuration") or _CONFIGURATION, f"{where}.Configuration")
    if own := [name for name in _IDS if name in body]:
        raise ControlError(f"{where}.Configuration.{own[0]}: stands beside Configuration, not in it")
    reading = Reading()
    try:
        sent = {**{name: given[name] for name in _IDS}, **copy.deepcopy(body)}
        document = cast("Document", structures.START.typed(sent, "", reading))
        structures.START.check(document, "", reading)
        check_start(Configuration(document), replace(settings, **_LENIENT), reading)  # type: ignore[arg-type]
    except CloudError as error:
        raise ControlError(f"{where}.Configuration: {error.message} ({error.code})") from error
    if reading.unknown:
        raise ControlError(f"{where}.Configuration.{reading.unknown[0]}: is unknown")
    return Configuration(document)


def _read_upload(document: object, where: str) -> Upload:
    given = as_object(document, where, ("ObjectKey", "state", "error"))
    state = optional(given, "state", str, where) or "waiting"
    if state not in _UPLOAD_STATES:
        raise ControlError(f"{where}.state: {state!r} must be one of {', '.join(_UPLOAD_STATES)}")
    return Upload(optional(given, "ObjectKey", str, where) or "", state, optional(given, "error", str, where) or "")


def _read_recorded(task: Task, document: object, where: str, now: datetime) -> None:
    given = as_object(document, where, ("UserId", "StreamType", "spans"))
    stream = parse_stream({name: value for name, value in given.items() if name != "spans"}, where)
    if stream in task.spans:
        raise ControlError(f"{where}: {stream.user_id!r} with StreamType {stream.type} is there twice")
    task.spans[stream] = []
    last = task.started
    for each in _list(given, "spans", where):
        span = as_object(each, f"{where}.spans", ("begin", "end"))
        begin = read_moment(span.get("begin"), f"{where}.spans.begin", now)
        end = optional_moment(span, "end", f"{where}.spans", now) or task.settled
        if not last <= begin <= end:
            raise ControlError(f"{where}.spans: {write_moment(begin)} is not between {write_moment(last)} and its end")
        task.spans[stream].append(Span(begin, end))
        last = end
    if not task.spans[stream]:
        raise ControlError(f"{where}.spans is missing: when {stream.user_id!r} was recorded")


def write_task(task: Task, recordings: Recordings, *, secrets: bool) -> JsonObject:
    """The form that `read_task` reads; what has its default is left out.

    Args:
        task: a settled run.
        recordings: where it is.
        secrets: whether the storage's keys are written, or masked.
    """
    going = [] if task.ended is not None else task.wanted(recordings.publishing(task))
    body = {name: value for name, value in task.configuration.document.items() if name not in _IDS}
    waiting = any(each.state == "waiting" for each in task.uploads)
    told = task.told - {Milestone.ENDED} if waiting else task.told  # so that they are written after a load
    active = None if task.active == task.settled and going else task.active
    ready = None if task.ready == task.started else task.ready
    row: JsonObject = {
        **dict(zip(_IDS, task.triple, strict=True)),
        "RunId": task.id,
        "StartTime": write_moment(task.started),
        "Start": _write_start(task.start),
        "ReadyTime": None if ready is None else write_moment(ready),
        "ActiveTime": None if active is None else write_moment(active),
        "Stop": None if task.stop is None else task.stop.to_json(),
        "EndTime": None if task.ended is None else write_moment(task.ended),
        "StopReason": task.reason or None,
        "TimeReason": None if task.time_reason == recordings.settings.record_time_reason else task.time_reason,
        "Recorded": [_write_recorded(task, stream, going=stream in going) for stream in task.spans],
        "endpoint": task.endpoint or None,
        "uploads": [each.to_json() for each in task.uploads] if task.uploads and not waiting else None,
        "unannounced": [each.value for each in task.milestones if each not in told] or None,
        "Configuration": copy.deepcopy(body) if secrets else mask("", body),
    }
    return {name: value for name, value in row.items() if value is not None}


def _write_start(start: Pending) -> JsonObject | None:
    row = {name: value for name, value in start.to_json().items() if name != "since"}
    return None if row["how"] == "immediate" else row


def _write_recorded(task: Task, stream: Stream, *, going: bool) -> JsonObject:
    spans = [{"begin": write_moment(each.begin), "end": write_moment(each.end)} for each in task.spans[stream]]
    if going and task.spans[stream][-1].end == task.settled:
        del spans[-1]["end"]
    return {**stream.to_json(), "spans": spans}
