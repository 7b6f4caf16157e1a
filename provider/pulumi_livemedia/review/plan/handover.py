"""Things that two resources are about: one leaves, another one comes, and the thing goes on.

So it is where a resource gets another name. The provider leaves such a thing alone when the old one is deleted, and
takes it over for the new one only where that is allowed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pulumi_livemedia.review.documents import UNKNOWN_MARK
from pulumi_livemedia.review.plan.assessment import RUNS_ALREADY, Assessment
from pulumi_livemedia.review.plan.kinds import kind_of
from pulumi_livemedia.review.plan.planned import State
from pulumi_livemedia.structures.outcomes import Event

_COMES: Final = frozenset({Event.START})
_LEAVES: Final = frozenset({Event.END, Event.LEAVE_RUNNING})
_REFUSED: Final = (
    "what runs is not taken over without `adopt=True`, and `pulumi up` will refuse; a resource gets another name by "
    "`aliases` of its options"
)

Thing = tuple[str, ...]


def handed_over(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The same, those that are about one running thing told as what they are."""
    coming = {_thing(each, each.planned.after) for each in assessments if each.event in _COMES}
    leaving = {_thing(each, each.planned.before) for each in assessments if each.event in _LEAVES}
    both = (coming & leaving) - {None}
    return [_told(each, both) for each in assessments]


def _told(assessment: Assessment, both: set[Thing | None]) -> Assessment:
    planned = assessment.planned
    if assessment.event is Event.END and _thing(assessment, planned.before) in both:
        return _as(assessment, Event.HAND_OVER)
    if assessment.event in _COMES and planned.operation == "create" and _thing(assessment, planned.after) in both:
        is_allowed = planned.after is not None and planned.after.inputs.get("adopt") is True
        return _as(assessment, Event.TAKE_OVER, () if is_allowed else (_REFUSED,))
    return assessment


def _as(assessment: Assessment, event: Event, notes: tuple[str, ...] = ()) -> Assessment:
    outcome = kind_of(assessment.planned.kind).words.of(event)
    kept = [note for note in assessment.notes if note != RUNS_ALREADY]
    return replace(assessment, event=event, outcome=outcome, notes=(*kept, *notes), costs=())


def _thing(assessment: Assessment, state: State | None) -> Thing | None:
    """What a resource is about; None where that is not known, or its kind does not say."""
    names = kind_of(assessment.planned.kind).words.thing
    values = [state.inputs.get(name) for name in names] if state is not None else []
    if not values or any(not isinstance(value, str) or value == UNKNOWN_MARK for value in values):
        return None
    return (assessment.planned.kind, *map(str, values))
