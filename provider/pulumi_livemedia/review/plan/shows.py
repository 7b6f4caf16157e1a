"""What the `LiveCaster`s of a preview have done, and will do, with their casters.

They start and stop what others only tell of: the studio, its scenes, and what they show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.documents import PAST_MARK, UNKNOWN_MARK
from pulumi_livemedia.review.plan.differing import field_changes
from pulumi_livemedia.review.plan.events import event_of, is_managed, runs, stays_running
from pulumi_livemedia.review.plan.kinds import Kind, kind_of
from pulumi_livemedia.review.plan.live import Live, as_found
from pulumi_livemedia.review.plan.planned import Planned, State
from pulumi_livemedia.structures.outcomes import Consequence, Event

_SHOW: Final = "LiveCaster"
_CASTER: Final = "casterId"
_NO_IDS: Final = (UNKNOWN_MARK, PAST_MARK)
_ENDS: Final = frozenset({Event.STOP, Event.END, Event.MOVE, Event.MOVE_WITH_GAP})


@dataclass(frozen=True, slots=True)
class Shows:
    """The casters of a preview, by their ids."""

    started: frozenset[str] = frozenset()
    """On air, as the stack has left them."""
    stopped: frozenset[str] = frozenset()
    """Off air, as the stack has left them."""
    ending: frozenset[str] = frozenset()
    """On air until `pulumi up` stops them."""
    dark: frozenset[str] = frozenset()
    """Off air, also after `pulumi up`."""

    def explain(self, planned: Planned, *, is_running: bool) -> bool:
        """Whether what runs, or does not run any more, was started or stopped by the stack itself."""
        known = self.started if is_running else self.stopped
        return not known.isdisjoint(_caster(planned.before))

    def seen(self, event: Event, planned: Planned, kind: Kind) -> Event:
        """The event of what a caster shows: nobody sees it where the show has ended by then."""
        if planned.kind == _SHOW or Consequence.GOES_LIVE not in kind.words.of(event).consequences:
            return event
        caster = _caster_after(planned)
        if not self.ending.isdisjoint(caster):
            return Event.OFF_AIR
        is_unseen = kind.words.status is not None and not self.dark.isdisjoint(caster)
        return Event.NOTHING_RUNS if is_unseen else event


def shows_of(everything: Iterable[Planned], found: Mapping[str, Live]) -> Shows:
    """What the stack does with its shows.

    Args:
        everything: what is planned for each resource.
        found: what was found to run right now, by URN.
    """
    kind = kind_of(_SHOW)
    planned = [each for each in everything if each.kind == _SHOW and is_managed(each) and each.former is None]
    ours = [as_found(each, kind, found.get(each.urn)) for each in planned]
    kept = [each for each in ours if not _has_drifted(each, kind)]
    lasting = _union(_caster_after(each) for each in ours if stays_running(each, kind))
    running = _union(_caster(each.before) for each in ours if _was_on_air(each, kind))
    ended = (each for each in ours if event_of(each, kind, field_changes(each, kind)) in _ENDS)
    return Shows(
        _union(_caster(each.before) for each in kept if _was_on_air(each, kind)),
        _union(_caster(each.before) for each in kept if not _was_on_air(each, kind)),
        _union(_caster(each.before) for each in ended) - lasting,
        _union(map(_caster_after, ours)) - running - lasting,
    )


def _was_on_air(planned: Planned, kind: Kind) -> bool:
    """Whether it was found on air; what an update that failed has taken down already was not."""
    return not planned.is_half_done and runs(planned.before, kind)


def _has_drifted(planned: Planned, kind: Kind) -> bool:
    """Whether it was found to run, or not to, otherwise than the stack had it."""
    return planned.recorded is not None and runs(planned.recorded, kind) != _was_on_air(planned, kind)


def _union(casters: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*casters)


def _caster_after(planned: Planned) -> frozenset[str]:
    """The caster that a resource will be about; of what is not known yet, or goes, the present one."""
    return _caster(planned.after) or _caster(planned.before)


def _caster(state: State | None) -> frozenset[str]:
    """The caster that a resource is about, if that is known; of a studio it is once it was made."""
    if state is None:
        return frozenset()
    caster = state.inputs.get(_CASTER) or state.outputs.get(_CASTER)
    return frozenset({caster} if isinstance(caster, str) and caster not in _NO_IDS else ())
