"""Values of the program's own, whose change alone counts."""

from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from pulumi_livemedia.structures.failures import Breach


def _list_or_map(value: object) -> object:
    if isinstance(value, list | dict):
        # A list that may be empty is a usual trigger, and nothing to react to is no trigger.
        return value or None
    raise Breach("must be a list or a map")


Triggers = Annotated[list[Any] | dict[str, Any] | None, BeforeValidator(_list_or_map)]
ANY_VALUES: Final = "Any list or map of values; an empty one counts as none."
"""What may be given; what a change of it does is told after it."""
