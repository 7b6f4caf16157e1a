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

from tests import gh
from tests.cli.stack import IMPORTS, MANIFEST, arranged
from tests.github import GitHub

WORKFLOW = Path(__file__).parents[2] / "examples" / "ci" / "review.yml"
MARKER = "<!-- livemedia-review -->"


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


@pytest.fixture
def github() -> Iterator[GitHub]:
    """A GitHub with one pull request."""
    with GitHub() as github:
        yield github


def comment(github: GitHub, folder: Path, report: str = f"{MARKER}\nthe report") -> "subprocess.CompletedProcess[str]":
    """Run the step that comments, as the job's token may."""
    (folder / "review").mkdir(exist_ok=True)
    (folder / "review" / "review.md").write_text(report)
    command = folder / "gh"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {Path(gh.__file__)} "$@"\n')
    command.chmod(0o755)
    environment = {
        "PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "GH_TOKEN": github.token,
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "o/r",
        "PULL_REQUEST": "7",
        "NO_PROXY": "127.0.0.1",
    }
    return bash(lines("comment", "Comment"), folder, environment)


def test_the_first_review_is_a_comment_and_later_ones_update_it(github: GitHub, tmp_path: Path) -> None:
    github.say("a reviewer", "User", "looks good")

    first = comment(github, tmp_path, f'{MARKER}\n@everybody "quoted" and é')
    second = comment(github, tmp_path, f"{MARKER}\nchanged")

    assert (first.returncode, second.returncode) == (0, 0), first.stdout + second.stdout
    assert (first.stdout, second.stdout) == ("", "")
    assert github.bodies() == ["looks good", f"{MARKER}\nchanged"]
    assert [method for method, _ in github.calls if method != "GET"] == ["POST", "PATCH"]


def test_a_comment_is_found_on_a_later_page_and_nobody_elses_is_touched(github: GitHub, tmp_path: Path) -> None:
    github.say("somebody", "User", f"{MARKER}\nquoted by a human")
    github.say("other[bot]", "Bot", "another bot")
    for number in range(240):
        github.say("somebody", "User", f"talk {number}")
    github.say("github-actions[bot]", "Bot", f"{MARKER}\nold")
    github.say("github-actions[bot]", "Bot", f"{MARKER}\na second one, of a time without pages")

    done = comment(github, tmp_path)

    assert done.returncode == 0, done.stdout
    assert github.bodies().count(f"{MARKER}\nthe report") == 1
    assert f"{MARKER}\nold" not in github.bodies()
    assert f"{MARKER}\nquoted by a human" in github.bodies()
    assert len(github.bodies()) == 244
    assert [method for method, _ in github.calls] == ["GET", "GET", "GET", "PATCH"]


@pytest.mark.parametrize("refused", ["GET", "POST", "PATCH"])
def test_a_token_that_may_not_is_a_warning_and_no_second_comment(refused: str, github: GitHub, tmp_path: Path) -> None:
    if refused == "PATCH":
        github.say("github-actions[bot]", "Bot", f"{MARKER}\nold")
    github.refused = refused
    before = github.bodies()

    done = comment(github, tmp_path)

    assert done.returncode == 0, done.stdout
    assert "Resource not accessible by integration (HTTP 403)" in done.stdout
    assert "::warning::The review can not be commented" in done.stdout
    assert github.bodies() == before
    assert [method for method, _ in github.calls][-1] == refused


def test_a_page_that_fails_does_not_lead_to_one_more_comment(github: GitHub, tmp_path: Path) -> None:
    for number in range(150):
        github.say("somebody", "User", f"talk {number}")
    github.say("github-actions[bot]", "Bot", f"{MARKER}\nold")
    github.broken_page = 2

    done = comment(github, tmp_path)

    assert "::warning::" in done.stdout
    assert len(github.bodies()) == 151
    assert {method for method, _ in github.calls} == {"GET"}


@pytest.mark.parametrize("workflow", sorted(WORKFLOW.parent.glob("*.yml")), ids=lambda path: path.name)
def test_a_workflow_is_one_by_githubs_schema(workflow: Path) -> None:
    done = subprocess.run(  # noqa: S603 - a checker of the tests' group; its schema is in its package
        [
            str(Path(sys.executable).parent / "check-jsonschema"),
            "--builtin-schema",
            "vendor.github-workflows",
            workflow,
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_comment_may_write_and_no_secret_is_used() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")

    assert "secrets." not in text
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "permissions" not in job("review")
    assert job("comment")["permissions"] == {"pull-requests": "write"}
    assert json.dumps(job("comment")["if"]).count("head.repo.full_name == github.repository") == 1
