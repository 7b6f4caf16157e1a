"""Each test has an emulated cloud for itself."""

import socket
from collections.abc import Iterator

import pytest

from tests.sweep.conftest import stage

__all__ = ["stage"]


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, so that nobody else gets it, and not listening
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
