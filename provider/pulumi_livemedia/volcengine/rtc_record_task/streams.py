"""Which streams of the room are recorded.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final

from pydantic import Field

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.markers import Unordered
from pulumi_livemedia.structures.numbers import Int32, OneOf, Whole
from pulumi_livemedia.structures.rules import each, known, repeated
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import StreamType
from pulumi_livemedia.volcengine.rtc_record_task.texts import ID_WORDS, Id

MOST_STREAMS: Final = 17
_STREAMS: Final = f"The streams; {MOST_STREAMS} at most."


class Stream(Structure):
    """One stream of a user in the room."""

    cloud_defaults: ClassVar[bool] = True

    index: Int32 | None = Field(
        None,
        description="Number by which a region of a custom layout names this stream. Unique in its list; needed in "
        "a custom layout.",
    )
    user_id: Id = Field(description=f"Id of the user who publishes the stream: {ID_WORDS}.")
    stream_type: Annotated[Whole, OneOf(*StreamType)] = Field(
        0, description="`StreamType`: `0` ordinary (camera and microphone), `1` shared screen."
    )


class _StreamList(Structure):
    """A list of streams with what holds for any of the two."""

    cloud_defaults: ClassVar[bool] = True

    stream_list: list[Stream] = Field([], description=_STREAMS)

    @rule
    def is_short(self) -> Iterator[Failure]:
        """A task records 17 streams at most, and excludes as many at most."""
        if len(self.stream_list) > MOST_STREAMS:
            yield Failure(("streamList",), f"must have at most {MOST_STREAMS} streams, and has {len(self.stream_list)}")

    @rule
    def indexes_are_unique(self) -> Iterator[Failure]:
        """An index names one stream."""
        for position, first in repeated(known(self.stream_list, "index")):
            yield Failure(
                ("streamList", position, "index"), f"must be unique in the list, and streamList[{first}] has it too"
            )


class TargetStreams(_StreamList):
    """The streams that are recorded. Absent or empty: every published stream, 17 at most."""


class ExcludeStreams(_StreamList):
    """The streams that are left out. Absent or empty: none."""

    stream_list: Annotated[list[Stream], Unordered()] = Field([], description=_STREAMS)

    @rule
    def are_ordinary(self) -> Iterator[Failure]:
        """A screen stream can not be excluded."""
        return each(self.stream_list, _must_be_ordinary)


def _must_be_ordinary(position: int, stream: Stream) -> Iterator[Failure]:
    if stream.stream_type != StreamType.ORDINARY:
        yield Failure(
            ("streamList", position, "streamType"),
            "must be 0 (ordinary): a screen stream can not be excluded",
            "name the streams to record in targetStreams instead",
        )
