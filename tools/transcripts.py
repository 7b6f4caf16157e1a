"""Writes what is printed on the days of the wrong account into `docs/wrong-account.md`, from real runs.

Apart from `tools.generate`, since it starts emulators and provider processes.
"""

import tempfile
from pathlib import Path

from tests.wrong_account.cases import CASES, transcript
from tools.generate_docs import ROOT, filled

DOCUMENT = ROOT / "docs" / "wrong-account.md"


def part(case: str) -> str:
    """Play a case in a home folder of its own, and return its part of the document."""
    with tempfile.TemporaryDirectory() as home:
        return f"```console\n{transcript(case, Path(home))}\n```"


def main() -> None:
    """Write every case in its place."""
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(filled(text, {case: part(case) for case in CASES}), encoding="utf-8")


if __name__ == "__main__":
    main()
