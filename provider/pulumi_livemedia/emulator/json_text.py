"""Reading JSON that strangers send: as strictly as it is specified, and nothing that cannot be written again.

Sources: https://www.rfc-editor.org/rfc/rfc8259, section 9 of which lets a reader limit depth and numbers.
"""

import json
import math
import re
from collections import Counter
from typing import NoReturn

MAX_DEPTH = 100
"""How deep lists and objects may be nested; the deepest documented structure has eight levels."""

# An escaped backslash, a pair that makes one character, or a half of one that makes none.
_ESCAPES = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def parse_json(text: str | bytes, *, infinite: bool = False, unique: bool = False) -> object:
    """Read JSON.

    Half a surrogate pair becomes U+FFFD, as Go reads it.

    Args:
        text: as it came.
        infinite: whether a number that is too large is infinite instead of an error; whoever asks checks its range.
        unique: whether two members of one name in an object are an error; the second one wins otherwise.

    Raises:
        ValueError: it is not JSON in UTF-8, has NaN or a number without bounds, or is nested too deep.
    """
    whole = text.decode() if isinstance(text, bytes) else text
    if "\\u" in whole:
        whole = _ESCAPES.sub(lambda found: found[1] or r"\ufffd", whole)
    try:
        document: object = json.loads(
            whole,
            object_pairs_hook=_unique if unique else None,
            parse_constant=_refuse,
            parse_float=float if infinite else _finite,
        )
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    _check_depth(document)
    return document


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) < len(pairs):
        twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ValueError(f"two members {twice!r} in one object")
    return document


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large")
    return number


def _check_depth(document: object) -> None:
    level: list[object] = [document]
    for _ in range(MAX_DEPTH + 1):
        containers = [each for each in level if isinstance(each, (dict, list))]
        if not containers:
            return
        level = [child for each in containers for child in (each.values() if isinstance(each, dict) else each)]
    raise ValueError("nested too deep")
