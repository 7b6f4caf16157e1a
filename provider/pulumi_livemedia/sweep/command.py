"""The `livemedia sweep` command. Everything that takes time to import is imported when it runs."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from pulumi_livemedia import completion
from pulumi_livemedia.review.words import harmless, harmless_lines

if TYPE_CHECKING:
    from pulumi_livemedia.sweep.findings import Finding
    from pulumi_livemedia.sweep.gathering import Request
    from pulumi_livemedia.sweep.report import Report

NOT_DONE: Final = 2
"""The exit code of a sweep that could not be done."""

Files = Annotated[
    list[str] | None, typer.Option("--state", help="A state (pulumi stack export), - for standard input. Repeatable.")
]
Past = Annotated[
    list[str] | None,
    typer.Option("--past", help="A former state, a preview --json, or a folder of them. Repeatable."),
]
Stacks = Annotated[
    list[str] | None,
    typer.Option(
        "--stack",
        help="A stack to read with the pulumi command; by default all of the project. Repeatable.",
        autocompletion=completion.stacks,
    ),
]
Regions = Annotated[
    list[str] | None, typer.Option("--region", help="One more region in which casters are looked for. Repeatable.")
]


def sweep(  # noqa: PLR0913 - each is an option
    ids: Annotated[
        list[str] | None, typer.Argument(help="With --stop or --delete: these only, also where there is a doubt.")
    ] = None,
    *,
    state: Files = None,
    past: Past = None,
    stack: Stacks = None,
    cwd: Annotated[Path, typer.Option(help="The folder of the Pulumi project.")] = Path(),
    history: Annotated[int, typer.Option(min=0, help="How many former states of each stack to read.")] = 20,
    region: Regions = None,
    stop: Annotated[bool, typer.Option("--stop", help="Stop what is proven to be ours, or the ids given.")] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete studios and their contents that are proven to be ours.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before something is stopped or deleted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find what runs, and what was made, and no stack declares; stop or delete it if asked to.

    Exit code 0: nothing is left. 1: something is. 2: it could not be told. What is on air is never deleted: --stop with
    --delete stops it before.
    """
    if ids and not (stop or delete):
        _fail("ids are given, but nothing is to be done", "--stop or --delete; without ids everything is listed")
    if (stop or delete) and not yes and (as_json or not can_be_asked()):
        _fail("nobody can be asked before something is ended", "--yes, if it is to be done without a question")
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - see above
    from pulumi_livemedia.sweep.gathering import Request  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.sweeping import look  # noqa: PLC0415 - the same

    try:
        request = Request(state or (), past or (), stack or (), cwd, history)
        report = look(request, region or ())
        chosen = _chosen(report, ids or (), stop=stop, delete=delete)
    except LivemediaError as error:
        _stop_here(str(error))
    _show(report, request, chosen, yes=yes, as_json=as_json)
    raise typer.Exit(report.exit_code)


def can_be_asked() -> bool:
    """Return whether somebody sits in front of it."""
    return sys.stdin.isatty()


def _chosen(report: "Report", ids: Sequence[str], *, stop: bool, delete: bool) -> "list[Finding]":
    """What is to be ended: what is proven to be ours, or exactly the named things."""
    from pulumi_livemedia.sweep.findings import Remedy  # noqa: PLC0415 - see above
    from pulumi_livemedia.sweep.sweeping import named, proven  # noqa: PLC0415 - the same

    wanted = {Remedy.STOP: stop, Remedy.DELETE: delete}
    remedies = [remedy for remedy, is_wanted in wanted.items() if is_wanted]
    chosen = named(report, ids, remedies) if ids else proven(report, remedies)
    # What is on air is stopped first, and contents go before their studio.
    return sorted(chosen, key=lambda each: (remedies.index(each.remedy), -each.thing.count("/")))


def _show(report: "Report", request: "Request", chosen: "Sequence[Finding]", *, yes: bool, as_json: bool) -> None:
    """Say what was found, end what was chosen, and say what became of it."""
    from pulumi_livemedia.sweep.report import done_in_words, to_json, to_text  # noqa: PLC0415 - see above

    if not as_json:
        typer.echo(harmless_lines(to_text(report)))
    try:
        for finding in chosen:
            _end(report, request, finding, yes=yes, as_json=as_json)
    finally:
        # Also when somebody interrupts it: what is done is done.
        if as_json:
            typer.echo(json.dumps(to_json(report), indent=2))
        elif chosen:
            typer.echo(harmless_lines(done_in_words(report)))
        elif report.left:
            typer.echo(
                "to end what is ours: the same with --stop, or --delete; to stop something else, its id with --stop"
            )


def _end(report: "Report", request: "Request", finding: "Finding", *, yes: bool, as_json: bool) -> None:
    from pulumi_livemedia.sweep.sweeping import end  # noqa: PLC0415 - see above

    if yes or typer.confirm(harmless(f"{finding.remedy.value} {finding.title}?")):
        problem = end(report, request, finding, _say)
        if not as_json:
            done = f"{finding.title}: {problem}" if problem else f"{finding.remedy.done} {finding.title}"
            typer.echo(harmless_lines(done))


def _say(line: str) -> None:
    typer.echo(harmless_lines(line), err=True)


def _fail(what: str, cure: str) -> NoReturn:
    _stop_here(f"{what}\n  cure:   {cure}")


def _stop_here(text: str) -> NoReturn:
    typer.echo(harmless_lines(f"livemedia: {text}"), err=True)
    raise typer.Exit(NOT_DONE)
