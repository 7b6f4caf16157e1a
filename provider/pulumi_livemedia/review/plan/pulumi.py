"""The preview that the `pulumi` command makes. It is only asked, and changes nothing."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.review.documents import Unreadable
from pulumi_livemedia.review.forms import parsed
from pulumi_livemedia.review.words import harmless, shortened

_COMMAND: Final = ("preview", "--json", "--show-replacement-steps", "--show-sames", "--non-interactive")
_LONGEST: Final = 600


class PulumiFailed(Exception):
    """The command is not there, or does not preview; the text says why."""


def preview(folder: Path, stack: str) -> Any:  # noqa: ANN401 - the document that it prints
    """The preview of the program in a folder, for a stack or for the one that is selected there.

    A program that fails has a preview too, which tells why.

    Raises:
        PulumiFailed: there is no such command, folder or stack.
    """
    command = shutil.which("pulumi")
    if command is None:
        raise PulumiFailed("there is no pulumi command on PATH")
    done = _run([command, *_COMMAND, *(["--stack", stack] if stack else [])], folder)
    # Tools of the program may print before it, and the command after it.
    begin = done.stdout.find("{")
    if begin < 0:
        words = (done.stderr or done.stdout).strip().removeprefix("error: ")
        raise PulumiFailed(f"pulumi preview failed: {_one_line(words) or f'it ended with {done.returncode}'}")
    try:
        return parsed(done.stdout[begin:], "the output of pulumi preview")
    except Unreadable as error:
        raise PulumiFailed(str(error)) from error


def _run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 - the user's own command, with our words
            command,
            cwd=folder,
            env={**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise PulumiFailed(f"pulumi can not be run in {folder}: {error.strerror}") from error


def _one_line(text: str) -> str:
    return shortened(harmless(" ".join(text.split())), _LONGEST)
