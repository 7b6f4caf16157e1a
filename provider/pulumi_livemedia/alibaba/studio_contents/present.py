"""What a video resource, a layout or a component does now, for `livemedia status`: it is there, and it is shown."""

from dataclasses import dataclass
from typing import Any

from pulumi_livemedia.alibaba.answers import CasterScene
from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import ContentsClient, Kind
from pulumi_livemedia.alibaba.studio_contents.model import StudioContentState
from pulumi_livemedia.alibaba.studio_contents.shown import Shown, scene_word
from pulumi_livemedia.inspection.presence import Look, Present


def present(look: Look[StudioContentState]) -> Present:
    """It is in the studio, and these scenes show it."""
    found = look.found
    live = connect(look.settings, region=found.region, deadline=look.operation.deadline)
    slot = str(getattr(found, "location_id", ""))
    shown = Shown(_Once(live, look), found.caster_id).showing(_kind(look), found.thing.rpartition("/")[2], slot)
    return Present("there", shown_by=tuple(map(scene_word, shown)))


def _kind(look: Look[StudioContentState]) -> Kind:
    """What the client calls it; its lifecycle says so."""
    kind = look.record.kind
    found: Kind = getattr(kind.hook("lifecycle"), f"{kind.name}Lifecycle").kind
    return found


@dataclass(frozen=True)
class _Once(ContentsClient):
    """A client that asks once for all that is in a studio."""

    look: Look[Any]

    def describe(self, kind: Kind, caster_id: str) -> tuple[Described, ...]:
        """Return all things of a kind."""
        ask = super().describe
        return self.look.once(kind.plural, caster_id, lambda: ask(kind, caster_id))

    def scenes(self, caster_id: str) -> tuple[CasterScene, ...]:
        """Return the scenes."""
        ask = super().scenes
        return self.look.once("scenes", caster_id, lambda: ask(caster_id))
