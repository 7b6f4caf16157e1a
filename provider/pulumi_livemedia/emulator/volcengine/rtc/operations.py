"""The operations of cloud recording.

Sources: https://www.volcengine.com/docs/6348/1188215 (StartRecord), https://www.volcengine.com/docs/6348/1163742
(UpdateRecord), https://www.volcengine.com/docs/6348/1188200 (StopRecord),
https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408 (GetRecordTask).
"""

import copy
from typing import cast

from pulumi_livemedia.emulator.registry import Answer, Call, Service
from pulumi_livemedia.emulator.volcengine.errors import refused
from pulumi_livemedia.emulator.volcengine.rtc import structures
from pulumi_livemedia.emulator.volcengine.rtc.configuration import CUSTOM_LAYOUT, Configuration, integer, part
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings
from pulumi_livemedia.emulator.volcengine.rtc.rules import check_start, check_update
from pulumi_livemedia.emulator.volcengine.rtc.schema import Document, Reading, Structure, illegal
from pulumi_livemedia.emulator.volcengine.rtc.task import Triple

RTC = Service("rtc", "2023-11-01")

STARTED_BEFORE = "The task has been started. Please do not call the startup task interface repeatedly"
"""The result of StartRecord for a task that runs: no failure."""

_QPS = 60
_TRIPLE = "AppId/RoomId/TaskId"
_OK: Answer = {"Result": "ok"}


def _read(call: Call, structure: Structure) -> tuple[Document, Reading]:
    """The parameters: their types, then their ranges."""
    reading = Reading(lenient=call.namespace.settings.record_optional_values == "default")
    document = cast("Document", structure.typed(dict(call.parameters), "", reading))
    structure.check(document, "", reading)
    return document, reading


def _refuse_unknown(call: Call, reading: Reading) -> None:
    if reading.unknown and call.namespace.settings.strict:
        raise illegal(reading.unknown[0], "is unknown")
    call.relaxed.extend(reading.unknown)


def _own(call: Call, document: Document) -> tuple[Recordings, Triple]:
    """The account's recordings, and the name of the one that is meant, if its application is the account's."""
    recordings = call.namespace.state(Recordings)
    recordings.check_app(str(document["AppId"]))
    return recordings, (str(document["AppId"]), str(document["RoomId"]), str(document["TaskId"]))


@RTC.operation(qps=_QPS, resource=_TRIPLE, json_body=True)
def start_record(call: Call) -> Answer:
    """Start a recording; one that runs goes on as it is."""
    settings = call.namespace.settings
    document, reading = _read(call, structures.START)
    check_start(Configuration(document), settings, reading)
    _refuse_unknown(call, reading)
    recordings, triple = _own(call, document)
    recordings.claim_app(triple[0])
    if recordings.active(triple) is None:
        recordings.start(triple, Configuration(document))
        return _OK
    if settings.record_duplicate != "result":
        raise refused(settings.record_duplicate)
    return {"Result": STARTED_BEFORE}


@RTC.operation(qps=_QPS, resource=_TRIPLE, json_body=True)
def update_record(call: Call) -> Answer:
    """Change the streams and regions of a recording that runs."""
    document, reading = _read(call, structures.UPDATE)
    _refuse_unknown(call, reading)
    recordings, triple = _own(call, document)
    task = recordings.own(triple)
    running = task.configuration
    if not running.is_mixed or running.layout_mode != CUSTOM_LAYOUT:
        raise illegal("Layout.LayoutMode", "of the task is not 2, or its RecordMode not 0: it cannot be updated")
    changed = _merged(running, document)
    check_update(changed, call.namespace.settings, reading)
    recordings.update(task, changed)
    return _OK


def _merged(running: Configuration, document: Document) -> Configuration:
    """The configuration of a task with the changes of an UpdateRecord."""
    merged = copy.deepcopy(running.document)
    if "TargetStreams" in document:
        merged["TargetStreams"] = document["TargetStreams"]
    sent = part(document, "Layout")
    if integer(sent, "LayoutMode", CUSTOM_LAYOUT) != CUSTOM_LAYOUT:
        raise illegal("Layout.LayoutMode", "cannot be changed while the task runs")
    custom, canvas = part(sent, "CustomLayout"), part(sent, "CustomLayout", "Canvas")
    for name, value in zip(("Width", "Height"), running.canvas, strict=True):
        if integer(canvas, name, value) != value:
            raise illegal(f"Layout.CustomLayout.Canvas.{name}", f"is {value} and cannot be changed while the task runs")
    layout = cast("Document", part(merged, "Layout")["CustomLayout"])
    if "Regions" in custom:
        layout["Regions"] = custom["Regions"]
    changes: Document = {name: canvas[name] for name in ("Background", "BackgroundImage") if name in canvas}
    if changes:
        layout["Canvas"] = part(layout, "Canvas") | changes
    return Configuration(merged)


@RTC.operation(qps=_QPS, resource=_TRIPLE, json_body=True)
def stop_record(call: Call) -> Answer:
    """Stop a recording that runs."""
    document, reading = _read(call, structures.STOP)
    _refuse_unknown(call, reading)
    recordings, triple = _own(call, document)
    recordings.stop(recordings.own(triple))
    return _OK


@RTC.operation(qps=_QPS, resource=_TRIPLE)
def get_record_task(call: Call) -> Answer:
    """Show the newest run of a recording, if it was started within the last days."""
    settings = call.namespace.settings
    if call.method == "POST" and settings.record_get_by_post != "accept":
        raise refused(settings.record_get_by_post, about=("GetRecordTask", RTC.version))
    document, reading = _read(call, structures.GET)
    _refuse_unknown(call, reading)
    recordings, triple = _own(call, document)
    task = recordings.read(triple)
    shown = recordings.answer(task) if task is not None else None
    recordings.count_read(triple)
    if shown is None and settings.record_unknown == "InvalidParameter.ErrorActiveTaskNotFound":
        raise refused(settings.record_unknown)
    return {"Result": {"RecordTask": {} if shown is None and settings.record_unknown == "empty" else shown}}
