"""Where things were started, and that nothing is looked for or stopped elsewhere."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.sweep.problems import NotToBeEnded

if TYPE_CHECKING:
    from pulumi_livemedia.sweep.inventory import Record

LOOK_SECONDS: Final = 60.0
STOP_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True)
class StoredHome:
    """Endpoint and account that a state keeps of a thing."""

    endpoint: str
    account_id: str | None

    @classmethod
    def of(cls, record: "Record") -> "StoredHome":
        """Return what a record keeps; it has to have an endpoint."""
        account = record.outputs.get("accountId")
        return cls(str(record.outputs["endpoint"]), None if account is None else str(account))


def look_deadline() -> Deadline:
    """Return when a look must have ended."""
    return Deadline.after(LOOK_SECONDS, SYSTEM_CLOCK)


def require_same_run(thing: str, found: int | str | None, now: int | str | None) -> None:
    """Refuse to stop a run that was started after the one that was shown.

    Raises:
        NotToBeEnded: it is another one.
    """
    if found != now:
        raise NotToBeEnded(
            f"{thing} was started anew since it was looked at, so it goes on", cure="sweep again to look at it"
        )
