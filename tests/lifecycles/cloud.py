"""One account of both clouds: two casters, an application with recordings, and what somebody else runs there."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.contents import Contents
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.engine import Declared
from tests.live_caster.account import Account as LiveAccount
from tests.rtc_lifecycle.account import Account as RtcAccount
from tests.rtc_lifecycle.account import moved
from tests.rtc_record_task.samples import patched

_APPLYING = ("UpdateCasterSceneConfig", "SetCasterSceneConfig", "EffectCasterVideoResource")


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
        """Something declared in the spare caster; a slot holds one thing, and there is any number of layouts."""
        is_layout = kind == "StudioLayout"
        return Declared(kind, {"casterId": self.spare.caster_id} | properties, delete_before_replace=not is_layout)

    def things(self) -> list[tuple[str, ...]]:
        """Every caster with what fills and shows, whoever made it: names and slots, twice what is there twice."""
        with self.server.world.lock:
            casters = self.server.world.namespaces.of(self.key).state(Casters).all()
            return sorted((each.name, *sorted(_names(each.contents)), *_shown(each)) for each in casters)

    def shows_changes(self) -> bool:
        """Whether what was changed last was applied since, where scenes show something.

        Nothing else is known to make them follow.
        """
        with self.server.world.lock:
            casters = self.server.world.namespaces.of(self.key).state(Casters).all()
            shown = {id_ for each in casters for id_ in _ids_shown(each)}
        committed = [call for call in self.calls() if call["committed"]]
        changed = [number for number, call in enumerate(committed) if _changed(call) in shown]
        applied = [number for number, call in enumerate(committed) if call["action"].startswith(_APPLYING)]
        return not changed or bool(applied and applied[-1] > changed[-1])

    def running(self) -> list[str]:
        """What is on air or recorded, without what somebody else runs; each run counts."""
        with self.server.world.lock:
            casters = self.server.world.namespaces.of(self.key).state(Casters).all()
            on_air = [each.id for each in casters if each.phase.value != "idle" and each.id != self.foreign.caster_id]
        return sorted(on_air + [task for task in self.rtc.running() if task != "theirs"])

    def strangers_run(self) -> bool:
        """Whether all that somebody else runs goes on."""
        return self.foreign.phase == "streaming" and self.rtc.running().count("theirs") == 1

    def calls(self) -> list[dict[str, Any]]:
        """Everything about the calls so far."""
        return self.rtc.recorded()


def _changed(call: dict[str, Any]) -> object:
    """The id of what a call changes; None for a call of another kind."""
    names = ("LayoutId", "ComponentId", "ResourceId")
    given = call["parameters"] if call["action"].startswith("ModifyCaster") else {}
    return next((given[name] for name in names if name in given), None)


def _ids_shown(caster: Caster) -> Iterator[str]:
    """The ids of everything that a caster on air shows."""
    contents = caster.contents
    for scene in caster.scenes if caster.status else ():
        yield from (scene.layout, *scene.components)
        layout = contents.layouts.get(scene.layout)
        slots = {*layout.blend, *layout.mix} if layout else set()
        yield from (each.id for each in contents.resources.values() if each.location in slots)


def _shown(caster: Caster) -> Iterator[str]:
    for scene in caster.scenes:
        if scene.layout or scene.components:
            yield f"scene {scene.output_type} shows {int(bool(scene.layout))} and {len(scene.components)}"


def _names(contents: Contents) -> Iterator[str]:
    yield from (f"source {each.location}" for each in contents.resources.values())
    yield from ("layout" for _ in contents.layouts)
    yield from (f"component {each.location}" for each in contents.components.values())
