"""The fixture `livemedia_stack`; it imports what it needs when it is used."""

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pulumi_livemedia.testing.make_stack import Config
    from pulumi_livemedia.testing.mocked_package import Call, NewResource
    from pulumi_livemedia.testing.program_run import Program
    from pulumi_livemedia.testing.stack import Stack


class MakeStack(Protocol):
    """Makes a stack out of a program: `pulumi_livemedia.testing.make_stack.make_stack`."""

    def __call__(  # noqa: PLR0913 - the ways in which stacks differ
        self,
        program: "Program",
        *,
        name: str = ...,
        project: str = ...,
        config: "Config | None" = ...,
        environment: "Mapping[str, str | None] | None" = ...,
        folder: "Path | None" = ...,
        new_resource: "NewResource | None" = ...,
        call: "Call | None" = ...,
        timeout: float = ...,
    ) -> "Stack":
        """A stack without resources."""
        ...


@pytest.fixture
def livemedia_stack() -> MakeStack:
    """Makes stacks out of programs: see `pulumi_livemedia.testing.make_stack.make_stack`.

    Nothing has to be closed: provider processes end with the operation that they were started for.
    """
    from pulumi_livemedia.testing.make_stack import make_stack  # noqa: PLC0415 - loaded in every run of pytest

    return make_stack
