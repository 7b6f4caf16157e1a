"""What a declared studio is filled with and no stack declares, for `livemedia sweep`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.contents_answers import Described
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.alibaba.contents_client import Kind as Content
from pulumi_livemedia.alibaba.studio_contents.shown import Shown, scene_word
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import LivemediaError, NotFound
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.sweep.documents import ENCRYPTED
from pulumi_livemedia.sweep.findings import Finding, Remedy, Say, Search, Unseen
from pulumi_livemedia.sweep.homes import LOOK_SECONDS, StoredHome
from pulumi_livemedia.sweep.ownership import Ownership, doubt_of
from pulumi_livemedia.sweep.problems import NotToBeEnded

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.sweep.inventory import Inventory, Record


def find(kind: "Kind", search: Search) -> None:
    """Add the undeclared contents of every declared studio; scenes have none of their own."""
    content = getattr(getattr(kind.hook("lifecycle"), f"{kind.name}Lifecycle"), "kind", None)
    if content is None:
        return
    for studio in search.inventory.declared_records():
        if studio.kind.name != "ProductionStudio":
            continue
        try:
            search.looked.findings.extend(_of_studio(kind, content, search.inventory, studio))
        except LivemediaError as error:
            search.looked.unseen.append(Unseen(f"{content.words}s of studio {studio.thing}", str(error)))


def _of_studio(kind: "Kind", content: Content, inventory: "Inventory", studio: "Record") -> Iterator[Finding]:
    client = _client(studio)
    try:
        present = client.describe(content, studio.thing)
    except NotFound:
        return
    for each in present:
        thing = f"{studio.thing}/{each.id}"
        if (kind.name, thing) not in inventory.declared:
            yield _finding(kind, inventory, _Content(studio, content, each), client)


def _client(studio: "Record") -> ContentsClient:
    """A client for where the studio is.

    Raises:
        LivemediaError: calls would go elsewhere.
    """
    live = connect(studio.settings, region=studio.outputs.get("region"), deadline=Deadline.after(LOOK_SECONDS))
    if studio.outputs.get("endpoint"):
        home, name = StoredHome.of(studio), f"studio {studio.thing}"
        Home(live).require_endpoint(home, name)
        Home(live).require_account(home, name)
    return ContentsClient(live)


@dataclass(frozen=True)
class _Content:
    """One thing in a studio."""

    studio: "Record"
    content: Content
    found: Described

    @property
    def thing(self) -> str:
        return f"{self.studio.thing}/{self.found.id}"

    @property
    def name(self) -> str:
        """As messages call it."""
        return f"{self.content.words} {self.found.id} of studio {self.studio.thing}"

    @property
    def slot(self) -> str:
        return str(self.found.values.get("LocationId", ""))

    def shown_by(self, client: ContentsClient) -> str:
        """The running scenes that show it, in words; empty if none does."""
        scenes = Shown(client, self.studio.thing).showing(self.content, self.found.id, self.slot)
        return f"the {' and '.join(map(scene_word, scenes))} scene" if scenes else ""

    def used_by(self, inventory: "Inventory") -> str:
        """What stacks declare that names it, in words; empty if nothing does."""
        own = {self.found.id, self.slot, ENCRYPTED} - {""}
        working = inventory.working_with(self.studio.thing)
        return next((record.resource for record in working if own & set(_named(record.inputs))), "")

    def delete(self, say: Say) -> None:
        """Take it out of the studio.

        Raises:
            LivemediaError: it is shown, or the cloud refused.
        """
        del say
        client = _client(self.studio)
        shown = self.shown_by(client)
        if shown:
            raise NotToBeEnded(
                f"{self.name} is shown by {shown}, which is on air, so it is not deleted",
                cure="show something else first, or take the caster off air",
            )
        try:
            client.delete(self.content, self.studio.thing, self.found.id)
        except NotFound:
            return


def _named(inputs: Mapping[str, Any]) -> Iterator[str]:
    """The slots and the ids that a layout, a component or a scene names."""
    caption = inputs.get("captionLayerContent")
    yield str(caption.get("locationId", "") if isinstance(caption, Mapping) else caption or "")
    for name in ("blendList", "mixList", "layoutId", "componentIds"):
        given = inputs.get(name) or ()
        for own in given if isinstance(given, list) else (given,):
            yield str(own).rpartition("/")[2]


def _finding(kind: "Kind", inventory: "Inventory", each: _Content, client: ContentsClient) -> Finding:
    shown = each.shown_by(client)
    values = each.found.values
    return Finding(
        kind=kind,
        thing=each.thing,
        name=str(values.get("ResourceName") or values.get("ComponentName") or ""),
        status=f"shown by {shown}" if shown else "not shown",
        since="",
        endpoint=client.live.host,
        region=client.live.region,
        ownership=_ownership(inventory, kind, each),
        end=each.delete,
        remedy=Remedy.DELETE,
        used_by=each.used_by,
    )


def _ownership(inventory: "Inventory", kind: "Kind", each: _Content) -> Ownership:
    """Tell whether a stack has put it there: one of its former states held it, under the id that the cloud gave."""
    records = [record for record in inventory.records.get((kind.name, each.thing), []) if _is_here(record, each.studio)]
    if not records:
        return Ownership(is_ours=False, reason="no state that was read has ever held it")
    adopter = next((record for record in records if record.outputs.get("adopt")), None)
    if adopter is not None:
        reason = f"{adopter.resource} had taken it over, somebody else put it there"
        return Ownership(is_ours=False, reason=reason)
    doubt = doubt_of([*records, *_begun(inventory, kind)])
    user = each.used_by(inventory)
    doubt = doubt or (f"it is used by {user}" if user else "")
    reason = f"{records[0].resource} held it"
    return Ownership(not doubt, f"{reason}, but {doubt}" if doubt else reason, was_made_here=True)


def _is_here(record: "Record", studio: "Record") -> bool:
    """Whether it was held at the endpoint and in the account where the studio is."""
    return all(record.outputs.get(name) == studio.outputs.get(name) for name in ("endpoint", "accountId"))


def _begun(inventory: "Inventory", kind: "Kind") -> Sequence["Record"]:
    """Creates that are under way and may have made it."""
    return [record for record in inventory.nameless if record.is_pending and record.kind.name == kind.name]
