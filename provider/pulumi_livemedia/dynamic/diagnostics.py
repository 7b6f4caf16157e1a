"""What is said to the user at the resource that it is about.

What the provider process prints is shown several times over, and beside the stack instead of the resource. So the
engine is told directly, as providers in other languages do it.
https://github.com/pulumi/pulumi/blob/master/proto/pulumi/engine.proto
"""

import functools
import logging
import sys
import threading
from typing import Any, Final

import grpc  # type: ignore[import-untyped]
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from pulumi_livemedia.dynamic.engine import engine_address

log = logging.getLogger("pulumi_livemedia")
_SECONDS: Final = 5.0
"""How long the engine may take to accept a text; it has nothing to do for it."""
_said: set[tuple[str, str, str]] = set()
_lock = threading.Lock()


def warn(name: str, text: str) -> None:
    """Show a warning at the resource that the engine asks about now; in one process the same one only once.

    The engine asks twice about a resource that is replaced.

    Args:
        name: of the resource. It is shown where the engine cannot be told which resource is meant.
        text: what the user should know.
    """
    urn = _urn_of_request()
    with _lock:
        if (urn, name, text) in _said:
            return
        _said.add((urn, name, text))
    address = engine_address()
    if address is None or not _told(address, urn, text if urn else f"{name}: {text}"):
        log.warning("warning: %s: %s", name, text)


def _told(address: tuple[str, int], urn: str, text: str) -> bool:
    """Tell the engine, and say whether it has accepted that."""
    request = engine_pb2.LogRequest(severity=engine_pb2.WARNING, message=text, urn=urn)
    try:
        _engine(address).Log(request, timeout=_SECONDS)
    except grpc.RpcError:
        return False
    return True


@functools.cache
def _engine(address: tuple[str, int]) -> Any:  # noqa: ANN401 - the stubs have no types
    host, port = address
    return engine_pb2_grpc.EngineStub(grpc.insecure_channel(f"{host}:{port}"))


def _urn_of_request() -> str:
    """The URN of the resource that the engine asks about; empty where that cannot be found out.

    The SDK's host process does not hand it on. But its function that is asked has the whole request in a variable.
    https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/dynamic/__main__.py
    """
    frame = sys._getframe()  # noqa: SLF001 - there is no public way
    while frame.f_back is not None:
        frame = frame.f_back
        urn = getattr(frame.f_locals.get("request"), "urn", None)
        if isinstance(urn, str):
            return urn
    return ""
