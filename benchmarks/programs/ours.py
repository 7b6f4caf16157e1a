"""This package, as its users use it."""

from typing import Any

import pulumi_livemedia as livemedia


def recording(name: str, body: dict[str, Any]) -> None:
    """Declare a recording."""
    livemedia.RtcRecordTask(name, body)


def caster(name: str, caster_id: str) -> None:
    """Declare a caster."""
    livemedia.LiveCaster(name, caster_id=caster_id)
