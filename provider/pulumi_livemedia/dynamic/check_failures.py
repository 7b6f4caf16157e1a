"""Failures of a check, as the engine shows them.

The engine shows the value of a top-level property itself, whole and in plain text, and `<nil>` for one inside another.
So it is given the property only where that is a plain value; everything else is told in the reason.
"""

import json

from pulumi.dynamic import CheckFailure

from pulumi_livemedia.structures.failures import Failure, dotted
from pulumi_livemedia.structures.lookup import lookup
from pulumi_livemedia.structures.structure import Structure

_PLAIN = (str, int, float, bool)


def check_failure(declared: Structure, failure: Failure) -> CheckFailure:
    """One failure of an examined structure; secret values are not shown."""
    place, found = dotted(failure.path), lookup(declared, failure.path)
    is_shown = found is not None and not found.is_secret and isinstance(found.value, _PLAIN)
    if is_shown and len(failure.path) == 1:
        return CheckFailure(place, failure.text)
    value = f" is {_written(found.value)}, but" if found is not None and is_shown else ""
    return CheckFailure("", f"{place}{value} {failure.text}")


def _written(value: object) -> str:
    """A plain value as JSON; the engine makes every number a float."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)
