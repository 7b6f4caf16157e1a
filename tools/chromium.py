"""The browser of the tests: the one on PATH, else Debian's, installed where that can be done without asking.

    python -m tools.chromium    get it ready and print where it is

Where it cannot be had, the tests that need it are skipped, and this says so; in continuous integration that is an
error.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.console import Problem, main, run_logged, say
from tools.lock import only_one

RUN = Path(__file__).resolve().parents[1] / ".run"
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DRIVERS = ("chromedriver", "chromium.chromedriver")
PACKAGES = ("chromium", "chromium-driver", "fonts-dejavu-core")
CURE = f"as root on Debian: apt-get install -y --no-install-recommends {' '.join(PACKAGES)}"

Run = Callable[[Sequence[str]], None]


@dataclass(frozen=True)
class Browser:
    """Where a browser and what drives it are."""

    chromium: Path
    driver: Path


def found() -> Browser | None:
    """Find the browser and its driver on PATH."""
    paths = [next(filter(None, map(shutil.which, names)), None) for names in (BROWSERS, DRIVERS)]
    chromium, driver = paths
    return Browser(Path(chromium), Path(driver)) if chromium and driver else None


def run(command: Sequence[str]) -> None:
    """Run a command of apt-get, with progress and a log."""
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    run_logged(" ".join(command[:2]), command, cwd=RUN, log=RUN / "chromium.log")


def ensure(run: Run = run) -> Browser:
    """Return a browser: at once if there is one, else after a minute or two.

    Args:
        run: runs a command, or raises a Problem.

    Raises:
        Problem: there is none, and none can be installed without asking.
    """
    RUN.mkdir(exist_ok=True)
    with only_one(RUN / "chromium.lock", "waiting for another run that installs the browser"):
        browser = found()
        if browser is None:
            install(run)
            browser = found()
    if browser is None:
        raise Problem(f"there is no chromium with chromedriver on PATH, and no apt-get to be used as root; {CURE}")
    return browser


def install(run: Run) -> None:
    """Install Debian's packages, if that is ours to do; the lists of packages are fetched only if they are missing."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    say("installing chromium for the tests of the emulator's page (a minute or two)")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
    try:
        run(command)
    except Problem:
        say("fetching the lists of packages")
        run(["apt-get", "update"])
        run(command)


def must_be_there() -> bool:
    """Tell whether tests may not be skipped for want of a browser."""
    return bool(os.environ.get("CI"))


def prepare() -> int:
    """Get the browser ready; without one the tests are told to be fewer, or fail."""
    try:
        print(ensure().chromium)  # noqa: T201 - the result
    except Problem as problem:
        if must_be_there():
            raise
        say(f"WARNING: the tests of the emulator's page in a browser are SKIPPED: {problem}")
    return 0


if __name__ == "__main__":
    main(prepare)
