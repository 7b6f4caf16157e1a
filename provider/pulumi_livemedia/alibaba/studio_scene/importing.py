"""What the scenes of a studio show, for `livemedia import studio --contents`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pulumi_livemedia.adoption.inside import Inside
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.studio_contents.shown import SCENES, Shown, scene_word

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind


def inside(_kind: "Kind", client: ContentsClient, caster_id: str) -> Iterator[Inside]:
    """Return the running scenes that show a layout; off air there are none."""
    for scene in Shown(client, caster_id).running():
        word = scene_word(scene)
        if word in SCENES and scene.layout_id:
            yield Inside(f"{caster_id}/{word}", word)
