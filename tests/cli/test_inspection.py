"""`livemedia doctor` and `livemedia status`, beside a stack that runs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cloud import APP, CASTER, Cloud
from tests.cli.stack import Stack, recording

SHOW = f'livemedia.LiveCaster("show", caster_id="{CASTER}")\n' + recording("news")


def livemedia(folder: Path, environment: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "pulumi_livemedia", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(done: "subprocess.CompletedProcess[str]") -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(done.stdout)
    return loaded


def test_what_is_declared_is_told_as_it_is_now(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    strict = ("status", "--fail-if-not-running")

    well = livemedia(stack.folder, stack.environment, *strict)
    assert well.returncode == 0, well.stderr
    assert f"'show' of shows/dev (caster {CASTER}): streaming since 20" in well.stdout
    assert "not started since 20" in well.stdout

    cloud.stop()
    stopped = livemedia(stack.folder, stack.environment, *strict, "--json")
    assert stopped.returncode == 1
    assert {row["kind"]: row["is_running"] for row in rows(stopped)} == {"caster": False, "recording": True}
    assert livemedia(stack.folder, stack.environment, "status").returncode == 0

    stack.refresh()
    refreshed = livemedia(stack.folder, stack.environment, *strict)
    assert refreshed.returncode == 1
    assert "idle, declared running" in refreshed.stdout

    nobody = stack.environment | {"ALIBABA_CLOUD_ACCESS_KEY_ID": "", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": ""}
    unknown = livemedia(stack.folder, nobody, *strict)
    assert unknown.returncode == 2
    assert "there is no access key for Alibaba Cloud" in unknown.stdout


def test_a_doctor_finds_all_well(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()

    done = livemedia(stack.folder, stack.environment, "doctor", "--json", "--app", APP)

    found = {row["name"]: row for row in rows(done)}
    assert [name for name, row in found.items() if row["level"] == "fail"] == []
    assert done.returncode == 0
    assert found["provider LiveCaster"]["level"] == "ok"
    assert found["ApsaraVideo Live key"]["text"] == ("emul..., found in environment, ALIBABA_CLOUD_ACCESS_KEY_ID")
    assert found["ApsaraVideo Live service"]["text"] == "1 caster in cn-shanghai"
    assert found["Volcengine RTC endpoint"]["level"] == "warn"
    assert cloud.new_changes() == []
    assert "emulator-secret" not in done.stdout


def test_a_doctor_on_a_machine_with_nothing_set_up_says_what_to_do(tmp_path: Path) -> None:
    bare = {"PATH": "/nowhere", "HOME": str(tmp_path)}

    done = livemedia(tmp_path, bare, "doctor")

    assert done.returncode == 1
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "fail pulumi command there is none on PATH" in lines
    assert any(line.startswith("fail ApsaraVideo Live key there is no access key") for line in lines)
    assert any(line.startswith("cure: set VOLCENGINE_ACCESS_KEY") for line in lines)


def test_an_endpoint_where_nobody_answers_is_told(stack: Stack, nobody: str) -> None:
    stack.set(LIVEMEDIA_ALICLOUD_ENDPOINT=nobody, LIVEMEDIA_VOLCENGINE_ENDPOINT=None)
    stack.set(VOLCENGINE_ACCESS_KEY=None, VOLCENGINE_SECRET_KEY=None)

    done = livemedia(stack.folder, stack.environment, "doctor", "--json")

    found = {row["name"]: row for row in rows(done)}
    assert done.returncode == 1
    assert found["ApsaraVideo Live service"]["level"] == "fail"
    assert "cannot be reached" in found["ApsaraVideo Live service"]["text"]


@pytest.mark.parametrize(
    ("version", "level"), [("v3.100.0", "fail"), ("v3.220.0", "warn"), ("v3.300.1", "ok"), ("nonsense", "warn")]
)
def test_an_old_pulumi_is_told(version: str, level: str, tmp_path: Path) -> None:
    command = tmp_path / "pulumi"
    command.write_text(f"#!/bin/sh\necho {version}\n")
    command.chmod(0o755)
    bare = {"PATH": f"{tmp_path}{os.pathsep}/bin", "HOME": str(tmp_path)}

    done = livemedia(tmp_path, bare, "doctor", "--json")

    assert {row["name"]: row["level"] for row in rows(done)}["pulumi command"] == level


def test_a_state_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    done = livemedia(tmp_path, dict(os.environ), "status", "--state", "nowhere.json")

    assert done.returncode == 2
    assert "nowhere.json can not be read" in done.stderr
