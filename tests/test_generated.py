"""What is generated from the models is what is checked in."""

import difflib
from pathlib import Path

import pytest

from tools.generate import PACKAGE, generate

ROOT = PACKAGE.parents[1]


@pytest.fixture(scope="module")
def generated() -> dict[Path, str]:
    """The text of everything that is generated, by its path."""
    return generate()


def test_everything_generated_is_checked_in_as_it_is(generated: dict[Path, str]) -> None:
    stale = [difference for path, text in generated.items() if (difference := differences(path, text))]

    assert not stale, "run `make generate`, and look at what it changes:\n" + "\n".join(stale)


def test_every_module_that_says_so_is_generated(generated: dict[Path, str]) -> None:
    modules = {path for path in generated if path.suffix == ".py"}
    says_so = {path for path in PACKAGE.rglob("*.py") if "by `make generate`; do not edit." in first_line(path)}

    assert says_so == modules


def differences(path: Path, text: str) -> str:
    checked_in = path.read_text(encoding="utf-8") if path.exists() else ""
    name = str(path.relative_to(ROOT))
    lines = difflib.unified_diff(checked_in.splitlines(), text.splitlines(), name, f"{name}, generated", lineterm="")
    return "\n".join(lines)


def first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n", 1)[0]
