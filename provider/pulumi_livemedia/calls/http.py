"""The only module that knows httpx; import it when the first call is made, because it is slow to import."""

import math
import threading
from collections.abc import Callable
from concurrent.futures import Future

import httpx

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Clock
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import (
    CutOffError,
    NotAnsweredError,
    NotSentError,
    Request,
    Response,
)
from pulumi_livemedia.calls.redaction import one_line, redact
from pulumi_livemedia.calls.settings import MOST_CONCURRENT_CALLS

CONNECT_TIMEOUT = 5.0
READ_TIMEOUT = 15.0
POOL_TIMEOUT = 5.0
LONGEST_ANSWER = 8 * 1024 * 1024
"""Bytes; the clouds' longest answers have some ten thousand."""
TOTAL_TIMEOUT = 60.0
"""Seconds that one request may take in all, however the server spreads its answer; no call of these APIs comes near."""
_SHORTEST = 0.001
_GRACE = 5.0
_CONNECTIONS = httpx.Limits(
    # As many stay open as may be used at once: by default 20 do, and every other call would connect anew.
    max_connections=2 * MOST_CONCURRENT_CALLS,
    max_keepalive_connections=MOST_CONCURRENT_CALLS,
)

# LocalProtocolError comes before a byte is written. Everything that is not listed counts as sent.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class HttpTransport:
    """The kept-alive connections to one endpoint; many threads may use it.

    Certificates are verified, and nothing switches that off: a company's own authority is added by `SSL_CERT_FILE`.
    Proxies of the environment (`HTTPS_PROXY`, `NO_PROXY`, ...) are used, except for loopback: an emulator is
    never behind one.

    Args:
        endpoint: what is called.
        clock: whose time limits count.
        carrier: carries the bytes in place of the network, in tests.
        connect_timeout: seconds for a connection to come about.
        longest_answer: bytes after which an answer is cut off.
        proxied: whether the environment's proxies count; loopback is never behind one.
    """

    def __init__(  # noqa: PLR0913 - all but the endpoint have defaults
        self,
        endpoint: Endpoint,
        *,
        clock: Clock = SYSTEM_CLOCK,
        carrier: httpx.BaseTransport | None = None,
        connect_timeout: float = CONNECT_TIMEOUT,
        longest_answer: int = LONGEST_ANSWER,
        proxied: bool = True,
    ) -> None:
        self._clock = clock
        self._carrier = carrier
        self._connect_timeout = connect_timeout
        self._longest_answer = longest_answer
        self._proxied = proxied and not endpoint.is_loopback
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    def send(self, request: Request, *, at_most: float = math.inf) -> Response:
        """Send the request and return the whole answer, whatever its status is.

        Redirects are not followed: nothing signed is ever sent to another host.

        Raises:
            NotSentError: the request was not sent.
            NotAnsweredError: it was sent, and there is no answer.
            CutOffError: the answer is incomplete, or too large to be one.
        """
        at_most = min(at_most, TOTAL_TIMEOUT)
        end = self._clock.monotonic() + at_most
        answer = _in_time(lambda: self._headers(request, at_most), at_most + _GRACE)
        head = Response(answer.status_code, {name.lower(): text for name, text in answer.headers.items()})
        pieces: list[bytes] = []
        try:
            self._read(answer, pieces, end)
        except (httpx.RequestError, httpx.StreamError) as error:
            raise CutOffError(_reason(error), head.with_body(b"".join(pieces))) from error
        finally:
            answer.close()
        return head.with_body(b"".join(pieces))

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _headers(self, request: Request, at_most: float) -> httpx.Response:
        """Send the request and return the answer as soon as its headers are there."""
        try:
            prepared = httpx.Request(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
                extensions={"timeout": _timeouts(at_most, self._connect_timeout)},
            )
            return self._connected().send(prepared, stream=True)
        except _NOT_SENT as error:
            raise NotSentError(_reason(error)) from error
        except httpx.RequestError as error:
            raise NotAnsweredError(_reason(error)) from error

    def _read(self, answer: httpx.Response, pieces: list[bytes], end: float) -> None:
        """Add the body to the pieces; a server that trickles or floods must not hold us beyond the limits."""
        length = 0
        for piece in answer.iter_bytes():
            length += len(piece)
            if length > self._longest_answer:
                raise httpx.ReadError(f"the answer has more than {self._longest_answer} bytes")
            pieces.append(piece)
            if self._clock.monotonic() > end:
                raise httpx.ReadTimeout("the answer took too long")

    def _connected(self) -> httpx.Client:
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    transport=self._carrier,
                    trust_env=self._proxied,
                    verify=True,
                    follow_redirects=False,
                    limits=_CONNECTIONS,
                )
            return self._client


def _in_time(ask: Callable[[], httpx.Response], seconds: float) -> httpx.Response:
    """Return the answer if it begins in time.

    The library limits each read, so a server that sends its headers byte by byte has all the time it wants, and so has
    the resolver of names. Both go on in a thread that nobody waits for.
    """
    future: Future[httpx.Response] = Future()
    threading.Thread(target=_fulfil, args=(future, ask), name="livemedia-call", daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError:
        if future.cancel():
            raise NotAnsweredError(f"ReadTimeout, no answer began within {seconds:.0f} s") from None
        return future.result()


def _fulfil(future: "Future[httpx.Response]", ask: Callable[[], httpx.Response]) -> None:
    try:
        answer = ask()
    except BaseException as error:  # noqa: BLE001 - handed to whoever waits
        if future.set_running_or_notify_cancel():
            future.set_exception(error)
    else:
        if future.set_running_or_notify_cancel():
            future.set_result(answer)
        else:
            answer.close()


def _timeouts(at_most: float, connect: float) -> dict[str, float]:
    limits = {"connect": connect, "pool": POOL_TIMEOUT, "read": READ_TIMEOUT, "write": READ_TIMEOUT}
    return {phase: max(_SHORTEST, min(limit, at_most)) for phase, limit in limits.items()}


def _reason(error: Exception) -> str:
    """Say what went wrong with the network, in the library's words."""
    words = one_line(redact(str(error)), 200)
    return f"{type(error).__name__}, {words}" if words else type(error).__name__
