"""Casters that are on air: the cloud lists them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.client import LiveClient, connect
from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast, is_off_air, is_on_air, status_word
from pulumi_livemedia.alibaba.region import REGION_SETTING
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.calls.errors import LivemediaError, MissingCredentials
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.sweep.findings import Finding, Say, Search, Unseen
from pulumi_livemedia.sweep.homes import STOP_SECONDS, StoredHome, look_deadline, require_same_run
from pulumi_livemedia.sweep.ownership import Ownership, doubt_of, held

if TYPE_CHECKING:
    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.sweep.inventory import Inventory, Record, Settings


@dataclass(frozen=True)
class Place:
    """One region of one account, as somebody has named it."""

    settings: "Settings"
    region: str | None

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same place."""
        return (tuple(sorted(self.settings.items())), self.region)


@dataclass(frozen=True)
class Listed:
    """A caster, and where it was listed."""

    place: Place
    client: LiveClient
    caster: Caster


def find(kind: "Kind", search: Search) -> None:
    """Add the casters that are on air and undeclared, in every region that a stack or the user names."""
    everywhere = listed(search)
    for each in everywhere:
        thing = (kind.name, each.caster.caster_id)
        if not is_off_air(each.caster) and thing not in search.inventory.declared:
            search.looked.findings.append(_finding(kind, search.inventory, each))
    seen = {each.caster.caster_id for each in everywhere}
    search.looked.unseen.extend(_elsewhere(kind, search.inventory, seen))


def listed(search: Search) -> list[Listed]:
    """Return every caster in every region that a stack or the user names; asked once."""
    return search.once("casters", lambda: _list(search))


def _list(search: Search) -> list[Listed]:
    found: list[Listed] = []
    asked: set[tuple[str, str, str]] = set()
    for place in _places(search):
        try:
            client = connect(place.settings, region=place.region, deadline=look_deadline())
            key = (client.host, client.region, client.rpc.session.key().access_key_id)
            if key in asked:
                continue
            asked.add(key)
            found += [Listed(place, client, caster) for caster in client.describe_casters()]
        except MissingCredentials as error:
            _explain_missing_key(search, error)
            return found
        except LivemediaError as error:
            search.looked.unseen.append(Unseen(f"casters in {place.region or 'the default region'}", str(error)))
    return found


def _places(search: Search) -> list[Place]:
    inventory = search.inventory
    records = [record for each in inventory.records.values() for record in each if _is_in_the_cloud(record.kind)]
    of_records = [Place(record.settings, record.outputs.get("region")) for record in records]
    settings = [source.settings for source in inventory.sources] + [record.settings for record in records]
    named = [Place(each, region) for each in settings for region in (each.get(REGION_SETTING), *search.regions)]
    return list({place.key: place for place in (*named, *of_records)}.values())


def _is_in_the_cloud(kind: "Kind") -> bool:
    """Whether things of a kind are in this cloud."""
    return kind.provider.room.startswith("alibaba.")


def _finding(kind: "Kind", inventory: "Inventory", each: Listed) -> Finding:
    return Finding(
        kind=kind,
        thing=each.caster.caster_id,
        name=each.caster.caster_name,
        status=status_word(each.caster),
        since=each.caster.start_time or "",
        endpoint=each.client.host,
        region=each.client.region,
        ownership=ownership(inventory.records.get((kind.name, each.caster.caster_id), []), each.caster),
        end=_Stop(each.place, each.caster).run,
    )


def ownership(records: "Sequence[Record]", caster: Caster) -> Ownership:
    """Tell whether a broadcast is a stack's: as the very run that was kept. Its id proves nothing."""
    if not records:
        return Ownership(is_ours=False, reason="no state that was read has ever held it")
    doubt = doubt_of(records) or ("" if is_on_air(caster) else "its status is not documented")
    return Ownership(is_ours=False, reason=doubt) if doubt else held(records, caster.start_time)


@dataclass(frozen=True)
class _Stop:
    """Stops one broadcast of a caster, and no later one."""

    place: Place
    caster: Caster

    def run(self, say: Say) -> None:
        operation = Operation(Deadline.after(STOP_SECONDS, SYSTEM_CLOCK), say=say)
        client = connect(self.place.settings, region=self.place.region, deadline=operation.deadline)
        broadcast = Broadcast(client, operation, self.caster.caster_id)
        now = broadcast.look()
        if now is None or is_off_air(now):
            return
        require_same_run(broadcast.name, self.caster.start_time, now.start_time)
        broadcast.stop()


def _explain_missing_key(search: Search, error: MissingCredentials) -> None:
    """A stack without casters needs no key of their cloud; whoever has some wants to know about them."""
    if any(_is_in_the_cloud(record.kind) for each in search.inventory.records.values() for record in each):
        search.looked.unseen.append(Unseen("casters", str(error)))
    else:
        search.looked.notes.append("casters were not looked for: there is no access key for Alibaba Cloud")


def _elsewhere(kind: "Kind", inventory: "Inventory", seen: set[str]) -> Iterator[Unseen]:
    """Casters that were declared at another endpoint or with another account than those that were listed."""
    for caster_id, records in inventory.undeclared(kind.name).items():
        record = _with_home(records)
        if caster_id in seen or record is None:
            continue
        stored, name = StoredHome.of(record), f"caster {caster_id}"
        try:
            client = connect(record.settings, region=record.outputs.get("region"), deadline=look_deadline())
            Home(client).require_endpoint(stored, name)
            Home(client).require_account(stored, name)
        except MissingCredentials:
            continue  # which is told of all of them
        except LivemediaError as error:
            yield Unseen(name, str(error))


def _with_home(records: "Sequence[Record]") -> "Record | None":
    return next((record for record in records if record.outputs.get("endpoint")), None)
