"""Lines over the number of resources, both axes logarithmic, as SVG."""

import math
from collections.abc import Mapping, Sequence

from pulumi_livemedia.review.drawing.svg import Element, document, element, line, to_text

Line = Mapping[int, float]
"""Seconds by number of resources."""

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 50, 50
_LEGEND_STEP = 18
_COLOURS = ("#6e7781", "#bc4c00", "#0969da", "#8250df", "#1a7f37")
_TICKS = (1, 2, 5)


class Plot:
    """One drawing.

    Args:
        title: what it shows.
        unit: of the values.
        lines: by what the legend calls them; all positive.
    """

    def __init__(self, title: str, unit: str, lines: Mapping[str, Line]) -> None:
        self._title = title
        self._unit = unit
        self._lines = lines
        values = [value for each in lines.values() for value in each.values()]
        self._counts = sorted({count for each in lines.values() for count in each})
        self._ticks = _ticks(min(values), max(values))

    def svg(self) -> str:
        """The drawing as text."""
        root = document(_WIDTH, _HEIGHT, self._title)
        element(root, "rect", width=_WIDTH, height=_HEIGHT, fill="#ffffff")
        _write(root, self._title, _LEFT, 24)
        self._draw_axes(root)
        for number, (name, each) in enumerate(self._lines.items()):
            self._draw(root, each, _COLOURS[number])
            _write(root, name, _LEFT + 30, _TOP + 8 + number * _LEGEND_STEP)
            y = _TOP + 4 + number * _LEGEND_STEP
            line(root, (_LEFT + 8, y), (_LEFT + 26, y), stroke=_COLOURS[number], stroke_width=3)
        return to_text(root)

    def _draw_axes(self, root: Element) -> None:
        for value in self._ticks:
            y = self._y(value)
            line(root, (_LEFT, y), (_WIDTH - _RIGHT, y), stroke="#d0d7de")
            _write(root, f"{value:g}", _LEFT - 6, y + 4, "end")
        for count in self._counts:
            x = self._x(count)
            line(root, (x, _TOP), (x, _HEIGHT - _BOTTOM), stroke="#d0d7de")
            _write(root, str(count), x, _HEIGHT - _BOTTOM + 18, "middle")
        _write(root, "resources", _WIDTH / 2, _HEIGHT - 12, "middle")
        _write(root, self._unit, 8, _TOP - 10)

    def _draw(self, root: Element, values: Line, colour: str) -> None:
        points = [(self._x(count), self._y(value)) for count, value in sorted(values.items())]
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        element(root, "polyline", points=places, fill="none", stroke=colour, stroke_width=2.5)
        for x, y in points:
            element(root, "circle", cx=round(x, 1), cy=round(y, 1), r=3.5, fill=colour)

    def _x(self, count: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * _share(count, self._counts[0], self._counts[-1])

    def _y(self, value: float) -> float:
        height = _HEIGHT - _TOP - _BOTTOM
        return round(_HEIGHT - _BOTTOM - height * _share(value, self._ticks[0], self._ticks[-1]), 1)


def _share(value: float, least: float, most: float) -> float:
    """Where a value lies between two others on a logarithmic axis, from 0 to 1."""
    return 0.5 if least == most else math.log(value / least) / math.log(most / least)


def _ticks(least: float, most: float) -> Sequence[float]:
    """The round values 1, 2 and 5, times powers of ten, that enclose a range."""
    powers = range(math.floor(math.log10(least)) - 1, math.ceil(math.log10(most)) + 2)
    ticks = [factor * 10.0**power for power in powers for factor in _TICKS]
    below = max(tick for tick in ticks if tick <= least)
    above = min(tick for tick in ticks if tick >= most)
    return [tick for tick in ticks if below <= tick <= above]


def _write(root: Element, text: str, x: float, y: float, anchor: str | None = None) -> None:
    element(root, "text", x=x, y=y, font_size=12, fill="#1f2328", text_anchor=anchor).text = text
