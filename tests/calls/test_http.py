"""The transport: real connections where possible, and a map of every fault of the library below."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.http import HttpTransport
from pulumi_livemedia.calls.messages import CutOffError, NotAnsweredError, NotSentError, Request
from tests.manual_clock import ManualClock

FAR = Endpoint("https", "cloud.example.com")
NOT_SENT = {
    "ConnectError",
    "ConnectTimeout",
    "LocalProtocolError",
    "PoolTimeout",
    "ProxyError",
    "UnsupportedProtocol",
}


def request(endpoint: Endpoint = FAR) -> Request:
    return Request("POST", f"{endpoint.url}/?A=%20%2A~", {"host": endpoint.netloc, "x-test": "1"})


def descendants(cls: type[httpx.TransportError]) -> Iterator[type[httpx.TransportError]]:
    """Yield a class of the library and all below it."""
    yield cls
    for child in cls.__subclasses__():
        yield from descendants(child)


@pytest.mark.parametrize(
    "kind", sorted(set(descendants(httpx.TransportError)), key=str), ids=lambda kind: kind.__name__
)
def test_every_transport_error_is_mapped(kind: type[httpx.TransportError]) -> None:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise kind("some words")

    transport = HttpTransport(FAR, carrier=httpx.MockTransport(fail))

    expected = NotSentError if kind.__name__ in NOT_SENT else NotAnsweredError
    with pytest.raises(expected, match=f"{kind.__name__}, some words"):
        transport.send(request())
    transport.close()


class Torn(httpx.SyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"RequestId":'
        raise httpx.ReadError("reset")


class Trickle(httpx.SyncByteStream):
    """A body that comes a byte a second, for ever."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.clock.turn(1)
            yield b" "


def test_a_body_that_breaks_off_keeps_what_arrived() -> None:
    carrier = httpx.MockTransport(lambda _request: httpx.Response(200, headers={"X-Id": "7"}, stream=Torn()))
    transport = HttpTransport(FAR, carrier=carrier)

    with pytest.raises(CutOffError, match="ReadError, reset") as failure:
        transport.send(request())

    assert failure.value.response.body == b'{"RequestId":'
    assert failure.value.response.headers["x-id"] == "7"
    transport.close()


def test_a_body_that_cannot_be_unpacked() -> None:
    carrier = httpx.MockTransport(
        lambda _request: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(b"no zip"))
    )
    transport = HttpTransport(FAR, carrier=carrier)

    with pytest.raises(CutOffError, match="DecodingError"):
        transport.send(request())
    transport.close()


def test_a_trickling_body_is_given_up_in_time() -> None:
    clock = ManualClock()
    carrier = httpx.MockTransport(lambda _request: httpx.Response(200, stream=Trickle(clock)))
    transport = HttpTransport(FAR, clock=clock, carrier=carrier)

    with pytest.raises(CutOffError, match="took too long"):
        transport.send(request(), at_most=10)

    assert clock.monotonic() <= 12
    transport.close()


@pytest.mark.parametrize(
    ("at_most", "expected"),
    [
        (float("inf"), {"connect": 5, "pool": 5, "read": 15, "write": 15}),
        (8.0, {"connect": 5, "pool": 5, "read": 8, "write": 8}),
        (0.0, {"connect": 0.001, "pool": 0.001, "read": 0.001, "write": 0.001}),
    ],
)
def test_time_limits(at_most: float, expected: dict[str, float]) -> None:
    seen = {}

    def note(sent: httpx.Request) -> httpx.Response:
        seen.update(sent.extensions["timeout"])
        return httpx.Response(200)

    transport = HttpTransport(FAR, carrier=httpx.MockTransport(note))
    transport.send(request(), at_most=at_most)

    assert seen == expected
    transport.close()


def test_redirects_are_not_followed() -> None:
    carrier = httpx.MockTransport(lambda _request: httpx.Response(302, headers={"location": "https://elsewhere"}))
    transport = HttpTransport(FAR, carrier=carrier)

    assert transport.send(request()).status == 302
    transport.close()


def test_no_such_url() -> None:
    transport = HttpTransport(FAR)

    with pytest.raises(NotSentError, match="InvalidURL"):
        transport.send(Request("POST", "https://cloud:port/", {}))
    transport.close()


@contextmanager
def server(*answers: bytes) -> Iterator[tuple[Endpoint, list[bytes]]]:
    """Serve raw answers on one connection each, then close it; empty ones close it without a word."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for answer in answers:
                connection, _ = listener.accept()
                with connection:
                    heard.append(connection.recv(65536))
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Endpoint("http", "127.0.0.1", listener.getsockname()[1]), heard
        thread.join(timeout=60)


@contextmanager
def connected(endpoint: Endpoint) -> Iterator[HttpTransport]:
    transport = HttpTransport(endpoint)
    try:
        yield transport
    finally:
        transport.close()


def test_the_wire_carries_what_was_signed() -> None:
    with (
        server(b"HTTP/1.1 201 Created\r\nX-Id: 7\r\ncontent-length: 2\r\n\r\nhi") as (
            endpoint,
            heard,
        ),
        connected(endpoint) as transport,
    ):
        response = transport.send(request(endpoint))

    assert (response.status, response.headers["x-id"], response.body) == (201, "7", b"hi")
    lines = heard[0].decode().lower().splitlines()
    assert lines[0] == "post /?a=%20%2a~ http/1.1"
    assert f"host: {endpoint.netloc}" in lines
    assert "content-length: 0" in lines


def test_an_answer_that_is_shorter_than_announced() -> None:
    with (
        server(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{") as (endpoint, _),
        connected(endpoint) as transport,
        pytest.raises(CutOffError, match="RemoteProtocolError") as failure,
    ):
        transport.send(request(endpoint))

    assert (failure.value.response.status, failure.value.response.body) == (200, b"{")


def test_a_connection_that_ends_without_an_answer() -> None:
    with (
        server(b"") as (endpoint, _),
        connected(endpoint) as transport,
        pytest.raises(NotAnsweredError, match="RemoteProtocolError"),
    ):
        transport.send(request(endpoint))


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        endpoint = Endpoint("http", "127.0.0.1", listener.getsockname()[1])

    with connected(endpoint) as transport, pytest.raises(NotSentError, match="ConnectError"):
        transport.send(request(endpoint))


def test_a_closed_transport_opens_new_connections() -> None:
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"
    with server(answer, answer) as (endpoint, _), connected(endpoint) as transport:
        transport.send(request(endpoint))
        transport.close()

        assert transport.send(request(endpoint)).status == 200


def test_loopback_is_never_behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with (
        server(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n") as (endpoint, _),
        connected(endpoint) as transport,
    ):
        assert transport.send(request(endpoint)).status == 200


def test_other_hosts_may_be_behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with server(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n") as (proxy, heard):
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, proxy.url)
        far = Endpoint("http", "cloud.example.com")
        with connected(far) as transport:
            assert transport.send(request(far)).status == 200

    assert heard[0].startswith(b"POST http://cloud.example.com/?A=%20%2A~ HTTP/1.1")
