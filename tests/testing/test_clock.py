"""The virtual clock of one test."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pulumi_livemedia.testing import Clock, Emulator

SLACK = timedelta(minutes=5)


def test_it_begins_with_the_real_time(livemedia_clock: Clock) -> None:
    assert abs(livemedia_clock.now - datetime.now(UTC)) < SLACK


def test_time_passes_by_all_that_is_given(livemedia_clock: Clock) -> None:
    before = livemedia_clock.now
    after = livemedia_clock.advance(timedelta(days=1), seconds=1, minutes=1, hours=1, days=1)

    passed = timedelta(days=2, hours=1, minutes=1, seconds=1)
    assert passed <= after - before < passed + SLACK
    assert after <= livemedia_clock.now < after + SLACK


@pytest.mark.parametrize("given", [{}, {"seconds": 0}, {"hours": -1}, {"hours": 1, "minutes": -61}])
def test_time_does_not_run_backwards(livemedia_clock: Clock, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="can only be moved forward"):
        livemedia_clock.advance(**given)


def test_a_recording_idles_out_on_it(livemedia_emulator: Emulator, livemedia_clock: Clock) -> None:
    livemedia_emulator.start_record_task("661e00000000000000000001", "studio-1", "task-1", Control={"MaxIdleTime": 60})
    assert len(livemedia_emulator.running) == 1

    livemedia_clock.advance(seconds=61)
    livemedia_emulator.assert_nothing_runs()


def test_another_account_has_a_clock_of_its_own(livemedia_emulator: Emulator, livemedia_clock: Clock) -> None:
    livemedia_emulator.account("other").clock.advance(days=1)

    assert abs(livemedia_clock.now - datetime.now(UTC)) < SLACK
