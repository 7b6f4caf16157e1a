"""Checks of what is declared of an RTC recording, beyond what its resource itself warns of.

Source: https://www.volcengine.com/docs/6348/1188215
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pulumi_livemedia.review.checks.check import Options, Subject
from pulumi_livemedia.review.known import known, known_items
from pulumi_livemedia.review.words import harmless, number, shortened
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.lookup import lookup
from pulumi_livemedia.structures.rules import repeated
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import LayoutMode, VideoCodec
from pulumi_livemedia.volcengine.rtc_record_task.live import is_custom_layout
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.stream_rules import regions_of

_REGIONS: Final = ("layout", "customLayout", "regions")
_ROUNDING: Final = 1e-9
_LONGEST_VALUE: Final = 60
_BYTEVC1_NEEDS: Final = 2 / 3
_SIDES: Final = ("location_x", "location_y", "width", "height")


def broken_rule(subject: Subject, _: Options) -> Iterator[Failure]:
    """A documented rule is broken: `pulumi preview` fails with the same words."""
    if subject.inputs is None:
        return
    for failure in failures(subject.inputs):
        if subject.is_whole or (failure.path and failure.path[0] == "layout"):
            yield replace(failure, rule=_with_value(subject.inputs, failure))


def _with_value(inputs: RtcRecordTaskInputs, failure: Failure) -> str:
    """The rule, and the value that breaks it, where that is short and no secret."""
    found = lookup(inputs, failure.path)
    if found is None or found.is_secret or not isinstance(found.value, str | int | float):
        return failure.rule
    value = str(found.value).lower() if isinstance(found.value, bool) else found.value
    return f"is {shortened(harmless(str(value)), _LONGEST_VALUE)}, but {failure.rule}"


def odd(subject: Subject, _: Options) -> Iterator[Failure]:
    """A region with an odd place or size.

    The video has colours for blocks of 2 x 2 pixels only (4:2:0): an odd edge is moved by a pixel, or has a coloured
    seam.
    """
    for position, region in known_items(_regions(subject)):
        sides = {region.names()[name]: known(region, name) for name in _SIDES}
        found = [f"{name} {side}" for name, side in sides.items() if side is not None and side % 2]
        if found:
            yield Failure(
                (*_REGIONS, position),
                f"has odd numbers: {', '.join(found)}; colours have half the resolution",
                "use even ones",
            )


def crop_beyond(subject: Subject, _: Options) -> Iterator[Failure]:
    """A crop that ends beyond the source; no documentation says what is shown then."""
    axes = (("location_x", "width_proportion", "broad"), ("location_y", "height_proportion", "high"))
    for position, region in known_items(_regions(subject)):
        for place, share, word in axes:
            start, extent = known(region, "source_crop", place), known(region, "source_crop", share)
            if start is not None and extent is not None and start + extent > 1 + _ROUNDING:
                yield Failure(
                    (*_REGIONS, position, "sourceCrop"),
                    f"begins at {number(start)}, is {number(extent)} {word}, and ends at {number(start + extent)}, "
                    "beyond the source, which ends at 1",
                    "make one of the two smaller",
                )


def shown_twice(subject: Subject, _: Options) -> Iterator[Failure]:
    """A stream that is named twice, and so is in the picture twice."""
    named = known_items(known(subject.inputs, "target_streams", "stream_list"))
    keys = [(position, (known(stream, "user_id"), known(stream, "stream_type"))) for position, stream in named]
    for position, first in repeated((position, key) for position, key in keys if None not in key):
        yield Failure(
            ("targetStreams", "streamList", position),
            f"is the stream of streamList[{first}] once more",
            "leave it out, or name the other stream that was meant",
        )


def starved(subject: Subject, options: Options) -> Iterator[Failure]:
    """A bit rate that is not enough for the picture.

    What matters are the bits for each pixel of each frame. Below 0.03 with H.264, every movement falls into blocks; the
    vendor's own cameras send 0.04 to 0.05.
    """
    inputs = subject.inputs
    if inputs is None:
        return
    size, fps, rate = _size(inputs), known(inputs, "encode", "video_fps"), known(inputs, "encode", "video_bitrate")
    if size is None or not fps or not rate:
        return
    pixels = size[0] * size[1] * fps
    is_newer = known(inputs, "encode", "video_codec") == VideoCodec.BYTEVC1
    least = options.least_bits_per_pixel * (_BYTEVC1_NEEDS if is_newer else 1)
    if rate * 1000 / pixels < least:
        enough = math.ceil(pixels * least / 1000 / 50) * 50
        yield Failure(
            ("encode", "videoBitrate"),
            f"{rate} kbit/s for {size[0]} x {size[1]} at {fps} frames a second are {rate * 1000 / pixels:.3f} bits for "
            f"a pixel ({rate} * 1000 / ({size[0]} * {size[1]} * {fps})), and {least:.3f} are the least",
            f"use {enough} or more, or 0 to leave it to the cloud",
        )


def _size(inputs: RtcRecordTaskInputs) -> tuple[int, int] | None:
    """The size of the mixed picture, as far as it is known."""
    if is_custom_layout(inputs) and inputs.layout is not None and inputs.layout.custom_layout is not None:
        canvas = inputs.layout.custom_layout.effective_canvas
        return canvas.width, canvas.height
    mode = known(inputs, "layout", "layout_mode")
    if inputs.encode is None or inputs.record_mode or mode == LayoutMode.CUSTOM:
        return None
    return inputs.encode.video_width, inputs.encode.video_height


def unlimited(subject: Subject, _: Options) -> Iterator[Failure]:
    """A recording that is written to have no limit.

    That may be meant. A project that never means it makes this an error.
    """
    control = known(subject.inputs, "control")
    if control is not None and "max_record_time" in control.model_fields_set and control.max_record_time == 0:
        yield Failure(("control", "maxRecordTime"), "is 0: the recording, and what it costs, has no limit")


def _regions(subject: Subject) -> object:
    return [] if subject.inputs is None else regions_of(subject.inputs)
