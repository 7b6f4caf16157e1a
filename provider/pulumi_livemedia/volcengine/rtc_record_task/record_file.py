"""The files of a recording, as GetRecordTask tells them.

Nothing is refused here: an answer may hold what no documentation says.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408
"""

from pydantic import Field

from pulumi_livemedia.structures.structure import Structure


class RecordFileStream(Structure):
    """One stream in a file."""

    index: int | None = Field(None, description="Number of the stream, as declared.")
    user_id: str | None = Field(None, description="Id of the user who published it.")
    stream_type: int | None = Field(None, description="`StreamType`: `0` ordinary, `1` shared screen.")


class RecordFile(Structure):
    """One file of the recording."""

    vid: str | None = Field(None, description="Id of the video; Video on Demand only.")
    object_key: str | None = Field(
        None, description="Path and name of the object, such as `abc/efg/123.mp4`; object storage only."
    )
    duration: int | None = Field(None, description="Length in ms.")
    size: int | None = Field(None, description="Size in bytes.")
    start_time: int | None = Field(None, description="When the file was begun, in ms since 1970 (UTC).")
    stream_list: list[RecordFileStream] = Field([], description="The streams in the file.")
    video_codec: str | None = Field(None, description="Codec of the video, by name.")
    audio_codec: str | None = Field(None, description="Codec of the audio, by name.")
    video_width: int | None = Field(None, description="Width of the picture in px.")
    video_height: int | None = Field(None, description="Height of the picture in px.")
