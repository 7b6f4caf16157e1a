"""What has to be known about an action, an operation of a cloud's API, before it is called."""

from dataclasses import dataclass
from enum import Enum


class Effect(Enum):
    """What happens when an action is done twice."""

    READ = "read"
    """Nothing: it changes nothing at all."""
    REPEATABLE = "repeatable"
    """The same as when it is done once."""
    ONCE = "once"
    """Something else: before it is repeated, somebody has to look whether it was done."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action of a cloud.

    Attributes:
        name: the cloud's name of it.
        effect: what happens when it is done twice.
        published_rate: calls per second that the vendor grants an account, in one region.
    """

    name: str
    effect: Effect
    published_rate: float
