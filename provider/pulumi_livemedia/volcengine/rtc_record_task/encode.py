"""How the recording is encoded.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.numbers import OneOf, Range, Whole
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import (
    AudioChannels,
    AudioCodec,
    AudioProfile,
    VideoCodec,
)


class Encode(Structure):
    """How the recording is encoded.

    Only frame rate and bit rate are certain to count in single-stream mode, and size, frame rate and bit rate in
    mixed mode: the vendor's texts disagree about the others.
    """

    cloud_defaults: ClassVar[bool] = True

    video_width: Annotated[Whole, Range(2, 1920, even=True)] = Field(
        640,
        description="Width of the picture in px, even, 2 to 1920. For vertical and side-by-side layouts; a custom "
        "layout takes the width of its canvas.",
    )
    video_height: Annotated[Whole, Range(2, 1920, even=True)] = Field(
        480,
        description="Height of the picture in px, even, 2 to 1920. For vertical and side-by-side layouts; a custom "
        "layout takes the height of its canvas.",
    )
    video_fps: Annotated[Whole, Range(1, 60)] = Field(15, description="Frames per second, 1 to 60.")
    video_bitrate: Annotated[Whole, Range(0, 10000)] = Field(
        0, description="Bit rate of the video in kbit/s, 0 to 10000; `0` follows from size and frame rate."
    )
    video_codec: Annotated[Whole, OneOf(*VideoCodec)] = Field(0, description="`VideoCodec`: `0` H.264, `1` ByteVC1.")
    video_gop: Annotated[Whole, Range(1, 5)] = Field(4, description="Seconds between key frames, 1 to 5.")
    audio_codec: Annotated[Whole, OneOf(*AudioCodec)] = Field(0, description="`AudioCodec`: `0` AAC, the only one.")
    audio_profile: Annotated[Whole, OneOf(*AudioProfile)] = Field(
        0, description="`AudioProfile`: `0` LC, `1` HE-AAC v1, `2` HE-AAC v2, which needs stereo."
    )
    audio_bitrate: Annotated[Whole, Range(32, 192)] = Field(
        64,
        description="Bit rate of the audio in kbit/s, 32 to 192. Encoded at 128 at most with HE-AAC v1, at 64 at "
        "most with HE-AAC v2.",
    )
    audio_sample_rate: Annotated[Whole, OneOf(32000, 44100, 48000)] = Field(
        48000, description="Samples per second: `32000`, `44100` or `48000`."
    )
    audio_channels: Annotated[Whole, OneOf(*AudioChannels)] = Field(
        2, description="`AudioChannels`: `1` mono, `2` stereo."
    )

    @rule
    def second_profile_is_stereo(self) -> Iterator[Failure]:
        """HE-AAC v2 is made for stereo."""
        if self.audio_profile == AudioProfile.HE_AAC_V2 and self.audio_channels != AudioChannels.STEREO:
            yield Failure(
                ("audioProfile",),
                "must be 0 (lc) or 1 (he aac v1) with one channel: 2 (he aac v2) needs stereo",
                "set audioChannels to 2",
            )
