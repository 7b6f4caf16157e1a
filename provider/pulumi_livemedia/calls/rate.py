"""Staying below the published rates, so that the cloud has no reason to throttle."""

import threading
from dataclasses import dataclass, field

SHARE = 0.8
"""The part of the published rate that is used steadily."""


@dataclass
class TokenBucket:
    """Grants calls at a steady rate, with a small burst; many threads may use it.

    The steady rate is 80 % of the published one and the burst the other 20 %: in no second, wherever it
    begins, are there more calls than published.

    Attributes:
        published_rate: calls per second that the vendor grants.
        queue: held by the one who waits for the next turn.
    """

    published_rate: float
    queue: threading.Semaphore = field(init=False, default_factory=threading.Semaphore, repr=False)
    _tokens: float = field(init=False)
    _filled_at: float | None = field(init=False, default=None)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Start full."""
        self._tokens = self.burst

    @property
    def rate(self) -> float:
        """Calls per second, steadily."""
        return self.published_rate * SHARE

    @property
    def burst(self) -> float:
        """Calls that may go at once after a rest, at least one."""
        return max(1.0, self.published_rate - self.rate)

    def reserve(self, now: float, at_most: float) -> float | None:
        """Take the next free turn and return how many seconds from `now` it is.

        Args:
            now: monotonic seconds.
            at_most: a turn that is later than so many seconds from now is not taken.

        Returns:
            Seconds to wait, 0 for none; None if no turn was taken.
        """
        with self._lock:
            self._fill(now)
            # Below zero, the bucket counts those who already wait for their turn.
            wait = max(0.0, (1 - self._tokens) / self.rate)
            if wait > at_most:
                return None
            self._tokens -= 1
            return wait

    def _fill(self, now: float) -> None:
        since = 0.0 if self._filled_at is None else max(0.0, now - self._filled_at)
        self._tokens = min(self.burst, self._tokens + since * self.rate)
        self._filled_at = now if self._filled_at is None else max(now, self._filled_at)


class RateLimits:
    """One bucket for each (account, region, operation): this is how the clouds count."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str, str], TokenBucket] = {}
        self._lock = threading.Lock()

    def bucket(self, account: str, region: str, operation: str, published_rate: float) -> TokenBucket:
        """Return the bucket, made at first use.

        Args:
            account: the access key id stands for the account, which is not known before it is asked for.
            region: the region that is called.
            operation: the cloud's name of the operation.
            published_rate: calls per second that the vendor grants.
        """
        key = (account, region, operation)
        with self._lock:
            return self._buckets.setdefault(key, TokenBucket(published_rate))
