"""An account in the emulator, and the life of its one caster as the provider leads it: real HTTP, no real waiting."""

import itertools
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pulumi_livemedia.alibaba.client import LiveClient, connect
from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.calls.clock import Alive, Deadline, always_alive
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.control import add_casters, advance_caster, start_caster, stop_caster
from pulumi_livemedia.emulator.control import ControlCall
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.structures.differences import changes
from tests.manual_clock import ManualClock

NOWHERE = Path("/nonexistent")


@dataclass
class Account:
    """One account of the cloud with one caster, which is idle and complete unless it is seeded otherwise."""

    server: EmulatorServer
    transport: Transport
    key: str = field(default_factory=lambda: f"emulator-{uuid.uuid4().hex}")
    caster_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    lines: list[str] = field(default_factory=list)
    """What was said to the user."""
    clock: ManualClock = field(init=False, repr=False)
    """Of the last client that was made."""
    pool: Pool = field(init=False, repr=False)
    """What the process knows of the cloud; nothing yet."""

    def __post_init__(self) -> None:
        self.pool = Pool(lambda _: self.transport)

    @property
    def settings(self) -> dict[str, str]:
        """The stack's configuration for this account."""
        return {
            "alicloud:accessKey": self.key,
            "alicloud:secretKey": "emulator-secret",
            "livemedia:alicloudEndpoint": self.server.url,
        }

    def seed(self, **caster: object) -> "Account":
        """Let there be the caster; `Status`, `StartedSecondsAgo` and so on as the control plane names them."""
        self._control(add_casters, {"CasterId": self.caster_id, **caster})
        return self

    def choose(self, **settings: object) -> None:
        """Turn switches of the emulator for this account."""
        with self.server.world.lock:
            world = self.server.world
            world.settings.change(settings, world.namespaces.account(self.key))

    def fault(self, action: str = "", *, nth: int | None = None, times: int | None = None, **effect: object) -> None:
        """Let something go wrong."""
        match = {"namespace": self.key, "action": action or None, "nth": nth}
        document = {"match": match, "effect": effect, "times": times}
        with self.server.world.lock:
            self.server.world.faults.add(document)

    def refuse(self, action: str, code: str, **where: int) -> None:
        """Let an action be refused with a code."""
        self.fault(action, nth=where.get("nth"), times=where.get("times"), error={"code": code})

    def heal(self) -> None:
        """Let nothing go wrong any more."""
        with self.server.world.lock:
            self.server.world.faults.remove(namespace=self.key)

    def advance(self, seconds: float) -> None:
        """Let time pass in the cloud."""
        with self.server.world.lock:
            self.server.world.namespaces.of(self.key).clock.advance(seconds)

    def start(self) -> None:
        """Put the caster on air, as somebody at the console would."""
        self._control(start_caster)

    def start_with(self, client: LiveClient) -> None:
        """Put the caster on air, as somebody with a key of the same account would."""
        client.start_caster(self.caster_id)

    def stop(self) -> None:
        """Take the caster off air, as somebody at the console would."""
        self._control(stop_caster)

    def finish(self) -> None:
        """Finish the change of state under way."""
        self._control(advance_caster)

    def remove(self) -> None:
        """Delete the caster, as somebody at the console would."""
        with self.server.world.lock:
            self.server.world.namespaces.of(self.key).state(Casters).remove(self.caster_id)

    @property
    def phase(self) -> str:
        """Where the caster is in its life: idle, starting, streaming or stopping."""
        with self.server.world.lock:
            caster = self.server.world.namespaces.of(self.key).state(Casters).get(self.caster_id)
            return "gone" if caster is None else caster.phase.value

    @staticmethod
    def before(nth: int, act: Callable[[], None]) -> Alive:
        """What lets something happen right before the n-th call of an operation."""
        calls = itertools.count(1)
        return lambda: act() if next(calls) == nth else None

    def calls(self) -> list[str]:
        """The actions that were called so far, whatever became of them."""
        return [call["action"] for call in self.recorded()]

    def recorded(self) -> list[dict[str, Any]]:
        """Everything about the calls so far."""
        with self.server.world.lock:
            found = self.server.world.recorder.find({"namespace": self.key})
            return [call.to_json() for call in found]

    def calm_down(self) -> None:
        """No faults, no switches, and calls counted anew."""
        with self.server.world.lock:
            world = self.server.world
            world.faults.remove(namespace=self.key)
            world.settings.reset(world.namespaces.account(self.key))
        self.forget_calls()

    def forget_calls(self) -> None:
        """Count calls anew."""
        with self.server.world.lock:
            self.server.world.recorder.reset(self.key)

    def client(
        self,
        *,
        seconds: float = 300,
        region: str | None = None,
        settings: Mapping[str, str] | None = None,
        alive: Alive = always_alive,
    ) -> LiveClient:
        """A client with a clock of its own; sleeping on it lets time pass in the cloud too."""
        self.clock = CloudClock(self)
        return connect(
            self.settings | dict(settings or {}),
            region=region,
            alive=alive,
            deadline=Deadline.after(seconds, self.clock),
            environ={},
            home=NOWHERE,
            pool=self.pool,
        )

    def lifecycle(self, client: LiveClient | None = None, **options: Any) -> LiveCasterLifecycle:  # noqa: ANN401
        """The life of the caster, for one operation; options as of `client`."""
        client = client or self.client(**options)
        return LiveCasterLifecycle(client, Operation(client.rpc.deadline, client.rpc.alive, self.lines.append))

    def inputs(self, **declared: Any) -> LiveCasterInputs:  # noqa: ANN401 - any field
        """What a program declares."""
        return LiveCasterInputs(caster_id=self.caster_id, **declared)

    def create(self, *, desired_state: str = "running", adopt: bool = False, **options: Any) -> LiveCasterState:  # noqa: ANN401
        """Create the resource."""
        return self.lifecycle(**options).create(self.inputs(desired_state=desired_state, adopt=adopt))

    def read(self, stored: LiveCasterState | None, **options: Any) -> LiveCasterState | None:  # noqa: ANN401
        """Refresh the resource."""
        return self.lifecycle(**options).read(self.caster_id, stored)

    def update(
        self,
        stored: LiveCasterState,
        *,
        options: Mapping[str, Any] | None = None,
        **declared: Any,  # noqa: ANN401 - any field
    ) -> LiveCasterState:
        """Update the resource to what is declared now."""
        before = LiveCasterInputs(**{name: getattr(stored, name) for name in LiveCasterInputs.model_fields})
        inputs = self.inputs(**declared)
        return self.lifecycle(**(options or {})).update(stored, inputs, changes(before, inputs))

    def delete(self, stored: LiveCasterState, **options: Any) -> None:  # noqa: ANN401
        """Delete the resource."""
        self.lifecycle(**options).delete(stored)

    def _control(self, handler: Callable[[ControlCall], object], body: object = None) -> None:
        world, query = self.server.world, {"namespace": self.key}
        with world.lock:
            handler(ControlCall(world=world, query=query, body=body or {}, path={"id": self.caster_id}))


class CloudClock(ManualClock):
    """A clock on which nobody really sleeps; the cloud's time goes along."""

    def __init__(self, account: Account) -> None:
        super().__init__(time.time())
        self._account = account

    def sleep(self, seconds: float) -> None:
        """Let time pass, here and in the cloud."""
        super().sleep(seconds)
        self._account.advance(seconds)


def committed(calls: Sequence[Mapping[str, Any]], action: str) -> int:
    """How often the cloud has carried an action out."""
    return sum(call["action"] == action and call["committed"] for call in calls)
