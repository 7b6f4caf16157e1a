"""HTTP requests that the emulator itself makes: to object stores and to receivers of callbacks.

No proxies, no redirects, no retries; whatever is under way ends when the emulator does.
"""

import http.client
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 5.0

_MAX_ANSWER = 64 * 1024


class NoAnswer(Exception):
    """Nothing that is HTTP came back in time.

    Args:
        why: in words, without what was sent.
    """


@dataclass(frozen=True, slots=True)
class Letter:
    """A request to somebody else.

    Attributes:
        method: the HTTP method.
        url: where it goes.
        headers: what it carries besides `Host` and `Content-Length`.
        body: its body.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Outgoing:
    """Sends requests, until it is closed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._open: set[http.client.HTTPConnection] = set()

    def send(self, letter: Letter, timeout: float = TIMEOUT_SECONDS) -> tuple[int, bytes]:
        """Send a request; status and body of the answer.

        Args:
            letter: the request.
            timeout: how many seconds each step of it may take.

        Raises:
            NoAnswer: there is none.
        """
        try:
            connection = _connection(letter.url, timeout)
            self._remember(connection)
        except ValueError as error:
            raise NoAnswer(str(error)) from error
        try:
            connection.request(letter.method, _target(letter.url), letter.body, dict(letter.headers))
            answer = connection.getresponse()
            return answer.status, answer.read(_MAX_ANSWER)
        except TimeoutError as error:
            raise NoAnswer(f"no answer within {timeout:g} s") from error
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(str(error) or type(error).__name__) from error
        finally:
            connection.close()
            with self._lock:
                self._open.discard(connection)

    def close(self) -> None:
        """End what is under way, and send nothing more."""
        with self._lock:
            self._closed = True
            sockets = [each.sock for each in self._open]
        for each in sockets:
            if each is not None:
                _shut(each)

    def _remember(self, connection: http.client.HTTPConnection) -> None:
        with self._lock:
            if self._closed:
                raise NoAnswer("the emulator stops")
            self._open.add(connection)


def _connection(url: str, timeout: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=timeout)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _shut(each: socket.socket) -> None:
    try:
        each.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already
