"""Labels in a picture: where there is room for them, and what is left of them where there is little.

Each box has a number, which the legend repeats. A label that fits nowhere in the visible part of its box is reduced to
that number, and a number that does not fit stands beside the box, with a line to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pulumi_livemedia.review.drawing import svg
from pulumi_livemedia.review.drawing.svg import Element
from pulumi_livemedia.review.drawing.text import INK, LINE_HEIGHT, MUTED, fitted, width_of, write
from pulumi_livemedia.review.rect import Edges, Rect

_NAME: Final = 13
_DETAIL: Final = 11
_PADDING: Final = 5
_MARGIN: Final = 4
_BADGE: Final = 17
_STEPS: Final = (0, 1, 0.5, 0.25, 0.75)
_BESIDE: Final = 6
_SHORTEST_NAME: Final = 56


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be written at a box."""

    number: int
    name: str
    details: tuple[str, ...] = ()


@dataclass(slots=True)
class Labels:
    """Writes the labels of one drawing, so that no two lie over each other."""

    parent: Element
    frame: Rect
    """What they have to stay in."""
    taken: list[Edges] = field(default_factory=list)

    def write(self, label: Label, box: Rect, covered: Sequence[Edges]) -> bool:
        """Write the label into its box, where nothing covers it; less of it, or beside the box, if it has to be.

        Returns:
            Whether there was room for anything.
        """
        visible = box.overlap(self.frame).inset(_MARGIN)
        near = _near(visible, self.taken, covered)
        for name, details in _variants(label, visible.width):
            place = _free_place(_inside(visible, *_size(name, details)), visible, near)
            if place:
                self._chip(label.number, name, details, place)
                return True
        return self.write_number(label.number, box, covered)

    def write_number(self, number: int, box: Rect, covered: Sequence[Edges] = ()) -> bool:
        """Write nothing but the number, in the box or beside it."""
        visible = box.overlap(self.frame).inset(_MARGIN)
        beyond = box.inset(-_BADGE - _BESIDE - 1)
        place = _free_place(_inside(visible, _BADGE, _BADGE), visible, _near(visible, self.taken, covered))
        beside = None if place else _free_place(_around(box), self.frame, _near(beyond, self.taken, covered))
        if beside:
            svg.line(self.parent, box.overlap(self.frame).centre, beside.centre, stroke=INK, stroke_width=1)
        if place or beside:
            self._badge(number, place or beside or box)
        return bool(place or beside)

    def _chip(self, number: int, name: str, details: Sequence[str], place: Rect) -> None:
        self.taken.append(place.edges)
        svg.rectangle(self.parent, place, rx=4, fill="#ffffff", fill_opacity=0.88)
        badge = Rect(place.x + _PADDING, place.y + _PADDING, _BADGE, _BADGE)
        _number(self.parent, number, badge)
        y = place.y + _PADDING + _BADGE - 4
        write(self.parent, badge.right + 5, y, name, size=_NAME, is_bold=True)
        for position, line in enumerate(details):
            write(
                self.parent,
                place.x + _PADDING,
                y + _DETAIL * LINE_HEIGHT * (position + 1) + 1,
                line,
                size=_DETAIL,
                fill=MUTED,
            )

    def _badge(self, number: int, place: Rect) -> None:
        self.taken.append(place.edges)
        _number(self.parent, number, place)


def badge(parent: Element, number: int, x: float, y: float) -> None:
    """The number of a box, as the legend shows it; x and y are its upper left corner."""
    _number(parent, number, Rect(x, y, _BADGE, _BADGE))


def _number(parent: Element, number: int, place: Rect) -> None:
    svg.rectangle(parent, place, rx=_BADGE / 2, fill=INK, stroke="#ffffff", stroke_width=1)
    write(
        parent, place.centre[0], place.bottom - 4.5, str(number), size=11, fill="#ffffff", is_bold=True, anchor="middle"
    )


def _variants(label: Label, width: float) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and details: all of them, ever fewer, and at last a shortened name."""
    room = width - 2 * _PADDING - _BADGE - 5
    name = fitted(label.name, max(room, _SHORTEST_NAME), _NAME, is_bold=True)
    for count in range(len(label.details), -1, -1):
        yield name, label.details[:count]
    shorter = fitted(label.name, _SHORTEST_NAME, _NAME, is_bold=True)
    if shorter != name:
        yield shorter, ()


def _size(name: str, details: Sequence[str]) -> tuple[float, float]:
    widths = [_BADGE + 5 + width_of(name, _NAME, is_bold=True), *(width_of(line, _DETAIL) for line in details)]
    return max(widths) + 2 * _PADDING, _BADGE + 2 * _PADDING + _DETAIL * LINE_HEIGHT * len(details)


def _inside(room: Rect, width: float, height: float) -> Iterator[Rect]:
    """Places in a room, the upper left corner first."""
    spare_x, spare_y = room.width - width, room.height - height
    if spare_x < 0 or spare_y < 0:
        return
    for down in _STEPS:
        for right in _STEPS:
            yield Rect(room.x + spare_x * right, room.y + spare_y * down, width, height)


def _around(box: Rect) -> Iterator[Rect]:
    """Places for a number beside a box."""
    x, y = box.centre
    left, top, half = box.x - _BADGE - _BESIDE, box.y - _BADGE - _BESIDE, _BADGE / 2
    xs, ys = (box.right + _BESIDE, left, x - half), (box.bottom + _BESIDE, top, y - half)
    for across, down in ((0, 2), (1, 2), (2, 0), (2, 1), (0, 0), (0, 1), (1, 0), (1, 1)):
        yield Rect(xs[across], ys[down], _BADGE, _BADGE)


def _near(room: Rect, *blocked: Iterable[Edges]) -> list[Edges]:
    """What may be in the way of something in a room."""
    left, top, right, bottom = room.edges
    return [
        other
        for each in blocked
        for other in each
        if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
    ]


def _free_place(places: Iterable[Rect], room: Rect, near: Sequence[Edges]) -> Rect | None:
    return next((place for place in places if room.contains(place) and _is_free(place, near)), None)


def _is_free(place: Rect, near: Sequence[Edges]) -> bool:
    # Most of a drawing's time was here. So each edge is asked for once, and nothing is called.
    left, top, right, bottom = place.edges
    for its_left, its_top, its_right, its_bottom in near:
        if left < its_right and its_left < right and top < its_bottom and its_top < bottom:
            return False
    return True
