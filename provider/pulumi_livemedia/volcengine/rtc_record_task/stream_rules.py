"""What holds between the streams, the regions and the formats of a recording.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.rules import each, known
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import MediaType
from pulumi_livemedia.volcengine.rtc_record_task.file_format import AUDIO_FORMATS
from pulumi_livemedia.volcengine.rtc_record_task.live import is_custom_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
    from pulumi_livemedia.volcengine.rtc_record_task.region import Region
    from pulumi_livemedia.volcengine.rtc_record_task.streams import ExcludeStreams, Stream, TargetStreams


def streams_of(streams: TargetStreams | ExcludeStreams | None) -> list[Stream]:
    """The streams of a list that may be absent."""
    return [] if streams is None else streams.stream_list


def regions_of(inputs: RtcRecordTaskInputs) -> list[Region]:
    """The regions that count: those of a mixed recording in custom layout."""
    if not is_custom_layout(inputs) or inputs.layout is None or inputs.layout.custom_layout is None:
        return []
    return inputs.layout.custom_layout.regions


def overlapping(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Streams that are to be recorded and left out at once."""
    excluded = known(streams_of(inputs.exclude_streams), "user_id", "stream_type")
    targets = {key for _, key in known(streams_of(inputs.target_streams), "user_id", "stream_type")}
    for position, key in excluded:
        if key in targets:
            yield Failure(
                ("excludeStreams", "streamList", position),
                f"must not be in targetStreams too: user {key[0]}, streamType {key[1]}",
                "leave it out of one of the two lists",
            )


def without_index(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Streams that no region of a custom layout can name."""

    def find(position: int, stream: Stream) -> Iterator[Failure]:
        if stream.index is None:
            yield Failure(
                ("targetStreams", "streamList", position, "index"),
                "is required in the custom layout",
                "number the streams, and name them by streamIndex in the regions",
            )

    return each(streams_of(inputs.target_streams) if is_custom_layout(inputs) else [], find)


def regions_without_stream(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Regions that name no stream that is recorded."""
    targets = {stream.index for stream in streams_of(inputs.target_streams)}
    shown = ", ".join(map(str, sorted(index for index in targets if index is not None)))
    for position, (index,) in known(regions_of(inputs), "stream_index"):
        if shown and index not in targets:
            yield Failure(
                ("layout", "customLayout", "regions", position, "streamIndex"),
                f"must be the index of a stream in targetStreams: {shown}",
                "leave the region out, or add the stream",
            )


def streams_without_region(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Streams that are recorded, but not shown."""
    shown = {region.stream_index for region in regions_of(inputs)}
    for position, (index,) in known(streams_of(inputs.target_streams), "index"):
        if shown and index not in shown:
            yield Failure(
                ("targetStreams", "streamList", position, "index"),
                f"must have a region in layout.customLayout.regions: none has streamIndex {index}",
                "add the region, or leave the stream out",
            )


def audio_formats_of_video(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Formats that hold no picture, where one is recorded."""
    control, formats = inputs.control, inputs.file_format_config.file_format
    if control is not None and control.media_type == MediaType.AUDIO_ONLY:
        return
    for position, name in enumerate(formats):
        if name in AUDIO_FORMATS:
            yield Failure(
                ("fileFormatConfig", "fileFormat", position),
                f"must be 'MP4', 'HLS' or 'FLV' where video is recorded: {name} holds audio only",
                "or set control.mediaType to 1 (audio only)",
            )
