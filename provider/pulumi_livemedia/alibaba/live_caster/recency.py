"""Whether a caster was put on air just now, by the cloud's own clock.

That is how a start whose process died before the state was written is known again.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from pulumi_livemedia.alibaba.answers import Caster

_SAME_MOMENT: Final = timedelta(seconds=3)
_ZONES: Final = (timedelta(0), timedelta(hours=8))
"""`StartTime` is written without a time zone, which is not documented: UTC, or that of Beijing."""


def was_started_within(caster: Caster, seconds: float) -> bool:
    """Whether the last thing that happened to the caster is its start, at most so many seconds ago.

    `LastModified` is in UTC and tells of the last start, stop or change. Where it is the moment of `StartTime` too,
    in either zone, it was the start; else the start is older, and nothing is concluded.
    """
    started, modified = parsed_time(caster.start_time or ""), parsed_time(caster.last_modified)
    if started is None or modified is None:
        return False
    was_start = any(abs(started - zone - modified) <= _SAME_MOMENT for zone in _ZONES)
    return was_start and caster.answered_at - modified <= timedelta(seconds=seconds)


def started_at(caster: Caster) -> datetime | None:
    """Since when it is on air, in UTC; None where it is not, or where that can not be concluded.

    A start is neither after the last thing that happened to the caster nor after the answer. Where that leaves one of
    the zones in which `StartTime` may be written, or the start is the last thing that happened, it is known.
    """
    started, modified = parsed_time(caster.start_time or ""), parsed_time(caster.last_modified)
    if started is None:
        return None
    latest = min(caster.answered_at, modified or caster.answered_at) + _SAME_MOMENT
    possible = [started - zone for zone in _ZONES if started - zone <= latest]
    just = [moment for moment in possible if modified and abs(moment - modified) <= _SAME_MOMENT]
    found = just or possible
    return found[0] if len(found) == 1 else None


def parsed_time(text: str) -> datetime | None:
    """A time of the cloud, in UTC where it names no zone; None where it is none."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
