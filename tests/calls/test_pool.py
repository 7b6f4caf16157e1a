"""What the calls of a process share."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.messages import Request, Response
from pulumi_livemedia.calls.pool import Pool, over_http

HERE, THERE = Endpoint("http", "127.0.0.1", 1), Endpoint("http", "127.0.0.1", 2)


class Line:
    """A transport that only knows whether it was closed."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.closed = False

    def send(self, request: Request, *, at_most: float) -> Response:
        """Carry nothing."""
        raise NotImplementedError(request, at_most)

    def close(self) -> None:
        """Note it."""
        self.closed = True


def test_one_caller_for_each_endpoint_and_limit() -> None:
    lines: list[Line] = []

    def connect(endpoint: Endpoint) -> Line:
        lines.append(Line(endpoint))
        return lines[-1]

    pool = Pool(connect)
    assert pool.caller(HERE, 10) is pool.caller(HERE, 10)
    assert pool.caller(HERE, 10) is not pool.caller(HERE, 2)
    assert pool.caller(HERE, 10) is not pool.caller(THERE, 10)
    assert pool.caller(HERE, 10).quota is pool.caller(THERE, 2).quota
    assert [line.endpoint for line in lines] == [HERE, THERE]


def test_closing_closes_every_line() -> None:
    lines: list[Line] = []

    def connect(endpoint: Endpoint) -> Line:
        lines.append(Line(endpoint))
        return lines[-1]

    with Pool(connect) as pool:
        pool.caller(HERE, 1)
        pool.caller(THERE, 1)

    assert [line.closed for line in lines] == [True, True]


def test_what_is_known_is_asked_once() -> None:
    """Of many threads that want to know the same, one asks and all get its answer."""
    pool, asked, start = Pool(), [], threading.Barrier(8)

    def ask() -> str:
        asked.append(1)
        return f"answer {len(asked)}"

    def want(_: int) -> str:
        start.wait()
        return pool.know("key", ask)

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(want, range(8))) == {"answer 1"}
    assert pool.know("another key", ask) == "answer 2"


def test_a_failed_question_is_asked_again() -> None:
    pool = Pool()

    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        pool.know("key", fail)

    assert pool.know("key", lambda: "answer") == "answer"


def test_first_time() -> None:
    pool = Pool()

    assert [pool.first_time("a"), pool.first_time("a"), pool.first_time("b")] == [True, False, True]


def test_no_connection_is_made_before_the_first_call() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        transport = over_http(Endpoint("http", "127.0.0.1", server.getsockname()[1]))
        transport.close()

        with pytest.raises(BlockingIOError):
            server.accept()
