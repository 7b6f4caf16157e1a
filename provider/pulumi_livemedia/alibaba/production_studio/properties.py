"""What programs write and read of a `ProductionStudio`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class LiveTemplateIdsArgs:
    """Transcoding templates of the relayed streams."""

    location_id: pulumi.Input[Sequence[pulumi.Input[str]]] | None = pulumi.property("locationId", default=None)
    """`lsd`, `lld`, `lud`, `lhd`; with `daobo-` before it the ratio of the studio is kept."""


@arguments
class VideoArgs:
    """Picture of a template of one's own."""

    width: pulumi.Input[int] | None = pulumi.property("width", default=None)
    """Width in pixels."""
    height: pulumi.Input[int] | None = pulumi.property("height", default=None)
    """Height in pixels."""
    fps: pulumi.Input[int] | None = pulumi.property("fps", default=None)
    """Frames per second."""
    bitrate: pulumi.Input[int] | None = pulumi.property("bitrate", default=None)
    """Bit rate in kbit/s."""


@arguments
class CustomParamsArgs:
    """A template of one's own; documented where the settings are read, and sent back with them."""

    video: pulumi.Input[VideoArgs | Mapping[str, Any]] | None = pulumi.property("video", default=None)
    """Picture."""


@arguments
class TranscodeConfigArgs:
    """How the output is encoded. Without `casterTemplate` a studio can not start."""

    caster_template: pulumi.Input[str] | None = pulumi.property("casterTemplate", default=None)
    """`CasterTemplate` of the output, such as `lp_hd`. Needed before a start."""
    live_template_ids: pulumi.Input[LiveTemplateIdsArgs | Mapping[str, Any]] | None = pulumi.property(
        "liveTemplateIds", default=None
    )
    """Transcoding templates of the relayed streams."""
    custom_params: pulumi.Input[CustomParamsArgs | Mapping[str, Any]] | None = pulumi.property(
        "customParams", default=None
    )
    """A template of one's own."""


@arguments
class VideoFormatArgs:
    """One format in which the show is recorded."""

    format: pulumi.Input[str] = pulumi.property("format")
    """Container, such as `m3u8`, `mp4` or `flv`."""
    oss_object_prefix: pulumi.Input[str] | None = pulumi.property("ossObjectPrefix", default=None)
    """Names of the recorded objects."""
    slice_oss_object_prefix: pulumi.Input[str] | None = pulumi.property("sliceOssObjectPrefix", default=None)
    """Names of the slices of `m3u8`."""
    cycle_duration: pulumi.Input[int] | None = pulumi.property("cycleDuration", default=None)
    """Length of one recorded object in seconds."""


@arguments
class RecordConfigArgs:
    """Where the show is recorded to in Object Storage Service (OSS), and in what form."""

    oss_endpoint: pulumi.Input[str] | None = pulumi.property("ossEndpoint", default=None)
    """Endpoint of the bucket, such as `oss-cn-shanghai.aliyuncs.com`."""
    oss_bucket: pulumi.Input[str] | None = pulumi.property("ossBucket", default=None)
    """Bucket."""
    video_format: pulumi.Input[Sequence[pulumi.Input[VideoFormatArgs | Mapping[str, Any]]]] | None = pulumi.property(
        "videoFormat", default=None
    )
    """Formats; one recording is made in each."""
    interval: pulumi.Input[int] | None = pulumi.property("interval", default=None)
    """Length in seconds of one object of formats that give no `cycleDuration`.

    The cloud does not tell it again.
    """


@arguments
class SyncGroupArgs:
    """Sources that are kept in step."""

    resource_ids: pulumi.Input[Sequence[pulumi.Input[str]]] = pulumi.property("resourceIds")
    """Ids of the video resources."""
    mode: pulumi.Input[int] | None = pulumi.property("mode", default=None)
    """`0` streamer, `1` conference. Default: `0`."""
    host_resource_id: pulumi.Input[str] | None = pulumi.property("hostResourceId", default=None)
    """Id of the video resource that the others follow."""


@arguments
class AutoSwitchUrgentConfigArgs:
    """When the standby material is shown by itself."""

    eof_thres: pulumi.Input[float] | None = pulumi.property("eofThres", default=None)
    """Seconds without a stream after which it is shown."""


@arguments
class ProductionStudioArgs:
    """What is declared."""

    norm_type: pulumi.Input[int] = pulumi.property("normType")
    """Kind of studio: `1` general, `3` light carousel, `4` virtual studio, `6` carousel.

    `3` and `4` are for the China site only.
    """
    caster_name: pulumi.Input[str] | None = pulumi.property("casterName", default=None)
    """Display name; absent: the studio's id."""
    domain_name: pulumi.Input[str] | None = pulumi.property("domainName", default=None)
    """Main playback domain, which must be the account's. Needed before a start."""
    transcode_config: pulumi.Input[TranscodeConfigArgs | Mapping[str, Any]] | None = pulumi.property(
        "transcodeConfig", default=None
    )
    """How the output is encoded.

    A studio on air shows a change after its next restart, which `restart_triggers=[studio.restart_digest]` of its
    `LiveCaster` brings about.
    """
    record_config: pulumi.Input[RecordConfigArgs | Mapping[str, Any]] | None = pulumi.property(
        "recordConfig", default=None
    )
    """Where the show is recorded to; absent: it is not."""
    delay: pulumi.Input[float] | None = pulumi.property("delay", default=None)
    """Seconds by which the output is later than the sources. Default: `0.0`."""
    channel_enable: pulumi.Input[int] | None = pulumi.property("channelEnable", default=None)
    """`1`: layouts show channels instead of video resources.

    It can not be taken back, and discards the layouts that there are. Default: `0`.
    """
    program_effect: pulumi.Input[int] | None = pulumi.property("programEffect", default=None)
    """`1`: the list of programs (carousel) is active. Default: `0`."""
    program_name: pulumi.Input[str] | None = pulumi.property("programName", default=None)
    """Name of the list of programs."""
    callback_url: pulumi.Input[str] | None = pulumi.property("callbackUrl", default=None)
    """Address that is told what happens to the studio; absent: nobody is told."""
    side_output_url: pulumi.Input[str] | None = pulumi.property("sideOutputUrl", default=None)
    """RTMP address that the output is pushed to; absent: one that the cloud makes."""
    side_output_url_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None = pulumi.property(
        "sideOutputUrlList", default=None
    )
    """Further RTMP addresses that the output is pushed to, 20 at most."""
    sync_groups_config: pulumi.Input[Sequence[pulumi.Input[SyncGroupArgs | Mapping[str, Any]]]] | None = (
        pulumi.property("syncGroupsConfig", default=None)
    )
    """Groups of sources that are kept in step."""
    urgent_material_id: pulumi.Input[str] | None = pulumi.property("urgentMaterialId", default=None)
    """Standby material: id in the media library."""
    urgent_image_id: pulumi.Input[str] | None = pulumi.property("urgentImageId", default=None)
    """Standby picture: id in the media library."""
    urgent_image_url: pulumi.Input[str] | None = pulumi.property("urgentImageUrl", default=None)
    """Standby picture: its address."""
    urgent_live_stream_url: pulumi.Input[str] | None = pulumi.property("urgentLiveStreamUrl", default=None)
    """Standby stream: its address."""
    auto_switch_urgent_on: pulumi.Input[bool] | None = pulumi.property("autoSwitchUrgentOn", default=None)
    """Whether the standby material is shown by itself when the sources fail. Default: `False`."""
    auto_switch_urgent_config: pulumi.Input[AutoSwitchUrgentConfigArgs | Mapping[str, Any]] | None = pulumi.property(
        "autoSwitchUrgentConfig", default=None
    )
    """When it is shown by itself."""
    charge_type: pulumi.Input[Literal["PostPaid", "PrePaid"]] | None = pulumi.property("chargeType", default=None)
    """`PostPaid`: by use.

    `PrePaid` (a subscription) is documented, but can not be created by the API. Default: `PostPaid`.
    """
    caster_template: pulumi.Input[str] | None = pulumi.property("casterTemplate", default=None)
    """Resolution of a subscription. Otherwise it is set in `transcode_config`."""
    purchase_time: pulumi.Input[str] | None = pulumi.property("purchaseTime", default=None)
    """When a subscription begins, such as `2026-01-31T20:15:00Z`."""
    expire_time: pulumi.Input[str] | None = pulumi.property("expireTime", default=None)
    """When a subscription ends, such as `2026-02-28T20:15:00Z`."""
    resource_group_id: pulumi.Input[str] | None = pulumi.property("resourceGroupId", default=None)
    """Resource group; absent: the one that it is in, at first the account's default one."""
    tags: pulumi.Input[Mapping[str, str]] | None = pulumi.property("tags", default=None)
    """Tags that it is created with, 100 at most. No operation is documented to change them."""
    allow_interruption: pulumi.Input[bool] | None = pulumi.property("allowInterruption", default=None)
    """Whether a studio on air may be stopped, set and started again where the cloud refuses a change otherwise.

    The picture is gone meanwhile. Default: `False`.
    """


class ProductionStudioKeywords(TypedDict, total=False):
    """The arguments of `ProductionStudio` as keywords."""

    caster_name: pulumi.Input[str] | None
    """Display name; absent: the studio's id."""
    domain_name: pulumi.Input[str] | None
    """Main playback domain, which must be the account's. Needed before a start."""
    transcode_config: pulumi.Input[TranscodeConfigArgs | Mapping[str, Any]] | None
    """How the output is encoded.

    A studio on air shows a change after its next restart, which `restart_triggers=[studio.restart_digest]` of its
    `LiveCaster` brings about.
    """
    record_config: pulumi.Input[RecordConfigArgs | Mapping[str, Any]] | None
    """Where the show is recorded to; absent: it is not."""
    delay: pulumi.Input[float] | None
    """Seconds by which the output is later than the sources. Default: `0.0`."""
    channel_enable: pulumi.Input[int] | None
    """`1`: layouts show channels instead of video resources.

    It can not be taken back, and discards the layouts that there are. Default: `0`.
    """
    program_effect: pulumi.Input[int] | None
    """`1`: the list of programs (carousel) is active. Default: `0`."""
    program_name: pulumi.Input[str] | None
    """Name of the list of programs."""
    callback_url: pulumi.Input[str] | None
    """Address that is told what happens to the studio; absent: nobody is told."""
    side_output_url: pulumi.Input[str] | None
    """RTMP address that the output is pushed to; absent: one that the cloud makes."""
    side_output_url_list: pulumi.Input[Sequence[pulumi.Input[str]]] | None
    """Further RTMP addresses that the output is pushed to, 20 at most."""
    sync_groups_config: pulumi.Input[Sequence[pulumi.Input[SyncGroupArgs | Mapping[str, Any]]]] | None
    """Groups of sources that are kept in step."""
    urgent_material_id: pulumi.Input[str] | None
    """Standby material: id in the media library."""
    urgent_image_id: pulumi.Input[str] | None
    """Standby picture: id in the media library."""
    urgent_image_url: pulumi.Input[str] | None
    """Standby picture: its address."""
    urgent_live_stream_url: pulumi.Input[str] | None
    """Standby stream: its address."""
    auto_switch_urgent_on: pulumi.Input[bool] | None
    """Whether the standby material is shown by itself when the sources fail. Default: `False`."""
    auto_switch_urgent_config: pulumi.Input[AutoSwitchUrgentConfigArgs | Mapping[str, Any]] | None
    """When it is shown by itself."""
    norm_type: pulumi.Input[int] | None
    """Kind of studio: `1` general, `3` light carousel, `4` virtual studio, `6` carousel.

    `3` and `4` are for the China site only.
    """
    charge_type: pulumi.Input[Literal["PostPaid", "PrePaid"]] | None
    """`PostPaid`: by use.

    `PrePaid` (a subscription) is documented, but can not be created by the API. Default: `PostPaid`.
    """
    caster_template: pulumi.Input[str] | None
    """Resolution of a subscription. Otherwise it is set in `transcode_config`."""
    purchase_time: pulumi.Input[str] | None
    """When a subscription begins, such as `2026-01-31T20:15:00Z`."""
    expire_time: pulumi.Input[str] | None
    """When a subscription ends, such as `2026-02-28T20:15:00Z`."""
    resource_group_id: pulumi.Input[str] | None
    """Resource group; absent: the one that it is in, at first the account's default one."""
    tags: pulumi.Input[Mapping[str, str]] | None
    """Tags that it is created with, 100 at most. No operation is documented to change them."""
    allow_interruption: pulumi.Input[bool] | None
    """Whether a studio on air may be stopped, set and started again where the cloud refuses a change otherwise.

    The picture is gone meanwhile. Default: `False`.
    """


@outputs
class LiveTemplateIds:
    """Transcoding templates of the relayed streams."""

    location_id: list[str] | None = pulumi.property("locationId", default=None)
    """`lsd`, `lld`, `lud`, `lhd`; with `daobo-` before it the ratio of the studio is kept."""


@outputs
class Video:
    """Picture of a template of one's own."""

    width: int | None = pulumi.property("width", default=None)
    """Width in pixels."""
    height: int | None = pulumi.property("height", default=None)
    """Height in pixels."""
    fps: int | None = pulumi.property("fps", default=None)
    """Frames per second."""
    bitrate: int | None = pulumi.property("bitrate", default=None)
    """Bit rate in kbit/s."""


@outputs
class CustomParams:
    """A template of one's own; documented where the settings are read, and sent back with them."""

    video: Video | None = pulumi.property("video", default=None)
    """Picture."""


@outputs
class TranscodeConfig:
    """How the output is encoded. Without `casterTemplate` a studio can not start."""

    caster_template: str | None = pulumi.property("casterTemplate", default=None)
    """`CasterTemplate` of the output, such as `lp_hd`. Needed before a start."""
    live_template_ids: LiveTemplateIds | None = pulumi.property("liveTemplateIds", default=None)
    """Transcoding templates of the relayed streams."""
    custom_params: CustomParams | None = pulumi.property("customParams", default=None)
    """A template of one's own."""


@outputs
class VideoFormat:
    """One format in which the show is recorded."""

    format: str = pulumi.property("format")
    """Container, such as `m3u8`, `mp4` or `flv`."""
    oss_object_prefix: str | None = pulumi.property("ossObjectPrefix", default=None)
    """Names of the recorded objects."""
    slice_oss_object_prefix: str | None = pulumi.property("sliceOssObjectPrefix", default=None)
    """Names of the slices of `m3u8`."""
    cycle_duration: int | None = pulumi.property("cycleDuration", default=None)
    """Length of one recorded object in seconds."""


@outputs
class RecordConfig:
    """Where the show is recorded to in Object Storage Service (OSS), and in what form."""

    oss_endpoint: str | None = pulumi.property("ossEndpoint", default=None)
    """Endpoint of the bucket, such as `oss-cn-shanghai.aliyuncs.com`."""
    oss_bucket: str | None = pulumi.property("ossBucket", default=None)
    """Bucket."""
    video_format: list[VideoFormat] | None = pulumi.property("videoFormat", default=None)
    """Formats; one recording is made in each."""
    interval: int | None = pulumi.property("interval", default=None)
    """Length in seconds of one object of formats that give no `cycleDuration`.

    The cloud does not tell it again.
    """


@outputs
class SyncGroup:
    """Sources that are kept in step."""

    resource_ids: list[str] = pulumi.property("resourceIds")
    """Ids of the video resources."""
    mode: int | None = pulumi.property("mode", default=None)
    """`0` streamer, `1` conference. Default: `0`."""
    host_resource_id: str | None = pulumi.property("hostResourceId", default=None)
    """Id of the video resource that the others follow."""


@outputs
class AutoSwitchUrgentConfig:
    """When the standby material is shown by itself."""

    eof_thres: float | None = pulumi.property("eofThres", default=None)
    """Seconds without a stream after which it is shown."""


@outputs
class CasterScene:
    """One scene of a studio on air. Its id does not survive a stop."""

    scene_id: str = pulumi.property("sceneId")
    """Id of the scene."""
    output_type: str = pulumi.property("outputType")
    """`preview` (PVW), `program` (PGM), or `unknown(n)`."""
    status: str = pulumi.property("status")
    """`on`, `off`, or `unknown(n)`."""
    scene_name: str | None = pulumi.property("sceneName", default=None)
    """Display name."""
    layout_id: str | None = pulumi.property("layoutId", default=None)
    """Layout that it shows."""
    component_ids: list[str] | None = pulumi.property("componentIds", default=None)
    """Components that it shows."""


class ProductionStudioProperties:
    """The properties of a `ProductionStudio`."""

    @property
    @pulumi.getter(name="casterName")
    def caster_name(self) -> pulumi.Output[str | None]:
        """Display name; absent: the studio's id."""
        value: pulumi.Output[str | None] = pulumi.get(self, "casterName")
        return value

    @property
    @pulumi.getter(name="domainName")
    def domain_name(self) -> pulumi.Output[str | None]:
        """Main playback domain, which must be the account's. Needed before a start."""
        value: pulumi.Output[str | None] = pulumi.get(self, "domainName")
        return value

    @property
    @pulumi.getter(name="transcodeConfig")
    def transcode_config(self) -> pulumi.Output[TranscodeConfig | None]:
        """How the output is encoded.

        A studio on air shows a change after its next restart, which `restart_triggers=[studio.restart_digest]` of its
        `LiveCaster` brings about.
        """
        value: pulumi.Output[TranscodeConfig | None] = pulumi.get(self, "transcodeConfig")
        return value

    @property
    @pulumi.getter(name="recordConfig")
    def record_config(self) -> pulumi.Output[RecordConfig | None]:
        """Where the show is recorded to; absent: it is not."""
        value: pulumi.Output[RecordConfig | None] = pulumi.get(self, "recordConfig")
        return value

    @property
    @pulumi.getter(name="delay")
    def delay(self) -> pulumi.Output[float]:
        """Seconds by which the output is later than the sources. Default: `0.0`."""
        value: pulumi.Output[float] = pulumi.get(self, "delay")
        return value

    @property
    @pulumi.getter(name="channelEnable")
    def channel_enable(self) -> pulumi.Output[int]:
        """`1`: layouts show channels instead of video resources.

        It can not be taken back, and discards the layouts that there are. Default: `0`.
        """
        value: pulumi.Output[int] = pulumi.get(self, "channelEnable")
        return value

    @property
    @pulumi.getter(name="programEffect")
    def program_effect(self) -> pulumi.Output[int]:
        """`1`: the list of programs (carousel) is active. Default: `0`."""
        value: pulumi.Output[int] = pulumi.get(self, "programEffect")
        return value

    @property
    @pulumi.getter(name="programName")
    def program_name(self) -> pulumi.Output[str | None]:
        """Name of the list of programs."""
        value: pulumi.Output[str | None] = pulumi.get(self, "programName")
        return value

    @property
    @pulumi.getter(name="callbackUrl")
    def callback_url(self) -> pulumi.Output[str | None]:
        """Address that is told what happens to the studio; absent: nobody is told."""
        value: pulumi.Output[str | None] = pulumi.get(self, "callbackUrl")
        return value

    @property
    @pulumi.getter(name="sideOutputUrl")
    def side_output_url(self) -> pulumi.Output[str | None]:
        """RTMP address that the output is pushed to; absent: one that the cloud makes."""
        value: pulumi.Output[str | None] = pulumi.get(self, "sideOutputUrl")
        return value

    @property
    @pulumi.getter(name="sideOutputUrlList")
    def side_output_url_list(self) -> pulumi.Output[list[str]]:
        """Further RTMP addresses that the output is pushed to, 20 at most."""
        value: pulumi.Output[list[str]] = pulumi.get(self, "sideOutputUrlList")
        return value

    @property
    @pulumi.getter(name="syncGroupsConfig")
    def sync_groups_config(self) -> pulumi.Output[list[SyncGroup]]:
        """Groups of sources that are kept in step."""
        value: pulumi.Output[list[SyncGroup]] = pulumi.get(self, "syncGroupsConfig")
        return value

    @property
    @pulumi.getter(name="urgentMaterialId")
    def urgent_material_id(self) -> pulumi.Output[str | None]:
        """Standby material: id in the media library."""
        value: pulumi.Output[str | None] = pulumi.get(self, "urgentMaterialId")
        return value

    @property
    @pulumi.getter(name="urgentImageId")
    def urgent_image_id(self) -> pulumi.Output[str | None]:
        """Standby picture: id in the media library."""
        value: pulumi.Output[str | None] = pulumi.get(self, "urgentImageId")
        return value

    @property
    @pulumi.getter(name="urgentImageUrl")
    def urgent_image_url(self) -> pulumi.Output[str | None]:
        """Standby picture: its address."""
        value: pulumi.Output[str | None] = pulumi.get(self, "urgentImageUrl")
        return value

    @property
    @pulumi.getter(name="urgentLiveStreamUrl")
    def urgent_live_stream_url(self) -> pulumi.Output[str | None]:
        """Standby stream: its address."""
        value: pulumi.Output[str | None] = pulumi.get(self, "urgentLiveStreamUrl")
        return value

    @property
    @pulumi.getter(name="autoSwitchUrgentOn")
    def auto_switch_urgent_on(self) -> pulumi.Output[bool]:
        """Whether the standby material is shown by itself when the sources fail. Default: `False`."""
        value: pulumi.Output[bool] = pulumi.get(self, "autoSwitchUrgentOn")
        return value

    @property
    @pulumi.getter(name="autoSwitchUrgentConfig")
    def auto_switch_urgent_config(self) -> pulumi.Output[AutoSwitchUrgentConfig | None]:
        """When it is shown by itself."""
        value: pulumi.Output[AutoSwitchUrgentConfig | None] = pulumi.get(self, "autoSwitchUrgentConfig")
        return value

    @property
    @pulumi.getter(name="normType")
    def norm_type(self) -> pulumi.Output[int]:
        """Kind of studio: `1` general, `3` light carousel, `4` virtual studio, `6` carousel.

        `3` and `4` are for the China site only.
        """
        value: pulumi.Output[int] = pulumi.get(self, "normType")
        return value

    @property
    @pulumi.getter(name="chargeType")
    def charge_type(self) -> pulumi.Output[str]:
        """`PostPaid`: by use.

        `PrePaid` (a subscription) is documented, but can not be created by the API. Default: `PostPaid`.
        """
        value: pulumi.Output[str] = pulumi.get(self, "chargeType")
        return value

    @property
    @pulumi.getter(name="casterTemplate")
    def caster_template(self) -> pulumi.Output[str | None]:
        """Resolution of a subscription. Otherwise it is set in `transcode_config`."""
        value: pulumi.Output[str | None] = pulumi.get(self, "casterTemplate")
        return value

    @property
    @pulumi.getter(name="purchaseTime")
    def purchase_time(self) -> pulumi.Output[str | None]:
        """When a subscription begins, such as `2026-01-31T20:15:00Z`."""
        value: pulumi.Output[str | None] = pulumi.get(self, "purchaseTime")
        return value

    @property
    @pulumi.getter(name="expireTime")
    def expire_time(self) -> pulumi.Output[str | None]:
        """When a subscription ends, such as `2026-02-28T20:15:00Z`."""
        value: pulumi.Output[str | None] = pulumi.get(self, "expireTime")
        return value

    @property
    @pulumi.getter(name="resourceGroupId")
    def resource_group_id(self) -> pulumi.Output[str | None]:
        """Resource group; absent: the one that it is in, at first the account's default one."""
        value: pulumi.Output[str | None] = pulumi.get(self, "resourceGroupId")
        return value

    @property
    @pulumi.getter(name="tags")
    def tags(self) -> pulumi.Output[dict[str, str] | None]:
        """Tags that it is created with, 100 at most. No operation is documented to change them."""
        value: pulumi.Output[dict[str, str] | None] = pulumi.get(self, "tags")
        return value

    @property
    @pulumi.getter(name="allowInterruption")
    def allow_interruption(self) -> pulumi.Output[bool]:
        """Whether a studio on air may be stopped, set and started again where the cloud refuses a change otherwise.

        The picture is gone meanwhile. Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "allowInterruption")
        return value

    @property
    @pulumi.getter(name="restartDigest")
    def restart_digest(self) -> pulumi.Output[str | None]:
        """Changes whenever a setting does that a studio on air shows only after a restart.

        It is for `restart_triggers` of `LiveCaster`, and known in a preview.
        """
        value: pulumi.Output[str | None] = pulumi.get(self, "restartDigest")
        return value

    @property
    @pulumi.getter(name="casterId")
    def caster_id(self) -> pulumi.Output[str]:
        """Id of the studio: the `caster_id` of `LiveCaster`."""
        value: pulumi.Output[str] = pulumi.get(self, "casterId")
        return value

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[str]:
        """`streaming`, `idle`, or `unknown(n)` for a status that is not documented."""
        value: pulumi.Output[str] = pulumi.get(self, "status")
        return value

    @property
    @pulumi.getter(name="createTime")
    def create_time(self) -> pulumi.Output[str | None]:
        """When it was created, as the cloud writes it (`2017-08-30 12:02:57.0`, no time zone)."""
        value: pulumi.Output[str | None] = pulumi.get(self, "createTime")
        return value

    @property
    @pulumi.getter(name="scenes")
    def scenes(self) -> pulumi.Output[list[CasterScene]]:
        """Scenes, while it is on air."""
        value: pulumi.Output[list[CasterScene]] = pulumi.get(self, "scenes")
        return value

    @property
    @pulumi.getter(name="filledIn")
    def filled_in(self) -> pulumi.Output[dict[str, Any]]:
        """What the cloud has filled in where nothing is declared, by the place of the setting, such as the push address that it makes.

        It is no drift. Default: `{}`.
        """
        value: pulumi.Output[dict[str, Any]] = pulumi.get(self, "filledIn")
        return value

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[str]:
        """Region that the studio is addressed in."""
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


NAMES: Final = (
    "casterName",
    "domainName",
    "transcodeConfig",
    "recordConfig",
    "delay",
    "channelEnable",
    "programEffect",
    "programName",
    "callbackUrl",
    "sideOutputUrl",
    "sideOutputUrlList",
    "syncGroupsConfig",
    "urgentMaterialId",
    "urgentImageId",
    "urgentImageUrl",
    "urgentLiveStreamUrl",
    "autoSwitchUrgentOn",
    "autoSwitchUrgentConfig",
    "normType",
    "chargeType",
    "casterTemplate",
    "purchaseTime",
    "expireTime",
    "resourceGroupId",
    "tags",
    "allowInterruption",
    "restartDigest",
    "casterId",
    "status",
    "createTime",
    "scenes",
    "filledIn",
    "region",
    "endpoint",
    "accountId",
)
