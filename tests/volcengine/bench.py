"""An emulator to call over real HTTP, with a clock that is turned by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.client import RtcClient, connect
from tests.manual_clock import ManualClock

APP, ROOM, TASK = "661e00000000000000000001", "Room1", "Task1"
IDENTITY = {"AppId": APP, "RoomId": ROOM, "TaskId": TASK}
KEY = {"VOLCENGINE_ACCESS_KEY": "emulator", "VOLCENGINE_SECRET_KEY": "emulator-secret"}
# The emulator's own key is shown to no vendor.
VENDORS_KEY = {"VOLCENGINE_ACCESS_KEY": "AKLTEXAMPLE", "VOLCENGINE_SECRET_KEY": "emulator-secret"}
TOS = {"Type": 0, "TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "shows"}}
START: Mapping[str, Any] = {**IDENTITY, "FileFormatConfig": {"FileFormat": ["MP4"]}, "StorageConfig": TOS}
HIDDEN = {"AccessKey": "hidden/id", "SecretKey": "hidden+secret", "SecurityToken": "hidden=token"}
ELSEWHERE = {"Type": 2, "CustomConfig": {"Vendor": 0, "Region": 0, "Bucket": "shows", **HIDDEN}}


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
    ) -> RtcClient:
        """Return a client with the emulator's key."""
        return connect(
            {"livemedia:volcengineEndpoint": self.url, **(settings or {})},
            clock=self.clock,
            alive=alive,
            deadline=deadline,
            environ=KEY if key is None else key,
            home=self.home,
            pool=self.pool,
        )

    def look(self) -> RecordTask | None:
        """Return the task, as a client of its own sees it."""
        return self.client().get_record_task(APP, ROOM, TASK)

    def choose(self, **settings: object) -> None:
        """Turn switches of the emulator."""
        self.control.put("/settings", json=settings).raise_for_status()

    def fault(self, action: str, times: int | None = None, **effect: object) -> None:
        """Let calls of an action fail."""
        count = {} if times is None else {"times": times}
        body = {"match": {"action": action}, "effect": effect, **count}
        self.control.post("/faults", json=body).raise_for_status()

    def requests(self, action: str) -> list[dict[str, Any]]:
        """Return the recorded calls of an action."""
        found: list[dict[str, Any]] = self.control.get("/requests", params={"action": action}).json()["requests"]
        return found
