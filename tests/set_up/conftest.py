"""A checkout's surroundings in a temporary folder: a cache, a PATH, executables that only pretend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import pulumi_cli
from tools.pulumi_install import BUILT_HERE

MakeExecutable = Callable[[Path, str], Path]


@pytest.fixture
def executable() -> MakeExecutable:
    """Make shell scripts that can be run."""

    def make(path: Path, script: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be the first folder of a PATH that has nothing else but the system's own commands."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


@pytest.fixture
def cache(tmp_path: Path, bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - no pulumi on PATH
    """Be the folder of the pinned CLI, in a cache of its own and still empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return pulumi_cli.cache() / pulumi_cli.pinned_version()


@pytest.fixture
def built(executable: MakeExecutable) -> Callable[[Path, str], None]:
    """Pretend to build a CLI of a version into a folder."""

    def build(folder: Path, version: str) -> None:
        executable(folder / "bin" / "pulumi", f"echo {version}")
        (folder / BUILT_HERE).touch()

    return build
