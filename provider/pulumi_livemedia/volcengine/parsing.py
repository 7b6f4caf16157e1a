"""From the answers of RTC cloud recording to plain values.

Every reader raises `ShapeError` if the answer lacks what makes it an answer at all.
"""

from datetime import datetime

from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.volcengine.answers import RecordFile, RecordFileStream, RecordTask, Started
from pulumi_livemedia.volcengine.verdicts import is_already_started


def request_id(answer: Fields) -> str:
    """Return the request id."""
    return answer.inner("ResponseMetadata").text("RequestId")


def require_ok(answer: Fields) -> str:
    """Return the request id of an answer whose result is "ok", as that of every command is that was taken.

    Raises:
        ShapeError: the result is something else; on a failure it is empty.
    """
    result = answer.text("Result")
    if result.strip().rstrip(".").lower() != "ok":
        raise ShapeError(f"Result should be 'ok', and is {result!r}")
    return request_id(answer)


def started(answer: Fields, answered_at: datetime) -> Started:
    """Return what StartRecord's answer says.

    Raises:
        ShapeError: neither that it was started nor that it runs already.
    """
    if is_already_started(answer):
        return Started(request_id(answer), already_running=True, answered_at=answered_at)
    return Started(require_ok(answer), already_running=False, answered_at=answered_at)


def record_task(answer: Fields, answered_at: datetime) -> RecordTask | None:
    """Return the task out of GetRecordTask's answer; None if there is nothing in it.

    Raises:
        ShapeError: there is no result, or one that is no object.
    """
    if not answer.has("Result"):
        raise ShapeError("Result is missing")
    fields = answer.inner("Result").inner("RecordTask")
    task = RecordTask(
        status=fields.number("Status") or 0,
        start_time=fields.number("StartTime") or None,
        end_time=fields.number("EndTime") or None,
        stop_reason=fields.text("StopReason"),
        record_file_list=tuple(_file(file) for file in fields.objects("RecordFileList")),
        answered_at=answered_at,
    )
    # An object of nothing but zeros is how the vendor's language writes one that is not there.
    is_empty = task == RecordTask(0, None, None, "", (), answered_at)
    return None if is_empty else task


def account_id(answer: Fields) -> str:
    """Return the account out of GetCallerIdentity's answer, which has it as a number.

    Raises:
        ShapeError: there is none.
    """
    result = answer.inner("Result")
    account = result.required_number("AccountId")
    if account <= 0:
        raise ShapeError(f"Result.AccountId is {account}")
    return str(account)


def _file(fields: Fields) -> RecordFile:
    return RecordFile(
        vid=fields.text("Vid") or None,
        object_key=fields.text("ObjectKey") or None,
        duration=fields.number("Duration"),
        size=fields.number("Size"),
        start_time=fields.number("StartTime") or None,
        stream_list=tuple(_stream(stream) for stream in fields.objects("StreamList")),
        video_codec=fields.text("VideoCodec") or None,
        audio_codec=fields.text("AudioCodec") or None,
        video_width=fields.number("VideoWidth"),
        video_height=fields.number("VideoHeight"),
    )


def _stream(fields: Fields) -> RecordFileStream:
    return RecordFileStream(
        index=fields.number("Index"),
        user_id=fields.text("UserId") or None,
        stream_type=fields.number("StreamType"),
    )
