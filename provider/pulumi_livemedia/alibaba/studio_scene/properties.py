"""What programs write and read of a `StudioScene`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class AudioFilterArgs:
    """What is done to one sound."""

    enable_agc: pulumi.Input[int] | None = pulumi.property("enableAgc", default=None)
    """`1`: automatic gain. Default: `0`."""
    enable_ans: pulumi.Input[int] | None = pulumi.property("enableAns", default=None)
    """`1`: noise reduction. Default: `0`."""
    ans_mode: pulumi.Input[int] | None = pulumi.property("ansMode", default=None)
    """Noise reduction for speech, `0`, or music, `1`. Default: `0`."""
    enable_beautify: pulumi.Input[int] | None = pulumi.property("enableBeautify", default=None)
    """`1`: another voice. Default: `0`."""
    voice_beautify_mode: pulumi.Input[int] | None = pulumi.property("voiceBeautifyMode", default=None)
    """That voice: `0` deep male, `1` bright female. Default: `0`."""


@arguments
class SceneAudioLayerArgs:
    """How one sound of a scene is mixed."""

    volume_rate: pulumi.Input[float] | None = pulumi.property("volumeRate", default=None)
    """Volume, 0 to 10: `0` silent, `1` as it comes. Default: `1.0`."""
    valid_channel: pulumi.Input[Literal["all", "leftChannel", "rightChannel"]] | None = pulumi.property(
        "validChannel", default=None
    )
    """Which channel is heard. Default: `all`."""
    fixed_delay_duration: pulumi.Input[int] | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""
    filter: pulumi.Input[AudioFilterArgs | Mapping[str, Any]] | None = pulumi.property("filter", default=None)
    """What is done to it."""


@arguments
class StudioSceneArgs:
    """What is declared."""

    caster_id: pulumi.Input[str] = pulumi.property("casterId")
    """Id of the caster.

    It must be on air: take it from the `LiveCaster`, which then starts before and stops afterwards.
    """
    scene: pulumi.Input[Literal["program", "preview"]] = pulumi.property("scene")
    """`program` (PGM): what the audience sees. `preview` (PVW): what only the studio sees."""
    layout_id: pulumi.Input[str] = pulumi.property("layoutId")
    """The layout that it shows: `layout.id`, which a preview knows where the layout only changes, or `layout.layout_id`."""
    follow_enable: pulumi.Input[int] | None = pulumi.property("followEnable", default=None)
    """`1`: the sound follows the picture. `0`: it is mixed by `audio_layer`. Absent: left as it is."""
    audio_layer: pulumi.Input[Sequence[pulumi.Input[SceneAudioLayerArgs | Mapping[str, Any]]]] | None = pulumi.property(
        "audioLayer", default=None
    )
    """The sounds, 12 at most. Absent: left as they are."""
    mix_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None = pulumi.property("mixList", default=None)
    """The slot of each sound, in the same order."""
    component_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None = pulumi.property("componentIds", default=None)
    """The components that it shows, 10 at most, from the lowest to the topmost: `component.id` of each."""
    apply_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None = pulumi.property(
        "applyTriggers", default=None
    )
    """Any list or map of values; an empty one counts as none.

    A change of it applies everything again; `[show.request_id]` of a `LiveCaster` does so after each of its
    starts.
    """


class StudioSceneKeywords(TypedDict, total=False):
    """The arguments of `StudioScene` as keywords."""

    follow_enable: pulumi.Input[int] | None
    """`1`: the sound follows the picture. `0`: it is mixed by `audio_layer`. Absent: left as it is."""
    audio_layer: pulumi.Input[Sequence[pulumi.Input[SceneAudioLayerArgs | Mapping[str, Any]]]] | None
    """The sounds, 12 at most. Absent: left as they are."""
    mix_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None
    """The slot of each sound, in the same order."""
    caster_id: pulumi.Input[str] | None
    """Id of the caster.

    It must be on air: take it from the `LiveCaster`, which then starts before and stops afterwards.
    """
    scene: pulumi.Input[Literal["program", "preview"]] | None
    """`program` (PGM): what the audience sees. `preview` (PVW): what only the studio sees."""
    layout_id: pulumi.Input[str] | None
    """The layout that it shows: `layout.id`, which a preview knows where the layout only changes, or `layout.layout_id`."""
    component_ids: pulumi.Input[Sequence[pulumi.Input[str]]] | None
    """The components that it shows, 10 at most, from the lowest to the topmost: `component.id` of each."""
    apply_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None
    """Any list or map of values; an empty one counts as none.

    A change of it applies everything again; `[show.request_id]` of a `LiveCaster` does so after each of its
    starts.
    """


@outputs
class AudioFilter:
    """What is done to one sound."""

    enable_agc: int | None = pulumi.property("enableAgc", default=None)
    """`1`: automatic gain. Default: `0`."""
    enable_ans: int | None = pulumi.property("enableAns", default=None)
    """`1`: noise reduction. Default: `0`."""
    ans_mode: int | None = pulumi.property("ansMode", default=None)
    """Noise reduction for speech, `0`, or music, `1`. Default: `0`."""
    enable_beautify: int | None = pulumi.property("enableBeautify", default=None)
    """`1`: another voice. Default: `0`."""
    voice_beautify_mode: int | None = pulumi.property("voiceBeautifyMode", default=None)
    """That voice: `0` deep male, `1` bright female. Default: `0`."""


@outputs
class SceneAudioLayer:
    """How one sound of a scene is mixed."""

    volume_rate: float | None = pulumi.property("volumeRate", default=None)
    """Volume, 0 to 10: `0` silent, `1` as it comes. Default: `1.0`."""
    valid_channel: str | None = pulumi.property("validChannel", default=None)
    """Which channel is heard. Default: `all`."""
    fixed_delay_duration: int | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""
    filter: AudioFilter | None = pulumi.property("filter", default=None)
    """What is done to it."""


class StudioSceneProperties:
    """The properties of a `StudioScene`."""

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[str]:
        """Region that the caster is addressed in."""
        value: pulumi.Output[str] = pulumi.get(self, "region")
        return value

    @property
    @pulumi.getter(name="endpoint")
    def endpoint(self) -> pulumi.Output[str]:
        """Host of the API that answered, without port."""
        value: pulumi.Output[str] = pulumi.get(self, "endpoint")
        return value

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[str | None]:
        """Account that the key belonged to, where it could be asked."""
        value: pulumi.Output[str | None] = pulumi.get(self, "accountId")
        return value

    @property
    @pulumi.getter(name="followEnable")
    def follow_enable(self) -> pulumi.Output[int | None]:
        """`1`: the sound follows the picture. `0`: it is mixed by `audio_layer`. Absent: left as it is."""
        value: pulumi.Output[int | None] = pulumi.get(self, "followEnable")
        return value

    @property
    @pulumi.getter(name="audioLayer")
    def audio_layer(self) -> pulumi.Output[list[SceneAudioLayer] | None]:
        """The sounds, 12 at most. Absent: left as they are."""
        value: pulumi.Output[list[SceneAudioLayer] | None] = pulumi.get(self, "audioLayer")
        return value

    @property
    @pulumi.getter(name="mixList")
    def mix_list(self) -> pulumi.Output[list[str] | None]:
        """The slot of each sound, in the same order."""
        value: pulumi.Output[list[str] | None] = pulumi.get(self, "mixList")
        return value

    @property
    @pulumi.getter(name="casterId")
    def caster_id(self) -> pulumi.Output[str]:
        """Id of the caster.

        It must be on air: take it from the `LiveCaster`, which then starts before and stops afterwards.
        """
        value: pulumi.Output[str] = pulumi.get(self, "casterId")
        return value

    @property
    @pulumi.getter(name="scene")
    def scene(self) -> pulumi.Output[str]:
        """`program` (PGM): what the audience sees. `preview` (PVW): what only the studio sees."""
        value: pulumi.Output[str] = pulumi.get(self, "scene")
        return value

    @property
    @pulumi.getter(name="layoutId")
    def layout_id(self) -> pulumi.Output[str]:
        """The layout that it shows: `layout.id`, which a preview knows where the layout only changes, or `layout.layout_id`."""
        value: pulumi.Output[str] = pulumi.get(self, "layoutId")
        return value

    @property
    @pulumi.getter(name="componentIds")
    def component_ids(self) -> pulumi.Output[list[str]]:
        """The components that it shows, 10 at most, from the lowest to the topmost: `component.id` of each."""
        value: pulumi.Output[list[str]] = pulumi.get(self, "componentIds")
        return value

    @property
    @pulumi.getter(name="applyTriggers")
    def apply_triggers(self) -> pulumi.Output[Any]:
        """Any list or map of values; an empty one counts as none.

        A change of it applies everything again; `[show.request_id]` of a `LiveCaster` does so after each of its
        starts.
        """
        value: pulumi.Output[Any] = pulumi.get(self, "applyTriggers")
        return value

    @property
    @pulumi.getter(name="sceneId")
    def scene_id(self) -> pulumi.Output[str | None]:
        """Id of the scene since the last start; absent while there is none."""
        value: pulumi.Output[str | None] = pulumi.get(self, "sceneId")
        return value

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[str]:
        """`running`, or `stopped` while the caster is off air."""
        value: pulumi.Output[str] = pulumi.get(self, "status")
        return value


NAMES: Final = (
    "region",
    "endpoint",
    "accountId",
    "followEnable",
    "audioLayer",
    "mixList",
    "casterId",
    "scene",
    "layoutId",
    "componentIds",
    "applyTriggers",
    "sceneId",
    "status",
)
