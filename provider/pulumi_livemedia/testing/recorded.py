"""The calls that an emulator has recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCall:
    """One call that a program made, and what came of it.

    Attributes:
        time: when it was answered, on the test's virtual clock.
        service: such as `live`, `rtc` or `sts`.
        action: the operation, such as `StartCaster`.
        resource: the id of the thing it was about; AppId, RoomId and TaskId with slashes between them for a recording.
        parameters: what was sent, under the documented names; secrets are masked.
        status: the HTTP status; None if no answer was sent.
        code: the cloud's error code; empty if the call succeeded.
        request_id: the id that the answer carried.
        committed: whether the operation was carried out, answered or not.
        faults: ids of the injected faults that took part.
    """

    time: datetime
    service: str
    action: str
    resource: str
    parameters: Mapping[str, Any] = field(repr=False)
    status: int | None
    code: str
    request_id: str = field(repr=False)
    committed: bool
    faults: tuple[str, ...]

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `GET /_emulator/requests`."""
        return cls(
            time=datetime.fromisoformat(row["time"]),
            service=row["service"],
            action=row["action"],
            resource=row["resource"],
            parameters=row["parameters"],
            status=row["status"],
            code=row["code"],
            request_id=row["requestId"],
            committed=row["committed"],
            faults=tuple(row["faults"]),
        )

    def __str__(self) -> str:
        outcome = "no answer" if self.status is None else f"{self.status} {self.code}".rstrip()
        faults = f" ({', '.join(self.faults)})" if self.faults else ""
        return " ".join(part for part in (self.service, self.action, self.resource, f"-> {outcome}{faults}") if part)
