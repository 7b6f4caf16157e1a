"""The review of a whole preview."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.plan import planned
from pulumi_livemedia.review.plan.assessment import Assessment, assess
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.handover import handed_over
from pulumi_livemedia.review.plan.kinds import kind_of
from pulumi_livemedia.review.plan.live import Live, Look, as_found
from pulumi_livemedia.review.plan.planned import Planned
from pulumi_livemedia.review.plan.shows import Shows, shows_of
from pulumi_livemedia.review.previews import kind_and_name
from pulumi_livemedia.structures.outcomes import Consequence, Event


@dataclass(frozen=True, slots=True)
class Untouched:
    """A resource that is not changed, right now."""

    urn: str
    name: str
    kind: str
    live: Live


@dataclass(frozen=True, slots=True)
class Review:
    """What a change does to what runs."""

    stack: str
    """Project and stack, as `shows/dev`; empty where the preview does not tell."""
    resources: tuple[Assessment, ...]
    """Those with something to tell, the gravest first."""
    unchanged: int
    """How many of our resources stay as they are."""
    others: Mapping[str, int]
    """How many resources of other packages each operation is planned for."""
    errors: tuple[str, ...]
    """Why the preview failed; then what is here is not all."""
    limits: tuple[str, ...] = ()
    """What can not be told, as it is not in what was handed over."""
    look: Look | None = None
    """What was found to run right now; None where nobody has looked."""
    untouched: tuple[Untouched, ...] = ()
    """What was looked at, and is not changed."""

    def count(self, reason: FailOn) -> int:
        """How many resources, or findings, there are of this sort."""
        if reason is FailOn.WARNING:
            return sum(len(resource.warnings) for resource in self.resources)
        consequence = Consequence(reason.value)
        return sum(consequence in resource.consequences for resource in self.resources)

    @property
    def interruptions_now(self) -> int:
        """How many resources are interrupted that are on air or recorded at this moment."""
        return sum(resource.interrupts_now for resource in self.resources)


_GRAVITY = (Consequence.INTERRUPTION, Consequence.RESTART, Consequence.GOES_LIVE)


def review(document: Mapping[str, Any], configuration: Configuration, look: Look | None = None) -> Review:
    """What a preview will do.

    Args:
        document: what `pulumi preview --json` prints, or another form brought into that one.
        configuration: of the checks.
        look: what runs right now.
    """
    all_planned = planned.planned(document)
    look = _by_present_names(look, all_planned) if look else None
    found = look.found if look else {}
    shows = shows_of(all_planned, found)
    assessed = handed_over([_assessed(each, configuration, shows, look) for each in all_planned])
    told = sorted((each for each in assessed if not each.is_quiet), key=_gravity)
    unchanged = sum(each.event is Event.SAME for each in assessed)
    return Review(
        planned.stack_of(document),
        tuple(told),
        unchanged,
        planned.others(document),
        tuple(planned.errors(document)),
        tuple(_limits(document)),
        look,
        tuple(_untouched(found, {each.planned.urn for each in told if each.planned.former is None})),
    )


def _by_present_names(look: Look, all_planned: Collection[Planned]) -> Look:
    """The same; what the program gives another name is told under that."""
    names = {each.row[0]: each.urn for each in all_planned if each.former is None and each.row[0] != each.urn}
    found = {urn: live for urn, live in look.found.items() if urn not in names}
    return replace(look, found=found | {new: look.found[old] for old, new in names.items() if old in look.found})


def _assessed(each: Planned, configuration: Configuration, shows: Shows, look: Look | None) -> Assessment:
    if look is None or each.former is None:
        return assess(each, configuration, shows, look.found.get(each.urn) if look else None)
    declared = each.former.declared
    if declared is not None:
        declared = as_found(declared, kind_of(declared.kind), look.found.get(declared.urn))
    each = replace(each, former=replace(each.former, declared=declared))
    return assess(each, configuration, shows, look.former.get(each.row))


def _limits(document: Mapping[str, Any]) -> Iterator[str]:
    plan = document.get("plan")
    if isinstance(plan, Mapping):
        made = str(plan.get("made", ""))[:16].replace("T", " ")
        yield f"This is a saved plan{f' of {made} UTC' if made else ''}; what has happened since is not in it."
    if isinstance(plan, Mapping) and plan.get("isAlone"):
        yield (
            "Nor is what there is now: old values are not told, what is changed or deleted is taken to run, and "
            "whatever a check finds counts as new. --state, or --stack, adds what there is."
        )


def _untouched(found: Mapping[str, Live], told: Collection[str]) -> Iterator[Untouched]:
    for urn, live in sorted(found.items()):
        kind, name = kind_and_name(urn)
        if kind and urn not in told:
            yield Untouched(urn, name, kind, live)


def _gravity(resource: Assessment) -> tuple[bool, int, bool, str]:
    """What is interrupted at this moment first, then the gravest, then what changes at all, then by name."""
    ranks = [rank for rank, consequence in enumerate(_GRAVITY) if consequence in resource.consequences]
    is_same = resource.event is Event.SAME
    return not resource.interrupts_now, min(ranks, default=len(_GRAVITY)), is_same, resource.planned.name


def to_json(review: Review) -> dict[str, Any]:
    """The review for machines."""
    return {
        "stack": review.stack,
        "counts": {reason.value: review.count(reason) for reason in FailOn},
        "resources": [_resource(resource) for resource in review.resources],
        "unchanged": review.unchanged,
        "others": dict(review.others),
        "errors": list(review.errors),
        "limits": list(review.limits),
        **({"now": _look(review, review.look)} if review.look else {}),
    }


def _look(review: Review, look: Look) -> dict[str, Any]:
    return {
        "at": look.at,
        "interruptions": review.interruptions_now,
        "unchanged": [
            {"urn": each.urn, "name": each.name, "kind": each.kind, **_live(each.live)} for each in review.untouched
        ],
        "problems": look.problems,
    }


def _live(live: Live) -> dict[str, Any]:
    return {
        "running": live.is_running,
        "text": live.text,
        "since": live.since or None,
        "until": live.until or None,
        "problem": live.problem,
    }


def _resource(resource: Assessment) -> dict[str, Any]:
    return {
        "urn": resource.planned.urn,
        "name": resource.planned.name,
        "kind": resource.planned.kind,
        "operation": resource.planned.operation,
        "event": resource.event.value,
        "text": resource.text,
        "certain": resource.is_certain,
        **({"now": {**_live(resource.live), "told": resource.now}} if resource.live else {}),
        "consequences": sorted(each.value for each in resource.consequences),
        "causes": [change.place for change in resource.causes],
        "drift": resource.drift,
        "changes": [
            {
                "path": change.place,
                "before": change.before,
                "after": change.after,
                "effect": change.effect.value if change.effect else None,
            }
            for change in resource.changed
        ],
        "notes": list(resource.notes),
        "costs": list(resource.costs),
        "findings": [
            {"code": finding.code, "level": finding.level.word, "text": finding.text} for finding in resource.findings
        ],
    }
