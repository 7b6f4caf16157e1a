"""One account of both clouds: two casters, an application with recordings, and what somebody else runs there."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.contents import Contents
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.engine import Declared
from tests.live_caster.account import Account as LiveAccount
from tests.rtc_lifecycle.account import Account as RtcAccount
from tests.rtc_lifecycle.account import moved
from tests.rtc_record_task.samples import patched


@dataclass
class Cloud:
    """What there is, and what happens to it without us."""

    server: EmulatorServer
    transport: Transport
    key: str = field(default_factory=lambda: f"emulator-{uuid.uuid4().hex}")
    show: LiveAccount = field(init=False)
    """The caster of the show."""
    spare: LiveAccount = field(init=False)
    """Another caster, idle at first."""
    foreign: LiveAccount = field(init=False)
    """A caster that somebody else has put on air."""
    rtc: RtcAccount = field(init=False)

    def __post_init__(self) -> None:
        self.show, self.spare, self.foreign = (
            LiveAccount(self.server, self.transport, key=self.key).seed() for _ in range(3)
        )
        self.rtc = RtcAccount(self.server, self.transport, key=self.key)
        self.rtc.publish("host", "guest")
        self.rtc.create(self.rtc.inputs(taskId="theirs"))
        self.foreign.start()
        # Whoever has done so has done it a while ago.
        self.rtc.advance(3600)
        self.rtc.forget_calls()

    @property
    def settings(self) -> dict[str, str]:
        """The stack's configuration."""
        return self.show.settings | self.rtc.settings

    def caster(self, account: LiveAccount | None = None, **properties: Any) -> Declared:  # noqa: ANN401 - any property
        """A declared caster: the one of the show, unless another is named."""
        caster_id = (account or self.show).caster_id
        return Declared("LiveCaster", {"casterId": caster_id} | properties, delete_before_replace=True)

    def recording(self, *, guest_at: int = 640, **patch: Any) -> Declared:  # noqa: ANN401 - any property
        """A declared recording of a custom layout, whose second region begins so far to the right."""
        properties = patched(moved(guest_at), {"appId": self.rtc.app_id} | patch)
        return Declared("RtcRecordTask", properties, delete_before_replace="taskId" in properties)

    def studio(self, **properties: Any) -> Declared:  # noqa: ANN401 - any property
        """A declared studio."""
        own = {"normType": 1, "domainName": "play.example.com", "transcodeConfig": {"casterTemplate": "lp_hd"}}
        return Declared("ProductionStudio", own | properties, delete_before_replace=True)

    def content(self, kind: str, **properties: Any) -> Declared:  # noqa: ANN401 - the same
        """Something declared that fills the spare caster."""
        return Declared(kind, {"casterId": self.spare.caster_id} | properties, delete_before_replace=True)

    def things(self) -> list[tuple[str, ...]]:
        """Every caster with what fills it, whoever made it: names and slots, none twice unless it is there twice."""
        with self.server.world.lock:
            casters = self.server.world.namespaces.of(self.key).state(Casters).all()
            return sorted((each.name, *sorted(_names(each.contents))) for each in casters)

    def running(self) -> list[str]:
        """What is on air or recorded, without what somebody else runs; each run counts."""
        casters = [each.caster_id for each in (self.show, self.spare) if each.phase != "idle"]
        return sorted(casters + [task for task in self.rtc.running() if task != "theirs"])

    def strangers_run(self) -> bool:
        """Whether all that somebody else runs goes on."""
        return self.foreign.phase == "streaming" and self.rtc.running().count("theirs") == 1

    def calls(self) -> list[dict[str, Any]]:
        """Everything about the calls so far."""
        return self.rtc.recorded()


def _names(contents: Contents) -> Iterator[str]:
    yield from (f"source {each.location}" for each in contents.resources.values())
    yield from ("layout" for _ in contents.layouts)
    yield from (f"component {each.location}" for each in contents.components.values())
