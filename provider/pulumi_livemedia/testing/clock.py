"""The virtual clock of one test."""

from datetime import datetime, timedelta

from pulumi_livemedia.testing.control import Control


class Clock:
    """The time in this test's clouds: recordings idle out, reach their limit, and leave the 72 hours of visibility.

    It runs like the real one, and is moved forward by hand. No other test sees that, and signatures are judged by
    the real clock all the same.

    Args:
        control: of the account.
    """

    def __init__(self, control: Control) -> None:
        self._control = control

    @property
    def now(self) -> datetime:
        """The time in the clouds, in UTC."""
        return datetime.fromisoformat(self._control.ask("GET", "/clock")["now"])

    def advance(
        self,
        delta: timedelta = timedelta(),
        *,
        seconds: float = 0,
        minutes: float = 0,
        hours: float = 0,
        days: float = 0,
    ) -> datetime:
        """Let time pass: all that is given, added up.

        Args:
            delta: how much.
            seconds: the same in seconds.
            minutes: the same in minutes.
            hours: the same in hours.
            days: the same in days.

        Returns:
            The new time.

        Raises:
            ValueError: it is not more than nothing: no cloud's time stands still or runs backwards.
        """
        total = delta + timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
        if total <= timedelta():
            raise ValueError(f"the clock can only be moved forward, not by {total}; as in advance(hours=2)")
        answer = self._control.ask("POST", "/clock/advance", {"seconds": total.total_seconds()})
        return datetime.fromisoformat(answer["now"])
