"""What a `StudioLayout` takes and gives: the documented parameters of AddCasterLayout.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcasterlayout and, for
what the sizes mean, https://www.alibabacloud.com/help/faq-detail/61820.htm
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from pulumi_livemedia.alibaba.studio_contents.model import (
    MAX_LAYERS,
    AudioLayer,
    Delay,
    Position,
    PositionRefer,
    Share,
    SourceSlot,
    StudioContentInputs,
    StudioContentState,
    one_slot_for_each,
)
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.structure import Structure, rule


class VideoLayer(Structure):
    """Where one picture stands. Sizes and positions are shares of the whole picture, from its upper left corner."""

    fill_mode: Literal["none", "fit"] = Field(
        "none",
        description="`none`: the picture has the size that is given, and its own ratio where only one side is. `fit`: "
        "as large as it fits into width and height, which are then required.",
    )
    width_normalized: Share = Field(0.0, description="Width, 0 to 1; `0`: from the source.")
    height_normalized: Share = Field(0.0, description="Height, 0 to 1; `0`: from the source.")
    position_normalized: Position = Field([0.0, 0.0], description="Where it stands: x and y.")
    position_refer: PositionRefer = Field(
        "topLeft", description="The point of the whole picture, and of this one, that the position counts from."
    )
    fixed_delay_duration: Delay = Field(0, description="Delay in ms, 0 to 5000.")

    @rule
    def fit_needs_both_sizes(self) -> Iterator[Failure]:
        """A picture is fitted into a box."""
        if self.fill_mode == "fit":
            for name in ("width_normalized", "height_normalized"):
                if getattr(self, name) == 0:
                    yield Failure((self.names()[name],), "must be greater than 0 where fillMode is fit")


class StudioLayoutInputs(StudioContentInputs):
    """What is declared."""

    video_layer: Annotated[list[VideoLayer], Effect.LIVE] = Field(
        min_length=1, max_length=MAX_LAYERS, description="The pictures, 1 to 12, from the lowest to the topmost."
    )
    blend_list: Annotated[list[SourceSlot], Effect.LIVE] = Field(
        min_length=1,
        max_length=MAX_LAYERS,
        description="The slot of each picture, in the same order: the `location_id` of a video resource, or the id of "
        "a channel where channels are on.",
    )
    audio_layer: Annotated[list[AudioLayer], Effect.LIVE] = Field(
        min_length=1, max_length=MAX_LAYERS, description="The sounds, 1 to 12; a silent layout has one of volume 0."
    )
    mix_list: Annotated[list[SourceSlot], Effect.LIVE] = Field(
        min_length=1, max_length=MAX_LAYERS, description="The slot of each sound, in the same order."
    )

    @rule
    def each_picture_has_a_slot(self) -> Iterator[Failure]:
        """The lists belong together by position."""
        return one_slot_for_each(self.video_layer, self.blend_list, "blendList", "videoLayer")

    @rule
    def each_sound_has_a_slot(self) -> Iterator[Failure]:
        """The same."""
        return one_slot_for_each(self.audio_layer, self.mix_list, "mixList", "audioLayer")


class StudioLayoutState(StudioLayoutInputs, StudioContentState):
    """What is declared, and what the cloud says of it."""

    layout_id: str = Field(description="Id of the layout, which scenes name.")

    @property
    def thing(self) -> str:
        """The resource id."""
        return f"{self.caster_id}/{self.layout_id}"
