"""Things that two resources are about: one of them leaves or comes, and the thing goes on under the other.

So it is where a resource gets another name, and where two are declared for one thing. The provider leaves such a thing
alone when the one is deleted, and takes it over for another one only where that is allowed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pulumi_livemedia.review.plan.assessment import RUNS_ALREADY, Assessment
from pulumi_livemedia.review.plan.events import Thing, adopts, runs, stays_running, thing_of
from pulumi_livemedia.review.plan.kinds import kind_of
from pulumi_livemedia.review.words import harmless
from pulumi_livemedia.structures.outcomes import Event

_LEAVES: Final = frozenset({Event.END, Event.LEAVE_RUNNING})
_REFUSED: Final = (
    "what runs is not taken over without `adopt=True`, and `pulumi up` will refuse; a resource gets another name by "
    "`aliases` of its options"
)
_TWINS: Final = "the two are one running thing, which is billed once"


@dataclass(frozen=True, slots=True)
class _Held:
    """The running things of a preview."""

    leaving: frozenset[Thing | None]
    """Those that a resource leaves."""
    staying: Sequence[tuple[Thing, Assessment]]
    """Those that a resource is to run afterwards, in the order of the preview."""

    def others(self, thing: Thing | None, assessment: Assessment) -> list[Assessment]:
        """The other resources that are to run a thing."""
        return [each for held, each in self.staying if held == thing and each is not assessment]

    def runs(self, thing: Thing | None) -> bool:
        """Whether a resource runs a thing already."""
        mine = [each.planned for held, each in self.staying if held == thing]
        return any(runs(each.before, kind_of(each.kind)) and not each.is_half_done for each in mine)

    def is_first(self, thing: Thing | None, assessment: Assessment) -> bool:
        """Whether nobody runs a thing before this resource comes."""
        mine = [each for held, each in self.staying if held == thing]
        return mine[0] is assessment and all(each.planned.operation == "create" for each in mine)


def handed_over(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The same, those that are about one running thing told as what they are."""
    leaving = (_thing_before(each) for each in assessments if each.event in _LEAVES)
    running = (each for each in assessments if stays_running(each.planned, kind_of(each.planned.kind)))
    staying = [(thing, each) for each in running if (thing := _thing_after(each)) is not None]
    held = _Held(frozenset(leaving) - {None}, staying)
    return [_told(each, held) for each in assessments]


def _told(assessment: Assessment, held: _Held) -> Assessment:
    if assessment.event is Event.END and held.others(_thing_before(assessment), assessment):
        return _as(assessment, Event.HAND_OVER)
    if assessment.event is not Event.START or assessment.planned.operation != "create":
        return assessment
    thing = _thing_after(assessment)
    twins = tuple(
        f"`{harmless(each.planned.name)}` is about it too: {_TWINS}" for each in held.others(thing, assessment)
    )
    if thing in held.leaving:
        refused = () if adopts(assessment.planned.after) else (_REFUSED,)
        return _as(assessment, Event.TAKE_OVER, (*refused, *twins))
    if twins and not held.is_first(thing, assessment):
        is_asked = held.runs(thing) and not adopts(assessment.planned.after)
        return _as(assessment, Event.TAKE_OVER, (*((RUNS_ALREADY,) if is_asked else ()), *twins))
    return replace(assessment, notes=(*assessment.notes, *twins))


def _as(assessment: Assessment, event: Event, notes: tuple[str, ...] = ()) -> Assessment:
    outcome = kind_of(assessment.planned.kind).words.of(event)
    told = dict.fromkeys((*assessment.notes, *notes))
    kept = [note for note in told if note != RUNS_ALREADY or _REFUSED not in told]
    return replace(assessment, event=event, outcome=outcome, notes=tuple(kept), costs=())


def _thing_before(assessment: Assessment) -> Thing | None:
    return thing_of(assessment.planned.kind, assessment.planned.before)


def _thing_after(assessment: Assessment) -> Thing | None:
    return thing_of(assessment.planned.kind, assessment.planned.after)
