"""What a change does to a thing that may be running, in the words of its kind.

A review derives the event from what the engine plans and from the effects of the fields; each kind says beside its
model what the event means there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final


class Consequence(Enum):
    """What of an event whoever watches, or pays, may not expect."""

    INTERRUPTION = "interruption"
    """What is on air or recorded stops, for a moment or for good."""
    RESTART = "restart"
    """It goes on as a new run: a new file, or scenes loaded anew."""
    GOES_LIVE = "goes-live"
    """Something is on air, seen or recorded that was not before."""


class Event(Enum):
    """What happens to one thing."""

    START = "start"
    """It comes to be, and to run if it is of a kind that runs."""
    ENTER_STOPPED = "enter stopped"
    """It is declared, but not to run."""
    STOP = "stop"
    """It stays declared, and runs no more."""
    END = "end"
    """It is not declared any more, and has run until then."""
    LEAVE_STOPPED = "leave stopped"
    """It is not declared any more, and did not run."""
    LEAVE_RUNNING = "leave running"
    """It is not declared any more, and goes on as it is."""
    HAND_OVER = "hand over"
    """It is not declared here any more, and goes on under another resource."""
    TAKE_OVER = "take over"
    """It runs already, under a resource that leaves."""
    IMPORT = "import"
    """It is taken into the stack as it is."""
    READ = "read"
    """It is only looked at."""
    LIVE = "live"
    """It is changed while it goes on."""
    ON_AIR = "on air"
    """The same, and whoever watches sees or hears it."""
    OFF_AIR = "off air"
    """It is set, and what would show it on air stops in the same run."""
    REFUSED = "refused"
    """The provider will refuse it, or the cloud may; what runs goes on, and what does not stays so."""
    RESTART = "restart"
    """It is restarted in place."""
    INTERRUPT = "interrupt"
    """It is stopped for the change, and started again."""
    RENEW = "renew"
    """A new run of it starts before the old one stops."""
    RENEW_WITH_GAP = "renew with gap"
    """The old run stops before the new one starts."""
    GO_ON = "go on"
    """It is replaced in the stack only: the new one takes back what runs, before the old one goes."""
    MOVE = "move"
    """Another thing starts before the old one stops."""
    MOVE_WITH_GAP = "move with gap"
    """The old thing stops before another one starts."""
    END_FORMER_RUN = "end former run"
    """A former run of it ends, which an update that failed has left behind; another one goes on in its place."""
    END_FORMER_THING = "end former thing"
    """The same, and nothing goes on in its place."""
    KEEP_FORMER = "keep former"
    """The same, and it goes on, as it is what is declared now."""
    LEAVE_FORMER = "leave former"
    """A former run of it, which does not run any more, leaves the stack."""
    NEXT_START = "next start"
    """Nothing happens now; the change counts for its next start."""
    LOCAL = "local"
    """Only the state changes."""
    HIDDEN = "hidden"
    """It is changed, and it is not told in what."""
    NOTHING_RUNS = "nothing runs"
    """It is changed while it does not run."""
    SAME = "same"
    """Nothing happens."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An event in the words of a kind."""

    text: str
    """What happens, as the end of a sentence that begins with the name of the thing."""
    consequences: frozenset[Consequence] = frozenset()


def outcome(text: str, *consequences: Consequence) -> Outcome:
    """An event in words, with what it entails."""
    return Outcome(text, frozenset(consequences))


DEFAULTS: Final[Mapping[Event, Outcome]] = {
    Event.START: outcome("is created"),
    Event.ENTER_STOPPED: outcome("is created, and does not run"),
    Event.STOP: outcome("stops", Consequence.INTERRUPTION),
    Event.END: outcome("is deleted"),
    Event.LEAVE_STOPPED: outcome("is deleted"),
    Event.LEAVE_RUNNING: outcome("leaves the stack, and stays as it is"),
    Event.HAND_OVER: outcome("leaves the stack; what runs goes on under another resource"),
    Event.TAKE_OVER: outcome("takes over what runs already under another resource"),
    Event.IMPORT: outcome("is taken into the stack as it is"),
    Event.READ: outcome("is only read"),
    Event.LIVE: outcome("is changed"),
    Event.ON_AIR: outcome("is changed at once, and whoever watches sees it", Consequence.GOES_LIVE),
    Event.OFF_AIR: outcome("is set; the show stops in the same `pulumi up`"),
    Event.REFUSED: outcome("stays as it is: `pulumi up` will fail"),
    Event.RESTART: outcome("is restarted", Consequence.INTERRUPTION, Consequence.RESTART),
    Event.INTERRUPT: outcome("is stopped for the change", Consequence.INTERRUPTION, Consequence.RESTART),
    Event.RENEW: outcome("is replaced: the new one is made before the old one goes"),
    Event.RENEW_WITH_GAP: outcome("is replaced: the old one goes before the new one is made"),
    Event.GO_ON: outcome("is replaced in the stack; what runs goes on"),
    Event.MOVE: outcome("is replaced: another one is made before the old one goes"),
    Event.MOVE_WITH_GAP: outcome("is replaced: the old one goes before another one is made"),
    Event.END_FORMER_RUN: outcome("a former one, which an update that failed has left behind, is deleted"),
    Event.END_FORMER_THING: outcome("a former one, which an update that failed has left behind, is deleted"),
    Event.KEEP_FORMER: outcome("what an update that failed has left behind is what is declared now, and goes on"),
    Event.LEAVE_FORMER: outcome(
        "a former one, which an update that failed has left behind, leaves the stack; it does not run"
    ),
    Event.NEXT_START: outcome("stays as it is; the change counts for the next start"),
    Event.LOCAL: outcome("stays as it is; only the state changes"),
    Event.HIDDEN: outcome("is changed; the preview does not tell what of it, nor whether that can be seen"),
    Event.NOTHING_RUNS: outcome("is changed; nothing runs"),
    Event.SAME: outcome("stays as it is"),
}
"""The words of a kind that declares none of its own."""


@dataclass(frozen=True, slots=True)
class CostDriver:
    """Something of a declaration that the bill follows."""

    path: str
    """Of the field, or of what encloses it, as in state: `encode.videoWidth`."""
    why: str
    """How the bill follows it; prices are not told."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind tells of itself."""

    outcomes: Mapping[Event, Outcome] = field(default_factory=dict)
    thing: tuple[str, ...] = ()
    """The inputs that name the running thing: two resources with the same ones are about one thing."""
    follows: tuple[str, ...] = ()
    """Inputs that a check derives from others: their change is no cause by itself."""
    digests: tuple[str, ...] = ()
    """Inputs that a check derives for others to depend on: what they sum up is told itself."""
    status: str | None = None
    """The output that tells whether the thing really runs."""
    idle: frozenset[str] = frozenset()
    """The values of that output with which it does not."""
    stops_first: bool = False
    """Whether a replacement stops the old thing first, where neither the program nor the preview says so."""
    is_emptied: bool = False
    """Whether nothing is left of what was declared when it stops."""
    is_shown: bool = False
    """Whether it is seen only while something that is on air shows it."""
    is_brought: bool = False
    """Whether each change brings it to its declared state, also one that is about something else."""
    billed: str = ""
    """How it is billed while it runs: `by the minute`; empty if it is not."""
    drivers: tuple[CostDriver, ...] = ()

    def of(self, event: Event) -> Outcome:
        """The event in the words of this kind."""
        return self.outcomes.get(event) or DEFAULTS[event]
