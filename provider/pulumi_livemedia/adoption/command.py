"""`livemedia import`: what runs already, taken into a stack. Everything slow is imported when a command runs."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer

if TYPE_CHECKING:
    from pulumi_livemedia.adoption.import_file import Imported

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
Stack = Annotated[str, typer.Option(metavar="STACK", help="The stack whose configuration has the access keys.")]
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
    from pulumi_livemedia.adoption.casters import read_caster  # noqa: PLC0415 - see above
    from pulumi_livemedia.adoption.import_file import Imported  # noqa: PLC0415 - the same
    from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs  # noqa: PLC0415 - the same
    from pulumi_livemedia.alibaba.live_caster.resource import LiveCaster  # noqa: PLC0415 - the same

    with _failures_told():
        state = read_caster(caster_id, _settings(cwd, stack), region or None)
    _write(Imported(LiveCaster, LiveCasterInputs, name, caster_id, state), to)


@importing.command()
def studio(  # noqa: PLR0913 - the same
    caster_id: CasterId,
    *,
    name: Name,
    to: To = Path("import.json"),
    region: Region = "",
    stack: Stack = "",
    cwd: Folder = Path(),
) -> None:
    """Import a caster with all its settings, as a ProductionStudio. It is only looked at."""
    from pulumi_livemedia.adoption.casters import read_studio  # noqa: PLC0415 - see above
    from pulumi_livemedia.adoption.import_file import Imported  # noqa: PLC0415 - the same
    from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs  # noqa: PLC0415 - the same
    from pulumi_livemedia.alibaba.production_studio.resource import ProductionStudio  # noqa: PLC0415 - the same

    with _failures_told():
        state = read_studio(caster_id, _settings(cwd, stack), region or None)
    _write(Imported(ProductionStudio, ProductionStudioInputs, name, caster_id, state), to)


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
    from pulumi_livemedia.adoption.import_file import Imported  # noqa: PLC0415 - the same
    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs  # noqa: PLC0415 - the same
    from pulumi_livemedia.volcengine.rtc_record_task.resource import RtcRecordTask  # noqa: PLC0415 - the same

    with _failures_told():
        names = recordings.names_of(recording)
        settings = _settings(cwd, stack)
        if not request:
            recordings.look(names, settings)
            _ask_for_the_rest(recording, name, to, recordings.to_fill_in(names))
        declared = recordings.declared(_request(request), names)
        state = recordings.read_recording(declared, settings)
    _write(Imported(RtcRecordTask, RtcRecordTaskInputs, name, recording, state), to)


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


def _request(source: str) -> dict[str, Any]:
    from pulumi_livemedia.review.documents import Unreadable, load  # noqa: PLC0415 - see above

    try:
        document, name = load(source)
    except Unreadable as error:
        _stop(f"{error}\n  cure:   give the body of StartRecord as JSON")
    if not isinstance(document, dict):
        _stop(f"{name} is not an object\n  cure:   give the body of StartRecord as JSON")
    return document


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


def _write(thing: "Imported", to: Path) -> None:
    """Write the import file, and say what is to be done with it."""
    from pulumi_livemedia.adoption import import_file, program  # noqa: PLC0415 - see above

    text = import_file.import_file(thing)
    _store(to, text)
    typer.echo(program.lines(thing.resource.__name__, thing.name, thing.declared), nl=False)
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
