"""Runs the official installer of the pulumi CLI, in a process of its own that can be given up.

Arguments: the folder, the version, the seconds to reach the installer's host, the seconds for all the rest.
"""

import signal
import sys

from pulumi.automation import PulumiCommand
from semver import VersionInfo


def download(folder: str, version: str, reached_within: int, downloaded_within: int) -> None:
    """Install the CLI into a folder; the process dies of SIGALRM when that takes too long."""

    def longer_once_reached(event: str, arguments: tuple[object, ...]) -> None:
        """Allow more time when the installer's script, fetched from its host, starts."""
        if event == "subprocess.Popen" and "--install-root" in str(arguments[1]):
            signal.alarm(downloaded_within)

    sys.addaudithook(longer_once_reached)
    signal.alarm(reached_within)
    PulumiCommand.install(root=folder, version=VersionInfo.parse(version))


if __name__ == "__main__":
    download(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
