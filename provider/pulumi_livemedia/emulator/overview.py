"""All that the emulator's page shows, in one answer: `GET /_emulator/overview`."""

from collections.abc import Iterator

from pulumi_livemedia.emulator.behaviours import Settings, describe
from pulumi_livemedia.emulator.clock import VirtualClock
from pulumi_livemedia.emulator.control import ControlCall, Route, state
from pulumi_livemedia.emulator.namespaces import ROOT_KEY, is_key
from pulumi_livemedia.emulator.recorder import Recorded
from pulumi_livemedia.emulator.world import World
from pulumi_livemedia.version import __version__

LAST_REQUESTS = 200


def overview(call: ControlCall) -> object:
    """The state of one namespace or all, its last calls, the faults, and the behaviours that are not the default.

    The virtual time is not in it, so that its ETag says whether anything has happened; it is in the Date header.
    """
    recorded = _recorded(call)
    return {
        "version": __version__,
        "started": call.world.started.isoformat(timespec="milliseconds"),
        "offsetSeconds": _ahead(call.world, call.clock),
        "namespaces": [
            {"name": name, "offsetSeconds": _ahead(call.world, clock)} for name, clock in _clocks(call.world)
        ],
        "state": state(call),
        "requests": [each.to_json() for each in recorded[-LAST_REQUESTS:]],
        "requestsInAll": len(recorded),
        "faults": [fault.to_json() for fault in call.world.faults],
        "behaviours": list(_changed_behaviours(call)),
    }


def _recorded(call: ControlCall) -> list[Recorded]:
    found = call.world.recorder.find({})
    if call.account is None:
        return found
    return [each for each in found if call.world.namespaces.account(each.namespace) == call.account]


def _clocks(world: World) -> list[tuple[str, VirtualClock]]:
    """The namespaces that hold something or were called, the usual one first, and the clock of each."""
    names = {namespace.account: namespace.name for namespace in world.namespaces}
    for key in {each.namespace for each in world.recorder.find({}) if is_key(each.namespace)}:
        names.setdefault(world.namespaces.account(key), key)
    return [(name, world.namespaces.clock(name)) for name in (ROOT_KEY, *sorted({*names.values()} - {ROOT_KEY}))]


def _ahead(world: World, clock: VirtualClock) -> int:
    """How far a clock is ahead of the real one, in seconds."""
    return round((clock.now() - world.real()).total_seconds())


def _changed_behaviours(call: ControlCall) -> Iterator[dict[str, object]]:
    """The switches that differ from their defaults; with a namespace where they differ only there."""
    common = call.world.settings.of()
    yield from _differing(common, Settings(), None)
    for namespace in call.world.namespaces:
        if call.account in (None, namespace.account):
            yield from _differing(namespace.settings, common, namespace.name)


def _differing(settings: Settings, usual: Settings, namespace: str | None) -> Iterator[dict[str, object]]:
    for row, before in zip(describe(settings), describe(usual), strict=True):
        if row.get("value") != before.get("value"):
            known = {name: row[name] for name in ("name", "value", "default", "meaning")}
            yield {"namespace": namespace, **known}


ROUTES = (Route("GET", "/overview", overview),)
