"""A review in a terminal: in colours where `rich` is installed, plain lines for files and pipes."""

from collections.abc import Iterator
from typing import Final, TextIO

from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.report import Review
from pulumi_livemedia.review.plan.summary import because, headline, of_others, reason, signs, unnamed, what_it_does
from pulumi_livemedia.review.rows import rows_of_moves
from pulumi_livemedia.review.words import harmless

_STYLES: Final = {FailOn.INTERRUPTION: "bold red", FailOn.RESTART: "yellow", FailOn.GOES_LIVE: "green"}
_MOST_ROWS: Final = 12

Line = tuple[str, str]
"""A text and its style."""


def show(review: Review, to: TextIO) -> None:
    """Write a review."""
    told = list(_lines(review))
    if to.isatty() and _show_in_colours(told, to):
        return
    for text, _ in told:
        encoding = to.encoding or "utf-8"
        to.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def lines(review: Review) -> list[str]:
    """The same as plain lines."""
    return [text for text, _ in _lines(review)]


def _lines(review: Review) -> Iterator[Line]:
    yield (f"live media review of {harmless(review.stack)}" if review.stack else "live media review"), "bold"
    for error in review.errors:
        yield from ((f"the preview failed: {harmless(line)}", "bold red") for line in error.splitlines()[:1])
        yield from ((f"    {harmless(line)}", "dim") for line in error.splitlines()[1:])
    yield headline(review), "bold"
    for resource in review.resources:
        yield "", ""
        yield from _resource(resource)
    yield "", ""
    yield of_others(review), "dim"


def _resource(resource: Assessment) -> Iterator[Line]:
    found = signs(resource)
    style = _STYLES[found[0]] if found else ""
    sign = f" [{', '.join(each.value for each in found)}]" if found else ""
    yield f"{harmless(resource.planned.name)} ({resource.planned.kind}){sign}", style
    yield f"  {harmless(resource.text)}", style
    fields = [*because(resource), *([f"{left} more"] if (left := unnamed(resource)) else [])]
    reasons = ", ".join(map(harmless, fields)) or reason(resource)
    if reasons:
        yield f"  because of: {reasons}", ""
    if resource.drift:
        yield f"  found: {harmless(resource.drift)}", "yellow"
    for change in resource.changed[:_MOST_ROWS]:
        does = what_it_does(change, resource)
        yield f"    {change.place}: {change.before} -> {change.after}{f'  ({does})' if does else ''}", ""
    if len(resource.changed) > _MOST_ROWS:
        yield f"    and {len(resource.changed) - _MOST_ROWS} more", "dim"
    yield from _moves(resource)
    yield from ((f"  note: {harmless(note)}", "dim") for note in resource.notes)
    for finding in resource.findings:
        is_new = finding in resource.new
        told = f"  {finding.level.word} {finding.code}: {finding.text}"
        yield (told, "yellow") if is_new else (f"{told} (as before)", "dim")
    yield from ((f"  cost: {harmless(cost)}", "dim") for cost in resource.costs)


def _moves(resource: Assessment) -> Iterator[Line]:
    before, after = resource.before, resource.after
    if before is None or after is None or before.picture is None or after.picture is None:
        return
    moving = [row for row in rows_of_moves(before.picture, after.picture) if row[2] != "unchanged"]
    for row in moving[:_MOST_ROWS]:
        yield f"    {harmless(row[1])} {row[2]}: at {row[3]}, {row[4]}", "cyan"


def _show_in_colours(told: list[Line], to: TextIO) -> bool:
    """Write it in colours; whether that was possible."""
    try:
        from rich.console import Console  # noqa: PLC0415 - optional
        from rich.text import Text  # noqa: PLC0415 - the same
    except ImportError:
        return False
    console = Console(file=to, highlight=False)
    # Text is never taken for markup: names are of whoever declared them.
    for text, style in told:
        console.print(Text(text, style=style), soft_wrap=True)
    return True
