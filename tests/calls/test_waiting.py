"""Waits look often enough, talk, and end at their deadline."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import Denied, TimedOut, Transient
from pulumi_livemedia.calls.waiting import wait_until
from tests.manual_clock import ManualClock


class GoneError(Exception):
    """The parent process is gone."""


class Scene:
    """Something that becomes `on air` after a while; says when it was looked at."""

    def __init__(self, ready_after: float, timeout: float = 300) -> None:
        self.clock = ManualClock()
        self.deadline = Deadline.after(timeout, self.clock)
        self.ready_after = ready_after
        self.looks: list[float] = []
        self.lines: list[str] = []
        self.failing: Callable[[float], Exception | None] = lambda _now: None
        self.draw = 0.5

    def look(self) -> str:
        """Return the state now."""
        now = self.clock.monotonic()
        self.looks.append(now)
        if error := self.failing(now):
            raise error
        return "on air" if now >= self.ready_after else "idle"

    def wait(self, alive: Callable[[], None] = lambda: None) -> str:
        """Wait until it is on air."""
        return wait_until(
            self.look,
            lambda state: state == "on air",
            thing="caster c1",
            goal="on air",
            deadline=self.deadline,
            alive=alive,
            say=self.lines.append,
            draw=lambda: self.draw,
        )


def test_what_is_so_already_is_not_waited_for() -> None:
    scene = Scene(ready_after=0)

    assert scene.wait() == "on air"
    assert scene.clock.slept == []


def test_looks_grow_apart_up_to_five_seconds() -> None:
    scene = Scene(ready_after=24)

    assert scene.wait() == "on air"
    assert scene.looks == [0, 1, 3, 6, 10, 15, 20, 25]


@pytest.mark.parametrize(("draw", "expected"), [(0.0, [0, 0.8, 2.4]), (1.0, [0, 1.2, 3.6])])
def test_looks_vary_by_a_fifth(draw: float, expected: list[float]) -> None:
    scene = Scene(ready_after=expected[-1] - 0.01)
    scene.draw = draw

    scene.wait()

    assert scene.looks == pytest.approx(expected)


def test_sleeps_are_short() -> None:
    scene = Scene(ready_after=60)

    scene.wait()

    assert max(scene.clock.slept) <= 1


def test_it_never_is_silent_for_longer_than_15_seconds() -> None:
    scene = Scene(ready_after=100)

    scene.wait()

    assert scene.lines[0] == "caster c1: still idle, 14 s of 300 s"
    moments = [0, *(int(line.split(", ")[1].split()[0]) for line in scene.lines), 100]
    assert max(later - earlier for earlier, later in pairwise(moments)) <= 15


def test_a_wait_without_a_deadline_names_none() -> None:
    scene = Scene(ready_after=20, timeout=float("inf"))

    assert scene.wait() == "on air"
    assert scene.lines == ["caster c1: still idle, 14 s"]


@pytest.mark.parametrize("timeout", [0.5, 3, 10, 300])
def test_it_ends_at_its_deadline(timeout: float) -> None:
    scene = Scene(ready_after=1e9, timeout=timeout)

    with pytest.raises(TimedOut) as failure:
        scene.wait()

    assert timeout - 1 <= scene.clock.monotonic() <= timeout
    assert str(failure.value) == f"caster c1 is not on air after {timeout:.0f} s; last seen: idle"


def test_the_last_look_is_shortly_before_the_deadline() -> None:
    scene = Scene(ready_after=298.5)

    assert scene.wait() == "on air"
    assert scene.clock.monotonic() == 299


def test_it_ends_when_nobody_waits_any_more() -> None:
    scene = Scene(ready_after=1e9)

    def alive() -> None:
        if scene.clock.monotonic() > 30:
            raise GoneError

    with pytest.raises(GoneError):
        scene.wait(alive)

    assert scene.clock.monotonic() <= 32


def test_passing_failures_are_tolerated() -> None:
    """Three looks in a row may fail; one that succeeds in between starts the count anew."""
    scene = Scene(ready_after=40)
    fault = Transient("DescribeCasters", host="a")
    scene.failing = lambda now: fault if 3 <= now <= 10 or 20 <= now <= 30 else None

    assert scene.wait() == "on air"


def test_an_outage_ends_the_wait() -> None:
    scene = Scene(ready_after=1e9)
    fault = Transient("DescribeCasters", host="a")
    scene.failing = lambda now: fault if now >= 3 else None

    with pytest.raises(Transient):
        scene.wait()

    assert len(scene.looks) == 2 + 4


def test_a_lasting_failure_ends_the_wait_at_once() -> None:
    scene = Scene(ready_after=1e9)
    scene.failing = lambda _now: Denied("DescribeCasters", host="a")

    with pytest.raises(Denied):
        scene.wait()

    assert len(scene.looks) == 1


def test_a_look_that_runs_out_of_time_tells_what_was_seen_before() -> None:
    scene = Scene(ready_after=1e9)
    scene.failing = lambda now: TimedOut("DescribeCasters was not called") if now > 5 else None

    with pytest.raises(TimedOut, match="last seen: idle"):
        scene.wait()
