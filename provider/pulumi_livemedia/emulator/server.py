"""The emulator on a port: threads, HTTP/1.1 with connections that stay open, and real resets."""

import contextlib
import io
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from werkzeug import Request, Response
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.test import run_wsgi_app

from pulumi_livemedia.emulator.alibaba.gateway import AlibabaGateway
from pulumi_livemedia.emulator.alibaba.live.api import LIVE
from pulumi_livemedia.emulator.alibaba.live.control import ROUTES as LIVE_ROUTES
from pulumi_livemedia.emulator.alibaba.live.parts import LIVE_PARTS
from pulumi_livemedia.emulator.alibaba.sts import STS
from pulumi_livemedia.emulator.app import Application
from pulumi_livemedia.emulator.background import Background
from pulumi_livemedia.emulator.clock import DEFAULT_START, Now, real_time
from pulumi_livemedia.emulator.control import Route
from pulumi_livemedia.emulator.delivery import ResetConnection
from pulumi_livemedia.emulator.exchange import Gateway
from pulumi_livemedia.emulator.identity import ROUTES as IDENTITY_ROUTES
from pulumi_livemedia.emulator.outgoing import Outgoing
from pulumi_livemedia.emulator.overview import ROUTES as OVERVIEW_ROUTES
from pulumi_livemedia.emulator.snapshot import Snapshots
from pulumi_livemedia.emulator.snapshot_control import snapshot_routes
from pulumi_livemedia.emulator.volcengine.gateway import VolcengineGateway
from pulumi_livemedia.emulator.volcengine.rtc.callback_control import callback_routes
from pulumi_livemedia.emulator.volcengine.rtc.control import ROUTES as RTC_ROUTES
from pulumi_livemedia.emulator.volcengine.rtc.notices import Notices
from pulumi_livemedia.emulator.volcengine.rtc.operations import RTC
from pulumi_livemedia.emulator.volcengine.rtc.parts import rtc_parts
from pulumi_livemedia.emulator.volcengine.sts import STS as VOLCENGINE_STS
from pulumi_livemedia.emulator.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LOOPBACK = "127.0.0.1"

_MAX_BODY = 64 * 1024 * 1024
_MAX_DIGITS = 12
_WITHOUT_STATUS = "HTTP/0.9"
_PIECE = 64 * 1024
_GOODBYE_SECONDS = 1.0


class _Noticing(Application):
    """Looks what has come about after each request, before it is answered.

    Args:
        look: does so.
    """

    def __init__(
        self, world: World, gateways: Sequence[Gateway], routes: Sequence[Route], look: Callable[[], None]
    ) -> None:
        super().__init__(world, gateways, routes)
        self._look = look

    def answer(self, request: Request) -> Response:
        """The answer to a request."""
        try:
            return super().answer(request)
        finally:
            self._look()


class _Refused(Exception):
    """A request that no gateway of a cloud would let through to a service.

    Args:
        status: the HTTP status.
    """

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class _Handler(WSGIRequestHandler):
    """Reads a request whole, runs the application, writes the answer whole, and waits for the next request.

    Werkzeug's own handler closes the connection after each answer, because applications may leave a part of
    the body unread. Here nothing stays unread, so that clients can keep their connections.
    """

    protocol_version = "HTTP/1.1"
    # Without this, the end of a long answer would wait for an acknowledgement.
    disable_nagle_algorithm = True
    server: "_Server"

    def run_wsgi(self) -> None:
        """Answer one request."""
        try:
            self.environ = environ = self._read_request()
        except _Refused as refusal:
            self.send_error(refusal.status)
            return
        try:
            chunks, status, headers = run_wsgi_app(self.server.app, environ, buffered=True)
            self._write(status, headers.to_wsgi_list(), b"".join(chunks))
        except ConnectionError as error:
            self.connection_dropped(error, environ)
        except Exception:
            self.close_connection = True
            raise

    def _read_request(self) -> "WSGIEnvironment":
        if self.request_version == _WITHOUT_STATUS:
            raise _Refused(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        try:
            environ = self.make_environ()
        except ValueError as error:  # the target of the request is no URL
            raise _Refused(HTTPStatus.BAD_REQUEST) from error
        self.connection.settimeout(self.server.body_seconds)
        try:
            body = self._read_body(environ)
        except TimeoutError as error:
            raise _Refused(HTTPStatus.REQUEST_TIMEOUT) from error
        finally:
            self.connection.settimeout(None)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        return environ

    def _read_body(self, environ: "WSGIEnvironment") -> bytes:
        if environ.get("wsgi.input_terminated"):
            return self._read_chunks(environ["wsgi.input"])
        if "Transfer-Encoding" in self.headers:
            raise _Refused(HTTPStatus.NOT_IMPLEMENTED)
        lengths = set(self.headers.get_all("Content-Length", ["0"]))
        length = lengths.pop().strip()
        if lengths or not re.fullmatch(r"\d+", length, re.ASCII):
            raise _Refused(HTTPStatus.BAD_REQUEST)
        if len(length) > _MAX_DIGITS or int(length) > _MAX_BODY:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise _Refused(HTTPStatus.BAD_REQUEST)
        return body

    @staticmethod
    def _read_chunks(source: io.RawIOBase) -> bytes:
        body = bytearray()
        try:
            while piece := source.read(_PIECE):
                body += piece
                if len(body) > _MAX_BODY:
                    raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except (ConnectionError, TimeoutError):
            raise
        except OSError as error:  # the form of a chunk is wrong
            raise _Refused(HTTPStatus.BAD_REQUEST) from error
        return bytes(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no HTTP, and end the connection so that the client can still read why."""
        self.request_version = self.protocol_version  # before it was read, the oldest one is taken for granted
        super().send_error(code, message, explain)
        self.close_connection = True
        # What stays unread would reset the connection, and the answer would be lost with it.
        until = time.monotonic() + _GOODBYE_SECONDS
        with contextlib.suppress(OSError):  # the client has gone, or says nothing any more
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_GOODBYE_SECONDS)
            while time.monotonic() < until and self.connection.recv(_PIECE):
                pass

    def _write(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        sent = {name.lower(): value for name, value in headers}
        if "content-length" not in sent and not status.startswith(str(HTTPStatus.NOT_MODIFIED.value)):
            headers.append(("Content-Length", str(len(body))))
        if sent.get("connection", "").lower() == "close":
            self.close_connection = True
        lines = (f"{self.protocol_version} {status}", *(f"{name}: {value}" for name, value in headers), "", "")
        # In one piece: a second one would wake the client up twice.
        self.wfile.write("\r\n".join(lines).encode("latin-1") + (b"" if self.command == "HEAD" else body))

    def connection_dropped(self, error: BaseException, environ: "WSGIEnvironment | None" = None) -> None:
        """End the connection: with a reset if that was ordered, quietly if the client has gone."""
        del environ
        self.close_connection = True
        if isinstance(error, ResetConnection):
            self.server.reset_connections.add(self.connection)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Stay quiet: the recorder knows every call."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Stay quiet: the recorder knows every call."""


class _Server(ThreadedWSGIServer):
    """A threaded server that knows its connections, so that it can end them.

    Stopping does not wait for clients that keep connections open.

    Attributes:
        body_seconds: how long a client may pause within a body that it has announced.
    """

    body_seconds = 20.0
    daemon_threads = True
    block_on_close = False
    app: Application

    def __init__(self, host: str, port: int, app: Application) -> None:
        self.connections: set[socket.socket] = set()
        self.reset_connections: set[socket.socket] = set()
        # Bound here: Werkzeug would print a hint and exit the process if the port is taken.
        listener = socket.create_server((host, port), family=_family(host), backlog=128)
        try:
            super().__init__(host, listener.getsockname()[1], app, _Handler, fd=listener.fileno())
        finally:
            listener.close()

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Remember a new connection."""
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Close a connection; one that is to be reset without the polite goodbye."""
        self.connections.discard(request)
        if request in self.reset_connections:
            self.reset_connections.discard(request)
            request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.close()
        else:
            super().shutdown_request(request)

    def close_connections(self) -> None:
        """End every open connection."""
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


class EmulatorServer:
    """An emulator in this process, in threads of its own; ready when the `with` block begins.

    Args:
        port: 0 for a free one.
        host: the interface; loopback unless you mean it.
        real: the real clock, for tests of the emulator itself.
        clock: `real`: time passes by itself; `virtual`: it stands still until the control plane moves it.
        start_time: the moment at which a virtual clock stands; None for 2026-01-01T00:00:00Z.
        seed: what `GET /_emulator/snapshot` has given, or the like written by hand; ControlError if it is wrong.
        strict: whether unknown parameters are refused, unless the settings say otherwise.
        s3_endpoint: where files are written that go to Amazon S3; empty for nowhere.
        allow_other_callbacks: whether callbacks may go to other machines.

    Example:
        >>> with EmulatorServer() as emulator:
        ...     httpx.get(f"{emulator.url}/_emulator/health")
    """

    def __init__(  # noqa: PLR0913  # each is an option
        self,
        port: int = 0,
        host: str = LOOPBACK,
        real: Now = real_time,
        *,
        clock: Literal["real", "virtual"] = "real",
        start_time: datetime | None = None,
        seed: Mapping[str, object] | None = None,
        strict: bool = True,
        s3_endpoint: str = "",
        allow_other_callbacks: bool = False,
    ) -> None:
        if start_time is not None and (clock == "real" or start_time.tzinfo is None):
            raise ValueError(f'start_time {start_time} must have a zone, and needs clock="virtual"')
        self.world = World(real, (start_time or DEFAULT_START) if clock == "virtual" else None)
        self.world.settings.base |= {"s3_endpoint": s3_endpoint, "strict": strict}
        self.background = Background(self.world.stopping)
        self.outgoing = Outgoing()
        self._notices = Notices(self.world, self.background, self.outgoing)
        # Alibaba Cloud's comes last: it takes what nobody claims.
        gateways = (VolcengineGateway([RTC, VOLCENGINE_STS]), AlibabaGateway([LIVE, STS]))
        self.snapshots = Snapshots(self.world, (*LIVE_PARTS, *rtc_parts(others=allow_other_callbacks)))
        routes = (
            *OVERVIEW_ROUTES,
            *LIVE_ROUTES,
            *RTC_ROUTES,
            *IDENTITY_ROUTES,
            *callback_routes(others=allow_other_callbacks),
            *snapshot_routes(self.snapshots),
        )
        if seed is not None:
            self.snapshots.load(seed)
        self._server = _Server(host, port, _Noticing(self.world, gateways, routes, self._notices.look))
        self._host = f"[{host}]" if ":" in host else host
        self._thread = threading.Thread(target=self._serve, name="livemedia-emulator", daemon=True)

    def _serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    @property
    def application(self) -> Application:
        """What answers, for calls within this process that need no connection."""
        return self._server.app

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.port

    @property
    def url(self) -> str:
        """The address, such as `http://127.0.0.1:4570`."""
        return f"http://{self._host}:{self.port}"

    def start(self) -> Self:
        """Begin to answer. The port is open already, so nobody has to wait."""
        self._thread.start()
        self.background.tick(self._notices.look)
        return self

    def stop(self) -> None:
        """Stop answering, and end every connection."""
        self.world.stopping.set()
        self.outgoing.close()
        self.background.stop()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.close_connections()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
