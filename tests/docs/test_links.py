"""Dead links, dead anchors and lost pages are found, and nothing else is."""

from pathlib import Path

import pytest

from tools.console import Problem
from tools.links import check, problems
from tools.markdown import Page, pages

OTHER = """\
# The `other` page, twice: it's here!

## Twice

## Twice

<a id="by-hand"></a>

Straße & co_op
--------------
"""


def folder(root: Path, text: str) -> Path:
    """A repository whose first page has this text, and leads to everything else."""
    (root / "docs").mkdir()
    (root / "provider").mkdir()
    (root / "docs" / "other.md").write_text(OTHER, encoding="utf-8")
    (root / "docs" / "picture.svg").write_text("<svg/>")
    (root / "provider" / "code.py").write_text("a = 1\nb = 2\n")
    (root / "README.md").write_text(f"{text}\n\n[o](docs/other.md) ![p](docs/picture.svg)\n", encoding="utf-8")
    return root


def test_our_own_documentation_has_none() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    "text",
    [
        "[a](docs/other.md#the-other-page-twice-its-here)",
        "[a](docs/other.md#twice) [b](docs/other.md#twice-1)",
        "[a](docs/other.md#by-hand) [b](docs/other.md#straße--co_op)",
        "[a](docs/other.md#stra%C3%9Fe--co_op)",
        "[a](#here)\n\n# Here",
        "[a](docs) [b](provider/code.py#L2) [c](provider/code.py#L1-L2)",
        "[a][other]\n\n[other]: docs/other.md",
        "[a](https://example.com/x?y=z#anything) [b](http://127.0.0.1:4570) [c](mailto:a@example.com)",
        "`[a][nowhere]` and `docs/nowhere.txt`, and `a[0][1]`",
        "    [in](code.md)\n\n```\n[in](code.md)\n```",
        '<img src="docs/picture.svg">',
        "See docs/other.md#twice.",
    ],
)
def test_what_leads_somewhere(tmp_path: Path, text: str) -> None:
    assert problems(folder(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a](docs/nowhere.md)", "docs/nowhere.md: does not exist"),
        ("[a](docs/Other.md)", "docs/Other.md: does not exist"),
        ("[a](docs/other.md#nowhere)", "docs/other.md#nowhere: there is no heading #nowhere"),
        ("[a](docs/other.md#twice-2)", "docs/other.md#twice-2: there is no heading #twice-2"),
        ("[a](#nowhere)", "#nowhere: there is no heading #nowhere"),
        ("[a](provider/code.py#L3)", "provider/code.py#L3: it has no line 3"),
        ("[a](provider/code.py#b)", "provider/code.py#b: #b is not a place in it"),
        ("[a](docs#b)", "docs#b: #b is not a place in it"),
        ("[a](../elsewhere)", "../elsewhere: is outside of the repository"),
        ("[a](/docs/other.md)", "/docs/other.md: is outside of the repository"),
        ("![a](docs/nothing.png)", "docs/nothing.png: does not exist"),
        ('<img src="docs/nothing.png">', "docs/nothing.png: does not exist"),
        ('a <a href="nothing.md">b</a>', "nothing.md: does not exist"),
        ("[a][nowhere]", "[a][nowhere] is defined nowhere"),
        ("[a](http://example.com)", "http://example.com: is not https"),
        ("[a](https://exa_mple)", "https://exa_mple: has no valid host"),
        ("[a](mailto:nobody)", "mailto:nobody: is not an address"),
    ],
)
def test_what_leads_nowhere(tmp_path: Path, text: str, told: str) -> None:
    assert problems(folder(tmp_path, f"# Title\n\n{text}")) == [f"README.md:3: {told}"]


def test_a_page_that_a_program_names(tmp_path: Path) -> None:
    root = folder(tmp_path, "")
    (root / "provider" / "code.py").write_text('a = "see docs/other.md#twice"\nb = "see docs/gone.md"\n')
    assert problems(root) == ["provider/code.py:2: docs/gone.md: does not exist"]


def test_what_no_link_leads_to(tmp_path: Path) -> None:
    root = folder(tmp_path, "[e](examples/show)")
    for name in ("lost.md", "lost.svg"):
        (root / "docs" / name).write_text("[back](other.md)")
    for name in ("show", "lost"):
        (root / "examples" / name).mkdir(parents=True)
        (root / "examples" / name / "README.md").write_text("# An example")
    assert problems(root) == [
        f"{name}: no link leads here from README.md"
        for name in ("docs/lost.md", "examples/lost/README.md", "docs/lost.svg")
    ]


def test_a_way_over_several_pages_counts(tmp_path: Path) -> None:
    root = folder(tmp_path, "[first](docs/first.md)")
    (root / "docs" / "first.md").write_text("[second](second.md)")
    (root / "docs" / "second.md").write_text("[first](first.md#nowhere)")
    assert problems(root) == ["docs/second.md:1: first.md#nowhere: there is no heading #nowhere"]


def test_the_command_tells_all_of_them_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.links.problems", lambda: ["a.md:1: x", "b.md:2: y"])
    with pytest.raises(Problem, match=r"(?s)lead nowhere:\na.md:1: x\nb.md:2: y$"):
        check()


def test_blocks_have_their_line_language_and_note(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("<!-- why -->\n```sh\na\n```\n\n<!-- far -->\n\ntext\n\n    b\n\n- c\n\n  ```json\n  {}\n  ```\n")
    [page] = pages(tmp_path)
    assert page == Page(path, tmp_path)
    assert [(block.line, block.language, block.text, block.note) for block in page.blocks] == [
        (2, "sh", "a\n", "<!-- why -->"),
        (10, "", "b\n", ""),
        (14, "json", "{}\n", ""),
    ]
