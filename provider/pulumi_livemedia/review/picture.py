"""A picture that is put together from several sources, whoever does it: a canvas and boxes on it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Final

from pulumi_livemedia.review.rect import Rect, around
from pulumi_livemedia.structures.failures import Path

USUAL_ASPECT: Final = Fraction(16, 9)
"""Width to height of what most cameras and screens send; the real one is known only when they do."""


WHOLE: Final = Rect(0, 0, 1, 1)
"""All of a source, in shares of it."""


class Fill(Enum):
    """How a source fills its box."""

    STRETCH = "stretched"
    """To the size of the box, distorted where the ratios differ."""
    CROP = "cropped"
    """Scaled until nothing of the box is empty; what is beyond it is cut off."""
    FIT = "fitted"
    """Scaled until all of it is in the box, with background around it."""
    UNKNOWN = "not documented"
    """As the cloud likes."""


@dataclass(frozen=True, slots=True)
class Box:
    """The place of one source on the canvas."""

    key: str
    """What stays the same when the box moves: the source that it shows."""
    label: str
    """What people call the source."""
    rect: Rect
    """In pixels of the canvas."""
    z: int = 0
    """Order of overlapping boxes; the highest is on top, and of two equal ones the later."""
    alpha: float = 1.0
    """Opacity, more than 0 to 1."""
    corner: float = 0.0
    """Radius of the corners in pixels of the canvas, as it takes effect."""
    fill: Fill = Fill.STRETCH
    crop: Rect = WHOLE
    """The part of the source that is shown, in shares of it."""
    has_bars: bool = True
    """Whether a fitted source has background around it, and not what lies below."""
    has_picture: bool = True
    """Whether it is seen at all, and not only heard."""
    details: tuple[str, ...] = ()
    """What else a reviewer should know, in few words each."""
    path: Path = ()
    """Where it is declared."""


@dataclass(frozen=True, slots=True)
class Remedies:
    """How people mend a picture, in the words of where it comes from."""

    order: str
    """How a box comes above others."""
    ratio: str
    """How a source keeps its ratio."""


REMEDIES: Final = Remedies(order="give it a higher zOrder", ratio="use renderMode 1 (crop) or 2 (fit)")


def with_own_keys(boxes: Iterable[Box]) -> Iterator[Box]:
    """The boxes, so that no two have one key: a source that is shown twice is two boxes."""
    seen: Counter[str] = Counter()
    for box in boxes:
        seen[box.key] += 1
        again = seen[box.key]
        yield box if again == 1 else replace(box, key=f"{box.key}#{again}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A canvas and the boxes on it, in the order of their declaration."""

    title: str
    arrangement: str
    """How the boxes came to their places: `custom layout`."""
    width: int
    """In pixels, as the height."""
    height: int
    boxes: tuple[Box, ...]
    background: str = "#000000"
    """`#` and six hexadecimal digits."""
    background_image: str | None = None
    """Its URL. It is named, and never loaded."""
    notes: tuple[str, ...] = ()
    """What is assumed, or can not be drawn."""
    source_aspect: Fraction = USUAL_ASPECT
    """Width to height that sources are taken to have."""
    noun: str = "region"
    """What a box is called where it comes from."""
    path: Path = ()
    """Where the layout is declared."""
    remedies: Remedies = REMEDIES
    """How people mend it there."""
    is_partial: bool = False
    """Whether there are boxes that can not be drawn."""

    @property
    def canvas(self) -> Rect:
        """The canvas as a rectangle."""
        return Rect(0, 0, self.width, self.height)

    @property
    def extent(self) -> Rect:
        """What contains the canvas and every box, also one that ends beyond it."""
        return around([self.canvas, *(box.rect for box in self.boxes)])

    def from_below(self) -> Iterator[tuple[int, Box]]:
        """Position and box, the lowest first."""
        return iter(sorted(enumerate(self.boxes), key=lambda item: (item[1].z, item[0])))

    def above(self, position: int) -> Iterator[Box]:
        """The boxes with a picture that lie over this one."""
        rank = (self.boxes[position].z, position)
        return (box for other, box in enumerate(self.boxes) if (box.z, other) > rank and box.has_picture)
