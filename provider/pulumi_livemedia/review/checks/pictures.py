"""Checks of a picture, wherever it comes from."""

from collections.abc import Iterator
from itertools import combinations

from pulumi_livemedia.review.checks.check import Options, Subject
from pulumi_livemedia.review.coverage import background_share, hidden_boxes
from pulumi_livemedia.review.picture import REMEDIES, Box, Fill, Picture
from pulumi_livemedia.review.rect import Rect, uncovered
from pulumi_livemedia.review.shown_part import shown_part
from pulumi_livemedia.review.words import number, percent
from pulumi_livemedia.structures.failures import Failure, dotted


def _boxes(subject: Subject) -> list[Box]:
    """The boxes that are seen and whose places are declared; the cloud's own arrangements are not judged."""
    boxes = [] if subject.picture is None else subject.picture.boxes
    return [box for box in boxes if box.has_picture and box.fill is not Fill.UNKNOWN]


def _called(box: Box) -> str:
    return f"{dotted(box.path[-2:])} ({box.label})"


def _ratio_remedy(subject: Subject) -> str:
    return (subject.picture.remedies if subject.picture else REMEDIES).ratio


def _ratio(options: Options) -> str:
    return f"{options.source_aspect.numerator}:{options.source_aspect.denominator}"


def hidden(subject: Subject, _: Options) -> Iterator[Failure]:
    """A region that is never seen: opaque ones lie over all of it.

    The stream is recorded, billed, and invisible. It happens when a region is made larger than it was, or when two
    people mean "beside each other" and both write the whole canvas.
    """
    picture = subject.picture
    if picture is None:
        return
    for position in sorted(hidden_boxes(picture)):
        box = picture.boxes[position]
        over = [_called(above) for above in picture.above(position) if above.rect.touches(box.rect)]
        verb = "lies" if len(over) == 1 else "lie"
        remedy = f"{picture.remedies.order}, or another place"
        yield Failure(box.path, f"is never seen: {' and '.join(over)} {verb} over it", remedy)


def same_order(subject: Subject, _: Options) -> Iterator[Failure]:
    """Two regions that overlap and have the same place in the order.

    Which one is on top is not documented, so it may be another one tomorrow.
    """
    for lower, upper in combinations(_boxes(subject), 2):
        common = lower.rect.overlap(upper.rect).area
        if common and lower.z == upper.z:
            share = percent(common / upper.rect.area)
            yield Failure(
                upper.path,
                f"overlaps {_called(lower)} with {share} of itself, and both have zOrder {upper.z}: which one is on "
                "top is not documented",
                "give the upper one a higher zOrder",
            )


def distorted(subject: Subject, options: Options) -> Iterator[Failure]:
    """A source that is stretched to another ratio of its sides.

    Faces become broad or narrow. Stretching is the cloud's default: it is what a region does that says nothing else.
    """
    for box in _boxes(subject):
        distortion = shown_part(box, options.source_aspect).distortion
        if box.fill is Fill.STRETCH and max(distortion, 1 / distortion) > 1 + options.most_distortion:
            by = percent(abs(distortion - 1))
            yield Failure(
                box.path,
                f"makes a source of {_ratio(options)} {by} too {'broad' if distortion > 1 else 'narrow'}",
                f"{_ratio_remedy(subject)}, or {_better_size(box, distortion)}",
            )


def _better_size(box: Box, distortion: float) -> str:
    """The size without distortion that fits into the box."""
    width, height = box.rect.width, box.rect.height
    if distortion > 1:
        width /= distortion
    else:
        height *= distortion
    return f"make it {round(width / 2) * 2} x {round(height / 2) * 2}"


def cut_off(subject: Subject, options: Options) -> Iterator[Failure]:
    """A source of which much is cut off, since its region has another ratio of its sides.

    Whoever stands at the edge of the picture is not in the recording.
    """
    for box in _boxes(subject):
        lost = shown_part(box, options.source_aspect).lost
        if box.fill is Fill.CROP and lost > options.most_cut_off:
            yield Failure(
                box.path,
                f"cuts off {percent(lost)} of a source of {_ratio(options)}",
                "give it a ratio nearer to that, choose the part by sourceCrop, or use renderMode 2 (fit)",
            )


def gap(subject: Subject, options: Options) -> Iterator[Failure]:
    """A strip of background of a few pixels between two regions, or between one and the edge of the canvas.

    It is a rounding mistake more often than a line that somebody wanted.
    """
    picture, boxes = subject.picture, _boxes(subject)
    if picture is None:
        return
    edges = _edges(picture)
    for position, box in enumerate(boxes):
        neighbours = {_called(other): other.rect for other in boxes[:position]} | edges
        for name, other in neighbours.items():
            strip = _strip(box.rect, other)
            width = min(strip.width, strip.height) if strip else 0
            if strip and 0 < width <= options.widest_gap and _is_empty(strip, picture, boxes):
                yield Failure(
                    box.path, f"leaves a strip of {number(width)} px to {name}", "let them meet, or leave more room"
                )


def _edges(picture: Picture) -> dict[str, Rect]:
    width, height = picture.width, picture.height
    return {
        "the left edge": Rect(0, 0, 0, height),
        "the upper edge": Rect(0, 0, width, 0),
        "the right edge": Rect(width, 0, 0, height),
        "the lower edge": Rect(0, height, width, 0),
    }


def _strip(one: Rect, other: Rect) -> Rect | None:
    """What lies between two rectangles that are beside or below each other."""
    left, right = sorted((one, other), key=lambda rect: rect.x)
    upper, lower = sorted((one, other), key=lambda rect: rect.y)
    across = Rect(left.right, lower.y, right.x - left.right, min(one.bottom, other.bottom) - lower.y)
    down = Rect(right.x, upper.bottom, min(one.right, other.right) - right.x, lower.y - upper.bottom)
    return next((strip for strip in (across, down) if strip.width > 0 and strip.height > 0), None)


def _is_empty(strip: Rect, picture: Picture, boxes: list[Box]) -> bool:
    visible = strip.overlap(picture.canvas)
    covers = [box.rect for box in boxes]
    return bool(visible.area) and sum(part.area for part in uncovered(visible, covers)) == visible.area


def background(subject: Subject, options: Options) -> Iterator[Failure]:
    """A canvas much of which is plain background."""
    picture = subject.picture
    if picture is None or picture.background_image or not _boxes(subject) or picture.is_partial:
        return
    share = background_share(picture)
    if share > options.most_background:
        yield Failure(
            picture.path,
            f"{percent(share)} of the canvas is background",
            "make the regions larger, the canvas smaller, or set a backgroundImage",
        )


def small(subject: Subject, options: Options) -> Iterator[Failure]:
    """A region so small that nobody is recognised in it."""
    for box in _boxes(subject):
        if min(box.rect.width, box.rect.height) < options.smallest_region:
            yield Failure(
                box.path,
                f"is {number(box.rect.width)} x {number(box.rect.height)} px: nobody is recognised in it, and no text "
                "can be read",
                f"make its shorter side {options.smallest_region} px or more",
            )
