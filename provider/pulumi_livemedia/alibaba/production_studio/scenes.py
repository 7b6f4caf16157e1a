"""What the scenes of a studio on air show, and showing it again after a stop and a start.

How long a scene keeps what was applied to it is not documented: after a start it may be empty, or another one with
another id. So the scenes are looked at before, and set where they differ afterwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pulumi_livemedia.alibaba.answers import PGM, CasterScene
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast
from pulumi_livemedia.alibaba.studio_contents.applying import VERIFYING_SECONDS, Applying, shows
from pulumi_livemedia.alibaba.studio_contents.shown import Shown, scene_word
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import CallFailed, LivemediaError
from pulumi_livemedia.calls.waiting import wait_until

Sound = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Showing:
    """What one scene shows.

    Attributes:
        scene: with its layout and its components.
        sound: how it is mixed, by documented name; None where the cloud does not tell.
    """

    scene: CasterScene
    sound: Sound | None


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of one studio."""

    broadcast: Broadcast

    def look(self) -> tuple[Showing, ...]:
        """What each running scene shows, the program first; those that show nothing are left out.

        Raises:
            LivemediaError: that can not be told.
        """
        running = Shown(self._client, self.broadcast.caster_id).running()
        showing = [scene for scene in running if scene.layout_id or scene.component_ids]
        showing.sort(key=lambda scene: scene.output_type != PGM)
        return tuple(Showing(scene, self._sound(scene)) for scene in showing)

    def show_again(self, before: Iterable[Showing]) -> list[str]:
        """Let the scenes show what they did, and return what could not be brought about, in words."""
        return [problem for each in before for problem in self._problems(each)]

    @property
    def _client(self) -> ContentsClient:
        return ContentsClient(self.broadcast.client)

    def _problems(self, before: Showing) -> Iterator[str]:
        word = scene_word(before.scene)
        try:
            applying = self._running(before.scene)
            if not shows(applying.scene, before.scene.layout_id, before.scene.component_ids):
                applying.show(before.scene.layout_id, before.scene.component_ids)
        except LivemediaError as error:
            yield f"what its {word} scene showed could not be set again ({_reason(error)})"
            return
        try:
            self._mix(applying, before.sound)
        except LivemediaError as error:
            yield f"the sound of its {word} scene could not be set again ({_reason(error)})"
        if before.sound is None and before.scene.output_type == PGM:
            # A preview may have no sound at all.
            yield f"the sound of its {word} scene could not be read before, and so was not set again"

    def _running(self, before: CasterScene) -> Applying:
        """The scene of the same kind, as soon as it runs."""
        broadcast, operation = self.broadcast, self.broadcast.operation
        found: list[CasterScene] = wait_until(
            lambda: [
                scene
                for scene in Shown(self._client, broadcast.caster_id).running()
                if scene.output_type == before.output_type
            ],
            bool,
            thing=f"the {scene_word(before)} scene of {broadcast.name}",
            goal="running",
            deadline=Deadline.after(min(VERIFYING_SECONDS, operation.deadline.left()), operation.deadline.clock),
            describe=lambda scenes: "running" if scenes else "not running",
            alive=operation.alive,
            say=operation.say,
        )
        return Applying(self._client, operation, broadcast.caster_id, found[0])

    def _mix(self, applying: Applying, before: Sound | None) -> None:
        """Mix the sound as it was; what is done to a single sound (its filter) the cloud never tells."""
        if before is None or self._sound(applying.scene) == before:
            return
        applying.mix({name: value for name, value in before.items() if value not in (None, [])})
        if before["AudioLayer"]:
            self.broadcast.operation.say(
                f"{applying.name}: its sounds are mixed as before, but for filters, which the cloud does not tell; a "
                "change of apply_triggers of its StudioScene sets them"
            )

    def _sound(self, scene: CasterScene) -> Sound | None:
        try:
            return self._client.scene_audio(self.broadcast.caster_id, scene.scene_id)
        except CallFailed:
            return None


def _reason(error: LivemediaError) -> str:
    code = error.cloud.code if error.cloud else ""
    return f"{error.problem}, {code}" if code and code not in error.problem else error.problem
