"""One sweep: read the states, look at what runs or is left, end what was chosen."""

from collections.abc import Collection, Sequence

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.kinds import kinds
from pulumi_livemedia.sweep.findings import HOOK, Finding, Looked, Remedy, Say, Search
from pulumi_livemedia.sweep.gathering import Request, gather, gather_again
from pulumi_livemedia.sweep.inventory import Inventory, take_stock
from pulumi_livemedia.sweep.problems import NotToBeEnded
from pulumi_livemedia.sweep.report import Report


def look(request: Request, regions: Sequence[str]) -> Report:
    """Return what runs or is left, and no stack declares; changes nothing.

    Raises:
        LivemediaError: a state can not be read.
    """
    sources, notes = gather(request)
    search = Search(take_stock(sources), regions, Looked(notes=notes))
    for kind in kinds():
        hook = kind.hook(HOOK)
        if hook is not None:
            hook.find(kind, search)
    return Report(search.inventory, search.looked)


def proven(report: Report, remedies: Collection[Remedy]) -> list[Finding]:
    """Return what is proven to be a stack's, and is ended by one of the remedies."""
    return [each for each in report.looked.findings if each.ownership.is_ours and each.remedy in remedies]


def named(report: Report, ids: Sequence[str], remedies: Collection[Remedy]) -> list[Finding]:
    """Return what has exactly these ids, and is ended by one of the remedies.

    Raises:
        NotToBeEnded: one of them is declared, was not found, or was not made by a stack and would be deleted.
    """
    chosen: list[Finding] = []
    for wanted in dict.fromkeys(ids):
        found = [each for each in report.looked.findings if each.thing == wanted]
        fitting = [each for each in found if each.remedy in remedies]
        if not fitting:
            raise _not_to_be_ended(report.inventory, wanted, found)
        for each in fitting:
            _require_made_here(each)
        chosen += fitting
    return chosen


def end(report: Report, request: Request, finding: Finding, say: Say) -> str:
    """Stop or delete something, note it in the report, and return why that failed; empty if it did not.

    Between the look and the answer of somebody who was asked, an update may have brought the same thing back.
    """
    try:
        _require_undeclared(take_stock(gather_again(request)), report.inventory, finding)
        finding.end(say)
    except LivemediaError as error:
        report.failed[finding.title] = str(error)
        return str(error)
    report.ended.append(finding)
    return ""


def _require_made_here(finding: Finding) -> None:
    ownership = finding.ownership
    if finding.remedy is Remedy.DELETE and not (ownership.is_ours or ownership.was_made_here):
        raise NotToBeEnded(
            f"{finding.title} is not proven to be made by a stack ({ownership.reason}), so it is not deleted",
            cure="delete it in the console, if it is not needed",
        )


def _require_undeclared(now: Inventory, before: Inventory, finding: Finding) -> None:
    thing = (finding.kind.name, finding.thing)
    begun = any(record.is_pending for record in now.records.get(thing, []))
    was_begun = any(record.is_pending for record in before.records.get(thing, []))
    user = finding.used_by(now)
    if thing in now.declared or (begun and not was_begun) or user:
        what = f"is used by {user}" if user else "was declared by a stack since it was looked at"
        raise NotToBeEnded(f"{finding.title} {what}, so it stays", cure="sweep again")


def _not_to_be_ended(inventory: Inventory, wanted: str, found: Sequence[Finding]) -> NotToBeEnded:
    if found:
        [remedy, *_] = [each.remedy for each in found]
        return NotToBeEnded(f"{found[0].title} is not {remedy.done} without --{remedy.value}", cure=f"--{remedy.value}")
    holder = next((holder for (_, thing), holder in inventory.declared.items() if thing == wanted), None)
    if holder is not None:
        return NotToBeEnded(f"{wanted} is declared by {holder}", cure="pulumi destroy, or desired_state='stopped'")
    return NotToBeEnded(
        f"{wanted} was not found, so nothing was done", cure="give the id as the list shows it, in full"
    )
