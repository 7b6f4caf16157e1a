"""How many calls a second the emulator answers, beside moto's S3 in the same run.

`python -m benchmarks.emulator_throughput` prints it. Each server is a process of its own. A pair is StartRecord and
StopRecord of a recording, or PUT and DELETE of an object of the same size; all are signed before the clock starts, and
the cost of signing is told apart. The emulator verifies every signature; moto does not.
"""

import argparse
import contextlib
import datetime as dt
import hashlib
import hmac
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.keep_alive import seconds

SECRET = b"emulator-secret"
BUCKET = "shows"
APP = "661e00000000000000000001"


class Row(NamedTuple):
    """One line of the table."""

    what: str
    figure: str


Address = tuple[str, int]
Share = list[bytes]


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _signed(address: Address, scheme: str, target: str, body: bytes) -> bytes:
    """A request with a signature in its headers; AWS's and Volcengine's differ in names alone.

    Args:
        address: of the server.
        scheme: s3 or rtc.
        target: method, path and query, such as `POST /?Action=StopRecord&Version=2023-11-01`.
        body: as it is sent.
    """
    method, _, url = target.partition(" ")
    path, _, query = url.partition("?")
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    digest = hashlib.sha256(body).hexdigest()
    aws = scheme == "s3"
    prefix, start, end = ("x-amz", b"AWS4", "aws4_request") if aws else ("x", b"", "request")
    headers = {"host": f"{address[0]}:{address[1]}", f"{prefix}-content-sha256": digest, f"{prefix}-date": now}
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    canonical = f"{method}\n{path}\n{query}\n{lines}\n{names}\n{digest}"
    scope = f"{now[:8]}/us-east-1/{scheme}/{end}"
    key = start + SECRET
    for part in scope.split("/"):
        key = _hmac(key, part)
    algorithm = "AWS4-HMAC-SHA256" if aws else "HMAC-SHA256"
    to_sign = f"{algorithm}\n{now}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    headers["authorization"] = (
        f"{algorithm} Credential=emulator/{scope}, SignedHeaders={names}, Signature={_hmac(key, to_sign).hex()}"
    )
    headers |= {"content-length": str(len(body)), "content-type": "application/json"}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{target} HTTP/1.1\r\n{head}\r\n".encode() + body


def recordings(address: Address, thread: int, pairs: int) -> Share:
    """StartRecord and StopRecord of so many recordings."""
    share = []
    for number in range(pairs):
        triple = {"AppId": APP, "RoomId": f"Room{thread}", "TaskId": f"Task{number}-{time.monotonic_ns()}"}
        store = {"Type": 0, "TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "my-bucket"}}
        for action, body in (("StartRecord", {**triple, "StorageConfig": store}), ("StopRecord", triple)):
            target = f"POST /?Action={action}&Version=2023-11-01"
            share.append(_signed(address, "rtc", target, json.dumps(body).encode()))
    return share


def objects(address: Address, thread: int, pairs: int) -> Share:
    """PUT and DELETE of so many objects."""
    body = b"x" * 200
    return [
        _signed(address, "s3", f"{method} /{BUCKET}/{thread}/{number}", sent)
        for number in range(pairs)
        for method, sent in (("PUT", body), ("DELETE", b""))
    ]


@contextlib.contextmanager
def emulator() -> Iterator[Address]:
    """The emulator, as users start it."""
    command = [sys.executable, "-m", "pulumi_livemedia", "emulator", "--port", "0"]
    with _process(command, "ready ") as address:
        yield address


@contextlib.contextmanager
def moto() -> Iterator[Address]:
    """The server of moto, with a bucket."""
    program = (
        "from moto.server import ThreadedMotoServer; import threading\n"
        "server = ThreadedMotoServer('127.0.0.1', 0, verbose=False); server.start()\n"
        "host, port = server.get_host_and_port(); print(f'ready http://{host}:{port}', flush=True)\n"
        "threading.Event().wait()"
    )
    with _process([sys.executable, "-c", program], "ready ") as address:
        seconds(address, [[_signed(address, "s3", f"PUT /{BUCKET}", b"")]])
        yield address


@contextlib.contextmanager
def _process(command: Sequence[str], first: str) -> Iterator[Address]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:  # noqa: S603  # our own
        try:
            assert process.stdout is not None  # noqa: S101  # it is a pipe
            line = process.stdout.readline()
            parts = urlsplit(line.removeprefix(first).strip())
            yield parts.hostname or "", parts.port or 0
        finally:
            process.terminate()


def throughput(
    server: Callable[[], contextlib.AbstractContextManager[Address]],
    make: Callable[[Address, int, int], Share],
    threads: int,
    pairs: int,
) -> tuple[float, float]:
    """Answers a second, and the seconds that signing one request took."""
    with server() as address:
        seconds(address, [make(address, 99, 5)])
        began = time.perf_counter()
        shares = [make(address, thread, pairs // threads) for thread in range(threads)]
        requests = sum(map(len, shares))
        signing = (time.perf_counter() - began) / requests
        return requests / seconds(address, shares), signing


def start_up() -> float:
    """The seconds from the command to an emulator that answers."""
    began = time.perf_counter()
    with emulator() as address:
        _control(address, "GET", "/health")
        return time.perf_counter() - began


def reset(pairs: int) -> float:
    """The seconds that forgetting so many recordings takes."""
    with emulator() as address:
        seconds(address, [recordings(address, 0, pairs)])
        began = time.perf_counter()
        _control(address, "POST", "/reset")
        return time.perf_counter() - began


def _control(address: Address, method: str, path: str) -> None:
    url = f"http://{address[0]}:{address[1]}/_emulator{path}"
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=60) as answer:
        answer.read()


def measure(pairs: int, rounds: int) -> Iterator[Row]:
    """Every row of the table, medians of so many rounds."""
    servers = (("emulator, StartRecord + StopRecord", emulator, recordings), ("moto S3, PUT + DELETE", moto, objects))
    signing = []
    for threads in (1, 8):
        for what, server, make in servers:
            runs = [throughput(server, make, threads, pairs) for _ in range(rounds)]
            signing += [cost for _, cost in runs]
            figure = statistics.median(rate for rate, _ in runs)
            yield Row(f"{what}, {threads} client thread{'s' * (threads > 1)}", f"{figure:,.0f} requests/s")
    yield Row("signing a request, in the client", f"{statistics.median(signing) * 1e6:.0f} us")
    yield Row(
        "start of the emulator, from command to answer", f"{statistics.median(start_up() for _ in range(rounds)):.2f} s"
    )
    yield Row(
        f"reset after {pairs:,} recordings", f"{statistics.median(reset(pairs) for _ in range(rounds)) * 1000:.1f} ms"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.emulator_throughput")
    parser.add_argument("--pairs", type=int, default=2000, help="of calls in each run")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    given = parser.parse_args(arguments)
    rows = list(measure(given.pairs, given.rounds))
    width = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{row.what:{width}}  {row.figure:>20}")


if __name__ == "__main__":
    main()
