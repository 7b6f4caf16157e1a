"""What a thing does now: what each kind is given to tell it, and what it tells.

A kind tells it in `present(look)` of the module `present` of its own room.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from pulumi_livemedia.calls.operation import Operation

if TYPE_CHECKING:
    from pulumi_livemedia.sweep.inventory import Record

HOOK: Final = "present"

State = TypeVar("State")
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class Present:
    """What a thing does now."""

    status: str
    """In words, as the cloud tells it: `streaming`."""
    since: str = ""
    """Since when, as the cloud writes it; empty where it does not tell."""
    is_running: bool | None = None
    """None where it can not be told, and for what does not run by itself."""
    is_missing: bool | None = False
    """Whether what is declared to run, to be there or to be shown does not; None where it can not be told."""
    shown_by: tuple[str, ...] = ()
    """The running scenes that show it: `program`, `preview`."""
    excused: frozenset[str] = frozenset()
    """Places that look different, of which it can not be told whether they are."""


class Shared:
    """What several looks ask for, and is asked once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._locks: dict[tuple[object, ...], threading.Lock] = {}
        self._told: dict[tuple[object, ...], object] = {}

    def once(self, key: tuple[object, ...], ask: Callable[[], _Told]) -> _Told:
        """Return what is told under a key; what fails is asked again."""
        with self._lock:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            if key not in self._told:
                self._told[key] = ask()
            return cast("_Told", self._told[key])


@dataclass(frozen=True, slots=True)
class Look(Generic[State]):
    """One look at one thing that is there."""

    found: State
    """What is kept of it, with what is really so in the place of what was declared."""
    record: "Record"
    """What the state says of it."""
    operation: Operation
    shared: Shared
    differing: tuple[str, ...] = ()
    """The properties that are otherwise than declared: `delay`, `transcodeConfig.casterTemplate`."""
    declares: Callable[[str, str], Mapping[str, Any] | None] = lambda _kind, _thing: None
    """What the same stacks declare of another thing: a kind such as `LiveCaster`, and a resource id."""

    @property
    def declared(self) -> Mapping[str, Any]:
        """What was declared, in state spelling."""
        return self.record.declared

    @property
    def settings(self) -> Mapping[str, str]:
        """With which its cloud is called."""
        return self.record.settings

    def once(self, question: str, thing: str, ask: Callable[[], _Told]) -> _Told:
        """Ask the cloud something about a thing that other looks ask as well."""
        return self.shared.once((question, thing, *sorted(self.settings.items())), ask)


def of_runner(look: Look[Any], status: str, *, is_running: bool | None, since: str = "") -> Present:
    """What something does that is declared to run or not, by `desiredState`."""
    return Present(status, since, is_running, is_missing=wants_to_run(look.declared) and _not(is_running))


def wants_to_run(declared: Mapping[str, Any]) -> bool:
    """Whether something is declared to run; what has no `desiredState` is declared to be there."""
    return bool(declared.get("desiredState", "running") == "running")


def _not(value: bool | None) -> bool | None:  # noqa: FBT001 - the three of them
    return None if value is None else not value
