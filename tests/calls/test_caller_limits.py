"""One call: ended in time, in its turn, and not made for nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pulumi_livemedia.calls.errors import (
    Throttled,
    TimedOut,
    Unreachable,
)
from pulumi_livemedia.calls.messages import (
    NotSentError,
    Response,
)
from tests.calls.studio import OK, ONCE, READ, Studio, refusal


def test_no_retry_goes_beyond_the_deadline() -> None:
    studio = Studio(refusal(429))

    failure = studio.fail(READ, timeout=2.5)

    assert type(failure) is Throttled
    assert studio.clock.monotonic() <= 2.5
    assert len(studio.line.sent) == 2


def test_the_transport_gets_what_is_left() -> None:
    studio = Studio(refusal(429), OK)

    studio.call(READ, timeout=10)

    assert studio.line.limits == [10, 9]


def test_no_time_for_a_first_attempt() -> None:
    studio = Studio(OK)

    with pytest.raises(TimedOut, match="Describe was not called: nothing is left of the 0 s allowed"):
        studio.call(READ, timeout=0)

    assert studio.line.sent == []


def test_the_rate_is_kept() -> None:
    studio = Studio(OK)

    for _ in range(10):
        studio.call(ONCE)

    assert studio.clock.monotonic() == pytest.approx(8 * 0.125)


def test_a_turn_beyond_the_deadline_is_not_waited_for() -> None:
    studio = Studio(OK)
    for _ in range(2):
        studio.call(ONCE)

    with pytest.raises(TimedOut):
        studio.call(ONCE, timeout=0.1)

    assert studio.clock.slept == []


def test_the_failure_is_told_when_the_time_runs_out_between_attempts() -> None:
    """The retry has time left, its turn has not: what went wrong counts, not that time was up."""
    studio = Studio(OK, OK, NotSentError("refused"))
    for _ in range(2):
        studio.call(ONCE)

    with pytest.raises(Unreachable):
        studio.call(ONCE, timeout=0.23)

    assert len(studio.line.sent) == 3


class GoneError(Exception):
    """The parent process is gone."""


def test_nothing_is_sent_for_nobody() -> None:
    studio = Studio(OK)

    def gone() -> None:
        raise GoneError

    with pytest.raises(GoneError):
        studio.call(ONCE, alive=gone)

    assert studio.line.sent == []


def test_waits_between_attempts_end_when_nobody_waits_any_more() -> None:
    studio = Studio(Response(429, {"retry-after": "30"}))

    def alive() -> None:
        if studio.clock.monotonic() > 5:
            raise GoneError

    with pytest.raises(GoneError):
        studio.call(ONCE, alive=alive)

    assert studio.clock.monotonic() <= 7


def test_only_so_many_calls_are_on_the_wire() -> None:
    """With room for two, of eight threads never more than two are sending."""
    studio = Studio(OK, max_concurrent=2)
    lock, now, most = threading.Lock(), [0], [0]
    two = threading.Barrier(2)

    def count() -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        two.wait(timeout=60)
        with lock:
            now[0] -= 1
        two.wait(timeout=60)

    studio.line.before = count
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: studio.call(READ), range(8)))

    assert most == [2]


def test_waiting_for_room_ends_at_the_deadline() -> None:
    studio = Studio(OK, max_concurrent=1)
    inside, leave = threading.Event(), threading.Event()

    def stay() -> None:
        inside.set()
        assert leave.wait(timeout=60)

    studio.line.before = stay
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(studio.call, READ)
        assert inside.wait(timeout=60)
        with pytest.raises(TimedOut):
            studio.call(READ, timeout=5, alive=lambda: studio.clock.turn(5))
        leave.set()
        assert first.result() == "fine"
