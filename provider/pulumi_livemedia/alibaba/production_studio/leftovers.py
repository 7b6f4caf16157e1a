"""Studios that a stack has made and that no stack declares, for `livemedia sweep`.

Whose a studio is, its ClientToken says: it begins with a digest of the project, the stack and the name of the resource
that made it. Any other studio is somebody else's, and none of the sweep's business unless it is on air.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.live_caster.broadcast import is_off_air, status_word
from pulumi_livemedia.alibaba.live_caster.leftovers import Listed, Place, listed
from pulumi_livemedia.alibaba.production_studio import token
from pulumi_livemedia.alibaba.production_studio.making import is_bare
from pulumi_livemedia.alibaba.production_studio.operations import StudioOperations
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.dynamic.hidden import Origin
from pulumi_livemedia.sweep.findings import Finding, Remedy, Say, Search, Unseen
from pulumi_livemedia.sweep.homes import STOP_SECONDS
from pulumi_livemedia.sweep.ownership import Ownership, doubt_of
from pulumi_livemedia.sweep.problems import NotToBeEnded

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.sweep.inventory import Inventory, Record


def find(kind: "Kind", search: Search) -> None:
    """Add the undeclared studios that this package has made, on air or not."""
    for each in listed(search):
        key = (kind.name, each.caster.caster_id)
        if each.caster.client_token_id.startswith(token.STEM) and key not in search.inventory.declared:
            try:
                search.looked.findings.append(_finding(kind, search.inventory, each))
            except LivemediaError as error:
                search.looked.unseen.append(Unseen(f"studio {each.caster.caster_id}", str(error)))


def _finding(kind: "Kind", inventory: "Inventory", each: Listed) -> Finding:
    caster = each.caster
    return Finding(
        kind=kind,
        thing=caster.caster_id,
        name=caster.caster_name,
        status=status_word(caster),
        since=_since(caster),
        endpoint=each.client.host,
        region=each.client.region,
        ownership=_ownership(kind, inventory, each),
        end=_Delete(each.place, caster).run,
        remedy=Remedy.DELETE,
        used_by=lambda now: _user(now, caster.caster_id),
    )


def _since(caster: Caster) -> str:
    """Since when it is as it is; where the cloud does not tell, nothing."""
    if is_off_air(caster):
        return f"it was made at {caster.create_time}" if caster.create_time else ""
    return caster.start_time or ""


def _ownership(kind: "Kind", inventory: "Inventory", each: Listed) -> Ownership:
    """Tell whether a stack has made a studio, and nothing says that it is needed still."""
    makers = [record for record in _known(kind, inventory) if _has_made(record, each.caster)]
    if not makers:
        return Ownership(is_ours=False, reason="its ClientToken is of no resource that a state which was read tells of")
    proof = f"its ClientToken was made for {makers[0].resource}"
    doubt = _doubt(kind, inventory, each, makers)
    if doubt:
        return Ownership(is_ours=False, reason=f"{proof}, but {doubt}", was_made_here=True)
    return Ownership(is_ours=True, reason=proof, was_made_here=True)


def _known(kind: "Kind", inventory: "Inventory") -> Iterator["Record"]:
    """Everything that is known of resources of this kind."""
    yield from (record for (name, _), each in inventory.records.items() if name == kind.name for record in each)
    yield from (record for record in inventory.nameless if record.kind.name == kind.name)


def _has_made(record: "Record", caster: Caster) -> bool:
    origin = Origin.of(record.inputs)
    return bool(origin.scope) and caster.client_token_id.startswith(token.prefix(origin.scope, origin.name))


def _doubt(kind: "Kind", inventory: "Inventory", each: Listed, makers: list["Record"]) -> str:
    """Why it stays unless it is named; empty if there is no reason."""
    caster_id = each.caster.caster_id
    held = inventory.records.get((kind.name, caster_id), [])
    user = _user(inventory, caster_id)
    if user:
        return f"it is used by {user}"
    # Of other studios that the same resource has had, only what goes on now counts.
    begun = [record for record in makers if record.is_pending or not record.is_read]
    doubt = doubt_of([*held, *begun])
    if doubt or held:
        return doubt
    if not is_bare(StudioOperations(each.client).settings(caster_id)):
        return "no state that was read has held it: it may have been retained (--history and --past read more)"
    return ""


def _user(inventory: "Inventory", caster_id: str) -> str:
    """What stacks declare that works with a studio, in words; empty if nothing does."""
    return next((record.resource for record in inventory.working_with(caster_id)), "")


@dataclass(frozen=True)
class _Delete:
    """Deletes one studio that is off air, with all that it was filled with."""

    place: Place
    caster: Caster

    def run(self, say: Say) -> None:
        """Delete it.

        Raises:
            LivemediaError: it is on air, or the cloud refused.
        """
        del say
        client = connect(
            self.place.settings, region=self.place.region, deadline=Deadline.after(STOP_SECONDS, SYSTEM_CLOCK)
        )
        now = client.describe_caster(self.caster.caster_id)
        if now is None:
            return
        if not is_off_air(now):
            raise NotToBeEnded(
                f"studio {now.caster_id} is on air since {now.start_time}, so it is not deleted",
                cure="stop it first: --stop, with its id where it is not proven who has started it",
            )
        StudioOperations(client).delete(now.caster_id)
