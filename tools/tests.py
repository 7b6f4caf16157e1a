"""`make test`: every test; where no pulumi CLI can be had, every test but those of the CLI, never in CI.

python -m tools.tests [arguments of pytest]
"""

import os
import sys
from pathlib import Path

from tools import pulumi_cli
from tools.console import main, run_in_front, say

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_CLI = "LIVEMEDIA_TESTS_WITHOUT_CLI"
"""Variable that lets the tests of the CLI be skipped."""
LOUD = "!!! THE TESTS THAT RUN THE REAL `pulumi` ARE SKIPPED: there is none on this machine, and no way to get one !!!"


def run() -> int:
    """Run the tests; the exit code is pytest's."""
    variables = {name: value for name, value in os.environ.items() if name != WITHOUT_CLI}
    try:
        pulumi_cli.ensure()
    except pulumi_cli.NoCli as problem:
        if not pulumi_cli.rehearsals_are_allowed():
            raise
        say(f"{problem}\n{LOUD}")
        variables[WITHOUT_CLI] = "1"
    returncode = run_in_front([sys.executable, "-m", "pytest", "-n", "2", *sys.argv[1:]], cwd=ROOT, env=variables)
    if WITHOUT_CLI in variables:
        say(LOUD)
    return returncode


if __name__ == "__main__":
    main(run)
