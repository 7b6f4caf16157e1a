"""Builds what is released: sdist, wheel, a bill of materials for each way to install them, and their digests.

    python -m tools.release

Only what is committed is built, and the same commit gives the same bytes with the same tools.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from tools.bill_of_materials import Installation, bill_of_materials, extras
from tools.console import Problem, main, output_of, run_logged, say

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
SUMS = "SHA256SUMS"


def release() -> None:
    """Build everything from the last commit into `dist/`.

    Raises:
        Problem: this is no checkout, or something could not be built.
    """
    epoch = committed_at()
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary, "source")
        export(source)
        shutil.rmtree(DIST, ignore_errors=True)
        build(source, DIST, epoch)
    for path in sorted(DIST.iterdir()):
        say(f"dist/{path.name}")


def committed_at() -> int:
    """Return the time of the last commit, in seconds since 1970.

    Raises:
        Problem: there is none.
    """
    text = output_of(["git", "-C", ROOT, "log", "-1", "--format=%ct"])
    if not text:
        raise Problem("a release is built from a commit: run this in a git checkout")
    if output_of(["git", "-C", ROOT, "status", "--porcelain"]):
        say("what is not committed is left out")
    return int(text)


def export(folder: Path) -> None:
    """Put the files of the last commit into a folder."""
    command = ["git", "-C", str(ROOT), "archive", "HEAD"]
    packed = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own words
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def build(source: Path, folder: Path, epoch: int) -> None:
    """Build sdist, wheel, bills of materials and digests.

    Args:
        source: the project's files.
        folder: where to put what is built.
        epoch: the time that everything built bears, in seconds since 1970.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # The wheel is built out of the sdist, which so proves to be complete.
    command: list[str | Path] = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source]
    with tempfile.TemporaryDirectory() as logs:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        run_logged("build", command, cwd=source, log=Path(logs, "build.log"), env=environment)
    (wheel,) = folder.glob("*.whl")
    stem, when = "-".join(wheel.name.split("-")[:2]), datetime.fromtimestamp(epoch, UTC)
    for extra in ("", *extras(wheel)):
        bill = bill_of_materials(Installation(wheel, extra), when)
        (folder / f"{stem}{extra and f'-{extra}'}.cdx.json").write_text(bill, encoding="utf-8")
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")


if __name__ == "__main__":
    main(release)
