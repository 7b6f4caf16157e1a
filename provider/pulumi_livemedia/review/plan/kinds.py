"""The kinds of resources that a review can tell about: one line for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, get_args

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs
from pulumi_livemedia.alibaba.live_caster.words import WORDS as LIVE_CASTER
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.words import WORDS as PRODUCTION_STUDIO
from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs
from pulumi_livemedia.alibaba.studio_contents.words import SCENE_WORDS as STUDIO_SCENE
from pulumi_livemedia.alibaba.studio_contents.words import WORDS as STUDIO_CONTENT
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs
from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneInputs
from pulumi_livemedia.alibaba.studio_video_resource.model import StudioVideoResourceInputs
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.outcomes import Words
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.words import WORDS as RTC_RECORD_TASK

_REPLACING: Final = frozenset({Effect.IDENTITY, Effect.REPLACEMENT})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of resource."""

    inputs: type[Structure] | None
    """What is declared of it; None for a kind of another version, of which nothing is known."""
    words: Words
    replacing: frozenset[Effect] = _REPLACING
    """Effects for which there has to be another thing in the place of the old one."""

    @property
    def can_run(self) -> bool:
        """Whether it is declared to run or not."""
        return self.inputs is not None and "desired_state" in self.inputs.model_fields


KINDS: Final = {
    "LiveCaster": Kind(LiveCasterInputs, LIVE_CASTER),
    "ProductionStudio": Kind(ProductionStudioInputs, PRODUCTION_STUDIO),
    "StudioVideoResource": Kind(StudioVideoResourceInputs, STUDIO_CONTENT),
    "StudioLayout": Kind(StudioLayoutInputs, STUDIO_CONTENT),
    "StudioComponent": Kind(StudioComponentInputs, STUDIO_CONTENT),
    "StudioScene": Kind(StudioSceneInputs, STUDIO_SCENE),
    "RtcRecordTask": Kind(RtcRecordTaskInputs, RTC_RECORD_TASK, frozenset({Effect.IDENTITY, Effect.RESTART})),
}
UNKNOWN: Final = Kind(None, Words())


def _secret_names(structure: type[Structure]) -> Iterator[str]:
    """The state spelling of every field, at any depth, whose values nobody may see."""
    for name, field in structure.model_fields.items():
        if any(isinstance(declared, Secret) for declared in field.metadata):
            yield structure.names()[name]
        for inner in _structures(field.annotation):
            yield from _secret_names(inner)


def _structures(annotation: Any) -> Iterator[type[Structure]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        yield annotation
    for argument in get_args(annotation):
        yield from _structures(argument)


SECRET_NAMES: Final = frozenset(name for kind in KINDS.values() if kind.inputs for name in _secret_names(kind.inputs))
"""Hidden also where a preview shows them, which it does with --show-secrets."""


def kind_of(name: str) -> Kind:
    """The kind of this name, such as `LiveCaster`."""
    return KINDS.get(name, UNKNOWN)
