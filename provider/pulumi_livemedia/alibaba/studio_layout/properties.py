"""What programs write and read of a `StudioLayout`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class VideoLayerArgs:
    """Where one picture stands.

    Sizes and positions are shares of the whole picture, from its upper left corner.
    """

    fill_mode: pulumi.Input[Literal["none", "fit"]] | None = pulumi.property("fillMode", default=None)
    """`none`: the picture has the size that is given, and its own ratio where only one side is.

    `fit`: as large as it fits into width and height, which are then required. Default: `none`.
    """
    width_normalized: pulumi.Input[float] | None = pulumi.property("widthNormalized", default=None)
    """Width, 0 to 1; `0`: from the source. Default: `0.0`."""
    height_normalized: pulumi.Input[float] | None = pulumi.property("heightNormalized", default=None)
    """Height, 0 to 1; `0`: from the source. Default: `0.0`."""
    position_normalized: pulumi.Input[Sequence[pulumi.Input[float]]] | None = pulumi.property(
        "positionNormalized", default=None
    )
    """Where it stands: x and y. Default: `[0.0, 0.0]`."""
    position_refer: (
        pulumi.Input[
            Literal[
                "topLeft",
                "topRight",
                "bottomLeft",
                "bottomRight",
                "center",
                "topCenter",
                "bottomCenter",
                "leftCenter",
                "rightCenter",
            ]
        ]
        | None
    ) = pulumi.property("positionRefer", default=None)
    """The point of the whole picture, and of this one, that the position counts from. Default: `topLeft`."""
    fixed_delay_duration: pulumi.Input[int] | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""


@arguments
class AudioLayerArgs:
    """How one sound is mixed."""

    volume_rate: pulumi.Input[float] | None = pulumi.property("volumeRate", default=None)
    """Volume, 0 to 10: `0` silent, `1` as it comes. Default: `1.0`."""
    valid_channel: pulumi.Input[Literal["all", "leftChannel", "rightChannel"]] | None = pulumi.property(
        "validChannel", default=None
    )
    """Which channel is heard. Default: `all`."""
    fixed_delay_duration: pulumi.Input[int] | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""


@arguments
class StudioLayoutArgs:
    """What is declared."""

    caster_id: pulumi.Input[str] = pulumi.property("casterId")
    """Id of the caster (production studio) that it belongs to."""
    video_layer: pulumi.Input[Sequence[pulumi.Input[VideoLayerArgs | Mapping[str, Any]]]] = pulumi.property(
        "videoLayer"
    )
    """The pictures, 1 to 12, from the lowest to the topmost."""
    blend_list: pulumi.Input[Sequence[pulumi.Input[str]]] = pulumi.property("blendList")
    """The slot of each picture, in the same order: the `location_id` of a video resource, or the id of a channel where channels are on."""
    audio_layer: pulumi.Input[Sequence[pulumi.Input[AudioLayerArgs | Mapping[str, Any]]]] = pulumi.property(
        "audioLayer"
    )
    """The sounds, 1 to 12; a silent layout has one of volume 0."""
    mix_list: pulumi.Input[Sequence[pulumi.Input[str]]] = pulumi.property("mixList")
    """The slot of each sound, in the same order."""
    adopt: pulumi.Input[bool] | None = pulumi.property("adopt", default=None)
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """


class StudioLayoutKeywords(TypedDict, total=False):
    """The arguments of `StudioLayout` as keywords."""

    caster_id: pulumi.Input[str] | None
    """Id of the caster (production studio) that it belongs to."""
    adopt: pulumi.Input[bool] | None
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """
    video_layer: pulumi.Input[Sequence[pulumi.Input[VideoLayerArgs | Mapping[str, Any]]]] | None
    """The pictures, 1 to 12, from the lowest to the topmost."""
    blend_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None
    """The slot of each picture, in the same order: the `location_id` of a video resource, or the id of a channel where channels are on."""
    audio_layer: pulumi.Input[Sequence[pulumi.Input[AudioLayerArgs | Mapping[str, Any]]]] | None
    """The sounds, 1 to 12; a silent layout has one of volume 0."""
    mix_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None
    """The slot of each sound, in the same order."""


@outputs
class VideoLayer:
    """Where one picture stands.

    Sizes and positions are shares of the whole picture, from its upper left corner.
    """

    fill_mode: str | None = pulumi.property("fillMode", default=None)
    """`none`: the picture has the size that is given, and its own ratio where only one side is.

    `fit`: as large as it fits into width and height, which are then required. Default: `none`.
    """
    width_normalized: float | None = pulumi.property("widthNormalized", default=None)
    """Width, 0 to 1; `0`: from the source. Default: `0.0`."""
    height_normalized: float | None = pulumi.property("heightNormalized", default=None)
    """Height, 0 to 1; `0`: from the source. Default: `0.0`."""
    position_normalized: list[float] | None = pulumi.property("positionNormalized", default=None)
    """Where it stands: x and y. Default: `[0.0, 0.0]`."""
    position_refer: str | None = pulumi.property("positionRefer", default=None)
    """The point of the whole picture, and of this one, that the position counts from. Default: `topLeft`."""
    fixed_delay_duration: int | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""


@outputs
class AudioLayer:
    """How one sound is mixed."""

    volume_rate: float | None = pulumi.property("volumeRate", default=None)
    """Volume, 0 to 10: `0` silent, `1` as it comes. Default: `1.0`."""
    valid_channel: str | None = pulumi.property("validChannel", default=None)
    """Which channel is heard. Default: `all`."""
    fixed_delay_duration: int | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000. Default: `0`."""


class StudioLayoutProperties:
    """The properties of a `StudioLayout`."""

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
    @pulumi.getter(name="casterId")
    def caster_id(self) -> pulumi.Output[str]:
        """Id of the caster (production studio) that it belongs to."""
        value: pulumi.Output[str] = pulumi.get(self, "casterId")
        return value

    @property
    @pulumi.getter(name="adopt")
    def adopt(self) -> pulumi.Output[bool]:
        """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

        Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "adopt")
        return value

    @property
    @pulumi.getter(name="applied")
    def applied(self) -> pulumi.Output[bool]:
        """Whether the scenes on air show it as it is.

        After a refresh that finds it changed while it is shown it is `false`: `pulumi up` applies it again. Default:
        `True`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "applied")
        return value

    @property
    @pulumi.getter(name="videoLayer")
    def video_layer(self) -> pulumi.Output[list[VideoLayer]]:
        """The pictures, 1 to 12, from the lowest to the topmost."""
        value: pulumi.Output[list[VideoLayer]] = pulumi.get(self, "videoLayer")
        return value

    @property
    @pulumi.getter(name="blendList")
    def blend_list(self) -> pulumi.Output[list[str]]:
        """The slot of each picture, in the same order: the `location_id` of a video resource, or the id of a channel where channels are on."""
        value: pulumi.Output[list[str]] = pulumi.get(self, "blendList")
        return value

    @property
    @pulumi.getter(name="audioLayer")
    def audio_layer(self) -> pulumi.Output[list[AudioLayer]]:
        """The sounds, 1 to 12; a silent layout has one of volume 0."""
        value: pulumi.Output[list[AudioLayer]] = pulumi.get(self, "audioLayer")
        return value

    @property
    @pulumi.getter(name="mixList")
    def mix_list(self) -> pulumi.Output[list[str]]:
        """The slot of each sound, in the same order."""
        value: pulumi.Output[list[str]] = pulumi.get(self, "mixList")
        return value

    @property
    @pulumi.getter(name="layoutId")
    def layout_id(self) -> pulumi.Output[str]:
        """Id of the layout, which scenes name."""
        value: pulumi.Output[str] = pulumi.get(self, "layoutId")
        return value


NAMES: Final = (
    "region",
    "endpoint",
    "accountId",
    "casterId",
    "adopt",
    "applied",
    "videoLayer",
    "blendList",
    "audioLayer",
    "mixList",
    "layoutId",
)
