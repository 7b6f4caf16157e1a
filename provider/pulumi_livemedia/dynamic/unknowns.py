"""Values that a preview does not know yet."""

import pulumi

from pulumi_livemedia.structures.holes import Hole


def to_holes(value: object) -> object:
    """The value with a hole in each place that is unknown, at any depth."""
    if isinstance(value, pulumi.output.Unknown):
        return Hole(value)
    if isinstance(value, dict):
        return {key: to_holes(item) for key, item in value.items()}
    if isinstance(value, list):
        return [to_holes(item) for item in value]
    return value
