"""What a `StudioVideoResource` takes and gives: the documented parameters of AddCasterVideoResource.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcastervideoresource and
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-modifycastervideoresource
"""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Final, cast

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.studio_contents.model import Delay, SourceSlot, StudioContentInputs, StudioContentState
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import EffectOf, NotTold, Secret
from pulumi_livemedia.structures.numbers import INT32_MAX, Int32, Range, Whole
from pulumi_livemedia.structures.rules import each
from pulumi_livemedia.structures.structure import Structure, rule

SOURCES: Final = ("live_stream_url", "material_id", "vod_url", "image_id", "image_url")
"""The fields that name the source; which one is given makes the kind of the resource."""
FILES: Final = ("material_id", "vod_url")
OFFSETS: Final = ("begin_offset", "end_offset", "repeat_num", "pts_callback_interval")
"""Fields that count for files only."""


def source_of(inputs: "StudioVideoResourceInputs") -> str:
    """The field that names the source."""
    return next((name for name in SOURCES if getattr(inputs, name) is not None), "")


def _decide(old: Structure, new: Structure) -> Effect:
    sources = {source_of(cast("StudioVideoResourceInputs", inputs)) for inputs in (old, new)}
    return Effect.LIVE if len(sources) == 1 else Effect.REPLACEMENT


_SOURCE: Final = EffectOf(_decide, (Effect.LIVE, Effect.REPLACEMENT))


def _not_empty(value: str) -> str:
    if value.strip():
        return value
    raise Breach("must not be empty")


def _url(schemes: str, words: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if re.fullmatch(rf"({schemes})://\S+", value):
            return value
        raise Breach(f"must be a URL that begins with {words}")

    return check


_Text = Annotated[str, AfterValidator(_not_empty)]
_LiveUrl = Annotated[str, AfterValidator(_url("rtmps?|https?|artc", "rtmp://, http:// or https://"))]
_WebUrl = Annotated[str, AfterValidator(_url("https?", "http:// or https://"))]


class StudioVideoResourceInputs(StudioContentInputs):
    """What is declared."""

    resource_name: Annotated[_Text, Effect.LIVE] = Field(description="Display name.")
    location_id: Annotated[SourceSlot, Effect.REPLACEMENT] = Field(
        description="The slot that it occupies, `RV01` to `RV99` (older texts: to `RV12`). Each slot holds one video "
        "resource; layouts name slots."
    )
    live_stream_url: Annotated[_LiveUrl | None, Secret(), _SOURCE] = Field(
        None, description="For a live source: where it is pulled from. Exactly one of the five sources is given."
    )
    material_id: Annotated[_Text | None, _SOURCE] = Field(
        None, description="For a video of the media library: its material id."
    )
    vod_url: Annotated[_WebUrl | None, Secret(), _SOURCE] = Field(
        None, description="For a file outside the library: the URL of an MP4, FLV or TS."
    )
    image_id: Annotated[_Text | None, _SOURCE] = Field(None, description="For an image of the media library: its id.")
    image_url: Annotated[_WebUrl | None, Secret(), _SOURCE] = Field(
        None, description="For an image outside the library: the URL of a JPG or PNG, 10 MB at most."
    )
    begin_offset: Annotated[Int32, Effect.LIVE] = Field(
        0, description="Files only: where it starts, in ms after the first frame."
    )
    end_offset: Annotated[Int32, Effect.LIVE] = Field(
        0,
        description="Files only: where it ends, in ms. Above 0 counted from the first frame, below 0 back from the "
        "last one; `0` plays to the end.",
    )
    repeat_num: Annotated[Whole, Range(-1, 60), Effect.LIVE] = Field(
        0, description="Files only: how often it plays again after the first time; `-1` for ever."
    )
    pts_callback_interval: Annotated[Whole, Range(0, INT32_MAX), Effect.LIVE] = Field(
        0, description="Files only: ms between two callbacks that tell the position; `0` for none."
    )
    fixed_delay_duration: Annotated[Delay, NotTold(), Effect.REPLACEMENT] = Field(
        0, description="Delay in ms, 0 to 5000, to align it with captions."
    )

    @rule
    def one_source_is_given(self) -> Iterator[Failure]:
        """The source makes the kind, so there is exactly one."""
        given = [name for name in SOURCES if getattr(self, name) is not None]
        names = [self.names()[name] for name in SOURCES]
        if not given:
            yield Failure((names[0],), f"or another source is required: {', '.join(names[1:])}")
        for name in given[1:]:
            yield Failure(
                (self.names()[name],), f"can not be given beside {self.names()[given[0]]}: there is one source"
            )

    @rule
    def offsets_are_for_files(self) -> Iterator[Failure]:
        """A live stream or an image has no place to start from."""
        if source_of(self) not in ("", *FILES):
            yield from each(OFFSETS, self._useless)

    def _useless(self, _: int, name: str) -> Iterator[Failure]:
        if getattr(self, name) != 0:
            yield Failure((self.names()[name],), "is for files only", "leave it out, or give vod_url or material_id")


class StudioVideoResourceState(StudioVideoResourceInputs, StudioContentState):
    """What is declared, and what the cloud says of it."""

    resource_id: str = Field(description="Id of the video resource.")
    flv_url: Annotated[str | None, Secret()] = Field(
        None, description="URL that the cloud has made to pull it from, where there is one."
    )

    @property
    def thing(self) -> str:
        """The resource id."""
        return f"{self.caster_id}/{self.resource_id}"
