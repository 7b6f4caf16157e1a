"""What is legal in streams, layout and encoding, but hardly meant.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.rules import each, known
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import AudioProfile, LayoutMode, StreamType
from pulumi_livemedia.volcengine.rtc_record_task.layout import CustomLayout
from pulumi_livemedia.volcengine.rtc_record_task.live import is_custom_layout
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.region import Region
from pulumi_livemedia.volcengine.rtc_record_task.stream_rules import streams_of
from pulumi_livemedia.volcengine.rtc_record_task.texts import extension

_PICTURES: Final = ("", "jpg", "jpeg", "png")
_HIGHEST_AUDIO_BITRATES: Final = {AudioProfile.HE_AAC_V1: 128, AudioProfile.HE_AAC_V2: 64}
_REGIONS: Final = ("layout", "customLayout", "regions")


def _custom(inputs: RtcRecordTaskInputs) -> CustomLayout:
    """The custom layout that counts; one without regions where there is none."""
    layout = inputs.layout
    if not is_custom_layout(inputs) or layout is None or layout.custom_layout is None:
        return CustomLayout()
    return layout.custom_layout


def beyond_the_canvas(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Regions that end beyond the canvas; no documentation says what becomes of them."""
    custom = _custom(inputs)
    for place, size, side in (("location_x", "width", "width"), ("location_y", "height", "height")):
        for position, (start, extent) in known(custom.regions, place, size):
            limit = getattr(custom.effective_canvas, side)
            if start + extent > limit:
                name = Region.names()[place]
                yield Failure(
                    (*_REGIONS, position),
                    f"{name} {start} and {size} {extent} end at {start + extent}, beyond the {side} of the canvas, "
                    f"{limit}",
                    f"what is shown then is not documented: make {name} or {size} smaller",
                )


def corners(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Corners that are too round to have an effect."""
    custom = _custom(inputs)

    def find(position: int, region: Region) -> Iterator[Failure]:
        shorter = min(region.width, region.height)
        if 2 * region.corner_radius * custom.effective_canvas.width > shorter:
            yield Failure(
                (*_REGIONS, position, "cornerRadius"),
                f"has no effect: it is more than half of the shorter side, {shorter} px",
                "make it smaller; it is counted in widths of the canvas",
            )

    return each(custom.regions, find)


def picture_formats(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Pictures of other formats than those that are documented."""
    custom = _custom(inputs)

    def find(position: int, region: Region) -> Iterator[Failure]:
        if region.alternate_image is not None and extension(region.alternate_image) not in _PICTURES:
            yield Failure((*_REGIONS, position, "alternateImage"), "is not named as a picture", _USE_A_PICTURE)

    yield from each(custom.regions, find)
    background = custom.effective_canvas.background_image
    if background is not None and extension(background) not in _PICTURES:
        yield Failure(
            ("layout", "customLayout", "canvas", "backgroundImage"), "is not named as a picture", _USE_A_PICTURE
        )


_USE_A_PICTURE: Final = "use a JPG, JPEG or PNG"


def unused_parts(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Parts of the layout that its mode does not use."""
    layout = inputs.layout
    if layout is None:
        return
    if layout.main_video_stream is not None and layout.layout_mode != LayoutMode.VERTICAL:
        yield Failure(
            ("layout", "mainVideoStream"), "is ignored: only the vertical layout uses it", "set layoutMode to 1"
        )
    if layout.custom_layout is not None and layout.layout_mode != LayoutMode.CUSTOM:
        yield Failure(("layout", "customLayout"), "is ignored: only the custom layout uses it", "set layoutMode to 2")


def screens_in_vertical_layout(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Shared screens in the vertical layout, which an older documentation excludes."""
    layout = inputs.layout
    if layout is None or layout.layout_mode != LayoutMode.VERTICAL:
        return
    main = layout.main_video_stream
    if main is not None and main.stream_type == StreamType.SCREEN:
        yield Failure(("layout", "mainVideoStream", "streamType"), _NO_SCREEN, _USE_ANOTHER_LAYOUT)
    for position, (kind,) in known(streams_of(inputs.target_streams), "stream_type"):
        if kind == StreamType.SCREEN:
            place = ("targetStreams", "streamList", position, "streamType")
            yield Failure(place, _NO_SCREEN, _USE_ANOTHER_LAYOUT)


_NO_SCREEN: Final = "the vertical layout may not show a shared screen"
_USE_ANOTHER_LAYOUT: Final = "use another layoutMode"


def unnumbered_streams(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """Streams whose numbers must differ, and are left to the cloud."""
    for name, streams in (("targetStreams", inputs.target_streams), ("excludeStreams", inputs.exclude_streams)):
        without = [stream for stream in streams_of(streams) if stream.index is None]
        if len(without) > 1:
            yield Failure(
                (name, "streamList"),
                f"{len(without)} streams have no index, which must be unique; what stands for it is not documented",
                "number them",
            )


def unused_sizes(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """A size that the canvas overrides."""
    encode = inputs.encode
    if encode is None or not is_custom_layout(inputs):
        return
    for name in ("video_width", "video_height"):
        if name in encode.model_fields_set:
            side = name.removeprefix("video_")
            yield Failure(
                ("encode", encode.names()[name]),
                f"is ignored: the custom layout takes the {side} of its canvas",
                f"set layout.customLayout.canvas.{side}",
            )


def lower_audio_bitrate(inputs: RtcRecordTaskInputs) -> Iterator[Failure]:
    """A bit rate that the audio profile does not reach."""
    encode = inputs.encode
    if encode is None:
        return
    highest = _HIGHEST_AUDIO_BITRATES.get(AudioProfile(encode.audio_profile))
    if highest is not None and encode.audio_bitrate > highest:
        yield Failure(
            ("encode", "audioBitrate"),
            f"audio of this profile is encoded at {highest} kbit/s",
            "use audioProfile 0 (lc) for more",
        )
