"""The picture that a recording makes of its streams.

Source: https://www.volcengine.com/docs/6348/1188215 (Layout). The page names the automatic layouts without saying where
the streams stand: see `record_automatic_layout` in `volcengine/behaviours.py`.
"""

import math
from collections.abc import Mapping, Sequence
from typing import cast

from pulumi_livemedia.emulator.pictures import Box, Picture, tiles
from pulumi_livemedia.emulator.volcengine.rtc.configuration import (
    CUSTOM_LAYOUT,
    Configuration,
    Stream,
    integer,
    part,
)
from pulumi_livemedia.emulator.volcengine.rtc.schema import Document

_VERTICAL, _SIDE_BY_SIDE = 1, 3
_RENDERING = {
    0: "stretched to the region",
    1: "cropped to fill the region",
    2: "whole, padded with the background",
    3: "stretched to the region",
}
_AUDIO_ONLY = 1
_FEW = 4
_MANY = 8


def picture_of(configuration: Configuration, recorded: Sequence[Stream]) -> Picture | None:
    """The picture; None if each stream has a file of its own, or only sound is recorded.

    Args:
        configuration: of the recording.
        recorded: the streams that are published and wanted.
    """
    if not configuration.is_mixed or configuration.is_audio:
        return None
    if configuration.layout_mode == CUSTOM_LAYOUT:
        return _custom(configuration, recorded)
    width, height = configuration.picture
    if configuration.layout_mode == _VERTICAL:
        main = Stream.of(part(configuration.layout, "MainVideoStream"))
        return Picture(
            width=width, height=height, arrangement="vertical layout", boxes=_vertical(main, recorded, (width, height))
        )
    boxes = [_box(stream) for stream in recorded]
    if configuration.layout_mode == _SIDE_BY_SIDE:
        placed = tiles(boxes, max(1, len(boxes)), 1, (0, 0, width, height))
        return Picture(width=width, height=height, arrangement="side-by-side layout", boxes=placed)
    columns = max(1, math.ceil(math.sqrt(len(boxes))))
    placed = tiles(boxes, columns, max(1, math.ceil(len(boxes) / columns)), (0, 0, width, height))
    return Picture(width=width, height=height, arrangement="adaptive layout", boxes=placed)


def _box(stream: Stream, *, present: bool = True) -> Box:
    notes = () if present else ("not publishing",)
    return Box(label=_label(stream), left=0, top=0, width=0, height=0, present=present, notes=notes)


def _label(stream: Stream) -> str:
    return f"{stream.user_id} (screen)" if stream.type else stream.user_id


def _vertical(main: Stream, recorded: Sequence[Stream], canvas: tuple[int, int]) -> list[Box]:
    """The main stream on the left, the others one below the other on the right."""
    width, height = canvas
    others = [_box(stream) for stream in recorded if stream != main]
    rows = _FEW if len(others) <= _FEW else _MANY
    columns = math.ceil(len(others) / rows)
    aside = columns * width / rows
    placed = tiles([_box(main, present=main in recorded)], 1, 1, (0, 0, width - aside, height))
    for column in range(columns):
        area = (width - aside + column * width / rows, 0, width / rows, height)
        placed += tiles(others[column * rows : (column + 1) * rows], 1, rows, area)
    return placed


def _custom(configuration: Configuration, recorded: Sequence[Stream]) -> Picture:
    canvas = part(configuration.layout, "CustomLayout", "Canvas")
    streams = {integer(each, "Index", 0): Stream.of(each) for each in configuration.targets}
    width, height = configuration.canvas
    return Picture(
        width=width,
        height=height,
        background=str(canvas.get("Background") or "#000000"),
        arrangement="custom layout",
        notes=("a background image hides the colour",) if canvas.get("BackgroundImage") else (),
        boxes=[_region(region, streams, recorded, configuration.canvas) for region in configuration.regions],
    )


def _region(
    region: Document, streams: Mapping[int, Stream], recorded: Sequence[Stream], canvas: tuple[int, int]
) -> Box:
    index = integer(region, "StreamIndex", 0)
    stream = streams.get(index)
    width, height = integer(region, "Width", 0), integer(region, "Height", 0)
    left, top = integer(region, "LocationX", 0), integer(region, "LocationY", 0)
    present = stream in recorded
    rounded = _number(region, "CornerRadius", 0) * canvas[0]
    overflows = left + width > canvas[0] or top + height > canvas[1]
    audio_only = integer(region, "MediaType", 0) == _AUDIO_ONLY
    notes = {
        "not publishing": not present,
        "an image is shown instead": not present and bool(region.get("AlternateImage")),
        "sound only": audio_only,
        "a part of the source": bool(region.get("SourceCrop")),
        "reaches beyond the canvas": overflows,
    }
    return Box(
        label=f"stream {index}" if stream is None else _label(stream),
        left=left,
        top=top,
        width=width,
        height=height,
        z=integer(region, "ZOrder", 0),
        alpha=_number(region, "Alpha", 1),
        radius=rounded if rounded <= min(width, height) / 2 else 0,
        rendering=_RENDERING.get(integer(region, "RenderMode", 0), ""),
        notes=tuple(note for note, holds in notes.items() if holds),
        present=present and not audio_only,
    )


def _number(document: Document, name: str, default: float) -> float:
    return cast("float", document.get(name, default))
