"""How many connections are made, and kept."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.http import HttpTransport
from pulumi_livemedia.calls.messages import Request
from pulumi_livemedia.calls.settings import MOST_CONCURRENT_CALLS


class Server(ThreadingHTTPServer):
    """Answers only when as many requests are there as may be at the same time, each on a connection of its own."""

    request_queue_size = MOST_CONCURRENT_CALLS
    together = threading.Barrier(MOST_CONCURRENT_CALLS)
    accepted = 0

    def verify_request(self, *_: object) -> bool:
        """Count a connection."""
        self.accepted += 1
        return True


class Handler(BaseHTTPRequestHandler):
    """Answers with nothing, and keeps the connection."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer."""
        Server.together.wait(30)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def test_as_many_connections_are_kept_as_calls_may_be_on_the_wire() -> None:
    with serving() as server, ThreadPoolExecutor(MOST_CONCURRENT_CALLS) as threads:
        endpoint = Endpoint("http", "127.0.0.1", server.server_port)
        transport = HttpTransport(endpoint)
        try:
            for _ in range(2):
                requests = [Request("POST", f"{endpoint.url}/", {"host": endpoint.netloc})] * MOST_CONCURRENT_CALLS
                answers = list(threads.map(transport.send, requests))
                assert {answer.status for answer in answers} == {200}
        finally:
            transport.close()

        assert server.accepted == MOST_CONCURRENT_CALLS
