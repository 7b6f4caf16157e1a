"""The review of a whole preview."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.documents import Unreadable
from pulumi_livemedia.review.plan import planned
from pulumi_livemedia.review.plan.assessment import Assessment, assess
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.handover import handed_over
from pulumi_livemedia.review.previews import is_preview
from pulumi_livemedia.structures.outcomes import Consequence, Event


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

    def count(self, reason: FailOn) -> int:
        """How many resources, or findings, there are of this sort."""
        if reason is FailOn.WARNING:
            return sum(len(resource.warnings) for resource in self.resources)
        consequence = Consequence(reason.value)
        return sum(consequence in resource.consequences for resource in self.resources)


_GRAVITY = (Consequence.INTERRUPTION, Consequence.RESTART, Consequence.GOES_LIVE)


def review(document: object, configuration: Configuration) -> Review:
    """What a preview will do.

    Raises:
        Unreadable: it is not what `pulumi preview --json` prints.
    """
    if not isinstance(document, Mapping) or not is_preview(document):
        raise Unreadable("it is not what `pulumi preview --json` prints: there is no list of steps in it")
    assessed = handed_over([assess(each, configuration) for each in planned.planned(document)])
    told = sorted((each for each in assessed if not each.is_quiet), key=_gravity)
    unchanged = sum(each.event is Event.SAME for each in assessed)
    return Review(
        planned.stack_of(document),
        tuple(told),
        unchanged,
        planned.others(document),
        tuple(planned.errors(document)),
    )


def _gravity(resource: Assessment) -> tuple[int, int, str]:
    """The gravest first, then what changes at all, then by name."""
    ranks = [rank for rank, consequence in enumerate(_GRAVITY) if consequence in resource.consequences]
    is_same = resource.event is Event.SAME
    return min(ranks, default=len(_GRAVITY)), is_same, resource.planned.name


def to_json(review: Review) -> dict[str, Any]:
    """The review for machines."""
    return {
        "stack": review.stack,
        "counts": {reason.value: review.count(reason) for reason in FailOn},
        "resources": [_resource(resource) for resource in review.resources],
        "unchanged": review.unchanged,
        "others": dict(review.others),
        "errors": list(review.errors),
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
