"""Writes the page of the codes of a review, and pictures of the requests that stand beside them."""

import json
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.review.checks.check import Check, Finding, Options, Subject
from pulumi_livemedia.review.checks.examples import EXAMPLES, SOUND, patched
from pulumi_livemedia.review.checks.registry import CHECKS
from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.documents import declared
from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.marks import marks_of
from pulumi_livemedia.review.reading import subject_of
from tools.field_tables import table

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "tests" / "review" / "pictures"
_IN_DOCS: Final = ("change", "custom", "wrong")
_GROUPS: Final = {
    "LM0": "Rules",
    "LM1": "Layout",
    "LM2": "Encoding",
    "LM3": "Life",
    "LM4": "Files and storage",
}
_HEAD: Final = """# Codes of a review

What `livemedia layout` finds. Each code can be silenced, or counted as an error, a warning or a note: see
[review.md](review.md). Generated from the checks by `make generate`; do not edit.

The examples are patches of this recording, with which nothing is wrong:

```json
{sound}
```
"""


def review_documents() -> dict[Path, str]:
    """The text of everything about reviews that is generated, by its path."""
    pictures = {path.with_suffix(".svg"): picture(path) for path in sorted(PICTURES.glob("*.json")) if is_after(path)}
    in_docs = {ROOT / "docs" / "pictures" / f"{name}.svg": pictures[PICTURES / f"{name}.svg"] for name in _IN_DOCS}
    return {ROOT / "docs" / "review-codes.md": _codes()} | pictures | in_docs


def is_after(path: Path) -> bool:
    """Whether it is a request of its own, and not the state before another."""
    return not path.stem.endswith(".before")


def picture(path: Path) -> str:
    """The drawing of a request, with the one before it where there is one, and with what is found."""
    before = path.with_suffix(".before.json")
    was = _subject(before).picture if before.exists() else None
    now = _subject(path)
    if now.picture is None:
        raise ValueError(f"{path} has no picture")
    return draw(now.picture, was, marks_of(findings(now)))


def _subject(path: Path) -> Subject:
    return subject_of(declared(json.loads(path.read_text(encoding="utf-8")), path.name.partition(".")[0]))


def _codes() -> str:
    parts = [_HEAD.format(sound=_json(SOUND)), _overview(), "\n## Figures\n", _figures()]
    for prefix, title in _GROUPS.items():
        parts.append(f"\n## {title}")
        parts += [_section(check) for code, check in CHECKS.items() if code.startswith(prefix)]
    return "\n".join(parts) + "\n"


def _overview() -> str:
    rows = ((f"[{code}](#{code.lower()})", check.level.word, check.summary) for code, check in CHECKS.items())
    return table(("code", "level", "what is found"), rows)


def _figures() -> str:
    options = Options()
    rows = (
        (
            f"`{option.name.replace('_', '-')}`",
            f"`{_written(getattr(options, option.name))}`",
            option.metadata["documentation"],
        )
        for option in fields(Options)
    )
    return table(("option", "default", "what it is"), rows)


def _written(value: object) -> str:
    return f'"{value.numerator}:{value.denominator}"' if isinstance(value, Fraction) else str(value)


def _section(check: Check) -> str:
    example = EXAMPLES[check.code]
    found = _found(patched(SOUND, example.bad))
    why = f"\n{check.why}\n" if check.why else ""
    return f"""
### {check.code}

{check.summary} ({check.level.word})
{why}
```json
{_json(example.bad)}
```

> {found[0].text}

Right:

```json
{_json(example.good)}
```"""


def _found(request: dict[str, Any]) -> list[Finding]:
    return findings(subject_of(declared(request, "example")))


def _json(value: object) -> str:
    """JSON with what is short on one line."""
    return _lines(value, "")


def _lines(value: object, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + len(indent) <= 100 or not isinstance(value, dict | list):  # noqa: PLR2004 - the width of a page
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{json.dumps(key)}: {_lines(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner + item for item in items) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _lines(item, inner) for item in value) + f"\n{indent}]"
