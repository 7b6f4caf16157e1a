"""What a studio is filled with, for `livemedia import studio --contents`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pulumi_livemedia.adoption.inside import Inside
from pulumi_livemedia.alibaba.contents_client import ContentsClient

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind


def inside(kind: "Kind", client: ContentsClient, caster_id: str) -> Iterator[Inside]:
    """Return every video resource, layout or component of a studio."""
    content = getattr(kind.hook("lifecycle"), f"{kind.name}Lifecycle").kind
    for each in client.describe(content, caster_id):
        name = each.values.get("ResourceName") or each.values.get("ComponentName") or ""
        yield Inside(f"{caster_id}/{each.id}", "" if name == each.id else str(name))
