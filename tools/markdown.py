"""The Markdown files of the repository, as their readers see them: headings, links, and blocks of code."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT: Final = Path(__file__).resolve().parents[1]
_PARSER: Final = MarkdownIt("commonmark").enable("table")
_NOT_IN_SLUGS: Final = re.compile(r"[^\w\- ]")
_HTML_TARGET: Final = re.compile(r"<(?:a|img)\b[^>]*?\b(?:href|src)=[\"']([^\"']*)", re.IGNORECASE)
_HTML_ANCHOR: Final = re.compile(r"<\w+\b[^>]*?\b(?:id|name)=[\"']([^\"']*)", re.IGNORECASE)
_UNRESOLVED: Final = re.compile(r"(\[[^\[\]]+\]\[[^\[\]]*\])")


@dataclass(frozen=True)
class Link:
    """Where a link or a picture leads, and the line of the paragraph that it stands in."""

    line: int
    target: str


@dataclass(frozen=True)
class Block:
    """A fenced or indented block of code."""

    page: "Page"
    line: int
    language: str
    text: str
    note: str
    """The HTML comment right above it, empty if there is none."""

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


@dataclass(frozen=True)
class Page:
    """A Markdown file."""

    path: Path
    root: Path = ROOT

    @property
    def name(self) -> str:
        """Its path in the repository."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def links(self) -> Iterator[Link]:
        """Every link and picture, those in HTML too."""
        for line, token in self._inline:
            if token.type in ("link_open", "image"):
                yield Link(line, str(token.attrs["href" if token.type == "link_open" else "src"]))
            elif token.type == "html_inline":
                yield from (Link(line, target) for target in _HTML_TARGET.findall(token.content))
        for token in self._tokens:
            if token.type == "html_block":
                yield from (Link(_line(token), target) for target in _HTML_TARGET.findall(token.content))

    @property
    def unresolved(self) -> Iterator[Link]:
        """References such as `[text][name]` whose name is nowhere defined."""
        for token in self._tokens:
            if token.type == "inline":
                plain = "".join(child.content for child in token.children or () if child.type in ("text", "softbreak"))
                yield from (Link(_line(token), found) for found in _UNRESOLVED.findall(plain))

    @property
    def codes(self) -> Iterator[tuple[int, str]]:
        """The code inside of sentences, each with its line."""
        return ((line, token.content) for line, token in self._inline if token.type == "code_inline")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What can stand behind `#`: the headings as GitHub names them, and ids in HTML."""
        seen: Counter[str] = Counter()
        found = set()
        for heading, inline in zip(self._tokens, self._tokens[1:], strict=False):
            if heading.type == "heading_open":
                slug = slug_of(inline)
                found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
                seen[slug] += 1
        for token in self._tokens:
            found |= set(_HTML_ANCHOR.findall(token.content)) if token.type in ("html_block", "inline") else set()
        return frozenset(found)

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of code, in order."""
        before: Token | None = None
        for token in self._tokens:
            if token.type in ("fence", "code_block"):
                note = before.content.strip() if before is not None and before.type == "html_block" else ""
                yield Block(self, _line(token), token.info.strip(), token.content, note)
            before = token

    @cached_property
    def _tokens(self) -> list[Token]:
        environment: dict[str, Any] = {}
        return _PARSER.parse(self.path.read_text(encoding="utf-8"), environment)

    @property
    def _inline(self) -> Iterator[tuple[int, Token]]:
        for token in self._tokens:
            for child in token.children or ():
                yield _line(token), child


def pages(root: Path = ROOT) -> list[Page]:
    """The pages that are written for readers: at the top, in docs/ and in examples/."""
    patterns = ("*.md", "docs/**/*.md", "examples/**/*.md")
    return [Page(path, root) for pattern in patterns for path in sorted(root.glob(pattern))]


def slug_of(heading: Token) -> str:
    """The anchor that GitHub gives a heading."""
    shown = "".join(child.content for child in heading.children or () if child.type in ("text", "code_inline"))
    return _NOT_IN_SLUGS.sub("", shown.strip().lower()).replace(" ", "-")


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
