"""Which python sets the checkout up."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.virtualenv import ROOT

MakeExecutable = Callable[[Path, str], Path]


def find(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script in a folder, with nothing on PATH but its own `bin`."""
    command = ["/bin/sh", str(ROOT / "tools" / "find_python.sh")]
    path = f"{folder / 'bin'}:{folder / 'tools'}"
    return subprocess.run(  # noqa: S603 - our own words
        command, cwd=folder, env={"PATH": path}, check=False, capture_output=True, text=True
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a folder with the one system command that the script needs."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "cat").symlink_to("/bin/cat")
    return tmp_path


def test_the_newest_one_that_works_is_taken(checkout: Path, executable: MakeExecutable) -> None:
    executable(checkout / "bin" / "python3.13", "exit 127  # as the shim of a version that is not installed")
    executable(checkout / "bin" / "python3.12", "exit 0")
    executable(checkout / "bin" / "python3", "exit 0")
    assert find(checkout).stdout == "python3.12\n"


def test_the_checkouts_own_comes_first(checkout: Path, executable: MakeExecutable) -> None:
    executable(checkout / ".venv" / "bin" / "python", "exit 0")
    executable(checkout / "bin" / "python3.13", "exit 0")
    assert find(checkout).stdout == ".venv/bin/python\n"


def test_none_that_is_suitable_says_what_to_install(checkout: Path, executable: MakeExecutable) -> None:
    executable(checkout / "bin" / "python3", "exit 1  # too old")
    found = find(checkout)
    assert (found.returncode, found.stdout) == (1, "")
    assert "no Python 3.11 or newer was found" in found.stderr
    assert "apt install python3 python3-venv" in found.stderr
