"""What a snapshot keeps of recordings: applications, rooms, tasks with their runs, and receivers of callbacks."""

from collections.abc import Sequence
from functools import partial

from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.namespaces import Namespace
from pulumi_livemedia.emulator.snapshot import Part
from pulumi_livemedia.emulator.strict import JsonObject
from pulumi_livemedia.emulator.volcengine.rtc.callback_control import read_receiver
from pulumi_livemedia.emulator.volcengine.rtc.callbacks import Callbacks
from pulumi_livemedia.emulator.volcengine.rtc.control import parse_room, read_app, show_app
from pulumi_livemedia.emulator.volcengine.rtc.notices import is_watched
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings
from pulumi_livemedia.emulator.volcengine.rtc.task_document import read_task, write_task


def _save_apps(namespace: Namespace, *, secrets: bool) -> list[JsonObject]:
    del secrets
    return [show_app(*each) for each in namespace.state(Recordings).apps.items()]


def _load_apps(namespace: Namespace, documents: Sequence[object]) -> None:
    apps = namespace.state(Recordings).apps
    for number, each in enumerate(documents):
        app_id, owner = read_app(each, f"apps[{number}]")
        if app_id in apps:
            raise ControlError(f"apps[{number}].AppId: {app_id!r} is there twice")
        apps[app_id] = owner


def _save_rooms(namespace: Namespace, *, secrets: bool) -> list[JsonObject]:
    del secrets
    recordings = namespace.state(Recordings)
    return [recordings.show_room(room) for room in recordings.rooms()]


def _load_rooms(namespace: Namespace, documents: Sequence[object]) -> None:
    recordings = namespace.state(Recordings)
    for number, each in enumerate(documents):
        room, streams = parse_room(each, f"rooms[{number}]")
        if room in recordings.rooms():
            raise ControlError(f"rooms[{number}]: room {'/'.join(room)!r} is there twice")
        recordings.set_room(room, streams)


def _save_tasks(namespace: Namespace, *, secrets: bool) -> list[JsonObject]:
    recordings = namespace.state(Recordings)
    if not is_watched(namespace):
        recordings.news()  # nobody looked until now: what is past stays past
    return [write_task(task, recordings, secrets=secrets) for task in recordings.all()]


def _load_tasks(namespace: Namespace, documents: Sequence[object]) -> None:
    recordings = namespace.state(Recordings)
    for number, each in enumerate(documents):
        where = f"recordTasks[{number}]"
        task = read_task(each, recordings, where)
        if recordings.active(task.triple) is not None:
            raise ControlError(f"{where}: an earlier run of {'/'.join(task.triple)!r} has not ended")
        recordings.add(task)


def _save_callbacks(namespace: Namespace, *, secrets: bool) -> list[JsonObject]:
    return [
        {**each.to_json(), **({"secretKey": each.secret_key} if secrets else {})}
        for each in namespace.state(Callbacks).receivers
    ]


def _load_callbacks(namespace: Namespace, documents: Sequence[object], *, others: bool) -> None:
    callbacks = namespace.state(Callbacks)
    for number, each in enumerate(documents):
        receiver = read_receiver(each, f"callbacks[{number}]", others=others)
        if callbacks.receiver(receiver.app_id) is not None:
            raise ControlError(f"callbacks[{number}].AppId: {receiver.app_id!r} is there twice")
        callbacks.register(receiver)


def rtc_parts(*, others: bool) -> tuple[Part, ...]:
    """The parts, in the order in which they are read.

    Args:
        others: whether receivers may be on other machines.
    """
    return (
        Part("apps", _save_apps, _load_apps),
        Part("rooms", _save_rooms, _load_rooms),
        Part("recordTasks", _save_tasks, _load_tasks),
        Part("callbacks", _save_callbacks, partial(_load_callbacks, others=others)),
    )
