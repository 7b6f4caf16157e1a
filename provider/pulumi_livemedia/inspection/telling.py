"""What things do now, for people and for programs."""

from collections.abc import Iterator
from typing import Any

from pulumi_livemedia.inspection.looking import Now


def to_text(now: Now) -> str:
    """Return the lines that people read."""
    sign = {True: "!", None: "?", False: " "}[now.present.is_missing]
    title = f"{sign} {now.record.resource} ({now.record.kind.noun} {now.record.thing}): "
    problem = now.problem.splitlines()
    return "\n".join([title + ", ".join(_told(now)), *(f"    {line}" for line in problem)])


def to_json(now: Now) -> dict[str, Any]:
    """Return what programs read."""
    present = now.present
    return {
        "resource": now.record.resource,
        "urn": now.record.urn,
        "kind": now.record.kind.noun,
        "thing": now.record.thing,
        "declared": now.declared,
        "status": present.status,
        "since": present.since,
        "is_running": present.is_running,
        "is_missing": present.is_missing,
        "shown_by": list(present.shown_by),
        "differing": list(now.differing),
        "problem": now.problem,
    }


def _told(now: Now) -> Iterator[str]:
    present = now.present
    yield f"{present.status} since {present.since}" if present.since else present.status
    if present.shown_by:
        yield f"shown by the {' and '.join(present.shown_by)} scene"
    if now.declared:
        yield f"declared {now.declared}"
    if now.differing:
        yield f"not as declared: {' '.join(now.differing)}"
