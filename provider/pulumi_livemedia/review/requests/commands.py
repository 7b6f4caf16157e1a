"""`livemedia check` and `livemedia schema`: requests of StartRecord without a call."""

import json
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG: Final = 1
UNREADABLE: Final = 2


class Request(StrEnum):
    """What there is a schema of."""

    RECORD_TASK = "record-task"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One rule that a request breaks."""

    file: str
    path: str
    rule: str
    cure: str | None


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Bodies of StartRecord as JSON; - is stdin.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check StartRecord requests by every documented rule, all mistakes at once. Nothing is called.

    Ends with 0 if all are valid, with 1 if one is not, with 2 if one can not be read. What is legal but wrong,
    `livemedia layout` finds.
    """
    found = [mistake for file in files for mistake in _mistakes(file)]
    if as_json:
        typer.echo(json.dumps([asdict(mistake) for mistake in found], indent=2))
    else:
        _show(files, found)
    raise typer.Exit(WRONG if found else 0)


def schema(
    request: Annotated[Request, typer.Argument(help="Which request.")],
) -> None:
    """Print the JSON Schema of a request, for editors. `livemedia check` knows the rules over several fields too."""
    from pulumi_livemedia.structures.json_schema import json_schema  # noqa: PLC0415 - see the module
    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs  # noqa: PLC0415 - the same

    titles = {Request.RECORD_TASK: "StartRecord of Volcengine RTC, version 2023-11-01"}
    made = json_schema(RtcRecordTaskInputs, titles[request])
    made["required"] = ["AppId", "RoomId", "TaskId", *made["required"][2:]]
    typer.echo(json.dumps(made, indent=2, ensure_ascii=True))


def _mistakes(file: str) -> "list[Mistake]":
    from pulumi_livemedia.review.documents import Unreadable, load, plain  # noqa: PLC0415 - see the module
    from pulumi_livemedia.structures.examination import failures  # noqa: PLC0415 - the same
    from pulumi_livemedia.structures.failures import dotted  # noqa: PLC0415 - the same
    from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs  # noqa: PLC0415 - the same

    try:
        document, name = load(file)
        request = plain(document)
    except (Unreadable, RecursionError) as error:
        _fail(str(error) or f"{file} is nested too deeply", "give the body of StartRecord as JSON")
    if not isinstance(request, dict):
        _fail(f"{name} is not an object", "give the body of StartRecord as JSON")
    where = "standard input" if file == "-" else file
    examined = RtcRecordTaskInputs.examine(request)
    found = [Mistake(where, dotted(each.path), each.rule, each.cure) for each in failures(examined)]
    if examined.task_id is None:
        # A resource gets one where it has none; a request does not.
        found.append(Mistake(where, "taskId", "is required", None))
    return found


def _show(files: "Sequence[str]", found: "Sequence[Mistake]") -> None:
    from pulumi_livemedia.review.words import counted, harmless  # noqa: PLC0415 - see the module

    for mistake in found:
        cure = f"; {mistake.cure}" if mistake.cure else ""
        typer.echo(harmless(f"{mistake.file}: {mistake.path} {mistake.rule}{cure}"))
    valid = f"{counted(len(files), 'request')} valid" if not found else counted(len(found), "mistake")
    typer.echo(valid)


def _fail(what: str, cure: str) -> NoReturn:
    print(f"livemedia: {what}\n  cure: {cure}", file=sys.stderr)  # noqa: T201 - the command's own voice
    raise typer.Exit(UNREADABLE)
