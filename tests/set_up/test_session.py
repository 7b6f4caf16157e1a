"""What surrounds a run of pulumi in the quickstart."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tools import emulator, pulumi_cli, session

TOKENS = {"ALIBABA_CLOUD_SECURITY_TOKEN", "VOLCENGINE_SESSION_TOKEN"}


def lock_of(folder: Path, pid: int, hostname: str) -> Path:
    """Write a stack's lock as pulumi's file backend does."""
    file = folder / "organization" / "livemedia-quickstart" / "dev" / f"{pid}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"pid": pid, "username": "me", "hostname": hostname}))
    file.with_suffix(".json.attrs").write_text("{}")
    return file


def ended_process() -> int:
    """Find the id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_the_lock_of_a_killed_run_is_removed(tmp_path: Path) -> None:
    stale = lock_of(tmp_path, ended_process(), socket.gethostname())
    session.remove_stale_locks(tmp_path)
    assert list(stale.parent.iterdir()) == []


def test_the_lock_of_a_living_run_is_kept(tmp_path: Path) -> None:
    held = lock_of(tmp_path, os.getpid(), socket.gethostname())
    session.remove_stale_locks(tmp_path)
    assert held.exists()


def test_the_lock_of_another_machine_is_kept(tmp_path: Path) -> None:
    foreign = lock_of(tmp_path, ended_process(), "elsewhere")
    session.remove_stale_locks(tmp_path)
    assert foreign.exists()


@pytest.mark.parametrize("folder", ["cli", "a folder with spaces; and $signs"])
def test_the_lines_of_env_can_be_evaluated(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = tmp_path / folder
    monkeypatch.setattr(pulumi_cli, "ensure", lambda: cli)
    monkeypatch.setattr(session, "RUN", emulator.Folder(tmp_path))
    for token in TOKENS:
        monkeypatch.setenv(token, "somebody's own")
    session.env(4571)
    lines = capsys.readouterr().out
    command = ["/bin/sh", "-c", f"{lines}\nenv"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own words
    for cloud in ("ALICLOUD", "VOLCENGINE"):
        assert f"LIVEMEDIA_{cloud}_ENDPOINT=http://127.0.0.1:4571\n" in shown
    assert "VOLCENGINE_ACCESS_KEY=emulator\n" in shown
    assert "PULUMI_CONFIG_PASSPHRASE=\n" in shown
    assert f":{cli}:{os.environ['PATH']}\n" in shown
    assert "somebody's own" not in shown


def test_the_users_own_tokens_do_not_reach_pulumi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for token in TOKENS:
        monkeypatch.setenv(token, "somebody's own")
    variables = session.environment(tmp_path, 4570)
    assert not variables.keys() & TOKENS
    assert variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] == variables["VOLCENGINE_ACCESS_KEY"] == "emulator"


def no_cli() -> Path:
    raise pulumi_cli.NoCli("there is no pulumi CLI, and no way to get one")


@pytest.fixture
def rehearsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmulatorServer]:
    """A machine without pulumi, where the emulator runs already."""
    with EmulatorServer() as server:
        port = int(server.url.rsplit(":", 1)[1])
        monkeypatch.setattr(pulumi_cli, "ensure", no_cli)
        monkeypatch.setattr(session, "RUN", emulator.Folder(tmp_path))
        monkeypatch.setattr(emulator, "ensure", lambda _folder, _port: None)
        monkeypatch.setattr(session, "STATE", tmp_path)
        for call in ("seed", "call"):
            real = getattr(emulator, call)
            monkeypatch.setattr(emulator, call, lambda _port, *rest, real=real: real(port, *rest))
        monkeypatch.setattr(session, "emulator_settings", lambda _port, real=session.emulator_settings: real(port))
        monkeypatch.delenv("CI", raising=False)
        yield server


def test_without_pulumi_the_quickstart_is_rehearsed_and_says_so(
    rehearsed: EmulatorServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert session.up(4570) == 0
    said = capsys.readouterr().err
    assert said.startswith("there is no pulumi CLI, and no way to get one")
    assert "REHEARSAL, without pulumi: the program and the provider are real" in said
    assert "up: 3 create\n" in said
    assert "  +  create RtcRecordTask evening-news\n" in said
    assert "up: 3 same\n" in said
    assert "destroy: 3 delete\n" in said
    assert "program_url: [secret]" in said
    held = httpx.get(f"{rehearsed.url}/_emulator/state").json()
    assert [row["state"] for row in held["casters"]] == ["idle"]
    assert [row["state"] for row in held["recordTasks"]] == ["ended"]


@pytest.mark.usefixtures("rehearsed")
def test_nothing_is_rehearsed_in_continuous_integration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pulumi_cli.NoCli):
        session.up(4570)


@pytest.mark.usefixtures("rehearsed")
def test_a_rehearsal_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(session, "prepare", lambda _port: None)
    assert session.up(4570) == 1
    said = capsys.readouterr().err
    assert "livemedia.CasterNotFound" in said
    assert said.endswith("REHEARSAL, without pulumi: failed\n")
