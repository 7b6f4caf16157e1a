"""The provider classes that state files name. FROZEN: a renamed module or class orphans every stored resource.

They are pickled by reference. Models and clients are imported when they are first needed, since this module is
imported by the program too, which needs none of them.
"""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from pulumi.output import UNKNOWN

from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.holes import Hole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
    from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
    from pulumi_livemedia.alibaba.production_studio.lifecycle import ProductionStudioLifecycle
    from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs, ProductionStudioState
    from pulumi_livemedia.alibaba.studio_contents.model import StudioState
    from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneInputs
    from pulumi_livemedia.calls.operation import Operation
    from pulumi_livemedia.dynamic.hidden import Origin
    from pulumi_livemedia.dynamic.lifecycle import Lifecycle
    from pulumi_livemedia.structures.failures import Failure
    from pulumi_livemedia.structures.structure import Structure
    from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState


class LiveCasterProvider(DynamicProvider["LiveCasterInputs", "LiveCasterState"]):
    """A production studio of ApsaraVideo Live, on air or not."""

    kind = "LiveCaster"
    noun = "caster"
    room = "alibaba.live_caster"
    identity = ("casterId",)
    settings = SETTINGS

    @property
    def inputs(self) -> type[LiveCasterInputs]:
        """What is declared."""
        from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs

        return LiveCasterInputs

    @property
    def state(self) -> type[LiveCasterState]:
        """What is kept."""
        from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState

        return LiveCasterState

    def lifecycle(
        self,
        settings: Mapping[str, str],
        operation: Operation,
        stored: LiveCasterState | None,
        origin: Origin,  # noqa: ARG002
    ) -> LiveCasterLifecycle:
        """The life of a caster, in the region where it was started."""
        from pulumi_livemedia.alibaba.client import connect
        from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle

        client = connect(
            settings, region=stored.region if stored else None, alive=operation.alive, deadline=operation.deadline
        )
        return LiveCasterLifecycle(client, operation)

    def remark(self, outputs: Mapping[str, Any]) -> str:
        """That it stands in another region than the configured one."""
        from pulumi_livemedia.alibaba.region import stays_behind

        return stays_behind(self._settings, outputs)

    def id_of(self, state: LiveCasterState) -> str:
        """The caster's id."""
        return state.caster_id

    def claimed(self, declared: LiveCasterInputs) -> str | None:
        """The caster, if it is to be on air."""
        return str(declared.caster_id) if declared.desired_state == "running" else None


class ProductionStudioProvider(DynamicProvider["ProductionStudioInputs", "ProductionStudioState"]):
    """A production studio of ApsaraVideo Live with its settings."""

    kind = "ProductionStudio"
    noun = "studio"
    room = "alibaba.production_studio"
    settings = SETTINGS

    @property
    def inputs(self) -> type[ProductionStudioInputs]:
        """What is declared."""
        from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs

        return ProductionStudioInputs

    @property
    def state(self) -> type[ProductionStudioState]:
        """What is kept."""
        from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioState

        return ProductionStudioState

    def warnings(self, declared: ProductionStudioInputs) -> list[str]:
        """What is legal, but hardly meant."""
        from pulumi_livemedia.alibaba.production_studio.warnings import warnings

        return warnings(declared)

    def misfits(self, declared: ProductionStudioInputs, before: ProductionStudioInputs) -> Iterator[Failure]:
        """What can not be changed of a studio."""
        from pulumi_livemedia.alibaba.production_studio.settling import misfits

        return misfits(declared, before)

    def settle(
        self,
        declared: ProductionStudioInputs,
        before: ProductionStudioInputs | None,
        origin: Origin,  # noqa: ARG002
    ) -> ProductionStudioInputs:
        """Leave what is not declared as it is, and tell what needs a restart."""
        from pulumi_livemedia.alibaba.production_studio.settling import as_it_is, restart_digest

        digest = restart_digest(declared, before)
        settled = {**as_it_is(declared, before), "restart_digest": Hole(UNKNOWN) if digest is None else digest}
        return declared.model_copy(update=settled)

    def lifecycle(
        self, settings: Mapping[str, str], operation: Operation, stored: ProductionStudioState | None, origin: Origin
    ) -> ProductionStudioLifecycle:
        """The life of a studio, in the region where it was made."""
        from pulumi_livemedia.alibaba.client import connect
        from pulumi_livemedia.alibaba.production_studio.lifecycle import ProductionStudioLifecycle

        client = connect(
            settings, region=stored.region if stored else None, alive=operation.alive, deadline=operation.deadline
        )
        return ProductionStudioLifecycle(client, operation, scope=origin.scope, name=origin.name)

    def remark(self, outputs: Mapping[str, Any]) -> str:
        """That it stands in another region than the configured one."""
        from pulumi_livemedia.alibaba.region import stays_behind

        return stays_behind(self._settings, outputs)

    def id_of(self, state: ProductionStudioState) -> str:
        """The caster's id."""
        return state.caster_id


class InStudioProvider(DynamicProvider["Structure", "StudioState"]):
    """What is in a production studio.

    Model and lifecycle are found by their names: `<Kind>Inputs`, `<Kind>State` and `<Kind>Lifecycle` in the room.
    """

    room = "alibaba.studio_contents"
    settings = SETTINGS

    @property
    def inputs(self) -> type[Structure]:
        """What is declared."""
        found: type[Structure] = self._part("model", "Inputs")
        return found

    @property
    def state(self) -> type[StudioState]:
        """What is kept."""
        found: type[StudioState] = self._part("model", "State")
        return found

    def lifecycle(
        self,
        settings: Mapping[str, str],
        operation: Operation,
        stored: StudioState | None,
        origin: Origin,
    ) -> Lifecycle[Structure, StudioState]:
        """Its life, in the region where it was made."""
        from pulumi_livemedia.alibaba.client import connect
        from pulumi_livemedia.alibaba.contents_client import ContentsClient

        client = connect(
            settings, region=stored.region if stored else None, alive=operation.alive, deadline=operation.deadline
        )
        lifecycle: Lifecycle[Structure, StudioState] = self._part("lifecycle", "Lifecycle")(
            ContentsClient(client), operation, **self.knowledge(origin)
        )
        return lifecycle

    def knowledge(self, origin: Origin) -> Mapping[str, Any]:  # noqa: ARG002 - for subclasses
        """What the lifecycle of a resource is told besides."""
        return {}

    def remark(self, outputs: Mapping[str, Any]) -> str:
        """That it stands in another region than the configured one."""
        from pulumi_livemedia.alibaba.region import stays_behind

        return stays_behind(self._settings, outputs)

    def id_of(self, state: StudioState) -> str:
        """The caster's id and its own."""
        return state.thing

    def _part(self, module: str, suffix: str) -> Any:  # noqa: ANN401 - a class
        return getattr(self._module(module), f"{self.kind}{suffix}")

    def _module(self, name: str) -> ModuleType:
        return importlib.import_module(f"pulumi_livemedia.{self.room}.{name}")


class StudioContentProvider(InStudioProvider):
    """What a production studio is filled with: the cloud picks the ids."""

    only_declared: ClassVar[bool] = True
    """Whether what the program does not declare any more may be taken over by another resource."""

    def settle(self, declared: Structure, before: Structure | None, origin: Origin) -> Structure:  # noqa: ARG002
        """Want it shown as it is."""
        return declared.model_copy(update={"applied": True})

    def knowledge(self, origin: Origin) -> Mapping[str, Any]:
        """What other resources of this stack have."""
        from pulumi_livemedia.dynamic.translation import others

        return {"others": lambda thing: others(self.kind, thing, origin.name, declared=self.only_declared)}


class StudioVideoResourceProvider(StudioContentProvider):
    """A source of pictures and sound of a production studio."""

    kind = "StudioVideoResource"
    noun = "video resource"
    room = "alibaba.studio_video_resource"


class StudioLayoutProvider(StudioContentProvider):
    """Where the pictures of a production studio stand. Any number of them may be the same."""

    only_declared = False
    kind = "StudioLayout"
    noun = "layout"
    room = "alibaba.studio_layout"

    def warnings(self, declared: Structure) -> list[str]:
        """What is legal, but hardly meant."""
        said: list[str] = self._module("warnings").warnings(declared)
        return said


class StudioComponentProvider(StudioContentProvider):
    """A text, an image or a caption of a production studio."""

    kind = "StudioComponent"
    noun = "component"
    room = "alibaba.studio_component"

    def warnings(self, declared: Structure) -> list[str]:
        """What is legal, but hardly meant."""
        said: list[str] = self._module("warnings").warnings(declared)
        return said


class StudioSceneProvider(InStudioProvider):
    """What the preview or the program of a running production studio shows."""

    kind = "StudioScene"
    noun = "scene"
    room = "alibaba.studio_scene"
    identity = ("casterId", "scene")

    def claimed(self, declared: Structure) -> str | None:
        """The scene."""
        scene = cast("StudioSceneInputs", declared)
        return f"{scene.caster_id}/{scene.scene}"


class RtcRecordTaskProvider(DynamicProvider["RtcRecordTaskInputs", "RtcRecordTaskState"]):
    """A cloud recording of Volcengine RTC."""

    kind = "RtcRecordTask"
    noun = "recording"
    room = "volcengine.rtc_record_task"
    identity = ("appId", "roomId", "taskId")
    settings = SETTINGS
    replacing = frozenset({Effect.IDENTITY, Effect.RESTART})

    @property
    def inputs(self) -> type[RtcRecordTaskInputs]:
        """What is declared."""
        from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

        return RtcRecordTaskInputs

    @property
    def state(self) -> type[RtcRecordTaskState]:
        """What is kept."""
        from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskState

        return RtcRecordTaskState

    def warnings(self, declared: RtcRecordTaskInputs) -> list[str]:
        """What is legal, but hardly meant."""
        from pulumi_livemedia.volcengine.rtc_record_task.warnings import warnings

        return warnings(declared)

    def settle(
        self, declared: RtcRecordTaskInputs, before: RtcRecordTaskInputs | None, origin: Origin
    ) -> RtcRecordTaskInputs:
        """Give the recording a TaskId, where the program gives none."""
        from pulumi_livemedia.volcengine.rtc_record_task.task_id import settled_task_id

        if declared.task_id is not None:
            return declared
        task_id = settled_task_id(declared, before, scope=origin.scope, name=origin.name)
        return declared.model_copy(update={"task_id": Hole(UNKNOWN) if task_id is None else task_id})

    def lifecycle(
        self, settings: Mapping[str, str], operation: Operation, stored: RtcRecordTaskState | None, origin: Origin
    ) -> RtcRecordTaskLifecycle:
        """The life of a recording."""
        from pulumi_livemedia.volcengine.client import connect
        from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
        from pulumi_livemedia.volcengine.rtc_record_task.storage_proof import verify_storage

        client = connect(
            settings,
            region=stored.region if stored else None,
            alive=operation.alive,
            deadline=operation.deadline,
        )
        verify = partial(verify_storage, settings=settings)
        return RtcRecordTaskLifecycle(client, operation, scope=origin.scope, name=origin.name, verify=verify)

    def id_of(self, state: RtcRecordTaskState) -> str:
        """AppId, RoomId and TaskId."""
        return _recording_id(state)

    def claimed(self, declared: RtcRecordTaskInputs) -> str | None:
        """The recording, if it is to run."""
        return _recording_id(declared) if declared.desired_state == "running" else None


def _recording_id(recording: RtcRecordTaskInputs) -> str:
    """AppId, RoomId and TaskId; the slash is in none of them."""
    return "/".join(map(str, (recording.app_id, recording.room_id, recording.task_id)))
