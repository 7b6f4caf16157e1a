"""What a mixed picture looks like: boxes on a canvas, in pixels, as the control plane shows it.

The services say where the boxes stand; the page draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One stream, picture or component.

    Attributes:
        label: who or what is shown.
        left: distance from the left edge of the canvas, in pixels; boxes may leave the canvas.
        top: distance from the upper edge, in pixels.
        width: in pixels.
        height: in pixels.
        z: the stacking order; of two with the same order the later one lies on top.
        alpha: from nearly 0, clear, to 1, opaque.
        radius: of the rounded corners, in pixels.
        rendering: how what is shown gets into the box, in words; empty if there is no choice.
        notes: what else is to be known, in words.
        present: whether there is something to show at the moment.
        exact: whether place and size follow from what was told; else they are assumed.
    """

    label: str
    left: float
    top: float
    width: float
    height: float
    z: int = 0
    alpha: float = 1.0
    radius: float = 0.0
    rendering: str = ""
    notes: tuple[str, ...] = ()
    present: bool = True
    exact: bool = True

    def to_json(self) -> dict[str, object]:
        """The form of `GET /_emulator/state`."""
        return {
            "label": self.label,
            "left": round(self.left, 2),
            "top": round(self.top, 2),
            "width": round(self.width, 2),
            "height": round(self.height, 2),
            "z": self.z,
            "alpha": self.alpha,
            "radius": round(self.radius, 2),
            "rendering": self.rendering,
            "notes": list(self.notes),
            "present": self.present,
            "exact": self.exact,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A canvas with its boxes.

    Attributes:
        width: of the canvas, in pixels.
        height: of the canvas, in pixels.
        background: its colour, as `#rrggbb`.
        arrangement: what arranges the boxes, in words.
        notes: what else is to be known, in words.
        boxes: in any order.
    """

    width: int
    height: int
    arrangement: str
    boxes: Sequence[Box]
    background: str = "#000000"
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The form of `GET /_emulator/state`: boxes from bottom to top."""
        return {
            "width": self.width,
            "height": self.height,
            "background": self.background,
            "arrangement": self.arrangement,
            "notes": list(self.notes),
            "boxes": [box.to_json() for box in sorted(self.boxes, key=lambda box: box.z)],
        }


def tiles(boxes: Sequence[Box], columns: int, rows: int, area: tuple[float, float, float, float]) -> list[Box]:
    """Boxes of one size, in rows from the top, each row in the middle of the area.

    Args:
        boxes: those to place, in order.
        columns: how many fit into a row.
        rows: how many rows fit into the area.
        area: left, top, width and height, in pixels.
    """
    left, top, whole_width, whole_height = area
    width, height = whole_width / columns, whole_height / rows
    placed = []
    for number, box in enumerate(boxes):
        row, column = divmod(number, columns)
        here = min(columns, len(boxes) - row * columns)
        indent = (whole_width - here * width) / 2
        placed.append(
            replace(
                box,
                left=left + indent + column * width,
                top=top + row * height,
                width=width,
                height=height,
                exact=False,
            )
        )
    return placed
