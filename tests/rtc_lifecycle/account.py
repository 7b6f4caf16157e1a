"""An account in the emulator, and the life of one recording in it as the provider leads it.

Real HTTP and no real waiting: the cloud's clock and the provider's go together.
"""

import itertools
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pulumi_livemedia.calls.clock import Alive, Deadline, always_alive
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.emulator.control import ControlCall
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.emulator.volcengine.rtc.control import add_apps, add_rooms, remove_task, stop_task
from pulumi_livemedia.emulator.volcengine.rtc.recordings import Recordings
from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.volcengine.client import RtcClient, connect
from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from pulumi_livemedia.volcengine.rtc_record_task.task_id import settled_task_id
from tests.manual_clock import ManualClock
from tests.rtc_record_task.samples import CUSTOM, MIXED, patched

NOWHERE = Path("/nonexistent")
SCOPE, NAME = "shows/dev", "evening-news"
GIVEN = "Task1"
HOUR = 3600.0
# Signatures are judged by the real time, which the tests leave behind.
_WINDOW = 10**8


@dataclass
class Account:
    """One account of the cloud, and a room in it that is empty."""

    server: EmulatorServer
    transport: Transport
    key: str = field(default_factory=lambda: f"emulator-{uuid.uuid4().hex}")
    app_id: str = field(default_factory=lambda: uuid.uuid4().hex[:24])
    lines: list[str] = field(default_factory=list)
    """What was said to the user."""
    clock: "CloudClock" = field(init=False, repr=False)
    pool: Pool = field(init=False, repr=False)
    """What the process knows of the cloud; nothing yet."""

    def __post_init__(self) -> None:
        self.clock = CloudClock(self)
        self.pool = Pool(lambda _: self.transport)
        self.choose()

    @property
    def settings(self) -> dict[str, str]:
        """The stack's configuration for this account."""
        return {
            "volcengine:accessKey": self.key,
            "volcengine:secretKey": "emulator-secret",
            "livemedia:volcengineEndpoint": self.server.url,
        }

    def choose(self, **settings: object) -> None:
        """Turn switches of the emulator for this account."""
        with self.server.world.lock:
            world = self.server.world
            chosen = {"timestamp_window_seconds": _WINDOW} | settings
            world.settings.change(chosen, world.namespaces.account(self.key))

    def fault(self, action: str, *, nth: int | None = None, times: int | None = None, **effect: object) -> None:
        """Let something go wrong."""
        match = {"namespace": self.key, "action": action, "nth": nth}
        with self.server.world.lock:
            self.server.world.faults.add({"match": match, "effect": effect, "times": times})

    def refuse(self, action: str, code: str, **where: int) -> None:
        """Let an action be refused with a code."""
        self.fault(action, nth=where.get("nth"), times=where.get("times"), error={"code": code})

    def heal(self) -> None:
        """Let nothing go wrong any more."""
        with self.server.world.lock:
            self.server.world.faults.remove(namespace=self.key)

    def advance(self, seconds: float) -> None:
        """Let time pass, in the cloud and here."""
        self.clock.turn(seconds)

    def publish(self, *users: str) -> None:
        """Let these users, and nobody else, publish in the room from now on."""
        streams = [{"UserId": user} for user in users]
        self._control(add_rooms, body={"AppId": self.app_id, "RoomId": "studio-1", "streams": streams})

    def lose_app(self) -> None:
        """Let the application be somebody else's."""
        self._control(add_apps, body={"AppId": self.app_id, "Owner": "somebody"})

    def stop(self, task_id: str, reason: str = "StopByAPI") -> None:
        """End the run, as somebody else would, or for another reason."""
        self._control(stop_task, task_id, {"StopReason": reason})

    def forget(self, task_id: str) -> None:
        """Let there be no such task, and never have been."""
        self._control(remove_task, task_id)

    def forget_all(self) -> None:
        """Let there be no recording, and never have been."""
        with self.server.world.lock:
            recordings = self.server.world.namespaces.of(self.key).state(Recordings)
            for triple in {task.triple for task in recordings.all()}:
                recordings.forget(triple)

    def runs(self) -> list[dict[str, Any]]:
        """All runs of all recordings, as they are."""
        with self.server.world.lock:
            rows: list[dict[str, Any]] = (
                self.server.world.namespaces.of(self.key).state(Recordings).snapshot()["recordTasks"]
            )
            return rows

    def running(self) -> list[str]:
        """The TaskIds of the runs that have not ended."""
        return [row["TaskId"] for row in self.runs() if row["state"] not in ("ended", "failed")]

    def recorded(self) -> list[dict[str, Any]]:
        """Everything about the calls so far."""
        with self.server.world.lock:
            return [call.to_json() for call in self.server.world.recorder.find({"namespace": self.key})]

    def calls(self) -> list[str]:
        """The actions that were called so far, whatever became of them."""
        return [call["action"] for call in self.recorded()]

    def changing(self) -> list[str]:
        """The same without those that only look."""
        return [action for action in self.calls() if not action.startswith("Get")]

    def forget_calls(self) -> None:
        """Count calls anew."""
        with self.server.world.lock:
            self.server.world.recorder.reset(self.key)

    @staticmethod
    def before(nth: int, act: Callable[[], object]) -> Alive:
        """What lets something happen right before the n-th call of an operation."""
        calls = itertools.count(1)

        def alive() -> None:
            if next(calls) == nth:
                act()

        return alive

    def client(
        self, *, seconds: float = 300, settings: Mapping[str, str] | None = None, alive: Alive = always_alive
    ) -> RtcClient:
        """A client with so much time."""
        return connect(
            self.settings | dict(settings or {}),
            alive=alive,
            deadline=Deadline.after(seconds, self.clock),
            environ={},
            home=NOWHERE,
            pool=self.pool,
        )

    def lifecycle(self, *, name: str = NAME, **options: Any) -> RtcRecordTaskLifecycle:  # noqa: ANN401 - as of `client`
        """The life of the recording, for one operation."""
        client = self.client(**options)
        session = client.openapi.session
        operation = Operation(session.deadline, session.alive, self.lines.append)
        return RtcRecordTaskLifecycle(client, operation, scope=SCOPE, name=name)

    def inputs(self, base: Mapping[str, Any] = MIXED, **patch: Any) -> RtcRecordTaskInputs:  # noqa: ANN401 - any field
        """What a program declares, in state spelling, as check has settled it."""
        declared = RtcRecordTaskInputs.model_validate(patched(base, {"appId": self.app_id} | patch))
        if declared.task_id is not None:
            return declared
        return declared.model_copy(update={"task_id": settled_task_id(declared, None, scope=SCOPE, name=NAME)})

    def create(self, inputs: RtcRecordTaskInputs | None = None, **options: Any) -> RtcRecordTaskState:  # noqa: ANN401
        """Create the resource."""
        return self.lifecycle(**options).create(inputs or self.inputs())

    def read(self, stored: RtcRecordTaskState | None, **options: Any) -> RtcRecordTaskState | None:  # noqa: ANN401
        """Refresh the resource."""
        return self.lifecycle(**options).read("a/b/c", stored)

    def update(
        self,
        stored: RtcRecordTaskState,
        inputs: RtcRecordTaskInputs,
        **options: Any,  # noqa: ANN401
    ) -> RtcRecordTaskState:
        """Update the resource to what is declared now."""
        return self.lifecycle(**options).update(stored, inputs, changes(declared_part(stored), inputs))

    def delete(self, stored: RtcRecordTaskState, **options: Any) -> None:  # noqa: ANN401
        """Delete the resource."""
        self.lifecycle(**options).delete(stored)

    def _control(self, handler: Callable[[ControlCall], object], task_id: str = "", body: object = None) -> None:
        path = {"app": self.app_id, "room": "studio-1", "task": task_id}
        with self.server.world.lock:
            handler(ControlCall(world=self.server.world, query={"namespace": self.key}, body=body or {}, path=path))


class CloudClock(ManualClock):
    """A clock on which nobody really sleeps; the cloud's time goes along."""

    def __init__(self, account: Account) -> None:
        super().__init__(time.time())
        self._account = account

    def turn(self, seconds: float) -> None:
        """Let time pass, here and in the cloud."""
        super().turn(seconds)
        self.fall_behind(seconds)

    def fall_behind(self, seconds: float) -> None:
        """Let time pass in the cloud only."""
        with self._account.server.world.lock:
            self._account.server.world.namespaces.of(self._account.key).clock.advance(seconds)


def declared_part(stored: RtcRecordTaskState) -> RtcRecordTaskInputs:
    """What was declared of a state."""
    return RtcRecordTaskInputs(**{name: getattr(stored, name) for name in RtcRecordTaskInputs.model_fields})


def committed(calls: Iterable[Mapping[str, Any]], action: str) -> int:
    """How often the cloud has carried an action out."""
    return sum(call["action"] == action and call["committed"] for call in calls)


def moved(at: int) -> dict[str, Any]:
    """A custom layout with the guest elsewhere."""
    regions: Sequence[dict[str, Any]] = CUSTOM["layout"]["customLayout"]["regions"]
    host, guest = regions
    return patched(CUSTOM, {"layout": {"customLayout": {"regions": [host, guest | {"locationX": at}]}}})
