"""Temporary credentials are kept for all threads of a process, and renewed by one of them before they expire."""

import logging
import threading
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pulumi_livemedia.calls.clock import Clock
from pulumi_livemedia.calls.credentials import Credentials, Renewable, Temporary
from pulumi_livemedia.calls.errors import MissingCredentials, TimedOut

if TYPE_CHECKING:
    from pulumi_livemedia.calls.session import Session

LONGEST_MARGIN: Final = 300.0
"""Seconds before their end at which credentials are renewed; a quarter of their life if that is less."""
WITHOUT_EXPIRY: Final = 600.0
"""Seconds after which credentials are renewed that do not tell how long they are good."""
PAUSE_AFTER_FAILURE: Final = 30.0
"""Seconds for which a failed renewal is not repeated while the old credentials are good."""

_SLICE: Final = 0.2
_log: Final = logging.getLogger("pulumi_livemedia.calls")


@dataclass(frozen=True, slots=True)
class _Kept:
    """Credentials and when they came, by both kinds of time: one stands still while a laptop sleeps, one is set."""

    temporary: Temporary
    monotonic: float
    wall: float

    @property
    def credentials(self) -> Credentials:
        return self.temporary.credentials

    def age(self, clock: Clock) -> float:
        return max(clock.monotonic() - self.monotonic, clock.now() - self.wall)

    def is_due(self, clock: Clock) -> bool:
        """Whether it is time to renew them."""
        lifetime = self.temporary.lifetime
        due = WITHOUT_EXPIRY if lifetime is None else lifetime - min(LONGEST_MARGIN, lifetime / 4)
        return self.age(clock) >= due

    def is_over(self, clock: Clock) -> bool:
        """Whether they are good for nothing any more."""
        return self.temporary.lifetime is not None and self.age(clock) >= self.temporary.lifetime


class Renewal:
    """What one way to temporary credentials has led to; many threads may use it.

    Args:
        way: leads to credentials.
    """

    def __init__(self, way: Renewable) -> None:
        self._way = way
        self._kept: _Kept | None = None
        self._failure: MissingCredentials | None = None
        self._failures = 0
        self._not_before = float("-inf")
        self._lock = threading.Lock()

    def current(self, session: "Session") -> Credentials:
        """Return credentials that are good for a while; one thread renews them, the others go on with the old ones.

        Raises:
            MissingCredentials: there are none, and none can be obtained.
            TimedOut: the session's time was used up while waiting for them.
        """
        clock, kept, seen = session.deadline.clock, self._kept, self._failures
        good = kept is not None and not kept.is_over(clock)
        if kept is not None and good:
            if not kept.is_due(clock) or clock.monotonic() < self._not_before:
                return kept.credentials
            if not self._lock.acquire(blocking=False):
                return kept.credentials
        else:
            self._wait_for_turn(session)
        try:
            return self._renewed(session, seen)
        finally:
            self._lock.release()

    def instead_of(self, refused: Credentials, session: "Session") -> Credentials:
        """Return other credentials than those that the cloud has refused.

        Raises:
            MissingCredentials: none can be obtained.
            TimedOut: the session's time was used up while waiting for them.
        """
        self._wait_for_turn(session)
        try:
            if self._kept is None or self._kept.credentials == refused:
                self._kept = None
                self._keep(self._way.obtain(session), session.deadline.clock)
            return self._held()
        finally:
            self._lock.release()

    def _held(self) -> Credentials:
        if self._kept is None:
            raise TypeError("nothing is kept")
        return self._kept.credentials

    def _renewed(self, session: "Session", seen: int) -> Credentials:
        clock = session.deadline.clock
        if self._kept is not None and not self._kept.is_due(clock):
            return self._kept.credentials
        good = self._kept is not None and not self._kept.is_over(clock)
        if self._kept is not None and good and clock.monotonic() < self._not_before:
            return self._kept.credentials
        if not good and self._failure is not None and self._is_fresh_failure(seen, clock):
            raise copy(self._failure)
        try:
            self._keep(self._way.obtain(session), clock)
        except (MissingCredentials, TimedOut) as error:
            if isinstance(error, MissingCredentials):
                self._failure, self._failures = error, self._failures + 1
                self._not_before = clock.monotonic() + PAUSE_AFTER_FAILURE
            if not good:
                raise
            _log.warning("the temporary access key is not renewed yet, the old one is still good\n%s", error)
        return self._held()

    def _is_fresh_failure(self, seen: int, clock: Clock) -> bool:
        """Whether somebody has failed while this thread waited; what was optional is not tried again for a while."""
        return self._failures != seen or (self._way.is_optional and clock.monotonic() < self._not_before)

    def _keep(self, temporary: Temporary, clock: Clock) -> None:
        self._kept, self._failure = _Kept(temporary, clock.monotonic(), clock.now()), None
        self._not_before = float("-inf")

    def _wait_for_turn(self, session: "Session") -> None:
        """Become the thread that renews."""
        while not self._lock.acquire(timeout=_SLICE):
            session.alive()
            if session.deadline.left() <= 0:
                raise TimedOut(f"there was no time left to wait for an access key ({self._way.source})")


class Renewals:
    """The renewals of a process for one cloud, by the way that leads to the credentials."""

    def __init__(self) -> None:
        self._renewals: dict[Renewable, Renewal] = {}
        self._lock = threading.Lock()

    def of(self, way: Renewable) -> Renewal:
        """Return the renewal of a way, made at first use."""
        with self._lock:
            return self._renewals.setdefault(way, Renewal(way))
