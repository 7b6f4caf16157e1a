"""Text from elsewhere, made harmless, and numbers as people write them."""

import functools
import re
import unicodedata
from typing import Final

_REPLACEMENT: Final = "\ufffd"
_LONGEST: Final = 128
_QUERY: Final = re.compile(r"(://)(?:[^/?#@\s]*@)?([^?#\s]*)[?#]\S*|(://)[^/?#@\s]*@")


def harmless(text: str) -> str:
    """One line of text without anything that a terminal or a picture would obey rather than show.

    Control characters, those that turn the direction of writing, halves of characters and noncharacters are replaced.
    Escaping is left to whoever writes the text.
    """
    return "".join(_REPLACEMENT if _is_harmful(character) else character for character in text)


def harmless_lines(text: str) -> str:
    """Some lines of text, each of them harmless."""
    return "\n".join(map(harmless, text.split("\n")))


def _is_harmful(character: str) -> bool:
    is_control = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return is_control or ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF  # noqa: PLR2004 - Unicode's noncharacters


def without_keys(text: str) -> str:
    """The text, each URL in it without what may be a key: who asks, and the query."""
    return _QUERY.sub(lambda found: found[3] or f"{found[1]}{found[2]}?...", text)


def shortened(text: str, most: int = _LONGEST) -> str:
    """The text, with its middle left out where it is longer than this."""
    if len(text) <= most:
        return text
    tail = (most - 1) // 3
    return f"{text[: most - 1 - tail]}…{text[len(text) - tail :]}"


@functools.lru_cache(maxsize=8192)  # a drawing writes two thousand, many of them again and again
def number(value: float) -> str:
    """A number with two digits after the point at most: `0.5`, `960`."""
    hundredths = round(value * 100)
    if hundredths % 100 == 0:
        return str(hundredths // 100)
    return f"{hundredths / 100:.2f}".rstrip("0")


def signed(value: float) -> str:
    """The same with its sign: `+20`."""
    return f"{'+' if value > 0 else ''}{number(value)}"


def percent(share: float) -> str:
    """A share as people write it: `44 %`; never 0 or 100 where it is not exactly that."""
    whole = round(share * 100)
    if whole in (0, 100) and share not in (0, 1):
        return "<1 %" if whole == 0 else ">99 %"
    return f"{whole} %"


def counted(count: int, noun: str) -> str:
    """`1 region`, `2 regions`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
