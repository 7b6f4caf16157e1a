"""One emulator for the whole run; each test has a caster in an account of its own."""

import pytest

from tests.live_caster.account import Account
from tests.live_caster.conftest import account, empty, server, transport
from tests.studio_contents.studio import Studio

__all__ = ["account", "empty", "server", "transport"]


@pytest.fixture
def studio(account: Account) -> Studio:
    """A caster that is idle and has nothing in it."""
    return Studio(account)
