"""Studios, what they are filled with and what they show, as a table of faults needs them."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from pulumi_livemedia.alibaba.production_studio import token
from pulumi_livemedia.alibaba.studio_contents import lifecycle as contents
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from tests.lifecycles.subjects import OPERATIONS, Rerun
from tests.live_caster.account import Account
from tests.production_studio.stage import SIMPLE, Stage
from tests.studio_contents.studio import ID, NOUN, Studio

_GATEWAY: Final = {
    "throttled": "Throttling.User",
    "server error": "InternalError",
    "clock skew": "InvalidTimeStamp.Expired",
    "denied": "Forbidden.RAM",
}
WINDOW: Final = 10**8
"""Signatures are judged by the real time, which the cloud's leaves behind."""


def another_process() -> None:
    """Forget what a provider process knows of what it has made."""
    token._PROCESS = secrets.token_hex(4)  # type: ignore[misc]  # noqa: SLF001 - as if it were loaded anew
    contents._made.clear()  # noqa: SLF001 - the same


@dataclass
class StudioItself(Rerun):
    """A studio with its settings, on air for some operations."""

    cloud: Stage
    operations: ClassVar[Sequence[str]] = (*OPERATIONS[:3], "update on air", "delete", "delete on air")
    stored: Any = None
    given: Mapping[str, Any] = field(default_factory=lambda: {**SIMPLE, "resource_group_id": "rg-1"})
    _before: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self._before = self.given
        self.cloud.choose(timestamp_window_seconds=WINDOW)

    def code(self, refusal: str, action: str) -> str | None:
        """The code."""
        if refusal == "in transition":
            changes = action.startswith(("Start", "Stop")) or action in ("SetCasterConfig", "DeleteCaster")
            return "IncorrectCasterStatus.Inuse" if changes else None
        return "InvalidCaster.NotFound" if refusal == "not found" else _GATEWAY[refusal]

    def can_stick(self, action: str) -> bool:
        """Whether it starts or stops the studio."""
        return action in ("StartCaster", "StopCaster")

    def prepare(self, operation: str) -> None:
        """Make it, where it is to be there already."""
        if operation != "create":
            self.stored = self.cloud.make(self.given)
        if operation.endswith("on air"):
            self.cloud.start()
        self.cloud.advance(3600)
        another_process()
        if operation == "update on air":
            # A playback domain can be changed only while the studio is off air.
            self.given = {**self.given, "domain_name": "other.example.com", "allow_interruption": True}
        elif operation == "update":
            self.change()

    def change(self) -> None:
        """Declare another delay and another resource group."""
        self.given = {**self.given, "delay": 5, "resource_group_id": "rg-2"}

    def perform(self, operation: str) -> None:
        """Make, read, set up anew or delete it."""
        if operation == "read":
            self.stored = self.cloud.studios().read(self.stored.caster_id, self.stored)
        elif operation.startswith("delete"):
            self.cloud.destroy(self.stored)
            self.stored = None
        elif self.stored is None:
            self.stored = self.cloud.make(self.given)
        else:
            self.stored = self.cloud.change(self.stored, self.given)

    def run_again(self, operation: str, *, refreshed: bool) -> None:
        """The program declares that it is on air, too, where it was."""
        super().run_again(operation.split(" ", maxsplit=1)[0], refreshed=refreshed)
        if operation == "update on air":
            self.cloud.caster_id = self.stored.caster_id
            self.cloud.create(adopt=True)

    def count(self) -> int:
        """How many studios there are."""
        return len(self.cloud.all())

    def stands(self) -> str:
        """Whether it is there, as declared or as before, and on air."""
        if not self.cloud.all():
            return "none"
        [studio] = self.cloud.all()
        air = ", on air" if studio.status else ""
        if self._before == self.given:
            return f"there{air}"
        return f"{'changed' if self._is_declared(studio) else 'as before'}{air}"

    def is_settled(self, operation: str) -> bool:
        """Whether there is one studio with the declared settings, or none after a delete."""
        if operation.startswith("delete"):
            return not self.cloud.all()
        [studio] = self.cloud.all()
        return self._is_declared(studio) and studio.status == (operation == "update on air")

    def _is_declared(self, studio: Caster) -> bool:
        found = (studio.config.get("DomainName"), studio.config.get("Delay"), studio.resource_group)
        return found == (self.given["domain_name"], self.given.get("delay", 0), self.given["resource_group_id"])

    def stick(self) -> None:
        """Let neither start nor stop come to its end."""
        self.cloud.choose(timestamp_window_seconds=WINDOW, caster_start="stuck", caster_stop="stuck")

    def recover(self) -> None:
        """Let nothing go wrong any more."""
        self.cloud.choose(caster_start="immediate", caster_stop="immediate")
        self.cloud.heal()
        for studio in self.cloud.all():
            self.cloud.caster_id = studio.id
            if studio.pending is not None:
                self.cloud.finish()
        another_process()


CHANGES: Final[Mapping[str, Mapping[str, Any]]] = {
    "resource": {"resource_name": "second camera"},
    "layout": {"mix_list": ["RV02"]},
    "component": {"text_layer_content": {"text": "Late news"}},
}
_LOST: Final = {"resource": "InvalidResource.NotFound", "layout": "InvalidLayout.NotFound"}
_APPLYING: Final = ("UpdateCasterSceneConfig", "EffectCasterVideoResource")


class InStudio(Rerun):
    """What things in a studio have in common."""

    studio: Studio

    @property
    def cloud(self) -> Account:
        """The account."""
        return self.studio.account

    def code(self, refusal: str, action: str) -> str | None:
        """The code: a scene may be busy, and each thing may be gone."""
        if refusal == "in transition":
            is_busy = "Scene" in action or action == "EffectCasterVideoResource"
            return "IncorrectSceneStatus.Waiting" if is_busy and not action.startswith("Describe") else None
        return self.missing(action) if refusal == "not found" else _GATEWAY[refusal]

    def can_stick(self, action: str) -> bool:
        """A scene that takes a change may stay busy for ever."""
        return action.startswith(("UpdateCasterScene", "DeleteCasterScene", "SetCasterScene", "Effect"))

    def missing(self, action: str) -> str:
        """What is said to be missing."""
        if "Scene" in action and action != "DescribeCasterScenes":
            return "InvalidScene.NotFound"
        return "InvalidCaster.NotFound"

    def stick(self) -> None:
        """Let every scene stay busy."""
        for action in (*_APPLYING, "SetCasterSceneConfig", "DeleteCasterSceneConfig", "UpdateCasterSceneAudio"):
            self.cloud.refuse(action, "IncorrectSceneStatus.Waiting")

    def recover(self) -> None:
        """Let nothing go wrong any more."""
        self.cloud.heal()
        another_process()


@dataclass
class Content(InStudio):
    """A video resource, a layout or a component; shown by the program for an update on air."""

    studio: Studio
    kind: str
    operations: ClassVar[Sequence[str]] = (*OPERATIONS[:3], "update on air", "delete")
    stored: Any = None
    declared: Mapping[str, Any] = field(default_factory=dict)

    def missing(self, action: str) -> str:
        """The thing itself, where it is changed or taken away."""
        if action in (f"ModifyCaster{NOUN[self.kind]}", f"DeleteCaster{NOUN[self.kind]}"):
            return _LOST.get(self.kind, "InvalidComponent.NotFound")
        return super().missing(action)

    def prepare(self, operation: str) -> None:
        """Add it, where it is to be there already, and show it, where it is to be on air."""
        self.cloud.choose(timestamp_window_seconds=WINDOW)
        if operation != "create":
            made = dict(zip(ID, self.studio.fill(), strict=False))
            self.stored = made[self.kind]
            self.studio.create("resource", location_id="RV02", resource_name="guest")
            if operation == "update on air":
                self.cloud.start()
                shown = {"layout_id": made["layout"].layout_id, "component_ids": [made["component"].component_id]}
                self.studio.create("scene", **shown)
        another_process()
        if operation.startswith("update"):
            self.change()

    def change(self) -> None:
        """Declare it otherwise."""
        self.declared = CHANGES[self.kind]

    def perform(self, operation: str) -> None:
        """Add, read, change or take it away."""
        if operation == "read":
            self.stored = self.studio.read(self.kind, self.stored)
        elif operation == "delete":
            self.studio.delete(self.kind, self.stored)
            self.stored = None
        elif self.stored is None:
            self.stored = self.studio.create(self.kind, **self.declared)
        else:
            self.stored = self.studio.update(self.kind, self.stored, **self.declared)

    def count(self) -> int:
        """How many of it there are."""
        return sum(self._is_ours(each) for each in self.studio.things(self.kind).values())

    def stands(self) -> str:
        """Whether it is there, as declared or as before, and whether that is shown."""
        if not self.count():
            return "none"
        if self.stored is None or not self.declared:
            return "there"
        if not self._is_declared():
            return "as before"
        return "changed" if self._is_shown() else "changed, not shown"

    def is_settled(self, operation: str) -> bool:
        """Whether there is one, as declared and shown so, or none after a delete."""
        if operation == "delete":
            return not self.count()
        return self.count() == 1 and self._is_declared() and self._is_shown()

    def _is_ours(self, thing: Any) -> bool:  # noqa: ANN401 - as the emulator has it
        return self.kind != "resource" or thing.location == "RV01"

    def _is_declared(self) -> bool:
        [thing] = [each for each in self.studio.things(self.kind).values() if self._is_ours(each)]
        inputs = self.studio.inputs(self.kind, **self.declared)
        if self.kind == "resource":
            return bool(thing.name == inputs.resource_name)
        if self.kind == "layout":
            return bool(thing.mix == inputs.mix_list)
        return bool(thing.content["Text"] == inputs.text_layer_content.text)

    def _is_shown(self) -> bool:
        """Whether what was changed last has been applied since; nothing else is known to make scenes follow."""
        if not any(scene.status for scene in self.studio.caster.scenes):
            return True
        committed = [call["action"] for call in self.cloud.recorded() if call["committed"]]
        changes = [number for number, action in enumerate(committed) if action.startswith("Modify")]
        applied = [number for number, action in enumerate(committed) if action in _APPLYING]
        return not changes or bool(applied and applied[-1] > changes[-1])


@dataclass
class OnAir(InStudio):
    """What the program of a studio on air shows: one of two layouts and components, and a sound."""

    studio: Studio
    operations: ClassVar[Sequence[str]] = OPERATIONS
    stored: Any = None
    _layouts: list[str] = field(default_factory=list)
    _components: list[str] = field(default_factory=list)
    _wanted: int = 0

    def prepare(self, operation: str) -> None:
        """Fill the studio and put it on air; show something, where that is to be so already."""
        self.cloud.choose(timestamp_window_seconds=WINDOW)
        self.studio.create("resource")
        self._layouts = [self.studio.create("layout").layout_id for _ in range(2)]
        self._components = [self.studio.create("component", location_id=slot).component_id for slot in ("RC01", "RC02")]
        self.cloud.start()
        if operation != "create":
            self.stored = self.studio.create("scene", **self._declared())
        another_process()
        if operation == "update":
            self.change()

    def change(self) -> None:
        """Declare the other layout, the other component and another volume."""
        self._wanted = 1

    def perform(self, operation: str) -> None:
        """Apply, read, change or take it back."""
        if operation == "read":
            self.stored = self.studio.read("scene", self.stored)
        elif operation == "delete":
            self.studio.delete("scene", self.stored)
            self.stored = None
        elif self.stored is None:
            self.stored = self.studio.create("scene", **self._declared())
        else:
            self.stored = self.studio.update("scene", self.stored, **self._declared())

    def count(self) -> int:
        """1 if the program shows anything."""
        return int(self.studio.scene() != ("", []))

    def stands(self) -> str:
        """What the program shows."""
        if not self.count():
            return "shows nothing"
        if self._is_shown(self._wanted):
            return "shows it"
        return "shows what it did" if self._is_shown(0) else "shows a part"

    def is_settled(self, operation: str) -> bool:
        """Whether exactly what is declared is shown and heard, or nothing after a delete."""
        return not self.count() if operation == "delete" else self._is_shown(self._wanted)

    def _declared(self) -> dict[str, Any]:
        return {
            "layout_id": self._layouts[self._wanted],
            "component_ids": [self._components[self._wanted]],
            "follow_enable": 0,
            "audio_layer": [{"volume_rate": self._volume(self._wanted)}],
            "mix_list": ["RV01"],
        }

    def _is_shown(self, which: int) -> bool:
        program = next(scene for scene in self.studio.caster.scenes if scene.output_type == 1)
        is_heard = [layer["VolumeRate"] for layer in program.audio] == [self._volume(which)]
        return self.studio.scene() == (self._layouts[which], [self._components[which]]) and is_heard

    @staticmethod
    def _volume(which: int) -> float:
        return (1.0, 0.5)[which]
