"""How the mixed picture is arranged.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final

from pydantic import Field

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.numbers import OneOf, Range, Whole
from pulumi_livemedia.structures.rules import each, known, repeated
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import LayoutMode
from pulumi_livemedia.volcengine.rtc_record_task.live import LIVE_IN_CUSTOM_LAYOUT
from pulumi_livemedia.volcengine.rtc_record_task.region import Region
from pulumi_livemedia.volcengine.rtc_record_task.streams import Stream
from pulumi_livemedia.volcengine.rtc_record_task.texts import BackgroundUrl, Colour

# A field of a region, the side of the canvas that limits it, and the end of the range that this is.
_LIMITS: Final = (
    ("location_x", "width", "below"),
    ("location_y", "height", "below"),
    ("width", "width", "at_most"),
    ("height", "height", "at_most"),
)


class Canvas(Structure):
    """The whole picture."""

    cloud_defaults: ClassVar[bool] = True

    width: Annotated[Whole, Range(2, 1920, even=True)] = Field(640, description="Width in px, even, 2 to 1920.")
    height: Annotated[Whole, Range(2, 1920, even=True)] = Field(480, description="Height in px, even, 2 to 1920.")
    background: Annotated[Colour, LIVE_IN_CUSTOM_LAYOUT] = Field(
        "#000000", description="Colour where no region is: `#` and six hexadecimal digits."
    )
    background_image: Annotated[BackgroundUrl | None, LIVE_IN_CUSTOM_LAYOUT] = Field(
        None,
        description="URL of a JPG, JPEG or PNG, 1024 bytes at most, that is stretched over the canvas and hides the "
        "colour.",
    )


class CustomLayout(Structure):
    """A canvas, and where on it each stream is shown."""

    cloud_defaults: ClassVar[bool] = True

    canvas: Canvas | None = Field(None, description="The whole picture; absent: 640 x 480 px, black.")
    regions: Annotated[list[Region], LIVE_IN_CUSTOM_LAYOUT] = Field(
        [], description="A region for each stream in `target_streams`."
    )

    @property
    def effective_canvas(self) -> Canvas:
        """The canvas that is declared or implied."""
        return Canvas() if self.canvas is None else self.canvas

    @rule
    def each_stream_has_one_region(self) -> Iterator[Failure]:
        """No stream is shown twice."""
        for position, first in repeated(known(self.regions, "stream_index")):
            yield Failure(
                ("regions", position, "streamIndex"), f"must be unique, and regions[{first}] shows this stream too"
            )

    @rule
    def regions_are_on_the_canvas(self) -> Iterator[Failure]:
        """No region is larger than the canvas or begins beyond it."""
        return each(self.regions, self._off_canvas)

    def _off_canvas(self, position: int, region: Region) -> Iterator[Failure]:
        """The sizes and places of one region that the canvas does not allow."""
        yield from each(_LIMITS, lambda _, limit: self._beyond(position, region, *limit))

    def _beyond(self, position: int, region: Region, name: str, side: str, end: str) -> Iterator[Failure]:
        broken = Range(**{end: getattr(self.effective_canvas, side)}).breach(getattr(region, name))
        if broken:
            yield Failure(("regions", position, region.names()[name]), f"{broken}, the {side} of the canvas")


class Layout(Structure):
    """How the mixed picture is arranged."""

    cloud_defaults: ClassVar[bool] = True

    layout_mode: Annotated[Whole, OneOf(*LayoutMode)] = Field(
        0,
        description="`LayoutMode`, how streams are arranged. `0` adaptive (equal tiles), `1` vertical (one main "
        "picture), `2` custom (a region for each stream), `3` side by side.",
    )
    main_video_stream: Stream | None = Field(
        None, description="Stream of the main picture; vertical layout only, which needs it."
    )
    custom_layout: CustomLayout | None = Field(
        None, description="Canvas and regions; custom layout only, which needs it."
    )

    @rule
    def vertical_has_a_main_stream(self) -> Iterator[Failure]:
        """One main picture needs its stream."""
        if self.layout_mode == LayoutMode.VERTICAL and self.main_video_stream is None:
            yield Failure(
                ("mainVideoStream",), "is required in the vertical layout", "name the stream of the main picture"
            )

    @rule
    def custom_has_regions(self) -> Iterator[Failure]:
        """A custom layout consists of regions."""
        if self.layout_mode != LayoutMode.CUSTOM:
            return
        if self.custom_layout is None:
            yield Failure(("customLayout",), "is required in the custom layout", "give canvas and regions")
        elif not self.custom_layout.regions:
            yield Failure(
                ("customLayout", "regions"),
                "must have at least one region in the custom layout",
                "give a region for each stream in targetStreams",
            )
