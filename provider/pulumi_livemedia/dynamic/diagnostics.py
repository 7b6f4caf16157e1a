"""What the provider process says to the user, at the resource that it is about.

What it prints is shown several times over, and beside the stack. So the engine is told directly, as providers in other
languages do it. https://github.com/pulumi/pulumi/blob/master/proto/pulumi/engine.proto
"""

import functools
import logging
import sys
import threading
from typing import Any, Final

import grpc  # type: ignore[import-untyped]
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from pulumi_livemedia.dynamic.engine import engine_address
from pulumi_livemedia.dynamic.urns import name_in, urn_of_request

log = logging.getLogger("pulumi_livemedia")
_OF_ALL: Final = "pulumi_livemedia.calls"
"""The logger of what concerns the whole process."""
_SECONDS: Final = 5.0
"""How long the engine may take to accept a text; it has nothing to do for it."""
_said: set[tuple[str, str, str]] = set()
_lock = threading.Lock()


class EngineHandler(logging.Handler):
    """Lets the engine show what is logged, at the resource that it asks about in this thread.

    What is logged of calls counts for all resources, and is shown beside the stack. Where no engine takes a text, it is
    printed to stderr.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Show a record. That this fails must never end what it tells of, as with every handler."""
        try:
            self._show(record)
        except Exception:  # noqa: BLE001 - reported to stderr
            self.handleError(record)

    def _show(self, record: logging.LogRecord) -> None:
        is_warning = record.levelno >= logging.WARNING
        urn = "" if record.name == _OF_ALL else urn_of_request()
        text = self.format(record)
        severity = engine_pb2.WARNING if is_warning else engine_pb2.INFO
        if not _is_shown(engine_pb2.LogRequest(severity=severity, message=text, urn=urn)):
            name = name_in(urn)
            sys.stderr.write(f"{'warning: ' if is_warning else ''}{name and f'{name}: '}{text}\n")
            sys.stderr.flush()


def warn_once(name: str, text: str) -> None:
    """Warn about the resource that the engine asks about in this thread; in one process the same only once.

    The engine asks twice about a resource that is replaced.

    Args:
        name: of the resource. It is shown where the engine cannot be told which resource is meant.
        text: what the user should know.
    """
    urn = urn_of_request()
    with _lock:
        if (urn, name, text) in _said:
            return
        _said.add((urn, name, text))
    log.warning("%s", text if urn else f"{name}: {text}")


def _is_shown(request: Any) -> bool:  # noqa: ANN401 - a protobuf message
    """Tell the engine, if there is one, and say whether it has accepted that."""
    address = engine_address()
    if address is None:
        return False
    try:
        _engine(address).Log(request, timeout=_SECONDS)
    except grpc.RpcError:
        return False
    return True


@functools.cache
def _engine(address: tuple[str, int]) -> Any:  # noqa: ANN401 - the stubs have no types
    host, port = address
    options = [("grpc.enable_http_proxy", 0)]
    return engine_pb2_grpc.EngineStub(grpc.insecure_channel(f"{host}:{port}", options=options))
