"""The example of docs/testing.md works where a user copies it to."""

import shutil
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "tested-show"


def test_the_tests_of_the_tested_show_pass(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "show", ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--strict-markers"],
        cwd=tmp_path / "show",
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert "6 passed" in run.stdout
