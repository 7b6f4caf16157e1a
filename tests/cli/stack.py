"""A stack of its own for one test: a program, a folder with its state, and the real `pulumi` that works on them."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import pulumi_cli

PROJECT = "shows"
NAME = "dev"
TYPE = "pulumi-python:dynamic/livemedia:LiveCaster"
IMPORTS = "import pulumi\nimport pulumi_livemedia as livemedia\n"
MANIFEST = f"name: {PROJECT}\nruntime: python\noptions:\n  refresh: always\n"

Process = subprocess.Popen[str]


@dataclass(frozen=True)
class Run:
    """One run of the command: how it ended, and all that the user saw."""

    code: int
    text: str

    @property
    def line(self) -> str:
        """The text on one line, for sentences that are wrapped or indented."""
        return re.sub(r"\s+", " ", self.text)

    @property
    def differences(self) -> list[str]:
        """The properties and outputs that a detailed diff shows as changed."""
        return re.findall(r"^ +[~+-] (\w+):", self.text, re.MULTILINE)

    def error_of(self, name: str) -> str:
        """What is said about one LiveCaster, on one line."""
        parts = self.line.split(f"{TYPE} (")
        return next((part for part in parts if part.startswith(f"{name}): error:")), "")


@dataclass
class Stack:
    """A project's folder and its stack `dev`."""

    folder: Path
    environment: dict[str, str]
    state: Path
    project: str = PROJECT

    def program(self, text: str) -> None:
        """Write the program; what every program imports is put in front."""
        (self.folder / "__main__.py").write_text(IMPORTS + text + "\n")

    def up(self, program: str | None = None, *options: str) -> Run:
        """Run `pulumi up`, which has to succeed; the program is replaced before, if one is given."""
        return succeeded(self.try_up(program, *options))

    def up_fails(self, program: str | None = None, *options: str) -> Run:
        """Run `pulumi up`, which has to fail."""
        return failed(self.try_up(program, *options))

    def try_up(self, program: str | None = None, *options: str) -> Run:
        """Run `pulumi up`, without its preview, however it ends."""
        if program is not None:
            self.program(program)
        return self.pulumi("up", "--yes", "--skip-preview", *options)

    def preview(self, program: str | None = None, *options: str) -> Run:
        """Run `pulumi preview --diff`, which has to succeed."""
        if program is not None:
            self.program(program)
        return succeeded(self.pulumi("preview", "--diff", *options))

    def preview_fails(self, program: str, *options: str) -> Run:
        """Run `pulumi preview`, which has to fail."""
        self.program(program)
        return failed(self.pulumi("preview", *options))

    def changes(self, program: str | None = None, *options: str) -> dict[str, str]:
        """What a preview would do: the operation for each LiveCaster that is not left as it is."""
        if program is not None:
            self.program(program)
        run = self.pulumi("preview", "--json", *options)
        assert run.code == 0, run.text
        steps = json.loads(run.text[run.text.index("{") :])["steps"]
        quiet = ("same", "refresh", "read")
        return {name_of(step["urn"]): step["op"] for step in steps if TYPE in step["urn"] and step["op"] not in quiet}

    def refresh(self, *options: str) -> Run:
        """Run `pulumi refresh`, which has to succeed."""
        return succeeded(self.pulumi("refresh", "--yes", "--skip-preview", *options))

    def destroy(self, *options: str) -> Run:
        """Run `pulumi destroy`, which has to succeed."""
        return succeeded(self.pulumi("destroy", "--yes", "--skip-preview", *options))

    def destroy_fails(self, *options: str) -> Run:
        """Run `pulumi destroy`, which has to fail."""
        return failed(self.pulumi("destroy", "--yes", "--skip-preview", *options))

    def outputs(self) -> dict[str, Any]:
        """The stack's outputs, secrets in plain text."""
        run = succeeded(self.pulumi("stack", "output", "--json", "--show-secrets"))
        outputs: dict[str, Any] = json.loads(run.text)
        return outputs

    def config(self, *arguments: str) -> None:
        """Run `pulumi config`."""
        succeeded(self.pulumi("config", *arguments))

    def pulumi(self, *arguments: str) -> Run:
        """Run any command."""
        process = self.start(*arguments)
        text, _ = process.communicate()
        return Run(process.returncode, text)

    def start(self, *arguments: str) -> Process:
        """Begin any command, and leave it running."""
        return subprocess.Popen(  # noqa: S603 - our own words
            [str(shutil.which("pulumi", path=self.environment["PATH"])), *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def state_file(self) -> Path:
        """Where the stack's state is kept, secrets encrypted."""
        return self.state / ".pulumi" / "stacks" / self.project / f"{NAME}.json"

    def resources(self, type_: str = TYPE) -> dict[str, dict[str, Any]]:
        """The resources of a type that the state holds, by name."""
        latest = json.loads(self.state_file.read_text())["checkpoint"]["latest"] or {}
        held = latest.get("resources") or []
        return {name_of(each["urn"]): each for each in held if each["type"] == type_}

    def remembered(self) -> dict[str, dict[str, Any]]:
        """What the state says of each LiveCaster; secrets, which each run encrypts anew, are left out."""
        return {
            name: {key: value for key, value in held["outputs"].items() if not isinstance(value, dict)}
            for name, held in self.resources().items()
        }

    def urn(self, name: str) -> str:
        """The URN of a LiveCaster."""
        return str(self.resources()[name]["urn"])

    def holds_anything(self) -> bool:
        """Whether the state holds a resource of any type."""
        latest = json.loads(self.state_file.read_text())["checkpoint"]["latest"] or {}
        return bool(latest.get("resources"))

    def set(self, **variables: str | None) -> None:
        """Set variables of the environment for all later commands; None removes one."""
        for name, value in variables.items():
            self.environment.pop(name, None)
            if value is not None:
                self.environment[name] = value


def surroundings(cli: Path, state: Path, home: Path) -> dict[str, str]:
    """An environment in which nobody has keys, or any setting of the clouds or of pulumi but ours."""
    ours = pulumi_cli.settings(state)
    foreign = re.compile("ALIBABA|ALICLOUD|LIVEMEDIA_|PULUMI_")
    everything = pulumi_cli.environment(cli, state)
    kept = {name: value for name, value in everything.items() if name in ours or not foreign.match(name)}
    return {**kept, "HOME": str(home), "PULUMI_STACK": NAME, "NO_COLOR": "1"}


def name_of(urn: str) -> str:
    """The resource's name in the program."""
    return urn.rsplit("::", 1)[1]


def succeeded(run: Run) -> Run:
    """The run, which has succeeded."""
    assert run.code == 0, run.text
    return run


def failed(run: Run) -> Run:
    """The run, which has failed with a text that somebody can use."""
    assert run.code != 0, run.text
    assert "Traceback" not in run.text
    assert "UnexpectedError" not in run.text
    return run
