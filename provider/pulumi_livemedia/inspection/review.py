"""`livemedia review`: what a change does to what runs, before it is done.

Everything but the options is imported when the command runs, so that the other commands start as fast as before.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer

from pulumi_livemedia.completion import stacks
from pulumi_livemedia.review.plan.fail_on import FailOn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_livemedia.inspection.live import Place
    from pulumi_livemedia.review.checks.configuration import Configuration
    from pulumi_livemedia.review.forms import Held
    from pulumi_livemedia.review.plan.live import Look
    from pulumi_livemedia.review.plan.report import Review

REPORT: Final = "review.md"
FOUND: Final = 1
UNUSABLE: Final = 2
NOT_TOLD: Final = 3
"""The exit code where it could not be told what something does right now."""


def review(  # noqa: PLR0913 - each is an option
    source: Annotated[
        str,
        typer.Argument(
            metavar="[FILE]",
            help="A `pulumi preview --json` or a saved plan, - is stdin; without it a preview is made.",
        ),
    ] = "",
    *,
    cwd: Annotated[Path, typer.Option(help="The folder of the program that is previewed.")] = Path(),
    stack: Annotated[
        str, typer.Option(metavar="NAME", help="The stack; without it the selected one.", autocompletion=stacks)
    ] = "",
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write review.md there, and the pictures beside it.")
    ] = None,
    png: Annotated[bool, typer.Option("--png", help="Write the pictures as PNG too.")] = False,
    pictures_at: Annotated[
        str, typer.Option(metavar="URL", help="Where the pictures will be found; without it beside the report.")
    ] = "",
    live: Annotated[
        bool, typer.Option("--live", help="Look up what is on air and recorded right now; read-only keys will do.")
    ] = False,
    state: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="What the stack holds (pulumi stack export), where it is not asked itself."),
    ] = None,
    fail_on: Annotated[
        list[FailOn] | None, typer.Option(help="What fails the command. Repeatable.", show_default=False)
    ] = None,
    config: Annotated[str, typer.Option(metavar="FILE", help="The configuration of the checks.")] = "",
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the report as Markdown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Tell what a change does to what runs: what is interrupted, restarted, or goes live, and why.

    Ends with 0 if nothing of --fail-on is in it, with 1 if something is, with 2 if the preview failed or can not be
    read, and else with 3 if --live could not tell what something does right now; the report is there all the same.
    """
    if markdown and as_json:
        _fail("--markdown and --json exclude each other", "one of the two")
    if png and to is None:
        _fail("--png needs a folder", "--to FOLDER")
    asked = Asked(source, cwd, stack, tuple(state or ()), live)
    found = _review(asked, _configuration(config, cwd))
    places = _write(found, to, pictures_at, png=png) if to is not None else {}
    _print(found, places, markdown=markdown, as_json=as_json)
    if found.errors:
        raise typer.Exit(UNUSABLE)
    if any(found.count(reason) for reason in fail_on or ()):
        raise typer.Exit(FOUND)
    if found.look and not found.look.is_whole:
        raise typer.Exit(NOT_TOLD)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is reviewed, and what is looked at besides."""

    source: str
    cwd: Path
    stack: str
    states: tuple[str, ...]
    live: bool

    @property
    def place(self) -> "Place":
        """Where to learn what the stack holds."""
        from pulumi_livemedia.inspection.live import Place  # noqa: PLC0415 - see above

        return Place(self.cwd if self.has_project else None, self.stack, self.states)

    @property
    def has_project(self) -> bool:
        """Whether the pulumi command may be asked about the stack."""
        return not self.source or bool(self.stack) or self.cwd != Path()

    def require_preview_alone(self) -> None:
        """Refuse what a preview has no use for."""
        if self.source and self.has_project:
            _fail(
                "--stack and --cwd are for a preview that is still to be made, for a saved plan, or for --live",
                "leave out the file, or the options",
            )
        if self.states:
            _fail("--state is for a saved plan, or for --live", "--live, or leave it out")


def _review(asked: Asked, configuration: "Configuration") -> "Review":
    from pulumi_livemedia.review import forms  # noqa: PLC0415 - see above
    from pulumi_livemedia.review.documents import Unreadable  # noqa: PLC0415 - the same
    from pulumi_livemedia.review.plan import pulumi, report  # noqa: PLC0415 - the same

    source = asked.source
    try:
        document: Any = forms.load(source) if source else pulumi.preview(asked.cwd, asked.stack)
        if not forms.is_plan(document) and not asked.live:
            asked.require_preview_alone()
        preview = forms.as_preview(document, _held(forms.as_preview(document), asked))
        return report.review(preview, configuration, _look(preview, asked))
    except pulumi.PulumiFailed as error:
        _fail(str(error), "or hand a preview over: pulumi preview --json > preview.json; livemedia review preview.json")
    except Unreadable as error:
        _fail(f"{source or 'the preview'}: {error}", "pulumi preview --json > preview.json")
    except RecursionError:
        _fail(f"{source or 'the preview'} is nested too deeply", "a preview as it is printed")


def _held(preview: "Mapping[str, Any]", asked: Asked) -> "Held | None":
    """What the stack holds, for a plan, which does not tell; None where nobody says where that is."""
    if "plan" not in preview or not (asked.states or asked.has_project):
        return None
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - see above
    from pulumi_livemedia.inspection.live import rows_at  # noqa: PLC0415 - the same

    try:
        return rows_at(asked.place, preview)
    except LivemediaError as error:
        _fail(error.problem, error.cure or "leave out --state, --stack and --cwd: old values are then not told")


def _look(preview: "Mapping[str, Any]", asked: Asked) -> "Look | None":
    """What runs right now, where that is asked for; why something can not be told goes to standard error, whole."""
    if not asked.live:
        return None
    from pulumi_livemedia.inspection.live import look  # noqa: PLC0415 - see above

    found = look(preview, asked.place)
    for detail in found.details:
        print(f"livemedia: {detail}", file=sys.stderr)  # noqa: T201 - the command's own voice
    return found


def _configuration(path: str, cwd: Path) -> "Configuration":
    from pulumi_livemedia.review.checks import configuration  # noqa: PLC0415 - see above

    try:
        return configuration.load(Path(path)) if path else configuration.find(cwd.resolve())
    except configuration.BadConfiguration as error:
        _fail(str(error), "docs/review.md shows all keys")


def _write(found: "Review", folder: Path, base: str, *, png: bool) -> dict[str, str]:
    """Write the report and its pictures; where the picture of each resource will be found."""
    from pulumi_livemedia.review.plan.markdown import to_markdown  # noqa: PLC0415 - see above
    from pulumi_livemedia.review.plan.pictures import pictures  # noqa: PLC0415 - the same

    places: dict[str, str] = {}
    # Nothing is written before everything is drawn.
    for drawn, rendered in [(drawn, _rendered(drawn.drawing) if png else None) for drawn in pictures(found)]:
        _store(folder / f"{drawn.file}.svg", drawn.drawing.encode())
        if rendered:
            _store(folder / f"{drawn.file}.png", rendered)
        name = f"{drawn.file}.{'png' if png else 'svg'}"
        places[drawn.urn] = f"{base.rstrip('/')}/{name}" if base else name
    _store(folder / REPORT, to_markdown(found, places).encode())
    return places


def _rendered(drawing: str) -> bytes:
    from pulumi_livemedia.review.png import NoRenderer, to_png  # noqa: PLC0415 - see above

    try:
        return to_png(drawing)
    except NoRenderer as error:
        _fail(str(error), "without --png the pictures are SVG, which needs nothing")


def _store(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        _fail(f"{path} can not be written: {error.strerror}", "--to another folder")


def _print(found: "Review", places: dict[str, str], *, markdown: bool, as_json: bool) -> None:
    from pulumi_livemedia.review.plan import terminal  # noqa: PLC0415 - see above
    from pulumi_livemedia.review.plan.markdown import to_markdown  # noqa: PLC0415 - the same
    from pulumi_livemedia.review.plan.report import to_json  # noqa: PLC0415 - the same

    if as_json:
        typer.echo(json.dumps(to_json(found), indent=2, ensure_ascii=True))
    elif markdown:
        sys.stdout.buffer.write(to_markdown(found, places).encode())
        sys.stdout.flush()
    else:
        terminal.show(found, sys.stdout)


def _fail(what: str, cure: str) -> NoReturn:
    print(f"livemedia: {what}\n  cure: {cure}", file=sys.stderr)  # noqa: T201 - the command's own voice
    raise typer.Exit(UNUSABLE)
