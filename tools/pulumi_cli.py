"""The pulumi CLI: the one on PATH, else one of our own in the user's cache, fetched or built once.

    python -m tools.pulumi_cli    get it ready and print its folder

`ensure` and `environment` also serve the tests that run the real CLI.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.console import Problem, main, output_of, say
from tools.lock import only_one
from tools.pulumi_install import BUILT_HERE, MODULE, SOURCES, build, download

HELPERS = ("language_host.py", "pulumi-language-python", "pulumi-resource-pulumi-python")
Way = Callable[[Path, str], None]
WAYS: Mapping[str, Way] = {"official download": download, "built with go": build}
LOOPBACK = "127.0.0.1,localhost"


class NoCli(Problem):
    """There is no CLI on this machine, and no way to get one."""


def ensure(ways: Mapping[str, Way] = WAYS) -> Path:
    """Return the folder with a `pulumi` that works: at once if there is one, else after minutes."""
    installed = on_path()
    if installed is not None:
        return installed
    version = pinned_version()
    folder = cache() / version
    with only_one(cache() / f"{version}.lock", "waiting for another run that gets the pulumi CLI ready"):
        if version_of(folder / "bin" / "pulumi") != version:
            install(folder, version, ways)
        refresh_helpers(folder)
    return folder / "bin"


def rehearsals_are_allowed() -> bool:
    """Tell whether something less than the real CLI will do; in continuous integration nothing less does."""
    return not os.environ.get("CI")


def environment(cli: Path, state: Path) -> dict[str, str]:
    """Return our environment with a `pulumi` that is found, stays local and keeps its state in `state`."""
    path = os.pathsep.join([*path_folders(cli), os.environ.get("PATH", os.defpath)])
    return {**os.environ, **settings(state), "PATH": path}


def path_folders(cli: Path) -> list[str]:
    """List what goes to the front of PATH: this python's commands, and the CLI unless it is there anyway."""
    wanted = [str(Path(sys.executable).parent), str(cli)]
    present = os.environ.get("PATH", "").split(os.pathsep)
    return [folder for folder in wanted if folder not in present]


def settings(state: Path) -> dict[str, str]:
    """Return the variables that keep the CLI on this machine, and off the user's own set-up."""
    direct = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    unproxied = f"{direct},{LOOPBACK}" if direct else LOOPBACK
    return {
        "PULUMI_BACKEND_URL": f"file://{state}",
        "PULUMI_CONFIG_PASSPHRASE": "",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_DISABLE_REGISTRY_RESOLVE": "true",
        "PULUMI_HOME": str(state / ".pulumi" / "home"),
        "PULUMI_PYTHON_CMD": sys.executable,
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "NO_PROXY": unproxied,
        "no_proxy": unproxied,
    }


def on_path() -> Path | None:
    """Find the folder of the user's own CLI, if it runs; one of ours that got onto PATH does not count."""
    found = shutil.which("pulumi")
    if found is None or Path(found).is_relative_to(cache()) or version_of(Path(found)) is None:
        return None
    return Path(found).parent


def version_of(pulumi: Path) -> str | None:
    """Ask a CLI for its version; None if it does not run."""
    answer = output_of([pulumi, "version"], {**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true"})
    return answer.strip() if answer is not None else None


def pinned_version() -> str:
    """Read the version that tools/pulumi/go.mod pins."""
    found = re.search(rf"{re.escape(MODULE)}/pkg/v3 (v\S+)", (SOURCES / "go.mod").read_text())
    if found is None:
        raise Problem(f"{SOURCES / 'go.mod'} does not require {MODULE}/pkg/v3")
    return found[1]


def cache() -> Path:
    """Return the folder that outlives checkouts."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home, "pulumi-livemedia", "pulumi")


def install(folder: Path, version: str, ways: Mapping[str, Way]) -> None:
    """Get the CLI in the first way that works."""
    failures = []
    for title, way in ways.items():
        with unfinished(folder) as temporary:
            try:
                way(temporary, version)
                accept(temporary, folder, version)
            except Problem as problem:
                failures.append(f"  {title}: {problem}")
                continue
            return
    tried = "\n".join(["  on PATH: none that runs", *failures])
    raise NoCli(
        f"there is no pulumi CLI, and no way to get one:\n{tried}\n"
        f"Install the pulumi CLI {version} or newer as its own documentation says, or Go 1.26 or newer; "
        "then run this again."
    )


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Make a folder to work in beside the final one; what an earlier, killed run left there goes first."""
    for leftover in folder.parent.glob("unfinished-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    temporary = Path(tempfile.mkdtemp(prefix="unfinished-", dir=folder.parent))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def accept(temporary: Path, folder: Path, version: str) -> None:
    """Put a finished CLI into its place, if it is what was asked for."""
    got = version_of(temporary / "bin" / "pulumi")
    if got != version:
        raise Problem(f"it gave {got or 'nothing that runs'} instead of {version}")
    refresh_helpers(temporary)
    shutil.rmtree(folder, ignore_errors=True)
    temporary.rename(folder)
    say(f"the pulumi CLI {version} is ready, in {folder / 'bin'}")


def refresh_helpers(folder: Path) -> None:
    """Copy the helper executables beside a CLI that was built here, where they differ from the checkout's."""
    if not (folder / BUILT_HERE).exists():
        return
    for name in HELPERS:
        source, copy = SOURCES / name, folder / "bin" / name
        if not copy.exists() or copy.read_bytes() != source.read_bytes():
            fresh = copy.with_suffix(".new")
            shutil.copy(source, fresh)
            fresh.replace(copy)


if __name__ == "__main__":
    main(lambda: print(ensure()))  # noqa: T201 - the result
