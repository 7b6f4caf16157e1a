"""What happens to a former run: an update made another one in its place, and failed before the old one was deleted."""

from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.review.documents import PAST_MARK, UNKNOWN_MARK
from pulumi_livemedia.review.plan.events import is_declared_to_run, runs
from pulumi_livemedia.review.plan.kinds import Kind
from pulumi_livemedia.review.plan.planned import Former, Planned, State
from pulumi_livemedia.structures.outcomes import Event

_LEFT_BEHIND: Final = "it is a former one, which an update that failed has left behind"
_NOT_SHOWN: Final = "the preview does not tell of the declared one; `--show-sames` does"
_NOT_TOLD: Final = (UNKNOWN_MARK, PAST_MARK)


def event_of_former(planned: Planned, former: Former, kind: Kind) -> Event:
    """What its end means: little where the declared one goes on in its place, an interruption where none does."""
    if not runs(planned.before, kind):
        return Event.LEAVE_FORMER
    if planned.before is not None and planned.before.is_retained:
        return Event.LEAVE_RUNNING
    declared = former.declared
    if declared is None:
        # What is left out stays as it is; a kind whose runs have names of their own has begun another one since.
        return Event.END_FORMER_RUN if former.may_be_left_out and kind.words.follows else Event.END_FORMER_THING
    if _is_held(planned.before, declared, kind):
        return Event.KEEP_FORMER
    is_in_its_place = _place(planned.before, kind) == _place(declared.after or declared.before, kind)
    return Event.END_FORMER_RUN if is_in_its_place and _goes_on(declared, kind) else Event.END_FORMER_THING


def notes_of_former(former: Former, event: Event) -> Iterator[str]:
    """What else there is to say of it."""
    if event is Event.LEAVE_RUNNING:
        yield _LEFT_BEHIND
    if former.declared is None and former.may_be_left_out:
        yield _NOT_SHOWN


def is_certain(planned: Planned, event: Event, kind: Kind) -> bool:
    """Whether it is known to be another thing, where that makes the difference."""
    known = _place(planned.before, kind)
    return event is not Event.END_FORMER_THING or not any(value in _NOT_TOLD for value in known)


def _place(state: State | None, kind: Kind) -> list[object]:
    """Where it runs, which a new run has in common with the former one."""
    names = [name for name in kind.words.thing if name not in kind.words.follows]
    return [state.inputs.get(name) for name in names] if state is not None else []


def _goes_on(declared: Planned, kind: Kind) -> bool:
    """Whether the declared one runs; one that is deleted tells of its end itself."""
    will = is_declared_to_run(declared.after, kind)
    if declared.operation in ("create", "replace"):
        return will
    return runs(declared.before, kind) and (will or declared.operation == "delete")


def _is_held(state: State | None, declared: Planned, kind: Kind) -> bool:
    """Whether the declared one is this very thing, which is then not stopped."""
    if state is None or declared.after is None or not is_declared_to_run(declared.after, kind):
        return False
    both = [(state.inputs.get(name), declared.after.inputs.get(name)) for name in kind.words.thing]
    return bool(both) and all(mine == theirs and mine not in (None, *_NOT_TOLD) for mine, theirs in both)
