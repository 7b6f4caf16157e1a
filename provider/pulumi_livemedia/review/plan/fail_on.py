"""What may fail the command."""

from enum import StrEnum


class FailOn(StrEnum):
    """A reason to look before a change is released."""

    INTERRUPTION = "interruption"
    """What is on air or recorded stops, for a moment or for good."""
    GOES_LIVE = "goes-live"
    """Something is on air, seen or recorded that was not before."""
    RESTART = "restart"
    """Something goes on as a new run."""
    WARNING = "warning"
    """A check has found something that was not there before."""
