"""Programs of the documentation and the examples, run on the emulator and looked at as `livemedia layout` does."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from pulumi.automation import ConfigValue

from pulumi_livemedia.review.checks.check import Level
from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import RECORDING, STUDIO_LAYOUT, Declared, plain
from pulumi_livemedia.review.reading import subject_of
from pulumi_livemedia.testing.results import Result
from tests.test_callbacks import BODY, SECRET

CASTER: Final = "80787064-1c94-4dc1-85ce-9409960a0001"
GIVEN: Final = f"""
import pulumi
import pulumi_livemedia as livemedia
from pulumi_livemedia.testing import FaultInjector

livemedia_fault: FaultInjector
body, secret_key = {BODY!r}, {SECRET!r}
caster_id = {CASTER!r}
camera_url = "rtmp://pull.example.com/studio/camera"
guest_url = "rtmp://pull.example.com/studio/guest"
layout = {{"LayoutMode": 0}}
"""
"""What stands around the samples that are a part of a program."""

Program = Callable[[], None]


def program_of(text: str, name: str) -> Program:
    """The program of which this is the text, with what is given."""
    code = compile(text, name, "exec")

    def program() -> None:
        names: dict[str, Any] = {"__name__": "__main__", "__file__": name}
        exec(GIVEN, names)  # noqa: S102 - our own words
        exec(code, names)  # noqa: S102 - our own documentation

    return program


def configuration(needs: dict[str, Any]) -> dict[str, str | ConfigValue]:
    """The stack configuration that an example's emulator.json asks for."""
    secrets = {name: ConfigValue(value, secret=True) for name, value in needs.get("config", {}).items()}
    return {**secrets, **needs.get("settings", {})}


def doubts(result: Result) -> list[str]:
    """What is warned of, and what `livemedia layout` would find in what is declared."""
    found = []
    for step in result.steps:
        kind = re.split("[:/]", step.type)[-1]
        if step.after and kind in (RECORDING, STUDIO_LAYOUT):
            subject = subject_of(Declared(step.name, kind, plain(step.after)))
            counted = [finding for finding in findings(subject) if finding.level >= Level.WARNING]
            found += [f"{step.name}: {finding.code} {finding.text}" for finding in counted]
    return [*result.messages("warning"), *found]


def source(path: Path) -> str:
    """The text of a program's file."""
    return path.read_text(encoding="utf-8")
