"""The provider process alone, without the engine: how soon it answers, and what it keeps in memory."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc  # type: ignore[import-untyped]
from pulumi.runtime import rpc
from pulumi.runtime.proto import provider_pb2

from benchmarks.inside import full_layout
from pulumi_livemedia.dynamic.resource import PROVIDER, serialized
from pulumi_livemedia.testing.provider_process import ProviderProcess
from tools.console import output_of

_PATIENCE = 120.0
_AT_ONCE = 32


@dataclass(frozen=True)
class Served:
    """A provider class that a process serves.

    Attributes:
        title: what tables call it.
        pickled: as the state keeps it.
    """

    title: str
    pickled: str


BARE = Served("no-op provider", serialized("benchmarks.programs.floor", "Nothing"))
OURS = Served("pulumi-livemedia", serialized("pulumi_livemedia.providers", "RtcRecordTaskProvider"))
OURS_UNLIMITED = Served(
    "pulumi-livemedia", serialized("benchmarks.programs.ours_unlimited", "UnlimitedRecordTaskProvider")
)


def seconds_until_ready(served: Served, folder: Path, variables: Mapping[str, str]) -> float:
    """Seconds from the start of a process until it has said its port and answered its first check."""
    first_check = _check(served, 0)
    with _engine() as address:
        started = time.perf_counter()
        process = ProviderProcess(address, folder, variables)
        try:
            process.call("Configure", provider_pb2.ConfigureRequest(), _PATIENCE)
            process.call("Check", first_check, _PATIENCE)
            return time.perf_counter() - started
        finally:
            process.close()


def kilobytes(served: Served, count: int, folder: Path, variables: Mapping[str, str]) -> int:
    """Resident memory of a process that has checked and created so many recordings."""
    with _engine() as address, ThreadPoolExecutor(_AT_ONCE) as threads:
        process = ProviderProcess(address, folder, variables)
        try:
            process.call("Configure", provider_pb2.ConfigureRequest(), _PATIENCE)

            def create(number: int) -> None:
                checked = process.call("Check", _check(served, number), _PATIENCE)
                process.call("Create", provider_pb2.CreateRequest(properties=checked.inputs), _PATIENCE)

            list(threads.map(create, range(count)))
            return _resident(process.process.pid)
        finally:
            process.close()


def _check(served: Served, number: int) -> Any:  # noqa: ANN401  # a protobuf message
    news = full_layout(f"show-{number}", number) | {PROVIDER: served.pickled}
    loop = asyncio.new_event_loop()
    try:
        return provider_pb2.CheckRequest(news=loop.run_until_complete(rpc.serialize_properties(news, {})))
    finally:
        loop.close()


def _resident(pid: int) -> int:
    """Kilobytes of a process that are in memory."""
    return int((output_of(["ps", "-o", "rss=", "-p", str(pid)]) or "0").strip())


@contextmanager
def _engine() -> Iterator[str]:
    """An address at which something listens, as the provider process expects of its engine."""
    server = grpc.server(ThreadPoolExecutor(1))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.stop(None).wait()
