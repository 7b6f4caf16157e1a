"""The emulator's background process."""

import contextlib
import random
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import emulator, session
from tools.console import Problem

FAKE = Path(__file__).with_name("fake_emulator.py")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[emulator.Folder]:
    """Make a place for an emulator that does not outlive the test."""
    place = emulator.Folder(tmp_path / ".run", (sys.executable, str(FAKE)))
    yield place
    emulator.stop(place)


@pytest.fixture
def port() -> int:
    """Find a port that is free, and that no connection of another test gets meanwhile: those begin at 32768."""
    for number in random.SystemRandom().sample(range(20000, 32000), 100):
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.bind((emulator.HOST, number))
            return number
    return pytest.fail("a hundred ports are taken")


def test_it_is_started_once_and_stopped(folder: emulator.Folder, port: int) -> None:
    emulator.ensure(folder, port)
    first = emulator.running(folder)
    emulator.ensure(folder, port)
    assert emulator.running(folder) == first
    assert emulator.stop(folder)
    assert emulator.running(folder) is None
    assert not emulator.is_healthy(port)


def test_stopping_is_safe_when_nothing_runs(folder: emulator.Folder) -> None:
    assert not emulator.stop(folder)


def test_what_is_left_of_a_dead_one_is_not_believed(folder: emulator.Folder) -> None:
    folder.path.mkdir()
    folder.record.write_text('{"pid": 1, "port": 4570}')
    assert emulator.running(folder) is None


def test_a_port_of_another_program_is_refused(folder: emulator.Folder) -> None:
    with socket.create_server((emulator.HOST, 0)) as other:
        port = other.getsockname()[1]
        threading.Thread(target=answer_otherwise, args=(other,), daemon=True).start()
        with pytest.raises(Problem, match=rf"port {port} is used by another program.*make up PORT={port + 1}"):
            emulator.ensure(folder, port)
    assert emulator.running(folder) is None


def answer_otherwise(other: socket.socket) -> None:
    """Greet callers as no web server would, until the port is closed."""
    with contextlib.suppress(OSError):
        while True:
            caller, _address = other.accept()
            with caller:
                caller.sendall(b"220 mail.example\r\n")


def test_one_that_cannot_start_shows_its_log(tmp_path: Path, port: int) -> None:
    broken = emulator.Folder(tmp_path, (sys.executable, "-c", "raise SystemExit('no such command')"))
    with pytest.raises(Problem, match=f"no such command\nthe emulator did not start on port {port}"):
        emulator.ensure(broken, port)


def test_the_caster_is_seeded_once(folder: emulator.Folder, port: int) -> None:
    emulator.ensure(folder, port)
    for _ in range(2):
        emulator.seed(port, {"CasterId": "one"})
    assert emulator.call(port, "GET", "/_emulator/state")["casters"] == [{"CasterId": "one"}]


def test_the_room_is_seeded_once(folder: emulator.Folder, port: int) -> None:
    emulator.ensure(folder, port)
    for _ in range(2):
        session.seed_room(port, {"RoomId": "studio"})
    assert emulator.call(port, "GET", "/_emulator/rooms")["rooms"] == [{"RoomId": "studio"}]
