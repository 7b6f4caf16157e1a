"""The emulator of this checkout: one background process, its log and its address in .run/."""

import fcntl
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tools.console import Problem, interrupts_ignored, say, tail

HOST = "127.0.0.1"
READY_WITHIN = 30.0  # seconds
STOPPED_WITHIN = 10.0  # seconds
POLL = 0.05  # seconds


@dataclass(frozen=True)
class Emulator:
    """An emulator that was started from this checkout.

    Its process holds the lock of the file that describes it: while the lock is held, what the file says is
    true, and no other process can be mistaken for it.
    """

    pid: int
    port: int


@dataclass(frozen=True)
class Folder:
    """Where the emulator's address and log are kept, and the command that starts it."""

    path: Path
    command: tuple[str, ...] = (str(Path(sys.executable).parent / "livemedia"), "emulator")

    @property
    def record(self) -> Path:
        """The file that says which process it is, locked by that process."""
        return self.path / "emulator.json"

    @property
    def log(self) -> Path:
        """What the emulator prints."""
        return self.path / "emulator.log"


def running(folder: Folder) -> Emulator | None:
    """Find the emulator that was started from here, if it still runs."""
    try:
        with folder.record.open() as record:
            fcntl.flock(record, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return Emulator(**json.loads(folder.record.read_text()))
    return None


def ensure(folder: Folder, port: int) -> None:
    """Have an emulator on a port: one that runs there already, or a new one."""
    ours = running(folder)
    if ours is not None and ours.port != port:
        say(f"stopping the emulator on port {ours.port}: it is wanted on port {port}")
        stop(folder)
    if is_healthy(port):
        return
    if is_taken(port):
        raise Problem(f"port {port} is used by another program. Choose another one: make up PORT={port + 1}")
    start(folder, port)


def start(folder: Folder, port: int) -> None:
    """Start an emulator in the background and wait until it answers."""
    folder.path.mkdir(parents=True, exist_ok=True)
    with interrupts_ignored():
        spawn(folder, port)
    deadline = time.monotonic() + READY_WITHIN
    while not is_healthy(port):
        if running(folder) is None or time.monotonic() > deadline:
            stop(folder)
            raise Problem(f"{tail(folder.log)}\nthe emulator did not start on port {port}")
        time.sleep(POLL)


def spawn(folder: Folder, port: int) -> None:
    """Start the process, apart from the terminal, with the record's lock handed down to it."""
    command = (*folder.command, "--port", str(port))
    streams = (
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(folder.log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    )
    with folder.record.open("w") as record:
        fcntl.flock(record, fcntl.LOCK_EX)
        os.set_inheritable(record.fileno(), True)  # noqa: FBT003 - takes no keywords
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=streams, setsid=True)
        json.dump({"pid": pid, "port": port}, record)


def stop(folder: Folder) -> bool:
    """End the emulator that was started from here; False if none runs."""
    ours = running(folder)
    if ours is None:
        return False
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(ours.pid, number)
        if has_ended(folder):
            break
    return True


def has_ended(folder: Folder) -> bool:
    """Wait a while for the emulator to end."""
    deadline = time.monotonic() + STOPPED_WITHIN
    while running(folder) is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL)
    return True


def seed(port: int, caster: dict[str, object]) -> None:
    """Make a caster exist, as if somebody had made it in the console; one that exists is left as it is."""
    state = call(port, "GET", "/_emulator/state")
    if str(caster["CasterId"]) not in json.dumps(state.get("casters", [])):
        call(port, "POST", "/_emulator/casters", {"casters": [caster]})


def is_healthy(port: int) -> bool:
    """Tell whether an emulator answers on a port."""
    try:
        return "uptime" in json.dumps(call(port, "GET", "/_emulator/health"))
    except Problem:
        return False


def is_taken(port: int) -> bool:
    """Tell whether anything listens on a port."""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.connect()
    except OSError:
        return False
    connection.close()
    return True


def call(port: int, method: str, path: str, body: object = None) -> dict[str, object]:
    """Call the emulator's control plane."""
    connection = HTTPConnection(HOST, port, timeout=5)
    headers = {"Content-Type": "application/json"}
    try:
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        text = response.read()
        answer = json.loads(text)
    except (OSError, HTTPException, ValueError) as error:
        raise Problem(f"no emulator answers on port {port}: {error}") from error
    finally:
        connection.close()
    if response.status >= 400 or not isinstance(answer, dict):  # noqa: PLR2004 - HTTP's first error status
        raise Problem(f"the emulator refused {method} {path}: {text.decode(errors='replace')}")
    return answer
