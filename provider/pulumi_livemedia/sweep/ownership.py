"""Whether something was started or made by a stack, as far as that can be proven.

What this says is stopped or deleted without being named, so it says no wherever there is a doubt.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pulumi_livemedia.sweep.inventory import Record


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whether a stack has started or made something, and why that is thought."""

    is_ours: bool
    reason: str
    was_made_here: bool = False
    """Whether a stack has made it for certain, although something else speaks against taking it away unnamed."""


def doubt_of(records: "Iterable[Record]") -> str:
    """Return why it is left alone even if a stack has started it; empty if there is no reason."""
    for record in records:
        if not record.is_read:
            return f"the present state of {record.stack}, which may declare it, was not read or is empty"
        if record.is_pending:
            return (
                f"a create of {record.resource} is pending: an update is under way, or was killed; "
                "`pulumi up` of the same program takes it back"
            )
        if record.is_kept:
            return f"{record.resource} was protected or retained: somebody wanted it kept"
    return ""


def held(records: "Sequence[Record]", start: int | str | None) -> Ownership:
    """Return whether some of the records are of this very run, by its start, and none of them has taken it over."""
    mine = [record for record in records if start is not None and record.outputs.get("startTime") == start]
    for record in mine:
        if record.outputs.get("adopt"):
            return Ownership(is_ours=False, reason=f"{record.resource} had taken it over, somebody else started it")
    if mine:
        return Ownership(is_ours=True, reason=f"{mine[0].resource} held this very run")
    stacks = ", ".join(sorted({record.stack for record in records}))
    return Ownership(is_ours=False, reason=f"{stacks} held it once, but not this run")
