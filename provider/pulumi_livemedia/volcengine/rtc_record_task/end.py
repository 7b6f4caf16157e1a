"""Recordings that have ended, and whether that is right.

A recording ends by itself when nobody publishes any more, or when its time is over. Then it is done. One that nobody
ever published to has recorded nothing, and one that somebody has stopped by hand was wanted longer.
"""

from datetime import datetime, timedelta
from typing import Final

from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.rtc_record_task.control import Control
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.status import STOPPED_BY_API, has_ended, status_word

VISIBLE: Final = timedelta(hours=72)
"""How long after its start a task can be read. https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408"""
_CLOCKS_DIFFER: Final = timedelta(minutes=15)
"""At most this much, or a signature does not count."""
_MARGIN_SECONDS: Final = 10


def may_be_invisible(start_time: int | None, now: datetime) -> bool:
    """Whether a task that is not found may run all the same, because it was started too long ago to be seen.

    Where its start is not known, it was out of sight when it was taken over.
    """
    if start_time is None:
        return True
    return now.timestamp() - start_time / 1000 >= (VISIBLE - _CLOCKS_DIFFER).total_seconds()


def is_to_run_again(task: RecordTask, declared: RtcRecordTaskInputs, *, was_seen_recording: bool) -> bool:
    """Whether an ended task that is declared to run should be started again (or complained about)."""
    if not has_ended(task):
        return False
    if task.stop_reason == STOPPED_BY_API:
        return True
    if declared.when_ended == "auto":
        return not (was_seen_recording or has_recorded(task, declared))
    return declared.when_ended != "leave"


def has_recorded(task: RecordTask, declared: RtcRecordTaskInputs) -> bool:
    """Whether the run has recorded something, as far as can be told.

    Files show some time after the end only. A run that was longer than it may idle has had somebody in it.
    """
    if task.record_file_list:
        return True
    if status_word(task) == "failed" or task.start_time is None or task.end_time is None:
        return False
    seconds = (task.end_time - task.start_time) / 1000
    return seconds > idle_seconds(declared) + _MARGIN_SECONDS


def idle_seconds(declared: RtcRecordTaskInputs) -> int:
    """After how long without any stream the recording ends by itself, also before the first one."""
    return (declared.control or Control()).max_idle_time
