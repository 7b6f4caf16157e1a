"""The CI example works: its steps are run, with a stand-in for GitHub and the emulator for the clouds."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from pulumi_livemedia.emulator.server import EmulatorServer
from tests import identity

EXAMPLE = Path(__file__).parents[1] / "examples" / "ci"
WORKFLOW: dict[str, Any] = yaml.safe_load((EXAMPLE / "github-actions.yml").read_text())
JOB: dict[str, Any] = WORKFLOW["jobs"]["up"]
STEPS: dict[str, str] = {step["name"]: step["run"] for step in JOB["steps"] if "name" in step}
DEPLOY = """
from pulumi_livemedia.alibaba.client import connect as alibaba
from pulumi_livemedia.volcengine.client import connect as volcengine
print(alibaba({}).caller_account(), volcengine({}).caller_account())
"""


class GitHub(BaseHTTPRequestHandler):
    """Gives out tokens as GitHub does, each another one."""

    def do_GET(self) -> None:
        """Answer."""
        allowed = self.headers.get("Authorization") == "bearer of-the-job"
        audience = parse_qs(urlsplit(self.path).query).get("audience", [""])[0]
        body = json.dumps({"count": 1, "value": identity.token(audience, jti=time.monotonic_ns())}).encode()
        self.send_response(200 if allowed and audience else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def github() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), GitHub) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/token?api-version=2.0"
        server.shutdown()
        thread.join()


@pytest.fixture
def environ(tmp_path: Path, github: str) -> dict[str, str]:
    """What GitHub gives a step of the job, on this machine."""
    plain = {name: value for name, value in JOB["env"].items() if "secrets." not in value}
    account = {name: value.replace("1234567890123456", ROOT_ACCOUNT) for name, value in plain.items()}
    program = tmp_path / "bin"
    program.mkdir()
    (program / "python").symlink_to(sys.executable)
    return {
        **{name: value.replace("2100000000", ROOT_ACCOUNT) for name, value in account.items()},
        "PATH": f"{program}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ENV": str(tmp_path / "env"),
        "GITHUB_RUN_ID": "7",
        "ACTIONS_ID_TOKEN_REQUEST_URL": github,
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "of-the-job",
    }


def run(step: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does."""
    return subprocess.run(  # noqa: S603 - the example's own lines
        ["/bin/bash", "-e", "-c", STEPS[step]], cwd=EXAMPLE, env=environ, text=True, capture_output=True, check=False
    )


def test_the_workflow_may_ask_for_tokens_and_has_no_key_of_a_cloud() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read", "id-token": "write"}
    text = (EXAMPLE / "github-actions.yml").read_text()
    assert {line for line in text.splitlines() if "secrets." in line} == {
        "      PULUMI_ACCESS_TOKEN: ${{ secrets.PULUMI_ACCESS_TOKEN }} # or the login of another backend"
    }
    assert "ACCESS_KEY" not in text.replace("PULUMI_ACCESS_TOKEN", "")


def test_from_the_tokens_to_both_clouds(environ: dict[str, str]) -> None:
    done = run("Get OIDC tokens", environ)
    assert done.returncode == 0, done.stderr
    added = dict(line.split("=", 1) for line in Path(environ["GITHUB_ENV"]).read_text().splitlines())
    for name in ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "VOLCENGINE_OIDC_TOKEN_FILE"):
        file = Path(added[name])
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.read_text().count(".") == 2
        assert file.read_text() not in done.stdout + done.stderr

    with EmulatorServer() as emulator:
        clouds = {"LIVEMEDIA_ALICLOUD_ENDPOINT": emulator.url, "LIVEMEDIA_VOLCENGINE_ENDPOINT": emulator.url}
        deployed = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", DEPLOY],
            env={**environ, **added, **clouds},
            text=True,
            capture_output=True,
            check=False,
        )
        names = {each.parameters.get("RoleSessionName") for each in emulator.world.recorder.find({})}

    assert deployed.stdout.split() == [ROOT_ACCOUNT] * 2, deployed.stderr
    assert "github-7" in names


def test_without_the_permission(environ: dict[str, str]) -> None:
    del environ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]

    done = run("Get OIDC tokens", environ)

    assert done.returncode != 0
    assert "id-token: write" in done.stderr


def test_github_refuses(environ: dict[str, str]) -> None:
    done = run("Get OIDC tokens", {**environ, "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "of-another"})

    assert done.returncode != 0
    assert "gave no token for sts.aliyuncs.com: HTTPError" in done.stderr


def test_the_tokens_are_kept_fresh(environ: dict[str, str], tmp_path: Path) -> None:
    assert "--every 240" in STEPS["Keep them fresh"]
    file = tmp_path / "token"
    command = [sys.executable, str(EXAMPLE / "oidc_token.py"), "--every", "0.05", f"sts.aliyuncs.com={file}"]
    seen: set[str] = set()
    with subprocess.Popen(command, env=environ) as process:  # noqa: S603 - the same
        end = time.monotonic() + 30
        while len(seen) < 3 and time.monotonic() < end:
            if file.exists():
                seen.add(file.read_text())
            time.sleep(0.02)
        process.terminate()

    assert len(seen) >= 3


@pytest.mark.parametrize("name", ["github-actions.yml", "review.yml"])
def test_no_checkout_leaves_its_token_to_the_program(name: str) -> None:
    """A program that a pull request brings could read it from the checkout's configuration."""
    jobs = yaml.safe_load((EXAMPLE / name).read_text())["jobs"].values()
    checkouts = [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_what_may_write_runs_nothing_of_a_pull_request() -> None:
    jobs = yaml.safe_load((EXAMPLE / "review.yml").read_text())["jobs"].values()
    writing = [job for job in jobs if "write" in job.get("permissions", {}).values()]

    assert [len(writing), len(jobs)] == [1, 2]
    assert [step["uses"].partition("@")[0] for step in writing[0]["steps"] if "uses" in step] == [
        "actions/download-artifact"
    ]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in writing[0]["if"]
