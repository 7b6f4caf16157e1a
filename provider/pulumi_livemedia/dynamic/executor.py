"""The thread pool that the SDK's host process works with.

It has four threads, with no option for more: four waits, and every other dynamic resource of the program queues.
https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/dynamic/__main__.py
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Final

WORKERS: Final = 32


def widen() -> bool:
    """Let the pool that the calling thread belongs to have up to `WORKERS` threads; say whether that worked.

    It leans on how CPython keeps a pool's threads. Where that is otherwise nothing changes: it is only slower.
    """
    arguments = getattr(threading.current_thread(), "_args", None) or ()
    for argument in arguments[:1]:
        executor = argument() if callable(argument) else None
        if isinstance(executor, ThreadPoolExecutor) and isinstance(getattr(executor, "_max_workers", None), int):
            executor._max_workers = max(executor._max_workers, WORKERS)  # noqa: SLF001 - there is no public way
            return True
    return False
