"""A stack of its own for one test: a program, a folder with its state, and the real `pulumi` that works on them."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.cloud import APP, ROOM
from tools import pulumi_cli

PROJECT = "shows"
NAME = "dev"
SECRET_OBJECT = "4dabf18193072939515e22adb298388d"
OURS = "pulumi-python:dynamic/livemedia:"
IMPORTS = "import pulumi\nimport pulumi_livemedia as livemedia\n"
MANIFEST = f"name: {PROJECT}\nruntime: python\noptions:\n  refresh: always\n"
RECORDED = {
    "app_id": f'"{APP}"',
    "room_id": f'"{ROOM}"',
    "control": "livemedia.ControlArgs(max_idle_time=3600, max_record_time=0)",
    "file_format_config": '{"file_format": ["MP4"]}',
    "storage_config": '{"tos_config": {"account_id": "2100000000", "bucket": "shows"}}',
}
STREAMS = '{"stream_list": [{"index": 0, "user_id": "host"}, {"index": 1, "user_id": "guest"}]}'
LAYOUT = """{
    "layout_mode": livemedia.LayoutMode.CUSTOM,
    "custom_layout": {
        "canvas": {"width": 1280, "height": 720},
        "regions": [
            {"stream_index": 0, "width": 960, "height": 720},
            {"stream_index": 1, "location_x": %d, "width": 320, "height": 180},
        ],
    },
}"""

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
        """What is said about one of our resources, on one line."""
        parts = re.split(rf"{OURS}\w+ \(", self.line)
        return next((part for part in parts if part.startswith(f"{name}): error:")), "")

    @property
    def steps(self) -> dict[str, dict[str, Any]]:
        """What a preview with --json would do with each of our resources."""
        steps = json.loads(self.text[self.text.index("{") :])["steps"]
        return {name_of(step["urn"]): step for step in steps if OURS in step["urn"]}


@dataclass
class Stack:
    """A project's folder and its stack, `dev` at first."""

    folder: Path
    environment: dict[str, str]
    state: Path
    project: str = PROJECT
    name: str = NAME

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
        """What a preview would do: the operation for each of our resources that is not left as it is."""
        if program is not None:
            self.program(program)
        steps = succeeded(self.pulumi("preview", "--json", *options)).steps
        quiet = ("same", "refresh", "read")
        return {name: step["op"] for name, step in steps.items() if step["op"] not in quiet}

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
        return self.state / ".pulumi" / "stacks" / self.project / f"{self.name}.json"

    def held(self) -> list[dict[str, Any]]:
        """The resources of every type that the state holds."""
        latest = json.loads(self.state_file.read_text())["checkpoint"]["latest"] or {}
        return list(latest.get("resources") or [])

    def resources(self) -> dict[str, dict[str, Any]]:
        """Our resources that the state holds, by name."""
        return {name_of(each["urn"]): each for each in self.held() if each["type"].startswith(OURS)}

    def remembered(self) -> dict[str, dict[str, Any]]:
        """What the state says of each of them; secrets, which each run encrypts anew, are left out."""
        return {name: without_secrets(held["outputs"]) for name, held in self.resources().items()}

    def urn(self, name: str) -> str:
        """The URN of one of our resources."""
        return str(self.resources()[name]["urn"])

    def holds_anything(self) -> bool:
        """Whether the state holds a resource of any type."""
        return bool(self.held())

    def rename(self, name: str) -> None:
        """Run `pulumi stack rename`."""
        succeeded(self.pulumi("stack", "rename", name))
        self.name = name
        self.set(PULUMI_STACK=name)

    def set(self, **variables: str | None) -> None:
        """Set variables of the environment for all later commands; None removes one."""
        for name, value in variables.items():
            self.environment.pop(name, None)
            if value is not None:
                self.environment[name] = value


def surroundings(cli: Path, state: Path, home: Path) -> dict[str, str]:
    """An environment in which nobody has keys, or any setting of the clouds or of pulumi but ours."""
    ours = pulumi_cli.settings(state)
    foreign = re.compile("ALIBABA|ALICLOUD|VOLC|LIVEMEDIA_|PULUMI_")
    everything = pulumi_cli.environment(cli, state)
    kept = {name: value for name, value in everything.items() if name in ours or not foreign.match(name)}
    return {**kept, "HOME": str(home), "PULUMI_STACK": NAME, "NO_COLOR": "1"}


def recording(name: str = "evening-news", **fields: str) -> str:
    """A line of a program that declares a recording: fields as Python text, besides the usual ones or instead."""
    arguments = ", ".join(f"{field}={value}" for field, value in (RECORDED | fields).items())
    return f'livemedia.RtcRecordTask("{name}", {arguments})'


def arranged(guest_at: int, name: str = "evening-news", **fields: str) -> str:
    """The same with two people in a custom layout, whose second region begins so far to the right."""
    return recording(name, target_streams=STREAMS, layout=LAYOUT % guest_at, **fields)


def without_secrets(outputs: dict[str, Any]) -> dict[str, Any]:
    """Outputs without those that the state holds encrypted, at any depth."""
    maps = {name: without_secrets(value) for name, value in outputs.items() if isinstance(value, dict)}
    return {name: maps.get(name, value) for name, value in outputs.items() if SECRET_OBJECT not in maps.get(name, {})}


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
