"""The thread pool that the SDK's host process works with.

It has four threads, with no option for more: four waits, and every other dynamic resource of the program queues.
https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/dynamic/__main__.py
"""

import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Final

WORKERS: Final = 32


def widen() -> bool:
    """Let the pool that the calling thread belongs to have up to `WORKERS` threads; say whether that worked.

    It leans on how CPython keeps a pool's threads. Where that is otherwise nothing changes: it is only slower.
    """
    arguments = getattr(threading.current_thread(), "_args", None) or ()
    for argument in arguments[:1]:
        executor = argument() if isinstance(argument, weakref.ref) else None
        if isinstance(executor, ThreadPoolExecutor) and isinstance(getattr(executor, "_max_workers", None), int):
            executor._max_workers = max(executor._max_workers, WORKERS)  # noqa: SLF001 - there is no public way
            _wake(executor)
            return True
    return False


def _wake(executor: ThreadPoolExecutor) -> None:
    """Let what already queues begin: a pool makes a thread only when something is given to it.

    A `pulumi destroy` begins with all its deletes at once, before anything could be widened.
    """
    queue = getattr(executor, "_work_queue", None)
    for _ in range(queue.qsize() if queue is not None else 0):
        executor.submit(_nothing)


def _nothing() -> None:
    """Stand for work."""
