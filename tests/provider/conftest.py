"""One emulator, one engine and one provider process for the whole run; each test has a caster of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Transport
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.live_caster.account import Account
from tests.provider.engine import Listener, Provider, running


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


@pytest.fixture(scope="session")
def engine() -> Iterator[Listener]:
    """An engine that lives."""
    listener = Listener()
    yield listener
    listener.stop()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder without keys."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def account(server: EmulatorServer, transport: Transport) -> Account:
    """An account with a caster that is idle and ready to start."""
    return Account(server, transport).seed()


@pytest.fixture(scope="session")
def shared(
    server: EmulatorServer, transport: Transport, engine: Listener, home: Path
) -> Iterator[tuple[Account, Provider]]:
    """A provider process, with the account that it is configured for."""
    account = Account(server, transport)
    with running(engine.address, home) as process:
        yield account, process.configure(account.settings)


@pytest.fixture
def caster(shared: tuple[Account, Provider]) -> Account:
    """A caster that is idle and ready to start, in the account of the shared provider process."""
    account, _ = shared
    account.calm_down()
    return Account(account.server, account.transport, key=account.key).seed()


@pytest.fixture
def provider(shared: tuple[Account, Provider]) -> Provider:
    """The shared provider process."""
    return shared[1]
