"""A review in a few words, the same in every form."""

from typing import Final

from pulumi_livemedia.review.checks.check import Finding
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.differing import FieldChange
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.kinds import kind_of
from pulumi_livemedia.review.plan.live import Look
from pulumi_livemedia.review.plan.report import Review
from pulumi_livemedia.review.words import counted
from pulumi_livemedia.structures.outcomes import Consequence

_NOUNS: Final = {FailOn.INTERRUPTION: "interruption", FailOn.RESTART: "restart", FailOn.WARNING: "new warning"}
_MOST_CAUSES: Final = 3
_LONGEST_PLACE: Final = 30
_REASONS: Final = {
    "create": "new in the program",
    "delete": "removed from the program",
    "delete-replaced": "an update that failed",
    "discard": "not read by the program any more",
    "replace": "--replace, or what it depends on",
}
_VERBS: Final = {
    "create": "to create",
    "update": "to change",
    "replace": "to replace",
    "delete": "to delete",
    "import": "to import",
    "read": "to read",
    "discard": "not to be read any more",
}


def headline(review: Review) -> str:
    """How much of what there is: `1 interruption, 2 restarts, 1 goes live`."""
    if not review.resources:
        return "As far as it went, nothing that runs is changed." if review.errors else "Nothing that runs is changed."
    counts = [(review.count(reason), noun) for reason, noun in _NOUNS.items()]
    parts = [counted(count, noun) for count, noun in counts if count]
    if review.interruptions_now:
        parts[0] += f" ({review.interruptions_now} of what is live now)"
    live = review.count(FailOn.GOES_LIVE)
    if live:
        parts.insert(-1 if review.count(FailOn.WARNING) else len(parts), f"{live} {'goes' if live == 1 else 'go'} live")
    return ", ".join(parts) or "No interruption, no restart, and nothing goes live."


def of_look(look: Look) -> list[str]:
    """What has to be said of a look before anything else: why something can not be told."""
    if look.problem:
        return [f"What is live now could not be looked up: {look.problem}"]
    dark = sum(each.is_running is None for each in look.all)
    if not dark:
        return []
    why = "; ".join(look.problems[:_MOST_CAUSES]) or "see there"
    return [f"What {counted(dark, 'resource')} {'does' if dark == 1 else 'do'} now can not be told: {why}."]


def live_sign(resource: Assessment) -> str:
    """What of a resource is to be read before all else, if there is anything."""
    return "live now" if resource.interrupts_now else ""


def signs(resource: Assessment) -> list[FailOn]:
    """What a resource entails, the gravest first."""
    order = (FailOn.INTERRUPTION, FailOn.RESTART, FailOn.GOES_LIVE)
    return [sign for sign in order if Consequence(sign.value) in resource.consequences]


def because(resource: Assessment) -> list[str]:
    """The first of the fields that cause it."""
    places = [change.place for change in resource.causes] or list(resource.planned.replacing)
    return places[:_MOST_CAUSES]


def brief(place: str) -> str:
    """A path that does not make a column broad: its end, which tells most."""
    while len(place) > _LONGEST_PLACE and "." in place.lstrip("…."):
        place = f"….{place.lstrip('….').partition('.')[2]}"
    return place


def others(resource: Assessment) -> list[Finding]:
    """The findings that are less than new warnings."""
    return [finding for finding in resource.findings if finding not in resource.warnings]


def unnamed(resource: Assessment) -> int:
    """How many further fields cause it."""
    return max(0, len(resource.causes) - _MOST_CAUSES)


def reason(resource: Assessment) -> str:
    """What causes it where no field does."""
    return _REASONS.get(resource.planned.operation, "")


def what_it_does(change: FieldChange, resource: Assessment) -> str:
    """The effect of a field that differs, in a word or two."""
    if change.path[0] in kind_of(resource.planned.kind).words.follows and change not in resource.causes:
        return "follows from the others"
    return change.effect.value if change.effect else ""


def of_others(review: Review) -> str:
    """What else there is, counted: `2 of ours stay as they are. Of other packages: 3 to create.`."""
    parts = (
        []
        if not review.unchanged
        else [f"{review.unchanged} of ours {'stays as it is' if review.unchanged == 1 else 'stay as they are'}."]
    )
    told = ", ".join(f"{count} {_VERBS.get(operation, operation)}" for operation, count in review.others.items())
    parts += [f"Of other packages, which are not shown: {told}."] if told else []
    parts.append("Secrets are never shown; what is billed is told, prices are not.")
    return " ".join(parts)
