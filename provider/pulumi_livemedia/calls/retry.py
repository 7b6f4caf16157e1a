"""Whether to try again, and when: pure figures, no waiting and no calling."""

from collections.abc import Callable
from dataclasses import dataclass

from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    Throttled,
    Transient,
    UnknownAnswer,
    Unreachable,
)
from pulumi_livemedia.calls.quota import THROTTLING_COST, TRANSIENT_COST

READ_ATTEMPTS = 4
WRITE_ATTEMPTS = 3
THROTTLED_ATTEMPTS = 8
"""About half a minute, which another stack takes that is brought up in the same account; nothing was done yet."""

_HARMLESS = frozenset((Throttled, Transient, Unreachable))
_DOUBTFUL = frozenset((Ambiguous, UnknownAnswer))


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Truncated exponential backoff with full jitter.

    Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

    Attributes:
        max_attempts: attempts of every call; None for 4 of a read and 3 of anything else, and 8 while it is throttled.
        transient_base: seconds, the longest first delay after a fault.
        throttling_base: seconds, the longest first delay after throttling.
        factor: by which the longest delay grows from retry to retry.
        cap: seconds, the longest delay of all.
        hint_cap: seconds; a server that asks for more patience than this is asked again after this time.
    """

    max_attempts: int | None = None
    transient_base: float = 0.1
    throttling_base: float = 1.0
    factor: float = 2.0
    cap: float = 20.0
    hint_cap: float = 30.0

    def attempts(self, effect: Effect, kind: type[CallFailed]) -> int:
        """Return how many times such an operation is tried that fails so, at least once."""
        if self.max_attempts is not None:
            return self.max_attempts
        if kind is Throttled:
            return THROTTLED_ATTEMPTS
        return READ_ATTEMPTS if effect is Effect.READ else WRITE_ATTEMPTS

    def delay(self, kind: type[CallFailed], retry: int, draw: Callable[[], float], hint: float | None = None) -> float:
        """Return the seconds before a retry.

        Args:
            kind: why the attempt before failed.
            retry: 0 for the first retry.
            draw: gives numbers in [0, 1).
            hint: seconds that the server asked to wait, if it did; never waits less, up to `hint_cap`.
        """
        base = self.throttling_base if kind is Throttled else self.transient_base
        jittered = draw() * min(self.cap, base * self.factor**retry)
        return max(jittered, min(hint or 0.0, self.hint_cap))


def can_retry(kind: type[CallFailed], effect: Effect) -> bool:
    """Return whether a call that failed so may simply be made again."""
    return kind in _HARMLESS or (kind in _DOUBTFUL and effect is not Effect.ONCE)


def cost(kind: type[CallFailed]) -> int:
    """Return what a retry after such a failure takes from the quota."""
    return THROTTLING_COST if kind is Throttled else TRANSIENT_COST
