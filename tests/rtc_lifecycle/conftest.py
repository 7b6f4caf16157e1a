"""One emulator for the whole run; each test has an account and an application of its own in it."""

from collections.abc import Iterator

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.rtc_lifecycle.account import Account


@pytest.fixture(scope="session")
def server() -> Iterator[EmulatorServer]:
    """An emulator that all tests of this process share."""
    with EmulatorServer() as emulator:
        yield emulator


@pytest.fixture(scope="session")
def transport(server: EmulatorServer) -> Iterator[Transport]:
    """The connections to it; to open them anew for each test takes longer than the test."""
    opened = over_http(Endpoint.parse(server.url, setting="the emulator"))
    yield opened
    opened.close()


@pytest.fixture
def account(server: EmulatorServer, transport: Transport) -> Account:
    """An account with an empty room."""
    return Account(server, transport)


@pytest.fixture
def stage(account: Account) -> Account:
    """An account with a host and a guest in the room."""
    account.publish("host", "guest")
    return account
