"""What moves between two pictures, drawn over each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.drawing import svg
from pulumi_livemedia.review.drawing.chips import Label, Labels
from pulumi_livemedia.review.drawing.panel import Frame, Numbering
from pulumi_livemedia.review.drawing.svg import Element
from pulumi_livemedia.review.drawing.text import INK
from pulumi_livemedia.review.movement import Movement
from pulumi_livemedia.review.rect import Edges, Rect
from pulumi_livemedia.review.words import number, signed

ADDED: Final = "#1a7f37"
REMOVED: Final = "#d1242f"
CHANGED: Final = "#9a6700"
_DIM: Final = "#afb8c1"
_DASHES: Final = "6 4"
_SHORTEST_ARROW: Final = 20
_HEAD: Final = 9
_SQUARES: Final = 16


@dataclass(frozen=True, slots=True)
class Overlay:
    """Old places dashed and new ones filled, with an arrow between them; what stays is dimmed."""

    canvases: tuple[Rect, Rect]
    """Before and after."""
    moves: Sequence[Movement]
    frame: Frame
    numbering: Numbering

    def draw(self, parent: Element) -> None:
        """Draw it."""
        panel = svg.element(parent, "g", id="moves")
        svg.rectangle(svg.element(panel, "clipPath", id="moves-frame"), self.frame.place)
        inside = svg.element(panel, "g", clip_path="url(#moves-frame)")
        before, after = map(self.frame.at, self.canvases)
        svg.rectangle(inside, after, id="moves-canvas", fill="#f6f8fa", stroke=INK)
        if before != after:
            svg.rectangle(inside, before, fill="none", stroke=INK, stroke_dasharray=_DASHES)
        for move in sorted(self.moves, key=lambda move: move.words != "unchanged"):
            self._draw(inside, move)
        for move in self.moves:
            self._draw_arrow(inside, move)
        self._write_labels(panel)

    def _draw(self, parent: Element, move: Movement) -> None:
        group = svg.element(parent, "g", id=f"move-{self.numbering.numbers[move.box.key]}")
        svg.titled(group, f"{move.box.label}: {move.words}")
        place = self.frame.at(move.box.rect)
        if move.before is None or move.after is None:
            _draw_come_or_gone(group, move, place)
        elif move.is_moved or move.is_resized:
            colour = self.numbering.colour(move.box)
            _draw_old(group, self.frame.at(move.before.rect), colour)
            svg.rectangle(group, place, fill=colour, fill_opacity=0.3, stroke=colour, stroke_width=2.5)
        else:
            stroke, width = (CHANGED, 2) if move.is_restyled else (_DIM, 1)
            svg.rectangle(group, place, fill=_DIM, fill_opacity=0.22, stroke=stroke, stroke_width=width)

    def _draw_arrow(self, parent: Element, move: Movement) -> None:
        if move.before is None or move.after is None or not move.is_moved:
            return
        start, end = self.frame.at(move.before.rect).centre, self.frame.at(move.after.rect).centre
        if math.dist(start, end) >= _SHORTEST_ARROW:
            _draw_arrow(parent, start, end, self.numbering.colour(move.box))

    def _write_labels(self, parent: Element) -> None:
        """Write labels where they hide no change, or, where there is no such place, no end of their own arrow."""
        labels = Labels(svg.element(parent, "g"), self.frame.place)
        changed = {move.box.key: self._changed(move) for move in self.moves}
        # The smallest have the least choice.
        for move in sorted(self.moves, key=lambda move: move.box.rect.area):
            lines = () if move.words == "unchanged" else _lines(move)
            label = Label(self.numbering.numbers[move.box.key], move.box.label, lines)
            place, own = self.frame.at(move.box.rect), self._arrow(move)
            others = [rect for key, rects in changed.items() if key != move.box.key for rect in rects]
            if not labels.write(label, place, [*own, *others]):
                labels.write_number(label.number, place, own)

    def _changed(self, move: Movement) -> list[Edges]:
        """What shows the change of a source."""
        if move.words == "unchanged":
            return []
        boxes = [box for box in (move.before, move.after) if box is not None]
        return [*(self.frame.at(box.rect).edges for box in boxes), *self._arrow(move)]

    def _arrow(self, move: Movement) -> list[Edges]:
        """Small squares along an arrow."""
        if move.before is None or move.after is None or not move.is_moved:
            return []
        start, end = self.frame.at(move.before.rect).centre, self.frame.at(move.after.rect).centre
        points = (
            tuple(one + (other - one) * step / _SQUARES for one, other in zip(start, end, strict=True))
            for step in range(_SQUARES + 1)
        )
        return [Rect(x - _HEAD, y - _HEAD, 2 * _HEAD, 2 * _HEAD).edges for x, y in points]


def _draw_come_or_gone(parent: Element, move: Movement, place: Rect) -> None:
    if move.after is not None:
        svg.rectangle(parent, place, fill=ADDED, fill_opacity=0.22, stroke=ADDED, stroke_width=2.5)
        return
    _draw_old(parent, place, REMOVED)
    cross = f"M{number(place.x)} {number(place.y)}L{number(place.right)} {number(place.bottom)}"
    cross += f"M{number(place.right)} {number(place.y)}L{number(place.x)} {number(place.bottom)}"
    svg.path(parent, cross, stroke=REMOVED, stroke_opacity=0.45)


def _draw_old(parent: Element, place: Rect, colour: str) -> None:
    svg.rectangle(parent, place, fill="none", stroke=colour, stroke_width=2, stroke_dasharray=_DASHES)


def _draw_arrow(parent: Element, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    length = math.dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    neck = (end[0] - along[0] * _HEAD, end[1] - along[1] * _HEAD)
    across = (-along[1] * _HEAD / 2, along[0] * _HEAD / 2)
    corners = [end, (neck[0] + across[0], neck[1] + across[1]), (neck[0] - across[0], neck[1] - across[1])]
    svg.element(parent, "circle", cx=start[0], cy=start[1], r=3, fill=colour)
    svg.line(parent, start, neck, stroke=colour, stroke_width=2.5)
    svg.path(parent, "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z", fill=colour)


def _lines(move: Movement) -> tuple[str, ...]:
    lines = [move.words]
    if move.before is not None and move.after is not None:
        old, new = move.before.rect, move.after.rect
        if move.is_moved:
            lines.append(f"Δx {signed(new.x - old.x)}  Δy {signed(new.y - old.y)}")
        if move.is_resized:
            lines.append(f"Δw {signed(new.width - old.width)}  Δh {signed(new.height - old.height)}")
    return tuple(lines)
