"""The picture of a production studio's layout.

It is read from the parameters of AddCasterLayout, or from the answer of DescribeCasterLayouts. Positions and sizes are
shares of the canvas. Pictures lie over each other in the order of BlendList, the last on top.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcasterlayout,
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterlayouts
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from pulumi_livemedia.review.picture import USUAL_ASPECT, Box, Fill, Picture, Remedies, with_own_keys
from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.words import harmless, number, shortened
from pulumi_livemedia.structures.spelling import to_state

CANVASES: Final = {
    "lp_ld": (640, 360),
    "lp_sd": (854, 480),
    "lp_hd": (1280, 720),
    "lp_ud": (1920, 1080),
    "lp_ld_v": (360, 640),
    "lp_sd_v": (480, 854),
    "lp_hd_v": (720, 1280),
    "lp_ud_v": (1080, 1920),
}
"""Width and height of what a studio puts out, by its transcoding template."""

_ANCHORS: Final = {
    "topLeft": (0, 0),
    "topCenter": (0.5, 0),
    "topRight": (1, 0),
    "leftCenter": (0, 0.5),
    "center": (0.5, 0.5),
    "rightCenter": (1, 0.5),
    "bottomLeft": (0, 1),
    "bottomCenter": (0.5, 1),
    "bottomRight": (1, 1),
}
"""The point of the canvas, and of the layer, that a position counts from, in shares of both."""
_MOST: Final = 1000
"""Canvases beyond which nothing can be drawn."""
_REMEDIES: Final = Remedies(
    order="name it later in BlendList", ratio="use fillMode fit, or give only one of width and height"
)


def studio_picture_of(
    layout: Mapping[str, Any], title: str, canvas: tuple[int, int], aspect: Fraction = USUAL_ASPECT
) -> Picture:
    """The picture that a layout of a studio gives.

    Args:
        layout: The parameters, in any spelling.
        title: What the picture is called.
        canvas: Width and height of what the studio puts out, in pixels.
        aspect: Width to height that sources are taken to have.
    """
    given = _spelt(layout)
    slots = _list(given.get("blendList"), "locationId")
    layers = _list(given.get("videoLayer", given.get("videoLayers")), "videoLayer")
    boxes: list[Box] = []
    notes: list[str] = []
    for position, layer in enumerate(layers):
        slot = (
            slots[position] if position < len(slots) and isinstance(slots[position], str) else f"layer {position + 1}"
        )
        read = _Layer.read(layer)
        if read is None:
            notes.append(f"layer {position + 1} can not be drawn: its place or size is not known, or not valid")
            continue
        boxes.append(read.box(position, harmless(slot), canvas, aspect))
        notes += [f"{slot}: {note}" for note in read.notes()]
    if len(slots) != len(layers):
        notes.append(f"BlendList has {len(slots)} slots for {len(layers)} layers: the cloud refuses that")
    return Picture(
        title=harmless(title),
        arrangement="studio layout",
        width=canvas[0],
        height=canvas[1],
        boxes=tuple(with_own_keys(boxes)),
        notes=tuple(notes),
        source_aspect=aspect,
        noun="layer",
        path=("videoLayer",),
        is_partial=len(boxes) != len(layers),
        remedies=_REMEDIES,
    )


def _spelt(value: object) -> dict[str, Any]:
    """A map under the spelling of states; an empty one for anything else."""
    return {to_state(str(key)): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def _list(value: object, inner: str) -> list[Any]:
    """A list, which answers wrap into a map with one key."""
    value = _spelt(value).get(inner, []) if isinstance(value, Mapping) else value
    return value if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class _Layer:
    """The geometry of one picture, in shares of the canvas; a size of 0 follows from the source."""

    is_fit: bool
    width: float
    height: float
    x: float
    y: float
    anchor: str

    @classmethod
    def read(cls, layer: object) -> "_Layer | None":
        """A layer as it is given; None where something of it is unknown or invalid."""
        given = _spelt(layer)
        place = _list(given.get("positionNormalized", given.get("positionNormalizeds", [0, 0])), "position")
        numbers = [given.get("widthNormalized", 0), given.get("heightNormalized", 0), *(place or [0, 0])]
        fill, anchor = given.get("fillMode", "none"), given.get("positionRefer", "topLeft")
        is_known = len(numbers) == 4 and all(map(_is_number, numbers))  # noqa: PLR2004 - width, height, x, y
        if not isinstance(layer, Mapping) or not is_known or fill not in ("none", "fit") or anchor not in _ANCHORS:
            return None
        width, height, x, y = map(float, numbers)
        is_drawable = min(width, height) >= 0 and (fill != "fit" or min(width, height) > 0)
        return cls(fill == "fit", width, height, x, y, anchor) if is_drawable else None

    def box(self, position: int, slot: str, canvas: tuple[int, int], aspect: Fraction) -> Box:
        """The layer as a box."""
        width, height = self._size(canvas, float(aspect))
        return Box(
            key=f"slot:{slot}",
            label=shortened(slot),
            rect=Rect(*self._corner(canvas, width, height), width, height),
            z=position,
            fill=Fill.FIT if self.is_fit else Fill.STRETCH,
            has_bars=False,
            details=tuple(self._details()),
            path=("videoLayer", position),
        )

    def _size(self, canvas: tuple[int, int], aspect: float) -> tuple[float, float]:
        width, height = self.width * canvas[0], self.height * canvas[1]
        if not width and not height:
            return (float(canvas[0]), canvas[0] / aspect)
        return width or height * aspect, height or width / aspect

    def _corner(self, canvas: tuple[int, int], width: float, height: float) -> tuple[float, float]:
        """The upper left corner: a position counts inwards from a right or lower anchor."""
        across, down = _ANCHORS[self.anchor]
        x, y = self.x * canvas[0], self.y * canvas[1]
        left = (canvas[0] - width) * across + (-x if across == 1 else x)
        return left, (canvas[1] - height) * down + (-y if down == 1 else y)

    def _details(self) -> Iterator[str]:
        if self.is_fit:
            yield "fitted (fit)"
        elif self.width and self.height:
            yield "stretched (none)"
        else:
            yield "in its own ratio (none)"
        if self.anchor != "topLeft":
            yield f"{self.anchor} at {number(self.x)}, {number(self.y)}"

    def notes(self) -> Iterator[str]:
        """What is assumed."""
        if not self.is_fit and not self.width and not self.height:
            yield "has the size of its source, which is not known: drawn as broad as the canvas"
        if not self.is_fit and self.width and self.height:
            yield "has both sizes with fillMode none; the vendor's texts disagree about what that does"
        if self.anchor != "topLeft":
            yield f"the formula for {self.anchor} is not documented: inwards from that point is assumed"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _MOST
