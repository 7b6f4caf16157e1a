"""An emulator to call over real HTTP, with a clock that is turned by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from pulumi_livemedia.alibaba.client import LiveClient, connect
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.pool import Pool
from tests.manual_clock import ManualClock

CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
KEY = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "emulator", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "emulator-secret"}
# The emulator's own key is shown to no vendor.
VENDORS_KEY = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tEXAMPLE", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "emulator-secret"}


@dataclass
class Bench:
    """An emulator, its control plane, and clients for it that share one pool."""

    url: str
    control: httpx.Client
    pool: Pool
    clock: ManualClock
    home: Path

    def client(
        self,
        *,
        key: Mapping[str, str] | None = None,
        settings: Mapping[str, str] | None = None,
        deadline: Deadline | None = None,
        alive: Callable[[], None] = lambda: None,
    ) -> LiveClient:
        """Return a client with the emulator's key."""
        return connect(
            {"livemedia:alicloudEndpoint": self.url, **(settings or {})},
            clock=self.clock,
            alive=alive,
            deadline=deadline,
            environ=KEY if key is None else key,
            home=self.home,
            pool=self.pool,
        )

    def post(self, path: str, **body: object) -> None:
        """Call the control plane."""
        self.control.post(path, json=body).raise_for_status()

    def caster(self, **fields: object) -> None:
        """Seed a caster, ready to start unless the fields say otherwise."""
        self.post("/casters", CasterId=CASTER, **fields)

    def fault(self, action: str, times: int | None = None, **effect: object) -> None:
        """Let calls of an action fail."""
        count = {} if times is None else {"times": times}
        self.post("/faults", match={"action": action}, effect=effect, **count)

    def requests(self, action: str) -> list[dict[str, Any]]:
        """Return the recorded calls of an action."""
        found: list[dict[str, Any]] = self.control.get("/requests", params={"action": action}).json()["requests"]
        return found

    def asked(self, service: str) -> list[dict[str, Any]]:
        """Return the recorded calls of a service."""
        found: list[dict[str, Any]] = self.control.get("/requests", params={"service": service}).json()["requests"]
        return found
