"""Temporary keys: one renewal for many threads, in time, and the old key for as long as it is good."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import pytest

from pulumi_livemedia.calls.clock import SYSTEM_CLOCK
from pulumi_livemedia.calls.credentials import Credentials, Temporary
from pulumi_livemedia.calls.errors import MissingCredentials, TimedOut
from pulumi_livemedia.calls.renewal import PAUSE_AFTER_FAILURE, WITHOUT_EXPIRY, Renewal, Renewals
from pulumi_livemedia.calls.session import Session
from tests.calls.sessions import session
from tests.manual_clock import ManualClock


@dataclass(eq=False)
class Way:
    """A way that leads to a new key each time, or fails."""

    lifetime: float | None = 3600.0
    is_optional: bool = False
    source: str = "a test"
    times: int = 0
    failure: Exception | None = None
    before: Callable[[], object] = field(default=lambda: None)

    def obtain(self, session: Session) -> Temporary:
        """Give the next key."""
        del session
        self.times += 1
        self.before()
        if self.failure:
            raise self.failure
        return Temporary(Credentials(f"id-{self.times}", "secret", "token"), self.lifetime)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.mark.parametrize(
    ("lifetime", "due"), [(3600.0, 3300.0), (43200.0, 42900.0), (900.0, 675.0), (40.0, 30.0), (None, WITHOUT_EXPIRY)]
)
def test_renewed_in_time(clock: ManualClock, lifetime: float | None, due: float) -> None:
    """Five minutes before the end, or a quarter of the life; every ten minutes if the end is not told."""
    renewal, work = Renewal(Way(lifetime)), session(clock, seconds=10**6)
    renewal.current(work)

    clock.turn(due - 1)
    assert renewal.current(work).access_key_id == "id-1"
    clock.turn(1)
    assert renewal.current(work).access_key_id == "id-2"


def test_a_laptop_that_slept(clock: ManualClock) -> None:
    """Monotonic time has stood still; the time of day has not."""
    renewal, work = Renewal(Way()), session(clock)
    renewal.current(work)
    clock._now += 3500  # noqa: SLF001 - only the time of day moves

    assert renewal.current(work).access_key_id == "id-2"


def test_the_old_key_serves_while_its_renewal_fails(clock: ManualClock, caplog: pytest.LogCaptureFixture) -> None:
    way = Way()
    renewal, work = Renewal(way), session(clock, seconds=10**6)
    renewal.current(work)
    way.failure = MissingCredentials("the token service is down")
    clock.turn(3400)

    assert renewal.current(work).access_key_id == "id-1"
    assert "the token service is down" in caplog.text
    assert renewal.current(work).access_key_id == "id-1"
    assert way.times == 2, "a failed renewal is not repeated at once"
    clock.turn(PAUSE_AFTER_FAILURE)
    assert renewal.current(work).access_key_id == "id-1"
    assert way.times == 3
    clock.turn(200)
    with pytest.raises(MissingCredentials, match="the token service is down"):
        renewal.current(work)
    way.failure = None
    assert renewal.current(work).access_key_id == "id-5"


def test_a_deadline_in_the_middle_of_a_renewal_is_nobody_elses(clock: ManualClock) -> None:
    way = Way()
    renewal, work = Renewal(way), session(clock, seconds=10**6)
    renewal.current(work)
    way.failure = TimedOut("no time left")
    clock.turn(3400)

    assert renewal.current(work).access_key_id == "id-1"
    way.failure = None
    assert renewal.current(work).access_key_id == "id-3"


def hold(begun: threading.Event, may_end: threading.Event) -> None:
    """Say that an attempt has begun, and let it last."""
    begun.set()
    may_end.wait(10)


def together(work: Callable[[], Credentials], threads: int = 8) -> list[str]:
    """Do something in many threads that begin at once; return the ids of the keys they got, or their errors."""
    barrier = threading.Barrier(threads)

    def run() -> str:
        barrier.wait(10)
        try:
            return work().access_key_id
        except MissingCredentials as error:
            return error.problem

    with ThreadPoolExecutor(threads) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(threads)]]


def test_many_threads_obtain_one_key() -> None:
    way = Way(before=lambda: threading.Event().wait(0.1))
    renewal, work = Renewal(way), session(SYSTEM_CLOCK)

    assert together(lambda: renewal.current(work)) == ["id-1"] * 8
    assert way.times == 1


def test_many_threads_fail_together() -> None:
    """Each of them trying in its turn would take as many times as long."""
    way = Way(failure=MissingCredentials("refused"), before=lambda: threading.Event().wait(0.1))
    renewal, work = Renewal(way), session(SYSTEM_CLOCK)

    assert together(lambda: renewal.current(work)) == ["refused"] * 8
    assert way.times == 1


def test_while_one_thread_renews_the_others_go_on(clock: ManualClock) -> None:
    way = Way()
    renewal, work = Renewal(way), session(clock, seconds=10**6)
    renewal.current(work)
    clock.turn(3400)
    begun, may_end = threading.Event(), threading.Event()
    way.before = partial(hold, begun, may_end)

    with ThreadPoolExecutor(1) as pool:
        renewing = pool.submit(renewal.current, work)
        assert begun.wait(10)
        assert renewal.current(work).access_key_id == "id-1"
        may_end.set()
        assert renewing.result().access_key_id == "id-2"


def test_many_threads_whose_key_was_refused_renew_it_once() -> None:
    way = Way(before=lambda: threading.Event().wait(0.05))
    renewal, work = Renewal(way), session(SYSTEM_CLOCK)
    refused = renewal.current(work)

    assert together(lambda: renewal.instead_of(refused, work)) == ["id-2"] * 8
    assert way.times == 2


def test_waiting_for_another_threads_renewal_ends_at_the_deadline() -> None:
    way = Way()
    renewal, begun, may_end = Renewal(way), threading.Event(), threading.Event()
    way.before = partial(hold, begun, may_end)

    with ThreadPoolExecutor(1) as pool:
        renewing = pool.submit(renewal.current, session(SYSTEM_CLOCK))
        assert begun.wait(10)
        with pytest.raises(TimedOut, match="a test"):
            renewal.current(session(SYSTEM_CLOCK, seconds=0.1))
        may_end.set()
        renewing.result()


def test_what_nobody_asked_for_is_not_tried_again_and_again(clock: ManualClock) -> None:
    """A machine outside of the cloud has no instance metadata; each look costs time."""
    way = Way(is_optional=True, failure=MissingCredentials("not there"))
    renewal, work = Renewal(way), session(clock, seconds=10**6)
    for _ in range(3):
        with pytest.raises(MissingCredentials):
            renewal.current(work)
    assert way.times == 1

    clock.turn(PAUSE_AFTER_FAILURE + 1)
    way.failure = None
    assert renewal.current(work).access_key_id == "id-2"


def test_equal_ways_share_a_renewal() -> None:
    renewals, way = Renewals(), Way()

    assert renewals.of(way) is renewals.of(way)
    assert renewals.of(way) is not renewals.of(Way())
