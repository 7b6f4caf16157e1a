"""Noticing what has come about in the life of recordings, and seeing to what follows: uploads, then callbacks.

Nothing else moves a recording on by itself: its state is worked out whenever somebody asks. Accounts that wait for
something to follow are asked after every request and several times a second.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from pulumi_livemedia.emulator.background import Background, Job
from pulumi_livemedia.emulator.namespaces import Namespace
from pulumi_livemedia.emulator.outgoing import Outgoing
from pulumi_livemedia.emulator.volcengine.rtc.callbacks import Callbacks, Delivery, Receiver, envelope, sign
from pulumi_livemedia.emulator.volcengine.rtc.files import recorded_files
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings
from pulumi_livemedia.emulator.volcengine.rtc.task import Milestone, Status, Task
from pulumi_livemedia.emulator.volcengine.rtc.uploads import plan
from pulumi_livemedia.emulator.world import World


class Notices:
    """Looks after the recordings of all accounts.

    Args:
        world: whose recordings.
        background: does the work.
        outgoing: makes the requests.
    """

    def __init__(self, world: World, background: Background, outgoing: Outgoing) -> None:
        self._world = world
        self._background = background
        self._outgoing = outgoing

    def look(self) -> None:
        """Have done what follows from all that is new."""
        with self._world.lock:
            for namespace in self._world.namespaces:
                for task, milestone in _news(namespace):
                    for job in self._jobs(namespace, task, milestone):
                        self._background.put(task.id, job)

    def _jobs(self, namespace: Namespace, task: Task, milestone: Milestone) -> list[Job]:
        jobs: list[Job] = []
        ended = milestone is Milestone.ENDED
        if ended and (uploading := plan(task, recorded_files(task, namespace.settings))):
            jobs.append(partial(uploading.run, self._outgoing, self._world.lock))
        # Files are there before anybody is told about them.
        receiver = namespace.state(Callbacks).receiver(task.triple[0])
        if receiver is not None:
            delivery = self._delivery(namespace, receiver, task, milestone)
            jobs.append(partial(delivery.run, self._outgoing, self._world.stopping.wait))
        return jobs

    def _delivery(self, namespace: Namespace, receiver: Receiver, task: Task, milestone: Milestone) -> Delivery:
        settings = namespace.settings
        kind, at, data = (_stopped if milestone is Milestone.ENDED else _started)(namespace, task)
        body = envelope(kind, receiver.app_id, data, at, settings.callback_nonce)
        body["Signature"] = sign(body, receiver.secret_key)
        return Delivery(
            receiver=receiver,
            body=body,
            pause=settings.callback_retry_seconds,
            note=self._notes(namespace, receiver, body),
        )

    def _notes(
        self, namespace: Namespace, receiver: Receiver, body: dict[str, str]
    ) -> Callable[[dict[str, object]], None]:
        kept = namespace.state(Callbacks).deliveries

        def note(outcome: dict[str, object]) -> None:
            with self._world.lock:
                time = namespace.clock.now().isoformat(timespec="milliseconds")
                kept.append({"namespace": namespace.name, "time": time, "url": receiver.url, **outcome, "body": body})

        return note


def is_watched(namespace: Namespace) -> bool:
    """Whether something follows from what comes about in a namespace's recordings."""
    return bool(namespace.state(Callbacks).receivers) or namespace.state(Recordings).is_written


def _news(namespace: Namespace) -> list[tuple[Task, Milestone]]:
    return namespace.state(Recordings).news() if is_watched(namespace) else []


def _identity(task: Task) -> dict[str, object]:
    app_id, room_id, task_id = task.triple
    business_id = task.configuration.document.get("BusinessId") or ""
    return {"AppId": app_id, "BusinessId": business_id, "RoomId": room_id, "TaskId": task_id}


def _started(namespace: Namespace, task: Task) -> tuple[str, datetime, dict[str, object]]:
    del namespace
    failed = task.status is Status.FAILED
    outcome = {"Code": int(failed), "ErrorMessage": task.reason if failed else ""}
    return "RecordStarted", task.ready or task.started, {**_identity(task), **outcome}


def _stopped(namespace: Namespace, task: Task) -> tuple[str, datetime, dict[str, object]]:
    files = [each.to_json() for each in recorded_files(task, namespace.settings)]
    ended = task.ended or task.settled
    return "RecordStopped", ended, {**_identity(task), "StopReason": task.reason, "RecordFileList": files}
