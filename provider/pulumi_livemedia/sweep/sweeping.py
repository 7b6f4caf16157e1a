"""One sweep: read the states, look at what runs, stop what was chosen."""

from collections.abc import Sequence

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.sweep.casters import find_casters
from pulumi_livemedia.sweep.findings import Finding, Looked, Say
from pulumi_livemedia.sweep.gathering import Request, gather, gather_again
from pulumi_livemedia.sweep.inventory import Inventory, take_stock
from pulumi_livemedia.sweep.problems import NotToBeStopped
from pulumi_livemedia.sweep.recordings import find_recordings
from pulumi_livemedia.sweep.report import Report


def look(request: Request, regions: Sequence[str]) -> Report:
    """Return what runs and no stack declares; changes nothing.

    Raises:
        LivemediaError: a state can not be read.
    """
    sources, notes = gather(request)
    inventory, looked = take_stock(sources), Looked(notes=notes)
    find_casters(inventory, regions, looked)
    find_recordings(inventory, looked)
    return Report(inventory, looked)


def proven(report: Report) -> list[Finding]:
    """Return what is proven to be started by a stack."""
    return [each for each in report.looked.findings if each.ownership.is_ours]


def named(report: Report, ids: Sequence[str]) -> list[Finding]:
    """Return what has exactly these ids.

    Raises:
        NotToBeStopped: one of them is declared, or was not found running.
    """
    found = {each.thing: each for each in report.looked.findings}
    for wanted in ids:
        if wanted not in found:
            raise _not_to_be_stopped(report.inventory, wanted)
    return [found[each] for each in dict.fromkeys(ids)]


def stop(report: Report, request: Request, finding: Finding, say: Say) -> str:
    """Stop something, note it in the report, and return why that failed; empty if it did not.

    Between the look and the answer of somebody who was asked, an update may have brought the same thing back.
    """
    try:
        _require_undeclared(take_stock(gather_again(request)), report.inventory, finding)
        finding.stop(say)
    except LivemediaError as error:
        report.failed[finding.title] = str(error)
        return str(error)
    report.stopped.append(finding.title)
    return ""


def _require_undeclared(now: Inventory, before: Inventory, finding: Finding) -> None:
    thing = (finding.kind.name, finding.thing)
    begun = any(record.is_pending for record in now.records.get(thing, []))
    was_begun = any(record.is_pending for record in before.records.get(thing, []))
    if thing in now.declared or (begun and not was_begun):
        raise NotToBeStopped(
            f"{finding.title} was declared by a stack since it was looked at, so it goes on", cure="sweep again"
        )


def _not_to_be_stopped(inventory: Inventory, wanted: str) -> NotToBeStopped:
    holder = next((holder for (_, thing), holder in inventory.declared.items() if thing == wanted), None)
    if holder is not None:
        return NotToBeStopped(f"{wanted} is declared by {holder}", cure="pulumi destroy, or desired_state='stopped'")
    return NotToBeStopped(
        f"{wanted} was not found running, so nothing was stopped", cure="give the id as the list shows it, in full"
    )
