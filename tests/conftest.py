"""What all tests share."""

import os

import pytest


@pytest.fixture(scope="session")
def at_length() -> bool:
    """Whether the tests that have a long form are to take it: LIVEMEDIA_TEST_AT_LENGTH=1, for minutes more."""
    return os.environ.get("LIVEMEDIA_TEST_AT_LENGTH", "") not in ("", "0")
