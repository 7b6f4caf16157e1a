"""Sessions that make no calls."""

from pulumi_livemedia.calls.clock import Alive, Clock, Deadline, always_alive
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.retry import RetryPolicy
from pulumi_livemedia.calls.session import Session
from pulumi_livemedia.calls.signing_key import Find, SigningKey


def nobody(_key: Credentials) -> None:
    """Let every key sign."""


def session(
    clock: Clock,
    *,
    seconds: float = 300,
    find: Find = lambda _obtain: Credentials("id", "secret"),
    alive: Alive = always_alive,
    pool: Pool | None = None,
) -> Session:
    """Return a session for one operation."""
    return Session(
        pool=pool or Pool(),
        signing_key=SigningKey(find),
        region="here",
        policy=RetryPolicy(),
        max_concurrent=2,
        deadline=Deadline.after(seconds, clock),
        alive=alive,
        admit=nobody,
    )
