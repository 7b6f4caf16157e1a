"""When the virtualenv is installed again."""

from pathlib import Path

import pytest

from tools import virtualenv
from tools.console import Problem


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout whose virtualenv has a python that only writes down what it is asked."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/asked\n')
    python.chmod(0o755)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(virtualenv, "ROOT", tmp_path)
    return tmp_path


def installations(checkout: Path) -> list[str]:
    """List what was installed since the last look."""
    asked = checkout / "asked"
    lines = [line for line in asked.read_text().splitlines() if "pip install" in line]
    asked.write_text("")
    return lines


def test_one_that_is_there_is_adopted_and_brought_up_to_date(checkout: Path) -> None:
    virtualenv.ensure(checkout / ".venv")
    pip, packages = installations(checkout)
    assert pip.endswith(virtualenv.PIP)
    assert packages.endswith(
        "--constraint constraints.txt --editable .[emulator] --group test --group check --group release"
    )


def test_another_one_holds_other_groups(checkout: Path) -> None:
    virtualenv.ensure(checkout / ".venv", ("--group", "benchmarks"))
    assert installations(checkout)[1].endswith("--editable .[emulator] --group benchmarks")


def test_nothing_is_installed_twice(checkout: Path) -> None:
    virtualenv.ensure(checkout / ".venv")
    installations(checkout)
    virtualenv.ensure(checkout / ".venv")
    assert installations(checkout) == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_a_change_of_what_is_wanted_installs_again(checkout: Path, changed: str) -> None:
    virtualenv.ensure(checkout / ".venv")
    installations(checkout)
    (checkout / changed).write_text("another")
    virtualenv.ensure(checkout / ".venv")
    assert len(installations(checkout)) == 2


def test_a_failed_installation_is_tried_again(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    works = python.read_text()
    python.write_text(f'{works}case "$*" in *editable*) echo no space left; exit 1 ;; esac\n')
    with pytest.raises(Problem, match=r"`pip install` failed \(exit code 1\):\nno space left"):
        virtualenv.ensure(checkout / ".venv")
    installations(checkout)
    python.write_text(works)
    virtualenv.ensure(checkout / ".venv")
    assert len(installations(checkout)) == 2


def test_the_fingerprint_covers_the_packages_and_pip(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = virtualenv.wanted()
    monkeypatch.setattr(virtualenv, "PIP", "pip==99.0")
    assert checkout.exists()
    assert virtualenv.wanted() != before


def test_what_is_frozen_is_sorted_by_name(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.write_text("#!/bin/sh\nprintf 'pydantic_core==2\\npydantic-settings==3\\nFlask==1\\npydantic==4\\n'\n")
    shown = virtualenv.frozen(checkout / ".venv")
    assert shown == "Flask==1\npydantic==4\npydantic-settings==3\npydantic_core==2\n"
