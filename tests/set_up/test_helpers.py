"""The executables that lie beside a CLI which was built here."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pulumi.errors import RunError
from pulumi.runtime.proto import language_pb2

from tools.pulumi import language_host
from tools.pulumi_install import SOURCES

MakeExecutable = Callable[[Path, str], Path]


@pytest.fixture
def pythons(tmp_path: Path, bin_folder: Path, executable: MakeExecutable) -> Path:
    """Make three pythons that tell their name and arguments."""
    executable(bin_folder / "python3", 'echo python3 "$@"')
    executable(tmp_path / "chosen", 'echo chosen "$@"')
    executable(tmp_path / "venv" / "bin" / "python", 'echo venv "$@"')
    return tmp_path


def resource_host(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the host of dynamic providers."""
    command = [str(SOURCES / "pulumi-resource-pulumi-python"), "127.0.0.1:1"]
    environment = os.environ | variables
    return subprocess.run(  # noqa: S603 - our own words
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize("virtualenv", ["venv", "venv/"])
def test_providers_run_in_the_virtualenv_of_the_project(pythons: Path, virtualenv: str) -> None:
    shown = resource_host(pythons, PULUMI_RUNTIME_VIRTUALENV=virtualenv, PULUMI_PYTHON_CMD=str(pythons / "chosen"))
    assert shown.stdout == "venv -u -m pulumi.dynamic 127.0.0.1:1\n"


def test_providers_run_with_the_chosen_python(pythons: Path) -> None:
    shown = resource_host(pythons, PULUMI_PYTHON_CMD=str(pythons / "chosen"))
    assert shown.stdout == "chosen -u -m pulumi.dynamic 127.0.0.1:1\n"


def test_providers_run_with_python3_else(pythons: Path) -> None:
    assert resource_host(pythons, PULUMI_PYTHON_CMD="").stdout == "python3 -u -m pulumi.dynamic 127.0.0.1:1\n"


def test_a_virtualenv_that_is_not_there_is_named(pythons: Path) -> None:
    shown = resource_host(pythons, PULUMI_RUNTIME_VIRTUALENV="missing")
    assert shown.returncode == 1
    assert f"no python in {pythons}/missing" in shown.stderr


def info(folder: Path, virtualenv: str = "") -> language_pb2.ProgramInfo:
    """Describe a program as the engine does."""
    program = language_pb2.ProgramInfo(root_directory=str(folder), program_directory=str(folder), entry_point=".")
    if virtualenv:
        program.options["virtualenv"] = virtualenv
    return program


def test_the_virtualenv_starts_at_the_projects_root(tmp_path: Path) -> None:
    assert language_host.virtualenv_of(info(tmp_path)) is None
    assert language_host.virtualenv_of(info(tmp_path, "venv")) == tmp_path / "venv"
    assert language_host.virtualenv_of(info(tmp_path, "/opt/venv")) == Path("/opt/venv")


def test_a_program_of_another_virtualenv_runs_there(tmp_path: Path, executable: MakeExecutable) -> None:
    request = language_pb2.RunRequest(info=info(tmp_path, "venv"))
    host = language_host.LanguageHost()
    assert "no python in" in host.Run(request, None).error
    executable(tmp_path / "venv" / "bin" / "python", f'echo "$@" >{tmp_path}/ran; exit 32')
    assert host.Run(request, None).bail
    assert "--run" in (tmp_path / "ran").read_text()
    executable(tmp_path / "venv" / "bin" / "python", "exit 3")
    assert host.Run(request, None).error == "the program ended with exit code 3"


def test_an_error_shows_only_the_programs_own_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.setattr("sys.argv", [])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "__main__.py").write_text("def fail():\n    1 / 0\n\nfail()\n")
    with pytest.raises(RunError) as raised:
        language_host.run_program(info(tmp_path))
    lines = str(raised.value).splitlines()
    assert lines[0] == "Program failed with an unhandled exception:"
    assert lines[2] == f'  File "{tmp_path}/__main__.py", line 4, in <module>'
    assert lines[-1] == "ZeroDivisionError: division by zero"
    assert "runpy" not in str(raised.value)


def test_a_program_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RunError, match=f"can't find '__main__' module in '{tmp_path}'"):
        language_host.run_program(info(tmp_path))
