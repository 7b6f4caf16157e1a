"""What the cloud's error codes mean for somebody who wants a room recorded, and what to do.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-70426
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from pulumi_livemedia.calls.errors import CallFailed, LivemediaError
from pulumi_livemedia.calls.refusals import AlreadyRunning, CannotStart
from pulumi_livemedia.volcengine.answers import RecordTask


class RecordingEnded(LivemediaError):
    """The recording has ended by itself, and `when_ended` says that this is a failure."""


_KNOWN: Final[Mapping[str, tuple[str, str]]] = {
    "InvalidParameter.AccountIdMismatch": (
        "belongs to an AppId of another account",
        "check app_id, and whose access key signs: `volcengine:profile` or VOLCENGINE_ACCESS_KEY",
    ),
    "InvalidParameter.IllegalAppId": ("has an AppId that is not one", "copy app_id from the RTC console"),
    "InvalidParameter.NotExistAppId": ("has an AppId that does not exist", "copy app_id from the RTC console"),
    "InvalidParameter.IllegalRoomID": ("has a RoomId that is not legal", "1 to 128 letters, digits or _ @ - ."),
    "InvalidParameter.EmptyAccountId": (
        "has a storage without an account",
        "set account_id of the storage to the number of the main account",
    ),
    "InvalidParameter.ErrorActiveTaskNotFound": ("does not run", "refresh the stack, and look at its end in the state"),
    "FlowLimitExceeded.TaskNumberOverLimit": ("would be one too many", "stop another recording, or ask for more"),
}


def already_running(thing: str, task: RecordTask | None) -> AlreadyRunning:
    """The error for a given TaskId that somebody else records under."""
    since = f" since {_moment(task.start_time)}" if task and task.start_time else ""
    return AlreadyRunning(
        f"{thing} runs already{since}, with a configuration that is not known, and this stack did not start it",
        cure="adopt=True takes it over as it is (destroy then stops it); or stop it first; or leave task_id out, and "
        "each recording gets an id of its own; after a rename in the program use aliases",
    )


def _moment(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def failed_to_start(thing: str, reason: str, then: str) -> CannotStart:
    """The error for a start that was accepted and came to nothing."""
    return CannotStart(
        f"{thing} was accepted, but {reason}; {then}",
        cure="is recording switched on for the AppId in the RTC console? does the storage exist, and may RTC write to "
        "it? are the keys of the storage right?",
    )


def recording_ended(thing: str, stop_reason: str) -> RecordingEnded:
    """The error of `when_ended="fail"`."""
    return RecordingEnded(
        f"{thing} has ended by itself ({stop_reason or 'no reason told'}), and when_ended is 'fail'",
        cure="look at its files in the outputs; when_ended='restart' records again, 'leave' leaves it, and another "
        "value of restart_triggers begins a new one",
    )


def explain(kind: type[LivemediaError], thing: str, error: LivemediaError) -> LivemediaError:
    """The same failure, told about the recording."""
    if isinstance(error, CallFailed) and error.code in _KNOWN:
        problem, cure = _KNOWN[error.code]
        return kind(f"{thing} {problem}", cloud=error.cloud, cure=cure)
    return kind(f"{thing}: {error.problem}", cloud=error.cloud, cure=error.cure)
