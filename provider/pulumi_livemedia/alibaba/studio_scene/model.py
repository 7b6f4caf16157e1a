"""What a `StudioScene` takes and gives: the parameters of UpdateCasterSceneConfig and of its sound.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-updatecastersceneconfig and
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-updatecastersceneaudio
"""

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal, cast

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.studio_contents.model import (
    MAX_LAYERS,
    AudioLayer,
    Identifier,
    SourceSlot,
    StudioState,
    one_slot_for_each,
    repeated_names,
)
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.structures.markers import EffectOf, NotSent, NotTold
from pulumi_livemedia.structures.numbers import OneOf, Whole
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.structures.triggers import ANY_VALUES, Triggers

MAX_COMPONENTS: Final = 10
_Switch = Annotated[Whole, OneOf(0, 1)]


def _own_id(value: str) -> str:
    """The id of a layout or component: as it is, or at the end of its resource id, `CasterId/LayoutId`."""
    own = value.rpartition("/")[2]
    if own and not re.search(r"\s", own):
        return own
    raise Breach("must be an id: that of the resource, or what follows the slash in it")


_OwnId = Annotated[str, AfterValidator(_own_id)]


def _decide(_old: Structure, new: Structure) -> Effect:
    try:
        is_preview = cast("StudioSceneInputs", new).scene == "preview"
    except HoleTouched:
        # It may yet turn out to be the program; what is announced is the worse case.
        return Effect.ON_AIR
    return Effect.LIVE if is_preview else Effect.ON_AIR


SHOWN: Final = EffectOf(_decide, (Effect.LIVE, Effect.ON_AIR))
"""The audience sees what the program shows, and nobody but the director what the preview does."""


class AudioFilter(Structure):
    """What is done to one sound."""

    enable_agc: _Switch = Field(0, description="`1`: automatic gain.")
    enable_ans: _Switch = Field(0, description="`1`: noise reduction.")
    ans_mode: _Switch = Field(0, description="Noise reduction for speech, `0`, or music, `1`.")
    enable_beautify: _Switch = Field(0, description="`1`: another voice.")
    voice_beautify_mode: _Switch = Field(0, description="That voice: `0` deep male, `1` bright female.")

    @rule
    def modes_need_their_switch(self) -> Iterator[Failure]:
        """A mode of what is off does nothing."""
        for mode, switch in (("ans_mode", "enable_ans"), ("voice_beautify_mode", "enable_beautify")):
            if getattr(self, mode) and not getattr(self, switch):
                yield Failure((self.names()[mode],), f"needs {self.names()[switch]}")


class SceneAudioLayer(AudioLayer):
    """How one sound of a scene is mixed."""

    filter: Annotated[AudioFilter | None, NotTold()] = Field(None, description="What is done to it.")


class SceneSound(Structure):
    """How the sound of a scene is mixed."""

    follow_enable: Annotated[_Switch | None, SHOWN] = Field(
        None,
        description="`1`: the sound follows the picture. `0`: it is mixed by `audio_layer`. Absent: left as it is.",
    )
    audio_layer: Annotated[list[SceneAudioLayer] | None, SHOWN] = Field(
        None, min_length=1, max_length=MAX_LAYERS, description="The sounds, 12 at most. Absent: left as they are."
    )
    mix_list: Annotated[list[SourceSlot] | None, SHOWN] = Field(
        None, min_length=1, max_length=MAX_LAYERS, description="The slot of each sound, in the same order."
    )

    @rule
    def each_sound_has_a_slot(self) -> Iterator[Failure]:
        """The lists belong together by position."""
        return one_slot_for_each(self.audio_layer or [], self.mix_list or [], "mixList", "audioLayer")

    @rule
    def no_sound_is_mixed_twice(self) -> Iterator[Failure]:
        """The cloud refuses that."""
        for position, first in repeated_names(self.mix_list or []):
            yield Failure(("mixList", position), f"must be unique, and mixList[{first}] is the same")


class StudioSceneInputs(SceneSound):
    """What is declared."""

    caster_id: Annotated[Identifier, Effect.IDENTITY] = Field(
        description="Id of the caster. It must be on air: take it from the `LiveCaster`, which then starts before and "
        "stops afterwards."
    )
    scene: Annotated[Literal["program", "preview"], NotSent(), Effect.IDENTITY] = Field(
        description="`program` (PGM): what the audience sees. `preview` (PVW): what only the studio sees."
    )
    layout_id: Annotated[_OwnId, SHOWN] = Field(
        description="The layout that it shows: `layout.id`, which a preview knows where the layout only changes, or "
        "`layout.layout_id`."
    )
    component_ids: Annotated[list[_OwnId], SHOWN] = Field(
        [],
        max_length=MAX_COMPONENTS,
        description="The components that it shows, 10 at most, from the lowest to the topmost: `component.id` of each.",
    )
    apply_triggers: Annotated[Triggers, NotSent(), SHOWN] = Field(
        None,
        description=f"{ANY_VALUES} A change of it applies everything again; `[show.request_id]` of a "
        "`LiveCaster` does so after each of its starts.",
    )

    @rule
    def no_component_is_shown_twice(self) -> Iterator[Failure]:
        """It stands in one place."""
        for position, first in repeated_names(self.component_ids):
            yield Failure(("componentIds", position), f"must be unique, and componentIds[{first}] is the same")


class StudioSceneState(StudioSceneInputs, StudioState):
    """What is declared, and what the cloud says of it."""

    scene_id: str | None = Field(None, description="Id of the scene since the last start; absent while there is none.")
    status: str = Field(description="`running`, or `stopped` while the caster is off air.")

    @property
    def thing(self) -> str:
        """The resource id."""
        return f"{self.caster_id}/{self.scene}"
