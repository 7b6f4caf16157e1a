"""Servers that misbehave, over real sockets: nothing is trusted, followed, or waited for beyond reason."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pulumi_livemedia.calls import http
from pulumi_livemedia.calls.decoding import DEEPEST, UnreadableError, document
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.http import HttpTransport
from pulumi_livemedia.calls.messages import CutOffError, NotAnsweredError, NotSentError, Request, Response
from tests.calls.sockets import certificate, serving

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
BLOCK = b"x" * 65536


def send(endpoint: Endpoint, *, at_most: float = 30) -> Response:
    """Ask an endpoint over a connection of its own."""
    transport = HttpTransport(endpoint)
    try:
        return transport.send(Request("POST", f"{endpoint.url}/", {"authorization": "signed"}), at_most=at_most)
    finally:
        transport.close()


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no authority but the test's own."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    "variable", ["", "PYTHONHTTPSVERIFY", "CURL_INSECURE", "SSL_VERIFY", "NODE_TLS_REJECT_UNAUTHORIZED"]
)
def test_a_certificate_that_nobody_vouches_for_is_refused_whatever_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    if variable:
        monkeypatch.setenv(variable, "0")
    context, _ = certificate(tmp_path)
    with (
        serving(lambda connection: connection.sendall(OK), tls=context) as served,
        pytest.raises(NotSentError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        send(served.endpoint)
    assert served.heard == []


@pytest.mark.parametrize(("flaw", "words"), [("address", "IP address mismatch"), ("days", "certificate has expired")])
def test_a_certificate_of_another_place_or_time_is_refused_though_its_authority_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flaw: str, words: str
) -> None:
    context, trusted = (
        certificate(tmp_path, address="10.9.9.9") if flaw == "address" else certificate(tmp_path, days=-1)
    )
    monkeypatch.setattr(Endpoint, "is_loopback", False)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with (
        serving(lambda connection: connection.sendall(OK), tls=context) as served,
        pytest.raises(NotSentError, match=words),
    ):
        send(served.endpoint)
    assert served.heard == []


def test_an_authority_of_the_companys_own_is_added_by_the_usual_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setattr(Endpoint, "is_loopback", False)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with serving(lambda connection: connection.sendall(OK), tls=context) as served:
        assert send(served.endpoint).status == 200


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_signed_is_sent_on(status: int) -> None:
    with serving(lambda connection: connection.sendall(OK)) as other:
        moved = f"HTTP/1.1 {status} Moved\r\nLocation: {other.endpoint.url}/\r\nContent-Length: 0\r\n\r\n".encode()
        with serving(lambda connection: connection.sendall(moved)) as served:
            assert send(served.endpoint).status == status
    assert (len(served.heard), other.heard) == (1, [])


def endless(connection: socket.socket) -> None:
    """Send without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"%x\r\n%s\r\n" % (len(BLOCK), BLOCK))


def swollen(connection: socket.socket) -> None:
    """Send little that unpacks to much."""
    packed = gzip.compress(bytes(http.LONGEST_ANSWER * 2))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    connection.sendall(head.encode() + packed)


@pytest.mark.parametrize("serve", [endless, swollen])
def test_an_answer_without_measure_is_cut_off(serve: object) -> None:
    assert callable(serve)
    with serving(serve) as served, pytest.raises(CutOffError, match="more than 8388608 bytes") as cut:
        send(served.endpoint)
    assert len(cut.value.response.body) <= http.LONGEST_ANSWER


def flood(connection: socket.socket) -> None:
    """Send headers without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: %s\r\n" % BLOCK)


def not_http(connection: socket.socket) -> None:
    """Be something else."""
    connection.sendall(b"SSH-2.0-OpenSSH_9.9\r\n")


@pytest.mark.parametrize("serve", [flood, not_http])
def test_what_does_not_answer_in_http_has_not_answered(serve: object) -> None:
    assert callable(serve)
    with serving(serve) as served, pytest.raises(NotAnsweredError, match="RemoteProtocolError"):
        send(served.endpoint)


@contextmanager
def stalling(piece: bytes) -> Iterator[Endpoint]:
    """Serve something again and again that is no answer, slowly, until the block ends."""
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        while not over.wait(0.02):
            connection.sendall(piece)

    with serving(serve) as served:
        yield served.endpoint
        over.set()


@pytest.mark.parametrize("piece", [b"H", b"HTTP/1.1 100 Continue\r\n\r\n"], ids=["a letter at a time", "wait a moment"])
def test_headers_that_never_end_are_not_waited_for(monkeypatch: pytest.MonkeyPatch, piece: bytes) -> None:
    monkeypatch.setattr(http, "_GRACE", 0.1)
    with stalling(piece) as endpoint, pytest.raises(NotAnsweredError, match="no answer began within"):
        send(endpoint, at_most=0.2)


def test_no_request_takes_longer_than_a_minute_even_where_nobody_sets_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert http.TOTAL_TIMEOUT == 60
    monkeypatch.setattr(http, "TOTAL_TIMEOUT", 0.2)
    monkeypatch.setattr(http, "_GRACE", 0.1)
    with stalling(b"HTTP/1.1 100 Continue\r\n\r\n") as endpoint, pytest.raises(NotAnsweredError):
        send(endpoint, at_most=float("inf"))


def test_tls_goes_through_the_proxy_of_the_usual_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    far = Endpoint("https", "cloud.example.com")
    with serving(lambda connection: connection.sendall(refusal)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.endpoint.url)
        with pytest.raises(NotSentError, match="ProxyError, 407"):
            send(far)
        assert proxy.heard[0].startswith(b"CONNECT cloud.example.com:443 HTTP/1.1\r\n")
        assert b"signed" not in proxy.heard[0]


def test_what_is_exempt_from_the_proxy_is_reached_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Endpoint, "is_loopback", False)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(lambda connection: connection.sendall(OK)) as served:
        assert send(served.endpoint).status == 200


def answer(body: bytes) -> Response:
    return Response(200, {"content-type": "text/xml"}, body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":' * 100_000,
        b"[" * 100_000,
        b'{"a":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
        b'{"a": ' + b"9" * 10_000 + b"}",
    ],
    ids=["objects", "lists", "too deep", "a long number"],
)
def test_json_without_measure_is_not_understood(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        document(answer(body))


def test_json_as_deep_as_it_may_be_is_understood() -> None:
    body = b'{"a":' + b"[" * (DEEPEST - 2) + b"1" + b"]" * (DEEPEST - 2) + b"}"
    assert "a" in document(answer(body))


def test_xml_is_shown_and_never_parsed() -> None:
    body = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    with pytest.raises(UnreadableError, match="&b;"):
        document(answer(body))
