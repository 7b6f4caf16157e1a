"""The recordings of one account, the rooms they record, and what starts, updates and stops do to them.

Sources: https://www.volcengine.com/docs/6348/1188215 (start), https://www.volcengine.com/docs/6348/1163742 (update),
https://www.volcengine.com/docs/6348/1188200 (stop), and `volcengine/behaviours.py` for what they leave open.
"""

from collections.abc import Iterable
from datetime import timedelta

from pulumi_livemedia.emulator.namespaces import Namespace, State
from pulumi_livemedia.emulator.recorder import mask
from pulumi_livemedia.emulator.transitions import Pending, Transition
from pulumi_livemedia.emulator.volcengine.errors import refused
from pulumi_livemedia.emulator.volcengine.rtc.configuration import Configuration, Stream
from pulumi_livemedia.emulator.volcengine.rtc.files import listed_files, recorded_files, to_milliseconds
from pulumi_livemedia.emulator.volcengine.rtc.pictures import picture_of
from pulumi_livemedia.emulator.volcengine.rtc.task import Milestone, Task, Triple
from pulumi_livemedia.emulator.volcengine.rtc.uploads import goes_to_amazon_s3

Room = tuple[str, str]
"""AppId and RoomId."""

SOMEBODY = Stream("somebody")
"""Who is in a room that is to have everybody, where a recording wants nobody in particular."""


class Recordings(State):
    """The recordings and rooms of one account.

    Args:
        namespace: the account's namespace.

    Attributes:
        apps: the applications that were spoken of, with somebody else who has them; empty for the account itself.
    """

    def __init__(self, namespace: Namespace) -> None:
        super().__init__(namespace)
        self._runs: dict[Triple, list[Task]] = {}
        self._rooms: dict[Room, tuple[Stream, ...]] = {}
        self._untold: list[Task] = []
        self._written: list[Task] = []
        self.apps: dict[str, str] = {}

    def check_app(self, app_id: str) -> None:
        """Refuse an application that is not the account's.

        Raises:
            CloudError: it is not.
        """
        if self.settings.app_ids == "seeded" and app_id not in self.apps:
            raise refused("InvalidParameter.NotExistAppId")
        if self.foreign_owner(app_id):
            raise refused("InvalidParameter.AccountIdMismatch")

    def foreign_owner(self, app_id: str) -> str:
        """Who else has an application; empty if nobody, so that the account may use it."""
        owner = self.apps.get(app_id)
        if owner is not None or self.settings.app_ids != "first_use":
            return owner or ""
        others = (each for each in self._namespace.everybody if each.settings.app_ids == "first_use")
        return next((each.account for each in others if each.state(Recordings).apps.get(app_id) == ""), "")

    def claim_app(self, app_id: str) -> None:
        """Have an application from now on, if the first user has it."""
        if self.settings.app_ids == "first_use":
            self.apps.setdefault(app_id, "")

    def runs(self, triple: Triple) -> list[Task]:
        """All runs of one name, oldest first, settled."""
        found = self._runs.get(triple, [])
        for task in found:
            self._settle(task)
        return found

    def all(self) -> list[Task]:
        """All runs of all recordings, settled."""
        return [task for triple in self._runs for task in self.runs(triple)]

    def add(self, task: Task) -> None:
        """Take a run that was begun elsewhere."""
        self._runs.setdefault(task.triple, []).append(task)
        if task.ended is None or not task.told.issuperset(task.milestones):
            self._watch(task)

    def _watch(self, task: Task) -> None:
        self._untold.append(task)
        if task.endpoint:
            self._written.append(task)

    def active(self, triple: Triple) -> Task | None:
        """The run that has not ended."""
        return next((task for task in self.runs(triple) if task.ended is None), None)

    def own(self, triple: Triple) -> Task:
        """The run that has not ended.

        Raises:
            CloudError: there is none.
        """
        task = self.active(triple)
        if task is None:
            raise refused("InvalidParameter.ErrorActiveTaskNotFound")
        return task

    def start(self, triple: Triple, configuration: Configuration) -> Task:
        """Begin a run."""
        now = self.now
        task = Task(
            triple=triple,
            configuration=configuration,
            started=now,
            settled=now,
            start=Pending(self.settings.record_start, now),
            time_reason=self.settings.record_time_reason,
            endpoint=self.settings.s3_endpoint if goes_to_amazon_s3(configuration) else "",
        )
        self._runs.setdefault(triple, []).append(task)
        self._watch(task)
        self._settle(task)
        return task

    def update(self, task: Task, configuration: Configuration) -> None:
        """Let a run go on with other streams and regions."""
        task.configuration = configuration
        self._settle(task)

    def stop(self, task: Task, transition: Transition | None = None) -> None:
        """Stop a run.

        Args:
            task: the run.
            transition: how long it takes; None for what the settings say.
        """
        chosen = transition or self.settings.record_stop
        if chosen.mode == "fails" or (task.stop is not None and transition is None):
            return
        task.stop = Pending(chosen, self.now)
        self._settle(task)

    def read(self, triple: Triple) -> Task | None:
        """The run that GetRecordTask shows; counts as a read."""
        runs = self.runs(triple)
        visible = timedelta(hours=self.settings.record_visible_hours)
        shown = next((task for task in reversed(runs) if task.is_shown), None)
        return shown if shown is not None and self.now - shown.started <= visible else None

    def count_read(self, triple: Triple) -> None:
        """Tell the newest run that it was read."""
        for task in self._runs.get(triple, [])[-1:]:
            task.count_read()

    def forget(self, triple: Triple) -> None:
        """Forget all runs of one name."""
        del self._runs[triple]
        self._untold = [task for task in self._untold if task.triple != triple]
        self._written = [task for task in self._written if task.triple != triple]

    @property
    def is_written(self) -> bool:
        """Whether files of runs that were not noticed to their end are written somewhere."""
        return bool(self._written)

    def news(self) -> list[tuple[Task, Milestone]]:
        """The milestones that were passed since this was asked last."""
        found = []
        for task in self._untold:
            self._settle(task)
            new = [each for each in task.milestones if each not in task.told]
            task.told.update(new)
            found += [(task, each) for each in new]
        self._untold = [task for task in self._untold if task.ended is None]
        self._written = [task for task in self._written if task.ended is None]
        return found

    def publishing(self, task: Task) -> Iterable[Stream]:
        """Who publishes in the room of a run."""
        published = self._rooms.get(task.triple[:2])
        if published is not None or self.settings.rooms == "empty":
            return published or ()
        return [Stream.of(each) for each in task.configuration.targets] or [SOMEBODY]

    def rooms(self) -> list[Room]:
        """The rooms that were spoken of."""
        return list(self._rooms)

    def set_room(self, room: Room, streams: Iterable[Stream] | None) -> None:
        """Change who publishes in a room; None if it is not to be spoken of any more."""
        tasks = [task for triple, runs in self._runs.items() if triple[:2] == room for task in runs]
        for task in tasks:
            self._settle(task)
        if streams is None:
            self._rooms.pop(room, None)
        else:
            self._rooms[room] = tuple(streams)
        for task in tasks:
            self._settle(task)

    def _settle(self, task: Task) -> None:
        task.settle(self.now, self.publishing(task))

    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """Every run and room in JSON, for `GET /_emulator/state`."""
        tasks = [self.show(task) for task in self.all()]
        return {"recordTasks": tasks, "rooms": [self.show_room(room) for room in self._rooms]}

    def show_room(self, room: Room) -> dict[str, object]:
        """A room in JSON, as the control plane shows it."""
        streams = [stream.to_json() for stream in self._rooms.get(room, ())]
        return {"AppId": room[0], "RoomId": room[1], "streams": streams}

    def show(self, task: Task) -> dict[str, object]:
        """A run in JSON, as the control plane shows it."""
        app_id, room_id, task_id = task.triple
        files = [each.to_json() for each in recorded_files(task, self.settings)]
        uploads = [each.to_json() for each in task.uploads]
        recorded = task.wanted(self.publishing(task))
        picture = picture_of(task.configuration, recorded) if task.ended is None else None
        return {
            "AppId": app_id,
            "RoomId": room_id,
            "TaskId": task_id,
            "state": task.state,
            **task_row(task),
            "RecordFileList": files,
            **({"uploads": uploads} if uploads else {}),
            "publishing": [stream.to_json() for stream in recorded],
            "picture": None if picture is None else picture.to_json(),
            "Configuration": mask("", task.configuration.document),
        }

    def answer(self, task: Task) -> dict[str, object]:
        """A run as GetRecordTask shows it."""
        files = [each.to_json() for each in listed_files(task, self.settings)]
        return {**task_row(task), "RecordFileList": files}


def task_row(task: Task) -> dict[str, object]:
    """The members of a run that GetRecordTask shows, without the files."""
    return {
        "StartTime": to_milliseconds(task.started),
        "EndTime": 0 if task.ended is None else to_milliseconds(task.ended),
        "Status": int(task.status),
        "StopReason": task.reason,
    }
