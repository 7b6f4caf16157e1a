"""Where the pulumi CLI comes from."""

import multiprocessing
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import pulumi_cli, pulumi_install
from tools.console import Problem
from tools.pulumi_install import SOURCES

MakeExecutable = Callable[[Path, str], Path]
Build = Callable[[Path, str], None]


def never(folder: Path, version: str) -> None:
    raise AssertionError(f"{version} was got again, into {folder}")


def refuse(_folder: Path, _version: str) -> None:
    raise Problem("out of reach")


def test_the_pinned_version_is_the_one_of_the_go_module() -> None:
    assert pulumi_cli.pinned_version() in (SOURCES / "go.mod").read_text()
    assert pulumi_cli.pinned_version().startswith("v3.")


def test_a_cli_on_path_is_used_untouched(bin_folder: Path, cache: Path, executable: MakeExecutable) -> None:
    executable(bin_folder / "pulumi", "echo v3.100.0")
    assert pulumi_cli.ensure({"any": never}) == bin_folder
    assert [file.name for file in bin_folder.iterdir()] == ["pulumi"]
    assert not cache.exists()


def test_a_cli_on_path_that_does_not_run_is_passed_over(
    bin_folder: Path, cache: Path, executable: MakeExecutable, built: Build
) -> None:
    executable(bin_folder / "pulumi", "exit 1")
    assert pulumi_cli.ensure({"fake": built}) == cache / "bin"


def test_our_own_cli_on_path_is_still_kept_up_to_date(
    cache: Path, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(cache, "v3.1.0")
    monkeypatch.setenv("PATH", f"{cache / 'bin'}:/usr/bin:/bin")
    assert pulumi_cli.ensure({"fake": built}) == cache / "bin"
    assert pulumi_cli.version_of(cache / "bin" / "pulumi") == pulumi_cli.pinned_version()


def test_the_cached_pinned_version_is_never_got_again(cache: Path, built: Build) -> None:
    built(cache, pulumi_cli.pinned_version())
    assert pulumi_cli.ensure({"any": never}) == cache / "bin"


def test_the_first_way_that_works_is_taken(cache: Path, built: Build) -> None:
    assert pulumi_cli.ensure({"first": refuse, "second": built, "third": never}) == cache / "bin"


def test_another_version_than_the_pinned_one_is_refused(cache: Path, executable: MakeExecutable) -> None:
    def other(folder: Path, _version: str) -> None:
        executable(folder / "bin" / "pulumi", "echo v9.9.9")

    with pytest.raises(Problem, match=r"other: it gave v9\.9\.9 instead of v3\."):
        pulumi_cli.ensure({"other": other})
    assert not cache.exists()


def test_nothing_possible_says_what_was_tried_and_what_to_install(cache: Path) -> None:
    with pytest.raises(pulumi_cli.NoCli) as raised:
        pulumi_cli.ensure({"official download": refuse, "built with go": pulumi_install.build})
    assert str(raised.value) == (
        "there is no pulumi CLI, and no way to get one:\n"
        "  on PATH: none that runs\n"
        "  official download: out of reach\n"
        "  built with go: there is no `go` on PATH\n"
        f"Install the pulumi CLI {pulumi_cli.pinned_version()} or newer as its own documentation says, or "
        "Go 1.26 or newer; then run this again."
    )
    assert list(cache.parent.iterdir()) == [cache.parent / f"{cache.name}.lock"]


def test_what_a_killed_run_left_is_removed(cache: Path, built: Build) -> None:
    leftover = cache.parent / "unfinished-killed"
    leftover.mkdir(parents=True)
    pulumi_cli.ensure({"fake": built})
    assert not leftover.exists()


def test_helpers_are_refreshed_without_getting_the_cli_again(cache: Path, built: Build) -> None:
    pulumi_cli.ensure({"fake": built})
    stale = cache / "bin" / "pulumi-language-python"
    stale.write_text("old")
    (cache / "bin" / "pulumi-resource-pulumi-python").unlink()
    pulumi_cli.ensure({"any": never})
    for name in pulumi_cli.HELPERS:
        assert (cache / "bin" / name).read_bytes() == (SOURCES / name).read_bytes()
    assert os.access(stale, os.X_OK)


def test_an_official_installation_keeps_its_own_helpers(cache: Path, executable: MakeExecutable) -> None:
    executable(cache / "bin" / "pulumi", f"echo {pulumi_cli.pinned_version()}")
    official = executable(cache / "bin" / "pulumi-language-python", "official")
    pulumi_cli.ensure({"any": never})
    assert "official" in official.read_text()
    assert not (cache / "bin" / "language_host.py").exists()


def test_two_runs_at_once_get_it_once(cache: Path, tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=get_counted, args=(counted,)) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert counted.read_text() == "got\n"
    assert pulumi_cli.version_of(cache / "bin" / "pulumi") == pulumi_cli.pinned_version()


def get_counted(counted: Path) -> None:
    """Get a pretended CLI, and write down that it was got."""

    def way(folder: Path, version: str) -> None:
        with counted.open("a") as file:
            file.write("got\n")
        pulumi = folder / "bin" / "pulumi"
        pulumi.parent.mkdir()
        pulumi.write_text(f"#!/bin/sh\necho {version}\n")
        pulumi.chmod(0o755)

    pulumi_cli.ensure({"counted": way})


def test_go_builds_from_the_pinned_module(
    bin_folder: Path, cache: Path, tmp_path: Path, executable: MakeExecutable
) -> None:
    pulumi = executable(tmp_path / "pulumi", f"echo {pulumi_cli.pinned_version()}")
    executable(bin_folder / "go", f'pwd >{tmp_path}/cwd; mkdir -p "$(dirname "$6")"; cp {pulumi} "$6"')
    assert pulumi_cli.ensure({"built with go": pulumi_install.build}) == cache / "bin"
    assert (tmp_path / "cwd").read_text().strip() == str(SOURCES)
    assert (cache / "bin" / "language_host.py").exists()


@pytest.mark.usefixtures("cache")
def test_a_failed_build_shows_the_end_of_its_log(bin_folder: Path, executable: MakeExecutable) -> None:
    executable(bin_folder / "go", "echo go.mod requires go 1.26; exit 1")
    with pytest.raises(Problem, match=r"`go build` failed \(exit code 1\):\ngo.mod requires go 1\.26"):
        pulumi_cli.ensure({"built with go": pulumi_install.build})


def test_the_environment_is_local_and_finds_the_cli_first(tmp_path: Path, executable: MakeExecutable) -> None:
    executable(tmp_path / "cli" / "pulumi", "echo ours")
    environment = pulumi_cli.environment(tmp_path / "cli", tmp_path / "state")
    assert environment["PULUMI_BACKEND_URL"] == f"file://{tmp_path}/state"
    assert environment["PULUMI_CONFIG_PASSPHRASE"] == ""
    shown = subprocess.run(["/bin/sh", "-c", "pulumi"], env=environment, check=True, capture_output=True, text=True)
    assert shown.stdout == "ours\n"


def test_a_proxy_is_not_asked_for_loopback_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    assert pulumi_cli.settings(tmp_path)["no_proxy"] == "intranet.example,127.0.0.1,localhost"
