"""Deadlines and pauses."""

import math

import pytest

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline, always_alive, pause, told_skew
from tests.manual_clock import ManualClock


class GoneError(Exception):
    """The parent process is gone."""


def test_deadline_counts_down_to_zero() -> None:
    clock = ManualClock()
    deadline = Deadline.after(10, clock)

    clock.turn(4)
    assert (deadline.elapsed(), deadline.left()) == (4, 6)

    clock.turn(40)
    assert (deadline.elapsed(), deadline.left()) == (44, 0)


def test_no_deadline_is_never_reached() -> None:
    clock = ManualClock()
    deadline = Deadline.never(clock)

    clock.turn(1e9)

    assert deadline.left() == math.inf


def test_pause_sleeps_in_slices() -> None:
    clock = ManualClock()

    pause(2.5, clock)

    assert clock.slept == [1, 1, 0.5]


@pytest.mark.parametrize("seconds", [0, -1])
def test_nothing_to_wait_for(seconds: float) -> None:
    clock = ManualClock()

    pause(seconds, clock)

    assert clock.slept == []


def test_pause_ends_within_a_slice_when_nobody_waits_any_more() -> None:
    clock = ManualClock()

    def alive() -> None:
        if clock.monotonic() >= 2:
            raise GoneError

    with pytest.raises(GoneError):
        pause(60, clock, alive)

    assert clock.monotonic() == 2


@pytest.mark.parametrize(
    ("skew", "told"), [(300.4, "is 300 s behind"), (-61.0, "is 61 s ahead"), (-0.4, "is right to the second")]
)
def test_a_difference_of_clocks_is_told(skew: float, told: str) -> None:
    assert told_skew(skew) == f"this machine's clock {told}"


def test_system_clock() -> None:
    before = SYSTEM_CLOCK.monotonic()

    SYSTEM_CLOCK.sleep(0.001)

    assert SYSTEM_CLOCK.monotonic() > before
    assert SYSTEM_CLOCK.now() > 1_700_000_000
    always_alive()
