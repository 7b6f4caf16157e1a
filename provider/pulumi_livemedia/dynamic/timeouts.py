"""How long an operation may take: `custom_timeouts` of the resource options, or the default."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pulumi_livemedia.dynamic.hidden import TIMEOUTS
from pulumi_livemedia.structures.failures import Failure

DEFAULTS: Final[Mapping[str, float]] = {"create": 300.0, "update": 300.0, "delete": 300.0, "read": 30.0}
"""Seconds."""

_UNITS: Final = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_DURATION: Final = re.compile(r"(?:(\d+(?:\.\d+)?)(ms|[dhms]))")
_PROPERTY: Final = "customTimeouts"


def timeout(properties: Mapping[str, Any], operation: str) -> float:
    """Seconds that an operation may take."""
    given = (properties.get(TIMEOUTS) or {}).get(operation)
    return DEFAULTS[operation] if given is None else seconds(given)


def seconds(duration: str) -> float:
    """Seconds of a duration as Pulumi writes it: `5m`, `1h30m`, `40s`.

    Raises:
        ValueError: it is not such a duration, or not longer than nothing.
    """
    parts = _DURATION.findall(duration)
    total = sum(float(number) * _UNITS[unit] for number, unit in parts)
    if "".join(number + unit for number, unit in parts) != duration or total <= 0:
        raise ValueError(f"{duration!r} is not a duration such as 5m, 1h30m or 40s")
    return total


def failures(properties: Mapping[str, Any]) -> Iterator[Failure]:
    """What is wrong with the timeouts of a resource."""
    for operation, duration in (properties.get(TIMEOUTS) or {}).items():
        try:
            seconds(duration)
        except ValueError:
            yield Failure((_PROPERTY, operation), "must be a duration such as 5m, 1h30m or 40s")
