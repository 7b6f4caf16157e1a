"""A clock that is turned by hand, for tests: sleeping takes no time and is written down."""

import threading


class ManualClock:
    """A `Clock` that moves only when somebody sleeps on it or turns it.

    Args:
        now: the time of day at the start, in seconds since 1970.
    """

    def __init__(self, now: float = 1_750_000_000.0) -> None:
        self.slept: list[float] = []
        self._now = now
        self._elapsed = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the time of day."""
        return self._now + self._elapsed

    def monotonic(self) -> float:
        """Return the seconds that have passed since the clock was made."""
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        """Turn the clock and write it down."""
        self.slept.append(seconds)
        self.turn(seconds)

    def turn(self, seconds: float) -> None:
        """Let so many seconds pass."""
        with self._lock:
            self._elapsed += seconds
