"""A review in a terminal: no line is broader than it, and what is grave stands first."""

import io
import os
import re
import shutil

import pytest

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.plan.report import review
from pulumi_livemedia.review.plan.summary import brief
from pulumi_livemedia.review.plan.terminal import lines, show
from tests.review.plan.samples import recorded


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_are_wrapped_between_words_and_indented(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((width, 24)))
    terminal = Terminal()

    show(review(recorded(), Configuration()), terminal)

    shown = re.sub(r"\x1b\[[\d;]*m", "", terminal.getvalue()).splitlines()
    assert max(map(len, shown)) <= width
    whole = lines(review(recorded(), Configuration()))
    assert " ".join(shown).split() == " ".join(whole).split()
    broken = [line for line in shown if line not in whole]
    assert sum(line.startswith("    ") for line in broken) >= len(broken) / 2


def test_what_goes_to_a_file_is_not_wrapped() -> None:
    plain = io.StringIO()

    show(review(recorded(), Configuration()), plain)

    assert plain.getvalue().splitlines() == lines(review(recorded(), Configuration()))


def test_a_new_warning_stands_before_what_causes_it() -> None:
    told = lines(review(recorded(), Configuration()))
    begin = next(number for number, line in enumerate(told) if line.startswith("evening-news ("))

    assert [line.split()[0] for line in told[begin + 1 : begin + 4]] == ["keeps", "warning", "because"]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("encode.videoBitrate", "encode.videoBitrate"),
        ("layout.customLayout.regions[1].locationX", "….regions[1].locationX"),
        ("a" * 40, "a" * 40),
        ("a." + "b" * 40, "…." + "b" * 40),
    ],
)
def test_a_long_path_is_told_by_its_end(place: str, shown: str) -> None:
    assert brief(place) == shown
