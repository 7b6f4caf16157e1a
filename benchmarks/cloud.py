"""The clouds of the benchmarks: the emulator in a process of its own, which answers as late as a cloud."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from benchmarks.programs import show
from pulumi_livemedia.testing.environment import emulator_variables
from tools.console import Problem

LATENCY_MS = 100
SECRET = "emulator-secret"  # noqa: S105  # the emulator's, which is no secret
_READY = "ready "


class Cloud:
    """One emulator. Each rival has an account of its own in it.

    Args:
        url: the emulator's address.
        latency_ms: how long each call waits before anything happens.
    """

    def __init__(self, url: str, latency_ms: int) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_emulator", trust_env=False)
        if latency_ms:
            self._ask("POST", "/faults", {"match": {}, "effect": {"latency_ms": latency_ms}})

    def close(self) -> None:
        """Give up the connection."""
        self._http.close()

    def empty(self, key: str, *, casters: int, rate_limits: bool) -> None:
        """Begin anew in an account: idle casters, no recordings, and the documented rates enforced or not."""
        self._ask("POST", "/reset", namespace=key)
        self._ask("PUT", "/settings", {"rate_limits": rate_limits}, namespace=key)
        for number in range(casters):
            self._ask("POST", "/casters", {"CasterId": show.caster(number)}, namespace=key)

    def running(self, key: str) -> int:
        """How many casters and recordings of an account are not over."""
        state = self._ask("GET", "/state", namespace=key)
        rows = [*state["casters"], *state["recordTasks"]]
        return sum(row["state"] not in ("idle", "ended", "failed") for row in rows)

    def calls(self, key: str) -> int:
        """How many calls were made in an account."""
        return len(self._ask("GET", "/requests", namespace=key)["requests"])

    def variables(self, key: str) -> Mapping[str, str]:
        """The environment of somebody who works in an account."""
        return emulator_variables(self.url, key, SECRET)

    def _ask(self, method: str, path: str, body: object = None, **query: str) -> dict[str, Any]:
        response = self._http.request(method, path, json=body, params=query, timeout=60)
        if not response.is_success:
            raise Problem(f"the emulator refuses {method} {path}: {response.text}")
        answer: dict[str, Any] = response.json()
        return answer


@contextmanager
def emulated(latency_ms: int = LATENCY_MS) -> Iterator[Cloud]:
    """An emulator that runs as long as the block."""
    command = [sys.executable, "-u", "-m", "pulumi_livemedia", "emulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own words
        try:
            line = process.stdout.readline().strip() if process.stdout else ""
            if not line.startswith(_READY):
                raise Problem(f"the emulator did not start; it said: {line or 'nothing'}")
            cloud = Cloud(line.removeprefix(_READY), latency_ms)
            try:
                yield cloud
            finally:
                cloud.close()
        finally:
            process.terminate()
