"""What the scenes of a running studio show of its contents, and how a change of that comes to be shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.answers import PGM, PVW, CasterScene
from pulumi_livemedia.alibaba.contents_client import COMPONENT, LAYOUT, ContentsClient, Kind
from pulumi_livemedia.calls.clock import pause
from pulumi_livemedia.calls.errors import CallFailed, Invalid, NotFound
from pulumi_livemedia.calls.operation import Operation

RUNNING: Final = 1
"""`CasterScene.status` of a scene that runs."""
SCENES: Final = {"preview": PVW, "program": PGM}
_NO_CASTER: Final = "InvalidCaster.NotFound"
_BUSY: Final = "IncorrectSceneStatus.Waiting"
_LONGEST_PAUSE: Final = 5.0


def scene_word(scene: CasterScene) -> str:
    """Which scene it is, in a word."""
    return next((word for word, output_type in SCENES.items() if output_type == scene.output_type), scene.scene_id)


def patiently(call: Callable[[], None], operation: Operation) -> None:
    """Make a call that changes a scene; as long as the scene is busy with the change before, make it again.

    Raises:
        CallFailed: it was refused for another reason, or the scene was busy until the end of the time.
    """
    for seconds in _pauses():
        try:
            return call()
        except CallFailed as error:
            if error.code != _BUSY or operation.deadline.left() <= seconds:
                raise
        pause(seconds, operation.deadline.clock, operation.alive)
    return None


def _pauses() -> Iterator[float]:
    seconds = 1.0
    while True:
        yield seconds
        seconds = min(seconds + 1, _LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class Shown:
    """The scenes of one caster."""

    client: ContentsClient
    caster_id: str

    def running(self) -> tuple[CasterScene, ...]:
        """The scenes that run; none while the caster is off air."""
        return tuple(scene for scene in self.all() if scene.status == RUNNING)

    def all(self) -> tuple[CasterScene, ...]:
        """All scenes; none before the first start, or without a playback domain.

        Raises:
            NotFound: there is no such caster.
        """
        try:
            return self.client.scenes(self.caster_id)
        except NotFound as error:
            if error.code == _NO_CASTER:
                raise
            return ()
        except Invalid as error:
            if error.code == "InvalidDomainName.NotFound":
                return ()
            raise

    def showing(self, kind: Kind, id_: str, slot: str) -> tuple[CasterScene, ...]:
        """The running scenes that show a thing: by its id, or a video resource by its slot."""
        running = self.running()
        if kind is LAYOUT:
            return tuple(scene for scene in running if scene.layout_id == id_)
        if kind is COMPONENT:
            return tuple(scene for scene in running if id_ in scene.component_ids)
        applied = {scene.layout_id for scene in running} - {""}
        layouts = self.client.describe(LAYOUT, self.caster_id) if applied else ()
        using = {each.id for each in layouts if slot in (*each.values["BlendList"], *each.values["MixList"])}
        return tuple(scene for scene in running if scene.layout_id in using)

    def show_again(self, kind: Kind, id_: str, scene: CasterScene) -> None:
        """Let a scene show a thing as it has been changed."""
        if kind in (LAYOUT, COMPONENT):
            self.client.update_scene(self.caster_id, scene.scene_id, scene.layout_id, scene.component_ids)
        else:
            self.client.show_video_resource(self.caster_id, scene.scene_id, id_)
