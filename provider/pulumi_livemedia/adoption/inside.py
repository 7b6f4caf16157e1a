"""What a studio is filled with, as its kinds tell it.

A kind tells it in `inside(kind, client, caster_id)` of the module `importing` of its own room.
"""

from dataclasses import dataclass
from typing import Final

HOOK: Final = "importing"


@dataclass(frozen=True, slots=True)
class Inside:
    """One thing in a studio.

    Attributes:
        thing: its resource id.
        name: what people call it; empty where nobody does.
    """

    thing: str
    name: str
