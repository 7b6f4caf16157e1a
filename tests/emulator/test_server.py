"""The port: connections that stay open, and starts and stops."""

import ast
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

import pulumi_livemedia.emulator
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import connect

ROOM = Path(pulumi_livemedia.emulator.__file__).parent


def test_a_connection_carries_many_requests(shared: EmulatorServer) -> None:
    address = urlsplit(shared.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port)
    connection.connect()
    first = connection.sock
    for method, path, body in [("GET", "/_emulator/health", None), ("POST", "/?x=1", b"y" * 70_000)] * 3:
        connection.request(method, path, body)
        answer = connection.getresponse()
        answer.read()
        assert answer.version == 11
    assert connection.sock is first
    connection.close()


def test_a_body_may_come_in_chunks(shared: EmulatorServer) -> None:
    def chunks() -> Iterator[bytes]:
        yield b'{"seconds"'
        yield b": 0}"

    with connect(shared.url) as client:
        for _ in range(2):
            answer = client.post("/_emulator/clock/advance?namespace=emulator-chunks", content=chunks())
            assert answer.status_code == 200


def test_a_client_may_ask_to_close(shared: EmulatorServer) -> None:
    address = urlsplit(shared.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as client:
        client.sendall(b"GET /_emulator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.count(b"\r\nDate: ") == 1


def test_only_the_head_is_sent_when_asked_for(shared: EmulatorServer) -> None:
    with connect() as client:
        head = client.head(shared.url)
        assert (head.status_code, head.content, int(head.headers["content-length"]) > 0) == (200, b"", True)
        assert client.get(shared.url).status_code == 200


def test_a_body_that_is_too_large_is_not_read(shared: EmulatorServer) -> None:
    address = urlsplit(shared.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as client:
        client.sendall(f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {1 << 40}\r\n\r\n".encode())
        assert client.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_nothing_answers_after_the_stop() -> None:
    with EmulatorServer() as emulator, connect() as client:
        client.get(emulator.url)
        emulator.stop()
        with pytest.raises(httpx.TransportError):
            client.get(emulator.url)
    with pytest.raises(httpx.ConnectError):
        httpx.get(emulator.url)


def test_a_taken_port_is_an_error(shared: EmulatorServer) -> None:
    with pytest.raises(OSError, match="in use"):
        EmulatorServer(port=shared.port)


def test_a_port_is_free_again_at_once() -> None:
    with EmulatorServer() as emulator:
        port = emulator.port
        httpx.get(emulator.url)
    with EmulatorServer(port=port) as emulator:
        assert httpx.get(emulator.url).status_code == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_says_when_it_is_ready_and_stops_quietly(number: signal.Signals) -> None:
    command = [sys.executable, "-m", "pulumi_livemedia", "emulator", "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdout=pipe, stderr=pipe) as process:  # noqa: S603  # our own command
        assert process.stdout is not None
        word, url = process.stdout.readline().split()
        assert word == "ready"
        assert httpx.get(f"{url}/_emulator/health").json()["status"] == "ok"
        process.send_signal(number)
        output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "", "")


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pulumi_livemedia", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100"}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)  # noqa: S603  # our own command


def test_the_command_explains_a_taken_port(shared: EmulatorServer) -> None:
    done = run("emulator", "--port", str(shared.port))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"cannot listen on 127.0.0.1:{shared.port}: Address already in use" in done.stderr
    assert "cure: --port" in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.com"])  # noqa: S104  # must be refused
def test_the_command_keeps_to_loopback(host: str) -> None:
    done = run("emulator", "--host", host, "--port", "0")
    assert done.returncode == 1
    assert "--allow-other-interfaces" in done.stderr


def test_the_command_has_help_and_a_version() -> None:
    assert "emulator" in run("--help").stdout
    assert run("--version").stdout.strip().count(".") == 2


def test_the_command_explains_a_missing_extra(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise ImportError(name='typer')")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "pulumi_livemedia", "emulator"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)  # noqa: S603  # our own command
    assert done.returncode == 1
    assert "pip install 'pulumi-livemedia[emulator]'" in done.stderr


def test_the_emulator_shares_no_code_with_the_provider() -> None:
    allowed = ("pulumi_livemedia.emulator", "pulumi_livemedia.version")
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                ours = name.startswith("pulumi_livemedia")
                assert not ours or name.startswith(allowed), f"{path}: {name}"
                extra = {"botocore", "moto"} if path.name == "s3.py" else set()
                known = {*sys.stdlib_module_names, "werkzeug", "_typeshed", *extra}
                assert ours or name.split(".")[0] in known, name
