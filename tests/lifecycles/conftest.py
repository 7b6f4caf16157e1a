"""One emulator and one engine address for the whole run; each test has an account of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.lifecycles.cloud import Cloud
from tests.provider.engine import Listener, Provider, running

Start = Callable[[], Provider]


@pytest.fixture(scope="session")
def server() -> Iterator[EmulatorServer]:
    """An emulator that all tests of this process share."""
    with EmulatorServer() as emulator:
        yield emulator


@pytest.fixture(scope="session")
def transport(server: EmulatorServer) -> Iterator[Transport]:
    """The connections to it."""
    opened = over_http(Endpoint.parse(server.url, setting="the emulator"))
    yield opened
    opened.close()


@pytest.fixture
def clouds(server: EmulatorServer, transport: Transport) -> Callable[[], Cloud]:
    """Makes an account of its own."""
    return lambda: Cloud(server, transport)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where an engine listens."""
    listener = Listener()
    yield listener.address
    listener.stop()


@pytest.fixture
def start(address: str, tmp_path: Path) -> Iterator[Start]:
    """Starts the real provider process, in the place of the last one; none is left at the end."""
    with ExitStack() as last:

        def another() -> Provider:
            last.close()
            return last.enter_context(running(address, tmp_path))

        yield another


@pytest.fixture
def counts(record_property: Callable[[str, object], None]) -> Iterator[dict[str, int]]:
    """How much was tried."""
    counted = {"commands": 0, "failed runs": 0}
    yield counted
    for name, count in counted.items():
        record_property(name, count)
