"""A recording as it is, ready to be imported.

The cloud tells how a recording goes, and nothing of how it was started. That has to be told by whoever started it.
"""

from collections.abc import Mapping
from typing import Any, Final

from pulumi_livemedia.adoption.problems import NotToBeImported
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.markers import NotSent
from pulumi_livemedia.structures.spelling import to_documented, to_state
from pulumi_livemedia.volcengine.client import connect
from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from pulumi_livemedia.volcengine.rtc_record_task.status import ENDED, FAILED

FILL_IN: Final = "FILL IN"
"""Begins each value that the cloud does not tell; no field takes it, so nothing passes a check until it is gone."""
SECONDS: Final = 60.0
_NAMES: Final = ("AppId", "RoomId", "TaskId")


def names_of(recording: str) -> dict[str, str]:
    """AppId, RoomId and TaskId of a resource id.

    Raises:
        NotToBeImported: it is none.
    """
    parts = recording.split("/")
    if len(parts) != len(_NAMES) or not all(parts):
        raise NotToBeImported(
            f"{recording} is not AppId/RoomId/TaskId", cure="livemedia import record-task 661e.../studio-1/news"
        )
    return dict(zip(_NAMES, parts, strict=True))


def to_fill_in(names: Mapping[str, str]) -> dict[str, str]:
    """A StartRecord request in which all that the cloud does not tell is marked."""
    request = dict(names)
    for field_name, field in RtcRecordTaskInputs.model_fields.items():
        name = to_documented(to_state(field_name))
        if name not in names and not any(isinstance(declared, NotSent) for declared in field.metadata):
            need = "needed" if field.is_required() else "remove this line if it was not given"
            request[name] = f"{FILL_IN} as StartRecord was given it ({need})"
    return request


def declared(request: Mapping[str, Any], names: Mapping[str, str]) -> RtcRecordTaskInputs:
    """What a request declares.

    Raises:
        NotToBeImported: it is not complete or not valid, or is about another recording.
    """
    given = {to_state(key): value for key, value in request.items()} | {to_state(k): v for k, v in names.items()}
    for name, value in names.items():
        told = next((item for key, item in request.items() if to_state(key) == to_state(name)), value)
        if told != value:
            raise NotToBeImported(f"the request has another {name}", cure=f"{name} is {value}")
    inputs = RtcRecordTaskInputs.examine(given)
    wrong = failures(inputs)
    if wrong:
        told = "; ".join(f"{dotted(failure.path)} {failure.text}" for failure in wrong)
        raise NotToBeImported(
            f"the request is not complete: {told}",
            cure="fill in what StartRecord was given, and remove what it was not",
        )
    return inputs


def look(names: Mapping[str, str], settings: Mapping[str, str]) -> None:
    """Make sure that a recording runs.

    Raises:
        LivemediaError: it does not, or can not be read.
    """
    client = connect(settings, deadline=Deadline.after(SECONDS))
    task = client.get_record_task(names["AppId"], names["RoomId"], names["TaskId"])
    _require_running("/".join(names.values()), None if task is None else task.status)


def read_recording(inputs: RtcRecordTaskInputs, settings: Mapping[str, str]) -> RtcRecordTaskState:
    """What is declared of a recording, and what the cloud says of it.

    Raises:
        LivemediaError: it does not run, or can not be read.
    """
    deadline = Deadline.after(SECONDS)
    client = connect(settings, deadline=deadline)
    home = {"region": client.region, "endpoint": client.host, "account_id": Home(client).account_id()}
    begun = RtcRecordTaskState.model_validate(RtcRecordTaskInputs.values_of(inputs) | home)
    thing = f"{inputs.app_id}/{inputs.room_id}/{inputs.task_id}"
    state = RtcRecordTaskLifecycle(client, Operation(deadline), scope="", name="").read(thing, begun)
    _require_running(thing, None if state is None else state.status)
    if state is None:
        raise TypeError("a recording that runs has a state")
    return state.model_copy(update={"desired_state": "running"})


def _require_running(thing: str, status: int | None) -> None:
    if status is None:
        raise NotToBeImported(
            f"recording {thing} is not visible",
            cure="look at the ids; a recording that was started more than 72 hours ago is not told any more",
        )
    if status in (ENDED, FAILED):
        raise NotToBeImported(f"recording {thing} has ended", cure="there is nothing to import: declare a new one")
