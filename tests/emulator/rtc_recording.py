"""One recording of a test: its calls, its room, its clock and its switches."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.emulator.volcengine_signing import Volcengine


@dataclass
class Recording:
    """A recording that a test starts and stops.

    Attributes:
        rtc: calls RTC.
        control: calls the control plane.
        body: of StartRecord, as short as it can be.
        triple: its name.
    """

    rtc: Volcengine
    control: httpx.Client
    body: dict[str, Any]
    triple: dict[str, str]

    @property
    def path(self) -> str:
        """Where the control plane knows it."""
        return f"/tasks/{'/'.join(self.triple.values())}"

    def start(self, **members: object) -> object:
        """StartRecord, with more members; the result."""
        return self.rtc.ok("StartRecord", {**self.body, **members})

    def stop(self) -> object:
        """StopRecord; the result."""
        return self.rtc.ok("StopRecord", self.triple)

    def task(self) -> Any:  # noqa: ANN401  # whatever is answered
        """GetRecordTask."""
        return self.rtc.task(**self.triple)

    def refusal(self, action: str, **members: object) -> tuple[int, str]:
        """A call with the name of the recording that must be refused; status and code."""
        return self.rtc.refusal(action, {**self.triple, **members})

    def files(self) -> Any:  # noqa: ANN401  # whatever is answered
        """The files of GetRecordTask."""
        return self.task()["RecordFileList"]

    def shown(self) -> list[Any]:
        """All recordings as the control plane shows them."""
        found: list[Any] = self.control.get("/state").json()["recordTasks"]
        return found

    def publish(self, *users: str, screens: tuple[str, ...] = ()) -> None:
        """Have these users publish in the room from now on, and these share their screens."""
        streams = [{"UserId": user} for user in users] + [{"UserId": user, "StreamType": 1} for user in screens]
        room = {"AppId": self.triple["AppId"], "RoomId": self.triple["RoomId"], "streams": streams}
        response = self.control.post("/rooms", json=room)
        assert response.status_code == 201, response.text

    def advance(self, seconds: float) -> None:
        """Move the clock."""
        assert self.control.post("/clock/advance", json={"seconds": seconds}).status_code == 200

    def choose(self, **settings: object) -> None:
        """Set switches."""
        response = self.control.put("/settings", json=settings)
        assert response.status_code == 200, response.text
