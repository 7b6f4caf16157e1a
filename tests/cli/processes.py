"""The provider processes that `pulumi` starts, known by their ids."""

import os
import signal
import sys
from pathlib import Path

from tests.cli.cloud import wait_until

# Stands in for the interpreter: notes its process id, which stays the same, and becomes the interpreter.
NOTING = """#!/bin/sh
case "$*" in
*"-m pulumi.dynamic"*) echo $$ >>"{ids}" ;;
esac
exec "{python}" "$@"
"""


class Providers:
    """The provider processes of one stack.

    Args:
        folder: where their ids are noted.
    """

    def __init__(self, folder: Path) -> None:
        self._ids = folder / "provider-ids"
        self.python = folder / "noting-python"
        self.python.write_text(NOTING.format(ids=self._ids, python=sys.executable))
        self.python.chmod(0o755)

    def kill(self) -> None:
        """Kill those that live, at once and without a warning."""
        for pid in self.living():
            os.kill(pid, signal.SIGKILL)

    def living(self) -> list[int]:
        """The ids of those that live."""
        noted = self._ids.read_text().split() if self._ids.exists() else []
        return [int(pid) for pid in noted if is_alive(int(pid))]

    def wait_for_the_end(self) -> None:
        """Wait until none lives."""
        wait_until(lambda: not self.living())


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended, and that nobody has asked how, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/status")
    try:
        return "State:\tZ" not in status.read_text()
    except FileNotFoundError:
        return not Path("/proc/self").exists()
