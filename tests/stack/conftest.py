"""Stacks of `livemedia_stack`; and twins, one of them and one of the real `pulumi`, each with its own emulator."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing.program_run import Program
from pulumi_livemedia.testing.stack import Stack as Rehearsed
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import KEY, SECRET, Cloud
from tests.cli.conftest import cli, cloud, emulator, environment, fresh, stack
from tests.cli.stack import NAME, PROJECT, Stack
from tests.stack.lamps import BULBS, NOTES
from tests.stack.twins import Twins

__all__ = ["cli", "cloud", "emulator", "environment", "fresh", "stack"]


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


@dataclass(frozen=True)
class House:
    """Lamps, and stacks that declare them."""

    make: MakeStack
    folder: Path

    def stack(self, program: Program, **options: Any) -> Rehearsed:  # noqa: ANN401 - of `make_stack`
        """A stack whose provider process finds the notes and the lamps of this test."""
        variables = {NOTES: str(self.folder / "notes"), BULBS: str(self.folder / "bulbs")}
        return self.make(program, project="house", environment=variables, **options)

    def notes(self) -> list[str]:
        """What lamps were asked for since this was asked last."""
        file = self.folder / "notes"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    def lamps(self) -> list[str]:
        """The lamps that there are."""
        return sorted(file.name for file in (self.folder / "bulbs").iterdir())

    def break_lamp(self, name: str) -> None:
        """Do away with a lamp behind the stack's back."""
        (self.folder / "bulbs" / name).unlink()


@pytest.fixture
def house(livemedia_stack: MakeStack, tmp_path: Path) -> House:
    """A house without lamps."""
    (tmp_path / "bulbs").mkdir()
    return House(livemedia_stack, tmp_path)
