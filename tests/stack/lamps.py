"""A dynamic resource as any project may have: its provider notes what it is asked for, and fails on demand."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import pulumi
from pulumi.dynamic import (
    CheckFailure,
    CheckResult,
    ConfigureRequest,
    CreateResult,
    DiffResult,
    ReadResult,
    Resource,
    ResourceProvider,
    UpdateResult,
)

NOTES = "LAMPS_NOTES"
"""Variable with the file that calls are noted in."""
BULBS = "LAMPS_BULBS"
"""Variable with the folder of the lamps that there are."""

Properties = dict[str, Any]


class LampProvider(ResourceProvider):
    """Lamps are files; what a lamp's `deed` says happens when it is made."""

    serialize_as_secret_always = False
    colour = ""

    def configure(self, req: ConfigureRequest) -> None:
        """Take the colour."""
        self.colour = str(req.config.get("lamps:colour") or "white")

    def check(self, _olds: Properties, news: Properties) -> CheckResult:
        """Refuse what is dark."""
        found = [CheckFailure("deed", "must not be dark")] if news.get("deed") == "dark" else []
        return CheckResult(news, found)

    def diff(self, _id: str, olds: Properties, news: Properties) -> DiffResult:
        """Another socket replaces."""
        changed = [key for key in ("deed", "socket", "watts") if olds.get(key) != news.get(key)]
        replaces = [key for key in changed if key == "socket"]
        return DiffResult(
            changes=None if changed else False, replaces=replaces, delete_before_replace=news.get("first")
        )

    def create(self, props: Properties) -> CreateResult:
        """Make a lamp."""
        note(f"create {props['name']}")
        _do(str(props.get("deed")))
        bulb(props["name"]).write_text(str(props.get("watts")))
        return CreateResult(f"{props['name']}-{time.monotonic_ns()}", self._outputs(props))

    def read(self, id_: str, props: Properties) -> ReadResult:
        """Look at a lamp."""
        if not bulb(props["name"]).exists():
            return ReadResult("", {})
        return ReadResult(id_, self._outputs(props), {key: props[key] for key in props if key in INPUTS})

    def update(self, _id: str, _olds: Properties, news: Properties) -> UpdateResult:
        """Change a lamp."""
        note(f"update {news['name']}")
        _do(str(news.get("deed")))
        return UpdateResult(self._outputs(news))

    def delete(self, _id: str, props: Properties) -> None:
        """Do away with a lamp."""
        note(f"delete {props['name']}")
        _do(str(props.get("end")))
        bulb(props["name"]).unlink(missing_ok=True)

    def _outputs(self, props: Properties) -> Properties:
        return {**props, "pid": os.getpid(), "colour": self.colour, "light": f"{props['name']} shines"}


INPUTS = ("name", "deed", "socket", "watts", "first", "end", "token")


class Lamp(Resource, module="lamps", name="Lamp"):
    """A lamp; any of `INPUTS`."""

    light: pulumi.Output[str]
    pid: pulumi.Output[int]
    colour: pulumi.Output[str]

    def __init__(self, name: str, opts: pulumi.ResourceOptions | None = None, **props: Any) -> None:  # noqa: ANN401
        outputs = {"light": None, "pid": None, "colour": None}
        super().__init__(LampProvider(), name, {"name": name, **outputs, **props}, opts)


def note(text: str) -> None:
    """Write a line into the notes."""
    with Path(os.environ[NOTES]).open("a") as file:
        file.write(f"{text}\n")


def bulb(name: str) -> Path:
    """The file that a lamp is."""
    return Path(os.environ[BULBS], name)


def _do(deed: str) -> None:
    if deed == "fail":
        raise ValueError("the fuse has blown")
    if deed == "crash":
        sys.stderr.write("short circuit\n")
        sys.stderr.flush()
        os._exit(3)
    if deed == "hang":
        time.sleep(60)
    if deed == "print":
        sys.stdout.write("warming up\n")
        sys.stdout.flush()
