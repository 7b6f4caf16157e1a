"""The operations of ApsaraVideo Live on what a studio is filled with, and on what its scenes show.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-overview
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeVar

from pulumi_livemedia.alibaba import contents_answers
from pulumi_livemedia.alibaba.answers import CasterScene
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.parameters import flattened
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.fields import Fields

_Read = TypeVar("_Read")

# Rates: https://alibabacloud.com/help/tc/live/developer-reference/api-live-2016-11-01-quota
_CHANGES, _READS = 10, 15
_SECRETS: Final = ("LiveStreamUrl", "VodUrl", "ImageUrl")
"""Parameters that may carry keys."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that a studio is filled with.

    Attributes:
        noun: what its operations call it, as in `AddCasterLayout`.
        plural: the same in the operation that lists them.
        id_name: the documented name of its id.
        words: what messages call it.
        read: takes the things out of the answer of the operation that lists them.
    """

    noun: str
    plural: str
    id_name: str
    words: str
    read: Callable[[Fields], tuple[Described, ...]]


VIDEO_RESOURCE: Final = Kind(
    "VideoResource", "VideoResources", "ResourceId", "video resource", contents_answers.video_resources
)
LAYOUT: Final = Kind("Layout", "Layouts", "LayoutId", "layout", contents_answers.layouts)
COMPONENT: Final = Kind("Component", "Components", "ComponentId", "component", contents_answers.components)


@dataclass(frozen=True)
class ContentsClient:
    """These operations, made with a client for the studio itself, and with its errors."""

    live: LiveClient

    def within(self, deadline: Deadline) -> "ContentsClient":
        """Return the same client with another deadline."""
        return replace(self, live=self.live.within(deadline))

    def describe(self, kind: Kind, caster_id: str) -> tuple[Described, ...]:
        """Return all things of a kind that the caster is filled with.

        Sources: the pages describecastervideoresources, describecasterlayouts and describecastercomponents.

        Raises:
            NotFound: there is no such caster.
        """
        action = Action(f"DescribeCaster{kind.plural}", Effect.READ, _READS)
        return self._call(action, caster_id, {}, kind.read)

    def add(self, kind: Kind, caster_id: str, wire: Mapping[str, Any]) -> str:
        """Add a thing and return its id. There is no idempotency token: repeated only if it is certainly not done.

        Sources: the pages addcastervideoresource, addcasterlayout and addcastercomponent.
        """
        action = Action(f"AddCaster{kind.noun}", Effect.ONCE, _CHANGES)
        return self._call(action, caster_id, wire, lambda answer: answer.required_text(kind.id_name))

    def modify(self, kind: Kind, caster_id: str, id_: str, wire: Mapping[str, Any]) -> None:
        """Change a thing to what is given.

        Sources: the pages modifycastervideoresource, modifycasterlayout and modifycastercomponent.

        Raises:
            NotFound: there is no such thing, or no such caster.
        """
        self._change(f"ModifyCaster{kind.noun}", caster_id, {kind.id_name: id_, **wire})

    def delete(self, kind: Kind, caster_id: str, id_: str) -> None:
        """Take a thing away.

        Sources: the pages deletecastervideoresource, deletecasterlayout and deletecastercomponent.

        Raises:
            NotFound: there is no such thing, or no such caster.
        """
        self._change(f"DeleteCaster{kind.noun}", caster_id, {kind.id_name: id_})

    def scenes(self, caster_id: str) -> tuple[CasterScene, ...]:
        """Return the scenes of the caster with what they show."""
        return self.live.describe_caster_scenes(caster_id)

    def update_scene(self, caster_id: str, scene_id: str, layout_id: str, component_ids: Sequence[str]) -> None:
        """Apply a layout to a scene, and components; those that are applied and not named may stay.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-updatecastersceneconfig
        """
        self._apply("UpdateCasterSceneConfig", caster_id, scene_id, layout_id, component_ids)

    def set_scene(self, caster_id: str, scene_id: str, layout_id: str, component_ids: Sequence[str]) -> None:
        """Clear a scene, then apply a layout and components.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcastersceneconfig
        """
        self._apply("SetCasterSceneConfig", caster_id, scene_id, layout_id, component_ids)

    def clear_scene(self, caster_id: str, scene_id: str, part: Literal["Component", "Layout", "All"] = "All") -> None:
        """Take the layout, the components or both out of a scene; they themselves stay.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-deletecastersceneconfig
        """
        self._change("DeleteCasterSceneConfig", caster_id, {"SceneId": scene_id, "Type": part})

    def start_scene(self, caster_id: str, scene_id: str) -> None:
        """Start a preview scene.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcasterscene
        """
        self._change("StartCasterScene", caster_id, {"SceneId": scene_id})

    def stop_scene(self, caster_id: str, scene_id: str) -> None:
        """Stop a preview scene.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-stopcasterscene
        """
        self._change("StopCasterScene", caster_id, {"SceneId": scene_id})

    def show_video_resource(self, caster_id: str, scene_id: str, resource_id: str) -> None:
        """Let a changed video resource show in a scene that refers to it.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-effectcastervideoresource
        """
        self._change("EffectCasterVideoResource", caster_id, {"SceneId": scene_id, "ResourceId": resource_id})

    def scene_audio(self, caster_id: str, scene_id: str) -> dict[str, Any]:
        """Return how the sound of a scene is mixed, by documented name.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecastersceneaudio
        """
        action = Action("DescribeCasterSceneAudio", Effect.READ, _READS)
        return self._call(action, caster_id, {"SceneId": scene_id}, contents_answers.scene_audio)

    def update_scene_audio(self, caster_id: str, scene_id: str, wire: Mapping[str, Any]) -> None:
        """Mix the sound of a scene; what is left out stays as it is.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-updatecastersceneaudio
        """
        self._change("UpdateCasterSceneAudio", caster_id, {"SceneId": scene_id, **wire})

    def _apply(self, name: str, caster_id: str, scene_id: str, layout_id: str, component_ids: Sequence[str]) -> None:
        wire = {"SceneId": scene_id, "LayoutId": layout_id or None, "ComponentId": list(component_ids)}
        self._change(name, caster_id, wire)

    def _change(self, name: str, caster_id: str, wire: Mapping[str, Any]) -> None:
        """Make a call that does the same when it is made twice."""
        self._call(Action(name, Effect.REPEATABLE, _CHANGES), caster_id, wire, lambda _: None)

    def _call(self, action: Action, caster_id: str, wire: Mapping[str, Any], read: Callable[[Fields], _Read]) -> _Read:
        parameters = {"CasterId": caster_id, "RegionId": self.live.region, **flattened(wire)}
        hidden = tuple(parameters[name] for name in _SECRETS if name in parameters)
        return self.live.rpc.call(self.live.live, action, parameters, lambda answer, _when: read(answer), hidden=hidden)
