"""Whether output that the documentation shows is what is really printed."""

import re
import textwrap
from typing import Final

from tools.markdown import ROOT, Page

_ALIKE: Final = (
    (re.compile(r"\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b"), "ID"),
    (re.compile(r"-[0-9a-f]{10,12}\b"), "-HASH"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?"), "TIME"),
    (re.compile(r"\b(?:live\.aliyuncs\.com|s3\.[\w-]+\.amazonaws\.com|127\.0\.0\.1(?::\d+)?)"), "HOST"),
    (re.compile(r"\b\d+\.\d+\.\d+\b"), "VERSION"),
)
"""What differs from run to run, in the order in which it is looked for."""


def block(page: str, beginning: str) -> str:
    """The one block of output on a page that begins so, behind the prompt and the command of a console."""
    begun = [found.text for found in Page(ROOT / page).blocks if found.text.lstrip().startswith(beginning)]
    assert len(begun) == 1, f"{page} has {len(begun)} blocks that begin with {beginning!r}"
    return "".join(line for line in begun[0].splitlines(keepends=True) if not line.startswith("$ "))


def is_shown(page: str, beginning: str, printed: str) -> None:
    """Compare a block with what was printed, of which it may be a part.

    Ids, times, versions and hosts may differ. `...` stands for anything in its line and, alone, for any lines.

    Args:
        page: path of the page in the repository.
        beginning: how the block begins.
        printed: what a command has really printed.
    """
    pattern = _pattern(_alike(textwrap.dedent(block(page, beginning))).splitlines())
    found = re.search(pattern, _alike(printed), re.MULTILINE)
    assert found, f"{page} shows what is not printed:\n{block(page, beginning)}\nprinted:\n{printed}"


def _alike(text: str) -> str:
    for pattern, name in _ALIKE:
        text = pattern.sub(name, text)
    return text


def _pattern(lines: list[str]) -> str:
    """One that finds the lines one below the other, all of them indented alike."""
    parts = [rf"^(?P<indent> *){_line(lines[0])}"]
    for line in lines[1:]:
        if line.strip() == "...":
            parts.append(r"(?:\n.*)*?")
        else:
            parts.append(rf"\n(?P=indent){_line(line)}" if line.strip() else r"\n *$")
    return "".join(parts)


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.rstrip().split("..."))) + " *$"
