"""A review in a terminal: in colours where `rich` is installed, plain lines for files and pipes."""

import shutil
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final, TextIO

from pulumi_livemedia.review.checks.check import Finding
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.review.plan.report import Review
from pulumi_livemedia.review.plan.summary import (
    because,
    headline,
    live_sign,
    of_look,
    of_others,
    others,
    reason,
    signs,
    unnamed,
    what_it_does,
)
from pulumi_livemedia.review.rows import rows_of_moves
from pulumi_livemedia.review.words import harmless

_STYLES: Final = {FailOn.INTERRUPTION: "bold red", FailOn.RESTART: "yellow", FailOn.GOES_LIVE: "green"}
_MOST_ROWS: Final = 12
_NARROWEST: Final = 40

Line = tuple[str, str]
"""A text and its style."""


def show(review: Review, to: TextIO) -> None:
    """Write a review."""
    told = list(_lines(review))
    if to.isatty():
        told = list(_fitted(told, shutil.get_terminal_size().columns))
        if _show_in_colours(told, to):
            return
    for text, _ in told:
        encoding = to.encoding or "utf-8"
        to.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def lines(review: Review) -> list[str]:
    """The same as plain lines."""
    return [text for text, _ in _lines(review)]


def _fitted(told: Iterable[Line], width: int) -> Iterator[Line]:
    """Lines no broader than a terminal; what goes on in the next one is indented."""
    for text, style in told:
        indent = " " * (len(text) - len(text.lstrip()) + 4)
        parts = wrap(
            text, max(width, _NARROWEST), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        yield from ((part, style) for part in parts or [""])


def _lines(review: Review) -> Iterator[Line]:
    yield (f"live media review of {harmless(review.stack)}" if review.stack else "live media review"), "bold"
    for error in review.errors:
        yield from ((f"the preview failed: {harmless(line)}", "bold red") for line in error.splitlines()[:1])
        yield from ((f"    {harmless(line)}", "dim") for line in error.splitlines()[1:])
    yield from ((harmless(line), "yellow") for line in review.limits)
    if review.look:
        yield from ((harmless(line), "bold yellow") for line in of_look(review.look))
    yield headline(review), "bold"
    for resource in review.resources:
        yield "", ""
        yield from _resource(resource)
    yield from _untouched(review)
    yield "", ""
    yield of_others(review), "dim"


def _untouched(review: Review) -> Iterator[Line]:
    """What is not changed, right now."""
    if review.look is None or not review.untouched:
        return
    yield from (("", ""), (f"not changed, at {review.look.at}:", "bold"))
    for each in review.untouched:
        told = f"not known: {each.live.problem}" if each.live.is_running is None else each.live.text
        yield f"  {harmless(each.name)} ({each.kind}): {harmless(told)}", "" if each.live.is_running else "dim"


def _resource(resource: Assessment) -> Iterator[Line]:
    found = signs(resource)
    style = _STYLES[found[0]] if found else ""
    words = [*filter(None, (live_sign(resource),)), *(each.value for each in found)]
    sign = f" [{', '.join(words)}]" if words else ""
    yield f"{harmless(resource.planned.name)} ({resource.planned.kind}){sign}", style
    if resource.now:
        mark = "" if resource.interrupts_now else "now: "
        yield f"  {mark}{harmless(resource.now)}", "bold red" if resource.interrupts_now else "bold"
    yield f"  {harmless(resource.text)}", style
    yield from ((_finding(finding), "yellow") for finding in resource.warnings)
    fields = [*because(resource), *([f"{left} more"] if (left := unnamed(resource)) else [])]
    reasons = ", ".join(map(harmless, fields)) or reason(resource)
    if reasons:
        yield f"  because of: {reasons}", ""
    if resource.found:
        yield f"  found: {harmless(resource.found)}", "yellow"
    for change in resource.changed[:_MOST_ROWS]:
        does = what_it_does(change, resource)
        yield f"    {change.place}: {change.before} -> {change.after}{f'  ({does})' if does else ''}", ""
    if len(resource.changed) > _MOST_ROWS:
        yield f"    and {len(resource.changed) - _MOST_ROWS} more", "dim"
    yield from _moves(resource)
    yield from ((f"  note: {harmless(note)}", "dim") for note in resource.notes)
    for finding in others(resource):
        yield f"{_finding(finding)}{'' if finding in resource.new else ' (as before)'}", "dim"
    yield from ((f"  cost: {harmless(cost)}", "dim") for cost in resource.costs)


def _finding(finding: Finding) -> str:
    return f"  {finding.level.word} {finding.code}: {finding.text}"


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
