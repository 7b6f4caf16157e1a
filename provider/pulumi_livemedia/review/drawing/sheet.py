"""The whole drawing that a reviewer looks at: one picture, or before, after and what moved, with a legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.drawing import svg
from pulumi_livemedia.review.drawing.legend import Remark, Table, draw_remarks
from pulumi_livemedia.review.drawing.overlay import ADDED, CHANGED, REMOVED, Overlay
from pulumi_livemedia.review.drawing.panel import COLOURS, Frame, Numbering, Panel, drawn_area
from pulumi_livemedia.review.drawing.svg import Element
from pulumi_livemedia.review.drawing.text import MUTED, fitted, typeset, write
from pulumi_livemedia.review.movement import Movement, canvas_changes, movements
from pulumi_livemedia.review.picture import WHOLE, Picture
from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.rows import HEAD, HEAD_OF_MOVES, numbers_of, rows, rows_of_moves
from pulumi_livemedia.review.words import counted, harmless, percent, shortened, without_keys

_MARGIN: Final = 20
_GAP: Final = 20
_LEAST_WIDTH: Final = 760
_ONE: Final = (800, 560)
"""The most that one picture takes, in pixels."""
_EACH_OF_THREE: Final = (380, 380)
_MOST_ENLARGED: Final = 1.5
_NOTE: Final = "#6e7781"
_WORDS: Final = {"added": ADDED, "removed": REMOVED, "unchanged": MUTED, "changed": CHANGED}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a picture, which the drawing shows."""

    colour: str
    code: str
    text: str
    keys: tuple[str, ...] = ()
    """The boxes that it is about."""


def draw(after: Picture, before: Picture | None = None, marks: Sequence[Mark] = ()) -> str:
    """An SVG of a picture; with `before`, of both and of what moved between them, in one scale."""
    pictures = [after] if before is None else [before, after]
    moves = movements(before or after, after)
    # The most serious mark comes first, and gives the colour.
    alarms = {key: mark.colour for mark in reversed(marks) for key in mark.keys}
    numbering = Numbering(numbers_of(moves), alarms)
    frames = _frames(pictures)
    width = max(frames[-1].place.right + _MARGIN, _LEAST_WIDTH)
    # How high it is shows only when all of it is drawn.
    drawn = Element()
    _write_head(drawn, after, frames[0].scale, width)
    _draw_panels(drawn, pictures, moves, frames, numbering)
    y = max(frame.place.bottom for frame in frames) + 12
    y = _draw_legend(drawn, pictures, numbering, marks, Rect(_MARGIN, y, width - 2 * _MARGIN, 0))
    height = y + _MARGIN - 6
    root = svg.document(width, height, f"{after.title}: {after.arrangement}")
    svg.rectangle(root, Rect(0, 0, width, height), fill="#ffffff")
    root.take(drawn)
    return svg.to_text(root)


def _frames(pictures: Sequence[Picture]) -> list[Frame]:
    """The places of the panels: one, or three beside each other."""
    area = drawn_area(*pictures)
    count, (most_width, most_height) = (1, _ONE) if len(pictures) == 1 else (3, _EACH_OF_THREE)
    scale = min(most_width / area.width, most_height / area.height, _MOST_ENLARGED)
    top = 76 if count == 1 else 96
    step = max(area.width * scale, 190) + _GAP
    return [Frame(area, scale, _MARGIN + step * position, top) for position in range(count)]


def _write_head(root: Element, after: Picture, scale: float, width: float) -> None:
    room = width - 2 * _MARGIN
    write(root, _MARGIN, 32, fitted(after.title, room, 18, is_bold=True), size=18, is_bold=True)
    facts = (
        after.arrangement,
        typeset(f"{after.width} x {after.height} px"),
        "background image" if after.background_image else f"background {after.background}",
        counted(len(after.boxes), after.noun),
        f"drawn at {percent(scale)}",
    )
    line = " · ".join(facts)
    write(root, _MARGIN, 54, fitted(line, room, 12), size=12, fill=MUTED)


def _draw_panels(
    root: Element, pictures: Sequence[Picture], moves: Sequence[Movement], frames: Sequence[Frame], numbering: Numbering
) -> None:
    if len(pictures) == 1:
        Panel("after", pictures[0], frames[0], numbering).draw(root)
        return
    for title, frame in zip(("before", "after", "what moved"), frames, strict=True):
        write(root, frame.x, frame.y - 10, title, size=13, is_bold=True)
    before, after = pictures
    Panel("before", before, frames[0], Numbering(numbering.numbers, {})).draw(root)
    Panel("after", after, frames[1], numbering).draw(root)
    Overlay((before.canvas, after.canvas), moves, frames[2], numbering).draw(root)


def _draw_legend(
    root: Element, pictures: Sequence[Picture], numbering: Numbering, marks: Sequence[Mark], place: Rect
) -> float:
    head, lines = (HEAD, rows(pictures[0])) if len(pictures) == 1 else (HEAD_OF_MOVES, rows_of_moves(*pictures))
    colours = {one: COLOURS[(one - 1) % len(COLOURS)] for one in numbering.numbers.values()}
    crops = {numbering.numbers[box.key]: box.crop for box in pictures[-1].boxes if box.crop != WHOLE}
    table = Table(head, lines, colours, _words(lines), crops)
    y = table.draw(root, place) if lines else place.y
    remarks = [Remark(mark.colour, harmless(mark.text), mark.code) for mark in marks]
    remarks += [Remark(_NOTE, note) for note in _notes(pictures)]
    return draw_remarks(root, remarks, Rect(place.x, y + 8, place.width, 0))


def _words(lines: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """The colours of the changes; what moves has the colour of a change."""
    cells = {cell for row in lines for cell in row}
    return {
        cell: _WORDS.get(cell, CHANGED) for cell in cells if cell in _WORDS or cell.startswith(("moved", "resized"))
    }


def _notes(pictures: Sequence[Picture]) -> list[str]:
    after = pictures[-1]
    notes = [f"canvas: {change}" for change in (canvas_changes(*pictures) if len(pictures) > 1 else [])]
    if after.background_image:
        notes.append(f"The background image is not loaded: {shortened(without_keys(after.background_image))}")
    if any(box.has_picture and box.fill.name != "UNKNOWN" for box in after.boxes):
        ratio = f"{after.source_aspect.numerator}:{after.source_aspect.denominator}"
        notes.append(
            f"The circle is one in the source, which is taken to be {ratio}: an ellipse is a distorted source."
        )
    return [harmless(note) for note in (*notes, *(note for note in after.notes))]
