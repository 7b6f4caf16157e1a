"""Casters that are on air: the cloud lists them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.client import REGION_SETTING, LiveClient, connect
from pulumi_livemedia.alibaba.live_caster.broadcast import Broadcast, is_off_air, status_word
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.calls.errors import LivemediaError, MissingCredentials
from pulumi_livemedia.calls.home import Home
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.providers import LiveCasterProvider
from pulumi_livemedia.sweep.findings import Finding, Looked, Say, Unseen
from pulumi_livemedia.sweep.homes import STOP_SECONDS, StoredHome, look_deadline, require_same_run
from pulumi_livemedia.sweep.inventory import Inventory, Record, Settings
from pulumi_livemedia.sweep.ownership import ownership_of_caster

KIND: Final = Kind(LiveCasterProvider)
_KNOWN_REGION: Final = "the region of a caster that was declared"


@dataclass(frozen=True)
class _Place:
    """One region of one account, as somebody has named it."""

    settings: Settings
    region: str | None

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same place."""
        return (tuple(sorted(self.settings.items())), self.region)


def find_casters(inventory: Inventory, regions: Sequence[str], looked: Looked) -> None:
    """Add the casters that are on air and undeclared, in every region that a stack or the user names."""
    listed: set[tuple[str, str, str]] = set()
    seen: set[str] = set()
    for place in _places(inventory, regions):
        try:
            client = connect(place.settings, region=place.region, deadline=look_deadline())
            key = (client.host, client.region, client.rpc.session.key().access_key_id)
            if key in listed:
                continue
            listed.add(key)
            casters = client.describe_casters()
        except MissingCredentials as error:
            _explain_missing_key(inventory, error, looked)
            return
        except LivemediaError as error:
            looked.unseen.append(Unseen(f"casters in {place.region or 'the default region'}", str(error)))
            continue
        seen.update(caster.caster_id for caster in casters)
        looked.findings.extend(_undeclared(inventory, client, casters, place))
    looked.unseen.extend(_elsewhere(inventory, seen))


def _places(inventory: Inventory, regions: Sequence[str]) -> list[_Place]:
    records = [record for (kind, _), each in inventory.records.items() if kind == KIND.name for record in each]
    of_records = [_Place(record.settings, record.outputs.get("region")) for record in records]
    settings = [source.settings for source in inventory.sources] + [record.settings for record in records]
    named = [_Place(each, region) for each in settings for region in (each.get(REGION_SETTING), *regions)]
    return list({place.key: place for place in (*named, *of_records)}.values())


def _undeclared(
    inventory: Inventory, client: LiveClient, casters: Iterable[Caster], place: _Place
) -> Iterator[Finding]:
    for caster in casters:
        thing = (KIND.name, caster.caster_id)
        if is_off_air(caster) or thing in inventory.declared:
            continue
        yield Finding(
            kind=KIND,
            thing=caster.caster_id,
            name=caster.caster_name,
            status=status_word(caster),
            since=caster.start_time or "",
            endpoint=client.host,
            region=client.region,
            ownership=ownership_of_caster(inventory.records.get(thing, []), caster),
            stop=_Stop(place, caster).run,
        )


@dataclass(frozen=True)
class _Stop:
    """Stops one broadcast of a caster, and no later one."""

    place: _Place
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


def _explain_missing_key(inventory: Inventory, error: MissingCredentials, looked: Looked) -> None:
    """A stack without casters needs no key of their cloud; whoever has some wants to know about them."""
    if inventory.knows(KIND.name):
        looked.unseen.append(Unseen("casters", str(error)))
    else:
        looked.notes.append("casters were not looked for: there is no access key for Alibaba Cloud")


def _elsewhere(inventory: Inventory, seen: set[str]) -> Iterator[Unseen]:
    """Casters that were declared at another endpoint or with another account than those that were listed."""
    for caster_id, records in inventory.undeclared(KIND.name).items():
        record = _with_home(records)
        if caster_id in seen or record is None:
            continue
        stored, name = StoredHome.of(record), f"caster {caster_id}"
        try:
            client = connect(record.settings, region=record.outputs.get("region"), deadline=look_deadline())
            Home(client).require_endpoint(stored, name)
            Home(client).require_account(stored, name)
        except LivemediaError as error:
            yield Unseen(name, str(error))


def _with_home(records: Sequence[Record]) -> Record | None:
    return next((record for record in records if record.outputs.get("endpoint")), None)
