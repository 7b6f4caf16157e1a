"""What the blocks of the documentation are run with."""

from tests.cli.conftest import cli, cloud, emulator, environment, fresh, stack

__all__ = ["cli", "cloud", "emulator", "environment", "fresh", "stack"]
