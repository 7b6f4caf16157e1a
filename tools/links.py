"""Finds links in the documentation that lead nowhere, and pages that no link leads to.

    python -m tools.links    look at every page; ends with 1 if something is wrong

Nothing is asked of the network: of an address elsewhere only the form is looked at.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tools.console import Problem, main
from tools.markdown import ROOT, Link, Page, pages

START: Final = "README.md"
_MENTION: Final = re.compile(r"(?<!\]\()(?<!\]: )(?<!src=\")\bdocs/[\w./-]+\.(?:md|png|svg)(?:#[\w-]+)?")
_NAMES_PAGES: Final = ("provider", "tools", "benchmarks", "examples")
_SUFFIXES: Final = (".py", ".yml", ".yaml", ".toml", ".md", ".json")
_LINES: Final = re.compile(r"L(\d+)(?:-L(\d+))?")
_HOST: Final = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_LOOPBACK: Final = ("localhost", "127.0.0.1")


def problems(root: Path = ROOT) -> list[str]:
    """Everything that is wrong, each with its file and line."""
    known = {page.path: page for page in pages(root)}
    found = [problem for page in known.values() for problem in _of_page(page, known)]
    return [*found, *_mentions(root, known), *_orphans(root, known)]


def _of_page(page: Page, known: dict[Path, Page]) -> Iterator[str]:
    for link in page.unresolved:
        yield f"{page.name}:{link.line}: {link.target} is defined nowhere"
    for link in page.links:
        wrong = _wrong(page, link, known)
        if wrong:
            yield f"{page.name}:{link.line}: {link.target}: {wrong}"


def _wrong(page: Page, link: Link, known: dict[Path, Page]) -> str:
    """What is wrong with a link; empty if nothing is."""
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc:
        return _wrong_address(link.target)
    target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
    if parts.path.startswith("/") or not target.is_relative_to(page.root):
        return "is outside of the repository"
    if not _exists(target):
        return "does not exist"
    return _wrong_anchor(target, unquote(parts.fragment), known) if parts.fragment else ""


def _wrong_anchor(target: Path, anchor: str, known: dict[Path, Page]) -> str:
    if target in known:
        return "" if anchor in known[target].anchors else f"there is no heading #{anchor}"
    lines = _LINES.fullmatch(anchor)
    if lines is None or target.is_dir():
        return f"#{anchor} is not a place in it"
    last = int(lines[2] or lines[1])
    return "" if last <= len(target.read_text(encoding="utf-8").splitlines()) else f"it has no line {last}"


def _wrong_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "" if re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path) else "is not an address"
    host = parts.hostname or ""
    if host in _LOOPBACK:
        return ""
    if parts.scheme != "https":
        return "is not https"
    return "" if _HOST.fullmatch(host) else "has no valid host"


def _exists(path: Path) -> bool:
    """Whether it is there, spelt like this also where upper and lower case are the same."""
    return path.exists() and path in path.parent.iterdir()


def _mentions(root: Path, known: dict[Path, Page]) -> Iterator[str]:
    """Pages that a program, a message or a text names without a link."""
    for path in _texts(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for mention in _MENTION.findall(line):
                name, _, anchor = mention.partition("#")
                target = root / name
                wrong = "" if _exists(target) else "does not exist"
                wrong = wrong or (_wrong_anchor(target, anchor, known) if anchor else "")
                if wrong:
                    yield f"{path.relative_to(root).as_posix()}:{number}: {mention}: {wrong}"


def _texts(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.iterdir() if path.suffix in _SUFFIXES)
    for folder in _NAMES_PAGES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.suffix in _SUFFIXES and path.is_file())


def _orphans(root: Path, known: dict[Path, Page]) -> Iterator[str]:
    """Pages of docs/ and examples/ that no way leads to from the first page, and pictures that no page shows."""
    reached = _reached(root / START, known)
    shown = [*(path for path in known if path.parent != root), *_pictures(root)]
    for path in shown:
        if path not in reached:
            yield f"{path.relative_to(root).as_posix()}: no link leads here from {START}"


def _pictures(root: Path) -> list[Path]:
    return sorted(path for path in (root / "docs").rglob("*") if path.suffix in (".png", ".svg"))


def _reached(start: Path, known: dict[Path, Page]) -> set[Path]:
    """Everything that links lead to, from page to page; a folder stands for its README."""
    reached: set[Path] = set()
    to_see = {start}
    while to_see:
        path = to_see.pop()
        reached.add(path)
        if path in known:
            to_see |= set(_targets(known[path])) - reached
    return reached


def _targets(page: Page) -> Iterator[Path]:
    for link in page.links:
        parts = urlsplit(link.target)
        if parts.path and not parts.scheme and not parts.netloc:
            target = (page.path.parent / unquote(parts.path)).resolve()
            yield target / "README.md" if target.is_dir() else target


def check() -> None:
    """Look at every page.

    Raises:
        Problem: a link leads nowhere, or a page cannot be found.
    """
    found = problems()
    if found:
        raise Problem("\n".join(["the documentation has links that lead nowhere:", *found]))


if __name__ == "__main__":
    main(check)
