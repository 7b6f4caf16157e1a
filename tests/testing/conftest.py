"""Projects of users, made up."""

import socket
from collections.abc import Callable, Iterator

import pytest

from pulumi_livemedia.testing import Emulator

_LESS = [part for name in ("cacheprovider", "randomly", "hypothesispytest", "anyio") for part in ("-p", f"no:{name}")]

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    """Run the tests of a project, of which this is the source, with these arguments for pytest.

    In a process of its own: what is loaded in one for a second time has two classes of each name.
    """

    def run(source: str, *arguments: str) -> pytest.RunResult:
        pytester.makepyfile(test_project=source)
        return pytester.runpytest_subprocess(*_LESS, *arguments)

    return run


@pytest.fixture
def nobody() -> Iterator[str]:
    """The URL of a receiver that is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, so that nobody else gets it, and not listening
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/rtc"


@pytest.fixture
def deaf(livemedia_emulator: Emulator) -> Iterator[str]:
    """The URL of a receiver that takes callbacks and never answers, until the test ends."""
    assert livemedia_emulator
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/rtc"
