"""A `pulumi` that works."""

from pathlib import Path

import pytest

from tools import pulumi_cli


@pytest.fixture(scope="session")
def cli() -> Path:
    """The folder of the command; got ready once, by whichever process comes first."""
    return pulumi_cli.ensure()
