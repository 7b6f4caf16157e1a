"""What is no HTTP, or breaks off, is refused with the status that says so, and the connection is closed."""

import http.client
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from pulumi_livemedia.emulator.json_text import MAX_DEPTH, parse_json
from pulumi_livemedia.emulator.recorder import CALL_CHARACTERS
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.rtc_bodies import changed
from tests.emulator.volcengine_signing import Volcengine

POST = b"POST / HTTP/1.1\r\nHost: a\r\n"


def answer(emulator: EmulatorServer, request: bytes, *, more: bool = False) -> tuple[int, bytes]:
    """The status of the answer, and what came until the connection was closed; `more` promises to go on sending."""
    address = urlsplit(emulator.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=30) as client:
        client.sendall(request)
        if not more:
            client.shutdown(socket.SHUT_WR)
        response = http.client.HTTPResponse(client)
        response.begin()
        return response.status, response.read()


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET /\r\n\r\n", 505),
        (b"GET / HTTP/2.0\r\n\r\n", 505),
        (b"GET http://[/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (POST + b"Content-Length: 5\r\n\r\nabc", 400),
        (POST + b"Content-Length: -1\r\n\r\n", 400),
        (POST + b"Content-Length: \xb2\r\n\r\n", 400),
        (POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        (POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", 413),
        (POST + b"Transfer-Encoding: gzip\r\n\r\n", 501),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab", 400),
        (POST + b"".join(b"X-%d: a\r\n" % n for n in range(200)) + b"\r\n", 431),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
    ],
)
def test_what_is_no_request(shared: EmulatorServer, request_bytes: bytes, status: int) -> None:
    assert answer(shared, request_bytes)[0] == status


def test_a_body_that_does_not_come_is_given_up(fresh: EmulatorServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pulumi_livemedia.emulator.server._Server.body_seconds", 0.05)
    assert answer(fresh, POST + b"Content-Length: 5\r\n\r\nabc", more=True)[0] == 408


def test_who_sends_too_much_can_still_read_why(shared: EmulatorServer) -> None:
    request = POST + b"Content-Length: 999999999\r\n\r\n" + b"x" * 1_000_000
    status, words = answer(shared, request)
    assert (status, b"Request Entity Too Large" in words) == (413, True)


def test_a_long_call_is_recorded_in_part(rtc: Volcengine, control: httpx.Client, triple: dict[str, str]) -> None:
    rtc("StartRecord", {**changed(triple), "RoomId": "x" * 100_000, "Zeros": [0] * 100_000})
    [call] = control.get("/requests").json()["requests"]
    assert call["parameters"]["AppId"] == triple["AppId"]
    assert call["resource"].endswith("... (100,031 characters)")
    assert len(str(call)) < 3 * CALL_CHARACTERS


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 200 + "1" + "}" * 200, "NaN", "[1e999]", "[", "\ufeff{}"])
def test_what_is_no_json(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_json(text)


def test_json_at_its_limits() -> None:
    assert parse_json("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert parse_json("[1e999]", infinite=True) == [float("inf")]
    assert parse_json(rb'["\ud83d\ude00", "\ud83d", "\ude00x", "\\ud83d", "\u00e9"]') == [
        "😀",
        "�",
        "�x",
        r"\ud83d",
        "é",
    ]
    with pytest.raises(ValueError, match="codec can't decode"):
        parse_json(b"\xff")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda c: c.post("/clock/advance", json={"seconds": 10**9}), "None"),
        (lambda c: c.post("/clock/advance", json={"seconds": 10**400}), "too large"),
        (lambda c: c.put("/settings", json={"utc_offset_hours": 15}), "must be at most 14"),
        (lambda c: c.put("/settings", json={"auth_key_seconds": 10**10}), "must be at most 1000000000"),
        (lambda c: c.put("/settings", json={"caster_start": {"seconds": 10**12}}), "caster_start"),
        (lambda c: c.put("/settings", json={"x" * 100_000: 1}), "... (10"),
    ],
)
def test_numbers_have_bounds(control: httpx.Client, call: Callable[[httpx.Client], httpx.Response], words: str) -> None:
    response = call(control)
    assert words in str(response.json().get("error"))
    assert len(response.content) < 5000


def test_a_clock_does_not_leave_the_calendar(control: httpx.Client) -> None:
    statuses = [control.post("/clock/advance", json={"seconds": 10**9}).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 400, 400]
