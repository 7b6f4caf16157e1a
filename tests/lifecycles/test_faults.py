"""Every call of every operation goes wrong in every way; what becomes of it is what the pages say."""

import pytest

from tests.lifecycles import matrix
from tests.lifecycles.all_subjects import SUBJECTS

EVERY = [(kind, operation) for kind, (_, operations) in SUBJECTS.items() for operation in operations]


@pytest.mark.parametrize(("kind", "operation"), EVERY)
def test_the_page_says_what_happens(kind: str, operation: str) -> None:
    # In a cloud of its own: one that remembers thousands of calls is slow to tell about some.
    section = matrix.measured((kind, operation))

    [file] = [file for file, (_, kinds) in matrix.PAGES.items() if kind in kinds]
    assert section in (matrix.DOCS / file).read_text(), f"renew docs/{file}: python -m tests.lifecycles.matrix"
