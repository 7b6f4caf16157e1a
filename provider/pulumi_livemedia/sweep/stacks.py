"""Stacks, as the `pulumi` command tells of them. It is only asked, and changes nothing."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pulumi_livemedia.calls.redaction import one_line, redact
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.sweep.documents import ENCRYPTED, Document, parse
from pulumi_livemedia.sweep.inventory import is_explicit_provider, our_settings
from pulumi_livemedia.sweep.problems import PulumiFailed

_FILES_CURE = "or hand states over: pulumi stack export > state.json; livemedia sweep --state state.json"


@dataclass(frozen=True, slots=True)
class Pulumi:
    """The `pulumi` command in a folder.

    Attributes:
        folder: of the project.
    """

    folder: Path

    def ask(self, *arguments: str) -> str:
        """Return what a command prints.

        Raises:
            PulumiFailed: there is no such command, or it failed.
        """
        command = shutil.which("pulumi")
        if command is None:
            raise PulumiFailed("there is no pulumi command on PATH", cure=f"install it, {_FILES_CURE}")
        try:
            done = subprocess.run(  # noqa: S603 - the user's own command, with our words
                [command, *arguments, "--non-interactive"],
                cwd=self.folder,
                env={**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true", "NO_COLOR": "1"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError as error:
            raise PulumiFailed(f"pulumi can not be run in {self.folder}: {error.strerror}") from error
        if done.returncode:
            words = one_line(redact(done.stderr or done.stdout))
            raise PulumiFailed(
                f"pulumi {' '.join(arguments)} failed: {words}", cure=f"--cwd with a project, {_FILES_CURE}"
            )
        return done.stdout

    def names(self, wanted: Sequence[str]) -> list[str]:
        """Return the full names of stacks: of those that are wanted, or of all that the project has.

        Raises:
            PulumiFailed: there is none of a wanted name, or more than one.
        """
        everywhere = ["--all"] if any("/" in name for name in wanted) else []
        listed = [str(each["name"]) for each in self._json("stack", "ls", "--json", "-Q", *everywhere)]
        if not wanted:
            return listed
        return [_only(name, [each for each in listed if f"/{each}".endswith(f"/{name}")]) for name in wanted]

    def state(self, stack: str, *version: str) -> Document:
        """Return what a stack holds, or held; encrypted values only where its own providers need them.

        Raises:
            PulumiFailed: the command failed.
        """
        arguments = ("stack", "export", "--stack", stack, *version)
        document = self._parsed(stack, *arguments)
        if any(is_explicit_provider(row) and ENCRYPTED in row.get("inputs", {}).values() for row in document.resources):
            return self._parsed(stack, *arguments, "--show-secrets")
        return document

    def settings(self, stack: str) -> dict[str, str]:
        """Return what of a stack's configuration this package reads; it is decrypted only where that is needed.

        Raises:
            PulumiFailed: the command failed.
        """
        arguments = ("config", "--json", "--stack", stack)
        config = self._json(*arguments)
        if any(config.get(setting.key, {}).get("secret") for setting in SETTINGS):
            config = self._json(*arguments, "--show-secrets")
        return our_settings({key: each.get("value") for key, each in config.items()})

    def backend(self) -> str:
        """Return the URL of where states are kept.

        Raises:
            PulumiFailed: the command failed.
        """
        return str(self._json("whoami", "--json").get("url", ""))

    def versions(self, stack: str, count: int) -> list[str]:
        """Return the numbers of so many updates before the last one, newest first.

        Raises:
            PulumiFailed: the command failed.
        """
        history = self._json("stack", "history", "--json", "--stack", stack, "--page-size", str(count + 1))
        return [str(each["version"]) for each in history[1:]]

    def _parsed(self, stack: str, *arguments: str) -> Document:
        document = parse(self.ask(*arguments).encode(), f"stack {stack}")
        # The state of a destroyed stack does not tell whose it is.
        return document if document.stack else replace(document, stack="/".join(stack.split("/")[-2:]))

    def _json(self, *arguments: str) -> Any:  # noqa: ANN401 - whatever the command prints
        answer = self.ask(*arguments)
        try:
            return json.loads(answer)
        except ValueError as error:
            raise PulumiFailed(f"pulumi {' '.join(arguments)} did not print JSON: {error}") from error


def _only(name: str, found: Sequence[str]) -> str:
    if len(found) == 1:
        return found[0]
    which = f"more than one stack is called {name}: {', '.join(found)}" if found else f"there is no stack {name}"
    raise PulumiFailed(which, cure="pulumi stack ls -Q lists them; --cwd names the project's folder")
