"""What happens to one resource, why, and what a reviewer should know about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pulumi_livemedia.review.checks.check import Finding, Level, Subject
from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import PAST_MARK, RECORDING, STUDIO_LAYOUT, Declared, plain
from pulumi_livemedia.review.movement import Movement, canvas_changes, movements
from pulumi_livemedia.review.picture import Picture
from pulumi_livemedia.review.plan.differing import FieldChange, field_changes, not_known
from pulumi_livemedia.review.plan.events import adopts, causes, event_of, is_managed, runs, wants_another
from pulumi_livemedia.review.plan.former import event_of_former, is_certain, notes_of_former
from pulumi_livemedia.review.plan.kinds import Kind, kind_of
from pulumi_livemedia.review.plan.live import Live, as_found
from pulumi_livemedia.review.plan.planned import Planned, State
from pulumi_livemedia.review.plan.shows import Shows
from pulumi_livemedia.review.reading import subject_of
from pulumi_livemedia.review.words import counted, harmless, shortened
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.outcomes import Consequence, Event, Outcome

RUNS_ALREADY: Final = (
    "it runs already: `pulumi up` takes it over with `adopt`, or where a start of its own explains it, and else refuses"
)
_GONE: Final = "it is gone: `pulumi up` will refuse; `pulumi up --refresh` plans anew"
_STANDS_STILL: Final = "`pulumi up` leaves it so; `pulumi up --refresh` brings it to what is declared"
_IS_SHOWN: Final = (
    "a scene on air shows it: `pulumi up` will refuse to take it out until the scene shows something else"
)
_HALF_DONE: Final = "an update that failed has taken the former one down already: nothing that runs is stopped"
_REMOVED: Final = "is gone: somebody has removed it"
_STOPPED: Final = "does not run any more: it has ended, or somebody has stopped it"
_STARTED: Final = "runs: somebody has started it"
_ABOUT_RUNNING: Final = (_REMOVED, _STOPPED, _STARTED)
_DRAWN: Final = (RECORDING, STUDIO_LAYOUT)
_SHOWN_BY_NAME: Final = 3
_LONGEST_NAME: Final = 40
_OF_NO_COST: Final = (Effect.LOCAL, Effect.NEXT_START)
_VERBS: Final = {"added": "is added", "removed": "is removed", "moved": "moves", "resized": "is resized"}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One resource in a review."""

    planned: Planned
    event: Event
    outcome: Outcome
    detail: str
    """What exactly changes while it goes on: `guest moves`; empty where there is nothing to add."""
    changed: tuple[FieldChange, ...]
    causes: tuple[FieldChange, ...]
    is_certain: bool
    """Whether it happens in any case, and does not depend on a value that is not known yet."""
    drift: str
    """What was found to be otherwise than the stack had it; empty where nothing was."""
    notes: tuple[str, ...]
    costs: tuple[str, ...]
    before: Subject | None
    after: Subject | None
    findings: tuple[Finding, ...]
    new: frozenset[Finding]
    """The findings that were not there before."""
    expected: Outcome
    """What would be said without a look at what runs."""
    live: Live | None = None
    """What it does right now, where that was looked up."""

    @property
    def now(self) -> str:
        """What it does right now, and what of that is lost; empty where nobody has looked."""
        if self.live is None:
            return ""
        if self.live.is_running is None:
            return f"not known: {self.live.problem or self.live.text}"
        if self.interrupts_now:
            return f"interrupts: {self.live.text}"
        is_spared = Consequence.INTERRUPTION in self.expected.consequences - self.consequences
        return f"{self.live.text}: nothing is interrupted" if is_spared else self.live.text

    @property
    def found(self) -> str:
        """What was found to be otherwise than the stack had it, unless it is told by what it does right now."""
        is_told = self.live is not None and self.live.is_running is not None and self.drift in _ABOUT_RUNNING
        return "" if is_told else self.drift

    @property
    def interrupts_now(self) -> bool:
        """Whether what is on air or recorded at this moment is interrupted."""
        return bool(self.live and self.live.is_running) and Consequence.INTERRUPTION in self.consequences

    @property
    def text(self) -> str:
        """What happens, in a sentence."""
        certain = self.outcome.text + (f"; {self.detail}" if self.detail else "")
        return certain if self.is_certain else f"perhaps, as not all values are known yet: {certain}"

    @property
    def consequences(self) -> frozenset[Consequence]:
        """What may not be expected."""
        return self.outcome.consequences

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell about it."""
        return self.event in (Event.SAME, Event.READ) and not self.drift

    @property
    def warnings(self) -> list[Finding]:
        """The findings that count: warnings and errors that were not there before."""
        return [finding for finding in self.findings if finding in self.new and finding.level >= Level.WARNING]


def assess(planned: Planned, configuration: Configuration, shows: Shows, live: Live | None = None) -> Assessment:
    """What happens to one resource."""
    kind = kind_of(planned.kind)
    # What is only read is declared by its id alone.
    changed = field_changes(planned, kind) if is_managed(planned) else []
    expected = kind.words.of(shows.seen(_event(planned, kind, changed, None), planned, kind))
    really = as_found(planned, kind, live)
    event = shows.seen(_event(really, kind, changed, live), planned, kind)
    because = causes(event, planned, kind, changed)
    before, after = (_subject(planned, state, configuration) for state in (planned.before, planned.after))
    found, known = _found(after, configuration), _found(before, configuration)
    certain = is_certain(planned, event, kind) and (not because or any(change.is_certain for change in because))
    return Assessment(
        planned,
        event,
        _outcome(kind, event, live),
        _detail(event, before, after) if certain else "",
        tuple(changed),
        tuple(because),
        certain,
        _drift(really, kind, shows),
        (*_notes(planned, event), *_notes_of_now(really, event, live)),
        tuple(_costs(event, kind, changed)),
        before,
        after,
        found,
        frozenset(found) - frozenset(known),
        expected,
        live,
    )


def _event(planned: Planned, kind: Kind, changed: Sequence[FieldChange], live: Live | None) -> Event:
    if planned.former is not None:
        return event_of_former(planned, planned.former, kind)
    return event_of(planned, kind, changed, live)


def _outcome(kind: Kind, event: Event, live: Live | None) -> Outcome:
    """The event in words. What does not run can not be interrupted."""
    outcome = kind.words.of(event)
    if live is None or live.is_running is not False:
        return outcome
    return replace(outcome, consequences=outcome.consequences - {Consequence.INTERRUPTION})


def _found(subject: Subject | None, configuration: Configuration) -> tuple[Finding, ...]:
    return () if subject is None else tuple(findings(subject, configuration))


def _subject(planned: Planned, state: State | None, configuration: Configuration) -> Subject | None:
    """What can be drawn and checked of a state."""
    if state is None or planned.kind not in _DRAWN or PAST_MARK in state.inputs.values():
        return None
    declared = Declared(planned.name, planned.kind, plain(state.inputs))
    return subject_of(declared, configuration.options.source_aspect)


def _detail(event: Event, before: Subject | None, after: Subject | None) -> str:
    if event not in (Event.LIVE, Event.ON_AIR) or not (before and after and before.picture and after.picture):
        return ""
    return _moved(before.picture, after.picture)


def _moved(before: Picture, after: Picture) -> str:
    """What moves, by name where that is short."""
    moving = [move for move in movements(before, after) if move.words != "unchanged"]
    parts = [f"{_name(move)} {_verb(move)}" for move in moving[:_SHOWN_BY_NAME]]
    if len(moving) > _SHOWN_BY_NAME:
        parts = [f"{counted(len(moving), after.noun)} change"]
    if canvas_changes(before, after):
        parts.append("the canvas changes")
    return ", ".join(parts)


def _name(move: Movement) -> str:
    return shortened(harmless(move.box.label), _LONGEST_NAME)


def _verb(move: Movement) -> str:
    return " and ".join(_VERBS.get(word, "changes") for word in move.words.split(", "))


def _drift(planned: Planned, kind: Kind, shows: Shows) -> str:
    """What a refresh found to be otherwise than the stack had it."""
    recorded, found = planned.recorded, planned.before
    if recorded is None or planned.is_half_done:
        return ""
    if found is None:
        return _REMOVED
    is_running = runs(found, kind)
    if is_running != runs(recorded, kind) and not shows.explain(planned, is_running=is_running):
        return _STARTED if is_running else _STOPPED
    if kind.words.is_emptied and not is_running:
        return ""
    differing = _differing(planned, recorded, found, kind)
    return f"was changed elsewhere: {', '.join(differing)}" if differing else ""


def _differing(planned: Planned, recorded: State, found: State, kind: Kind) -> list[str]:
    """The inputs that were found to be others; of what is only read the outputs tell them."""
    before, after = (state.inputs if is_managed(planned) else state.outputs for state in (recorded, found))
    names = kind.inputs.names().values() if kind.inputs else recorded.inputs.keys()
    differing = [name for name in names if before.get(name) != after.get(name)]
    return [name for name in differing if name not in kind.words.digests] or differing


def _notes(planned: Planned, event: Event) -> Iterator[str]:
    goes = planned.operation in ("delete", "replace")
    if goes and planned.before is not None and planned.before.is_protected:
        yield "it is protected: `pulumi up` will refuse this"
    if planned.is_half_done and planned.before is not None and not planned.before.is_retained:
        yield _HALF_DONE
    elif planned.operation == "replace" and planned.deletes_first is None:
        yield "the preview does not tell which comes first; `--show-replacement-steps` does"
    if planned.operation == "replace" and planned.before is not None and planned.before.is_retained:
        yield "it is retained: the present one is not stopped, and both run"
    if planned.former is not None:
        yield from notes_of_former(planned.former, event)
    unknown = not_known(planned.after.inputs) if planned.after is not None else []
    if unknown:
        yield f"not known before `pulumi up`: {', '.join(unknown)}"
    if event is Event.START and adopts(planned.after):
        yield "`adopt` is set: what runs already is taken over as it is"
    if event is Event.ENTER_STOPPED and planned.operation == "create" and adopts(planned.after):
        yield "`adopt` is set: what runs already is stopped, whoever has started it"


def _notes_of_now(planned: Planned, event: Event, live: Live | None) -> Iterator[str]:
    """What follows from what it does right now."""
    if live is None:
        return
    kind = kind_of(planned.kind)
    if planned.operation == "create" and live.is_running and kind.can_run:
        yield RUNS_ALREADY
    if planned.operation == "update" and not live.is_there:
        yield _GONE
    if event is Event.SAME and planned.recorded and planned.before and wants_another(planned.recorded, planned.before):
        yield _STANDS_STILL
    if kind.words.is_shown and live.is_running and planned.operation in ("delete", "replace", "delete-replaced"):
        yield _IS_SHOWN


def _costs(event: Event, kind: Kind, changed: Sequence[FieldChange]) -> Iterator[str]:
    """What of the bill changes; how much is not guessed."""
    if event is Event.REFUSED:
        return
    billed = kind.words.billed
    if billed and event is Event.START:
        yield f"billing begins ({billed})"
    if billed and event in (Event.STOP, Event.END):
        yield "billing ends"
    if billed and event in (Event.END_FORMER_RUN, Event.END_FORMER_THING):
        yield "billing of the former one ends"
    if billed and event in (Event.RENEW, Event.MOVE):
        yield "both are billed for the moment in which the new one runs beside the old one"
    for driver in kind.words.drivers:
        for change in changed:
            path = dotted(change.path)
            if change.effect in _OF_NO_COST:
                continue
            if path == driver.path or path.startswith((f"{driver.path}.", f"{driver.path}[")):
                yield f"`{harmless(path)}`: {driver.why}"
                break
