"""Ways to get the pulumi CLI where there is none. Each fills a folder with bin/pulumi, or says why not."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tools.console import Problem, run_logged, say

SOURCES = Path(__file__).resolve().parent / "pulumi"
MODULE = "github.com/pulumi/pulumi"
BUILT_HERE = "built-here"  # marks a folder whose helper executables are ours, not official ones
REACHED_WITHIN = 5  # seconds for the official installer to begin
DOWNLOADED_WITHIN = 600  # seconds for it to end


def download(folder: Path, version: str) -> None:
    """Let the Automation API's official installer do it; given up at once where its host is out of reach."""
    say(f"downloading the pulumi CLI {version} with its official installer")
    command = [sys.executable, "-m", "tools.pulumi_download", str(folder), version.removeprefix("v")]
    limits = [str(REACHED_WITHIN), str(DOWNLOADED_WITHIN)]
    process = subprocess.Popen(  # noqa: S603 - our own words
        [*command, *limits],
        cwd=SOURCES.parent.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        _, errors = process.communicate()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise Problem(reason_of(process.returncode, errors))


def reason_of(returncode: int, errors: str) -> str:
    """Say in one line why the official installer gave up."""
    if returncode == -signal.SIGALRM:
        return "its host did not answer in time"
    lines = errors.strip().splitlines()
    return lines[-1] if lines else f"it ended with exit code {returncode}"


def build(folder: Path, version: str) -> None:
    """Build the CLI from the Go tool dependency that tools/pulumi pins."""
    go = shutil.which("go")
    if go is None:
        raise Problem("there is no `go` on PATH")
    say(f"building the pulumi CLI {version} with go: once, about 5 minutes on 2 cores")
    stamp = f"-s -w -X {MODULE}/sdk/v3/go/common/version.Version={version}"
    target = folder / "bin" / "pulumi"
    package = f"{MODULE}/pkg/v3/cmd/pulumi"
    command = [go, "build", "-trimpath", "-ldflags", stamp, "-o", str(target), package]
    run_logged("go build", command, cwd=SOURCES, log=folder / "build.log")
    (folder / BUILT_HERE).touch()
