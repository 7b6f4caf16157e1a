"""Whether a recording that has ended is done, as far as can be told from what the cloud says of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pulumi_livemedia.volcengine.answers import RecordFile, RecordTask
from pulumi_livemedia.volcengine.rtc_record_task.end import is_to_run_again, may_be_invisible
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.status import has_ended, is_running, status_word
from tests.rtc_record_task.samples import mixed

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)
BEGIN = int(NOW.timestamp() * 1000)
FILE = RecordFile(object_key="a.mp4")


def task(status: int, seconds: float | None, *files: RecordFile, reason: str = "IdleTimeOut") -> RecordTask:
    """A run that took so long."""
    end = None if seconds is None else BEGIN + int(seconds * 1000)
    return RecordTask(status, BEGIN, end, reason, files, NOW)


def declared(**patch: Any) -> RtcRecordTaskInputs:  # noqa: ANN401 - any field
    return RtcRecordTaskInputs.model_validate(mixed(**patch))


@pytest.mark.parametrize(
    ("run", "control", "again"),
    [
        (task(3, 180), None, True),
        (task(3, 190), None, True),
        (task(3, 191), None, False),
        (task(3, 180, FILE), None, False),
        (task(3, 200), {"maxIdleTime": 3600}, True),
        (task(3, 3700), {"maxIdleTime": 3600}, False),
        (task(3, 60), {"maxRecordTime": 60}, True),
        (task(3, 200), {"maxRecordTime": 200}, False),
        (task(3, None), None, True),
        (task(4, 4000, reason="StartTaskFailed"), None, True),
        (task(4, 4000, FILE), None, False),
        (task(3, 4000, FILE, reason="StopByAPI"), None, True),
        (task(2, 4000, reason=""), None, False),
        (task(1, 4000, reason=""), None, False),
        (task(0, 4000, reason=""), None, False),
        (task(9, 4000, reason=""), None, False),
    ],
)
def test_without_files_a_run_that_was_longer_than_it_may_idle_has_recorded_something(
    run: RecordTask, control: dict[str, int] | None, *, again: bool
) -> None:
    assert is_to_run_again(run, declared(control=control), was_seen_recording=False) is again


def test_what_was_seen_recording_has_recorded_something() -> None:
    assert not is_to_run_again(task(3, 5), declared(), was_seen_recording=True)
    assert not is_to_run_again(task(4, 5), declared(), was_seen_recording=True)


def test_what_somebody_has_stopped_was_wanted_longer_whatever_it_has_recorded() -> None:
    for when_ended in ("auto", "leave", "restart", "fail"):
        stopped = task(3, 4000, FILE, reason="StopByAPI")

        assert is_to_run_again(stopped, declared(whenEnded=when_ended), was_seen_recording=True)


@pytest.mark.parametrize(
    ("ago", "may_be"),
    [
        (timedelta(0), False),
        (timedelta(hours=71, minutes=44), False),
        (timedelta(hours=71, minutes=45), True),
        (timedelta(hours=72), True),
        (timedelta(days=400), True),
        (timedelta(hours=-1), False),
    ],
)
def test_after_three_days_less_the_difference_of_two_clocks_it_may_be_out_of_sight(
    ago: timedelta, *, may_be: bool
) -> None:
    assert may_be_invisible(BEGIN, NOW + ago) is may_be


def test_what_started_nobody_knows_when_may_be_out_of_sight() -> None:
    assert may_be_invisible(None, NOW)


@pytest.mark.parametrize(
    ("status", "word", "runs", "is_over"),
    [
        (0, "unknown(0)", False, False),
        (1, "not started", True, False),
        (2, "recording", True, False),
        (3, "ended", False, True),
        (4, "failed", False, True),
        (5, "unknown(5)", False, False),
        (-1, "unknown(-1)", False, False),
    ],
)
def test_every_status_has_a_word_and_only_documented_ones_have_a_meaning(
    status: int, word: str, *, runs: bool, is_over: bool
) -> None:
    seen = task(status, None)

    assert (status_word(seen), is_running(seen), has_ended(seen)) == (word, runs, is_over)


def test_what_is_not_visible_neither_runs_nor_has_ended() -> None:
    assert (status_word(None), is_running(None), has_ended(None)) == ("not visible", False, False)
