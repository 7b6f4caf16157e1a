"""What is recorded, and until when.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from typing import Annotated, ClassVar

from pydantic import Field

from pulumi_livemedia.structures.numbers import INT32_MAX, Flag, OneOf, Range, Whole
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import FrameInterpolationMode, MediaType


class Control(Structure):
    """What is recorded, and until when."""

    cloud_defaults: ClassVar[bool] = True

    media_type: Annotated[Whole, OneOf(*MediaType)] = Field(
        0, description="`MediaType`: `0` audio and video, `1` audio only."
    )
    frame_interpolation_mode: Annotated[Whole, OneOf(*FrameInterpolationMode)] = Field(
        0,
        description="`FrameInterpolationMode`, what is shown while a stream is interrupted: `0` its last frame, `1` "
        "black. Without effect in the adaptive layout, for screen streams, and where there is an alternate image.",
    )
    max_silence_seconds: Annotated[Whole, Range(60, 3600)] = Field(
        3600,
        description="Seconds, 60 to 3600; single-stream mode only. A longer interruption of a stream begins a new "
        "file. Should be smaller than `max_idle_time`.",
    )
    max_idle_time: Annotated[Whole, Range(10, 86400)] = Field(
        180,
        description="Seconds, 10 to 86400, without any stream after which the task ends by itself; also before the "
        "first stream. They are billed.",
    )
    max_record_time: Annotated[Whole, Range(0, INT32_MAX)] = Field(
        0, description="Seconds after which the task ends by itself; `0` is never."
    )
    enable_sync_upload: Flag = Field(
        default=False,
        description="Whether files are uploaded while they are recorded. For HLS only; `{Duration}` in a file name "
        "is then always 0.",
    )
