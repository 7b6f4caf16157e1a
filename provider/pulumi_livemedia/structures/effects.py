"""What a change of one field does to the thing that runs."""

from enum import Enum


class Effect(Enum):
    """What happens to the running thing when a field's value changes.

    Declared at the field; the diff, the documentation and the review are derived from it.
    """

    LIVE = "live"
    """Applied to the running thing, which goes on."""
    RESTART = "restart"
    """Takes effect by a restart, which interrupts."""
    INTERRUPTION = "interruption"
    """Can be done only while the thing does not run: it is stopped for it, and started again, where that is allowed."""
    IDENTITY = "identity"
    """Names another thing: the old one is stopped, the new one is started."""
    REPLACEMENT = "replacement"
    """Only another thing in the same place can have it: the old one is taken away, and a new one made."""
    ON_AIR = "on air"
    """Applied to the running thing at once, and whoever watches sees or hears it."""
    NEXT_START = "next start"
    """Kept for the next start; nothing happens now."""
    LOCAL = "local"
    """How this provider works; only the state changes."""
