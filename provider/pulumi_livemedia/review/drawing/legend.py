"""What stands below a picture: a row for each source, what was found, and what is assumed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.drawing import svg
from pulumi_livemedia.review.drawing.chips import badge
from pulumi_livemedia.review.drawing.svg import Element
from pulumi_livemedia.review.drawing.text import INK, MUTED, fitted, typeset, width_of, wrapped, write
from pulumi_livemedia.review.rect import Rect

_SIZE: Final = 12
_ROW: Final = 22
_LINE: Final = 17
_GAP: Final = 18
_WIDEST_CELL: Final = 220
_NARROWEST_CELL: Final = 60
_BADGE: Final = 34
_CROP: Final = 40
_RULE: Final = "#d0d7de"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence below the table, with a coloured mark."""

    colour: str
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows whose first cell is the number of a source."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    colours: Mapping[int, str]
    """The colour of each number."""
    words: Mapping[str, str]
    """The colour of cells that say one of these."""
    crops: Mapping[int, Rect]
    """The part of its source that a number shows, where that is not all."""

    def draw(self, parent: Element, place: Rect) -> float:
        """Draw it where the place begins, as broad as that is; returns the y below it."""
        widths = self._widths(place.width)
        y = place.y + _ROW - 7
        x = place.x + _BADGE
        for name, width in zip(self.head[1:], widths, strict=True):
            write(parent, x, y, typeset(name), size=11, fill=MUTED)
            x += width + _GAP
        for row in self.rows:
            y = self._draw_row(parent, row, Rect(place.x, y + 8, place.width, 0), widths)
        return y + 6

    def _draw_row(self, parent: Element, row: Sequence[str], place: Rect, widths: Sequence[float]) -> float:
        """Draw one row; returns the base line of its last line."""
        number = int(row[0])
        svg.line(parent, (place.x, place.y), (place.right, place.y), stroke=_RULE, stroke_width=1)
        badge(parent, number, place.x, place.y + 3)
        svg.rectangle(parent, Rect(place.x + 21, place.y + 5, 6, 13), rx=2, fill=self.colours[number])
        if number in self.crops:
            _draw_crop(parent, Rect(place.right - 36, place.y + 3, 32, 18), self.crops[number], self.colours[number])
        x, y = place.x + _BADGE, place.y + 16
        most = 1
        for position, (cell, width) in enumerate(zip(row[1:], widths, strict=True)):
            lines = _lines(cell, width, is_name=position == 0)
            for step, line in enumerate(lines):
                fill = self.words.get(cell, INK)
                write(parent, x, y + step * _LINE, line, size=_SIZE, fill=fill, is_bold=position == 0)
            most = max(most, len(lines))
            x += width + _GAP
        return y + (most - 1) * _LINE

    def _widths(self, width: float) -> list[float]:
        """The width of each column but the first; the last one takes what is left."""
        columns = list(zip(self.head, *self.rows, strict=True))[1:]
        wanted = [
            min(max(width_of(typeset(cell), _SIZE, is_bold=position == 0) for cell in column), _WIDEST_CELL)
            for position, column in enumerate(columns)
        ]
        rest = width - _BADGE - sum(wanted[:-1]) - _GAP * len(wanted) - _CROP
        return [*wanted[:-1], max(rest, _NARROWEST_CELL)]


def _lines(cell: str, width: float, *, is_name: bool) -> list[str]:
    text = typeset(cell)
    return [fitted(cell, width, _SIZE, is_bold=True)] if is_name else list(wrapped(text, width, _SIZE))


def _draw_crop(parent: Element, frame: Rect, crop: Rect, colour: str) -> None:
    """Draw a source, and in it the part that is shown."""
    svg.rectangle(parent, frame, fill="#eaeef2", stroke=MUTED, stroke_width=1)
    x, y = frame.x + crop.x * frame.width, frame.y + crop.y * frame.height
    shown = Rect(x, y, crop.width * frame.width, crop.height * frame.height).overlap(frame)
    svg.rectangle(parent, shown, fill=colour, stroke=INK, stroke_width=1)


def draw_remarks(parent: Element, remarks: Sequence[Remark], place: Rect) -> float:
    """Draw sentences, each in as many lines as it needs; returns the y below them."""
    y = place.y
    for remark in remarks:
        svg.element(parent, "circle", cx=place.x + 8, cy=y + 9, r=4.5, fill=remark.colour)
        x = place.x + 22
        if remark.code:
            write(parent, x, y + 13, remark.code, size=_SIZE, is_bold=True)
            x += width_of(remark.code, _SIZE, is_bold=True) + 8
        for line in wrapped(typeset(remark.text), place.right - x, _SIZE):
            write(parent, x, y + 13, line, size=_SIZE, fill=INK if remark.code else MUTED)
            y += _LINE
        y += 3
    return y
