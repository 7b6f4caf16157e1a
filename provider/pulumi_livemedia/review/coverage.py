"""Which boxes of a picture are seen."""

from pulumi_livemedia.review.picture import Picture
from pulumi_livemedia.review.rect import uncovered


def is_hidden(picture: Picture, position: int) -> bool:
    """Whether nothing of a box is seen, since opaque ones lie over it."""
    box = picture.boxes[position]
    opaque = [above.rect for above in picture.above(position) if above.alpha == 1 and above.corner == 0]
    visible = box.rect.overlap(picture.canvas)
    return box.has_picture and bool(visible.area) and not any(uncovered(visible, opaque))


def background_share(picture: Picture) -> float:
    """The share of the canvas that no box covers."""
    boxes = [box.rect for box in picture.boxes if box.has_picture]
    return sum(part.area for part in uncovered(picture.canvas, boxes)) / picture.canvas.area
