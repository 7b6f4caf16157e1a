"""What is shown on a terminal, and what in a pipe."""

import io
import sys

import pytest

from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.terminal import show
from tests.review.samples import custom, picture, region, request, subject


class Terminal(io.StringIO):
    """A terminal that understands ASCII only."""

    encoding = "ascii"

    def isatty(self) -> bool:
        """It is one."""
        return True


def shown(to: io.StringIO) -> str:
    looked_at = subject(request("wrong"))
    show(looked_at.picture, picture(request("custom")), findings(looked_at), ["[bold]a note[/]"], to)
    return to.getvalue()


def test_a_terminal_gets_a_table_with_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    out = shown(Terminal())

    assert "LM102" in out
    assert "[bold]a note[/]" in out
    assert "1 error, 7 warnings, 2 notes" in out
    for name in ("host", "audience", "music"):
        assert name in out


def test_without_rich_a_terminal_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)

    assert shown(Terminal()) == shown(io.StringIO())


def test_what_a_terminal_can_not_show_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    terminal = Terminal()
    show(picture(custom([region(0, 0, 640, 360)]), "\u00fcbung"), None, [], [], terminal)

    assert terminal.getvalue().startswith("?bung: custom layout")
