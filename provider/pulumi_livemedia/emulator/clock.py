"""A virtual clock: the real one plus an offset that only the control plane moves.

States, ages, expiry times and the `Date` header follow the virtual clock; the timestamps inside signatures
are judged by the real clock, because clients sign with theirs.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]


def real_time() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


class VirtualClock:
    """A clock that runs like another one, some seconds ahead of it.

    Args:
        base: the clock underneath: the real one, or another virtual clock.
    """

    def __init__(self, base: Now) -> None:
        self._base = base
        self._offset = timedelta()

    @property
    def offset_seconds(self) -> float:
        """How far this clock was moved, in seconds."""
        return self._offset.total_seconds()

    def now(self) -> datetime:
        """The virtual time, in UTC."""
        return self._base() + self._offset

    def advance(self, seconds: float) -> None:
        """Move the clock forward.

        Args:
            seconds: how far; never negative, since no cloud's time runs backwards.
        """
        self._offset += timedelta(seconds=seconds)

    def reset(self) -> None:
        """Forget every advance."""
        self._offset = timedelta()
