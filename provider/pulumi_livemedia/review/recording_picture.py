"""The picture of an RTC recording, from what is declared of it.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from pulumi_livemedia.review import arrangements
from pulumi_livemedia.review.known import as_given, known, known_count, known_items
from pulumi_livemedia.review.picture import USUAL_ASPECT, WHOLE, Box, Fill, Picture, with_own_keys
from pulumi_livemedia.review.rect import Rect
from pulumi_livemedia.review.words import counted, harmless, number, percent
from pulumi_livemedia.structures.failures import Path
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.encode import Encode
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import (
    LayoutMode,
    MediaType,
    RecordMode,
    RegionMediaType,
    RenderMode,
    StreamType,
)
from pulumi_livemedia.volcengine.rtc_record_task.layout import Canvas
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.region import Region
from pulumi_livemedia.volcengine.rtc_record_task.streams import MOST_STREAMS, Stream

_REGIONS: Final[Path] = ("layout", "customLayout", "regions")
_FILLS: Final = {
    RenderMode.STRETCH: Fill.STRETCH,
    RenderMode.CROP: Fill.CROP,
    RenderMode.FIT: Fill.FIT,
    RenderMode.FILL: Fill.STRETCH,
}
_STREAMS_IF_UNKNOWN: Final = 4
_LARGEST: Final = 100_000
"""Pixels beyond which nothing can be drawn; such a region is illegal."""
_ARRANGED: Final[dict[int, tuple[str, Callable[[int, int, int], list[Rect]]]]] = {
    LayoutMode.ADAPTIVE: ("adaptive layout", arrangements.adaptive),
    LayoutMode.VERTICAL: ("vertical layout", arrangements.vertical),
    LayoutMode.SIDE_BY_SIDE: ("side-by-side layout", arrangements.side_by_side),
}


class NoPicture(Exception):
    """There is nothing to draw; the text says why."""


def picture_of(
    inputs: RtcRecordTaskInputs, title: str, streams: int | None = None, aspect: Fraction = USUAL_ASPECT
) -> Picture:
    """The picture that a recording will have, as far as it is known.

    Args:
        inputs: What is declared, examined.
        title: What the picture is called.
        streams: For how many streams an arrangement is drawn that follows their number; without it, for those that
            are named, or for 4.
        aspect: Width to height that sources are taken to have.

    Raises:
        NoPicture: nothing is arranged, or what decides it is unknown.
    """
    if known(inputs, "record_mode") == RecordMode.SINGLE_STREAM:
        raise NoPicture("single-stream mode: each stream has a file of its own, and nothing is arranged")
    if known(inputs, "control", "media_type") == MediaType.AUDIO_ONLY:
        raise NoPicture("audio only: there is no picture")
    mode = LayoutMode.ADAPTIVE if inputs.layout is None else known(inputs, "layout", "layout_mode")
    if mode is None:
        raise NoPicture("which layout it has is not known, or not valid")
    picture = _custom(inputs, title) if mode == LayoutMode.CUSTOM else _arranged(inputs, title, mode, streams)
    return replace(picture, source_aspect=aspect)


def _custom(inputs: RtcRecordTaskInputs, title: str) -> Picture:
    canvas = known(inputs, "layout", "custom_layout", "canvas")
    canvas = canvas if isinstance(canvas, Canvas) else Canvas()
    width, height = known(canvas, "width"), known(canvas, "height")
    if width is None or height is None:
        raise NoPicture("the size of the canvas is not known, or not valid")
    regions = known(inputs, "layout", "custom_layout", "regions")
    boxes, unknown = [], []
    names = dict(_names(inputs))
    for position, region in known_items(regions):
        box = _box(region, position, names, width) if isinstance(region, Region) else None
        boxes += [box] if box else []
        unknown += [] if box else [position]
    return Picture(
        title=harmless(title),
        arrangement="custom layout",
        width=width,
        height=height,
        boxes=tuple(with_own_keys(boxes)),
        background=known(canvas, "background") or "#000000",
        background_image=known(canvas, "background_image"),
        notes=tuple(_custom_notes(inputs, regions, unknown)),
        path=("layout", "customLayout"),
        is_partial=len(boxes) != known_count(regions),
    )


def _custom_notes(inputs: RtcRecordTaskInputs, regions: object, unknown: list[int]) -> Iterator[str]:
    if regions is None:
        yield "the regions are not known yet"
    holes = (known_count(regions) or 0) - len(list(known_items(regions)))
    if unknown or holes:
        yield f"{counted(len(unknown) + holes, 'region')} can not be drawn: place or size not known, or not valid"
    canvas = known(inputs, "layout", "custom_layout", "canvas")
    if isinstance(canvas, Canvas) and known(canvas, "background") is None:
        yield "the background is not known yet, and drawn black"


def _names(inputs: RtcRecordTaskInputs) -> Iterator[tuple[int, tuple[str, str]]]:
    """Key and label of each stream that is named, by its index."""
    for _, stream in known_items(known(inputs, "target_streams", "stream_list")):
        index = known(stream, "index")
        if index is not None:
            yield index, _name(stream)


def _name(stream: Structure) -> tuple[str, str]:
    user, kind = as_given(stream, "user_id"), known(stream, "stream_type")
    if user is None:
        return f"index:{known(stream, 'index')}", f"stream {known(stream, 'index')}"
    is_screen = kind == StreamType.SCREEN
    return f"user:{user}:{int(is_screen)}", harmless(f"{user} (screen)" if is_screen else user)


def _box(region: Region, position: int, names: dict[int, tuple[str, str]], canvas_width: int) -> Box | None:
    """The box of a region; None where its place or size is unknown."""
    place = tuple(known(region, name) for name in ("location_x", "location_y", "width", "height"))
    if any(value is None or value > _LARGEST for value in place):
        return None
    index = known(region, "stream_index")
    key, label = names.get(index, (f"index:{index}", f"stream {'?' if index is None else index}"))
    rect = Rect(*place)
    radius = (known(region, "corner_radius") or 0) * canvas_width
    return Box(
        key=key,
        label=label,
        rect=rect,
        z=known(region, "z_order") or 0,
        alpha=known(region, "alpha") or 1.0,
        corner=radius if radius <= min(rect.width, rect.height) / 2 else 0,
        fill=_FILLS.get(known(region, "render_mode"), Fill.UNKNOWN),
        crop=_crop(region),
        has_picture=known(region, "media_type") != RegionMediaType.AUDIO_ONLY,
        details=tuple(_details(region, radius)),
        path=(*_REGIONS, position),
    )


def _crop(region: Region) -> Rect:
    crop = known(region, "source_crop")
    if crop is None:
        return WHOLE
    sides = [known(crop, name) for name in ("location_x", "location_y", "width_proportion", "height_proportion")]
    return WHOLE if None in sides else Rect(*sides)


def _details(region: Region, radius: float) -> Iterator[str]:
    mode = known(region, "render_mode")
    yield "render mode unknown" if mode is None else f"{_FILLS[mode].value} ({mode})"
    if known(region, "media_type") == RegionMediaType.AUDIO_ONLY:
        yield "sound only"
    if known(region, "media_type") == RegionMediaType.VIDEO_ONLY:
        yield "no sound"
    alpha = known(region, "alpha")
    if alpha != 1:
        yield "alpha unknown" if alpha is None else f"alpha {number(alpha)}"
    if radius:
        yield f"radius {number(radius)} px"
    crop = _crop(region)
    if crop != WHOLE:
        at = f" at {percent(crop.x)}, {percent(crop.y)}" if crop.x or crop.y else ""
        yield f"shows {percent(crop.width)} x {percent(crop.height)} of the source{at}"
    if known(region, "alternate_image"):
        yield "with a placeholder image"


def _arranged(inputs: RtcRecordTaskInputs, title: str, mode: int, streams: int | None) -> Picture:
    words, arrange = _ARRANGED[mode]
    encode = inputs.encode if isinstance(inputs.encode, Encode) else Encode()
    width, height = known(encode, "video_width"), known(encode, "video_height")
    if width is None or height is None:
        raise NoPicture("the size of the picture is not known, or not valid")
    named = _in_order(inputs, mode)
    count = min(streams or len(named) or _STREAMS_IF_UNKNOWN, MOST_STREAMS)
    boxes = (
        _tile(rect, *(named[position] if position < len(named) else _nobody(position)))
        for position, rect in enumerate(arrange(count, width, height))
    )
    return Picture(
        title=harmless(title),
        arrangement=words,
        width=width,
        height=height,
        boxes=tuple(with_own_keys(boxes)),
        notes=tuple(_arranged_notes(mode, count, bool(named))),
        path=("layout",),
    )


def _in_order(inputs: RtcRecordTaskInputs, mode: int) -> list[tuple[str, str]]:
    """Key and label of the streams that are named, that of the main picture first."""
    targets = known(inputs, "target_streams", "stream_list")
    names = [_name(stream) for _, stream in known_items(targets)]
    main = known(inputs, "layout", "main_video_stream")
    if mode == LayoutMode.VERTICAL and isinstance(main, Stream):
        first = _name(main)
        # Without a list of streams everybody is shown, and only the main picture has a name.
        return [first, *(name for name in names if name != first)] if names else [first, *_others()]
    return names


def _others() -> list[tuple[str, str]]:
    return [_nobody(position) for position in range(1, _STREAMS_IF_UNKNOWN)]


def _nobody(position: int) -> tuple[str, str]:
    return f"place:{position}", f"stream {position + 1}"


def _tile(rect: Rect, key: str, label: str) -> Box:
    return Box(key, label, rect, fill=Fill.UNKNOWN, path=("layout",))


def _arranged_notes(mode: int, count: int, is_named: bool) -> Iterator[str]:  # noqa: FBT001 - one of three facts
    if mode == LayoutMode.ADAPTIVE:
        yield (
            "The vendor documents the steps of 2, 4, 5 to 9, 10 to 16 and 17 streams, and draws them in pictures that "
            "could not be read: equal tiles, row by row, are assumed."
        )
    else:
        yield "The vendor shows this arrangement in drawings that could not be read: what is drawn here is assumed."
    yield (
        f"Drawn for {counted(count, 'stream')}; it follows how many publish. "
        + ("The order of the declaration is assumed." if is_named else "Nobody is named: every stream is recorded.")
    )
