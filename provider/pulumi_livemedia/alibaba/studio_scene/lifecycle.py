"""The life of what a scene shows. The scene itself comes and goes with its caster, and so do its ids."""

from collections.abc import Collection, Sequence
from typing import Any, TypeGuard

from pulumi_livemedia.alibaba.answers import CasterScene
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.live_caster.problems import not_found
from pulumi_livemedia.alibaba.studio_contents.applying import Applying, shows
from pulumi_livemedia.alibaba.studio_contents.problems import explain
from pulumi_livemedia.alibaba.studio_contents.shown import RUNNING, SCENES, patiently
from pulumi_livemedia.alibaba.studio_scene.model import SceneSound, StudioSceneInputs, StudioSceneState
from pulumi_livemedia.calls.errors import AlreadyInState, CallFailed, InTransition, Invalid, NotFound
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotApply, CannotDelete
from pulumi_livemedia.structures.differences import Change, same
from pulumi_livemedia.structures.drift import drifted
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.wire import to_wire


class StudioSceneLifecycle:
    """Applies, watches and takes back what scenes show, for one operation."""

    def __init__(self, client: ContentsClient, operation: Operation) -> None:
        self._client = client
        self._operation = operation
        self._home = Home(client.live)

    def create(self, inputs: StudioSceneInputs) -> StudioSceneState:
        """Let the scene show what is declared.

        Raises:
            CasterNotFound: there is no such caster.
            CannotApply: it is off air, or with the cloud's reason.
        """
        account_id = self._home.account_id()
        try:
            scene = self._scene(inputs)
        except NotFound as error:
            raise not_found(inputs.caster_id, self._client.live.region, account_id) from error
        if not _runs(scene):
            raise CannotApply(
                f"{_name(inputs)} can not be set: the caster is off air",
                cure="take caster_id from the LiveCaster (caster_id=show.caster_id), which then starts before; "
                "declare what scenes show only for a caster that is on air",
            )
        self._apply(scene, inputs)
        return self._state(inputs, scene, account_id)

    def read(self, thing: str, stored: StudioSceneState | None) -> StudioSceneState | None:
        """What the scene really shows; nothing, while the caster is off air."""
        caster_id, _, word = thing.rpartition("/")
        inputs: StudioSceneInputs = stored or StudioSceneInputs.examine({"casterId": caster_id, "scene": word})
        is_there, scene = self._look(inputs, stored)
        if not is_there or word not in SCENES:
            return None
        seen = drifted(inputs, StudioSceneInputs.examine(self._shown(inputs, scene)))
        return self._state(seen, scene, stored.account_id if stored else self._home.account_id())

    def update(
        self, stored: StudioSceneState, inputs: StudioSceneInputs, changes: Sequence[Change]
    ) -> StudioSceneState:
        """Let the scene show what is declared now; off air, `up` does so after the next start."""
        is_there, scene = self._look(stored, stored)
        if not is_there:
            raise not_found(inputs.caster_id, self._client.live.region, stored.account_id)
        if _runs(scene):
            self._apply(scene, inputs, again=any(change.path[0] == "applyTriggers" for change in changes))
        elif any(change.effect is not Effect.LOCAL for change in changes):
            self._operation.say(f"{_name(inputs)}: the caster is off air; it is set by the first up after its start")
        return self._state(inputs, scene, stored.account_id)

    def delete(self, stored: StudioSceneState) -> None:
        """Take out of the scene what was applied to it; what somebody else shows there meanwhile stays.

        Raises:
            CannotDelete: with the cloud's reason.
        """
        _, scene = self._look(stored, stored)
        if not _runs(scene) or not (scene.layout_id or scene.component_ids):
            return
        if not (same(scene.layout_id, stored.layout_id) and same(list(scene.component_ids), stored.component_ids)):
            self._operation.say(
                f"{_name(stored)} shows something else by now (layout {scene.layout_id}): left as it is"
            )
            return
        try:
            patiently(lambda: self._client.clear_scene(stored.caster_id, scene.scene_id), self._operation)
        except (AlreadyInState, NotFound):
            return
        except InTransition as error:
            # Nothing says that a program can be emptied while it is on air.
            self._operation.say(
                f"{_name(stored)} can not be emptied now ({error.code}): it goes on showing layout {scene.layout_id} "
                "until something else is shown, or the caster stops"
            )
        except CallFailed as error:
            raise explain(CannotDelete, _name(stored), error) from error

    def _look(self, inputs: StudioSceneInputs, stored: StudioSceneState | None) -> tuple[bool, CasterScene | None]:
        """Whether the caster is there, and the scene, where it was applied."""
        if stored is None:
            return self._found(inputs)
        name = _name(stored)
        self._home.require_endpoint(stored, name)
        is_there, scene = self._found(inputs)
        self._home.require_account(stored, name)
        if not is_there:
            self._home.believe_absence(stored, name)
        return is_there, scene

    def _found(self, inputs: StudioSceneInputs) -> tuple[bool, CasterScene | None]:
        try:
            return True, self._scene(inputs)
        except NotFound:
            return False, None

    def _scene(self, inputs: StudioSceneInputs) -> CasterScene | None:
        """The scene, found by what it is: its id does not survive a stop."""
        try:
            scenes = self._client.scenes(inputs.caster_id)
        except Invalid as error:
            if error.code == "InvalidDomainName.NotFound":
                return None
            raise explain(CannotApply, _name(inputs), error) from error
        except NotFound as error:
            if error.code == "InvalidScene.NotFound":
                return None
            raise
        return next((scene for scene in scenes if scene.output_type == SCENES.get(inputs.scene)), None)

    def _apply(self, scene: CasterScene, inputs: StudioSceneInputs, *, again: bool = False) -> None:
        applying = Applying(self._client, self._operation, inputs.caster_id, scene)
        if again or not shows(scene, inputs.layout_id, inputs.component_ids):
            applying.show(inputs.layout_id, inputs.component_ids)
        sound = _sound(inputs)
        if sound:
            applying.mix(sound)

    def _shown(self, inputs: StudioSceneInputs, scene: CasterScene | None) -> dict[str, Any]:
        """What the scene shows, as it would be declared; its sound only where that is declared."""
        shown: dict[str, Any] = {
            "casterId": inputs.caster_id,
            "scene": inputs.scene,
            "layoutId": scene.layout_id if scene else "",
            "componentIds": list(scene.component_ids) if scene else [],
        }
        sound = {name: value for name, value in SceneSound.values_of(inputs).items() if value is not None}
        return shown | sound | (self._heard(inputs.caster_id, scene, sound) if scene and sound else {})

    def _heard(self, caster_id: str, scene: CasterScene, declared: Collection[str]) -> dict[str, Any]:
        """The sound of the scene, as far as it is declared and told."""
        try:
            told = self._client.scene_audio(caster_id, scene.scene_id)
        except NotFound:
            return {}
        documented = {name: told[to_documented(spelling)] for name, spelling in SceneSound.names().items()}
        return {name: value for name, value in documented.items() if name in declared and value is not None}

    def _state(self, inputs: StudioSceneInputs, scene: CasterScene | None, account_id: str | None) -> StudioSceneState:
        live = self._client.live
        return StudioSceneState.examine(
            StudioSceneInputs.values_of(inputs)
            | {
                "scene_id": scene.scene_id if scene else None,
                "status": "running" if _runs(scene) else "stopped",
                "region": live.region,
                "endpoint": live.host,
                "account_id": account_id,
            }
        )


def _name(inputs: StudioSceneInputs) -> str:
    return f"the {inputs.scene} scene of caster {inputs.caster_id}"


def _runs(scene: CasterScene | None) -> TypeGuard[CasterScene]:
    return scene is not None and scene.status == RUNNING


def _sound(inputs: StudioSceneInputs) -> dict[str, Any]:
    """What is declared of the sound, as the cloud takes it: a filter is a JSON text in lower camel case."""
    wire = to_wire(inputs, kind=SceneSound)
    for layer, declared in zip(wire.get("AudioLayer", ()), inputs.audio_layer or (), strict=False):
        if declared.filter is not None:
            layer["Filter"] = to_properties(declared.filter, lambda value: value)
    return wire
