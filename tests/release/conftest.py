"""What would be released if the files here were committed."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.release import ROOT, build

EPOCH = 1_700_000_000
RELEASED = ("provider", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", ".gitignore")


@dataclass(frozen=True)
class Released:
    """A folder with all that is released."""

    folder: Path

    @property
    def wheel(self) -> Path:
        """What most people install."""
        (found,) = self.folder.glob("*.whl")
        return found

    @property
    def sdist(self) -> Path:
        """What the others build it from."""
        (found,) = self.folder.glob("*.tar.gz")
        return found

    @property
    def bills(self) -> list[Path]:
        """Every bill of materials."""
        return sorted(self.folder.glob("*.cdx.json"))

    def bill(self, extra: str = "") -> Path:
        """The bill of materials of an extra, or of none."""
        (found,) = (each for each in self.bills if each.name.removesuffix(".cdx.json").endswith(extra or "0"))
        return found


def released(folder: Path, *, umask: int = 0o022) -> Released:
    """Build everything in a folder of its own."""
    source = folder / "source"
    source.mkdir()
    for name in RELEASED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, source / name)
    before = os.umask(umask)
    try:
        build(source, folder / "dist", EPOCH)
    finally:
        os.umask(before)
    return Released(folder / "dist")


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return released(tmp_path_factory.mktemp("release"))
