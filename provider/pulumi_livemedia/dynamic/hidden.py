"""The hidden inputs: what the engine does not tell a dynamic provider, and this package's resources pass on.

Pulumi hides keys that begin with two underscores in its diffs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

NAME: Final = "__name"
"""Name of the resource in the program."""
SCOPE: Final = "__scope"
"""Project and stack, as `project/stack`."""
TIMEOUTS: Final = "__timeouts"
"""`custom_timeouts` of the resource options: a map from operation to a duration such as `5m`."""
SCHEMA: Final = "__schema"
"""Version of the form in which outputs are kept; in outputs only."""

DESIRED_STATE: Final = "desiredState"
DECLARED_STATE: Final = "__desiredState"
"""The `desiredState` that the program declared last, where a look has found another since; in outputs only."""

SCHEMA_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in which program a resource is declared."""

    scope: str
    """Project and stack, as `project/stack`."""
    name: str
    """Of the resource."""

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> "Origin":
        """The origin of a resource with these properties; empty where it was declared by other means."""
        return cls(str(properties.get(SCOPE, "")), str(properties.get(NAME, "")))


_KEPT: Final = (NAME, SCOPE, TIMEOUTS)


def hidden(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The hidden inputs among the properties of a resource."""
    return {key: properties[key] for key in _KEPT if properties.get(key) is not None}


def declared_state(before: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """What a look keeps of the desired state that it does not find: a refresh would else forget what is wanted.

    Args:
        before: the outputs so far.
        found: the outputs as they are found.
    """
    declared = before.get(DECLARED_STATE, before.get(DESIRED_STATE))
    is_found = declared is None or declared == found.get(DESIRED_STATE)
    return {} if is_found else {DECLARED_STATE: declared}


def visible(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a resource without those that begin with two underscores."""
    return {key: value for key, value in properties.items() if not key.startswith("__")}
