"""Every test has an emulator that is as good as new."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.alibaba.bench import Bench
from tests.manual_clock import ManualClock


@pytest.fixture(scope="module")
def emulator() -> Iterator[EmulatorServer]:
    with EmulatorServer() as server:
        yield server


@pytest.fixture
def bench(emulator: EmulatorServer, tmp_path: Path) -> Iterator[Bench]:
    with httpx.Client(base_url=f"{emulator.url}/_emulator", trust_env=False) as control, Pool() as pool:
        control.post("/reset").raise_for_status()
        control.delete("/faults").raise_for_status()
        yield Bench(emulator.url, control, pool, ManualClock(time.time()), tmp_path)
