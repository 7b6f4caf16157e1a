"""How the tools talk: progress on standard error, errors without a traceback, a quiet Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130  # what a shell reports for a command that ended by Ctrl-C
PROGRESS_EVERY = 15.0  # seconds
TAIL = 20  # lines of a log that explain a failure


class Problem(Exception):
    """What went wrong and what to do about it, in words for the user."""


def say(text: str) -> None:
    """Tell the user something, away from standard output, which belongs to results."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a tool talks


def run_logged(
    title: str, command: Sequence[str | Path], *, cwd: Path, log: Path, env: Mapping[str, str] | None = None
) -> None:
    """Run a command into a log file, with a line now and then; a failure shows the end of the log."""
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        while not ended(process, PROGRESS_EVERY):
            say(f"  ... {time.monotonic() - started:.0f} s")
    finally:
        process.terminate()
        process.wait()
    if process.returncode:
        raise Problem(f"`{title}` failed (exit code {process.returncode}):\n{tail(log)}")


def output_of(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str | None:
    """Return what a short command prints, or None if it fails or is not there."""
    try:
        answer = subprocess.run(  # noqa: S603 - our own words
            command, check=True, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout


def ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait a while for a process to end, and tell whether it has."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def tail(log: Path) -> str:
    """Read the last lines of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-TAIL:])


def run_in_front(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> int:
    """Run a command that owns the terminal: Ctrl-C reaches it, and it decides when it has ended."""
    with interrupts_ignored():
        return subprocess.run(command, cwd=cwd, env=env, check=False).returncode  # noqa: S603 - our own words


@contextmanager
def interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl-C to the child process: ignored by a handler, since "ignore" itself would be inherited."""

    def nothing(_number: int, _frame: FrameType | None) -> None:
        """Let the child process answer."""

    before = signal.signal(signal.SIGINT, nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def main(command: Callable[[], int | None]) -> NoReturn:
    """Run a tool's command and leave with its exit code."""
    try:
        sys.exit(command())
    except Problem as problem:
        say(f"error: {problem}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("interrupted")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os._exit(1)
