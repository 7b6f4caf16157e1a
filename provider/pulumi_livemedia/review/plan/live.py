"""What runs right now, as somebody has looked it up, beside what is planned. Nothing is asked here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pulumi_livemedia.review.plan.kinds import Kind
from pulumi_livemedia.review.plan.planned import Planned
from pulumi_livemedia.review.plan.steps import Row

_DESIRED: Final = "desiredState"


@dataclass(frozen=True, slots=True)
class Live:
    """One resource right now."""

    text: str
    """In a few words: `on air since 13:25 UTC (40 min)`."""
    is_running: bool | None
    """Whether it is on air, recorded or seen; None where that can not be told."""
    status: str = ""
    """As its state would have it."""
    is_there: bool = True
    """Whether there is such a thing."""
    really: str = ""
    """The declared state that a refresh would read; empty where there is none, or it can not be told."""
    since: str = ""
    until: str = ""
    """Moments in ISO 8601, UTC; empty where they are not known."""
    problem: str = ""
    """Why it can not be told, on one line."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at everything."""

    at: str
    """When, such as `2026-11-22 14:05 UTC`."""
    found: Mapping[str, Live] = field(default_factory=dict)
    """By URN."""
    former: Mapping[Row, Live] = field(default_factory=dict)
    """The former runs that the stack is still to delete, by URN and id."""
    problem: str = ""
    """Why nothing could be looked at."""
    details: tuple[str, ...] = ()
    """The same whole, with what to do about it; for who runs the command, and in no report."""

    @property
    def all(self) -> tuple[Live, ...]:
        """Everything that was looked at."""
        return (*self.found.values(), *self.former.values())

    @property
    def problems(self) -> list[str]:
        """Why something can not be told, each once."""
        told = (each.problem for each in self.all)
        return list(dict.fromkeys(problem for problem in (self.problem, *told) if problem))

    @property
    def is_whole(self) -> bool:
        """Whether it was told of everything."""
        return not self.problem and all(each.is_running is not None for each in self.all)


def as_found(planned: Planned, kind: Kind, live: Live | None) -> Planned:
    """What is planned, where what is there now is what was found, and not what the stack remembers."""
    if live is None or live.is_running is None or planned.before is None or kind.words.status is None:
        return planned
    inputs = planned.before.inputs
    if kind.can_run and live.really:
        inputs = {**inputs, _DESIRED: live.really}
    status = live.status if live.is_there else min(kind.words.idle, default=live.status)
    outputs = {**planned.before.outputs, kind.words.status: status}
    before = replace(planned.before, inputs=inputs, outputs=outputs)
    return replace(planned, before=before, recorded=planned.recorded or planned.before)
