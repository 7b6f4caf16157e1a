"""Moments in the control plane's JSON: `2026-01-01T20:00:00Z`, to the microsecond where it matters."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.strict import at_least, optional, typed


def write_moment(moment: datetime) -> str:
    """A moment as text."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def read_moment(value: object, where: str, latest: datetime | None = None) -> datetime:
    """A moment from text; any zone will do, but there has to be one.

    Args:
        value: as it was sent.
        where: its path, for the message.
        latest: the moment after which it must not lie; None for any.
    """
    text = typed(value, str, where)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.min  # noqa: DTZ901  # without a zone, which is refused too
    if moment.tzinfo is None:
        raise ControlError(f"{where}: {text!r} must be a moment with its zone, such as '2026-01-01T20:00:00Z'")
    if latest is not None and moment > latest:
        raise ControlError(f"{where}: {text!r} lies in the future: the clock shows {write_moment(latest)}")
    return moment.astimezone(UTC)


def optional_moment(
    document: Mapping[str, object], name: str, where: str, latest: datetime | None = None
) -> datetime | None:
    """A member that may be missing or null."""
    value = document.get(name)
    return None if value is None else read_moment(value, f"{where}.{name}", latest)


def read_start(document: Mapping[str, object], now: datetime, where: str) -> datetime | None:
    """When something was started: `StartTime`, or `StartedSecondsAgo`; None if neither is there."""
    moment = optional_moment(document, "StartTime", where, now)
    ago = optional(document, "StartedSecondsAgo", float, where)
    if moment is not None and ago is not None:
        raise ControlError(f"{where}: StartTime and StartedSecondsAgo exclude each other")
    if ago is None:
        return moment
    try:
        return now - timedelta(seconds=at_least(ago, 0, f"{where}.StartedSecondsAgo"))
    except OverflowError as error:
        raise ControlError(f"{where}.StartedSecondsAgo: {ago:g} is too long ago") from error
