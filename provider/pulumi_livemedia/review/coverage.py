"""Which boxes of a picture are seen."""

from pulumi_livemedia.review.picture import Picture
from pulumi_livemedia.review.rect import uncovered
from pulumi_livemedia.review.shown_part import shown_part


def hidden_boxes(picture: Picture) -> frozenset[int]:
    """The positions of the boxes of which nothing is seen, since opaque ones lie over them."""
    return frozenset(position for position in range(len(picture.boxes)) if _is_hidden(picture, position))


def _is_hidden(picture: Picture, position: int) -> bool:
    box = picture.boxes[position]
    above = [other for other in picture.above(position) if other.alpha == 1 and other.corner == 0]
    opaque = [other.rect if other.has_bars else shown_part(other, picture.source_aspect).picture for other in above]
    visible = box.rect.overlap(picture.canvas)
    return box.has_picture and bool(visible.area) and not any(uncovered(visible, opaque))


def background_share(picture: Picture) -> float:
    """The share of the canvas that no box covers."""
    boxes = [box.rect for box in picture.boxes if box.has_picture]
    return sum(part.area for part in uncovered(picture.canvas, boxes)) / picture.canvas.area
