"""An emulator in a process of its own, and what must hold whatever it is sent."""

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

# Of work, so that it makes no difference what else the machine does; and of waiting, however busy it is.
WORK_SECONDS = 5.0
ANSWER_SECONDS = 60.0
GROWTH_MEGABYTES = 384
NOT_A_REFUSAL = {500, 502, 504}


class Answer(NamedTuple):
    """What came back; `status` is 0 if the connection was closed without an answer."""

    status: int
    content_type: str
    body: bytes


@dataclass
class Target:
    """The process.

    Attributes:
        url: where it listens.
        process: the running command.
        errors: what it writes to stderr.
        before: its memory when it began, in megabytes.
        sent: how many requests it has had.
        worked: the seconds that it had computed after the last one.
        seen: how much of the errors was complained of already.
    """

    url: str
    process: "subprocess.Popen[str]"
    errors: Path
    before: int = field(init=False)
    sent: int = 0
    seen: int = 0
    worked: float = 0

    def __post_init__(self) -> None:
        self.before = self.megabytes()

    def work(self) -> float:
        """The seconds that the process has computed so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> int:
        """The memory that the process has at present."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s*(\d+) kB", status)
        assert found, status
        return int(found[1]) // 1024

    def exchange(self, request: bytes, *, head: bool = False) -> Answer:
        """Send some bytes, and read what comes back until the end of the first answer."""
        self.sent += 1
        address = urlsplit(self.url)
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=ANSWER_SECONDS) as client:
            # Whoever refuses early does not read on.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                client.sendall(request)
                client.shutdown(socket.SHUT_WR)
            response = http.client.HTTPResponse(client, method="HEAD" if head else None)
            try:
                response.begin()
            except http.client.RemoteDisconnected:
                return self._hold(Answer(0, "", b""))
            return self._hold(Answer(response.status, response.headers.get("Content-Type", ""), response.read()))

    def judge(self, response: httpx.Response) -> Answer:
        """The same for an answer that another client has received."""
        self.sent += 1
        return self._hold(Answer(response.status_code, response.headers.get("content-type", ""), response.content))

    def _hold(self, answer: Answer) -> Answer:
        assert answer.status not in NOT_A_REFUSAL, answer
        if answer.body and "json" in answer.content_type:
            json.loads(answer.body.decode(), parse_constant=int)
        if answer.body and "xml" in answer.content_type:
            ET.fromstring(answer.body.decode())  # noqa: S314  # our own answer
        assert self.process.poll() is None
        before, self.worked = self.worked, self.work()
        assert self.worked - before < WORK_SECONDS, answer
        written = self.errors.read_text()[self.seen :]
        self.seen += len(written)
        assert not written, written
        grown = self.megabytes() - self.before
        assert grown < GROWTH_MEGABYTES, f"{grown} MB more after {self.sent} requests"
        return answer


@contextlib.contextmanager
def target(folder: Path) -> Iterator[Target]:
    """Run an emulator, and stop it afterwards."""
    command = [sys.executable, "-m", "pulumi_livemedia", "emulator", "--port", "0"]
    errors = folder / "stderr"
    with (
        errors.open("w") as stderr,
        subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=stderr) as process,  # noqa: S603  # our own command
    ):
        assert process.stdout is not None
        _, url = process.stdout.readline().split()
        try:
            yield Target(url, process, errors)
        finally:
            process.terminate()
            process.wait(30)
