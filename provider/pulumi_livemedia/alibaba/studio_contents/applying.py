"""Bringing a scene to show something, verified by reading it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.alibaba.answers import PVW, CasterScene
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.studio_contents.problems import explain
from pulumi_livemedia.alibaba.studio_contents.shown import patiently, scene_word
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import AlreadyInState, CallFailed, TimedOut
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.refusals import CannotApply
from pulumi_livemedia.calls.waiting import wait_until

VERIFYING_SECONDS: Final = 15.0
"""How long a scene may take to show what was applied to it."""
_BROKEN: Final = "IncorrectSceneStatus.ConfigError"


@dataclass(frozen=True, slots=True)
class Applying:
    """One scene of a caster that is on air."""

    client: ContentsClient
    operation: Operation
    caster_id: str
    scene: CasterScene

    @property
    def name(self) -> str:
        """The scene, as messages call it."""
        return f"the {scene_word(self.scene)} scene of caster {self.caster_id}"

    def show(self, layout_id: str, component_ids: Sequence[str]) -> None:
        """Let the scene show a layout and exactly these components.

        A change keeps what is there, and needs a layout; where that is more than is wanted, the scene is cleared and
        set.

        Args:
            layout_id: empty for none.
            component_ids: from the lowest to the topmost.

        Raises:
            CannotApply: with the cloud's reason, or it shows something else all the same.
        """
        is_more = not set(self.scene.component_ids) <= set(component_ids)
        is_set = is_more or not layout_id
        ways = (self.client.set_scene,) if is_set else (self.client.update_scene, self.client.set_scene)
        seen: CasterScene | None = None
        for way in ways:
            self._make(lambda way=way: way(self.caster_id, self.scene.scene_id, layout_id, component_ids))  # type: ignore[misc]
            seen = self._looked_at(layout_id, component_ids)
            if seen is not None and shows(seen, layout_id, component_ids):
                return
        what = f"layout {seen.layout_id or 'none'} and components {list(seen.component_ids)}" if seen else "nothing"
        raise CannotApply(
            f"{self.name} shows {what}, not what was applied to it",
            cure="look at the scene in the console; run the same command again",
        )

    def mix(self, wire: dict[str, Any]) -> None:
        """Mix the sound of the scene.

        Raises:
            CannotApply: with the cloud's reason.
        """
        self._make(lambda: self.client.update_scene_audio(self.caster_id, self.scene.scene_id, wire))

    def _make(self, change: Callable[[], None]) -> None:
        """Make a change; a preview scene that an earlier change has broken is started again before."""
        try:
            try:
                patiently(change, self.operation)
            except CallFailed as error:
                if error.code != _BROKEN or self.scene.output_type != PVW:
                    raise
                self._start_again()
                patiently(change, self.operation)
        except CallFailed as error:
            raise explain(CannotApply, self.name, error) from error

    def _start_again(self) -> None:
        self.operation.say(f"{self.name} is broken since a change that failed: it is started again")
        for call in (self.client.stop_scene, self.client.start_scene):
            try:
                call(self.caster_id, self.scene.scene_id)
            except AlreadyInState:
                continue

    def _looked_at(self, layout_id: str, component_ids: Sequence[str]) -> CasterScene | None:
        try:
            return self._seen(layout_id, component_ids)
        except CallFailed as error:
            told = explain(CannotApply, self.name, error)
            problem = f"{self.name} was set, and what it shows by now is not known: {error.problem}"
            raise CannotApply(problem, cloud=told.cloud, cure=told.cure) from error

    def _seen(self, layout_id: str, component_ids: Sequence[str]) -> CasterScene | None:
        """The scene as soon as it shows these, or as it is when the time for that is over."""
        seen: CasterScene | None = None

        def look() -> CasterScene | None:
            nonlocal seen
            scenes = self.client.scenes(self.caster_id)
            seen = next((scene for scene in scenes if scene.scene_id == self.scene.scene_id), None)
            return seen

        left = min(VERIFYING_SECONDS, self.operation.deadline.left())
        try:
            return wait_until(
                look,
                lambda scene: scene is not None and shows(scene, layout_id, component_ids),
                thing=self.name,
                goal="as declared",
                deadline=Deadline.after(left, self.operation.deadline.clock),
                describe=lambda scene: f"layout {scene.layout_id or 'none'}" if scene else "gone",
                alive=self.operation.alive,
                say=self.operation.say,
            )
        except TimedOut:
            return seen


def shows(scene: CasterScene, layout_id: str, component_ids: Sequence[str]) -> bool:
    """Whether a scene shows a layout and exactly these components in this order."""
    return scene.layout_id == layout_id and list(scene.component_ids) == list(component_ids)
