"""What is released: the same bytes each time, all that a user needs, and nothing of ours."""

import hashlib
import os
import re
import subprocess
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from pulumi_livemedia.version import __version__
from tests.release.conftest import EPOCH, Released, released
from tools import release as releasing
from tools.console import Problem

PAGE = [
    path.name
    for path in (releasing.ROOT / "provider/pulumi_livemedia/emulator/page").iterdir()
    if path.suffix in (".js", ".css", ".html", ".svg")
]


def texts(release: Released) -> dict[str, bytes]:
    """The content of everything that is released, unpacked."""
    found = {path.name: path.read_bytes() for path in release.folder.iterdir() if path.suffix in (".json", "")}
    with zipfile.ZipFile(release.wheel) as wheel:
        found |= {f"wheel/{name}": wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(release.sdist) as sdist:
        for member in sdist.getmembers():
            file = sdist.extractfile(member)
            found[f"sdist/{member.name}"] = file.read() if file else b""
    return found


def digests(release: Released) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in release.folder.iterdir()}


def test_the_same_source_gives_the_same_bytes(release: Released, tmp_path: Path) -> None:
    """In another folder, at another time, by somebody with other habits."""
    again = released(tmp_path, umask=0o077)

    assert digests(again) == digests(release)


def test_everything_bears_the_time_of_the_commit(release: Released) -> None:
    moment = time.gmtime(EPOCH)
    with zipfile.ZipFile(release.wheel) as wheel:
        # A zip counts in steps of two seconds.
        assert {each.date_time[:5] for each in wheel.infolist()} == {tuple(moment)[:5]}
    with tarfile.open(release.sdist) as sdist:
        assert {each.mtime for each in sdist.getmembers()} == {EPOCH}
        assert {(each.uname, each.gname, each.uid) for each in sdist.getmembers()} == {("", "", 0)}


def test_the_wheel_holds_what_a_user_needs(release: Released) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = set(wheel.namelist())
    assert PAGE
    assert {f"pulumi_livemedia/emulator/page/{name}" for name in PAGE} <= names
    assert {"pulumi_livemedia/py.typed", "pulumi_livemedia/testing/plugin.py"} <= names
    metadata = f"pulumi_livemedia-{__version__}.dist-info"
    assert {f"{metadata}/licenses/LICENSE", f"{metadata}/entry_points.txt"} <= names


def test_there_is_nothing_else_in_it(release: Released) -> None:
    with zipfile.ZipFile(release.wheel) as wheel:
        names = wheel.namelist()
    assert {name.partition("/")[0] for name in names} == {
        "pulumi_livemedia",
        f"pulumi_livemedia-{__version__}.dist-info",
    }
    assert not [name for name in names if re.search(r"(^|/)(tests?|conftest|__pycache__|\.)(/|_|\.|$)", name)]


def test_no_path_of_this_machine_and_no_registry_is_in_it(release: Released) -> None:
    local = {str(releasing.ROOT), str(release.folder.parent), str(Path.home()), os.uname().nodename}
    hunted = [re.escape(each.encode()) for each in local if len(each) > 3]
    registries = rb"pythonhosted|index-url|https?://[^/\s\"]*@"
    for name, content in texts(release).items():
        assert not re.search(b"|".join([*hunted, registries]), content), name


def test_the_digests_are_right(release: Released) -> None:
    lines = (release.folder / releasing.SUMS).read_text().splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

    assert listed == {name: digest for name, digest in digests(release).items() if name != releasing.SUMS}


def test_a_release_is_made_of_what_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "provider").mkdir(parents=True)
    (checkout / "README.md").write_text("committed")
    git = ["git", "-C", str(checkout), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x", "--date", "2024-01-01T00:00:00Z"]):
        subprocess.run([*git, *command], check=True)  # noqa: S603 - our own words
    (checkout / "README.md").write_text("changed")
    (checkout / "secret.txt").write_text("mine")
    monkeypatch.setattr(releasing, "ROOT", checkout)

    releasing.export(tmp_path / "source")

    assert (tmp_path / "source" / "README.md").read_text() == "committed"
    assert not (tmp_path / "source" / "secret.txt").exists()
    assert releasing.committed_at() > EPOCH


def test_without_a_commit_there_is_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releasing, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(Problem, match="a release is built from a commit"):
        releasing.committed_at()
