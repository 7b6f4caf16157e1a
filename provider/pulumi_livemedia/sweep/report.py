"""What a sweep has found, for people and for machines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pulumi_livemedia.sweep.findings import Finding, Looked, Remedy
from pulumi_livemedia.sweep.inventory import Inventory

FORMAT: Final = 1
"""Of the JSON; another number means that a program has to look again."""


@dataclass(slots=True)
class Report:
    """What was found, and what became of it.

    Attributes:
        ended: what was stopped or deleted.
        failed: why something could not be, by title.
    """

    inventory: Inventory
    looked: Looked
    ended: list[Finding] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def left(self) -> list[Finding]:
        """What is to be ended still: what runs, and what is a stack's. What is somebody's own is theirs to keep."""
        return [
            each
            for each in self.looked.findings
            if each not in self.ended and (each.remedy is Remedy.STOP or each.ownership.is_ours)
        ]

    @property
    def exit_code(self) -> int:
        """0: nothing is left that nobody declares. 1: something is. 2: nothing was found, but not all was looked at."""
        if self.left:
            return 1
        return 2 if self.looked.unseen else 0


def to_text(report: Report) -> str:
    """Return what people read."""
    lines = [_read(report), *(f"note: {note}" for note in report.looked.notes)]
    running = [each for each in report.looked.findings if each.remedy is Remedy.STOP]
    lying = [each for each in report.looked.findings if each.remedy is Remedy.DELETE]
    lines.append(
        "runs, and no stack that was read declares it:" if running else "nothing runs that they do not declare"
    )
    lines += [line for finding in running for line in _of_finding(finding)]
    lines += ["is there, and no stack that was read declares it:"] if lying else []
    lines += [line for finding in lying for line in _of_finding(finding)]
    for unseen in report.looked.unseen:
        lines += [f"could not be looked at: {unseen.what}", *(f"  {line}" for line in unseen.reason.splitlines())]
    if report.looked.out_of_sight:
        lines.append(_out_of_sight(report.looked.out_of_sight))
    return "\n".join(lines)


def done_in_words(report: Report) -> str:
    """Return what was done, and what was not, on one line."""
    counted = [(remedy.done, [each for each in report.ended if each.remedy is remedy]) for remedy in Remedy]
    parts = [f"{done} {len(ended)}" for done, ended in counted if ended]
    parts += [f"failed {len(report.failed)}"] if report.failed else []
    left = len(report.left)
    return f"{', '.join(parts) or 'nothing was done'}; {left} left"


def to_json(report: Report) -> dict[str, Any]:
    """Return what programs read."""
    return {
        "format": FORMAT,
        "states": [source.current.origin for source in report.inventory.sources if source.current],
        "declared": len(report.inventory.declared),
        "undeclared": [_finding_to_json(report, each) for each in report.looked.findings],
        "unseen": [{"what": each.what, "reason": each.reason} for each in report.looked.unseen],
        "outOfSight": report.looked.out_of_sight,
        "notes": report.looked.notes,
    }


def _read(report: Report) -> str:
    sources = report.inventory.sources
    states = [source.current.origin for source in sources if source.current]
    former = sum(len(source.past) for source in sources)
    also = f", and {former} former states or previews" if former else ""
    return f"read: {', '.join(states) or 'no state'}{also}; {len(report.inventory.declared)} declared"


def _of_finding(finding: Finding) -> list[str]:
    name = f" ({finding.name})" if finding.name else ""
    since = f" since {finding.since}" if finding.since else ""
    whose = "ours" if finding.ownership.is_ours else "not proven to be ours"
    return [f"  {finding.title}{name}: {finding.status}{since}", f"    {whose}: {finding.ownership.reason}"]


def _out_of_sight(things: Sequence[str]) -> str:
    return (
        f"{len(things)} former recordings are out of sight: the cloud shows a task for 72 hours after its start, and "
        "none of these is known to have ended"
    )


def _finding_to_json(report: Report, finding: Finding) -> Mapping[str, Any]:
    return {
        "kind": finding.kind.noun,
        "id": finding.thing,
        "name": finding.name,
        "status": finding.status,
        "since": finding.since,
        "endpoint": finding.endpoint,
        "region": finding.region,
        "ours": finding.ownership.is_ours,
        "reason": finding.ownership.reason,
        "remedy": finding.remedy.value,
        "stopped": finding in report.ended and finding.remedy is Remedy.STOP,
        "deleted": finding in report.ended and finding.remedy is Remedy.DELETE,
        "error": report.failed.get(finding.title),
    }
