"""`livemedia import`: what runs already, taken into a stack. Everything slow is imported when a command runs."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer

from pulumi_livemedia import completion
from pulumi_livemedia.review.words import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pulumi_livemedia.adoption.import_file import Imported
    from pulumi_livemedia.kinds import Kind
    from pulumi_livemedia.structures.structure import Structure

NOT_COMPLETE: Final = 1
NOT_DONE: Final = 2
_ONLY_ME: Final = 0o600

importing = typer.Typer(
    name="import",
    help="Take what runs already into a stack: writes the file for `pulumi import`, and the lines of the program.",
    no_args_is_help=True,
)

CasterId = Annotated[str, typer.Argument(help="The id of the caster.")]
Region = Annotated[str, typer.Option(help="The region of the caster; the configured one without it.")]
Name = Annotated[str, typer.Option(help="The name of the resource in the program.")]
To = Annotated[Path, typer.Option(metavar="FILE", help="Where the import file is written.")]
Stack = Annotated[
    str,
    typer.Option(
        metavar="STACK", help="The stack whose configuration has the access keys.", autocompletion=completion.stacks
    ),
]
Folder = Annotated[Path, typer.Option(help="The folder of the Pulumi project.")]


@importing.command()
def caster(  # noqa: PLR0913 - each is an option
    caster_id: CasterId,
    *,
    name: Name,
    to: To = Path("import.json"),
    region: Region = "",
    stack: Stack = "",
    cwd: Folder = Path(),
) -> None:
    """Import a caster, on air or not, as a LiveCaster. It is only looked at."""
    from pulumi_livemedia.adoption.reading import in_region, read_caster  # noqa: PLC0415 - see above
    from pulumi_livemedia.kinds import kind_named  # noqa: PLC0415 - the same

    with _failures_told():
        kind = kind_named("LiveCaster")
        state = read_caster(kind, caster_id, in_region(_settings(cwd, stack), region))
    _write([_imported(kind, name, caster_id, state)], to)


@importing.command()
def studio(  # noqa: PLR0913 - the same
    caster_id: CasterId,
    *,
    name: Annotated[str, typer.Option(help="The name of the studio in the program; without it, its own.")] = "",
    contents: Annotated[
        bool, typer.Option("--contents", help="With its video resources, layouts, components and what its scenes show.")
    ] = False,
    untold: Annotated[
        str, typer.Option(metavar="FILE", help="What the cloud does not tell, filled in; - is stdin.")
    ] = "",
    to: To = Path("import.json"),
    region: Region = "",
    stack: Stack = "",
    cwd: Folder = Path(),
) -> None:
    """Import a caster with all its settings, as a ProductionStudio. It is only looked at.

    Some of it the cloud does not tell. Without --untold a file is then written in which that is to be filled in, and
    the command ends with 1. It does so too where something can not be declared and is left out.
    """
    from pulumi_livemedia.adoption.contents import contents_of  # noqa: PLC0415 - see above
    from pulumi_livemedia.adoption.reading import in_region, read_caster  # noqa: PLC0415 - the same
    from pulumi_livemedia.adoption.untold import filled_in, to_fill_in  # noqa: PLC0415 - the same
    from pulumi_livemedia.kinds import kind_named  # noqa: PLC0415 - the same

    with _failures_told():
        settings, kind = in_region(_settings(cwd, stack), region), kind_named("ProductionStudio")
        state = read_caster(kind, caster_id, settings)
        whole = [_imported(kind, name or _own_name(state), caster_id, state)]
        inside, left_out = contents_of(whole[0], settings) if contents else ([], [])
        whole += inside
        marked = to_fill_in(whole)
        if marked and not untold:
            _ask_for_the_untold(caster_id, whole[0].name, to, marked, contents=contents)
        done = filled_in(whole, _object(untold, "give what was written without --untold, filled in") if untold else {})
    _write(done, to)
    _tell_of_the_rest(done, left_out)


@importing.command()
def record_task(  # noqa: PLR0913 - the same
    recording: Annotated[str, typer.Argument(metavar="APP/ROOM/TASK", help="AppId, RoomId and TaskId.")],
    *,
    name: Name,
    request: Annotated[
        str, typer.Option(metavar="FILE", help="The StartRecord request with which it was started; - is stdin.")
    ] = "",
    to: To = Path("import.json"),
    stack: Stack = "",
    cwd: Folder = Path(),
) -> None:
    """Import a recording that runs. It is only looked at.

    The cloud does not tell how a recording was started. Without --request a file is written in which that is to be
    filled in, and the command ends with 1.
    """
    from pulumi_livemedia.adoption import recordings  # noqa: PLC0415 - see above
    from pulumi_livemedia.kinds import kind_named  # noqa: PLC0415 - the same

    with _failures_told():
        names = recordings.names_of(recording)
        settings = _settings(cwd, stack)
        if not request:
            recordings.look(names, settings)
            _ask_for_the_rest(recording, name, to, recordings.to_fill_in(names))
        declared = recordings.declared(_object(request, "give the body of StartRecord as JSON"), names)
        state = recordings.read_recording(declared, settings)
    _write([_imported(kind_named("RtcRecordTask"), name, recording, state)], to)


def _imported(kind: "Kind", name: str, thing: str, state: "Structure") -> "Imported":
    from pulumi_livemedia.adoption.import_file import Imported  # noqa: PLC0415 - see above
    from pulumi_livemedia.adoption.names import variable  # noqa: PLC0415 - the same

    return Imported(kind, name, thing, state, variable(name))


def _own_name(studio: Any) -> str:  # noqa: ANN401 - the state of a studio
    """What a studio is called; whatever people have written there, it becomes a name."""
    from pulumi_livemedia.adoption.names import resource_name, variable  # noqa: PLC0415 - see above

    return resource_name(variable(studio.caster_name or "", otherwise="studio"))


@contextlib.contextmanager
def _failures_told() -> Iterator[None]:
    """End the command with the words of what fails."""
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - see above

    try:
        yield
    except LivemediaError as error:
        _stop(str(error))


def _settings(folder: Path, stack: str) -> dict[str, str]:
    """The configuration of a stack; without one, keys are found in the environment and in files."""
    if not stack:
        return {}
    from pulumi_livemedia.sweep.stacks import Pulumi  # noqa: PLC0415 - see above

    pulumi = Pulumi(folder)
    return pulumi.settings(pulumi.names([stack])[0])


def _object(source: str, cure: str) -> dict[str, Any]:
    """The object in a JSON file, or on standard input for `-`."""
    from pulumi_livemedia.review.documents import Unreadable, load  # noqa: PLC0415 - see above

    try:
        document, name = load(source)
    except Unreadable as error:
        _stop(f"{error}\n  cure:   {cure}")
    if not isinstance(document, dict):
        _stop(f"{name} is not an object\n  cure:   {cure}")
    return document


def _ask_for_the_untold(caster_id: str, name: str, to: Path, marked: "dict[str, Any]", *, contents: bool) -> NoReturn:
    file = to.with_name(f"{_file_name(name)}.untold.json")
    _store(file, json.dumps(marked, indent=2, ensure_ascii=False) + "\n")
    again = f"livemedia import studio {caster_id} --name {name}{' --contents' if contents else ''} --untold {file}"
    typer.echo(f"livemedia: some of it the cloud does not tell\n  cure:   fill in {file}, then: {again}", err=True)
    raise typer.Exit(NOT_COMPLETE)


def _tell_of_the_rest(whole: "Sequence[Imported]", left_out: "Sequence[str]") -> None:
    """Say what else there is to do, and end with 1 where something is left out."""
    show = next((thing for thing in whole if thing.kind.name == "StudioScene"), None)
    if show is not None:
        typer.echo(
            f"scenes exist on air only: to start and stop the show too, livemedia import caster {whole[0].thing}, and "
            "let the scenes take caster_id from that",
            err=True,
        )
    for each in left_out:
        typer.echo(harmless_lines(f"livemedia: {each}"), err=True)
    if left_out:
        raise typer.Exit(NOT_COMPLETE)


def _ask_for_the_rest(recording: str, name: str, to: Path, request: dict[str, str]) -> NoReturn:
    file = to.with_name(f"{_file_name(name)}.request.json")
    _store(file, json.dumps(request, indent=2, ensure_ascii=False) + "\n")
    typer.echo(
        f"livemedia: {recording} runs, but the cloud does not tell how it was started\n"
        f"  cure:   fill in {file}, then: livemedia import record-task {recording} --name {name} --request {file}",
        err=True,
    )
    raise typer.Exit(NOT_COMPLETE)


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name)


def _write(things: "Sequence[Imported]", to: Path) -> None:
    """Write the import file, and say what is to be done with it."""
    from pulumi_livemedia.adoption import import_file, program  # noqa: PLC0415 - see above

    text = import_file.import_file(things)
    _store(to, text)
    typer.echo(program.lines(things), nl=False)
    notes = [
        f"wrote {to}; the lines above declare it",
        f"then: {import_file.COMMAND.format(file=to)}",
        "and:  pulumi preview, which shows no change",
    ]
    if import_file.holds_secrets(text):
        notes.append(f"{to} has secrets in plain text: remove it afterwards")
    for note in notes:
        typer.echo(note, err=True)


def _store(path: Path, text: str) -> None:
    """Write a file that only its owner can read; nothing is overwritten."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_ME), "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        _stop(f"{path} exists already, and is not overwritten\n  cure:   remove it, or --to another file")
    except OSError as error:
        _stop(f"{path} can not be written: {error.strerror}\n  cure:   --to another file")


def _stop(text: str) -> NoReturn:
    print(f"livemedia: {text}", file=sys.stderr)  # noqa: T201 - the command's own voice
    raise typer.Exit(NOT_DONE)
