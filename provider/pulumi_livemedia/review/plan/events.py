"""From what is planned for a resource to what happens to the thing that runs."""

from collections.abc import Collection, Sequence
from typing import Final

from pulumi_livemedia.review.documents import PAST_MARK, UNKNOWN_MARK
from pulumi_livemedia.review.plan.differing import FieldChange
from pulumi_livemedia.review.plan.kinds import Kind, kind_of
from pulumi_livemedia.review.plan.live import Live
from pulumi_livemedia.review.plan.planned import Planned, State
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.outcomes import Event
from pulumi_livemedia.volcengine.rtc_record_task.status import STOPPED_BY_API

_DESIRED: Final = "desiredState"
_DECLARED: Final = "__desiredState"
"""The output that keeps what was declared where a refresh has found another state."""
_STOPPED: Final = "stopped"
_BY_EFFECT: Final = {
    Effect.INTERRUPTION: Event.INTERRUPT,
    Effect.RESTART: Event.RESTART,
    Effect.ON_AIR: Event.ON_AIR,
    Effect.LIVE: Event.LIVE,
    Effect.NEXT_START: Event.NEXT_START,
    Effect.LOCAL: Event.LOCAL,
}
"""The event of an update, by the effect that weighs most; in this order."""
_READ: Final = "read"
_READ_NO_MORE: Final = "discard"
_OTHERS: Final = {"import": Event.IMPORT, _READ: Event.READ, _READ_NO_MORE: Event.LEAVE_RUNNING}
_NO_IDS: Final = (UNKNOWN_MARK, PAST_MARK)
_QUIET: Final = frozenset({Effect.LOCAL, Effect.NEXT_START})

Thing = tuple[str, ...]


def event_of(planned: Planned, kind: Kind, changed: Sequence[FieldChange], live: Live | None = None) -> Event:
    """What happens to the thing; what is known of it right now decides whether anybody sees it."""
    event = _event(planned, kind, changed)
    if event is Event.ENTER_STOPPED and live is not None and live.is_running and adopts(planned.after):
        return Event.STOP
    is_seen = kind.words.is_shown and live is not None and live.is_running
    return Event.ON_AIR if event is Event.LIVE and is_seen else event


def is_managed(planned: Planned) -> bool:
    """Whether the stack starts and stops it; what is only read it does not."""
    return planned.operation not in (_READ, _READ_NO_MORE)


def stays_running(planned: Planned, kind: Kind) -> bool:
    """Whether it is declared to run, and nothing that is planned ends that."""
    return is_managed(planned) and planned.operation != "delete" and is_declared_to_run(planned.after, kind)


def thing_of(kind: str, state: State | None) -> Thing | None:
    """The running thing that a resource is about; None where that is not known, or its kind does not say."""
    names = kind_of(kind).words.thing
    values = [state.inputs.get(name) for name in names] if state is not None else []
    if not values or any(not isinstance(value, str) or value in _NO_IDS for value in values):
        return None
    return (kind, *map(str, values))


def _event(planned: Planned, kind: Kind, changed: Sequence[FieldChange]) -> Event:
    if planned.operation == "create":
        return Event.START if is_declared_to_run(planned.after, kind) else Event.ENTER_STOPPED
    if planned.operation == "update":
        event = _of_update(planned, kind, changed)
        return Event.REFUSED if _is_refused(event, planned, kind) else event
    if planned.operation == "replace":
        return _of_replacement(planned, kind, changed)
    if planned.operation == "delete":
        return Event.LEAVE_STOPPED if planned.is_half_done else _of_delete(planned.before, kind)
    return _OTHERS.get(planned.operation, Event.SAME)


def runs(state: State | None, kind: Kind) -> bool:
    """Whether the thing runs, as far as the stack knows; of a kind that is just there: whether it is."""
    if state is None or not is_declared_to_run(state, kind):
        return False
    return kind.words.status is None or state.outputs.get(kind.words.status) not in kind.words.idle


def adopts(state: State | None) -> bool:
    """Whether what runs already is taken over, also what somebody else has started."""
    return state is not None and state.inputs.get("adopt") is True


def wants_another(declared: State, found: State) -> bool:
    """Whether a refresh that finds this would lead to a start or a stop."""
    return bool(declared.inputs.get(_DESIRED) != found.inputs.get(_DESIRED))


def causes(event: Event, planned: Planned, kind: Kind, changed: Sequence[FieldChange]) -> list[FieldChange]:
    """The fields because of which it happens, without those that only follow from others."""
    desired = [change for change in changed if change.path == (_DESIRED,)]
    if desired and event in (Event.START, Event.STOP) and not _is_refused(event, planned, kind):
        # It would start or stop with every other field as it was.
        return desired
    mine = [change for change in changed if _counts(event, change, planned, kind)] or list(changed)
    return [change for change in mine if change.path[0] not in kind.words.follows] or mine


def _counts(event: Event, change: FieldChange, planned: Planned, kind: Kind) -> bool:
    if event is Event.REFUSED:
        return change.path == (_DESIRED,) or change.effect is Effect.INTERRUPTION
    if planned.operation == "replace":
        return change.effect in kind.replacing or change.path[0] in planned.replacing
    return change.effect is not None and _BY_EFFECT.get(change.effect) is event


def is_declared_to_run(state: State | None, kind: Kind) -> bool:
    """Whether it is declared to run; a state that is not known yet counts as if it were."""
    return state is not None and not (kind.can_run and state.inputs.get(_DESIRED) == _STOPPED)


def _of_update(planned: Planned, kind: Kind, changed: Sequence[FieldChange]) -> Event:
    was, will = is_declared_to_run(planned.before, kind), is_declared_to_run(planned.after, kind)
    if was and planned.after is not None and planned.after.inputs.get(_DESIRED) == UNKNOWN_MARK:
        # Of what is not known yet the worst is told.
        will = False
    effects = {change.effect for change in changed if change.effect is not None}
    is_brought = kind.words.is_brought and not effects <= _QUIET
    if was != will and (is_brought or any(change.path == (_DESIRED,) for change in changed)):
        return Event.START if will else (Event.STOP if runs(planned.before, kind) else Event.NOTHING_RUNS)
    if not changed:
        return Event.HIDDEN if planned.is_hidden and not _forgets_only(planned.before) else Event.LOCAL
    if effects and not runs(planned.before, kind) and not effects <= _QUIET:
        return Event.NOTHING_RUNS
    return _worst(effects)


def _forgets_only(state: State | None) -> bool:
    """Whether an update of which nothing differs has a cause all the same: what was declared before is forgotten."""
    return state is not None and _DECLARED in state.outputs


def _is_refused(event: Event, planned: Planned, kind: Kind) -> bool:
    """Whether the provider refuses to do it, or does not do it where the cloud refuses."""
    if planned.before is None or planned.after is None:
        return False
    if event is Event.INTERRUPT:
        return planned.after.inputs.get("allowInterruption", False) is False
    if event is not Event.START or planned.after.inputs.get("whenEnded") != "fail":
        return False
    outputs = planned.before.outputs
    return outputs.get(kind.words.status or "") in kind.words.idle and outputs.get("stopReason") != STOPPED_BY_API


def _worst(effects: Collection[Effect]) -> Event:
    """What weighs most; where no effect is known, it is just a change."""
    return next((event for effect, event in _BY_EFFECT.items() if effect in effects), Event.LIVE)


def _of_replacement(planned: Planned, kind: Kind, changed: Sequence[FieldChange]) -> Event:
    was = runs(planned.before, kind) if kind.can_run else planned.before is not None
    was = was and not planned.is_half_done
    will = is_declared_to_run(planned.after, kind)
    if not was:
        return Event.START if will else Event.NOTHING_RUNS
    if planned.before is not None and planned.before.is_retained:
        return Event.START if will else Event.ENTER_STOPPED
    if not will:
        return Event.STOP
    names = set(kind.words.thing) - set(kind.words.follows)
    is_another = any(change.path[0] in names for change in changed)
    deletes_first = _stops_first(kind, changed) if planned.deletes_first is None else planned.deletes_first
    if is_another:
        return Event.MOVE_WITH_GAP if deletes_first else Event.MOVE
    if deletes_first:
        return Event.RENEW_WITH_GAP
    return Event.GO_ON if kind.words.follows and _is_one_thing(planned) else Event.RENEW


def _is_one_thing(planned: Planned) -> bool:
    before, after = (thing_of(planned.kind, state) for state in (planned.before, planned.after))
    return before is not None and before == after


def _stops_first(kind: Kind, changed: Sequence[FieldChange]) -> bool:
    """What a resource does where the preview does not tell; what is derived changes, unless the program gives it."""
    is_given = bool(kind.words.follows) and not any(change.path[0] in kind.words.follows for change in changed)
    return kind.words.stops_first or is_given


def _of_delete(state: State | None, kind: Kind) -> Event:
    if state is not None and state.is_retained:
        return Event.LEAVE_RUNNING
    return Event.END if runs(state, kind) else Event.LEAVE_STOPPED
