"""Each test has an emulated cloud for itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.cli.cloud import Cloud
from tests.sweep.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """An account in which nothing runs yet."""
    with EmulatorServer() as server:
        cloud = Cloud(server.url)
        yield Stage(cloud, tmp_path, server)
        cloud.close()
