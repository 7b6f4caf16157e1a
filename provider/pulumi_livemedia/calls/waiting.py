"""Waiting until something is so: with a deadline, in slices, and never in silence."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pulumi_livemedia.calls.clock import Alive, Deadline, always_alive, pause
from pulumi_livemedia.calls.errors import CallFailed, TimedOut

Seen = TypeVar("Seen")

LONGEST_DELAY = 5.0
"""Seconds between two looks, at most (before jitter): they grow by one second a time up to this."""
JITTER = 0.2
"""By how much of itself a delay varies, up and down, so that many waits do not look in step."""
SILENCE = 15.0
"""Seconds after which a line is said, whatever happens."""
PATIENCE = 3
"""So many looks in a row may fail for a passing reason."""
_RESERVE = 1.0
"""Seconds before the deadline that the last look gets, at most."""


def _silent(_line: str) -> None:
    """Say nothing."""


def wait_until(  # noqa: PLR0913 - what differs from wait to wait
    look: Callable[[], Seen],
    done: Callable[[Seen], bool],
    *,
    thing: str,
    goal: str,
    deadline: Deadline,
    describe: Callable[[Seen], str] = str,
    alive: Alive = always_alive,
    say: Callable[[str], None] = _silent,
    draw: Callable[[], float] = random.random,
) -> Seen:
    """Look until what is seen is what is wanted, and return it.

    Looks at once, then after 1, 2, 3, 4 and from then on every 5 seconds, each ±20 %, and once more shortly
    before the deadline. Up to `PATIENCE` looks in a row may fail with a temporary `CallFailed`.

    Args:
        look: reads the state; its own calls should have the same deadline.
        done: whether what was seen is what is wanted; may raise to end the wait.
        thing: what is waited for, such as "caster 80787064-...".
        goal: what it should become, such as "on air".
        deadline: when to give up; its clock is the one that is slept on.
        describe: says in a word or two what was seen, such as "idle".
        alive: raises when nobody waits for the result any more.
        say: gets a line such as "caster 80787064-...: still idle, 45 s of 300 s" at least every 15 seconds.
        draw: gives numbers in [0, 1) for the jitter.

    Raises:
        TimedOut: the deadline is reached; says what was last seen.
        CallFailed: looking failed for good, or too often in a row.
    """
    wait = _Wait(look, done, thing, goal, deadline, describe, alive, say, draw)
    return wait.run()


@dataclass
class _Wait(Generic[Seen]):
    """One wait: what it was given, and where it stands."""

    look: Callable[[], Seen]
    done: Callable[[Seen], bool]
    thing: str
    goal: str
    deadline: Deadline
    describe: Callable[[Seen], str]
    alive: Alive
    say: Callable[[str], None]
    draw: Callable[[], float]
    last: str = "nothing"
    failures: int = 0
    said: float = 0.0

    def run(self) -> Seen:
        self.said = self.deadline.elapsed()
        looks = 0
        while True:
            try:
                seen = self.look()
            except TimedOut as error:
                raise self.timed_out() from error
            except CallFailed as error:
                self.tolerate(error)
            else:
                self.failures, self.last = 0, self.describe(seen)
                if self.done(seen):
                    return seen
            looks += 1
            self.pause_before(looks)

    def tolerate(self, error: CallFailed) -> None:
        """Go on although looking failed, unless that cannot pass or happens too often."""
        self.failures += 1
        if not error.temporary or self.failures > PATIENCE:
            raise error

    def pause_before(self, look: int) -> None:
        """Sleep until the given look is due, the first one being number 0."""
        left = self.deadline.left()
        reserve = min(_RESERVE, self.deadline.seconds / 10)
        if left <= reserve:
            raise self.timed_out()
        delay = min(look, LONGEST_DELAY) * (1 + JITTER * (2 * self.draw() - 1))
        pause(min(delay, left - reserve), self.deadline.clock, self.tick)

    def tick(self) -> None:
        """Do what must be done in every slice."""
        self.alive()
        elapsed = self.deadline.elapsed()
        if elapsed - self.said >= SILENCE - 1:
            self.said = elapsed
            limit = f" of {self.deadline.seconds:.0f} s" if math.isfinite(self.deadline.seconds) else ""
            self.say(f"{self.thing}: still {self.last}, {elapsed:.0f} s{limit}")

    def timed_out(self) -> TimedOut:
        return TimedOut(f"{self.thing} is not {self.goal} after {self.deadline.seconds:.0f} s; last seen: {self.last}")
