"""States that another version of this package has written.

Each state carries the version of its form. An older one is brought up to date whenever it is read, step by step; a
newer one is refused, because what is not known of it can not be kept.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.dynamic.hidden import NAME, SCHEMA, SCHEMA_VERSION

Properties = dict[str, Any]
Step = Callable[[str, Properties], Properties]

STEPS: Final[Mapping[int, Step]] = {}
"""From each older version to the next one: takes the kind of the thing and its outputs, and returns new ones."""


class NewerState(LivemediaError):
    """A state was written by a newer version of this package."""


def up_to_date(kind: str, outputs: Properties, steps: Mapping[int, Step] = STEPS) -> Properties:
    """Return outputs in the form of this version; those without a version were never stored, and stay as they are.

    Args:
        kind: of the thing, such as `LiveCaster`.
        outputs: as they are stored.
        steps: from each older version to the next one.

    Raises:
        NewerState: they were written by a newer version, or their version is none.
    """
    version = outputs.get(SCHEMA, SCHEMA_VERSION)
    # The engine makes every number a float.
    if isinstance(version, bool) or not isinstance(version, int | float) or not 1 <= version <= SCHEMA_VERSION:
        raise NewerState(
            f"the state of {kind} {outputs.get(NAME)!r} was written by a newer version of pulumi-livemedia "
            f"(form {_written(version)}, and this one knows {SCHEMA_VERSION})",
            cure="pip install --upgrade pulumi-livemedia, to at least the version that has written it",
        )
    for older in range(int(version), SCHEMA_VERSION):
        outputs = {**steps[older](kind, outputs), SCHEMA: older + 1}
    return outputs


def _written(version: object) -> str:
    return str(int(version)) if isinstance(version, float) and version.is_integer() else repr(version)
