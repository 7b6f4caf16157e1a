"""Commands, URLs and files that give out credentials: bounded, and silent about what they gave."""

import json
import logging
import shlex
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import NoReturn

import pytest

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK
from pulumi_livemedia.calls.credential_sources.credentials_uri import CredentialsUri
from pulumi_livemedia.calls.credential_sources.external_process import ExternalProcess
from pulumi_livemedia.calls.credential_sources.given import LONGEST, Names, json_object, temporary
from pulumi_livemedia.calls.credential_sources.local_http import LocalService, loopback_url
from pulumi_livemedia.calls.credential_sources.token_file import read_token
from pulumi_livemedia.calls.errors import InvalidSetting, MissingCredentials
from pulumi_livemedia.calls.fields import Fields, ShapeError
from tests.calls.sessions import session

NAMES = Names("id", "secret", "token", ("until", "expires"))
NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
GOOD = {"ok": "yes", "id": "an-id", "secret": "hidden-secret", "token": "hidden-token", "until": "2099-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("expiry", "seconds"),
    [
        ({"until": "2025-01-02T04:04:05Z"}, 3600),
        ({"expires": "2025-01-02T12:04:05+08:00"}, 3600),
        ({"until": "", "expires": "2025-01-02T03:04:35"}, 30),
        ({}, None),
    ],
)
def test_how_long_credentials_are_good(expiry: dict[str, str], seconds: float | None) -> None:
    given = {"id": "a", "secret": "b", "token": "c", **expiry}

    assert temporary(Fields(given), NAMES, "x", NOW).lifetime == seconds


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"until": "2025-01-02T03:04:05Z"}, "what was given out has expired: until is 2025-01-02T03:04:05Z"),
        ({"until": "tomorrow"}, "until is not a time"),
        ({"secret": ""}, "secret is missing"),
        ({"token": None}, "token is missing"),
        ({"id": ["x"]}, "id should be a text"),
    ],
)
def test_credentials_that_are_none(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ShapeError, match=reason):
        temporary(Fields({**GOOD, **change}), NAMES, "x", NOW)


@pytest.mark.parametrize("text", ["hidden", "[]", '"hidden"', ""])
def test_what_is_not_json_is_not_shown(text: str) -> None:
    with pytest.raises(ShapeError) as failure:
        json_object(text)

    assert "hidden" not in str(failure.value)


def command(code: str) -> ExternalProcess:
    return ExternalProcess(f"{shlex.quote(sys.executable)} -c {shlex.quote(code)}", NAMES, ("ok", "yes"), "a profile")


def refusal(source: ExternalProcess | CredentialsUri, *, seconds: float = 300) -> str:
    with pytest.raises(MissingCredentials) as failure:
        source.obtain(session(SYSTEM_CLOCK, seconds=seconds))
    text = str(failure.value)
    assert "hidden" not in text
    return text


def test_a_command_prints_credentials() -> None:
    given = command(f"print({json.dumps(GOOD)!r})").obtain(session(SYSTEM_CLOCK))

    assert (given.credentials.access_key_id, given.credentials.security_token) == ("an-id", "hidden-token")
    assert given.credentials.source == "a profile"
    assert given.lifetime is not None


def test_a_command_whose_key_has_no_token() -> None:
    plain = {"ok": "no", "id": "an-id", "secret": "hidden-secret"}

    given = command(f"print({json.dumps(plain)!r})").obtain(session(SYSTEM_CLOCK))

    assert (given.credentials.security_token, given.lifetime) == ("", None)
    assert "token is missing" in refusal(command(f"print({json.dumps({**plain, 'ok': 'yes'})!r})"))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('hidden')", "not JSON"),
        ("import sys; print('hidden', file=sys.stderr); sys.exit(3)", "it ended with status 3"),
        (f"print('x' * {LONGEST + 1})", "it printed too much"),
        ("import time; print('hidden', flush=True); time.sleep(60)", "it took too long"),
        ("import os, time; os.close(1); time.sleep(60)", "it did not end"),
    ],
)
def test_a_command_that_gives_none(code: str, reason: str) -> None:
    text = refusal(command(code), seconds=1)

    assert f"the command of a profile gave no credentials: what was given out is {reason}" in text or reason in text
    assert "by hand" in text


@pytest.mark.parametrize(
    ("line", "reason"),
    [("", "it is empty"), ("no-such-program --token hidden", "FileNotFoundError"), ("'half", "ValueError")],
)
def test_a_command_that_cannot_be_run(line: str, reason: str) -> None:
    assert reason in refusal(ExternalProcess(line, NAMES, ("ok", "yes"), "a profile"))


def test_a_command_is_ended_when_nobody_waits_any_more(tmp_path: Path) -> None:
    def gone() -> NoReturn:
        raise KeyboardInterrupt

    mark = tmp_path / "mark"
    code = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"

    with pytest.raises(KeyboardInterrupt):
        command(code).obtain(session(SYSTEM_CLOCK, alive=gone))
    assert not mark.exists()


class Sidecar(BaseHTTPRequestHandler):
    """Gives out what the path asks for."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/good")
            self.end_headers()
            return
        bodies = {
            "/good?a=b": json.dumps(GOOD),
            "/good": json.dumps(GOOD),
            "/failed": json.dumps({**GOOD, "ok": "no"}),
            "/page": "<html>hidden</html>",
            "/long": " " * (LONGEST + 1),
        }
        body = bodies.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def sidecar() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Sidecar) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def uri(url: str) -> CredentialsUri:
    return CredentialsUri(url, NAMES, ("ok", "yes"), "A_VARIABLE")


def test_a_url_gives_out_credentials(sidecar: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")

    given = uri(f"{sidecar}/good?a=b").obtain(session(SYSTEM_CLOCK))

    assert given.credentials.access_key_id == "an-id"
    assert given.credentials.source == "A_VARIABLE"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/redirect", "the answer is HTTP 302"),
        ("/failed", "ok is not yes"),
        ("/page", "not JSON"),
        ("/long", "does not answer"),
        ("/nothing", "the answer is HTTP 404"),
    ],
)
def test_a_url_that_gives_none(sidecar: str, path: str, reason: str) -> None:
    text = refusal(uri(f"{sidecar}{path}"))

    assert reason in text
    assert "A_VARIABLE" in text


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.com/keys", "use https"),
        ("http://8.8.8.8/keys", "use https"),
        ("ftp://127.0.0.1/keys", "it is no URL"),
        ("http://user:hidden@127.0.0.1/keys", "it is no URL"),
        ("keys", "it is no URL"),
        ("http://127.0.0.1:99999/", "it is no URL"),
        ("http://127.0.0.1:1/keys", "127.0.0.1 does not answer (ConnectError"),
    ],
)
def test_a_url_that_is_not_asked(url: str, reason: str) -> None:
    assert reason in refusal(uri(url))


@pytest.fixture
def black_hole() -> Iterator[str]:
    """An address where nobody answers a connection: on this machine, since tests look for no instance around them."""
    with socket.socket() as listener, ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            # The queue is full after the first ones; the others hang in it.
            client = waiting.enter_context(socket.socket())
            client.settimeout(0)
            client.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_outside_of_the_cloud_a_look_is_short(black_hole: str) -> None:
    """The limit of a connection is that of a cloud's own network, not the usual one of five seconds."""
    timeout = pytest.raises(MissingCredentials, match=r"127\.0\.0\.1 does not answer \(ConnectTimeout")

    with LocalService(black_hole, session(SYSTEM_CLOCK)) as service, timeout:
        service.ask("GET", "/latest")


def test_a_service_that_takes_connections_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        silence = pytest.raises(MissingCredentials, match="ReadTimeout")
        with LocalService(url, session(SYSTEM_CLOCK), answer_seconds=0.1) as service, silence:
            service.ask("GET", "/latest")


def test_a_token_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("  a.b.c\r\n\n")

    assert read_token(str(file), "x") == "a.b.c"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b" \n", "is empty"), (b"\xff\xfe", "UnicodeDecodeError"), (b"x" * 70_000, "has more than 65536 characters")],
)
def test_a_token_file_without_a_token(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)

    with pytest.raises(MissingCredentials, match=reason):
        read_token(str(file), "A_VARIABLE")


@pytest.mark.parametrize(
    "text",
    ["http://100.100.100.200", "https://127.0.0.1:1", "127.0.0.1:4570", "http://u@127.0.0.1", "http://127.0.0.1:x"],
)
def test_a_stand_in_for_an_instance_is_on_this_machine(text: str) -> None:
    with pytest.raises(InvalidSetting, match="A_VARIABLE"):
        loopback_url("A_VARIABLE", text)

    assert loopback_url("A_VARIABLE", "http://127.0.0.1:4570/_metadata/x")


def test_nothing_is_logged_about_secrets(sidecar: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    uri(f"{sidecar}/good").obtain(session(SYSTEM_CLOCK))
    command(f"print({json.dumps(GOOD)!r})").obtain(session(SYSTEM_CLOCK))

    assert "hidden" not in caplog.text
    assert "hidden" not in repr(replace(uri("http://127.0.0.1/"), source="x"))
