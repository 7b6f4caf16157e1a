"""A `pulumi` that works, and for each test an emulator, a stack, and the certainty that nothing is left running."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.cli.cloud import KEY, SECRET, Cloud
from tests.cli.processes import Providers
from tests.cli.stack import MANIFEST, Stack, succeeded, surroundings
from tools import pulumi_cli


@pytest.fixture(scope="session")
def cli() -> Path:
    """The folder of the command; got ready once, by whichever process comes first."""
    return pulumi_cli.ensure()


@pytest.fixture
def emulator() -> Iterator[EmulatorServer]:
    """An emulator that the test has for itself."""
    with EmulatorServer() as server:
        yield server


@pytest.fixture
def cloud(emulator: EmulatorServer) -> Iterator[Cloud]:
    """What the emulator holds."""
    cloud = Cloud(emulator.url)
    yield cloud
    cloud.close()


@pytest.fixture
def environment(cli: Path, tmp_path: Path, emulator: EmulatorServer) -> dict[str, str]:
    """The variables of a user who works with the emulator."""
    home, state = tmp_path / "home", tmp_path / "state"
    home.mkdir()
    state.mkdir()
    keys = {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": KEY,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET,
        "LIVEMEDIA_ALICLOUD_ENDPOINT": emulator.url,
        "VOLCENGINE_ACCESS_KEY": KEY,
        "VOLCENGINE_SECRET_KEY": SECRET,
        "LIVEMEDIA_VOLCENGINE_ENDPOINT": emulator.url,
    }
    return surroundings(cli, state, home) | keys


@pytest.fixture(scope="session")
def fresh(cli: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an empty stack, to be copied."""
    root = tmp_path_factory.mktemp("fresh")
    for name in ("home", "state", "program"):
        (root / name).mkdir()
    (root / "program" / "Pulumi.yaml").write_text(MANIFEST)
    base = surroundings(cli, root / "state", root / "home")
    succeeded(Stack(root / "program", base, root / "state").pulumi("stack", "init", "dev"))
    return root


@pytest.fixture
def stack(fresh: Path, environment: dict[str, str], tmp_path: Path, cloud: Cloud) -> Iterator[Stack]:
    """An empty stack. Afterwards it is destroyed, and the cloud must hold nothing that runs."""
    shutil.copytree(fresh / "state", tmp_path / "state", dirs_exist_ok=True)
    shutil.copytree(fresh / "program", tmp_path / "program")
    stack = Stack(tmp_path / "program", dict(environment), tmp_path / "state")
    yield stack
    stack.environment = {**environment, "PULUMI_STACK": stack.name}
    cloud.mend()
    if stack.holds_anything():
        stack.destroy("--refresh=false")
    assert cloud.running() == []


@pytest.fixture
def providers(stack: Stack, tmp_path: Path) -> Iterator[Providers]:
    """The provider processes of this test, of which none may be left."""
    providers = Providers(tmp_path)
    stack.set(PULUMI_PYTHON_CMD=str(providers.python))
    yield providers
    left = providers.living()
    providers.kill()
    assert left == []


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address at which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, so that nobody else gets it, and not listening
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
