"""The life of a video resource, which its slot tells from all others."""

from collections.abc import Sequence
from typing import Any, Final

from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import VIDEO_RESOURCE
from pulumi_livemedia.alibaba.studio_contents.lifecycle import StudioContentLifecycle
from pulumi_livemedia.alibaba.studio_contents.slots import occupant
from pulumi_livemedia.alibaba.studio_video_resource.model import (
    FILES,
    StudioVideoResourceInputs,
    StudioVideoResourceState,
    source_of,
)
from pulumi_livemedia.structures.wire import to_wire

_OF_FILES: Final = ("BeginOffset", "EndOffset", "RepeatNum", "PtsCallbackInterval")
_ADDED_ONLY: Final = ("LocationId", "FixedDelayDuration")


class StudioVideoResourceLifecycle(StudioContentLifecycle[StudioVideoResourceInputs, StudioVideoResourceState]):
    """Adds, watches, changes and takes away video resources, for one operation."""

    kind = VIDEO_RESOURCE
    inputs = StudioVideoResourceInputs
    state = StudioVideoResourceState
    id_field = "resource_id"
    added_only = frozenset({"location_id", "fixed_delay_duration"})

    def wire(
        self, inputs: StudioVideoResourceInputs, present: StudioVideoResourceInputs | None, id_: str
    ) -> dict[str, Any]:
        """The parameters: the source always, since a change without one may be refused; offsets of files only."""
        del id_
        left_out = {"CasterId", *(_ADDED_ONLY if present else ())}
        if source_of(inputs) not in FILES:
            left_out |= set(_OF_FILES)
        if not inputs.fixed_delay_duration:
            left_out.add("FixedDelayDuration")
        return {name: value for name, value in to_wire(inputs, kind=self.inputs).items() if name not in left_out}

    def standing(self, inputs: StudioVideoResourceInputs, present: Sequence[Described]) -> Described | None:
        """What stands in the slot."""
        return occupant(
            inputs,
            present,
            words=self.kind.words,
            slot=inputs.location_id,
            is_same=lambda each: self.is_same(inputs, each),
            is_anothers=lambda each: self.is_anothers(inputs, each),
            added_only=self.added_only,
        )

    def outputs(self, found: Described) -> dict[str, Any]:
        """The URL that the cloud has made."""
        return {"flv_url": found.flv_url}
