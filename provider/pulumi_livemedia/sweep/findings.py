"""What a sweep comes back with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.sweep.ownership import Ownership

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that runs and that no given stack declares.

    Attributes:
        thing: its id: of the caster, or AppId/RoomId/TaskId.
        name: its display name, where it has one.
        status: in words.
        since: when this run began, as its cloud tells it; empty if it does not.
        endpoint: the host that told.
        region: the region that was asked.
        ownership: whether a stack has started it.
        stop: stops exactly this run and waits until it has ended. Takes what says a line meanwhile; raises a
            `LivemediaError`.
    """

    kind: Kind
    thing: str
    name: str
    status: str
    since: str
    endpoint: str
    region: str
    ownership: Ownership
    stop: Callable[[Say], None] = field(repr=False, compare=False)

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
