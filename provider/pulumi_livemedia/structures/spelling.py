"""The three spellings of a documented name: `AccountId`, `accountId` and `account_id` are one name."""

import difflib
import functools
from collections.abc import Iterable
from typing import Final

_REMEMBERED: Final = 4096
"""Names; programs may use any as keys of maps, so there is an end to it."""


@functools.lru_cache(_REMEMBERED)
def to_state(name: str) -> str:
    """The spelling in state and messages, from any of the three: `account_id` gives `accountId`."""
    first, *rest = name.split("_")
    return first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in rest)


def to_documented(name: str) -> str:
    """The documented spelling, from the one in state: `accountId` gives `AccountId`."""
    return name[:1].upper() + name[1:]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a misspelt one probably meant, or None where nothing is close."""
    matches = difflib.get_close_matches(to_state(name), list(known), n=1, cutoff=0.7)
    return matches[0] if matches else None
