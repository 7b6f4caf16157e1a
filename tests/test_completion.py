"""What a shell offers: commands, options, and the names of stacks and resources that files tell."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WAYS: dict[str, Callable[[list[str]], dict[str, str]]] = {
    "bash": lambda words: {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
    "zsh": lambda words: {"_TYPER_COMPLETE_ARGS": " ".join(words)},
    "fish": lambda words: {"_TYPER_COMPLETE_ARGS": " ".join(words), "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three stacks, one of which is only in a folder of states."""
    for name in ("Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.production.yaml"):
        (tmp_path / name).write_text("name: shows\n")
    kept = tmp_path / "states" / ".pulumi" / "stacks" / "shows"
    kept.mkdir(parents=True)
    for name in ("devel.json", "devel.json.bak", "old.json.gz"):
        (kept / name).write_text("{}")
    urn = "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:{}::{}"
    urns = [
        urn.format("RtcRecordTask", "news"),
        urn.format("StudioLayout", "split"),
        "urn:pulumi:dev::shows::x:y::late",
    ]
    (tmp_path / "preview.json").write_text(json.dumps({"steps": [{"urn": each} for each in urns]}))
    return tmp_path


def offered(project: Path, shell: str, *words: str) -> str:
    """What the command answers a shell."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(project), "PULUMI_BACKEND_URL": "file://states"}
    typed = WAYS[shell](["livemedia", *words])
    done = subprocess.run(  # noqa: S603 - our own command
        [str(Path(sys.executable).with_name("livemedia"))],
        cwd=project,
        env=environment | typed | {"_LIVEMEDIA_COMPLETE": f"complete_{shell}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", WAYS)
def test_every_shell_is_offered_commands_and_names(project: Path, shell: str) -> None:
    commands = offered(project, shell, "sw")
    assert "sweep" in commands
    assert "doctor" not in commands
    found = offered(project, shell, "status", "--stack", "dev")
    assert "dev" in found
    assert "devel" in found
    assert "production" not in found


def test_the_names_are_those_of_the_files(project: Path) -> None:
    assert offered(project, "bash", "sweep", "--stack", "").split() == ["dev", "devel", "old", "production"]
    assert offered(project, "bash", "layout", "preview.json", "--resource", "").split() == ["news", "split"]
    assert offered(project, "bash", "layout", "preview.json", "--resource", "s").split() == ["split"]
    assert offered(project, "bash", "layout", "none.json", "--resource", "").split() == []
    assert offered(project, "bash", "sweep", "--cwd", "/nonexistent", "--stack", "").split() == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_itself_completes(project: Path) -> None:
    folder = Path(sys.executable).parent
    script = """
    eval "$(_LIVEMEDIA_COMPLETE=source_bash livemedia)"
    COMP_WORDS=(livemedia import studio x --stack pro); COMP_CWORD=5
    _livemedia_completion livemedia; echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(  # noqa: S603 - our own command
        ["bash", "-c", script],  # noqa: S607 - whichever there is
        cwd=project,
        env={"PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(project)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["production"]


def test_help_and_completion_load_no_more_than_the_command_line() -> None:
    heavy = ("pydantic", "httpx", "pulumi", "werkzeug", "grpc")
    code = f"import sys, pulumi_livemedia.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert done.stdout.strip() == "[]"
