"""A script and the program that takes its place ask the clouds for the same."""

import json
import os
import re
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from pulumi_livemedia.testing import Emulator, MakeStack
from tests.docs.programs import CASTER, program_of
from tools.markdown import ROOT, Block, Page

PAGE: Final = Page(ROOT / "docs" / "migrating.md")
BLOCKS: Final = list(PAGE.blocks)
[REQUEST] = [block for block in BLOCKS if block.language == "json"]
SCRIPTS: Final = {
    "StartRecord": next(block for block in BLOCKS if "from volcengine" in block.text),
    "StartCaster": next(block for block in BLOCKS if "from alibabacloud" in block.text),
}
PROGRAMS: Final = [block for block in BLOCKS if re.search(r"livemedia\.RtcRecordTask\(", block.text)]


@pytest.fixture(autouse=True)
def _beside_the_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, livemedia_emulator: Emulator) -> None:
    """Work in a folder with the request, where somebody publishes and the caster is."""
    monkeypatch.chdir(tmp_path)
    Path("start.json").write_text(REQUEST.text)
    livemedia_emulator.add_caster(CASTER)


def run(action: str, emulator: Emulator) -> None:
    """Run a script, with the emulator's address and key in the place of those that it names."""
    text = SCRIPTS[action].text
    for vendor in ("rtc.volcengineapi.com", "live.aliyuncs.com"):
        text = text.replace(vendor, urlsplit(emulator.url).netloc)
    text = text.replace('"https"', '"http"').replace('"emulator"', repr(emulator.access_key))
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
    subprocess.run([sys.executable, "-c", text], check=True, env=quiet, capture_output=True)  # noqa: S603 - our own page


def asked(emulator: Emulator, action: str) -> list[dict[str, Any]]:
    """What the cloud was asked for."""
    return [dict(call.parameters) for call in emulator.requests(action=action) if call.status == HTTPStatus.OK]


def test_the_request_is_sound(livemedia_emulator: Emulator) -> None:
    for command in (["check", "start.json"], ["layout", "start.json", "--fail-on", "note"]):
        done = CliRunner().invoke(app, command, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    assert livemedia_emulator.requests() == []


def test_the_script_sends_the_request(livemedia_emulator: Emulator) -> None:
    run("StartRecord", livemedia_emulator)
    assert asked(livemedia_emulator, "StartRecord") == [json.loads(REQUEST.text)]


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_the_program_sends_it_too(block: Block, livemedia_emulator: Emulator, livemedia_stack: MakeStack) -> None:
    stack = livemedia_stack(program_of(block.text, str(block)))
    stack.up()

    [sent] = asked(livemedia_emulator, "StartRecord")
    declared = json.loads(REQUEST.text)
    assert sent.pop("TaskId").startswith("evening-news-")
    del declared["TaskId"]
    assert sent == declared
    stack.destroy()


def test_between_the_programs_nothing_changes(livemedia_emulator: Emulator, livemedia_stack: MakeStack) -> None:
    pasted, typed = (program_of(block.text, str(block)) for block in PROGRAMS)
    stack = livemedia_stack(pasted)
    stack.up()
    stack.program = typed
    assert stack.up().changes == []
    assert len(livemedia_emulator.requests(action="StartRecord")) == 1
    stack.destroy()


def test_the_show_is_on_air_by_script_or_by_program(livemedia_emulator: Emulator, livemedia_stack: MakeStack) -> None:
    run("StartCaster", livemedia_emulator)
    assert livemedia_emulator.running == [CASTER]
    livemedia_emulator.stop_caster(CASTER)

    [block] = [block for block in BLOCKS if "livemedia.LiveCaster(" in block.text]
    stack = livemedia_stack(program_of(block.text, str(block)))
    stack.up()
    first, second = asked(livemedia_emulator, "StartCaster")
    assert first["CasterId"] == second["CasterId"] == CASTER
    stack.destroy()
    livemedia_emulator.assert_nothing_runs()
