"""What all tests share, and which of them run."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tools.tests import WITHOUT_CLI

# `pytest --hypothesis-profile=long`: some minutes of examples instead of seconds.
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what uses the fixture `cli`, where `make test` has found no CLI; it says so."""
    if not os.environ.get(WITHOUT_CLI):
        return
    left_out = [item for item in items if "cli" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def at_length() -> bool:
    """Whether the tests that have a long form are to take it: LIVEMEDIA_TEST_AT_LENGTH=1, for minutes more."""
    return os.environ.get("LIVEMEDIA_TEST_AT_LENGTH", "") not in ("", "0")


@pytest.fixture(scope="session", autouse=True)
def no_instance() -> Iterator[None]:
    """Let no key be asked of an instance's metadata service, also not by a process that a test starts."""
    with pytest.MonkeyPatch.context() as patch:
        for cloud in ("ALIBABA_CLOUD", "VOLCENGINE"):
            patch.setenv(f"{cloud}_ECS_METADATA_DISABLED", "true")
        yield
