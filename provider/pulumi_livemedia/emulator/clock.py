"""A virtual clock: the real one plus an offset, or one that stands still until the control plane moves it.

States, ages, expiry times and the `Date` header follow the virtual clock. The time stamps inside signatures may be
those of the real clock, because clients sign with theirs, or those of the virtual one, because some clients take the
time from the `Date` header.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]

FURTHEST = timedelta(days=100 * 365)
"""How far a clock can be moved."""

DEFAULT_START = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment at which a clock stands that stands still, unless another one is chosen."""


def real_time() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def standing(moment: datetime) -> Now:
    """A clock that always shows the same moment."""
    return lambda: moment


class VirtualClock:
    """A clock that runs like another one, some seconds ahead of it.

    Args:
        base: the clock underneath: the real one, one that stands still, or another virtual clock.
    """

    def __init__(self, base: Now) -> None:
        self._base = base
        self._held: datetime | None = None
        self._offset = timedelta()

    @property
    def offset_seconds(self) -> float:
        """How far this clock was moved, in seconds."""
        return self._offset.total_seconds()

    def now(self) -> datetime:
        """The virtual time, in UTC."""
        return (self._held or self._base()) + self._offset

    def advance(self, seconds: float) -> None:
        """Move the clock forward.

        Args:
            seconds: how far; never negative, since no cloud's time runs backwards.

        Raises:
            OverflowError: dates so far ahead cannot be reckoned with.
        """
        ahead = self._offset + timedelta(seconds=seconds)
        if ahead > FURTHEST:
            raise OverflowError(f"a clock goes at most {FURTHEST.days} days ahead")
        self._offset = ahead

    def set(self, moment: datetime) -> None:
        """Show a moment now, and go on from there."""
        self._offset = moment - (self._held or self._base())

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let no time pass, so that all that is worked out meanwhile is of the same moment."""
        self._held = self._base()
        try:
            yield
        finally:
            self._held = None

    def reset(self) -> None:
        """Forget every advance."""
        self._offset = timedelta()

    def backup(self) -> Callable[[], None]:
        """What brings the present offset back."""
        offset = self._offset

        def restore() -> None:
            self._offset = offset

        return restore
