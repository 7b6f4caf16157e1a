"""The life of a layout. It has no name and no slot: only its content tells it from others."""

from collections.abc import Sequence
from typing import Any

from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import LAYOUT
from pulumi_livemedia.alibaba.studio_contents.lifecycle import StudioContentLifecycle
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs, StudioLayoutState
from pulumi_livemedia.structures.wire import to_wire


class StudioLayoutLifecycle(StudioContentLifecycle[StudioLayoutInputs, StudioLayoutState]):
    """Adds, watches, changes and takes away layouts, for one operation."""

    kind = LAYOUT
    inputs = StudioLayoutInputs
    state = StudioLayoutState
    id_field = "layout_id"

    def wire(self, inputs: StudioLayoutInputs, present: StudioLayoutInputs | None, id_: str) -> dict[str, Any]:
        """All four lists with every field, always: what the cloud makes of a part of them is not documented."""
        del present, id_
        wire = to_wire(inputs, kind=self.inputs)
        return {name: value for name, value in wire.items() if name != "CasterId"}

    def standing(self, inputs: StudioLayoutInputs, present: Sequence[Described]) -> Described | None:
        """A layout with the very same content that no scene shows and no other resource is known to have.

        That is what a run leaves behind which died between the addition and its answer: it never came to be shown, and
        it is the last one in the list. Every other layout with that content is somebody's, and another one is added
        beside it.
        """
        listed = reversed(present)
        same = [each for each in listed if self.is_same(inputs, each) and not self.is_anothers(inputs, each)]
        if not same or inputs.adopt:
            return same[0] if same else None
        shown = {scene.layout_id for scene in self.shown(inputs.caster_id).all()}
        return next((each for each in same if each.id not in shown), None)
