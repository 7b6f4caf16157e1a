"""One picture, drawn to scale."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.coverage import hidden_boxes
from pulumi_livemedia.review.drawing import svg
from pulumi_livemedia.review.drawing.chips import Label, Labels
from pulumi_livemedia.review.drawing.svg import Element
from pulumi_livemedia.review.drawing.text import typeset
from pulumi_livemedia.review.picture import Box, Fill, Picture
from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.shown_part import shown_part
from pulumi_livemedia.review.words import number

COLOURS: Final = (
    "#4e79a7", "#f28e2b", "#59a14f", "#b07aa1", "#499894", "#d4a72c", "#d37295", "#9d7660", "#79706e", "#6ba5c4",
)  # fmt: skip
FADED: Final = "#ffffff"
_EDGE: Final = "#59636e"
_CARD: Final = 0.35
"""Radius of the circle in each source, in heights of it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a picture lies in a drawing."""

    area: Rect
    """In pixels of the canvas: the part that is drawn."""
    scale: float
    """Pixels of the drawing for each of the canvas."""
    x: float
    y: float

    def at(self, rect: Rect) -> Rect:
        """A rectangle of the canvas in the drawing."""
        return rect.scaled(self.scale, self.x - self.area.x * self.scale, self.y - self.area.y * self.scale)

    @property
    def place(self) -> Rect:
        """What it takes in the drawing."""
        return Rect(self.x, self.y, self.area.width * self.scale, self.area.height * self.scale)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each source, which also gives its colour, and the colour of those that have a problem."""

    numbers: Mapping[str, int]
    alarms: Mapping[str, str]

    def colour(self, box: Box) -> str:
        """The colour of a source, the same in every panel."""
        return COLOURS[(self.numbers[box.key] - 1) % len(COLOURS)]


def drawn_area(*pictures: Picture) -> Rect:
    """What has to be drawn to see all boxes of these pictures; no more than a canvas beyond each edge."""
    width, height = max(picture.width for picture in pictures), max(picture.height for picture in pictures)
    most = Rect(-width, -height, 3 * width, 3 * height)
    x = min(picture.extent.x for picture in pictures)
    y = min(picture.extent.y for picture in pictures)
    right = max(picture.extent.right for picture in pictures)
    bottom = max(picture.extent.bottom for picture in pictures)
    return Rect(x, y, right - x, bottom - y).overlap(most)


@dataclass(frozen=True, slots=True)
class Panel:
    """A picture as it will be recorded; the ids of its elements begin with its name."""

    name: str
    picture: Picture
    frame: Frame
    numbering: Numbering

    def draw(self, parent: Element) -> None:
        """Draw it."""
        panel = svg.element(parent, "g", id=self.name)
        svg.rectangle(svg.element(panel, "clipPath", id=f"{self.name}-frame"), self.frame.place)
        inside = svg.element(panel, "g", clip_path=f"url(#{self.name}-frame)")
        canvas = self.frame.at(self.picture.canvas)
        self._draw_canvas(inside, canvas)
        for _, box in self.picture.from_below():
            self._draw_box(inside, box)
        _fade_beyond(inside, self.frame.place, canvas)
        hidden = hidden_boxes(self.picture)
        for position in sorted(hidden):
            _draw_hidden(inside, self.frame.at(self.picture.boxes[position].rect))
        svg.rectangle(panel, canvas, fill="none", stroke=_EDGE, stroke_width=1)
        self._write_labels(panel, canvas, hidden)

    def _draw_canvas(self, parent: Element, canvas: Rect) -> None:
        svg.rectangle(parent, canvas, id=f"{self.name}-canvas", fill=self.picture.background)
        if self.picture.background_image:
            name = f"{self.name}-image"
            pattern = svg.element(parent, "pattern", id=name, width=14, height=14, patternUnits="userSpaceOnUse")
            svg.element(pattern, "rect", width=14, height=14, fill="#afb8c1")
            svg.path(pattern, "M0 14L14 0", stroke="#d0d7de", stroke_width=4)
            svg.rectangle(parent, canvas, fill=f"url(#{name})")

    def _draw_box(self, parent: Element, box: Box) -> None:
        name = f"{self.name}-{self.numbering.numbers[box.key]}"
        group = svg.element(parent, "g", id=name)
        svg.titled(group, summary(box))
        place, corner = self.frame.at(box.rect), box.corner * self.frame.scale or None
        if box.has_picture:
            shown = group if box.alpha == 1 else svg.element(group, "g", opacity=box.alpha)
            self._draw_source(shown, name, box)
        alarm = self.numbering.alarms.get(box.key)
        edge: dict[str, str | float] = {"stroke": alarm or "#ffffff"}
        edge |= {"stroke_width": 2.5} if alarm else {"stroke_opacity": 0.7}
        dashes = None if box.has_picture else "4 4"
        svg.rectangle(group, place, rx=corner, fill="none", stroke_dasharray=dashes, **edge)

    def _draw_source(self, parent: Element, name: str, box: Box) -> None:
        """Draw the source in its box: a circle in it shows whether it is distorted, cut off or enlarged."""
        place, corner = self.frame.at(box.rect), box.corner * self.frame.scale or None
        colour = self.numbering.colour(box)
        part = shown_part(box, self.picture.source_aspect)
        is_framed = box.fill is Fill.FIT
        if box.has_bars or not is_framed:
            svg.rectangle(parent, place, rx=corner, fill=self.picture.background if is_framed else colour)
        if box.fill is Fill.UNKNOWN:
            return
        circle = _circle(self.frame.at(part.frame), float(self.picture.source_aspect))
        inside = parent
        if corner or not place.contains(circle):
            svg.rectangle(svg.element(parent, "clipPath", id=f"{name}-clip"), place, rx=corner)
            inside = svg.element(parent, "g", clip_path=f"url(#{name}-clip)")
        if is_framed:
            svg.rectangle(inside, self.frame.at(part.picture), fill=colour)
        _draw_circle(inside, circle)

    def _write_labels(self, parent: Element, canvas: Rect, hidden: Collection[int]) -> None:
        labels = Labels(svg.element(parent, "g"), self.frame.place)
        for position in sorted(hidden):
            box = self.picture.boxes[position]
            labels.write_number(self.numbering.numbers[box.key], self.frame.at(box.rect))
        for position, box in enumerate(self.picture.boxes):
            if position in hidden:
                continue
            label = Label(self.numbering.numbers[box.key], box.label, tuple(_lines(box)))
            covered = [self.frame.at(above.rect).edges for above in self.picture.above(position)]
            place = self.frame.at(box.rect)
            labels.write(label, place.overlap(canvas) if place.touches(canvas) else place, covered)


def _draw_hidden(parent: Element, place: Rect) -> None:
    svg.rectangle(parent, place, fill="none", stroke="#d1242f", stroke_width=1.5, stroke_dasharray="2 3")


def _circle(source: Rect, aspect: float) -> Rect:
    """What is around a circle in the middle of a source with this ratio of its sides."""
    (x, y), across, down = source.centre, source.width * _CARD / aspect, source.height * _CARD
    return Rect(x - across, y - down, 2 * across, 2 * down)


def _draw_circle(parent: Element, place: Rect) -> None:
    (x, y), radii = place.centre, {"rx": place.width / 2, "ry": place.height / 2}
    svg.element(
        parent, "ellipse", cx=x, cy=y, **radii, fill="none", stroke="#ffffff", stroke_opacity=0.55, stroke_width=1.5
    )


def _fade_beyond(parent: Element, whole: Rect, canvas: Rect) -> None:
    """What lies beyond the canvas is not recorded."""
    if not canvas.contains(whole):
        steps = svg.around_the_edge(whole) + svg.around_the_edge(canvas)
        svg.path(parent, steps, fill=FADED, fill_opacity=0.72, fill_rule="evenodd")


def _lines(box: Box) -> list[str]:
    """What is written below a name, the most important first."""
    rect = box.rect
    size = typeset(f"{number(rect.width)} x {number(rect.height)}")
    order = "" if box.fill is Fill.UNKNOWN else f" · z {box.z}"
    return [size, f"at {number(rect.x)}, {number(rect.y)}{order}", *map(typeset, box.details[:2])]


def summary(box: Box) -> str:
    """All of a box in one line."""
    rect = box.rect
    place = f"{number(rect.width)} x {number(rect.height)} px at {number(rect.x)}, {number(rect.y)}, z {box.z}"
    return ", ".join([f"{box.label}: {place}", *box.details])
