"""Where the browser of the tests comes from."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools import chromium
from tools.console import Problem

MakeExecutable = Callable[[Path, str], Path]
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, with nothing in it; as root, and with a folder of our own for logs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "RUN", tmp_path / "run")
    return folder


def never(command: Sequence[str]) -> None:
    raise AssertionError(f"{command} was run")


class Debian:
    """Stands in for apt-get: installing works once the lists are there."""

    def __init__(self, folder: Path, executable: MakeExecutable, *, has_lists: bool) -> None:
        self.ran: list[str] = []
        self._folder = folder
        self._make = executable
        self._has_lists = has_lists
        executable(folder / "apt-get", "exit 0")

    def __call__(self, command: Sequence[str]) -> None:
        """Run a command."""
        self.ran.append(command[1])
        if command[1] == "update":
            self._has_lists = True
        elif not self._has_lists:
            raise Problem("unable to locate package chromium")
        else:
            assert {"chromium", "chromium-driver", "--no-install-recommends"} <= set(command)
            self._make(self._folder / "chromium", "exit 0")
            self._make(self._folder / "chromedriver", "exit 0")


def test_what_is_on_path_is_used(empty: Path, executable: MakeExecutable) -> None:
    browser = executable(empty / "google-chrome", "exit 0")
    driver = executable(empty / "chromedriver", "exit 0")
    assert chromium.ensure(never) == chromium.Browser(browser, driver)


@pytest.mark.parametrize(("has_lists", "ran"), [(True, ["install"]), (False, ["install", "update", "install"])])
def test_debians_packages_are_installed(
    empty: Path, executable: MakeExecutable, *, has_lists: bool, ran: list[str]
) -> None:
    executable(empty / "chromium", "exit 0")  # without its driver it is of no use
    debian = Debian(empty, executable, has_lists=has_lists)
    assert chromium.ensure(debian).driver == empty / "chromedriver"
    assert debian.ran == ran


def test_who_is_not_root_is_told_what_to_do(
    empty: Path, executable: MakeExecutable, monkeypatch: pytest.MonkeyPatch
) -> None:
    executable(empty / "apt-get", "exit 0")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problem, match="apt-get install -y --no-install-recommends chromium"):
        chromium.ensure(never)


def test_machines_without_apt_get_are_told_too() -> None:
    with pytest.raises(Problem, match="no chromium with chromedriver on PATH"):
        chromium.ensure(never)


def test_without_a_browser_the_tests_are_fewer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert chromium.prepare() == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("WARNING: the tests of the emulator's page in a browser are SKIPPED: ")
    assert told.err.count("\n") == 1


def test_in_continuous_integration_that_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Problem):
        chromium.prepare()


@pytest.mark.parametrize(("ci", "word"), [("", "1 skipped"), ("1", "1 error")])
def test_the_tests_themselves_do_the_same(empty: Path, ci: str, word: str) -> None:
    one = "tests/page/test_in_browser.py::test_a_foreign_name_is_told_on_the_page"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-n", "0", one]
    environment = {**os.environ, "PATH": str(empty), "CI": ci}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    assert word in done.stdout
    assert "--no-install-recommends chromium chromium-driver" in done.stdout
