"""All that an emulator knows, or all of one namespace, as one JSON document: saved, and loaded again.

    {"version": 1,
     "clock": {"now": "2026-01-01T20:00:00Z"},             (when it was saved; time goes on from there)
     "settings": {...}, "accounts": {...}, "faults": [...],
     "namespaces": {"emulator": {"clock": {"aheadSeconds": 60}, "settings": {...}, "casters": [...], "apps": [...],
                                 "rooms": [...], "recordTasks": [...], "callbacks": [...]}}}

Everything may be left out. Written by hand, the parts of the namespace `emulator` may stand at the top. The document of
one namespace is what stands under its name, with `version` and `faults`. The recorded calls are not in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from pulumi_livemedia.emulator.clock import VirtualClock
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.faults import write_fault
from pulumi_livemedia.emulator.moments import read_moment, write_moment
from pulumi_livemedia.emulator.namespaces import ROOT_KEY, Namespace, is_key
from pulumi_livemedia.emulator.recorder import MASK
from pulumi_livemedia.emulator.strict import JsonObject, as_object, optional, typed
from pulumi_livemedia.emulator.world import World

VERSION = 1


class _Save(Protocol):
    def __call__(self, namespace: Namespace, *, secrets: bool) -> list[JsonObject]: ...


class _Load(Protocol):
    def __call__(self, namespace: Namespace, documents: Sequence[object]) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a namespace's document.

    Attributes:
        name: of the member.
        save: gives its things.
        load: takes them into a namespace that has none; messages begin with the part's name.
    """

    name: str
    save: _Save
    load: _Load


@contextmanager
def _below(prefix: str) -> Iterator[None]:
    """Put the path of a part before the messages about it."""
    try:
        yield
    except ControlError as error:
        raise ControlError(prefix + error.message, error.status) from error


class Snapshots:
    """Saves and loads.

    Args:
        world: what is saved, and loaded into.
        parts: of a namespace, in the order in which they are loaded.
    """

    def __init__(self, world: World, parts: Sequence[Part]) -> None:
        self._world = world
        self._parts = parts

    def save(self, key_id: str | None = None, *, secrets: bool = False) -> JsonObject:
        """The document.

        Args:
            key_id: the namespace; None for everything.
            secrets: whether keys are written; else they are masked.
        """
        world = self._world
        with world.lock, world.clock.hold():
            if key_id is not None:
                namespace = world.namespaces.of(key_id)
                faults = [write_fault(each, bound=True) for each in world.faults if each.is_bound_to(key_id)]
                parts = {"faults": faults, **self._save_namespace(namespace, secrets=secrets)}
                return {"version": VERSION, **_filled(parts | {"clock": _write_now(namespace.clock)})}
            namespaces = {
                key: saved
                for key, each in world.namespaces.named().items()
                if (saved := _filled(self._save_namespace(each, secrets=secrets)))
            }
            everything = {
                "clock": _write_now(world.clock),
                "settings": world.settings.chosen(),
                "accounts": dict(sorted(world.namespaces.accounts.items())),
                "faults": [write_fault(each) for each in world.faults],
                "namespaces": namespaces,
            }
            return {"version": VERSION, **_filled(everything)}

    def _save_namespace(self, namespace: Namespace, *, secrets: bool) -> JsonObject:
        ahead = namespace.clock.offset_seconds
        return {
            "clock": {"aheadSeconds": ahead} if ahead else {},
            "settings": self._world.settings.chosen(namespace.account),
            **{part.name: part.save(namespace, secrets=secrets) for part in self._parts},
        }

    def load(self, document: object, key_id: str | None = None) -> JsonObject:
        """Forget everything, or everything of a namespace, and take what a document says instead; all or nothing.

        Args:
            document: the JSON.
            key_id: the namespace; None for everything.

        Returns:
            How many of each were loaded, and the paths of what is masked.

        Raises:
            ControlError: something in it is wrong; nothing has changed then.
        """
        world = self._world
        with world.lock, world.clock.hold():
            with world.all_or_nothing():
                world.clear(key_id)
                if key_id is None:
                    self._load_everything(document)
                else:
                    self._load_namespace(document, key_id, "")
            world.forget_calls(key_id)
            return {"loaded": self._count(key_id), "masked": list(masked(document))}

    def _load_everything(self, document: object) -> None:
        world, names = self._world, [part.name for part in self._parts]
        top = ("version", "clock", "settings", "accounts", "faults", "namespaces")
        given = as_object(document, "snapshot", (*top, *names))
        _check_version(given)
        _read_clock(given, world.clock, world.clock)
        world.settings.change(given.get("settings") or {})
        world.namespaces.set_accounts(given.get("accounts") or {})
        self._load_faults(given, None)
        short = {name: given[name] for name in names if name in given}
        namespaces = as_object(given.get("namespaces") or {}, "namespaces")
        root = as_object(namespaces.get(ROOT_KEY) or {}, f"namespaces.{ROOT_KEY}")
        if twice := [name for name in short if name in root]:
            raise ControlError(f"{twice[0]}: stands at the top and in namespaces.{ROOT_KEY}; once is enough")
        if short:
            world.namespaces.of(ROOT_KEY)  # the first one, as it stands first
        accounts = set()
        for key_id, each in namespaces.items():
            if not is_key(key_id):
                raise ControlError(f"namespaces: {key_id!r} must be emulator or emulator-<anything>")
            account = world.namespaces.account(key_id)
            if account in accounts:
                raise ControlError(f"namespaces.{key_id}: another one has the same account, {account}")
            accounts.add(account)
            self._load_namespace(each, key_id, f"namespaces.{key_id}")
        if short:
            self._load_parts(world.namespaces.of(ROOT_KEY), short)

    def _load_namespace(self, document: object, key_id: str, where: str) -> None:
        known = ("version", "clock", "settings", "faults", *(part.name for part in self._parts))
        given = as_object(document, where or "snapshot", known)
        with _below(f"{where}." if where else ""):
            self._take(self._world.namespaces.of(key_id), given, key_id)

    def _take(self, namespace: Namespace, given: JsonObject, key_id: str) -> None:
        _check_version(given)
        _read_clock(given, namespace.clock, self._world.clock)
        self._world.settings.change(given.get("settings") or {}, namespace.account)
        self._load_faults(given, key_id)
        self._load_parts(namespace, given)

    def _load_parts(self, namespace: Namespace, given: Mapping[str, object]) -> None:
        for part in self._parts:
            if given.get(part.name) is not None:
                part.load(namespace, typed(given[part.name], list, part.name))

    def _load_faults(self, given: JsonObject, key_id: str | None) -> None:
        for number, each in enumerate(typed(given.get("faults") or [], list, "faults")):
            with _below(f"faults[{number}]: "):
                self._world.faults.resume(each, key_id)

    def _count(self, key_id: str | None) -> dict[str, int]:
        named = self._world.namespaces.named().values()
        chosen = named if key_id is None else [self._world.namespaces.of(key_id)]
        saved = [self._save_namespace(each, secrets=False) for each in chosen]
        faults = [each for each in self._world.faults if key_id is None or each.is_bound_to(key_id)]
        counts = {part.name: sum(len(typed(each[part.name], list, "")) for each in saved) for part in self._parts}
        return {"namespaces": len(saved), "faults": len(faults), **counts}


def masked(value: object, where: str = "") -> Iterator[str]:
    """The paths of the masked secrets of a document."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from masked(each, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from masked(each, f"{where}[{number}]")
    elif isinstance(value, str) and (value == MASK or f"auth_key={MASK}" in value):
        yield where


def _filled(document: JsonObject) -> JsonObject:
    """The members that are not empty, the clock first."""
    found = {name: value for name, value in document.items() if value not in ({}, [], None)}
    return {name: found[name] for name in sorted(found, key=lambda name: name != "clock")}


def _check_version(given: JsonObject) -> None:
    version = optional(given, "version", int, "snapshot")
    if version not in (None, VERSION):
        raise ControlError(f"version: {version} is not known: this emulator reads version {VERSION}")


def _write_now(clock: VirtualClock) -> JsonObject:
    return {"now": write_moment(clock.now())}


def _read_clock(document: JsonObject, clock: VirtualClock, common: VirtualClock) -> None:
    given = as_object(document.get("clock") or {}, "clock", ("now", "aheadSeconds"))
    if len(given) > 1:
        raise ControlError("clock: now and aheadSeconds exclude each other")
    ahead = optional(given, "aheadSeconds", float, "clock")
    try:
        if ahead is not None:
            base = common.now() if clock is not common else clock.now()
            clock.set(base + timedelta(seconds=ahead))
        elif given.get("now") is not None:
            clock.set(read_moment(given["now"], "clock.now"))
    except OverflowError as error:
        raise ControlError(f"clock.aheadSeconds: {ahead:g} is too far away") from error
