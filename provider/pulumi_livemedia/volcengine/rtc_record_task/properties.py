"""What programs write and read of a `RtcRecordTask`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class StreamArgs:
    """One stream of a user in the room."""

    user_id: pulumi.Input[str] = pulumi.property("userId")
    """Id of the user who publishes the stream: 1 to 128 letters, digits, or any of `_ @ - .`."""
    index: pulumi.Input[int] | None = pulumi.property("index", default=None)
    """Number by which a region of a custom layout names this stream.

    Unique in its list; needed in a custom layout.
    """
    stream_type: pulumi.Input[int] | None = pulumi.property("streamType", default=None)
    """`StreamType`: `0` ordinary (camera and microphone), `1` shared screen. Default: `0`."""


@arguments
class TargetStreamsArgs:
    """The streams that are recorded. Absent or empty: every published stream, 17 at most."""

    stream_list: pulumi.Input[Sequence[pulumi.Input[StreamArgs | Mapping[str, Any]]]] | None = pulumi.property(
        "streamList", default=None
    )
    """The streams; 17 at most."""


@arguments
class ExcludeStreamsArgs:
    """The streams that are left out. Absent or empty: none."""

    stream_list: pulumi.Input[Sequence[pulumi.Input[StreamArgs | Mapping[str, Any]]]] | None = pulumi.property(
        "streamList", default=None
    )
    """The streams; 17 at most."""


@arguments
class EncodeArgs:
    """How the recording is encoded."""

    video_width: pulumi.Input[int] | None = pulumi.property("videoWidth", default=None)
    """Width of the picture in px, even, 2 to 1920.

    For vertical and side-by-side layouts; a custom layout takes the width of its canvas. Default: `640`.
    """
    video_height: pulumi.Input[int] | None = pulumi.property("videoHeight", default=None)
    """Height of the picture in px, even, 2 to 1920.

    For vertical and side-by-side layouts; a custom layout takes the height of its canvas. Default: `480`.
    """
    video_fps: pulumi.Input[int] | None = pulumi.property("videoFps", default=None)
    """Frames per second, 1 to 60. Default: `15`."""
    video_bitrate: pulumi.Input[int] | None = pulumi.property("videoBitrate", default=None)
    """Bit rate of the video in kbit/s, 0 to 10000; `0` follows from size and frame rate. Default: `0`."""
    video_codec: pulumi.Input[int] | None = pulumi.property("videoCodec", default=None)
    """`VideoCodec`: `0` H.264, `1` ByteVC1. Default: `0`."""
    video_gop: pulumi.Input[int] | None = pulumi.property("videoGop", default=None)
    """Seconds between key frames, 1 to 5. Default: `4`."""
    audio_codec: pulumi.Input[int] | None = pulumi.property("audioCodec", default=None)
    """`AudioCodec`: `0` AAC, the only one. Default: `0`."""
    audio_profile: pulumi.Input[int] | None = pulumi.property("audioProfile", default=None)
    """`AudioProfile`: `0` LC, `1` HE-AAC v1, `2` HE-AAC v2, which needs stereo. Default: `0`."""
    audio_bitrate: pulumi.Input[int] | None = pulumi.property("audioBitrate", default=None)
    """Bit rate of the audio in kbit/s, 32 to 192.

    Encoded at 128 at most with HE-AAC v1, at 64 at most with HE-AAC v2. Default: `64`.
    """
    audio_sample_rate: pulumi.Input[int] | None = pulumi.property("audioSampleRate", default=None)
    """Samples per second: `32000`, `44100` or `48000`. Default: `48000`."""
    audio_channels: pulumi.Input[int] | None = pulumi.property("audioChannels", default=None)
    """`AudioChannels`: `1` mono, `2` stereo. Default: `2`."""


@arguments
class CanvasArgs:
    """The whole picture."""

    width: pulumi.Input[int] | None = pulumi.property("width", default=None)
    """Width in px, even, 2 to 1920. Default: `640`."""
    height: pulumi.Input[int] | None = pulumi.property("height", default=None)
    """Height in px, even, 2 to 1920. Default: `480`."""
    background: pulumi.Input[str] | None = pulumi.property("background", default=None)
    """Colour where no region is: `#` and six hexadecimal digits. Default: `#000000`."""
    background_image: pulumi.Input[str] | None = pulumi.property("backgroundImage", default=None)
    """URL of a JPG, JPEG or PNG, 1024 bytes at most, that is stretched over the canvas and hides the colour."""


@arguments
class SourceCropArgs:
    """The part of the stream's picture that is shown, in shares of it."""

    location_x: pulumi.Input[float] | None = pulumi.property("locationX", default=None)
    """Left edge, 0 to less than 1, in widths of the stream's picture. Default: `0.0`."""
    location_y: pulumi.Input[float] | None = pulumi.property("locationY", default=None)
    """Upper edge, 0 to less than 1, in heights of the stream's picture. Default: `0.0`."""
    width_proportion: pulumi.Input[float] | None = pulumi.property("widthProportion", default=None)
    """Width, more than 0 to 1, in widths of the stream's picture. Default: `1.0`."""
    height_proportion: pulumi.Input[float] | None = pulumi.property("heightProportion", default=None)
    """Height, more than 0 to 1, in heights of the stream's picture. Default: `1.0`."""


@arguments
class RegionArgs:
    """The place of one stream on the canvas."""

    stream_index: pulumi.Input[int] = pulumi.property("streamIndex")
    """`index` of the stream in `target_streams` that is shown here."""
    width: pulumi.Input[int] = pulumi.property("width")
    """Width in px: 1 to the width of the canvas."""
    height: pulumi.Input[int] = pulumi.property("height")
    """Height in px: 1 to the height of the canvas."""
    location_x: pulumi.Input[int] | None = pulumi.property("locationX", default=None)
    """Left edge in px: 0 to less than the width of the canvas. Default: `0`."""
    location_y: pulumi.Input[int] | None = pulumi.property("locationY", default=None)
    """Upper edge in px: 0 to less than the height of the canvas. Default: `0`."""
    z_order: pulumi.Input[int] | None = pulumi.property("zOrder", default=None)
    """Order of overlapping regions, 0 to 100 (on top). Default: `0`."""
    alpha: pulumi.Input[float] | None = pulumi.property("alpha", default=None)
    """Opacity, more than 0 to 1 (opaque). Default: `1.0`."""
    render_mode: pulumi.Input[int] | None = pulumi.property("renderMode", default=None)
    """`RenderMode`, how the stream fills the region.

    `0` stretched, `1` cropped to fill it, `2` whole, with background around it, `3` as `0` today, and recommended
    over it. Default: `0`.
    """
    source_crop: pulumi.Input[SourceCropArgs | Mapping[str, Any]] | None = pulumi.property("sourceCrop", default=None)
    """Part of the stream's picture; absent: all of it."""
    alternate_image: pulumi.Input[str] | None = pulumi.property("alternateImage", default=None)
    """URL of a JPG, JPEG or PNG, 1024 characters at most, that is shown while there is no picture."""
    alternate_image_fill_mode: pulumi.Input[int] | None = pulumi.property("alternateImageFillMode", default=None)
    """`AlternateImageFillMode`, how that image is scaled.

    `0` as the stream's frames would be, `1` with its own ratio. Default: `0`.
    """
    corner_radius: pulumi.Input[float] | None = pulumi.property("cornerRadius", default=None)
    """Radius of the corners in widths of the canvas, 0 to 1; without effect beyond half the region's shorter side.

    Default: `0.0`.
    """
    media_type: pulumi.Input[int] | None = pulumi.property("mediaType", default=None)
    """`RegionMediaType`, what the stream contributes: `0` audio and video, `1` audio only, `2` video only.

    Default: `0`.
    """
    apply_spatial_audio: pulumi.Input[bool] | None = pulumi.property("applySpatialAudio", default=None)
    """Whether the stream's sound has a place in space. Default: `True`."""
    spatial_position: pulumi.Input[Sequence[pulumi.Input[int]]] | None = pulumi.property(
        "spatialPosition", default=None
    )
    """That place: three whole numbers x, y, z, each -100 to 100. Default: `[0, 0, 0]`."""


@arguments
class CustomLayoutArgs:
    """A canvas, and where on it each stream is shown."""

    canvas: pulumi.Input[CanvasArgs | Mapping[str, Any]] | None = pulumi.property("canvas", default=None)
    """The whole picture; absent: 640 x 480 px, black."""
    regions: pulumi.Input[Sequence[pulumi.Input[RegionArgs | Mapping[str, Any]]]] | None = pulumi.property(
        "regions", default=None
    )
    """A region for each stream in `target_streams`."""


@arguments
class LayoutArgs:
    """How the mixed picture is arranged."""

    layout_mode: pulumi.Input[int] | None = pulumi.property("layoutMode", default=None)
    """`LayoutMode`, how streams are arranged.

    `0` adaptive (equal tiles), `1` vertical (one main picture), `2` custom (a region for each stream), `3` side
    by side. Default: `0`.
    """
    main_video_stream: pulumi.Input[StreamArgs | Mapping[str, Any]] | None = pulumi.property(
        "mainVideoStream", default=None
    )
    """Stream of the main picture; vertical layout only, which needs it."""
    custom_layout: pulumi.Input[CustomLayoutArgs | Mapping[str, Any]] | None = pulumi.property(
        "customLayout", default=None
    )
    """Canvas and regions; custom layout only, which needs it."""


@arguments
class ControlArgs:
    """What is recorded, and until when."""

    media_type: pulumi.Input[int] | None = pulumi.property("mediaType", default=None)
    """`MediaType`: `0` audio and video, `1` audio only. Default: `0`."""
    frame_interpolation_mode: pulumi.Input[int] | None = pulumi.property("frameInterpolationMode", default=None)
    """`FrameInterpolationMode`, what is shown while a stream is interrupted: `0` its last frame, `1` black.

    Without effect in the adaptive layout, for screen streams, and where there is an alternate image. Default:
    `0`.
    """
    max_silence_seconds: pulumi.Input[int] | None = pulumi.property("maxSilenceSeconds", default=None)
    """Seconds, 60 to 3600; single-stream mode only.

    A longer interruption of a stream begins a new file. Should be smaller than `max_idle_time`. Default: `3600`.
    """
    max_idle_time: pulumi.Input[int] | None = pulumi.property("maxIdleTime", default=None)
    """Seconds, 10 to 86400, without any stream after which the task ends by itself; also before the first stream.

    They are billed. Default: `180`.
    """
    max_record_time: pulumi.Input[int] | None = pulumi.property("maxRecordTime", default=None)
    """Seconds after which the task ends by itself; `0` is never. Default: `0`."""
    enable_sync_upload: pulumi.Input[bool] | None = pulumi.property("enableSyncUpload", default=None)
    """Whether files are uploaded while they are recorded.

    For HLS only; `{Duration}` in a file name is then always 0. Default: `False`.
    """


@arguments
class FileFormatConfigArgs:
    """The formats of the files."""

    file_format: pulumi.Input[Sequence[pulumi.Input[Literal["MP4", "HLS", "FLV", "MP3", "AAC", "M4A"]]]] = (
        pulumi.property("fileFormat")
    )
    """Formats: `MP4`, `HLS`, `FLV`, or, where only audio is recorded, also `MP3`, `AAC`, `M4A`.

    At least one; each gives a file of its own.
    """


@arguments
class FileNameConfigArgs:
    """The names of the files: prefix, pattern, a random part, and the extension of the format."""

    prefix: pulumi.Input[Sequence[pulumi.Input[str]]] | None = pulumi.property("prefix", default=None)
    """Folders, of letters and digits: `d1`, `d2` give `d1/d2/`, 128 characters at most with the slashes.

    Ignored for Video on Demand.
    """
    pattern: pulumi.Input[str] | None = pulumi.property("pattern", default=None)
    """Template with variables; 128 characters at most, a longer name is cut.

    They are `{TaskId}`, `{RoomId}`, `{StartTime}` (UTC, ms), `{Duration}` (s, six digits), `{Random}` (eight
    characters) and, in single-stream mode, `{UserId}` and `{Type}` (`C` camera, `S` screen). Empty: all of these
    put together.
    """


@arguments
class TosConfigArgs:
    """A bucket of Torch Object Storage (TOS)."""

    account_id: pulumi.Input[str] = pulumi.property("accountId")
    """Number of the main Volcengine account, also where the key of a sub-user signs the calls."""
    bucket: pulumi.Input[str] = pulumi.property("bucket")
    """Name of the bucket."""
    region: pulumi.Input[int | str] | None = pulumi.property("region", default=None)
    """Region of the bucket, by code or name.

    `0` cn-beijing, `1` cn-guangzhou, `2` cn-shanghai, `3` ap-southeast-1. A wrong one shows only when the upload
    fails. Default: `0`.
    """


@arguments
class VodConfigArgs:
    """A space of Video on Demand (VOD)."""

    account_id: pulumi.Input[str] = pulumi.property("accountId")
    """Number of the main Volcengine account, also where the key of a sub-user signs the calls."""
    space: pulumi.Input[str] = pulumi.property("space")
    """Name of the space."""
    region: pulumi.Input[int | str] | None = pulumi.property("region", default=None)
    """Region of the space, by code or name: `0` cn-north-1, `1` ap-southeast-1. Default: `0`."""
    storage_class: pulumi.Input[int] | None = pulumi.property("storageClass", default=None)
    """`StorageClass`: `1` standard, `2` archive, `3` infrequent access. Default: `1`."""
    auto_set_file_extension: pulumi.Input[bool] | None = pulumi.property("autoSetFileExtension", default=None)
    """Whether the extension of the format is added to the name of the file. Default: `False`."""


@arguments
class CustomConfigArgs:
    """A bucket of another vendor."""

    bucket: pulumi.Input[str] = pulumi.property("bucket")
    """Name of the bucket."""
    access_key: pulumi.Input[str] = pulumi.property("accessKey")
    """Access key that may write to the bucket; reading is not needed. Kept secret."""
    secret_key: pulumi.Input[str] = pulumi.property("secretKey")
    """Secret key of that access key. Kept secret."""
    vendor: pulumi.Input[int] | None = pulumi.property("vendor", default=None)
    """`Vendor`: `0` Amazon S3, `1` Alibaba OSS, `2` Huawei OBS, `3` Tencent COS, `4` Qiniu Kodo.

    Default: `0`.
    """
    region: pulumi.Input[int | str] | None = pulumi.property("region", default=None)
    """Region of the bucket, by its code in the vendor's appendix.

    For Amazon S3 and Alibaba OSS also by name (`us-east-1`, `oss-cn-hangzhou`). A wrong one shows only when the
    upload fails. Default: `0`.
    """
    security_token: pulumi.Input[str] | None = pulumi.property("securityToken", default=None)
    """Session token, where the key is a temporary one; not with Qiniu Kodo.

    It must be valid for an hour longer than the recording lasts. Kept secret.
    """


@arguments
class StorageConfigArgs:
    """Where the files are put: exactly one of the three members."""

    tos_config: pulumi.Input[TosConfigArgs | Mapping[str, Any]] | None = pulumi.property("tosConfig", default=None)
    """A bucket of Torch Object Storage (TOS)."""
    vod_config: pulumi.Input[VodConfigArgs | Mapping[str, Any]] | None = pulumi.property("vodConfig", default=None)
    """A space of Video on Demand (VOD)."""
    custom_config: pulumi.Input[CustomConfigArgs | Mapping[str, Any]] | None = pulumi.property(
        "customConfig", default=None
    )
    """A bucket of another vendor."""
    type: pulumi.Input[int] | None = pulumi.property("type", default=None)
    """`StorageType`: `0` TOS, `1` VOD, `2` another vendor. It follows from the member that is given."""


@arguments
class RtcRecordTaskArgs:
    """What is declared."""

    app_id: pulumi.Input[str] = pulumi.property("appId")
    """Id of the RTC application: 1 to 128 letters, digits, or any of `_ @ - .`."""
    room_id: pulumi.Input[str] = pulumi.property("roomId")
    """Id of the room to record: 1 to 128 letters, digits, or any of `_ @ - .`."""
    file_format_config: pulumi.Input[FileFormatConfigArgs | Mapping[str, Any]] = pulumi.property("fileFormatConfig")
    """Formats of the files. No default is documented, so it is needed."""
    storage_config: pulumi.Input[StorageConfigArgs | Mapping[str, Any]] = pulumi.property("storageConfig")
    """Where the files are put. Its keys are kept for the next start; the rest is a restart."""
    task_id: pulumi.Input[str] | None = pulumi.property("taskId", default=None)
    """Id of the recording, unique in application and room: 1 to 128 letters, digits, or any of `_ @ - .`.

    Without it one is derived that changes with whatever needs a restart.
    """
    business_id: pulumi.Input[str] | None = pulumi.property("businessId", default=None)
    """Business label: 1 to 128 letters, digits, or any of `_ @ - .`."""
    record_mode: pulumi.Input[int] | None = pulumi.property("recordMode", default=None)
    """`RecordMode`: `0` mixed (all streams in one file), `1` single-stream (a file for each).

    Default: `0`.
    """
    target_streams: pulumi.Input[TargetStreamsArgs | Mapping[str, Any]] | None = pulumi.property(
        "targetStreams", default=None
    )
    """Streams to record; absent or empty: every published stream, 17 at most.

    Applied to the running task in a custom layout, by a restart otherwise.
    """
    exclude_streams: pulumi.Input[ExcludeStreamsArgs | Mapping[str, Any]] | None = pulumi.property(
        "excludeStreams", default=None
    )
    """Streams to leave out, ordinary ones only; absent: none."""
    encode: pulumi.Input[EncodeArgs | Mapping[str, Any]] | None = pulumi.property("encode", default=None)
    """How the recording is encoded."""
    layout: pulumi.Input[LayoutArgs | Mapping[str, Any]] | None = pulumi.property("layout", default=None)
    """How the mixed picture is arranged; mixed mode only.

    Absent: adaptive. Background and regions of a custom layout are applied to the running task, everything else
    by a restart.
    """
    control: pulumi.Input[ControlArgs | Mapping[str, Any]] | None = pulumi.property("control", default=None)
    """What is recorded, and until when. Absent: it ends 180 s after the last stream."""
    file_name_config: pulumi.Input[FileNameConfigArgs | Mapping[str, Any]] | None = pulumi.property(
        "fileNameConfig", default=None
    )
    """Names of the files."""
    desired_state: pulumi.Input[Literal["running", "stopped"]] | None = pulumi.property("desiredState", default=None)
    """`running`: recorded.

    `stopped`: kept in the stack with its files, but not recorded. Default: `running`.
    """
    restart_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None = pulumi.property(
        "restartTriggers", default=None
    )
    """Any list or map of values; an empty one counts as none. A change of it restarts the recording."""
    adopt: pulumi.Input[bool] | None = pulumi.property("adopt", default=None)
    """Whether a running task with the given `task_id` may be taken over that this stack did not start.

    `pulumi destroy` then stops it. Default: `False`.
    """
    when_ended: pulumi.Input[Literal["auto", "leave", "restart", "fail"]] | None = pulumi.property(
        "whenEnded", default=None
    )
    """What to do with a task that has ended by itself.

    `auto` leaves it alone if it has recorded something, and restarts it if not; `leave`, `restart` and `fail` do
    what they say. Default: `auto`.
    """
    wait_for: pulumi.Input[Literal["accepted", "recording"]] | None = pulumi.property("waitFor", default=None)
    """When a start is done: `accepted` by the cloud, or `recording`, which needs somebody who publishes.

    Default: `accepted`.
    """
    verify_storage: pulumi.Input[bool] | None = pulumi.property("verifyStorage", default=None)
    """Whether each start first proves, with the keys of `custom_config`, that the bucket is there and can be written: a small object is written and deleted again.

    Needs `pulumi-livemedia[storage]`. Default: `False`.
    """


class RtcRecordTaskKeywords(TypedDict, total=False):
    """The arguments of `RtcRecordTask` as keywords."""

    app_id: pulumi.Input[str] | None
    """Id of the RTC application: 1 to 128 letters, digits, or any of `_ @ - .`."""
    room_id: pulumi.Input[str] | None
    """Id of the room to record: 1 to 128 letters, digits, or any of `_ @ - .`."""
    task_id: pulumi.Input[str] | None
    """Id of the recording, unique in application and room: 1 to 128 letters, digits, or any of `_ @ - .`.

    Without it one is derived that changes with whatever needs a restart.
    """
    business_id: pulumi.Input[str] | None
    """Business label: 1 to 128 letters, digits, or any of `_ @ - .`."""
    record_mode: pulumi.Input[int] | None
    """`RecordMode`: `0` mixed (all streams in one file), `1` single-stream (a file for each).

    Default: `0`.
    """
    target_streams: pulumi.Input[TargetStreamsArgs | Mapping[str, Any]] | None
    """Streams to record; absent or empty: every published stream, 17 at most.

    Applied to the running task in a custom layout, by a restart otherwise.
    """
    exclude_streams: pulumi.Input[ExcludeStreamsArgs | Mapping[str, Any]] | None
    """Streams to leave out, ordinary ones only; absent: none."""
    encode: pulumi.Input[EncodeArgs | Mapping[str, Any]] | None
    """How the recording is encoded."""
    layout: pulumi.Input[LayoutArgs | Mapping[str, Any]] | None
    """How the mixed picture is arranged; mixed mode only.

    Absent: adaptive. Background and regions of a custom layout are applied to the running task, everything else
    by a restart.
    """
    control: pulumi.Input[ControlArgs | Mapping[str, Any]] | None
    """What is recorded, and until when. Absent: it ends 180 s after the last stream."""
    file_format_config: pulumi.Input[FileFormatConfigArgs | Mapping[str, Any]] | None
    """Formats of the files. No default is documented, so it is needed."""
    file_name_config: pulumi.Input[FileNameConfigArgs | Mapping[str, Any]] | None
    """Names of the files."""
    storage_config: pulumi.Input[StorageConfigArgs | Mapping[str, Any]] | None
    """Where the files are put. Its keys are kept for the next start; the rest is a restart."""
    desired_state: pulumi.Input[Literal["running", "stopped"]] | None
    """`running`: recorded.

    `stopped`: kept in the stack with its files, but not recorded. Default: `running`.
    """
    restart_triggers: pulumi.Input[Sequence[pulumi.Input[Any]] | Mapping[str, Any]] | None
    """Any list or map of values; an empty one counts as none. A change of it restarts the recording."""
    adopt: pulumi.Input[bool] | None
    """Whether a running task with the given `task_id` may be taken over that this stack did not start.

    `pulumi destroy` then stops it. Default: `False`.
    """
    when_ended: pulumi.Input[Literal["auto", "leave", "restart", "fail"]] | None
    """What to do with a task that has ended by itself.

    `auto` leaves it alone if it has recorded something, and restarts it if not; `leave`, `restart` and `fail` do
    what they say. Default: `auto`.
    """
    wait_for: pulumi.Input[Literal["accepted", "recording"]] | None
    """When a start is done: `accepted` by the cloud, or `recording`, which needs somebody who publishes.

    Default: `accepted`.
    """
    verify_storage: pulumi.Input[bool] | None
    """Whether each start first proves, with the keys of `custom_config`, that the bucket is there and can be written: a small object is written and deleted again.

    Needs `pulumi-livemedia[storage]`. Default: `False`.
    """


@outputs
class Stream:
    """One stream of a user in the room."""

    user_id: str = pulumi.property("userId")
    """Id of the user who publishes the stream: 1 to 128 letters, digits, or any of `_ @ - .`."""
    index: int | None = pulumi.property("index", default=None)
    """Number by which a region of a custom layout names this stream.

    Unique in its list; needed in a custom layout.
    """
    stream_type: int | None = pulumi.property("streamType", default=None)
    """`StreamType`: `0` ordinary (camera and microphone), `1` shared screen. Default: `0`."""


@outputs
class TargetStreams:
    """The streams that are recorded. Absent or empty: every published stream, 17 at most."""

    stream_list: list[Stream] | None = pulumi.property("streamList", default=None)
    """The streams; 17 at most."""


@outputs
class ExcludeStreams:
    """The streams that are left out. Absent or empty: none."""

    stream_list: list[Stream] | None = pulumi.property("streamList", default=None)
    """The streams; 17 at most."""


@outputs
class Encode:
    """How the recording is encoded."""

    video_width: int | None = pulumi.property("videoWidth", default=None)
    """Width of the picture in px, even, 2 to 1920.

    For vertical and side-by-side layouts; a custom layout takes the width of its canvas. Default: `640`.
    """
    video_height: int | None = pulumi.property("videoHeight", default=None)
    """Height of the picture in px, even, 2 to 1920.

    For vertical and side-by-side layouts; a custom layout takes the height of its canvas. Default: `480`.
    """
    video_fps: int | None = pulumi.property("videoFps", default=None)
    """Frames per second, 1 to 60. Default: `15`."""
    video_bitrate: int | None = pulumi.property("videoBitrate", default=None)
    """Bit rate of the video in kbit/s, 0 to 10000; `0` follows from size and frame rate. Default: `0`."""
    video_codec: int | None = pulumi.property("videoCodec", default=None)
    """`VideoCodec`: `0` H.264, `1` ByteVC1. Default: `0`."""
    video_gop: int | None = pulumi.property("videoGop", default=None)
    """Seconds between key frames, 1 to 5. Default: `4`."""
    audio_codec: int | None = pulumi.property("audioCodec", default=None)
    """`AudioCodec`: `0` AAC, the only one. Default: `0`."""
    audio_profile: int | None = pulumi.property("audioProfile", default=None)
    """`AudioProfile`: `0` LC, `1` HE-AAC v1, `2` HE-AAC v2, which needs stereo. Default: `0`."""
    audio_bitrate: int | None = pulumi.property("audioBitrate", default=None)
    """Bit rate of the audio in kbit/s, 32 to 192.

    Encoded at 128 at most with HE-AAC v1, at 64 at most with HE-AAC v2. Default: `64`.
    """
    audio_sample_rate: int | None = pulumi.property("audioSampleRate", default=None)
    """Samples per second: `32000`, `44100` or `48000`. Default: `48000`."""
    audio_channels: int | None = pulumi.property("audioChannels", default=None)
    """`AudioChannels`: `1` mono, `2` stereo. Default: `2`."""


@outputs
class Canvas:
    """The whole picture."""

    width: int | None = pulumi.property("width", default=None)
    """Width in px, even, 2 to 1920. Default: `640`."""
    height: int | None = pulumi.property("height", default=None)
    """Height in px, even, 2 to 1920. Default: `480`."""
    background: str | None = pulumi.property("background", default=None)
    """Colour where no region is: `#` and six hexadecimal digits. Default: `#000000`."""
    background_image: str | None = pulumi.property("backgroundImage", default=None)
    """URL of a JPG, JPEG or PNG, 1024 bytes at most, that is stretched over the canvas and hides the colour."""


@outputs
class SourceCrop:
    """The part of the stream's picture that is shown, in shares of it."""

    location_x: float | None = pulumi.property("locationX", default=None)
    """Left edge, 0 to less than 1, in widths of the stream's picture. Default: `0.0`."""
    location_y: float | None = pulumi.property("locationY", default=None)
    """Upper edge, 0 to less than 1, in heights of the stream's picture. Default: `0.0`."""
    width_proportion: float | None = pulumi.property("widthProportion", default=None)
    """Width, more than 0 to 1, in widths of the stream's picture. Default: `1.0`."""
    height_proportion: float | None = pulumi.property("heightProportion", default=None)
    """Height, more than 0 to 1, in heights of the stream's picture. Default: `1.0`."""


@outputs
class Region:
    """The place of one stream on the canvas."""

    stream_index: int = pulumi.property("streamIndex")
    """`index` of the stream in `target_streams` that is shown here."""
    width: int = pulumi.property("width")
    """Width in px: 1 to the width of the canvas."""
    height: int = pulumi.property("height")
    """Height in px: 1 to the height of the canvas."""
    location_x: int | None = pulumi.property("locationX", default=None)
    """Left edge in px: 0 to less than the width of the canvas. Default: `0`."""
    location_y: int | None = pulumi.property("locationY", default=None)
    """Upper edge in px: 0 to less than the height of the canvas. Default: `0`."""
    z_order: int | None = pulumi.property("zOrder", default=None)
    """Order of overlapping regions, 0 to 100 (on top). Default: `0`."""
    alpha: float | None = pulumi.property("alpha", default=None)
    """Opacity, more than 0 to 1 (opaque). Default: `1.0`."""
    render_mode: int | None = pulumi.property("renderMode", default=None)
    """`RenderMode`, how the stream fills the region.

    `0` stretched, `1` cropped to fill it, `2` whole, with background around it, `3` as `0` today, and recommended
    over it. Default: `0`.
    """
    source_crop: SourceCrop | None = pulumi.property("sourceCrop", default=None)
    """Part of the stream's picture; absent: all of it."""
    alternate_image: str | None = pulumi.property("alternateImage", default=None)
    """URL of a JPG, JPEG or PNG, 1024 characters at most, that is shown while there is no picture."""
    alternate_image_fill_mode: int | None = pulumi.property("alternateImageFillMode", default=None)
    """`AlternateImageFillMode`, how that image is scaled.

    `0` as the stream's frames would be, `1` with its own ratio. Default: `0`.
    """
    corner_radius: float | None = pulumi.property("cornerRadius", default=None)
    """Radius of the corners in widths of the canvas, 0 to 1; without effect beyond half the region's shorter side.

    Default: `0.0`.
    """
    media_type: int | None = pulumi.property("mediaType", default=None)
    """`RegionMediaType`, what the stream contributes: `0` audio and video, `1` audio only, `2` video only.

    Default: `0`.
    """
    apply_spatial_audio: bool | None = pulumi.property("applySpatialAudio", default=None)
    """Whether the stream's sound has a place in space. Default: `True`."""
    spatial_position: list[int] | None = pulumi.property("spatialPosition", default=None)
    """That place: three whole numbers x, y, z, each -100 to 100. Default: `[0, 0, 0]`."""


@outputs
class CustomLayout:
    """A canvas, and where on it each stream is shown."""

    canvas: Canvas | None = pulumi.property("canvas", default=None)
    """The whole picture; absent: 640 x 480 px, black."""
    regions: list[Region] | None = pulumi.property("regions", default=None)
    """A region for each stream in `target_streams`."""


@outputs
class Layout:
    """How the mixed picture is arranged."""

    layout_mode: int | None = pulumi.property("layoutMode", default=None)
    """`LayoutMode`, how streams are arranged.

    `0` adaptive (equal tiles), `1` vertical (one main picture), `2` custom (a region for each stream), `3` side
    by side. Default: `0`.
    """
    main_video_stream: Stream | None = pulumi.property("mainVideoStream", default=None)
    """Stream of the main picture; vertical layout only, which needs it."""
    custom_layout: CustomLayout | None = pulumi.property("customLayout", default=None)
    """Canvas and regions; custom layout only, which needs it."""


@outputs
class Control:
    """What is recorded, and until when."""

    media_type: int | None = pulumi.property("mediaType", default=None)
    """`MediaType`: `0` audio and video, `1` audio only. Default: `0`."""
    frame_interpolation_mode: int | None = pulumi.property("frameInterpolationMode", default=None)
    """`FrameInterpolationMode`, what is shown while a stream is interrupted: `0` its last frame, `1` black.

    Without effect in the adaptive layout, for screen streams, and where there is an alternate image. Default:
    `0`.
    """
    max_silence_seconds: int | None = pulumi.property("maxSilenceSeconds", default=None)
    """Seconds, 60 to 3600; single-stream mode only.

    A longer interruption of a stream begins a new file. Should be smaller than `max_idle_time`. Default: `3600`.
    """
    max_idle_time: int | None = pulumi.property("maxIdleTime", default=None)
    """Seconds, 10 to 86400, without any stream after which the task ends by itself; also before the first stream.

    They are billed. Default: `180`.
    """
    max_record_time: int | None = pulumi.property("maxRecordTime", default=None)
    """Seconds after which the task ends by itself; `0` is never. Default: `0`."""
    enable_sync_upload: bool | None = pulumi.property("enableSyncUpload", default=None)
    """Whether files are uploaded while they are recorded.

    For HLS only; `{Duration}` in a file name is then always 0. Default: `False`.
    """


@outputs
class FileFormatConfig:
    """The formats of the files."""

    file_format: list[str] = pulumi.property("fileFormat")
    """Formats: `MP4`, `HLS`, `FLV`, or, where only audio is recorded, also `MP3`, `AAC`, `M4A`.

    At least one; each gives a file of its own.
    """


@outputs
class FileNameConfig:
    """The names of the files: prefix, pattern, a random part, and the extension of the format."""

    prefix: list[str] | None = pulumi.property("prefix", default=None)
    """Folders, of letters and digits: `d1`, `d2` give `d1/d2/`, 128 characters at most with the slashes.

    Ignored for Video on Demand.
    """
    pattern: str | None = pulumi.property("pattern", default=None)
    """Template with variables; 128 characters at most, a longer name is cut.

    They are `{TaskId}`, `{RoomId}`, `{StartTime}` (UTC, ms), `{Duration}` (s, six digits), `{Random}` (eight
    characters) and, in single-stream mode, `{UserId}` and `{Type}` (`C` camera, `S` screen). Empty: all of these
    put together.
    """


@outputs
class TosConfig:
    """A bucket of Torch Object Storage (TOS)."""

    account_id: str = pulumi.property("accountId")
    """Number of the main Volcengine account, also where the key of a sub-user signs the calls."""
    bucket: str = pulumi.property("bucket")
    """Name of the bucket."""
    region: Any | None = pulumi.property("region", default=None)
    """Region of the bucket, by code or name.

    `0` cn-beijing, `1` cn-guangzhou, `2` cn-shanghai, `3` ap-southeast-1. A wrong one shows only when the upload
    fails. Default: `0`.
    """


@outputs
class VodConfig:
    """A space of Video on Demand (VOD)."""

    account_id: str = pulumi.property("accountId")
    """Number of the main Volcengine account, also where the key of a sub-user signs the calls."""
    space: str = pulumi.property("space")
    """Name of the space."""
    region: Any | None = pulumi.property("region", default=None)
    """Region of the space, by code or name: `0` cn-north-1, `1` ap-southeast-1. Default: `0`."""
    storage_class: int | None = pulumi.property("storageClass", default=None)
    """`StorageClass`: `1` standard, `2` archive, `3` infrequent access. Default: `1`."""
    auto_set_file_extension: bool | None = pulumi.property("autoSetFileExtension", default=None)
    """Whether the extension of the format is added to the name of the file. Default: `False`."""


@outputs
class CustomConfig:
    """A bucket of another vendor."""

    bucket: str = pulumi.property("bucket")
    """Name of the bucket."""
    access_key: str = pulumi.property("accessKey")
    """Access key that may write to the bucket; reading is not needed. Kept secret."""
    secret_key: str = pulumi.property("secretKey")
    """Secret key of that access key. Kept secret."""
    vendor: int | None = pulumi.property("vendor", default=None)
    """`Vendor`: `0` Amazon S3, `1` Alibaba OSS, `2` Huawei OBS, `3` Tencent COS, `4` Qiniu Kodo.

    Default: `0`.
    """
    region: Any | None = pulumi.property("region", default=None)
    """Region of the bucket, by its code in the vendor's appendix.

    For Amazon S3 and Alibaba OSS also by name (`us-east-1`, `oss-cn-hangzhou`). A wrong one shows only when the
    upload fails. Default: `0`.
    """
    security_token: str | None = pulumi.property("securityToken", default=None)
    """Session token, where the key is a temporary one; not with Qiniu Kodo.

    It must be valid for an hour longer than the recording lasts. Kept secret.
    """


@outputs
class StorageConfig:
    """Where the files are put: exactly one of the three members."""

    tos_config: TosConfig | None = pulumi.property("tosConfig", default=None)
    """A bucket of Torch Object Storage (TOS)."""
    vod_config: VodConfig | None = pulumi.property("vodConfig", default=None)
    """A space of Video on Demand (VOD)."""
    custom_config: CustomConfig | None = pulumi.property("customConfig", default=None)
    """A bucket of another vendor."""
    type: int | None = pulumi.property("type", default=None)
    """`StorageType`: `0` TOS, `1` VOD, `2` another vendor. It follows from the member that is given."""


@outputs
class RecordFileStream:
    """One stream in a file."""

    index: int | None = pulumi.property("index", default=None)
    """Number of the stream, as declared."""
    user_id: str | None = pulumi.property("userId", default=None)
    """Id of the user who published it."""
    stream_type: int | None = pulumi.property("streamType", default=None)
    """`StreamType`: `0` ordinary, `1` shared screen."""


@outputs
class RecordFile:
    """One file of the recording."""

    vid: str | None = pulumi.property("vid", default=None)
    """Id of the video; Video on Demand only."""
    object_key: str | None = pulumi.property("objectKey", default=None)
    """Path and name of the object, such as `abc/efg/123.mp4`; object storage only."""
    duration: int | None = pulumi.property("duration", default=None)
    """Length in ms."""
    size: int | None = pulumi.property("size", default=None)
    """Size in bytes."""
    start_time: int | None = pulumi.property("startTime", default=None)
    """When the file was begun, in ms since 1970 (UTC)."""
    stream_list: list[RecordFileStream] | None = pulumi.property("streamList", default=None)
    """The streams in the file."""
    video_codec: str | None = pulumi.property("videoCodec", default=None)
    """Codec of the video, by name."""
    audio_codec: str | None = pulumi.property("audioCodec", default=None)
    """Codec of the audio, by name."""
    video_width: int | None = pulumi.property("videoWidth", default=None)
    """Width of the picture in px."""
    video_height: int | None = pulumi.property("videoHeight", default=None)
    """Height of the picture in px."""


class RtcRecordTaskProperties:
    """The properties of a `RtcRecordTask`."""

    @property
    @pulumi.getter(name="appId")
    def app_id(self) -> pulumi.Output[str]:
        """Id of the RTC application: 1 to 128 letters, digits, or any of `_ @ - .`."""
        value: pulumi.Output[str] = pulumi.get(self, "appId")
        return value

    @property
    @pulumi.getter(name="roomId")
    def room_id(self) -> pulumi.Output[str]:
        """Id of the room to record: 1 to 128 letters, digits, or any of `_ @ - .`."""
        value: pulumi.Output[str] = pulumi.get(self, "roomId")
        return value

    @property
    @pulumi.getter(name="taskId")
    def task_id(self) -> pulumi.Output[str | None]:
        """Id of the recording, unique in application and room: 1 to 128 letters, digits, or any of `_ @ - .`.

        Without it one is derived that changes with whatever needs a restart.
        """
        value: pulumi.Output[str | None] = pulumi.get(self, "taskId")
        return value

    @property
    @pulumi.getter(name="businessId")
    def business_id(self) -> pulumi.Output[str | None]:
        """Business label: 1 to 128 letters, digits, or any of `_ @ - .`."""
        value: pulumi.Output[str | None] = pulumi.get(self, "businessId")
        return value

    @property
    @pulumi.getter(name="recordMode")
    def record_mode(self) -> pulumi.Output[int]:
        """`RecordMode`: `0` mixed (all streams in one file), `1` single-stream (a file for each).

        Default: `0`.
        """
        value: pulumi.Output[int] = pulumi.get(self, "recordMode")
        return value

    @property
    @pulumi.getter(name="targetStreams")
    def target_streams(self) -> pulumi.Output[TargetStreams | None]:
        """Streams to record; absent or empty: every published stream, 17 at most.

        Applied to the running task in a custom layout, by a restart otherwise.
        """
        value: pulumi.Output[TargetStreams | None] = pulumi.get(self, "targetStreams")
        return value

    @property
    @pulumi.getter(name="excludeStreams")
    def exclude_streams(self) -> pulumi.Output[ExcludeStreams | None]:
        """Streams to leave out, ordinary ones only; absent: none."""
        value: pulumi.Output[ExcludeStreams | None] = pulumi.get(self, "excludeStreams")
        return value

    @property
    @pulumi.getter(name="encode")
    def encode(self) -> pulumi.Output[Encode | None]:
        """How the recording is encoded."""
        value: pulumi.Output[Encode | None] = pulumi.get(self, "encode")
        return value

    @property
    @pulumi.getter(name="layout")
    def layout(self) -> pulumi.Output[Layout | None]:
        """How the mixed picture is arranged; mixed mode only.

        Absent: adaptive. Background and regions of a custom layout are applied to the running task, everything else
        by a restart.
        """
        value: pulumi.Output[Layout | None] = pulumi.get(self, "layout")
        return value

    @property
    @pulumi.getter(name="control")
    def control(self) -> pulumi.Output[Control | None]:
        """What is recorded, and until when. Absent: it ends 180 s after the last stream."""
        value: pulumi.Output[Control | None] = pulumi.get(self, "control")
        return value

    @property
    @pulumi.getter(name="fileFormatConfig")
    def file_format_config(self) -> pulumi.Output[FileFormatConfig]:
        """Formats of the files. No default is documented, so it is needed."""
        value: pulumi.Output[FileFormatConfig] = pulumi.get(self, "fileFormatConfig")
        return value

    @property
    @pulumi.getter(name="fileNameConfig")
    def file_name_config(self) -> pulumi.Output[FileNameConfig | None]:
        """Names of the files."""
        value: pulumi.Output[FileNameConfig | None] = pulumi.get(self, "fileNameConfig")
        return value

    @property
    @pulumi.getter(name="storageConfig")
    def storage_config(self) -> pulumi.Output[StorageConfig]:
        """Where the files are put. Its keys are kept for the next start; the rest is a restart."""
        value: pulumi.Output[StorageConfig] = pulumi.get(self, "storageConfig")
        return value

    @property
    @pulumi.getter(name="desiredState")
    def desired_state(self) -> pulumi.Output[str]:
        """`running`: recorded.

        `stopped`: kept in the stack with its files, but not recorded. Default: `running`.
        """
        value: pulumi.Output[str] = pulumi.get(self, "desiredState")
        return value

    @property
    @pulumi.getter(name="restartTriggers")
    def restart_triggers(self) -> pulumi.Output[Any]:
        """Any list or map of values; an empty one counts as none. A change of it restarts the recording."""
        value: pulumi.Output[Any] = pulumi.get(self, "restartTriggers")
        return value

    @property
    @pulumi.getter(name="adopt")
    def adopt(self) -> pulumi.Output[bool]:
        """Whether a running task with the given `task_id` may be taken over that this stack did not start.

        `pulumi destroy` then stops it. Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "adopt")
        return value

    @property
    @pulumi.getter(name="whenEnded")
    def when_ended(self) -> pulumi.Output[str]:
        """What to do with a task that has ended by itself.

        `auto` leaves it alone if it has recorded something, and restarts it if not; `leave`, `restart` and `fail` do
        what they say. Default: `auto`.
        """
        value: pulumi.Output[str] = pulumi.get(self, "whenEnded")
        return value

    @property
    @pulumi.getter(name="waitFor")
    def wait_for(self) -> pulumi.Output[str]:
        """When a start is done: `accepted` by the cloud, or `recording`, which needs somebody who publishes.

        Default: `accepted`.
        """
        value: pulumi.Output[str] = pulumi.get(self, "waitFor")
        return value

    @property
    @pulumi.getter(name="verifyStorage")
    def verify_storage(self) -> pulumi.Output[bool]:
        """Whether each start first proves, with the keys of `custom_config`, that the bucket is there and can be written: a small object is written and deleted again.

        Needs `pulumi-livemedia[storage]`. Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "verifyStorage")
        return value

    @property
    @pulumi.getter(name="recordStatus")
    def record_status(self) -> pulumi.Output[str]:
        """`not started` (nobody publishes yet), `recording`, `ended`, `failed`, or `unknown(n)`.

        Default: `not started`.
        """
        value: pulumi.Output[str] = pulumi.get(self, "recordStatus")
        return value

    @property
    @pulumi.getter(name="status")
    def status(self) -> pulumi.Output[int | None]:
        """The same as a number: `0` unknown, `1` not started, `2` recording, `3` ended, `4` failed."""
        value: pulumi.Output[int | None] = pulumi.get(self, "status")
        return value

    @property
    @pulumi.getter(name="startTime")
    def start_time(self) -> pulumi.Output[int | None]:
        """When the task began, in ms since 1970 (UTC)."""
        value: pulumi.Output[int | None] = pulumi.get(self, "startTime")
        return value

    @property
    @pulumi.getter(name="endTime")
    def end_time(self) -> pulumi.Output[int | None]:
        """When it ended, in ms since 1970 (UTC); absent while it runs."""
        value: pulumi.Output[int | None] = pulumi.get(self, "endTime")
        return value

    @property
    @pulumi.getter(name="stopReason")
    def stop_reason(self) -> pulumi.Output[str | None]:
        """Why it ended, in the cloud's words.

        `StopByAPI`, `IdleTimeOut`, `StartTaskFailed`, `UnknownStopReason`, or another.
        """
        value: pulumi.Output[str | None] = pulumi.get(self, "stopReason")
        return value

    @property
    @pulumi.getter(name="recordFileList")
    def record_file_list(self) -> pulumi.Output[list[RecordFile]]:
        """Files, as far as they are known: after the end, or, uploaded while recorded, before it."""
        value: pulumi.Output[list[RecordFile]] = pulumi.get(self, "recordFileList")
        return value

    @property
    @pulumi.getter(name="requestId")
    def request_id(self) -> pulumi.Output[str | None]:
        """Request id of the last start, update or stop."""
        value: pulumi.Output[str | None] = pulumi.get(self, "requestId")
        return value

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[str]:
        """Region that calls are signed for."""
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
    "appId",
    "roomId",
    "taskId",
    "businessId",
    "recordMode",
    "targetStreams",
    "excludeStreams",
    "encode",
    "layout",
    "control",
    "fileFormatConfig",
    "fileNameConfig",
    "storageConfig",
    "desiredState",
    "restartTriggers",
    "adopt",
    "whenEnded",
    "waitFor",
    "verifyStorage",
    "recordStatus",
    "status",
    "startTime",
    "endTime",
    "stopReason",
    "recordFileList",
    "requestId",
    "region",
    "endpoint",
    "accountId",
)
