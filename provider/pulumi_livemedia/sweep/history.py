"""Former states of a stack: what was declared then and is no more may have been left running."""

import re
from pathlib import Path
from typing import Final

from pulumi_livemedia.sweep.documents import Document, read_document
from pulumi_livemedia.sweep.problems import UnreadableState
from pulumi_livemedia.sweep.stacks import Pulumi

_FILE: Final = "file://"
_CHECKPOINT: Final = re.compile(r"-(\d+)\.checkpoint\.json(\.gz)?$")


def former_states(pulumi: Pulumi, stack: str, count: int) -> tuple[tuple[Document, ...], str]:
    """Return so many former states of a stack, newest first, and a note where its backend does not give them.

    Pulumi Cloud gives each by its number. A folder keeps them as files. Other stores keep such files too, but the
    `pulumi` command does not give them.

    Raises:
        PulumiFailed: the command failed.
        UnreadableState: a file is not what it should be.
    """
    if count == 0:
        return (), ""
    url = pulumi.backend()
    if url.startswith(_FILE):
        return tuple(_read(file) for file in _files(pulumi, url, stack)[:count]), ""
    if url.startswith(("http://", "https://")):
        return tuple(pulumi.state(stack, "--version", each) for each in pulumi.versions(stack, count)), ""
    note = f"the history of {stack} was not read: {url.partition('://')[0]} does not give it; --past takes its files"
    return (), note


def _files(pulumi: Pulumi, url: str, stack: str) -> list[Path]:
    """The checkpoints of a stack, newest first; the numbers in their names are times."""
    root = pulumi.folder / Path(url.removeprefix(_FILE)).expanduser()
    project, name = stack.split("/")[-2:] if "/" in stack else ("", stack)
    folder = root / ".pulumi" / "history" / project / name
    numbered = [(int(found[1]), file) for file in folder.glob("*") if (found := _CHECKPOINT.search(file.name))]
    return [file for _, file in sorted(numbered, reverse=True)]


def _read(file: Path) -> Document:
    try:
        return read_document(str(file))
    except UnreadableState as error:
        raise UnreadableState(error.problem, cure="--history 0 leaves former states out") from error
