"""Every piece of Python in the documentation runs, and is typed as strictly as the code."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from pulumi_livemedia.testing import Emulator, FaultInjector, MakeStack
from tests.docs.blocks import blocks
from tests.docs.programs import CASTER, GIVEN, doubts, program_of
from tools.markdown import ROOT, Block

TOOL: Final = "from watchdog import is_on_air\n"
"""What docs/testing.md calls "your tool" is that of the example."""
ALL: Final = blocks("python")
TESTS: Final = [block for block in ALL if "def test_" in block.text]
FIXTURES: Final = [block for block in ALL if "@pytest.fixture" in block.text and block not in TESTS]
PROGRAMS: Final = [block for block in ALL if re.search(r"\blivemedia\.[A-Z]", block.text) and block not in TESTS]
SCRIPTS: Final = [block for block in ALL if re.search("^from (?:alibabacloud|volcengine)", block.text, re.MULTILINE)]
"""Calls of the vendors' SDKs, which tests/docs/test_migrating.py makes; the SDKs have no types."""
LINES: Final = [block for block in ALL if block not in (*TESTS, *FIXTURES, *PROGRAMS, *SCRIPTS)]


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """The project of a user, with a tool."""
    shutil.copy(ROOT / "examples" / "tested-show" / "watchdog.py", pytester.path)
    return pytester


@pytest.fixture
def account(livemedia_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Emulator:
    """An account with the caster of the samples, found by a profile `eu`, too."""
    livemedia_emulator.add_caster(CASTER)
    key = {"access_key_id": livemedia_emulator.access_key, "access_key_secret": livemedia_emulator.secret_key}
    profile = {"name": "eu", "mode": "AK", "region_id": "eu-central-1", **key}
    (tmp_path / "config.json").write_text(json.dumps({"current": "eu", "profiles": [profile]}))
    monkeypatch.setenv("ALIBABA_CLOUD_CONFIG_FILE", str(tmp_path / "config.json"))
    return livemedia_emulator


@pytest.mark.parametrize("block", TESTS, ids=str)
def test_tests_pass(block: Block, project: pytest.Pytester) -> None:
    path = project.makepyfile(test_documented=TOOL * ("is_on_air" in block.text) + block.text)
    project.runpytest_subprocess("-p", "no:randomly", path).assert_outcomes(passed=block.text.count("def test_"))


@pytest.mark.parametrize("block", FIXTURES, ids=str)
def test_fixtures_hold_for_every_test(block: Block, project: pytest.Pytester) -> None:
    project.makeconftest(block.text)
    project.makepyfile("import os\ndef test_it(): assert '127.0.0.1' in os.environ['LIVEMEDIA_ALICLOUD_ENDPOINT']")
    project.runpytest_subprocess("-p", "no:randomly").assert_outcomes(passed=1)


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_programs_start_stay_and_end(
    block: Block, account: Emulator, livemedia_stack: MakeStack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for request in (each for each in block.page.blocks if each.language == "json"):
        Path("start.json").write_text(request.text)
    stack = livemedia_stack(program_of(block.text, str(block)))

    assert doubts(stack.up()) == []
    assert account.running
    assert stack.up().changes == []
    stack.destroy()
    account.assert_nothing_runs()


@pytest.mark.parametrize("block", LINES, ids=str)
@pytest.mark.usefixtures("livemedia_emulator")
def test_lines_run(block: Block, livemedia_fault: FaultInjector) -> None:
    names: dict[str, Any] = {}
    exec(GIVEN, names)  # noqa: S102 - our own words
    names["livemedia_fault"] = livemedia_fault
    exec(compile(block.text, str(block), "exec"), names)  # noqa: S102 - our own documentation


def test_all_of_it_is_typed(tmp_path: Path) -> None:
    """With the cache of `make check`, which is run before."""
    (tmp_path / "watchdog.py").write_text((ROOT / "examples" / "tested-show" / "watchdog.py").read_text())
    files = []
    for number, block in enumerate(block for block in ALL if block not in SCRIPTS):
        files.append(tmp_path / f"block_{number}.py")
        given = "" if block in (*TESTS, *FIXTURES) else GIVEN
        tool = TOOL * ("is_on_air" in block.text)
        files[-1].write_text(f"# {block}\n{given}{tool}{block.text}")

    command = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", *map(str, files)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own words

    assert run.returncode == 0, "\n".join([run.stdout, run.stderr, *(f"block_{n}: {b}" for n, b in enumerate(ALL))])
