"""One operation that the engine asks for, as everything below it needs to know it."""

from collections.abc import Callable
from dataclasses import dataclass

from pulumi_livemedia.calls.clock import Alive, Deadline, always_alive


def _unheard(_line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A create, read, update or delete that is under way."""

    deadline: Deadline
    """When it must have ended."""
    alive: Alive = always_alive
    """Raises when nobody waits for the result any more."""
    say: Callable[[str], None] = _unheard
    """Takes a line for the user while there is something to wait for."""
