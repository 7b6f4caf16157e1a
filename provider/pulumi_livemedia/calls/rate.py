"""Staying below the published rates, so that the cloud has no reason to throttle."""

import math
import threading
from dataclasses import dataclass, field

SHARE = 0.8
"""The part of the published rate that is used steadily."""
LEAST = 0.1
"""The part of that rate which is left, however often the cloud throttles."""
RECOVERY = 0.1
"""The part of it that comes back in each second without throttling."""
_AT_ONCE = 1.0
"""Seconds: what was on the wire together is throttled together, and counts once."""


@dataclass
class TokenBucket:
    """Grants calls at a steady rate, with a small burst; many threads may use it.

    The steady rate is 80 % of the published one and the burst the other 20 %: in no second, wherever it
    begins, are there more calls than published.

    Others may call in the same account, such as another stack that is brought up at the same time. They show by
    throttling: then the steady rate is halved, and comes back little by little.

    Attributes:
        published_rate: calls per second that the vendor grants.
        queue: held by the one who waits for the next turn.
    """

    published_rate: float
    queue: threading.Semaphore = field(init=False, default_factory=threading.Semaphore, repr=False)
    _tokens: float = field(init=False)
    _filled_at: float | None = field(init=False, default=None)
    _part: float = field(init=False, default=1.0)
    _throttled_at: float = field(init=False, default=-math.inf)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Start full."""
        self._tokens = self.burst

    @property
    def rate(self) -> float:
        """Calls per second, steadily, while nobody else calls."""
        return self.published_rate * SHARE

    @property
    def burst(self) -> float:
        """Calls that may go at once after a rest, at least one."""
        return max(1.0, self.published_rate - self.rate)

    def slow_down(self, now: float) -> None:
        """Take note that the cloud has throttled a call, and call half as often for a while.

        Args:
            now: monotonic seconds.
        """
        with self._lock:
            self._fill(now)
            self._tokens = min(self._tokens, 0.0)
            if now - self._throttled_at >= _AT_ONCE:
                self._part = max(LEAST, self._part_at(now) / 2)
                self._throttled_at = now

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
            wait = max(0.0, (1 - self._tokens) / (self.rate * self._part_at(now)))
            if wait > at_most:
                return None
            self._tokens -= 1
            return wait

    def _fill(self, now: float) -> None:
        since = 0.0 if self._filled_at is None else max(0.0, now - self._filled_at)
        self._tokens = min(self.burst, self._tokens + since * self.rate * self._part_at(now))
        self._filled_at = now if self._filled_at is None else max(now, self._filled_at)

    def _part_at(self, now: float) -> float:
        """The part of the steady rate that is used now."""
        return min(1.0, self._part + RECOVERY * max(0.0, now - self._throttled_at))


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
