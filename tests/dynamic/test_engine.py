"""Nothing is done for an engine that is gone."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from pulumi_livemedia.dynamic import engine

LONELY = """
import sys, time
from pulumi_livemedia.dynamic import engine
engine._WATCH_SECONDS = 0.02
engine.end_with_engine()
time.sleep(20)
"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Something that listens on loopback, as an engine does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def address(listener: socket.socket) -> str:
    return f"127.0.0.1:{listener.getsockname()[1]}"


def started_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["provider", *arguments])


def test_while_the_engine_listens_work_goes_on(monkeypatch: pytest.MonkeyPatch, listener: socket.socket) -> None:
    started_with(monkeypatch, address(listener))

    engine.require_engine()


def test_when_nothing_listens_there_any_more_work_ends(
    monkeypatch: pytest.MonkeyPatch, listener: socket.socket
) -> None:
    started_with(monkeypatch, address(listener))
    listener.close()

    with pytest.raises(engine.EngineGone, match="the pulumi process has ended; nothing more is sent"):
        engine.require_engine()


def test_when_the_parent_process_is_another_one_work_ends(
    monkeypatch: pytest.MonkeyPatch, listener: socket.socket
) -> None:
    started_with(monkeypatch, address(listener))
    monkeypatch.setattr(os, "getppid", lambda: 1)

    with pytest.raises(engine.EngineGone):
        engine.require_engine()


@pytest.mark.parametrize("arguments", [[], ["--help"], ["nowhere"], [":80"], ["host:"], ["host:http"]])
def test_without_an_address_only_the_parent_counts(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    started_with(monkeypatch, *arguments)

    engine.require_engine()


@pytest.mark.parametrize("error", [TimeoutError(), PermissionError(), OSError(99, "no address")])
def test_only_a_refused_connection_tells_that_the_engine_is_gone(
    monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*_: object) -> None:
        raise error

    started_with(monkeypatch, "127.0.0.1:1")
    monkeypatch.setattr(socket, "create_connection", fail)

    engine.require_engine()


def test_a_process_ends_soon_after_its_engine(listener: socket.socket) -> None:
    dead = address(listener)
    listener.close()

    ended = subprocess.run([sys.executable, "-c", LONELY, dead], check=False, timeout=15)  # noqa: S603 - our own code

    assert ended.returncode == 1


def test_a_process_that_no_engine_has_started_is_not_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    started_with(monkeypatch, "-m")
    monkeypatch.setattr(threading, "Thread", None)

    engine.end_with_engine()
