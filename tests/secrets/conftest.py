"""The real `pulumi` and an emulator, as in tests/cli."""

from tests.cli.conftest import cli, cloud, emulator, environment, fresh, stack

__all__ = ["cli", "cloud", "emulator", "environment", "fresh", "stack"]
