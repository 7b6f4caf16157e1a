"""The files that a recording makes.

Sources: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-69818 (a new file every four hours),
https://docs.byteplus.com/en/docs/byteplus-rtc/docs-106873 (names), https://www.volcengine.com/docs/6348/1188215
(formats, bitrates).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.volcengine.rtc.configuration import HLS, VOD, Configuration, Stream, integer, part
from pulumi_livemedia.emulator.volcengine.rtc.rules import prefix
from pulumi_livemedia.emulator.volcengine.rtc.task import Span, Task

SPLIT = timedelta(hours=4)
"""How long a file is at most."""

MAX_NAME = 128
"""How long a name is at most, without its extension."""

_EXTENSIONS = {"HLS": "m3u8"}
_SOUND = ("MP3", "AAC", "M4A")
_VIDEO_CODECS = ("h264", "bytevc1")
# What is left of the asked bitrate of audio, by profile: HE-AAC has upper bounds.
_AUDIO_BOUNDS = {1: 128, 2: 64}
_BITS_PER_PIXEL = 0.07
_SINGLE = "{TaskId}_{RoomId}_{UserId}_{Type}_{StartTime}_{Duration}_{Random}"
_MIXED = "{TaskId}_{RoomId}_{StartTime}_{Duration}_{Random}"


@dataclass(frozen=True, slots=True)
class Piece:
    """What goes into the files of one stretch of time, one for each format.

    Attributes:
        span: the time.
        streams: who is in it.
    """

    span: Span
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file.

    Attributes:
        piece: what is in it.
        format: such as `MP4`.
        path: the object's key, or the name of a VOD file.
        vid: the VOD id; empty in object storage.
        configuration: of the task.
    """

    piece: Piece
    format: str
    path: str
    vid: str
    configuration: Configuration

    @property
    def milliseconds(self) -> int:
        """How long it is."""
        return round((self.piece.span.end - self.piece.span.begin).total_seconds() * 1000)

    @property
    def has_video(self) -> bool:
        """Whether there are pictures in it."""
        return not self.configuration.is_audio and self.format not in _SOUND

    @property
    def size(self) -> int:
        """How large it is, in bytes, by its bitrates."""
        kilobits = audio_bitrate(self.configuration)
        if self.has_video:
            kilobits += video_bitrate(self.configuration)
        return kilobits * self.milliseconds // 8

    def to_json(self) -> dict[str, object]:
        """The form of GetRecordTask."""
        width, height = self.configuration.picture if self.has_video else (0, 0)
        place = {"Vid": self.vid} if self.vid else {"ObjectKey": self.path}
        indexes = {Stream.of(each): integer(each, "Index", 0) for each in self.configuration.targets}
        codec = _VIDEO_CODECS[self.configuration.encode("VideoCodec", 0)]
        return {
            **place,
            "Duration": self.milliseconds,
            "Size": self.size,
            "StartTime": to_milliseconds(self.piece.span.begin),
            "StreamList": [{"Index": indexes.get(each, 0), **each.to_json()} for each in self.piece.streams],
            "VideoCodec": codec if self.has_video else "",
            "AudioCodec": "mp3" if self.format == "MP3" else "aac",
            "VideoWidth": width,
            "VideoHeight": height,
        }


def to_milliseconds(moment: datetime) -> int:
    """A time as the API gives it."""
    return round(moment.timestamp() * 1000)


def audio_bitrate(configuration: Configuration) -> int:
    """The effective bitrate of audio in kbit/s."""
    asked = configuration.encode("AudioBitrate", 64)
    return min(asked, _AUDIO_BOUNDS.get(configuration.encode("AudioProfile", 0), asked))


def video_bitrate(configuration: Configuration) -> int:
    """The effective bitrate of video in kbit/s; adaptive unless one is asked for."""
    width, height = configuration.picture
    adaptive = round(width * height * configuration.encode("VideoFps", 15) * _BITS_PER_PIXEL / 1000)
    return configuration.encode("VideoBitrate", 0) or adaptive


def listed_files(task: Task, settings: Settings) -> list[RecordFile]:
    """The files that GetRecordTask lists: of a running task only what is uploaded while it is recorded."""
    files = recorded_files(task, settings)
    if task.ended is not None:
        return files
    return [each for each in files if each.format == HLS and task.configuration.uploads_while_recording]


def recorded_files(task: Task, settings: Settings) -> list[RecordFile]:
    """The files of what was recorded up to now; the names of those of a running task still change."""
    formats = task.configuration.formats or [settings.record_default_format]
    return [
        _file(task, piece, each, f"{number}.{each}", settings)
        for number, piece in enumerate(_pieces(task))
        for each in formats
    ]


def _file(task: Task, piece: Piece, extension: str, number: str, settings: Settings) -> RecordFile:
    digest = hashlib.sha256(f"{task.id}.{number}".encode()).hexdigest()
    in_vod = task.configuration.storage_type == VOD
    return RecordFile(
        piece=piece,
        format=extension,
        path=_path(task, piece, extension, digest[:8], settings),
        vid=f"v0{digest[8:38]}" if in_vod else "",
        configuration=task.configuration,
    )


def _path(task: Task, piece: Piece, extension: str, random: str, settings: Settings) -> str:
    configuration = task.configuration
    asked = str(part(configuration.document, "FileNameConfig").get("Pattern") or "")
    pattern = asked or (_MIXED if configuration.is_mixed else _SINGLE)
    if "{Random}" not in pattern and settings.record_name_random == "always":
        pattern += "_{Random}"
    name = "" if configuration.storage_type == VOD else prefix(configuration)
    name += _fill(pattern, _variables(task, piece, extension, random))
    if len(name) > MAX_NAME:
        name = f"{name[: MAX_NAME - 1]}~"
    return f"{name}.{_EXTENSIONS.get(extension, extension.lower())}"


def _variables(task: Task, piece: Piece, extension: str, random: str) -> dict[str, str]:
    _, room_id, task_id = task.triple
    unknown_yet = extension == HLS and task.configuration.uploads_while_recording
    seconds = 0 if unknown_yet else round((piece.span.end - piece.span.begin).total_seconds())
    values = {
        "TaskId": task_id,
        "RoomId": room_id,
        "StartTime": str(to_milliseconds(task.started)),
        "Duration": f"{seconds:06d}",
        "Random": random,
    }
    if not task.configuration.is_mixed:
        [stream] = piece.streams
        values |= {"UserId": stream.user_id, "Type": "S" if stream.type else "C"}
    return values


def _fill(pattern: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def _pieces(task: Task) -> Iterator[Piece]:
    if not task.spans:
        return
    if not task.configuration.is_mixed:
        silence = timedelta(seconds=task.configuration.control("MaxSilenceSeconds", 3600))
        for stream, spans in task.spans.items():
            for whole in _joined(spans, silence):
                for span in _split(whole):
                    yield Piece(span, (stream,))
        return
    every = [span for spans in task.spans.values() for span in spans]
    whole = Span(min(span.begin for span in every), max(span.end for span in every))
    for span in _split(whole):
        yield Piece(span, tuple(stream for stream, spans in task.spans.items() if _overlap(spans, span)))


def _joined(spans: list[Span], gap: timedelta) -> Iterator[Span]:
    current = Span(spans[0].begin, spans[0].end)
    for span in spans[1:]:
        if span.begin - current.end > gap:
            yield current
            current = Span(span.begin, span.end)
        current.end = span.end
    yield current


def _split(span: Span) -> Iterator[Span]:
    begin = span.begin
    while span.end - begin > SPLIT:
        yield Span(begin, begin + SPLIT)
        begin += SPLIT
    yield Span(begin, span.end)


def _overlap(spans: list[Span], time: Span) -> bool:
    """Whether some of a stream falls into a time; one that ends as the time begins does not."""
    return any(span.begin <= time.end and (span.end > time.begin or span.begin == time.begin) for span in spans)
