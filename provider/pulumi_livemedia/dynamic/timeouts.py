"""How long an operation may take: `custom_timeouts` of the resource options, or the default."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pulumi_livemedia.dynamic.hidden import TIMEOUTS

DEFAULTS: Final[Mapping[str, float]] = {"create": 300.0, "update": 300.0, "delete": 300.0, "read": 30.0}
"""Seconds."""

_UNITS: Final = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}
_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)([mun]s|[hms])")


def timeout(properties: Mapping[str, Any], operation: str) -> float:
    """Seconds that an operation may take."""
    given = (properties.get(TIMEOUTS) or {}).get(operation)
    return DEFAULTS[operation] if given is None else seconds(given)


def seconds(duration: str) -> float:
    """Seconds of a duration as Pulumi writes it: `5m`, `1h30m`, `40s`.

    Raises:
        ValueError: it is not such a duration, or not longer than nothing. The engine refuses most of these before.
    """
    parts = _DURATION.findall(duration)
    total = sum(float(number) * _UNITS[unit] for number, unit in parts)
    if "".join(number + unit for number, unit in parts) != duration or total <= 0:
        raise ValueError(f"{duration!r} is not a duration such as 5m, 1h30m or 40s")
    return total
