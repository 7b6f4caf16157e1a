"""Every switch of the emulator rests on a test, and says how its default is known: checked when tests are collected.

A test that tells the values of a switch apart carries `@pytest.mark.behaviour("record_start")`.
"""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import pytest

from pulumi_livemedia.emulator.behaviours import Settings

SWITCHES = frozenset(each.name for each in fields(Settings))


class Refusal(pytest.Item):
    """Stands in the place of all tests, and fails; an error of pytest's own would lose its words on a worker of xdist.

    Args:
        problems: what is wrong.
    """

    def __init__(self, *, problems: list[str], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # those of the base class
        self._problems = problems

    def runtest(self) -> None:
        """Fail."""
        pytest.fail("\n".join(self._problems), pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where pytest says it is."""
        return self.path, 0, self.name


def unknown(items: Iterable[pytest.Item]) -> list[str]:
    """What is wrong with the marks of some tests."""
    return [
        f"{item.nodeid}: no switch {name!r}; the switches are the fields of emulator/behaviours.py"
        for item in items
        for mark in item.iter_markers("behaviour")
        for name in mark.args or ("",)
        if name not in SWITCHES
    ]


def untested(items: Iterable[pytest.Item]) -> list[str]:
    """The switches that no test names."""
    named = {name for item in items for mark in item.iter_markers("behaviour") for name in mark.args}
    return [
        f"switch {name!r}: no test tells its values apart; write one with @pytest.mark.behaviour({name!r})"
        for name in sorted(SWITCHES - named)
    ]


def is_whole(items: Iterable[pytest.Item], folder: Path) -> bool:
    """Whether every test module of a folder was collected; if not, tests may rest in the others."""
    return {item.path for item in items} >= set(folder.glob("test_*.py"))
