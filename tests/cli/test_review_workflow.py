"""The workflow that reviews pull requests: its own lines are run, where `livemedia` and `pulumi` are the real ones."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.stack import IMPORTS, MANIFEST, arranged

WORKFLOW = Path(__file__).parents[2] / "examples" / "ci" / "review.yml"
GH = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in *--paginate*) cat "$COMMENTS" ;; esac
"""


def job(name: str) -> dict[str, Any]:
    """A job of the workflow."""
    loaded: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"][name]
    return loaded


def lines(name: str, step: str) -> str:
    """What a step runs."""
    return next(str(each["run"]) for each in job(name)["steps"] if each.get("name") == step)


def bash(script: str, folder: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a script as GitHub does."""
    return subprocess.run(  # noqa: S603 - the workflow's own lines
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=200,
    )


@pytest.fixture
def runner(tmp_path: Path, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """The variables of a runner, with a free port instead of the emulator's usual one."""
    temp = tmp_path / "temp"
    temp.mkdir()
    given = {name: str(value) for name, value in job("review")["env"].items()}
    port = "4571" if os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1:] in "02468" else "4572"
    for name in ("LIVEMEDIA_ALICLOUD_ENDPOINT", "LIVEMEDIA_VOLCENGINE_ENDPOINT"):
        given[name] = f"http://127.0.0.1:{port}"
    commands = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    files = {"RUNNER_TEMP": temp, "GITHUB_ENV": temp / "env", "GITHUB_STEP_SUMMARY": temp / "summary"}
    yield {
        **environment,
        **given,
        **{name: str(path) for name, path in files.items()},
        "PATH": commands,
        "PROGRAM": ".",
        "SEED": "seed.json",
        "PORT": port,
    }
    pid = temp / "pid"
    if pid.exists():
        os.kill(int(pid.read_text()), signal.SIGTERM)


def test_a_pull_request_is_reviewed_against_the_emulator(runner: dict[str, str], tmp_path: Path) -> None:
    for name, guest in (("before", 960), ("after", 900)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Pulumi.yaml").write_text(MANIFEST)
        (tmp_path / name / "__main__.py").write_text(IMPORTS + arranged(guest) + "\n")
    start = lines("review", "Emulate the clouds").replace(
        "livemedia emulator", f"livemedia emulator --port {runner['PORT']}"
    )
    started = bash(f'{start}\necho $! > "$RUNNER_TEMP/pid"', tmp_path, runner)
    assert started.returncode == 0, started.stdout

    up = bash(lines("review", "Bring up what there is"), tmp_path, runner)
    assert up.returncode == 0, up.stdout
    name, value = Path(runner["GITHUB_ENV"]).read_text().strip().split("=", 1)
    done = bash(lines("review", "Review what will be"), tmp_path, runner | {name: value})

    assert done.returncode == 0, done.stdout
    assert "keeps recording; guest moves" in done.stdout
    assert "keeps recording; guest moves" in Path(runner["GITHUB_STEP_SUMMARY"]).read_text()
    assert (Path(runner["RUNNER_TEMP"]) / "review" / "evening-news.svg").exists()


@pytest.mark.parametrize(("comments", "method"), [("", "POST repos/o/r/issues/7/comments"), ("41\n42\n", "PATCH repos/o/r/issues/comments/41")])  # fmt: skip  # noqa: E501
def test_one_comment_is_updated_in_place(comments: str, method: str, tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "comments").write_text(comments)
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path / "calls"),
        "COMMENTS": str(tmp_path / "comments"),
        "GITHUB_REPOSITORY": "o/r",
        "PULL_REQUEST": "7",
    }

    done = bash(lines("comment", "Comment"), tmp_path, environment)

    assert done.returncode == 0, done.stdout
    assert f"api --method {method} --field body=@review/review.md" in (tmp_path / "calls").read_text()


def test_only_the_comment_may_write_and_no_secret_is_used() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")

    assert "secrets." not in text
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "permissions" not in job("review")
    assert job("comment")["permissions"] == {"pull-requests": "write"}
    assert json.dumps(job("comment")["if"]).count("head.repo.full_name == github.repository") == 1
