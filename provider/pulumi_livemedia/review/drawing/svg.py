"""Elements of an SVG. Everything from elsewhere is escaped by the XML writer, and no element refers to another file."""

import functools
from typing import Final
from xml.etree import ElementTree as ET

from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.words import number

Element = ET.Element
_NAMESPACE: Final = "http://www.w3.org/2000/svg"


def element(parent: Element, tag: str, **attributes: str | float | None) -> Element:
    """Add an element; underscores in names stand for hyphens, and what is None is left out."""
    named = {
        _hyphenated(name): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
        if value is not None
    }
    return ET.SubElement(parent, tag, named)


@functools.cache
def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


def document(width: float, height: float, title: str) -> Element:
    """An empty SVG of this size in pixels; the title is read aloud and shown where the mouse rests."""
    size = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    root = Element("svg", {"xmlns": _NAMESPACE, **size, "role": "img", "font-family": "sans-serif"})
    titled(root, title)
    return root


def titled(parent: Element, title: str) -> None:
    """Give an element a text that is shown where the mouse rests on it."""
    element(parent, "title").text = title


def rectangle(parent: Element, rect: Rect, **attributes: str | float | None) -> Element:
    """Add a rectangle."""
    return element(parent, "rect", x=rect.x, y=rect.y, width=rect.width, height=rect.height, **attributes)


def line(parent: Element, start: tuple[float, float], end: tuple[float, float], **attributes: str | float) -> Element:
    """Add a line."""
    return element(parent, "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def path(parent: Element, steps: str, **attributes: str | float | None) -> Element:
    """Add a path."""
    return element(parent, "path", d=steps, **attributes)


def around_the_edge(rect: Rect) -> str:
    """The steps of a path around a rectangle."""
    return f"M{number(rect.x)} {number(rect.y)}H{number(rect.right)}V{number(rect.bottom)}H{number(rect.x)}Z"


def to_text(root: Element) -> str:
    """The document as text, one element a line, so that a change of it can be read as a difference."""
    ET.indent(root, space=" ")
    return ET.tostring(root, encoding="unicode") + "\n"
