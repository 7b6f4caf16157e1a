"""The words in which the engine tells what a check found."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pulumi_livemedia.testing.property_values import UNKNOWN, Secret

_EXPONENT_FROM: Final = 6
_EXPONENT_BELOW: Final = -4


def check_message(type_: str, name: str, inputs: Mapping[str, Any], property_: str, reason: str) -> str:
    """One failure, as `pulumi` shows it."""
    if not property_:
        return f"{type_} resource '{name}' has a problem: {reason}"
    value = _in_go(inputs.get(property_))
    return f"{type_} resource '{name}': property {property_} value {value} has a problem: {reason}"


def _in_go(value: Any) -> str:  # noqa: ANN401, PLR0911 - one return for each kind of value
    """A property value as Go prints it; secrets and unknown values are only named."""
    if isinstance(value, Secret):
        return "{[secret]}"
    if value is UNKNOWN:
        return "{[unknown]}"
    if value is None:
        return "{<nil>}"
    if isinstance(value, bool):
        return f"{{{str(value).lower()}}}"
    if isinstance(value, int | float):
        return f"{{{_number(float(value))}}}"
    if isinstance(value, Mapping):
        members = " ".join(f"{key}:{_in_go(item)}" for key, item in sorted(value.items()))
        return f"{{map[{members}]}}"
    if isinstance(value, list):
        return f"{{[{' '.join(map(_in_go, value))}]}}"
    return f"{{{value}}}"


def _number(value: float) -> str:
    """A number as Go's %v prints it: the shortest text that is read as the same number."""
    mantissa, _, exponent = f"{Decimal(repr(value)).normalize():e}".partition("e")
    if _EXPONENT_BELOW <= int(exponent) < _EXPONENT_FROM:
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return f"{mantissa}e{int(exponent):+03d}"
