"""Twin stacks: one of the real `pulumi`, one of `livemedia_stack`, each with an emulator of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing.stack_fixture import MakeStack, livemedia_stack
from tests.cli.cloud import KEY, SECRET, Cloud
from tests.cli.conftest import cli, cloud, emulator, environment, fresh, stack
from tests.cli.stack import NAME, PROJECT, Stack
from tests.stack.twins import Twins

__all__ = ["cli", "cloud", "emulator", "environment", "fresh", "livemedia_stack", "stack"]


def variables(url: str) -> dict[str, str]:
    """What leads a provider process to an emulator."""
    return {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": KEY,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET,
        "LIVEMEDIA_ALICLOUD_ENDPOINT": url,
        "VOLCENGINE_ACCESS_KEY": KEY,
        "VOLCENGINE_SECRET_KEY": SECRET,
        "LIVEMEDIA_VOLCENGINE_ENDPOINT": url,
    }


@pytest.fixture
def other_cloud() -> Iterator[Cloud]:
    """A second emulator."""
    with EmulatorServer() as server:
        cloud = Cloud(server.url)
        yield cloud
        cloud.close()


@pytest.fixture
def twins(stack: Stack, cloud: Cloud, other_cloud: Cloud, livemedia_stack: MakeStack, tmp_path: Path) -> Twins:
    """Two empty stacks of the same name."""
    home = tmp_path / "other-home"
    home.mkdir()
    stack.set(PULUMI_DEBUG_COMMANDS="true")
    rehearsed = livemedia_stack(
        lambda: None,
        name=NAME,
        project=PROJECT,
        environment={**variables(other_cloud.url), "HOME": str(home)},
        folder=home,
    )
    return Twins(stack, rehearsed, cloud, other_cloud)
