"""What a sweep comes back with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar, cast

from pulumi_livemedia.sweep.ownership import Ownership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.sweep.inventory import Inventory

HOOK: Final = "leftovers"
"""A kind adds what is left of it in `find(kind, search)` of this module of its own room."""

_Known = TypeVar("_Known")

Say = Callable[[str], None]


class Remedy(Enum):
    """What ends a leftover."""

    STOP = "stop"
    """It runs, and goes on being there."""
    DELETE = "delete"
    """It is there, and does not run by itself."""

    @property
    def done(self) -> str:
        """The remedy when it has been applied: `stopped`."""
        return {Remedy.STOP: "stopped", Remedy.DELETE: "deleted"}[self]


def nobody(_inventory: "Inventory") -> str:
    """Return that nothing which stacks declare uses it."""
    return ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that runs or is there, and that no given stack declares.

    Attributes:
        thing: its id: of the caster, or AppId/RoomId/TaskId.
        name: its display name, where it has one.
        status: in words.
        since: when this run began, as its cloud tells it; empty if it does not.
        endpoint: the host that told.
        region: the region that was asked.
        ownership: whether a stack has started it.
        end: stops exactly this run and waits until it has ended, or deletes it. Takes what says a line meanwhile;
            raises a `LivemediaError`.
        remedy: which of the two.
        used_by: what stacks declare that needs it, in words; empty if nothing does.
    """

    kind: "Kind"
    thing: str
    name: str
    status: str
    since: str
    endpoint: str
    region: str
    ownership: Ownership
    end: Callable[[Say], None] = field(repr=False, compare=False)
    remedy: Remedy = Remedy.STOP
    used_by: Callable[["Inventory"], str] = field(default=nobody, repr=False, compare=False)

    @property
    def title(self) -> str:
        """What it is called in a text: `recording 661e.../studio-1/evening-news-f5eb86e8876e`."""
        return f"{self.kind.noun} {self.thing}"


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that could not be looked at, and may run.

    Attributes:
        what: a thing, or a place with all that is in it.
        reason: why, with the cloud's words.
    """

    what: str
    reason: str


@dataclass(slots=True)
class Looked:
    """All that was found.

    Attributes:
        findings: what runs undeclared.
        unseen: what could not be looked at.
        out_of_sight: recordings that may run, and that the cloud does not show any more.
        notes: what else a user should know of this sweep.
    """

    findings: list[Finding] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    out_of_sight: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Search:
    """What is looked for, and what was found so far.

    Attributes:
        inventory: what stacks declare.
        regions: further ones in which things are listed.
    """

    inventory: "Inventory"
    regions: "Sequence[str]" = ()
    looked: Looked = field(default_factory=Looked)
    _known: dict[str, object] = field(default_factory=dict)

    def once(self, question: str, ask: "Callable[[], _Known]") -> "_Known":
        """Return what several kinds ask for, asked once."""
        if question not in self._known:
            self._known[question] = ask()
        return cast("_Known", self._known[question])
