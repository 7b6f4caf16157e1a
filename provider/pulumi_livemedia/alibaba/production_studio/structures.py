"""The structures inside SetCasterConfig; the API takes each of them as a JSON text.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

from typing import Annotated, Final

from pydantic import Field

from pulumi_livemedia.alibaba.production_studio.texts import Filled
from pulumi_livemedia.structures.markers import Unordered
from pulumi_livemedia.structures.numbers import Number, OneOf, Range, Whole
from pulumi_livemedia.structures.structure import Structure

_NATURAL: Final = Range(at_least=0)


class LiveTemplateIds(Structure):
    """Transcoding templates of the relayed streams."""

    cloud_defaults = True

    location_id: Annotated[list[Filled], Unordered()] = Field(
        [],
        description="`lsd`, `lld`, `lud`, `lhd`; with `daobo-` before it the ratio of the studio is kept.",
    )


class Video(Structure):
    """Picture of a template of one's own."""

    cloud_defaults = True

    width: Annotated[Whole | None, _NATURAL] = Field(None, description="Width in pixels.")
    height: Annotated[Whole | None, _NATURAL] = Field(None, description="Height in pixels.")
    fps: Annotated[Whole | None, _NATURAL] = Field(None, description="Frames per second.")
    bitrate: Annotated[Whole | None, _NATURAL] = Field(None, description="Bit rate in kbit/s.")


class CustomParams(Structure):
    """A template of one's own; documented where the settings are read, and sent back with them."""

    cloud_defaults = True

    video: Video | None = Field(None, description="Picture.")


class TranscodeConfig(Structure):
    """How the output is encoded. Without `casterTemplate` a studio can not start."""

    cloud_defaults = True

    caster_template: Filled | None = Field(
        None, description="`CasterTemplate` of the output, such as `lp_hd`. Needed before a start."
    )
    live_template_ids: LiveTemplateIds | None = Field(None, description="Transcoding templates of the relayed streams.")
    custom_params: CustomParams | None = Field(None, description="A template of one's own.")


class VideoFormat(Structure):
    """One format in which the show is recorded."""

    format: Filled = Field(description="Container, such as `m3u8`, `mp4` or `flv`.")
    oss_object_prefix: Filled | None = Field(None, description="Names of the recorded objects.")
    slice_oss_object_prefix: Filled | None = Field(None, description="Names of the slices of `m3u8`.")
    cycle_duration: Annotated[Whole | None, _NATURAL] = Field(
        None, description="Length of one recorded object in seconds."
    )


class RecordConfig(Structure):
    """Where the show is recorded to in Object Storage Service (OSS), and in what form."""

    cloud_defaults = True

    oss_endpoint: Filled | None = Field(
        None, description="Endpoint of the bucket, such as `oss-cn-shanghai.aliyuncs.com`."
    )
    oss_bucket: Filled | None = Field(None, description="Bucket.")
    video_format: list[VideoFormat] = Field([], description="Formats; one recording is made in each.")
    interval: Annotated[Whole | None, _NATURAL] = Field(
        None,
        description="Length in seconds of one object of formats that give no `cycleDuration`. The cloud does not tell "
        "it again.",
    )


class SyncGroup(Structure):
    """Sources that are kept in step."""

    mode: Annotated[Whole, OneOf(0, 1)] = Field(0, description="`0` streamer, `1` conference.")
    resource_ids: list[Filled] = Field(description="Ids of the video resources.")
    host_resource_id: Filled | None = Field(None, description="Id of the video resource that the others follow.")


class AutoSwitchUrgentConfig(Structure):
    """When the standby material is shown by itself."""

    cloud_defaults = True

    eof_thres: Annotated[Number | None, _NATURAL] = Field(
        None, description="Seconds without a stream after which it is shown."
    )
