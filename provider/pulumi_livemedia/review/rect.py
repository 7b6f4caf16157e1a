"""Rectangles, in pixels of the canvas or of a drawing: origin at the top left, y downwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Edges = tuple[float, float, float, float]
"""Of a rectangle: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def edges(self) -> Edges:
        """All four, for where many are compared."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    @property
    def area(self) -> float:
        """The area; 0 where there is none."""
        return max(self.width, 0) * max(self.height, 0)

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlap(self, other: "Rect") -> "Rect":
        """What both cover; its area is 0 where that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(x, y, max(min(self.right, other.right) - x, 0), max(min(self.bottom, other.bottom) - y, 0))

    def touches(self, other: "Rect") -> bool:
        """Whether both cover a common area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def contains(self, other: "Rect") -> bool:
        """Whether the other one lies inside, edges included."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def scaled(self, scale: float, x: float = 0, y: float = 0) -> "Rect":
        """The same in another unit, then shifted."""
        return Rect(self.x * scale + x, self.y * scale + y, self.width * scale, self.height * scale)

    def inset(self, by: float) -> "Rect":
        """Smaller by this on each side, but never less than nothing."""
        return Rect(self.x + by, self.y + by, max(self.width - 2 * by, 0), max(self.height - 2 * by, 0))


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle that contains all of these, of which there is at least one."""
    parts = list(rects)
    x, y = min(part.x for part in parts), min(part.y for part in parts)
    return Rect(x, y, max(part.right for part in parts) - x, max(part.bottom for part in parts) - y)


def uncovered(whole: Rect, covers: Iterable[Rect]) -> Iterator[Rect]:
    """The parts of a rectangle that none of the others covers, cut along their edges."""
    parts = [whole.overlap(cover) for cover in covers if whole.touches(cover)]
    xs = sorted({whole.x, whole.right, *(edge for part in parts for edge in (part.x, part.right))})
    ys = sorted({whole.y, whole.bottom, *(edge for part in parts for edge in (part.y, part.bottom))})
    for top, bottom in pairwise(ys):
        row = [part for part in parts if part.y <= top and part.bottom >= bottom]
        for left, right in pairwise(xs):
            if not any(part.x <= left and part.right >= right for part in row):
                yield Rect(left, top, right - left, bottom - top)
