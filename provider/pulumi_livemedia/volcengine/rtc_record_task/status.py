"""The documented statuses of a record task, and what follows from them.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408
"""

from typing import Final

from pulumi_livemedia.volcengine.answers import RecordTask

UNKNOWN: Final = 0
NOT_STARTED: Final = 1
"""Accepted; nobody publishes yet."""
RECORDING: Final = 2
ENDED: Final = 3
FAILED: Final = 4

STOPPED_BY_API: Final = "StopByAPI"
_WORDS: Final = {
    NOT_STARTED: "not started",
    RECORDING: "recording",
    ENDED: "ended",
    FAILED: "failed",
}


def status_word(task: RecordTask | None) -> str:
    """The status in words; one that is not documented is shown as its number."""
    if task is None:
        return "not visible"
    return _WORDS.get(task.status, f"unknown({task.status})")


def is_running(task: RecordTask | None) -> bool:
    """Whether the run records, or waits for somebody to publish."""
    return task is not None and task.status in (NOT_STARTED, RECORDING)


def has_ended(task: RecordTask | None) -> bool:
    """Whether the run is over, well or not."""
    return task is not None and task.status in (ENDED, FAILED)
