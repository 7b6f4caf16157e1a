"""Running a Pulumi program that is a function, in this process, as the Automation API does."""

import contextvars
import logging
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from pulumi._utils import ContextProperty
from pulumi.automation._server import LanguageServer
from pulumi.runtime.settings import Settings

Program = Callable[[], Awaitable[None] | None]
"""Declares resources, as for the Automation API."""


_DEFAULT: Final = "_ContextProperty__default"


class ProgramHangs(Exception):
    """A program did not end in time."""


def run_program(program: Program, request: Any, timeout: float) -> str:  # noqa: ANN401 - protobuf messages have no types here
    """Run a program against a monitor; what went wrong with it, or nothing.

    It runs in a thread with an event loop and a context of its own, so that nothing of it is left for the next
    program, and so that a test that runs in an event loop may call this.

    Args:
        program: the function, which may be asynchronous.
        request: a RunRequest with the addresses of monitor and engine.
        timeout: seconds.

    Raises:
        ProgramHangs: it was not done in time.
    """
    outcome: list[Any] = []
    context = contextvars.Context()
    thread = threading.Thread(
        target=context.run, args=(_run, program, request, outcome), name="pulumi program", daemon=True
    )
    with _settings_restored():
        thread.start()
        thread.join(timeout)
    if thread.is_alive():
        raise ProgramHangs(f"the program was not done within {timeout:g} seconds")
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return str(outcome[0].error)


def _run(program: Program, request: Any, outcome: list[Any]) -> None:  # noqa: ANN401 - the same
    try:
        outcome.append(_Runner(program).Run(request, None))  # type: ignore[no-untyped-call]
    except BaseException as error:  # noqa: BLE001 - told to the thread that waits
        outcome.append(error)


class _Runner(LanguageServer):
    def _exception_handler(self, loop: object, context: object) -> None:
        """Drop what nobody waited for when a program failed: why it failed is told by other ways."""


@contextmanager
def _settings_restored() -> Iterator[None]:
    """Put back what the SDK keeps for the whole process; the rest lives in the context of the run."""
    properties = [each for each in vars(Settings).values() if isinstance(each, ContextProperty)]
    # The SDK takes the first value that any context sets as the default of all contexts.
    defaults = [(each, getattr(each, _DEFAULT)) for each in properties]
    logger = logging.getLogger("asyncio")
    level = logger.level
    try:
        yield
    finally:
        logger.setLevel(level)
        for each, default in defaults:
            setattr(each, _DEFAULT, default)
