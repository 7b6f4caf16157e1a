"""The fixture `livemedia_stack`; it imports what it needs when it is used."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pulumi_livemedia.testing.stack import Stack

MakeStack = Callable[..., "Stack"]
"""`pulumi_livemedia.testing.make_stack.make_stack`."""


@pytest.fixture
def livemedia_stack() -> MakeStack:
    """Makes stacks out of programs: see `pulumi_livemedia.testing.make_stack.make_stack`.

    Nothing has to be closed: provider processes end with the operation that they were started for.
    """
    from pulumi_livemedia.testing.make_stack import make_stack  # noqa: PLC0415 - loaded in every run of pytest

    return make_stack
