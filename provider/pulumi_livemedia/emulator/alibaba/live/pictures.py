"""The picture of a scene: what its layout and its components put where.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcasterlayout (positions),
https://www.alibabacloud.com/help/faq-detail/61820.htm (sizes), https://www.alibabacloud.com/help/faq-detail/61823.htm
(order), and `picture_anchors` in `alibaba/studio_behaviours.py` for the places that are named without a formula.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.contents import Component, Layout, Row
from pulumi_livemedia.emulator.alibaba.live.scenes import Scene
from pulumi_livemedia.emulator.pictures import Box, Picture

_SIZES: Mapping[str, tuple[int, int]] = {
    "lp_ld": (640, 360),
    "lp_sd": (854, 480),
    "lp_hd": (1280, 720),
    "lp_ud": (1920, 1080),
}
_FALLBACK = "lp_hd"
_SOURCE_RATIO = 16 / 9
_LETTER_RATIO = 0.6
_TEXT_HEIGHT = 0.1
_OPAQUE = 255


def scene_picture(caster: Caster, scene: Scene) -> Picture | None:
    """The picture of a scene; None if nothing is applied to it."""
    layout = caster.contents.layouts.get(scene.layout)
    components = [found for each in scene.components if (found := caster.contents.components.get(each))]
    if layout is None and not components:
        return None
    canvas = canvas_size(caster.template)
    layers = [] if layout is None else _layers(caster, layout, canvas)
    return Picture(
        width=canvas[0],
        height=canvas[1],
        arrangement="layout",
        boxes=[*layers, *(_component(each, canvas, len(layers) + n) for n, each in enumerate(components))],
    )


def canvas_size(template: str) -> tuple[int, int]:
    """The size of the picture that a caster template gives."""
    width, height = _SIZES.get(template.removesuffix("_v"), _SIZES[_FALLBACK])
    return (height, width) if template.endswith("_v") else (width, height)


def _layers(caster: Caster, layout: Layout, canvas: tuple[int, int]) -> list[Box]:
    names = {each.location: each.name for each in caster.contents.resources.values() if each.location}
    boxes = []
    for order, (slot, layer) in enumerate(zip(layout.blend, layout.video, strict=True)):
        named = slot in names
        missing = not named and not caster.is_channelled
        box = _layer(names.get(slot) or slot, layer, canvas, order)
        notes = ("nothing in this slot",) if missing else (slot,) if named else ()
        boxes.append(replace(box, present=not missing, notes=(*notes, *box.notes)))
    return boxes


def _layer(label: str, layer: Row, canvas: tuple[int, int], order: int) -> Box:
    size, exact = _layer_size(layer, canvas)
    fits = layer["FillMode"] == "fit"
    left, top = _place(layer, size, canvas)
    return Box(
        label=label,
        left=left,
        top=top,
        width=size[0],
        height=size[1],
        z=order,
        rendering="fitted into the box" if fits else "scaled" if exact else "",
        notes=() if exact else ("the size follows the source, drawn as 16:9",),
        exact=exact,
    )


def _layer_size(layer: Row, canvas: tuple[int, int]) -> tuple[tuple[float, float], bool]:
    """Width and height in pixels, and whether they do not depend on the source."""
    width, height = _number(layer, "WidthNormalized") * canvas[0], _number(layer, "HeightNormalized") * canvas[1]
    if width and height:
        return (width, height), True
    if not width and not height:
        # Native size, which nobody knows here: as large as the picture.
        return (float(canvas[0]), float(canvas[1])), False
    return (width or height * _SOURCE_RATIO, height or width / _SOURCE_RATIO), False


def _component(component: Component, canvas: tuple[int, int], order: int) -> Box:
    text = str(component.content.get("Text") or "")
    height = (_number(component.layer, "HeightNormalized") or _text_height(component.content)) * canvas[1]
    ratio = len(text) * _LETTER_RATIO if text else 1.0 if component.kind == "image" else 1 / _TEXT_HEIGHT
    size = (min(height * ratio, float(canvas[0])), height)
    left, top = _place(component.layer, size, canvas)
    return Box(
        label=text or component.name or component.location,
        left=left,
        top=top,
        width=size[0],
        height=size[1],
        z=order,
        alpha=_number(component.layer, "Transparency") / _OPAQUE,
        notes=(f"{component.kind}, its width is a guess",),
        exact=False,
    )


def _text_height(content: Row) -> float:
    size = _number(content, "SizeNormalized")
    return size if size > 0 else _TEXT_HEIGHT


def _place(layer: Row, size: tuple[float, float], canvas: tuple[int, int]) -> tuple[float, float]:
    """Left and top: the named point of the layer stands inwards from the same point of the canvas."""
    refer = str(layer.get("PositionRefer") or "topLeft").lower()
    x, y = _position(layer)
    offset, below = x * canvas[0], y * canvas[1]
    spare_width, spare_height = canvas[0] - size[0], canvas[1] - size[1]
    left = offset if "left" in refer else spare_width - offset if "right" in refer else spare_width / 2 + offset
    top = below if "top" in refer else spare_height - below if "bottom" in refer else spare_height / 2 + below
    return left, top


def _position(layer: Row) -> tuple[float, float]:
    normalized = cast("Mapping[str, list[float]]", layer["PositionNormalizeds"])
    x, y = normalized["Position"]
    return x, y


def _number(row: Row, name: str) -> float:
    return cast("float", row.get(name) or 0.0)
