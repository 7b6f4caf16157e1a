"""Counting: calls per second, and nonces that must not come twice. Both by the real clock."""

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.clock import Now


class RateLimits:
    """At most so many calls in any second, by key.

    Args:
        now: the real clock.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._calls: dict[Hashable, deque[datetime]] = {}

    def admit(self, key: Hashable, per_second: float) -> bool:
        """Count a call; whether it is within the limit. A refused call does not count."""
        now = self._now()
        calls = self._calls.setdefault(key, deque())
        while calls and calls[0] <= now - timedelta(seconds=1):
            calls.popleft()
        if len(calls) >= per_second:
            return False
        calls.append(now)
        return True

    def reset(self) -> None:
        """Forget what was counted."""
        self._calls.clear()


class Nonces:
    """The nonces of the requests that were let in.

    Args:
        now: the real clock.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._seen: dict[tuple[str, str], datetime] = {}

    def is_used(self, key_id: str, nonce: str) -> bool:
        """Whether a key has used a nonce before."""
        return (key_id, nonce) in self._seen

    def use(self, key_id: str, nonce: str, window: timedelta) -> None:
        """Remember a nonce for as long as its timestamp could still pass.

        Args:
            key_id: whose nonce.
            nonce: the nonce.
            window: the tolerance of timestamps; it counts in both directions.
        """
        now = self._now()
        self._seen[(key_id, nonce)] = now + 2 * window
        # In order of time, as long as the window stays the same: only the oldest need a look.
        while self._seen[oldest := next(iter(self._seen))] < now:
            del self._seen[oldest]

    def reset(self) -> None:
        """Forget all."""
        self._seen.clear()
