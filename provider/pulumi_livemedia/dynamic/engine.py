"""Whether the engine that this provider process works for still lives.

A CLI that is killed leaves its provider processes running. What they do from then on is in nobody's state.
"""

import math
import os
import socket
import sys
import threading
import time
from typing import Final

from pulumi_livemedia.calls.errors import LivemediaError

_PARENT: Final = os.getppid()
_TIMEOUT: Final = 2.0
_WATCH_SECONDS: Final = 5.0
_BELIEVED_SECONDS: Final = 0.2
_heard: dict[tuple[str, int], float] = {}
"""When the engine last listened at an address."""


class EngineGone(LivemediaError):
    """The `pulumi` process that this operation was done for has ended."""


def engine_address() -> tuple[str, int] | None:
    """The engine's host and port, which it passes as the only argument of the provider process; None elsewhere."""
    if len(sys.argv) < 2:  # noqa: PLR2004 - the program and its first argument
        return None
    host, _, port = sys.argv[1].rpartition(":")
    return (host, int(port)) if host and port.isdecimal() else None


def require_engine() -> None:
    """Go on only while the engine lives.

    Raises:
        EngineGone: the parent process has ended, or nothing listens at the engine's address any more.
    """
    if os.getppid() != _PARENT or not _listens(engine_address()):
        raise EngineGone("the pulumi process has ended; nothing more is sent")


def end_with_engine() -> None:
    """End this process soon after its engine; does nothing in a process that was not started by one."""
    if engine_address() is not None:
        threading.Thread(target=_watch, name="engine watch", daemon=True).start()


def _watch() -> None:
    while True:
        time.sleep(_WATCH_SECONDS)
        try:
            require_engine()
        except EngineGone:
            # Other threads may wait for a cloud: nobody is left to tell the result to.
            os._exit(1)


def _listens(address: tuple[str, int] | None) -> bool:
    """Whether something listens there, or did a moment ago: many threads ask this before each of their calls."""
    if address is None or time.monotonic() - _heard.get(address, -math.inf) < _BELIEVED_SECONDS:
        return True
    try:
        socket.create_connection(address, _TIMEOUT).close()
    except ConnectionRefusedError:
        return False
    except OSError:
        # Anything but a refusal says nothing about the engine, and giving up would leave its work undone.
        return True
    _heard[address] = time.monotonic()
    return True
