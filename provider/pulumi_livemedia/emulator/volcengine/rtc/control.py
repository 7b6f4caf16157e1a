"""The control plane's calls about recordings: applications, who is in a room, and stopping from outside.

POST /_emulator/rooms {"AppId": "661e...", "RoomId": "Room1", "streams": [{"UserId": "host", "StreamType": 0}]}
    who publishes in a room from now on; also {"rooms": [...]}; no streams: nobody
GET /_emulator/rooms, GET and DELETE /_emulator/rooms/<AppId>/<RoomId>, DELETE /_emulator/rooms
POST /_emulator/apps {"AppId": "661e..."}
    the application belongs to the namespace; also {"apps": [...]}; with "Owner": "other", to somebody else
GET /_emulator/apps, DELETE /_emulator/apps/<AppId>
GET and DELETE /_emulator/tasks/<AppId>/<RoomId>/<TaskId>
POST .../stop {"StopReason": "StopByAPI"}, POST .../advance
"""

import re
from collections.abc import Mapping

from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import CloudError, ControlError
from pulumi_livemedia.emulator.namespaces import ROOT_KEY
from pulumi_livemedia.emulator.strict import JsonObject, as_object, optional, typed
from pulumi_livemedia.emulator.volcengine.rtc.configuration import Stream
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings, Room
from pulumi_livemedia.emulator.volcengine.rtc.task import STOP_BY_API, Task, Triple

_ID = re.compile(r"[a-zA-Z0-9_@\-.]{1,128}")


def recordings_of(call: ControlCall) -> Recordings:
    """The recordings of the namespace that is meant."""
    return call.namespace(ROOT_KEY).state(Recordings)


def several(call: ControlCall, name: str) -> list[object]:
    """What was sent: one thing, or a list of them under a name."""
    if isinstance(call.body, Mapping) and name in call.body:
        return typed(as_object(call.body, "body", (name,))[name], list, name)
    return [call.body]


def read_id(given: JsonObject, name: str, where: str) -> str:
    """A member that is an id."""
    text = optional(given, name, str, where) or ""
    if not _ID.fullmatch(text):
        raise ControlError(f"{where}.{name}: {text!r} must be 1 to 128 letters, digits and _ @ - .")
    return text


def check_app(recordings: Recordings, app_id: str) -> None:
    """Make sure that an application is not somebody else's."""
    if owner := recordings.foreign_owner(app_id):
        raise ControlError(f"AppId {app_id} is {owner}'s; {_CURE}", 409)


_CURE = 'DELETE /_emulator/apps/<AppId> there first, take another, or set {"app_ids": "anybody"}'


def read_app(document: object, where: str) -> tuple[str, str]:
    """An application, and who else has it."""
    given = as_object(document, where, ("AppId", "Owner"))
    return read_id(given, "AppId", where), optional(given, "Owner", str, where) or ""


def show_app(app_id: str, owner: str) -> dict[str, object]:
    """An application in JSON."""
    return {"AppId": app_id, "Owner": owner} if owner else {"AppId": app_id}


def add_apps(call: ControlCall) -> object:
    """Give applications to the namespace, or to somebody else, all or none."""
    recordings = recordings_of(call)
    wanted = [read_app(each, "app") for each in several(call, "apps")]
    for app_id, owner in wanted:
        if not owner and app_id not in recordings.apps:
            check_app(recordings, app_id)
    recordings.apps.update(wanted)
    return list_apps(call)


def list_apps(call: ControlCall) -> object:
    """The applications that were spoken of in the namespace."""
    return {"apps": [show_app(*each) for each in recordings_of(call).apps.items()]}


def remove_app(call: ControlCall) -> object:
    """Speak of an application no more; its recordings stay."""
    recordings, app_id = recordings_of(call), call.path["app"]
    if app_id not in recordings.apps:
        raise ControlError(f"no AppId {app_id!r} in namespace {call.namespace(ROOT_KEY).name!r}", 404)
    del recordings.apps[app_id]
    return {"removed": app_id}


def add_rooms(call: ControlCall) -> object:
    """Change who publishes in rooms, all or none."""
    recordings = recordings_of(call)
    wanted = [parse_room(each, "room") for each in several(call, "rooms")]
    for (app_id, _), _ in wanted:
        check_app(recordings, app_id)
    for room, streams in wanted:
        recordings.claim_app(room[0])
        recordings.set_room(room, streams)
    return {"rooms": [recordings.show_room(room) for room, _ in wanted]}


def parse_room(document: object, where: str) -> tuple[Room, list[Stream]]:
    """A room, and who publishes in it."""
    given = as_object(document, where, ("AppId", "RoomId", "streams"))
    room = read_id(given, "AppId", where), read_id(given, "RoomId", where)
    if "streams" not in given:
        raise ControlError(f'{where}.streams is missing, as in [{{"UserId": "host", "StreamType": 0}}]; [] for nobody')
    streams = typed(given["streams"], list, f"{where}.streams")
    return room, [parse_stream(each, f"{where}.streams[{n}]") for n, each in enumerate(streams)]


def parse_stream(document: object, where: str) -> Stream:
    """A stream that is published."""
    given = as_object(document, where, ("UserId", "StreamType"))
    kind = optional(given, "StreamType", int, where) or 0
    if kind not in (0, 1):
        raise ControlError(f"{where}.StreamType: {kind} must be 0 (camera and microphone) or 1 (screen)")
    return Stream(read_id(given, "UserId", where), kind)


def list_rooms(call: ControlCall) -> object:
    """The rooms that were spoken of."""
    recordings = recordings_of(call)
    return {"rooms": [recordings.show_room(room) for room in recordings.rooms()]}


def _named_room(call: ControlCall) -> tuple[Recordings, Room]:
    recordings, room = recordings_of(call), (call.path["app"], call.path["room"])
    if room not in recordings.rooms():
        raise ControlError(f"no room {'/'.join(room)!r} in namespace {call.namespace(ROOT_KEY).name!r}", 404)
    return recordings, room


def show_room(call: ControlCall) -> object:
    """One room."""
    recordings, room = _named_room(call)
    return recordings.show_room(room)


def remove_room(call: ControlCall) -> object:
    """Do not speak of a room any more: the switch `rooms` says who is in it."""
    recordings, room = _named_room(call)
    recordings.set_room(room, None)
    return {"removed": "/".join(room)}


def remove_rooms(call: ControlCall) -> object:
    """The same for all rooms."""
    recordings = recordings_of(call)
    rooms = recordings.rooms()
    for room in rooms:
        recordings.set_room(room, None)
    return {"removed": len(rooms)}


def _named_task(call: ControlCall) -> tuple[Recordings, Triple, list[Task]]:
    recordings = recordings_of(call)
    triple = call.path["app"], call.path["room"], call.path["task"]
    runs = recordings.runs(triple)
    if not runs:
        raise ControlError(f"no task {'/'.join(triple)!r} in namespace {call.namespace(ROOT_KEY).name!r}", 404)
    return recordings, triple, runs


def show_task(call: ControlCall) -> object:
    """The newest run of a recording; does not count as a read."""
    recordings, _, runs = _named_task(call)
    return recordings.show(runs[-1])


def remove_task(call: ControlCall) -> object:
    """Forget a recording with all its runs."""
    recordings, triple, _ = _named_task(call)
    recordings.forget(triple)
    return {"removed": "/".join(triple)}


def stop_task(call: ControlCall) -> object:
    """Stop a recording at once, as somebody with another program would, or for another reason."""
    recordings, triple, runs = _named_task(call)
    reason = optional(as_object(call.body, "stop", ("StopReason",)), "StopReason", str, "stop")
    try:
        recordings.own(triple).end(recordings.now, reason or STOP_BY_API)
    except CloudError as error:
        raise ControlError(f"task {'/'.join(triple)} is {runs[-1].state}", 409) from error
    return recordings.show(runs[-1])


def advance_task(call: ControlCall) -> object:
    """Finish the start or the stop under way, unless it is stuck; an invisible run shows."""
    recordings, triple, runs = _named_task(call)
    task = runs[-1]
    under_way = task.stop or (task.start if task.ready is None or not task.is_shown else None)
    if task.ended is not None or under_way is None:
        raise ControlError(f"task {'/'.join(triple)} is {task.state}: nothing is under way", 409)
    under_way.advanced = True
    recordings.runs(triple)
    return recordings.show(task)


_TASK = "/tasks/<app>/<room>/<task>"

ROUTES = (
    Route("POST", "/apps", add_apps, status=201),
    Route("GET", "/apps", list_apps),
    Route("DELETE", "/apps/<app>", remove_app),
    Route("POST", "/rooms", add_rooms, status=201),
    Route("GET", "/rooms", list_rooms),
    Route("DELETE", "/rooms", remove_rooms),
    Route("GET", "/rooms/<app>/<room>", show_room),
    Route("DELETE", "/rooms/<app>/<room>", remove_room),
    Route("GET", _TASK, show_task),
    Route("DELETE", _TASK, remove_task),
    Route("POST", f"{_TASK}/stop", stop_task),
    Route("POST", f"{_TASK}/advance", advance_task),
)
