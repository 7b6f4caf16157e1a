"""The tested show works where a user copies it to."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A copy of the tested show."""
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    shutil.copytree(ROOT / "examples" / "tested-show", pytester.path, ignore=ignored, dirs_exist_ok=True)
    return pytester


def test_the_tests_of_the_example_pass(project: pytest.Pytester) -> None:
    project.runpytest_subprocess("--strict-markers").assert_outcomes(passed=6)
