"""A command that prints credentials: a single sign-on, a vault, a company's own tool."""

import os
import select
import shlex
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.credential_sources.given import LONGEST, Names, json_object, temporary
from pulumi_livemedia.calls.credentials import Temporary
from pulumi_livemedia.calls.errors import MissingCredentials
from pulumi_livemedia.calls.fields import Fields, ShapeError

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

SECONDS: Final = 60.0
"""How long the command may take."""

_SLICE: Final = 0.1


@dataclass(frozen=True, slots=True)
class ExternalProcess:
    """A command line, run without a shell; what it prints is JSON.

    Attributes:
        command: with its arguments, quoted as for a shell.
        names: of the parts in what it prints.
        token_if: a member and its value with which a token has to be there.
        source: where the command was found.
    """

    command: str
    names: Names
    token_if: tuple[str, str]
    source: str
    is_optional: bool = False

    def obtain(self, session: "Session") -> Temporary:
        """Run the command.

        Raises:
            MissingCredentials: it printed none; what it printed is not shown, since there may be secrets in it.
        """
        try:
            fields = json_object(_output(_words(self.command), session))
            return self._read(fields, datetime.fromtimestamp(session.deadline.clock.now(), UTC))
        except (ShapeError, ValueError, OSError) as error:
            reason = str(error) if isinstance(error, ShapeError) else f"it cannot be run ({type(error).__name__})"
            raise MissingCredentials(
                f"the command of {self.source} gave no credentials: {reason}",
                cure=f"run {self._program()} by hand, with the arguments that stand there",
            ) from None

    def _read(self, fields: Fields, now: datetime) -> Temporary:
        member, value = self.token_if
        return temporary(fields, self.names, self.source, now, needs_token=fields.text(member) == value)

    def _program(self) -> str:
        """Name the program without its arguments, which may be secret."""
        return Path(self.command.split(maxsplit=1)[0]).name if self.command.strip() else "it"


def _words(command: str) -> list[str]:
    words = shlex.split(command)
    if not words:
        raise ShapeError("it is empty")
    return words


def _output(words: list[str], session: "Session") -> bytes:
    """Run a command and return what it prints; a command that prints or takes too much is ended."""
    with subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            printed = _read_all(process, session)
            status = process.wait(timeout=_SLICE * 20)
        except subprocess.TimeoutExpired:
            raise ShapeError("it did not end") from None
        finally:
            process.kill()
    if status:
        raise ShapeError(f"it ended with status {status}")
    return printed


def _read_all(process: subprocess.Popen[bytes], session: "Session") -> bytes:
    if process.stdout is None:
        raise ShapeError("it has no output")
    clock, pipe, printed = session.deadline.clock, process.stdout.fileno(), b""
    end = clock.monotonic() + min(SECONDS, session.deadline.left())
    while True:
        session.alive()
        if clock.monotonic() >= end:
            raise ShapeError("it took too long")
        if not select.select([pipe], [], [], _SLICE)[0]:
            continue
        piece = os.read(pipe, LONGEST)
        printed += piece
        if len(printed) > LONGEST:
            raise ShapeError("it printed too much")
        if not piece:
            return printed
