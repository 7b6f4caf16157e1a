"""Moments and spans as people read them."""

from datetime import UTC, datetime, timedelta
from typing import Final

_MINUTES_UNTIL: Final = 120
_HOURS_UNTIL: Final = 48


def of_milliseconds(milliseconds: int | None) -> datetime | None:
    """A moment in UTC, from ms since 1970; None where it is not told, or is none."""
    try:
        return None if milliseconds is None else datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def clock(moment: datetime, now: datetime) -> str:
    """`14:05 UTC`, with the day where that is another one than now."""
    form = "%H:%M UTC" if moment.date() == now.date() else "%Y-%m-%d %H:%M UTC"
    return moment.astimezone(UTC).strftime(form)


def since(moment: datetime | None, now: datetime) -> str:
    """` since 13:25 UTC (40 min)`; empty where it is not known."""
    if moment is None:
        return ""
    return f" since {clock(moment, now)} ({span(now - moment)})" if moment <= now else f" since {clock(moment, now)}"


def span(length: timedelta) -> str:
    """`40 min`, `3 h 20 min`, `2 days`."""
    minutes = int(length.total_seconds() // 60)
    if minutes < _MINUTES_UNTIL:
        return f"{minutes} min"
    hours = minutes // 60
    if hours < _HOURS_UNTIL:
        return f"{hours} h {minutes % 60} min"
    return f"{hours // 24} days"
