"""The boxes of a picture as rows of a table, for legends and terminals alike."""

from collections.abc import Sequence

from pulumi_livemedia.review.movement import Movement, movements
from pulumi_livemedia.review.picture import Box, Picture
from pulumi_livemedia.review.words import number

HEAD = ("#", "stream", "at x, y", "width x height", "z", "shown")
HEAD_OF_MOVES = ("#", "stream", "change", "at x, y", "width x height", "z", "shown")


def numbers_of(moves: Sequence[Movement]) -> dict[str, int]:
    """The number of each source, from 1."""
    return {move.box.key: position for position, move in enumerate(moves, 1)}


def rows(picture: Picture) -> list[tuple[str, ...]]:
    """The boxes of one picture."""
    return [(str(position), box.label, *_cells(box)) for position, box in enumerate(picture.boxes, 1)]


def rows_of_moves(before: Picture, after: Picture) -> list[tuple[str, ...]]:
    """The boxes of two pictures, with `old -> new` where they differ."""
    return [
        (str(position), move.box.label, move.words, *_both(move))
        for position, move in enumerate(movements(before, after), 1)
    ]


def _both(move: Movement) -> tuple[str, ...]:
    if move.before is None or move.after is None:
        return _cells(move.box)
    pairs = zip(_cells(move.before), _cells(move.after), strict=True)
    return tuple(old if old == new else f"{old or 'plain'} -> {new or 'plain'}" for old, new in pairs)


def _cells(box: Box) -> tuple[str, ...]:
    rect = box.rect
    return (
        f"{number(rect.x)}, {number(rect.y)}",
        f"{number(rect.width)} x {number(rect.height)}",
        str(box.z),
        ", ".join(box.details),
    )
