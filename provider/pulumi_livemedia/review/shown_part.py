"""Where a source lands in its box: what is distorted, cut off, or surrounded by background."""

from dataclasses import dataclass
from fractions import Fraction

from pulumi_livemedia.review.picture import WHOLE, Box, Fill
from pulumi_livemedia.review.rect import Rect


@dataclass(frozen=True, slots=True)
class ShownPart:
    """How a source is shown, for an assumed ratio of its sides."""

    picture: Rect
    """The part of the box that has a picture, in the unit of the box."""
    frame: Rect
    """Where the whole source would be, also beyond the box."""
    distortion: float
    """Width to height on the canvas, over that of the source; 1 is none, more is broader."""
    lost: float
    """Share of the source, after its crop, that is cut off."""


def shown_part(box: Box, aspect: Fraction) -> ShownPart:
    """How the source of a box is shown, if its width is to its height as `aspect`."""
    crop = box.crop.overlap(WHOLE)
    place = _place(box, crop.width * float(aspect), crop.height)
    width, height = place.width / crop.width, place.height / crop.height
    frame = Rect(place.x - crop.x * width, place.y - crop.y * height, width, height)
    return ShownPart(
        picture=place.overlap(box.rect),
        frame=frame,
        distortion=width / height / float(aspect),
        lost=1 - place.overlap(box.rect).area / place.area,
    )


def _place(box: Box, width: float, height: float) -> Rect:
    """Where the part that is taken of the source lands, if it has these sides."""
    rect = box.rect
    if box.fill not in (Fill.CROP, Fill.FIT):
        return rect
    choose = max if box.fill is Fill.CROP else min
    scale = choose(rect.width / width, rect.height / height)
    middle = rect.centre
    return Rect(middle[0] - width * scale / 2, middle[1] - height * scale / 2, width * scale, height * scale)
