"""`make test` on a machine where no pulumi can be had."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tools import pulumi_cli, tests

Started = list[tuple[list[str], Mapping[str, str]]]


def no_cli() -> Path:
    raise pulumi_cli.NoCli("there is none, and here is how to get one")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """What would be run."""
    runs: Started = []

    def run(command: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> int:
        assert cwd == tests.ROOT
        runs.append((list(command), env))
        return 5

    monkeypatch.setattr(tests, "run_in_front", run)
    monkeypatch.setattr("sys.argv", ["tests", "-k", "this"])
    monkeypatch.delenv("CI", raising=False)
    return runs


def test_with_pulumi_everything_is_run(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulumi_cli, "ensure", Path)
    monkeypatch.setenv(tests.WITHOUT_CLI, "left over")
    assert tests.run() == 5
    [(command, variables)] = started
    assert command[1:] == ["-m", "pytest", "-n", "2", "-k", "this"]
    assert tests.WITHOUT_CLI not in variables


def test_without_pulumi_its_tests_are_skipped_loudly(
    started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pulumi_cli, "ensure", no_cli)
    assert tests.run() == 5
    assert started[0][1][tests.WITHOUT_CLI] == "1"
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "there is none, and here is how to get one"
    assert said[1] == said[-1] == tests.LOUD


def test_without_pulumi_continuous_integration_fails(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulumi_cli, "ensure", no_cli)
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pulumi_cli.NoCli):
        tests.run()
    assert started == []


def test_only_the_tests_of_the_cli_are_left_out() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
    run = subprocess.run(  # noqa: S603 - our own words
        [*command, "tests/cli/test_life.py", "tests/stack"],
        cwd=tests.ROOT,
        env={**os.environ, tests.WITHOUT_CLI: "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    collected = [line for line in run.stdout.splitlines() if "::" in line]
    assert any("test_order" in line for line in collected)
    assert not [line for line in collected if "test_life" in line or "twins" in line]
    assert "deselected" in run.stdout
