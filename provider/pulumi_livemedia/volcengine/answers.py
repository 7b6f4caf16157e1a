"""What RTC cloud recording answers, as plain values.

Enumerations are open: a value that is not documented is passed through as it came.
"""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Started:
    """What StartRecord returns: that it was accepted, not that it records.

    Source: https://www.volcengine.com/docs/6348/1188215

    Attributes:
        request_id: what the vendor's support asks for.
        already_running: a task of this AppId, RoomId and TaskId runs already. Nothing was changed: it keeps the
            configuration with which it was started.
        answered_at: when the cloud answered, by its own clock if it told, else by ours; UTC.
    """

    request_id: str
    already_running: bool
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class RecordFileStream:
    """One stream in a file; what was not told is None.

    Attributes:
        index: the number of the stream, as it was given to StartRecord.
        user_id: who published it.
        stream_type: 0 ordinary, 1 shared screen.
    """

    index: int | None = None
    user_id: str | None = None
    stream_type: int | None = None


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file of a recording; what was not told is None.

    Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408

    Attributes:
        vid: the id of the video; Video on Demand only.
        object_key: the whole path, such as `abc/efg/123.mp4`; object storage only.
        duration: in ms.
        size: in bytes.
        start_time: when the file was begun, in ms since 1970.
        stream_list: the streams in the file.
        video_codec: by name.
        audio_codec: by name.
        video_width: in px.
        video_height: in px.
    """

    vid: str | None = None
    object_key: str | None = None
    duration: int | None = None
    size: int | None = None
    start_time: int | None = None
    stream_list: tuple[RecordFileStream, ...] = ()
    video_codec: str | None = None
    audio_codec: str | None = None
    video_width: int | None = None
    video_height: int | None = None


@dataclass(frozen=True, slots=True)
class RecordTask:
    """The newest run under one AppId, RoomId and TaskId, as GetRecordTask tells it.

    Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408

    Attributes:
        status: 0 unknown or abnormal, 1 not started, 2 running, 3 ended, 4 failed, or a number that is not
            documented.
        start_time: in ms since 1970; None if it is not told.
        end_time: in ms since 1970; None while the task has not ended.
        stop_reason: empty while the task has not ended; then `StopByAPI`, `IdleTimeOut`, `StartTaskFailed`,
            `UnknownStopReason`, or a word that is not documented.
        record_file_list: the files; while the task runs, usually none.
        answered_at: when the cloud answered, by its own clock if it told, else by ours; UTC.
    """

    status: int
    start_time: int | None
    end_time: int | None
    stop_reason: str
    record_file_list: tuple[RecordFile, ...]
    answered_at: datetime

    def started_after(self, moment: datetime) -> bool:
        """Return whether it was started later than at a moment; False if its start is not told."""
        return self.start_time is not None and datetime.fromtimestamp(self.start_time / 1000, UTC) > moment
