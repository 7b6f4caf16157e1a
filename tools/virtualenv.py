"""The checkout's virtualenvs: made when missing, installed again when what they should hold has changed.

    python -m tools.virtualenv                   bring .venv up to date
    python -m tools.virtualenv benchmarks        bring the one of the benchmarks up to date
    python3.11 -m tools.virtualenv constraints   write the newest versions into constraints.txt

Runs before anything is installed: standard library only.
"""

import hashlib
import shutil
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from tools.console import Problem, main, output_of, run_logged, say
from tools.lock import only_one

ROOT = Path(__file__).resolve().parent.parent
VIRTUALENV = ROOT / ".venv"
PIP = "pip==26.3"  # the first with --group is 25.1
GROUPS = ("--group", "test", "--group", "check", "--group", "release")
BENCHMARKS = ROOT / ".run" / "benchmarks"
"""Apart, since httpx and pydantic take longer to import the more is installed beside them, which users have not."""
HEADER = """\
# Names and versions of everything that is installed for development and tests.
# Renew: make constraints
"""


def ensure(folder: Path = VIRTUALENV, groups: Sequence[str] = GROUPS) -> None:
    """Bring a virtualenv up to date; nothing is done when it already is."""
    stamp = folder / "installed"
    with only_one(ROOT / ".run" / "virtualenv.lock", "waiting for another run that installs packages"):
        if works(folder) and stamp.exists() and stamp.read_text() == wanted():
            return
        create(folder)
        say(f"installing the pinned packages into {folder.name} (about a minute on a fresh machine)")
        pip(folder, "--constraint", "constraints.txt", "--editable", ".[emulator]", *groups)
        stamp.write_text(wanted())


def wanted() -> str:
    """Fingerprint everything that says what is installed."""
    contents = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes() + PIP.encode()
    return hashlib.sha256(contents).hexdigest()


def works(folder: Path) -> bool:
    """Tell whether a virtualenv's python still runs: its base may have been removed or upgraded."""
    return output_of([folder / "bin" / "python", "-c", ""]) is not None


def create(folder: Path) -> None:
    """Make a virtualenv with the pinned pip, unless it is there; none is left half made."""
    if output_of([folder / "bin" / "python", "-m", "pip", "--version"]) is None:
        say(f"making {folder.name} with Python {sys.version.split()[0]}")
        try:
            venv.create(folder, clear=True, with_pip=True, symlinks=True)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    pip(folder, PIP)


def pip(folder: Path, *arguments: str) -> None:
    """Install into a virtualenv, quietly."""
    python = folder / "bin" / "python"
    options = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run_logged("pip install", [python, *options, *arguments], cwd=ROOT, log=folder / "pip.log")


def renew_constraints() -> None:
    """Write the newest versions that fit together into constraints.txt."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "virtualenv")
        create(folder)
        say("installing the newest packages (a minute or two)")
        pip(folder, ".[emulator]", *GROUPS)
        (ROOT / "constraints.txt").write_text(HEADER + frozen(folder))
    say("constraints.txt is renewed: look at the difference, then make check and make test")


def frozen(folder: Path) -> str:
    """List a virtualenv's packages as name==version, without the project and its installer."""
    excluded = [f"--exclude={name}" for name in ("pip", "setuptools", "pulumi-livemedia")]
    listed = output_of([folder / "bin" / "python", "-m", "pip", "list", "--format=freeze", *excluded])
    if listed is None:
        raise Problem(f"pip cannot list what it installed into {folder}")
    lines = sorted(listed.splitlines(keepends=True), key=lambda line: line.split("==")[0].lower())
    return "".join(lines)


if __name__ == "__main__":
    commands = {"constraints": renew_constraints, "benchmarks": lambda: ensure(BENCHMARKS, ("--group", "benchmarks"))}
    main(commands[sys.argv[1]] if len(sys.argv) > 1 else ensure)
