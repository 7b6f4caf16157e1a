"""One emulator for the whole run; each test has an account of its own in it."""

from collections.abc import Iterator

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.production_studio.stage import Stage


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
def stage(server: EmulatorServer, transport: Transport) -> Stage:
    """An account without a studio."""
    return Stage(server, transport)
