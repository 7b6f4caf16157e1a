"""Reads drawings back."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pulumi_livemedia.review.rect import Rect

SVG = "{http://www.w3.org/2000/svg}"
TOLERANCE = 0.02
"""Figures in drawings have two digits after the point."""


def parsed(drawing: str) -> ET.Element:
    """The root of a drawing."""
    return ET.fromstring(drawing)  # noqa: S314 - our own


def group(root: ET.Element, name: str) -> ET.Element:
    """The element with this id."""
    found = [element for element in root.iter() if element.get("id") == name]
    assert len(found) == 1, name
    return found[0]


def rect_of(element: ET.Element) -> Rect:
    """The rectangle that an element draws."""
    return Rect(*(float(element.attrib[side]) for side in ("x", "y", "width", "height")))


def rects(element: ET.Element) -> Iterator[Rect]:
    """Every rectangle in an element."""
    return (rect_of(rect) for rect in element.iter(f"{SVG}rect") if "x" in rect.attrib)


def outline(root: ET.Element, name: str) -> Rect:
    """The outline of a box: the last rectangle of its group."""
    return list(rects(group(root, name)))[-1]


def chips(root: ET.Element) -> list[Rect]:
    """The labels of a drawing that have a background."""
    return [rect_of(rect) for rect in root.iter(f"{SVG}rect") if rect.get("fill-opacity") == "0.88"]


def texts(root: ET.Element) -> list[str]:
    """Every text that is drawn."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def titles(root: ET.Element) -> list[str]:
    """Every text that is shown where the mouse rests."""
    return [element.text or "" for element in root.iter(f"{SVG}title")]


def size(root: ET.Element) -> Rect:
    """The whole drawing."""
    return Rect(*map(float, re.split(" ", root.attrib["viewBox"])))


def is_near(one: Rect, other: Rect) -> bool:
    """Whether two rectangles are the same, but for rounding."""
    pairs = zip((one.x, one.y, one.right, one.bottom), (other.x, other.y, other.right, other.bottom), strict=True)
    return all(abs(first - second) <= 2 * TOLERANCE for first, second in pairs)
