"""Text in a drawing: how wide it is, and how it is broken into lines.

No font is known where a drawing is made, and another one is used wherever it is looked at. So widths are those of a
wide font (DejaVu Sans): in any other one there is room left.
"""

import functools
import unicodedata
from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.review.drawing.svg import Element, element

INK: Final = "#1f2328"
MUTED: Final = "#59636e"
LINE_HEIGHT: Final = 1.4
_BOLD: Final = 1.12
_NARROW: Final = frozenset(" !'(),./:;I[]fijlrt|-")
_BROAD: Final = frozenset("%&@MOQWmw…→")


_SIGNS: Final = ((" x ", "\u00a0\u00d7\u00a0"), (" -> ", " \u2192 "), (" %", "\u00a0%"), (" px", "\u00a0px"))


@functools.lru_cache(maxsize=2048)
def typeset(text: str) -> str:
    """The text in the signs that a drawing has and a plain terminal has not; figures and units stay on one line."""
    for plain, better in _SIGNS:
        text = text.replace(plain, better)
    return text


@functools.cache
def _width(character: str) -> float:
    """The width of a character, in font sizes."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _BROAD:
        return 1.0
    return 0.42 if character in _NARROW else 0.7 if character.isupper() else 0.645


@functools.lru_cache(maxsize=2048)
def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """The most that a text is wide, in pixels, at this font size."""
    return sum(map(_width, text)) * size * (_BOLD if is_bold else 1)


def fitted(text: str, width: float, size: float, *, is_bold: bool = False) -> str:
    """The text, with its middle left out if it is broader than this."""
    if width_of(text, size, is_bold=is_bold) <= width:
        return text
    for kept in range(len(text) - 1, 0, -1):
        shorter = f"{text[: kept - kept // 3]}…{text[len(text) - kept // 3 :] if kept // 3 else ''}"
        if width_of(shorter, size, is_bold=is_bold) <= width:
            return shorter
    return "…"


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """The text in lines of at most this width; a word that is broader is shortened."""
    current = ""
    for word in text.split(" "):
        longer = f"{current} {word}".strip()
        if width_of(longer, size) <= width:
            current = longer
            continue
        if current:
            yield current
        current = fitted(word, width, size)
    yield current


def write(  # noqa: PLR0913 - each is an attribute
    parent: Element,
    x: float,
    y: float,
    text: str,
    *,
    size: float = 12,
    fill: str = INK,
    is_bold: bool = False,
    anchor: str | None = None,
) -> None:
    """Add a line of text; y is its base line."""
    weight = "bold" if is_bold else None
    element(parent, "text", x=x, y=y, font_size=size, font_weight=weight, fill=fill, text_anchor=anchor).text = text
