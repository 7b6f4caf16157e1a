"""A project of one's own comes about by what the page for newcomers says, typed in this order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.cli.cloud import Cloud
from tests.cli.stack import Run, Stack, succeeded
from tests.docs.blocks import blocks
from tests.docs.shell import Command, commands, curl
from tests.docs.shown import block

PAGE = "docs/start.md"
README = "README.md"
ELSEWHERE = ("pip install", "livemedia emulator", "export", "pulumi login")
"""What is there already: the package, an emulator, the variables that lead to it, and a place for the state.

A login would write to the home of whoever runs the tests, whatever HOME says.
"""


@pytest.fixture
def shows(environment: dict[str, str], tmp_path: Path, cloud: Cloud) -> Iterator[Stack]:
    """The folder of the project, as the page and README fill it, without a stack."""
    folder = tmp_path / "shows"
    folder.mkdir()
    (folder / "Pulumi.yaml").write_text(block(PAGE, "name: shows"))
    (folder / "__main__.py").write_text(block(README, "import pulumi"))
    del environment["PULUMI_STACK"]
    shows = Stack(folder, environment | {"PULUMI_SKIP_CONFIRMATIONS": "true"}, tmp_path)
    yield shows
    shows.destroy()
    assert cloud.running() == []


def typed() -> list[Command]:
    """The commands below the heading, in their order."""
    texts = [each.text for each in blocks("sh") if each.page.name == PAGE]
    first = next(number for number, text in enumerate(texts) if text.startswith("pip install"))
    found = [command for text in texts[first:] for command in commands(text)]
    return [command for command in found if not str(command).startswith(ELSEWHERE) and command.words]


def test_a_newcomer_gets_a_show_and_a_recording(shows: Stack, emulator: EmulatorServer) -> None:
    printed = [told(command, shows, emulator) for command in typed()]

    [first, second] = [text for text in printed if "Updating (dev)" in text]
    assert "records nothing yet: nobody publishes a stream of it" in first
    assert re.search(r'~ recording *: "not started" => "recording"', second)


def told(command: Command, shows: Stack, emulator: EmulatorServer) -> str:
    """What the command prints, which has to succeed."""
    name, *arguments = command.words
    if name == "curl":
        return curl(arguments, emulator.url).raise_for_status().text
    assert name == "pulumi"
    run: Run = succeeded(shows.pulumi(*arguments))
    return run.text
