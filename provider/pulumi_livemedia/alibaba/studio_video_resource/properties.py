"""What programs write and read of a `StudioVideoResource`. Generated from `model.py` by `make generate`; do not edit."""

from typing import Final, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments


@arguments
class StudioVideoResourceArgs:
    """What is declared."""

    caster_id: pulumi.Input[str] = pulumi.property("casterId")
    """Id of the caster (production studio) that it belongs to."""
    resource_name: pulumi.Input[str] = pulumi.property("resourceName")
    """Display name."""
    location_id: pulumi.Input[str] = pulumi.property("locationId")
    """The slot that it occupies, `RV01` to `RV99` (older texts: to `RV12`).

    Each slot holds one video resource; layouts name slots.
    """
    adopt: pulumi.Input[bool] | None = pulumi.property("adopt", default=None)
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """
    live_stream_url: pulumi.Input[str] | None = pulumi.property("liveStreamUrl", default=None)
    """For a live source: where it is pulled from. Exactly one of the five sources is given."""
    material_id: pulumi.Input[str] | None = pulumi.property("materialId", default=None)
    """For a video of the media library: its material id."""
    vod_url: pulumi.Input[str] | None = pulumi.property("vodUrl", default=None)
    """For a file outside the library: the URL of an MP4, FLV or TS."""
    image_id: pulumi.Input[str] | None = pulumi.property("imageId", default=None)
    """For an image of the media library: its id."""
    image_url: pulumi.Input[str] | None = pulumi.property("imageUrl", default=None)
    """For an image outside the library: the URL of a JPG or PNG, 10 MB at most."""
    begin_offset: pulumi.Input[int] | None = pulumi.property("beginOffset", default=None)
    """Files only: where it starts, in ms after the first frame. Default: `0`."""
    end_offset: pulumi.Input[int] | None = pulumi.property("endOffset", default=None)
    """Files only: where it ends, in ms.

    Above 0 counted from the first frame, below 0 back from the last one; `0` plays to the end. Default: `0`.
    """
    repeat_num: pulumi.Input[int] | None = pulumi.property("repeatNum", default=None)
    """Files only: how often it plays again after the first time; `-1` for ever. Default: `0`."""
    pts_callback_interval: pulumi.Input[int] | None = pulumi.property("ptsCallbackInterval", default=None)
    """Files only: ms between two callbacks that tell the position; `0` for none. Default: `0`."""
    fixed_delay_duration: pulumi.Input[int] | None = pulumi.property("fixedDelayDuration", default=None)
    """Delay in ms, 0 to 5000, to align it with captions. Default: `0`."""


class StudioVideoResourceKeywords(TypedDict, total=False):
    """The arguments of `StudioVideoResource` as keywords."""

    caster_id: pulumi.Input[str] | None
    """Id of the caster (production studio) that it belongs to."""
    adopt: pulumi.Input[bool] | None
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """
    resource_name: pulumi.Input[str] | None
    """Display name."""
    location_id: pulumi.Input[str] | None
    """The slot that it occupies, `RV01` to `RV99` (older texts: to `RV12`).

    Each slot holds one video resource; layouts name slots.
    """
    live_stream_url: pulumi.Input[str] | None
    """For a live source: where it is pulled from. Exactly one of the five sources is given."""
    material_id: pulumi.Input[str] | None
    """For a video of the media library: its material id."""
    vod_url: pulumi.Input[str] | None
    """For a file outside the library: the URL of an MP4, FLV or TS."""
    image_id: pulumi.Input[str] | None
    """For an image of the media library: its id."""
    image_url: pulumi.Input[str] | None
    """For an image outside the library: the URL of a JPG or PNG, 10 MB at most."""
    begin_offset: pulumi.Input[int] | None
    """Files only: where it starts, in ms after the first frame. Default: `0`."""
    end_offset: pulumi.Input[int] | None
    """Files only: where it ends, in ms.

    Above 0 counted from the first frame, below 0 back from the last one; `0` plays to the end. Default: `0`.
    """
    repeat_num: pulumi.Input[int] | None
    """Files only: how often it plays again after the first time; `-1` for ever. Default: `0`."""
    pts_callback_interval: pulumi.Input[int] | None
    """Files only: ms between two callbacks that tell the position; `0` for none. Default: `0`."""
    fixed_delay_duration: pulumi.Input[int] | None
    """Delay in ms, 0 to 5000, to align it with captions. Default: `0`."""


class StudioVideoResourceProperties:
    """The properties of a `StudioVideoResource`."""

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
    @pulumi.getter(name="resourceName")
    def resource_name(self) -> pulumi.Output[str]:
        """Display name."""
        value: pulumi.Output[str] = pulumi.get(self, "resourceName")
        return value

    @property
    @pulumi.getter(name="locationId")
    def location_id(self) -> pulumi.Output[str]:
        """The slot that it occupies, `RV01` to `RV99` (older texts: to `RV12`).

        Each slot holds one video resource; layouts name slots.
        """
        value: pulumi.Output[str] = pulumi.get(self, "locationId")
        return value

    @property
    @pulumi.getter(name="liveStreamUrl")
    def live_stream_url(self) -> pulumi.Output[str | None]:
        """For a live source: where it is pulled from. Exactly one of the five sources is given."""
        value: pulumi.Output[str | None] = pulumi.get(self, "liveStreamUrl")
        return value

    @property
    @pulumi.getter(name="materialId")
    def material_id(self) -> pulumi.Output[str | None]:
        """For a video of the media library: its material id."""
        value: pulumi.Output[str | None] = pulumi.get(self, "materialId")
        return value

    @property
    @pulumi.getter(name="vodUrl")
    def vod_url(self) -> pulumi.Output[str | None]:
        """For a file outside the library: the URL of an MP4, FLV or TS."""
        value: pulumi.Output[str | None] = pulumi.get(self, "vodUrl")
        return value

    @property
    @pulumi.getter(name="imageId")
    def image_id(self) -> pulumi.Output[str | None]:
        """For an image of the media library: its id."""
        value: pulumi.Output[str | None] = pulumi.get(self, "imageId")
        return value

    @property
    @pulumi.getter(name="imageUrl")
    def image_url(self) -> pulumi.Output[str | None]:
        """For an image outside the library: the URL of a JPG or PNG, 10 MB at most."""
        value: pulumi.Output[str | None] = pulumi.get(self, "imageUrl")
        return value

    @property
    @pulumi.getter(name="beginOffset")
    def begin_offset(self) -> pulumi.Output[int]:
        """Files only: where it starts, in ms after the first frame. Default: `0`."""
        value: pulumi.Output[int] = pulumi.get(self, "beginOffset")
        return value

    @property
    @pulumi.getter(name="endOffset")
    def end_offset(self) -> pulumi.Output[int]:
        """Files only: where it ends, in ms.

        Above 0 counted from the first frame, below 0 back from the last one; `0` plays to the end. Default: `0`.
        """
        value: pulumi.Output[int] = pulumi.get(self, "endOffset")
        return value

    @property
    @pulumi.getter(name="repeatNum")
    def repeat_num(self) -> pulumi.Output[int]:
        """Files only: how often it plays again after the first time; `-1` for ever. Default: `0`."""
        value: pulumi.Output[int] = pulumi.get(self, "repeatNum")
        return value

    @property
    @pulumi.getter(name="ptsCallbackInterval")
    def pts_callback_interval(self) -> pulumi.Output[int]:
        """Files only: ms between two callbacks that tell the position; `0` for none. Default: `0`."""
        value: pulumi.Output[int] = pulumi.get(self, "ptsCallbackInterval")
        return value

    @property
    @pulumi.getter(name="fixedDelayDuration")
    def fixed_delay_duration(self) -> pulumi.Output[int]:
        """Delay in ms, 0 to 5000, to align it with captions. Default: `0`."""
        value: pulumi.Output[int] = pulumi.get(self, "fixedDelayDuration")
        return value

    @property
    @pulumi.getter(name="resourceId")
    def resource_id(self) -> pulumi.Output[str]:
        """Id of the video resource."""
        value: pulumi.Output[str] = pulumi.get(self, "resourceId")
        return value

    @property
    @pulumi.getter(name="flvUrl")
    def flv_url(self) -> pulumi.Output[str | None]:
        """URL that the cloud has made to pull it from, where there is one."""
        value: pulumi.Output[str | None] = pulumi.get(self, "flvUrl")
        return value


NAMES: Final = (
    "region",
    "endpoint",
    "accountId",
    "casterId",
    "adopt",
    "applied",
    "resourceName",
    "locationId",
    "liveStreamUrl",
    "materialId",
    "vodUrl",
    "imageId",
    "imageUrl",
    "beginOffset",
    "endOffset",
    "repeatNum",
    "ptsCallbackInterval",
    "fixedDelayDuration",
    "resourceId",
    "flvUrl",
)
