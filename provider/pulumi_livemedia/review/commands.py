"""`livemedia layout`: the picture of a recording, and what is wrong with it.

Everything but the options is imported when the command runs, so that the other commands start as fast as before.
"""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pulumi_livemedia.completion import resources

if TYPE_CHECKING:
    from pulumi_livemedia.review.checks.check import Finding, Subject
    from pulumi_livemedia.review.checks.configuration import Configuration
    from pulumi_livemedia.review.documents import Declared

FOUND = 1
UNUSABLE = 2
_LARGEST = 10_000


class FailOn(StrEnum):
    """The level from which on findings fail the command."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def layout(  # noqa: PLR0913 - each is an option
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="JSON: a StartRecord request, its layout, or a `pulumi preview --json`; - is stdin."
        ),
    ],
    *,
    before: Annotated[str, typer.Option(metavar="FILE", help="What it was before: the same, as JSON.")] = "",
    resource: Annotated[
        str,
        typer.Option(metavar="NAME", help="The resource of a preview, if it has several.", autocompletion=resources),
    ] = "",
    svg: Annotated[str, typer.Option(metavar="FILE", help="Write the picture as SVG; - is stdout.")] = "",
    png: Annotated[str, typer.Option(metavar="FILE", help="Write the picture as PNG; - is stdout.")] = "",
    streams: Annotated[
        int, typer.Option(min=0, max=17, help="For how many streams to draw what follows their number.")
    ] = 0,
    canvas: Annotated[
        str, typer.Option(metavar="SIZE", help="What a studio puts out: a template such as lp_hd, or 1280x720.")
    ] = "lp_hd",
    config: Annotated[str, typer.Option(metavar="FILE", help="The configuration of the checks.")] = "",
    fail_on: Annotated[FailOn, typer.Option(help="From which level on findings fail the command.")] = FailOn.ERROR,
    text: Annotated[bool, typer.Option(help="Print the table and the findings.")] = True,
) -> None:
    """Show the picture that a recording will have, what moved in it, and what is legal but wrong.

    Ends with 0 if nothing is found from the level of --fail-on on, with 1 if something is, with 2 if the input, the
    configuration or an output can not be used.
    """
    if before and resource:
        _fail("--before and --resource exclude each other", "a preview has both states of its resources")
    if (source, before).count("-") > 1 or (svg, png).count("-") > 1:
        _fail("- is given twice", "a file for one of the two")
    configuration = _configuration(config)
    old, new = _declared(source, before, resource)
    drawn = _Drawn(configuration, streams, canvas)
    was = drawn.subject(old) if old else None
    now = drawn.subject(new)
    found = _findings(now, configuration)
    _write_pictures(now, was, found, svg, png)
    if text and "-" not in (svg, png):
        _show(now, was, found)
    if fail_on is not FailOn.NEVER and any(finding.level.word in _from(fail_on) for finding in found):
        raise typer.Exit(FOUND)


def _from(level: FailOn) -> list[str]:
    """This level and the worse ones."""
    order = [FailOn.ERROR, FailOn.WARNING, FailOn.NOTE]
    return [one.value for one in order[: order.index(level) + 1]]


def _configuration(path: str) -> "Configuration":
    from pulumi_livemedia.review.checks import configuration  # noqa: PLC0415 - see above

    try:
        return configuration.load(Path(path)) if path else configuration.find(Path.cwd())
    except configuration.BadConfiguration as error:
        _fail(str(error), "docs/review.md shows all keys")


def _declared(source: str, before: str, resource: str) -> "tuple[Declared | None, Declared]":
    """What is declared before, if that is known, and after."""
    from pulumi_livemedia.review import documents, forms, previews  # noqa: PLC0415 - see above

    try:
        document = forms.load(source)
        if not forms.is_known(document):
            if resource:
                _fail("--resource is for previews", "leave it out, or give the output of `pulumi preview --json`")
            old = documents.declared(*documents.load(before)) if before else None
            return old, documents.declared(document, documents.name_of(source))
        if before:
            _fail("--before is not for previews", "leave it out: a preview has both states of its resources")
        preview = forms.as_preview(document)
        step = previews.step_of(preview, (documents.RECORDING, documents.STUDIO_LAYOUT), resource or None)
    except documents.Unreadable as error:
        _fail(str(error), "livemedia layout --help tells what can be read")
    except RecursionError:
        _fail(f"{source} is nested too deeply", "a request or a preview as it is printed")
    if step.after is None:
        _fail(f"{step.name} is deleted by this preview: there is no picture afterwards", "choose another --resource")
    return step.before, step.after


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How pictures are drawn."""

    configuration: "Configuration"
    streams: int
    canvas: str

    def subject(self, declared: "Declared") -> "Subject":
        from pulumi_livemedia.review.reading import subject_of  # noqa: PLC0415 - see above

        aspect = self.configuration.options.source_aspect
        return subject_of(declared, aspect, self.streams or None, _size(self.canvas))


def _size(canvas: str) -> tuple[int, int]:
    from pulumi_livemedia.review.studio_picture import CANVASES  # noqa: PLC0415 - see above

    if canvas in CANVASES:
        return CANVASES[canvas]
    width, _, height = canvas.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 0 < int(width) <= _LARGEST and 0 < int(height) <= _LARGEST):
        _fail(f"--canvas {canvas} is no size", f"one of {', '.join(CANVASES)}, or such as 1280x720")
    return int(width), int(height)


def _findings(subject: "Subject", configuration: "Configuration") -> "list[Finding]":
    from pulumi_livemedia.review.checks.run import findings  # noqa: PLC0415 - see above

    return findings(subject, configuration)


def _write_pictures(now: "Subject", was: "Subject | None", found: "list[Finding]", svg: str, png: str) -> None:
    from pulumi_livemedia.review.marks import marks_of  # noqa: PLC0415 - see above

    if not svg and not png:
        return
    if now.picture is None:
        _fail(f"there is nothing to draw: {now.no_picture}", "leave out --svg and --png")
    from pulumi_livemedia.review.drawing.sheet import draw  # noqa: PLC0415 - the same

    drawing = draw(now.picture, was.picture if was else None, marks_of(found))
    if svg:
        _write(svg, drawing.encode())
    if png:
        _write(png, _rendered(drawing))


def _rendered(drawing: str) -> bytes:
    from pulumi_livemedia.review.png import NoRenderer, to_png  # noqa: PLC0415 - see above

    try:
        return to_png(drawing)
    except NoRenderer as error:
        _fail(str(error), "--svg needs nothing")


def _write(path: str, content: bytes) -> None:
    try:
        if path == "-":
            sys.stdout.buffer.write(content)
            sys.stdout.flush()
        else:
            Path(path).write_bytes(content)
    except OSError as error:
        _fail(f"{path} can not be written: {error.strerror}", "another file")


def _show(now: "Subject", was: "Subject | None", found: "list[Finding]") -> None:
    from pulumi_livemedia.review.terminal import show  # noqa: PLC0415 - see above

    notes = [now.no_picture] if now.no_picture else []
    notes += [f"before: {was.no_picture}"] if was and was.no_picture else []
    show(now.picture, was.picture if was else None, found, notes, sys.stdout)


def _fail(what: str, cure: str) -> NoReturn:
    print(f"livemedia: {what}\n  cure: {cure}", file=sys.stderr)  # noqa: T201 - the command's own voice
    raise typer.Exit(UNUSABLE)
