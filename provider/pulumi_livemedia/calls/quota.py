"""A budget for retries, so that an outage is not made worse by everybody who tries again."""

import threading

CAPACITY = 500
"""What a process may spend on retries before it has to succeed at something."""
TRANSIENT_COST = 14
"""Price of a retry after a fault: a full outage is met with 35 retries, then every call fails at once."""
THROTTLING_COST = 5
"""Price of a retry after throttling: the cloud works, and has said when it is too much."""
PLAIN_SUCCESS = 1
"""What a success at the first attempt gives back."""


class RetryQuota:
    """The budget of one process for one cloud; many threads may use it.

    The figures are those of the AWS SDKs' standard mode since 2026-11.
    Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._available = capacity
        self._lock = threading.Lock()

    @property
    def available(self) -> int:
        """What is left, between 0 and the capacity."""
        return self._available

    def take(self, cost: int) -> bool:
        """Pay for a retry; False, and nothing paid, if there is not enough left."""
        with self._lock:
            if cost > self._available:
                return False
            self._available -= cost
            return True

    def give_back(self, amount: int) -> None:
        """Put back what a success is worth, never beyond the capacity."""
        with self._lock:
            self._available = min(self.capacity, self._available + amount)
