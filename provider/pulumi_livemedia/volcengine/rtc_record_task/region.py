"""The place of one stream in a custom layout.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.numbers import Flag, Int32, Number, OneOf, Range, Whole
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import (
    AlternateImageFillMode,
    RegionMediaType,
    RenderMode,
)
from pulumi_livemedia.volcengine.rtc_record_task.texts import AlternateUrl

_Place = Annotated[Number, Range(at_least=0, below=1)]
_Share = Annotated[Number, Range(above=0, at_most=1)]
_Coordinate = Annotated[Whole, Range(-100, 100)]


class SourceCrop(Structure):
    """The part of the stream's picture that is shown, in shares of it."""

    cloud_defaults: ClassVar[bool] = True

    location_x: _Place = Field(0.0, description="Left edge, 0 to less than 1, in widths of the stream's picture.")
    location_y: _Place = Field(0.0, description="Upper edge, 0 to less than 1, in heights of the stream's picture.")
    width_proportion: _Share = Field(1.0, description="Width, more than 0 to 1, in widths of the stream's picture.")
    height_proportion: _Share = Field(1.0, description="Height, more than 0 to 1, in heights of the stream's picture.")


class Region(Structure):
    """The place of one stream on the canvas."""

    cloud_defaults: ClassVar[bool] = True

    stream_index: Int32 = Field(description="`index` of the stream in `target_streams` that is shown here.")
    location_x: Annotated[Whole, Range(at_least=0)] = Field(
        0, description="Left edge in px: 0 to less than the width of the canvas."
    )
    location_y: Annotated[Whole, Range(at_least=0)] = Field(
        0, description="Upper edge in px: 0 to less than the height of the canvas."
    )
    width: Annotated[Whole, Range(above=0)] = Field(description="Width in px: 1 to the width of the canvas.")
    height: Annotated[Whole, Range(above=0)] = Field(description="Height in px: 1 to the height of the canvas.")
    z_order: Annotated[Whole, Range(0, 100)] = Field(0, description="Order of overlapping regions, 0 to 100 (on top).")
    alpha: Annotated[Number, Range(above=0, at_most=1)] = Field(1.0, description="Opacity, more than 0 to 1 (opaque).")
    render_mode: Annotated[Whole, OneOf(*RenderMode)] = Field(
        0,
        description="`RenderMode`, how the stream fills the region. `0` stretched, `1` cropped to fill it, `2` "
        "whole, with background around it, `3` as `0` today, and recommended over it.",
    )
    source_crop: SourceCrop | None = Field(None, description="Part of the stream's picture; absent: all of it.")
    alternate_image: AlternateUrl | None = Field(
        None,
        description="URL of a JPG, JPEG or PNG, 1024 characters at most, that is shown while there is no picture.",
    )
    alternate_image_fill_mode: Annotated[Whole, OneOf(*AlternateImageFillMode)] = Field(
        0,
        description="`AlternateImageFillMode`, how that image is scaled. `0` as the stream's frames would be, `1` "
        "with its own ratio.",
    )
    corner_radius: Annotated[Number, Range(0, 1)] = Field(
        0.0,
        description="Radius of the corners in widths of the canvas, 0 to 1; without effect beyond half the region's "
        "shorter side.",
    )
    media_type: Annotated[Whole, OneOf(*RegionMediaType)] = Field(
        0,
        description="`RegionMediaType`, what the stream contributes: `0` audio and video, `1` audio only, `2` video "
        "only.",
    )
    apply_spatial_audio: Flag = Field(default=True, description="Whether the stream's sound has a place in space.")
    spatial_position: list[_Coordinate] = Field(
        [0, 0, 0], description="That place: three whole numbers x, y, z, each -100 to 100."
    )

    @rule
    def position_has_three_coordinates(self) -> Iterator[Failure]:
        """A place in space is x, y, z."""
        if len(self.spatial_position) != 3:  # noqa: PLR2004 - the dimensions of space
            yield Failure(("spatialPosition",), f"must have three elements, and has {len(self.spatial_position)}")
