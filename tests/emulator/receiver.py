"""A receiver of callbacks, as a user might run one."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 30.0


@dataclass
class Receiver:
    """What came, and what is answered.

    Attributes:
        url: where it listens.
        answers: the statuses of the next answers; 200 when there are no more.
        letters: the bodies that came and were not taken yet.
        kinds: the media types of all bodies.
    """

    url: str = ""
    answers: list[int] = field(default_factory=list)
    letters: "queue.Queue[bytes]" = field(default_factory=queue.Queue)
    kinds: list[str] = field(default_factory=list)

    def take(self) -> bytes:
        """The next body, as soon as it comes."""
        return self.letters.get(timeout=PATIENCE)

    def event(self) -> tuple[str, Any]:
        """The type and the data of the next event."""
        body = json.loads(self.take())
        return body["EventType"], json.loads(body["EventData"])


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver on a free port."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.kinds.append(self.headers["Content-Type"])
            self.send_response(receiver.answers.pop(0) if receiver.answers else 200)
            self.end_headers()
            receiver.letters.put(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/rtc?app=1"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
