"""What docs/testing.md shows works where a user copies it to."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A copy of the tested show."""
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    shutil.copytree(ROOT / "examples" / "tested-show", pytester.path, ignore=ignored, dirs_exist_ok=True)
    return pytester


def test_the_tests_of_the_example_pass(project: pytest.Pytester) -> None:
    project.runpytest_subprocess("--strict-markers").assert_outcomes(passed=6)


def test_the_tests_of_the_documentation_pass(project: pytest.Pytester) -> None:
    first, *_ = BLOCK.findall((ROOT / "docs" / "testing.md").read_text())
    # Its tool is that of the example.
    documented = project.makepyfile(test_documented=f"from watchdog import is_on_air\n{first}")

    project.runpytest_subprocess(documented).assert_outcomes(passed=2)


def test_the_faults_of_the_documentation_can_be_injected(project: pytest.Pytester) -> None:
    [calls] = [
        block for block in BLOCK.findall((ROOT / "docs" / "testing.md").read_text()) if block.startswith("livem")
    ]
    lines = [f"    assert {line}" for line in calls.splitlines()]
    documented = project.makepyfile(test_faults="\n".join(["def test_faults(livemedia_fault):", *lines]))

    assert len(lines) == 5
    project.runpytest_subprocess(documented).assert_outcomes(passed=1)
