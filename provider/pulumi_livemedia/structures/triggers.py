"""Values of the program's own, whose change alone counts."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from pulumi_livemedia.structures.failures import Breach


def _list_or_map(value: object) -> object:
    if isinstance(value, list | dict):
        return value
    raise Breach("must be a list or a map")


Triggers = Annotated[list[Any] | dict[str, Any] | None, BeforeValidator(_list_or_map)]
