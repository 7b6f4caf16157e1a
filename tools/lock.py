"""A lock between processes, which ends with the process that holds it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tools.console import PROGRESS_EVERY, say

POLL = 0.2  # seconds


@contextmanager
def only_one(path: Path, waiting: str) -> Iterator[None]:
    """Hold a file's lock; while somebody else holds it, say now and then what is waited for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        said = float("-inf")
        while not taken(file):
            if time.monotonic() - said >= PROGRESS_EVERY:
                said = time.monotonic()
                say(waiting)
            time.sleep(POLL)
        yield


def taken(file: IO[str]) -> bool:
    """Take a file's lock, if it is free."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
