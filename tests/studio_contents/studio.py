"""A caster in an account of its own, filled through the lifecycles, and looked at through the emulator's own eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.studio_component.lifecycle import StudioComponentLifecycle
from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs
from pulumi_livemedia.alibaba.studio_layout.lifecycle import StudioLayoutLifecycle
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs
from pulumi_livemedia.alibaba.studio_scene.lifecycle import StudioSceneLifecycle
from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneInputs
from pulumi_livemedia.alibaba.studio_video_resource.lifecycle import StudioVideoResourceLifecycle
from pulumi_livemedia.alibaba.studio_video_resource.model import StudioVideoResourceInputs
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.structures.differences import changes
from tests.live_caster.account import Account

LIVE_URL: Final = "rtmp://pull.example.com/app/camera?auth_key=the-key"
KINDS: Final[Mapping[str, tuple[Any, Any]]] = {
    "resource": (StudioVideoResourceInputs, StudioVideoResourceLifecycle),
    "layout": (StudioLayoutInputs, StudioLayoutLifecycle),
    "component": (StudioComponentInputs, StudioComponentLifecycle),
    "scene": (StudioSceneInputs, StudioSceneLifecycle),
}
LAYER: Final = {"fill_mode": "fit", "width_normalized": 1 / 3, "height_normalized": 1 / 3}
DECLARED: Final[Mapping[str, Mapping[str, Any]]] = {
    "resource": {"location_id": "RV01", "resource_name": "camera", "live_stream_url": LIVE_URL},
    "layout": {"video_layer": [LAYER], "blend_list": ["RV01"], "audio_layer": [{}], "mix_list": ["RV01"]},
    "component": {
        "location_id": "RC01",
        "component_type": "text",
        "component_layer": {"height_normalized": 0.1, "position_normalized": [0.05, 0.85]},
        "text_layer_content": {"text": "Evening news", "color": "0xFFFFFF"},
    },
    "scene": {"scene": "program"},
}
"""What is declared of each kind, unless a test says otherwise."""
ID: Final = {"resource": "resource_id", "layout": "layout_id", "component": "component_id"}
NOUN: Final = {"resource": "VideoResource", "layout": "Layout", "component": "Component"}
CONTENTS: Final = tuple(NOUN)


@dataclass
class Studio:
    """One caster."""

    account: Account

    @property
    def caster(self) -> Caster:
        """The caster, as the cloud has it."""
        with self.account.server.world.lock:
            found = self.account.server.world.namespaces.of(self.account.key).state(Casters).get(self.account.caster_id)
            assert found is not None
            return found

    def things(self, kind: str) -> dict[str, Any]:
        """What it is filled with of a kind, by id, as the cloud has it."""
        found: dict[str, Any] = getattr(self.caster.contents, f"{kind}s")
        return found

    def scene(self, output_type: int = 1) -> tuple[str, list[str]]:
        """The layout and the components of the program, or of another scene."""
        scene = next(each for each in self.caster.scenes if each.output_type == output_type)
        return scene.layout, scene.components

    def inputs(self, kind: str, **declared: Any) -> Any:  # noqa: ANN401 - of any kind
        """What a program declares."""
        return KINDS[kind][0](caster_id=self.account.caster_id, **{**DECLARED[kind], **declared})

    def lifecycle(self, kind: str, **options: Any) -> Any:  # noqa: ANN401 - of any kind
        """The life of a kind, for one operation; options as of `Account.client`."""
        live = self.account.client(**options)
        operation = Operation(live.rpc.deadline, live.rpc.alive, self.account.lines.append)
        return KINDS[kind][1](ContentsClient(live), operation)

    def create(self, kind: str, *, options: Mapping[str, Any] | None = None, **declared: Any) -> Any:  # noqa: ANN401 - any state
        """Create a resource."""
        return self.lifecycle(kind, **(options or {})).create(self.inputs(kind, **declared))

    def read(self, kind: str, stored: Any, **options: Any) -> Any:  # noqa: ANN401 - any state
        """Refresh a resource."""
        return self.lifecycle(kind, **options).read(stored.thing, stored)

    def update(self, kind: str, stored: Any, **declared: Any) -> Any:  # noqa: ANN401 - any state
        """Update a resource to what is declared now, besides what was before."""
        values = {name: getattr(stored, name) for name in KINDS[kind][0].model_fields}
        settled = {} if kind == "scene" else {"applied": True}
        before, inputs = KINDS[kind][0].examine(values), KINDS[kind][0](**{**values, **settled, **declared})
        return self.lifecycle(kind).update(stored, inputs, changes(before, inputs))

    def delete(self, kind: str, stored: Any, **options: Any) -> None:  # noqa: ANN401 - any state
        """Delete a resource."""
        self.lifecycle(kind, **options).delete(stored)

    def fill(self) -> tuple[Any, Any, Any]:
        """A source, a layout that shows it, and a text."""
        return self.create("resource"), self.create("layout"), self.create("component")

    def go_on_air(self) -> None:
        """Put the caster on air, as somebody at the console would."""
        self.account.start()
        self.account.forget_calls()
