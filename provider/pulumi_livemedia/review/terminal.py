"""Pictures and findings as text: a table that says without a picture what is shown where.

Plain text for files and pipes; on a terminal in colours, where `rich` is installed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

from pulumi_livemedia.review.checks.check import Finding, Level
from pulumi_livemedia.review.movement import canvas_changes
from pulumi_livemedia.review.picture import Picture
from pulumi_livemedia.review.rows import HEAD, HEAD_OF_MOVES, rows, rows_of_moves
from pulumi_livemedia.review.words import counted, harmless, shortened

_STYLES: Final = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.NOTE: "cyan"}
_CHANGES: Final = {"added": "green", "removed": "red", "unchanged": "dim"}
_LONGEST_NAME: Final = 40
_NAME: Final = 1
_CHANGE: Final = 2


def show(
    after: Picture | None, before: Picture | None, findings: Sequence[Finding], notes: Sequence[str], to: TextIO
) -> None:
    """Write a picture, what moved since `before`, what was found and what is assumed."""
    if to.isatty() and _show_in_colours(after, before, findings, notes, to):
        return
    for line in lines(after, before, findings, notes):
        encoding = to.encoding or "utf-8"
        to.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def lines(
    after: Picture | None, before: Picture | None, findings: Sequence[Finding], notes: Sequence[str]
) -> Iterator[str]:
    """The same as plain lines."""
    if after is not None:
        yield _title(after)
        head, body = _table(after, before)
        yield from _aligned([head, *body])
        yield from (f"canvas: {change}" for change in (canvas_changes(before, after) if before else ()))
    yield from (f"note: {harmless(note)}" for note in (*notes, *(after.notes if after else ())))
    yield from (f"{finding.level.word} {finding.code}: {finding.text}" for finding in findings)
    yield summary(findings)


def summary(findings: Iterable[Finding]) -> str:
    """How many findings there are: `1 error, 2 warnings`."""
    levels = [finding.level for finding in findings]
    counts = [(levels.count(level), level.word) for level in reversed(Level)]
    return ", ".join(counted(count, word) for count, word in counts if count) or "nothing found"


def _title(picture: Picture) -> str:
    background = "background image" if picture.background_image else f"background {picture.background}"
    size = f"{picture.width} x {picture.height} px"
    return f"{picture.title}: {picture.arrangement}, {size}, {background}, {counted(len(picture.boxes), picture.noun)}"


def _table(after: Picture, before: Picture | None) -> tuple[Sequence[str], list[list[str]]]:
    head, body = (HEAD, rows(after)) if before is None else (HEAD_OF_MOVES, rows_of_moves(before, after))
    return head, [[row[0], shortened(row[_NAME], _LONGEST_NAME), *row[_NAME + 1 :]] for row in body]


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _show_in_colours(
    after: Picture | None, before: Picture | None, findings: Sequence[Finding], notes: Sequence[str], to: TextIO
) -> bool:
    """Write it in colours; whether that was possible."""
    try:
        from rich.console import Console  # noqa: PLC0415 - optional
        from rich.table import Table  # noqa: PLC0415 - the same
        from rich.text import Text  # noqa: PLC0415 - the same
    except ImportError:
        return False
    console = Console(file=to, highlight=False)
    # Text is never taken for markup: names are of whoever declared them.
    if after is not None:
        console.print(Text(_title(after), style="bold"))
        head, body = _table(after, before)
        table = Table(*head, header_style="dim")
        for row in body:
            change = row[_CHANGE] if before else ""
            table.add_row(*map(Text, row), style=_CHANGES.get(change, "yellow" if change else ""))
        console.print(table)
        for change in canvas_changes(before, after) if before else ():
            console.print(Text(f"canvas: {change}"))
    for note in (*notes, *(after.notes if after else ())):
        console.print(Text(f"note: {harmless(note)}", style="dim"))
    for finding in findings:
        level = (f"{finding.level.word} {finding.code}", _STYLES[finding.level])
        console.print(Text.assemble(level, f": {finding.text}"))
    console.print(Text(summary(findings)))
    return True
