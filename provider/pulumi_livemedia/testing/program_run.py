"""Running a Pulumi program that is a function, in this process, as the Automation API does."""

import asyncio
import contextvars
import gc
import threading
import traceback
import warnings
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Final, cast

from pulumi._utils import ContextProperty
from pulumi.errors import RunError
from pulumi.runtime import reset_options, run_in_stack, set_all_config
from pulumi.runtime.settings import Settings

Program = Callable[[], object]
"""Declares resources, as for the Automation API; what it returns is awaited if it can be, and else dropped."""
_THREADS: Final = 64
"""Resources that are registered at the same time, at most."""
_SWEEPING: Final = threading.Lock()
_DEFAULT: Final = "_ContextProperty__default"


class ProgramHangs(Exception):
    """A program did not end in time."""


@dataclass(frozen=True)
class RunOptions:
    """What a program is told about where it runs."""

    project: str
    stack: str
    address: str
    """Of monitor and engine."""
    preview: bool
    config: Mapping[str, str]
    secret_keys: tuple[str, ...]
    """Keys of the configuration that are secret."""


def run_program(program: Program, options: RunOptions, timeout: float) -> str:
    """Run a program against a monitor; what went wrong with it, or nothing.

    It runs in a thread with an event loop and a context of its own, so that nothing of it is left for the next
    program, and so that a test that runs in an event loop may call this.

    Args:
        program: the function, which may be asynchronous.
        options: what it is told.
        timeout: seconds.

    Raises:
        ProgramHangs: it was not done in time.
    """
    with _settings_restored():
        error = _run_in_thread(program, options, timeout)
    if error:
        with _unawaited_is_no_news():
            gc.collect()
    return error


def _run_in_thread(program: Program, options: RunOptions, timeout: float) -> str:
    outcome: list[str] = []

    def work() -> None:
        outcome.append(_run(program, options))

    thread = threading.Thread(target=contextvars.Context().run, args=(work,), name="pulumi program", daemon=True)
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise ProgramHangs(f"the program was not done within {timeout:g} seconds")
    return outcome[0]


def _run(program: Program, options: RunOptions) -> str:
    reset_options(
        project=options.project,
        stack=options.stack,
        organization="organization",
        monitor_address=options.address,
        engine_address=options.address,
        preview=options.preview,
        parallel=_THREADS,
    )
    set_all_config(dict(options.config), list(options.secret_keys))
    loop = asyncio.new_event_loop()
    # What nobody waited for when a program failed is no news: why it failed is told.
    loop.set_exception_handler(lambda _loop, _context: None)
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, "pulumi program"))
    error = _error_of(loop, program)
    with _unawaited_is_no_news() if error else nullcontext():
        _close(loop)
    return error


def _error_of(loop: asyncio.AbstractEventLoop, program: Program) -> str:
    try:
        loop.run_until_complete(run_in_stack(cast("Callable[[], Awaitable[None] | None]", program)))
    except RunError as error:
        return str(error)
    except BaseException:  # noqa: BLE001 - whatever a program raises is told, also sys.exit
        return f"Program failed with an unhandled exception:\n{traceback.format_exc()}"
    return ""


def _close(loop: asyncio.AbstractEventLoop) -> None:
    pending = asyncio.all_tasks(loop)
    for task in pending:
        task.cancel()
    loop.run_until_complete(_settled(pending))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


async def _settled(tasks: Iterable[asyncio.Task[object]]) -> None:
    await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def _unawaited_is_no_news() -> Iterator[None]:
    """Let go of what a program that failed was still waiting for, without Python's warnings about it.

    They would come at any later moment, and fail the test that runs then.
    """
    with _SWEEPING, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        yield


@contextmanager
def _settings_restored() -> Iterator[None]:
    """Put back what the SDK keeps for the whole process; the rest lives in the context of the run."""
    properties = [each for each in vars(Settings).values() if isinstance(each, ContextProperty)]
    # The SDK takes the first value that any context sets as the default of all contexts.
    defaults = [(each, getattr(each, _DEFAULT)) for each in properties]
    try:
        yield
    finally:
        for each, default in defaults:
            setattr(each, _DEFAULT, default)
