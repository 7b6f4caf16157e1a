"""Output that the documentation shows is compared with what is really printed, all of it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.docs.blocks import blocks
from tests.docs.shown import block, is_shown
from tools.markdown import ROOT

FAILING = """
import pytest

APP, ROOM = "661e00000000000000000001", "evening-show"


def test_show(livemedia_emulator, livemedia_fault):
    livemedia_emulator.start_record_task(APP, ROOM, "episode-1")
    livemedia_fault("StartRecord", error="AccessDenied", times=1)
    livemedia_emulator.start_record_task(APP, ROOM, "episode-2")
"""


def compared() -> Iterator[tuple[str, str]]:
    """Page and beginning of each block that a test compares."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("is_shown", "block"):
                page, beginning, *_ = node.args
                if isinstance(page, ast.Constant) and isinstance(beginning, ast.Constant):
                    yield str(page.value), str(beginning.value)


def test_every_block_of_output_is_compared_once() -> None:
    # That page is written as a whole, and compared by tests/wrong_account.
    shown = [each for each in blocks("console", "text") if each.page.name != "docs/wrong-account.md"]
    claims = [(page, beginning) for page, beginning in compared() if (ROOT / page).exists()]
    claimed = Counter(
        str(each)
        for each in shown
        for page, beginning in claims
        if each.page.name == page and each.text.lstrip().startswith(beginning)
    )
    assert {str(each): claimed[str(each)] for each in shown if claimed[str(each)] != 1} == {}
    assert claimed.total() == len(claims)


def test_the_report_of_a_failed_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_show=FAILING)
    result = pytester.runpytest_subprocess("-p", "no:randomly")
    is_shown("docs/testing.md", "------------------------------ livemedia", str(result.stdout))


def test_the_rooms_of_the_house() -> None:
    """Each is where the tree says, and the tree has each."""
    tree = block("docs/design.md", "provider/pulumi_livemedia/")
    names = re.findall(r"^ {4}( *)([\w.]+)/?(?= )", tree, re.MULTILINE)
    house = ROOT / "provider" / "pulumi_livemedia"
    parent = house
    for indent, name in names:
        place = (parent if indent else house) / name
        assert place.exists(), f"there is no {name}"
        parent = parent if indent else place
    rooms = {place.name for place in house.iterdir() if any(place.glob("*.py"))}
    assert rooms - {name for _, name in names} == set()


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("a b", "x\n   a b\ny"),
        ("a\n  b", "  a\n    b"),
        ("a ... c\n...\nz", "a b c\nanything\nat all\nz"),
        ("evening-f5eb86e8876e since 2026-11-22 08:25:56", "evening-0123456789ab since 2027-01-01 00:00:00"),
    ],
)
def test_what_is_alike(shown: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.docs.shown.block", lambda *_: shown)
    is_shown("a.md", "", printed)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [("a b", "a bc"), ("a\n  b", "a\nb"), ("a\nb", "a\n\nb"), ("a\n...\nz", "a\nb"), ("a.b", "axb")],
)
def test_what_differs(shown: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.docs.shown.block", lambda *_: shown)
    with pytest.raises(AssertionError, match=r"a\.md shows what is not printed"):
        is_shown("a.md", "", printed)
