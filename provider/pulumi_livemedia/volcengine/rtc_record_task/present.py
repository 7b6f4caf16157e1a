"""What a recording does now, for `livemedia status`."""

from datetime import UTC, datetime
from typing import Final

from pulumi_livemedia.inspection.presence import Look, Present, of_runner
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskState

_RUNNING: Final = {"recording": True, "not started": True, "ended": False, "failed": False}


def present(look: Look[RtcRecordTaskState]) -> Present:
    """It records or waits for somebody to publish, or it is over."""
    status = look.found.record_status
    return of_runner(look, status, is_running=_RUNNING.get(status), since=moment(look.found.start_time))


def moment(milliseconds: int | None) -> str:
    """Return a time of the cloud in words; empty where there is none."""
    if not milliseconds:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
