"""Where the cloud puts streams by itself.

The vendor's page names the steps of the adaptive layout: 2, 4, 5 to 9, 10 to 16 and 17 streams, each with a drawing
that we could not read. The vertical and the side-by-side layout are drawings only. So the steps are documented and the
exact places are assumed, which each picture says.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-115995
"""

import math
from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.review.rect import Rect

_COLUMNS: Final = ((1, 1, 1), (2, 2, 1), (4, 2, 2), (9, 3, 3), (16, 4, 4), (17, 5, 4))
"""For at most so many streams: columns and rows of equal tiles."""
_LEAST_SMALL_TILES: Final = 4
_MOST_IN_A_COLUMN: Final = 8


def adaptive(count: int, width: int, height: int) -> list[Rect]:
    """Equal tiles, row by row, for 1 to 17 streams."""
    columns, rows = next((columns, rows) for most, columns, rows in _COLUMNS if count <= most)
    return list(_tiles(Rect(0, 0, width, height), columns, rows))[:count]


def side_by_side(count: int, width: int, height: int) -> list[Rect]:
    """Equal columns of full height."""
    return list(_tiles(Rect(0, 0, width, height), count, 1))


def vertical(count: int, width: int, height: int) -> list[Rect]:
    """The main picture at the left, the others in one or two columns at the right."""
    others = count - 1
    if not others:
        return [Rect(0, 0, width, height)]
    columns = math.ceil(others / _MOST_IN_A_COLUMN)
    rows = max(_LEAST_SMALL_TILES, math.ceil(others / columns))
    left = round(width * (1 - columns / rows))
    small = list(_tiles(Rect(left, 0, width - left, height), columns, rows))
    return [Rect(0, 0, left, height), *small[:others]]


def _tiles(whole: Rect, columns: int, rows: int) -> Iterator[Rect]:
    """Equal tiles as far as whole pixels allow, without a gap."""
    xs = [whole.x + round(whole.width * step / columns) for step in range(columns + 1)]
    ys = [whole.y + round(whole.height * step / rows) for step in range(rows + 1)]
    for row in range(rows):
        for column in range(columns):
            yield Rect(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])
