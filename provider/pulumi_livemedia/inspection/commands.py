"""`livemedia doctor` and `livemedia status`. Everything slow is imported when a command runs."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from pulumi_livemedia import completion
from pulumi_livemedia.review.words import harmless, harmless_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pulumi_livemedia.inspection.looking import Now
    from pulumi_livemedia.inspection.verdict import Verdict

FOUND: Final = 1
NOT_DONE: Final = 2

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Folder = Annotated[Path, typer.Option(help="The folder of the Pulumi project.")]


def doctor(  # noqa: PLR0913 - each is an option
    *,
    stack: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Take access keys from this stack's configuration.",
            autocompletion=completion.stacks,
        ),
    ] = "",
    cwd: Folder = Path(),
    app: Annotated[str, typer.Option(metavar="APPID", help="An RTC application to look at.")] = "",
    verify_storage: Annotated[
        bool,
        typer.Option("--verify-storage", help="Write and delete a small object where the program's recordings go."),
    ] = False,
    storage: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="The same for a StartRecord request, a state or a saved plan. Repeatable."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell whether this machine is ready: versions, keys and where they were found, clouds, clock.

    Nothing is changed, but for --verify-storage and --storage, which write a small object and delete it again.

    Ends with 0 if nothing fails, with 1 if something does; each line that is not ok says what to do.
    """
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - see above
    from pulumi_livemedia.inspection.clouds import clouds  # noqa: PLC0415 - the same
    from pulumi_livemedia.inspection.machine import machine  # noqa: PLC0415 - the same
    from pulumi_livemedia.inspection.verdict import Level  # noqa: PLC0415 - the same

    try:
        settings = _settings(cwd, stack)
    except LivemediaError as error:
        _stop(str(error))
    verdicts = [*machine(cwd), *clouds(settings, app)]
    if verify_storage or storage:
        from pulumi_livemedia.inspection.storage import of_file, of_stack  # noqa: PLC0415 - it takes time too

        verdicts += of_stack(cwd, stack) if verify_storage else ()
        verdicts += [verdict for file in storage or () for verdict in of_file(file, settings)]
    if as_json:
        typer.echo(json.dumps([asdict(each) | {"level": each.level.word} for each in verdicts], indent=2))
    else:
        _show(verdicts)
    raise typer.Exit(FOUND if any(each.level is Level.FAIL for each in verdicts) else 0)


def status(
    *,
    stack: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A stack; by default all of the project. Repeatable.",
            autocompletion=completion.stacks,
        ),
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A state (pulumi stack export), - is stdin. Repeatable.")
    ] = None,
    cwd: Folder = Path(),
    fail_if_not_running: Annotated[
        bool,
        typer.Option("--fail-if-not-running", help="End with 1 if what is declared to run, or to be shown, is not."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Tell what each declared show, recording, studio, scene and its contents does now. Nothing is changed.

    Ends with 0; with --fail-if-not-running, with 1 if something that should run does not, is gone, or is a scene that
    shows something else than declared, and with 2 if it can not be told.
    """
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - see above
    from pulumi_livemedia.inspection.looking import look  # noqa: PLC0415 - the same
    from pulumi_livemedia.inspection.telling import to_json  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.gathering import Request, gather  # noqa: PLC0415 - the same

    try:
        sources, _ = gather(Request(state or (), (), stack or (), cwd, 0, decrypted=True))
    except LivemediaError as error:
        _stop(str(error))
    found = look(sources)
    if as_json:
        typer.echo(json.dumps([to_json(each) for each in found], indent=2))
    else:
        _show_status(found)
    if fail_if_not_running and any(each.present.is_missing for each in found):
        raise typer.Exit(FOUND)
    if fail_if_not_running and any(each.present.is_missing is None for each in found):
        raise typer.Exit(NOT_DONE)


def _settings(folder: Path, stack: str) -> dict[str, str]:
    if not stack:
        return {}
    from pulumi_livemedia.sweep.stacks import Pulumi  # noqa: PLC0415 - see above

    pulumi = Pulumi(folder)
    return pulumi.settings(pulumi.names([stack])[0])


def _show(verdicts: "Sequence[Verdict]") -> None:
    width = max(len(each.name) for each in verdicts)
    for each in verdicts:
        typer.echo(harmless(f"{each.level.word:4}  {each.name:{width}}  {each.text}"))
        if each.cure and each.level:
            typer.echo(harmless(f"{'':4}  {'':{width}}  cure: {each.cure}"))


def _show_status(found: "Sequence[Now]") -> None:
    from pulumi_livemedia.inspection.telling import to_text  # noqa: PLC0415 - see above

    typer.echo(harmless_lines("\n".join(map(to_text, found))) or "nothing is declared")


def _stop(text: str) -> NoReturn:
    print(harmless_lines(f"livemedia: {text}"), file=sys.stderr)  # noqa: T201 - the command's own voice
    raise typer.Exit(NOT_DONE)
