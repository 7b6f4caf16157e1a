"""A client that costs next to nothing: requests that are bytes already, over connections that stay open."""

import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass


class Failed(Exception):
    """A request was not answered with success; the first line of the answer says how."""


@dataclass
class Connection:
    """One connection, opened again whenever the server has closed it.

    Attributes:
        address: host and port.
    """

    address: tuple[str, int]
    _socket: socket.socket | None = None

    def send(self, request: bytes) -> None:
        """Send one request, and read its answer.

        Raises:
            Failed: the status is no success.
        """
        if self._socket is None:
            self._socket = socket.create_connection(self.address, timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        head, body = self._read_head(self._socket)
        lines = head.decode("latin-1").split("\r\n")
        if lines[0].split()[1] not in ("200", "204"):
            raise Failed(f"{lines[0]}: {body[:300]!r}")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        missing = int(headers.get("content-length", "0")) - len(body)
        while missing > 0:
            missing -= len(self._socket.recv(65536))
        if headers.get("connection", "").lower() == "close":
            self.close()

    @staticmethod
    def _read_head(connection: socket.socket) -> tuple[bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                raise Failed("the connection was closed without an answer")
            received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        return head, body

    def close(self) -> None:
        """End it."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def seconds(address: tuple[str, int], shares: Sequence[Sequence[bytes]]) -> float:
    """How long it takes until every request was answered.

    Args:
        address: host and port.
        shares: the requests of each thread.
    """
    failures: list[Exception] = []

    def work(requests: Sequence[bytes]) -> None:
        connection = Connection(address)
        try:
            for request in requests:
                connection.send(request)
        except (OSError, Failed) as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return time.perf_counter() - began
