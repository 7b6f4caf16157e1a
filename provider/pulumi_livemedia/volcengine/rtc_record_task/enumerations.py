"""The numbers that StartRecord takes for choices, by name. A plain number does as well everywhere.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from enum import IntEnum


class RecordMode(IntEnum):
    """How streams become files."""

    MIXED = 0
    """All chosen streams in one file."""
    SINGLE_STREAM = 1
    """One file for each stream."""


class StreamType(IntEnum):
    """What a stream shows."""

    ORDINARY = 0
    """Camera and microphone."""
    SCREEN = 1
    """A shared screen."""


class VideoCodec(IntEnum):
    """Codec of the video in the file."""

    H264 = 0
    """H.264."""
    BYTEVC1 = 1
    """ByteVC1."""


class AudioCodec(IntEnum):
    """Codec of the audio in the file."""

    AAC = 0
    """AAC, the only one."""


class AudioProfile(IntEnum):
    """AAC profile of the audio in the file."""

    LC = 0
    """LC: encoded at the bit rate that is asked for."""
    HE_AAC_V1 = 1
    """HE-AAC v1: encoded at 128 kbit/s at most."""
    HE_AAC_V2 = 2
    """HE-AAC v2: encoded at 64 kbit/s at most; needs stereo."""


class AudioChannels(IntEnum):
    """Channels of the audio in the file."""

    MONO = 1
    """One channel."""
    STEREO = 2
    """Two channels."""


class LayoutMode(IntEnum):
    """How the mixed picture is arranged."""

    ADAPTIVE = 0
    """Equal tiles, by the number of streams."""
    VERTICAL = 1
    """One main picture, the others beside it."""
    CUSTOM = 2
    """A region for each stream, as declared."""
    SIDE_BY_SIDE = 3
    """Tiles beside each other."""


class RenderMode(IntEnum):
    """How a stream fills its region."""

    STRETCH = 0
    """Stretched to the size of the region; may be distorted."""
    CROP = 1
    """Cropped to the ratio of the region, then scaled to fill it."""
    FIT = 2
    """Scaled with its ratio kept, centred, the rest filled with background."""
    FILL = 3
    """As `STRETCH` today; recommended over it, since it follows what the clients do."""


class AlternateImageFillMode(IntEnum):
    """How a placeholder is scaled."""

    LIKE_STREAM = 0
    """As the frames of the stream would be."""
    OWN_RATIO = 1
    """With the ratio of the picture itself kept."""


class RegionMediaType(IntEnum):
    """What a stream contributes to the mix."""

    AUDIO_AND_VIDEO = 0
    """Sound and picture."""
    AUDIO_ONLY = 1
    """Sound only."""
    VIDEO_ONLY = 2
    """Picture only."""


class MediaType(IntEnum):
    """What is recorded."""

    AUDIO_AND_VIDEO = 0
    """Sound and picture."""
    AUDIO_ONLY = 1
    """Sound only."""


class FrameInterpolationMode(IntEnum):
    """What is shown while a stream is interrupted."""

    LAST_FRAME = 0
    """The last frame, repeated."""
    BLACK_FRAME = 1
    """Black."""


class StorageType(IntEnum):
    """Where files are put. It follows from the member of `StorageConfig` that is given."""

    TOS = 0
    """Torch Object Storage of Volcengine."""
    VOD = 1
    """Video on Demand of Volcengine."""
    CUSTOM = 2
    """An object store of another vendor."""


class StorageClass(IntEnum):
    """Storage class in Video on Demand."""

    STANDARD = 1
    """Standard."""
    ARCHIVE = 2
    """Archive."""
    INFREQUENT_ACCESS = 3
    """Infrequent access."""


class Vendor(IntEnum):
    """Whose object store it is."""

    AMAZON_S3 = 0
    """Amazon S3."""
    ALIBABA_OSS = 1
    """Alibaba Cloud OSS."""
    HUAWEI_OBS = 2
    """Huawei Cloud OBS."""
    TENCENT_COS = 3
    """Tencent Cloud COS."""
    QINIU_KODO = 4
    """Qiniu Kodo."""
