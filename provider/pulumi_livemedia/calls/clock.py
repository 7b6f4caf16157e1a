"""Time, as something that is handed in: tests turn it by hand, and nothing sleeps unseen."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

SLICE = 1.0
"""The longest sleep in one piece, in seconds: between two pieces somebody may say that it is over."""

Alive = Callable[[], None]
"""Is asked before every call and in every slice of a wait; raises when nobody needs the result any more."""


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """Return the time of day, in seconds since 1970-01-01T00:00:00Z."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow, from an arbitrary start: for durations and deadlines."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let so many seconds pass."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Return the time of day, in seconds since 1970-01-01T00:00:00Z."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Sleep for so many seconds."""
        time.sleep(seconds)


SYSTEM_CLOCK = SystemClock()
"""The clock to use where no other is given; it has no state."""


def told_skew(skew: float) -> str:
    """Say how far this machine's clock is from a server's.

    Args:
        skew: seconds by which the server's clock is ahead.
    """
    if abs(skew) < 1:
        return "this machine's clock is right to the second"
    return f"this machine's clock is {abs(skew):.0f} s {'behind' if skew > 0 else 'ahead'}"


def always_alive() -> None:
    """Raise nothing: the `Alive` to use where nobody can lose interest."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment at which an operation must have ended.

    Make one with `Deadline.after(300, clock)` at the start of an operation and hand it to everything inside.

    Attributes:
        clock: whose time counts.
        started: `clock.monotonic()` at the start of the operation.
        seconds: how long the operation may take; infinite for no limit.
    """

    clock: Clock
    started: float
    seconds: float

    @classmethod
    def after(cls, seconds: float, clock: Clock = SYSTEM_CLOCK) -> "Deadline":
        """Return the deadline so many seconds from now."""
        return cls(clock, clock.monotonic(), seconds)

    @classmethod
    def never(cls, clock: Clock = SYSTEM_CLOCK) -> "Deadline":
        """Return a deadline that is never reached."""
        return cls.after(math.inf, clock)

    def elapsed(self) -> float:
        """Return the seconds since the start of the operation."""
        return self.clock.monotonic() - self.started

    def left(self) -> float:
        """Return the seconds that are left, at least 0."""
        return max(0.0, self.seconds - self.elapsed())


def pause(seconds: float, clock: Clock, alive: Alive = always_alive) -> None:
    """Sleep in slices of at most `SLICE` seconds and ask `alive` in each.

    Raises:
        Exception: whatever `alive` raises, at most one slice after its reason came up.
    """
    end = clock.monotonic() + seconds
    alive()
    while (left := end - clock.monotonic()) > 0:
        clock.sleep(min(left, SLICE))
        alive()
