"""The blocks of code of the documentation, by language."""

import re
from typing import Final

from tools.markdown import Block, pages

LANGUAGES: Final = ("console", "json", "python", "sh", "text", "toml", "yaml")
"""Each has a module here that runs its blocks."""
_NOTE: Final = re.compile(r"<!-- not run: (.+) -->")


def reason(block: Block) -> str:
    """Why a block is not run; empty if it is."""
    found = _NOTE.fullmatch(block.note)
    return found[1] if found else ""


def blocks(*languages: str) -> list[Block]:
    """Every block in one of these languages that is to be run."""
    found = [block for page in pages() for block in page.blocks]
    return [block for block in found if block.language in languages and not reason(block)]
