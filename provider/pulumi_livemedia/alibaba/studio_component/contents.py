"""What a component shows, and where: the JSON texts of AddCasterComponent.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcastercomponent
"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.studio_contents.model import Position, PositionRefer, Share, SourceSlot
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import NotTold
from pulumi_livemedia.structures.numbers import Flag, Range, Whole
from pulumi_livemedia.structures.structure import Structure, rule

Language = Literal["cn", "en", "es", "ru"]
FontName = Literal[
    "KaiTi",
    "AlibabaPuHuiTi-Regular",
    "AlibabaPuHuiTi-Bold",
    "AlibabaPuHuiTi-Light",
    "NotoSansHans-Regular",
    "NotoSansHans-Bold",
    "NotoSansHans-Light",
]


def _colour(value: str) -> str:
    if re.fullmatch(r"0x[0-9a-f]{6}", value.lower(), re.ASCII):
        return value.lower()
    raise Breach("must be a colour: 0x and six hexadecimal digits")


def _border_colour(value: str) -> str:
    return value and _colour(value)


Colour = Annotated[str, AfterValidator(_colour)]
_Lines = Annotated[Whole | None, NotTold()]


class ComponentLayer(Structure):
    """Where a component stands. Sizes and positions are shares of the whole picture."""

    height_normalized: Share = Field(0.0, description="Height, 0 to 1; `0`: its own size.")
    width_normalized: Share = Field(
        0.0, description="Width, 0 to 1; `0`: its own size. If both are given, only the height counts."
    )
    position_normalized: Position = Field([0.0, 0.0], description="Where it stands: x and y.")
    position_refer: PositionRefer = Field(
        "topLeft", description="The point of the whole picture, and of the component, that the position counts from."
    )
    transparency: Annotated[Whole, Range(0, 255)] = Field(255, description="`0` clear to `255` opaque.")


class _Font(Structure):
    """How letters look."""

    color: Colour = Field("0xff0000", description="Colour of the letters: `0x` and six hexadecimal digits.")
    font_name: FontName = Field("KaiTi", description="Font.")
    size_normalized: Share | None = Field(None, description="Size of the letters as a share of the picture's height.")
    border_width_normalized: Share = Field(0.0, description="Width of their border as a share of their size.")
    border_color: Annotated[str, AfterValidator(_border_colour)] = Field(
        "", description="Colour of their border; empty for no border."
    )


class TextLayerContent(_Font):
    """A text."""

    text: str = Field(description="What is written.")


class ImageLayerContent(Structure):
    """An image."""

    material_id: Annotated[str, Field(min_length=1)] = Field(description="Its id in the media library.")


class CaptionLayerContent(_Font):
    """What is said, in writing."""

    location_id: SourceSlot = Field(description="The slot of the source that is captioned: its `location_id`.")
    source_lan: Language = Field("cn", description="Language that is spoken.")
    target_lan: Language | None = Field(None, description="Language that it is translated into; absent: it is not.")
    show_source_lan: Flag = Field(default=False, description="Whether the spoken language is shown beside the other.")
    truncation: Annotated[Flag, NotTold()] = Field(
        default=False, description="Whether long captions are cut into pages."
    )
    source_lan_per_line_word_count: _Lines = Field(None, description="Characters of a line in the spoken language.")
    target_lan_per_line_word_count: _Lines = Field(None, description="Characters of a line in the other language.")
    source_lan_reserve_pages: _Lines = Field(
        None, description="Lines in the spoken language that are kept; with `truncation` only."
    )
    target_lan_reserve_pages: _Lines = Field(
        None, description="Lines in the other language that are kept; with `truncation` only."
    )
    pts_offset: Annotated[Whole, Range(-10_000, 10_000)] = Field(0, description="Shift against the picture, in ms.")
    words_count: Annotated[Whole, Range(10, 50)] = Field(35, description="Words of one caption, at most.")

    @rule
    def lines_are_kept_where_captions_are_cut(self) -> Iterator[Failure]:
        """Without pages there is nothing to keep."""
        if not self.truncation:
            for name in ("source_lan_reserve_pages", "target_lan_reserve_pages"):
                if getattr(self, name) is not None:
                    yield Failure((self.names()[name],), "counts only where truncation is true")
