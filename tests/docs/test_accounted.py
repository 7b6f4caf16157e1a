"""No block of code in the documentation is left out without a reason."""

import pytest

from tests.docs.blocks import LANGUAGES, blocks, reason
from tools.markdown import Block, pages

ALL: list[Block] = [block for page in pages() for block in page.blocks]


def test_every_block_is_run_or_says_why_it_is_not() -> None:
    assert [f"{block}: {block.language or 'no language'}" for block in ALL if block.language not in LANGUAGES] == []
    notes = [block for block in ALL if block.note.startswith("<!-- not")]
    assert [str(block) for block in notes if not reason(block)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_something_of_each_kind(language: str) -> None:
    assert blocks(language)


def test_hardly_any_is_left_out() -> None:
    assert len([block for block in ALL if reason(block)]) < 4
