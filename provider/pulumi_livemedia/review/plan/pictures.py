"""The pictures of a review, as files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.marks import marks_of
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.report import Review
from pulumi_livemedia.structures.outcomes import Event

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
_LONGEST: Final = 60
_NOT_DRAWN: Final = frozenset({Event.SAME, Event.READ, Event.LOCAL, Event.NEXT_START})


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture."""

    urn: str
    """Of the resource."""
    file: str
    """Name of the file, without what tells its form."""
    drawing: str
    """SVG."""


def pictures(review: Review) -> Iterator[Drawn]:
    """A picture of each resource whose picture is new or changes, and of each in which something new was found."""
    taken: set[str] = set()
    for resource in review.resources:
        drawing = _drawing(resource)
        if drawing:
            yield Drawn(resource.planned.urn, _name(resource, taken), drawing)


def _drawing(resource: Assessment) -> str | None:
    after = resource.after.picture if resource.after else None
    before = resource.before.picture if resource.before else None
    if after is None or resource.event in _NOT_DRAWN or (before == after and not resource.new):
        return None
    return draw(after, before if before != after else None, marks_of(list(resource.findings)))


def _name(resource: Assessment, taken: set[str]) -> str:
    """A name that every file system takes, and that no other picture has, also where case does not count."""
    base = _UNSAFE.sub("-", resource.planned.name).strip("-")[:_LONGEST].lower() or "picture"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
