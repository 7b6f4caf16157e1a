"""Elements of an SVG. Everything from elsewhere is escaped where it is written, and no element refers to another file.

A drawing has some hundred elements, and is made in about the time in which the standard library's tree is written down;
so the elements are our own, and are written as that one writes them, byte for byte.
"""

import functools
import re
from collections.abc import Mapping
from typing import Final

from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.words import number

_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_SPECIAL: Final = re.compile('[&<>"\r\n\t]')
_SIGNS: Final = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;",
}  # fmt: skip


class Element:
    """One element: a text, or further elements.

    Attributes:
        text: as it is read, not escaped.
    """

    __slots__ = ("_attributes", "_children", "_tag", "text")

    def __init__(self, tag: str = "", attributes: str = "") -> None:
        """An element.

        Args:
            tag: its name; empty for a heap of elements, which is never written.
            attributes: as they are written.
        """
        self._tag = tag
        self._attributes = attributes
        self._children: list[Element] = []
        self.text = ""

    def add(self, tag: str, attributes: str) -> "Element":
        """Add an element to those in it."""
        child = Element(tag, attributes)
        self._children.append(child)
        return child

    def take(self, heap: "Element") -> None:
        """Add every element of a heap."""
        self._children += heap._children  # noqa: SLF001 - its own kind

    def write(self, lines: list[str], indent: str = "") -> None:
        """Add the element as text, each element in it on a line of its own."""
        if self._children:
            lines.append(f"{indent}<{self._tag}{self._attributes}>")
            deeper = f"{indent} "
            for child in self._children:
                child.write(lines, deeper)
            lines.append(f"{indent}</{self._tag}>")
        elif self.text:
            lines.append(f"{indent}<{self._tag}{self._attributes}>{_text(self.text)}</{self._tag}>")
        else:
            lines.append(f"{indent}<{self._tag}{self._attributes} />")


def _attribute(value: str) -> str:
    return _SPECIAL.sub(_sign, value) if _SPECIAL.search(value) else value


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sign(found: re.Match[str]) -> str:
    return _SIGNS[found[0]]


def element(parent: Element, tag: str, **attributes: str | float | None) -> Element:
    """Add an element; underscores in names stand for hyphens, and what is None is left out."""
    return parent.add(tag, _written(attributes))


def _written(attributes: Mapping[str, str | float | None]) -> str:
    return "".join([_pair(name, value) for name, value in attributes.items() if value is not None])


@functools.lru_cache(maxsize=8192)  # most are colours and sizes, which a drawing repeats
def _pair(name: str, value: str | float) -> str:
    written = _attribute(value) if isinstance(value, str) else number(value)
    return f' {name.replace("_", "-")}="{written}"'


def document(width: float, height: float, title: str) -> Element:
    """An empty SVG of this size in pixels; the title is read aloud and shown where the mouse rests."""
    attributes: dict[str, str | float | None] = {
        "xmlns": _NAMESPACE,
        "width": width,
        "height": height,
        "viewBox": f"0 0 {number(width)} {number(height)}",
        "role": "img",
        "font_family": "sans-serif",
    }
    root = Element("svg", _written(attributes))
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
    lines: list[str] = []
    root.write(lines)
    return "\n".join([*lines, ""])
