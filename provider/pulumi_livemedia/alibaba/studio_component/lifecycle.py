"""The life of a component, which its slot tells from all others."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import COMPONENT
from pulumi_livemedia.alibaba.studio_component.model import CONTENTS, StudioComponentInputs, StudioComponentState
from pulumi_livemedia.alibaba.studio_contents.lifecycle import StudioContentLifecycle
from pulumi_livemedia.alibaba.studio_contents.slots import occupant
from pulumi_livemedia.structures.differences import same
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.spelling import to_documented
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.structures.wire import to_wire

_ADDED_ONLY: Final = ("LocationId", "LayerOrder", "HtmlLayerContent")
_ANSWERS_ONLY: Final[Mapping[str, tuple[str, ...]]] = {
    "component_layer": ("transparency",),
    "caption_layer_content": ("pts_offset", "words_count"),
}
"""Keys that the current pages show in answers, and not in requests: sent only where they say something."""


class StudioComponentLifecycle(StudioContentLifecycle[StudioComponentInputs, StudioComponentState]):
    """Adds, watches, changes and takes away components, for one operation."""

    kind = COMPONENT
    inputs = StudioComponentInputs
    state = StudioComponentState
    id_field = "component_id"
    added_only = frozenset({"location_id", "layer_order", "html_layer_content"})

    def wire(self, inputs: StudioComponentInputs, present: StudioComponentInputs | None, id_: str) -> dict[str, Any]:
        """The parameters, each JSON text whole: what becomes of keys that are left out is not documented."""
        left_out = {"CasterId", *(_ADDED_ONLY if present else ())}
        wire = {name: value for name, value in to_wire(inputs, kind=self.inputs).items() if name not in left_out}
        for field in ("component_layer", *CONTENTS.values()):
            for name in _needless(getattr(inputs, field), present and getattr(present, field), field):
                del wire[to_documented(inputs.names()[field])][name]
        # A name that was given can not be cleared; without one it is the id.
        return {"ComponentName": id_, **wire} if present else wire

    def standing(self, inputs: StudioComponentInputs, present: Sequence[Described]) -> Described | None:
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

    def declared(self, caster_id: str, found: Described) -> StudioComponentInputs:
        """A declaration of what was found; a name that is the id was not given."""
        if found.values.get("ComponentName") == found.id:
            values = {name: value for name, value in found.values.items() if name != "ComponentName"}
            found = Described(found.id, values)
        return super().declared(caster_id, found)


def _needless(wanted: Structure | None, present: Structure | None, field: str) -> list[str]:
    """The keys of a JSON text that need not be sent: they have their defaults, and had them before."""
    if wanted is None or isinstance(present, Hole):
        return []
    both = [each for each in (wanted, present) if each is not None]
    return [
        to_documented(wanted.names()[name])
        for name in _ANSWERS_ONLY.get(field, ())
        if all(same(getattr(each, name), type(each).model_fields[name].default) for each in both)
    ]
