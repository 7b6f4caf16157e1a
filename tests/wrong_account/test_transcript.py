"""What the documentation shows of the days of the wrong account is what is printed on them."""

import pytest

from tests.wrong_account.cases import CASES
from tools.transcripts import DOCUMENT, part


@pytest.mark.parametrize("case", CASES)
def test_what_is_documented_is_what_is_printed(case: str) -> None:
    """If it differs on purpose: `make generate`, and read it as a user in a hurry would."""
    shown = DOCUMENT.read_text(encoding="utf-8").split(f"<!-- {case} -->\n")[1].split(f"<!-- /{case} -->")[0]

    assert shown == f"{part(case)}\n"
