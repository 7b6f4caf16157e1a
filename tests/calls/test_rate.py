"""The rate limit: never more calls in a second than published, wherever the second begins."""

import math
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pulumi_livemedia.calls.rate import RateLimits, TokenBucket


def turns(bucket: TokenBucket, count: int, now: float = 0.0) -> list[float]:
    """Return when so many callers, who all come now, have their turns."""
    waits = [bucket.reserve(now, math.inf) for _ in range(count)]
    return [now + wait for wait in waits if wait is not None]


def test_a_small_burst_then_80_percent() -> None:
    assert turns(TokenBucket(10), 6) == pytest.approx([0, 0, 0.125, 0.25, 0.375, 0.5])


@pytest.mark.parametrize("published", [5, 10, 15, 48, 60])
def test_no_second_has_more_calls_than_published(published: int) -> None:
    bucket = TokenBucket(published)
    moments = [*turns(bucket, 3 * published), *turns(bucket, 3 * published, now=60.3)]

    busiest = max(sum(1 for other in moments if first <= other < first + 1) for first in moments)

    assert busiest <= published


def test_a_rest_fills_it_up_to_the_burst() -> None:
    bucket = TokenBucket(10)
    turns(bucket, 2)

    assert turns(bucket, 3, now=0.125) == pytest.approx([0.125, 0.25, 0.375])
    assert turns(bucket, 3, now=100) == pytest.approx([100, 100, 100.125])


def test_a_turn_that_would_be_too_late_is_not_taken() -> None:
    bucket = TokenBucket(10)
    turns(bucket, 4)

    assert bucket.reserve(0, 0.3) is None
    assert bucket.reserve(0, 0.4) == pytest.approx(0.375)


def test_time_that_runs_backwards_grants_nothing() -> None:
    bucket = TokenBucket(10)
    turns(bucket, 2, now=5)

    assert bucket.reserve(1, math.inf) == pytest.approx(0.125)


def test_the_slowest_rate_still_grants_a_call() -> None:
    assert turns(TokenBucket(1), 2) == pytest.approx([0, 1.25])


def test_after_throttling_there_are_half_as_many_calls_and_no_burst() -> None:
    bucket = TokenBucket(10)
    bucket.slow_down(0)

    assert turns(bucket, 3) == pytest.approx([0.25, 0.5, 0.75])


def test_what_is_throttled_together_counts_once() -> None:
    bucket = TokenBucket(10)
    for moment in (0, 0.2, 0.9):
        bucket.slow_down(moment)

    assert turns(bucket, 1, now=0.9) == pytest.approx([0.9 + 1 / (8 * 0.59)])


def test_throttling_that_goes_on_leaves_a_tenth() -> None:
    bucket = TokenBucket(10)
    for second in range(60):
        bucket.slow_down(second)

    assert turns(bucket, 2, now=59) == pytest.approx([59 + 1.25, 59 + 2.5])


@pytest.mark.parametrize(("later", "calls_per_second"), [(0, 4), (2, 5.6), (5, 8), (60, 8)])
def test_the_rate_comes_back_little_by_little(later: float, calls_per_second: float) -> None:
    bucket = TokenBucket(10)
    bucket.slow_down(0)

    *_, last_but_one, last = turns(bucket, 10, now=later)

    assert last - last_but_one == pytest.approx(1 / calls_per_second)


def test_each_account_region_and_operation_has_its_own() -> None:
    limits = RateLimits()
    first = limits.bucket("key", "cn-shanghai", "StartCaster", 10)

    assert limits.bucket("key", "cn-shanghai", "StartCaster", 10) is first
    others = {
        id(limits.bucket(*names, 10))
        for names in (
            ("other", "cn-shanghai", "StartCaster"),
            ("key", "cn-beijing", "StartCaster"),
            ("key", "cn-shanghai", "StopCaster"),
        )
    }
    assert len(others | {id(first)}) == 4


def test_threads_get_distinct_turns() -> None:
    """However many threads come at once, their turns lie one interval apart, after the burst."""
    bucket = TokenBucket(10)
    start = threading.Barrier(8)

    def come(_: int) -> list[float]:
        start.wait()
        return turns(bucket, 100)

    with ThreadPoolExecutor(8) as pool:
        moments = sorted(moment for some in pool.map(come, range(8)) for moment in some)

    assert moments == pytest.approx([0, 0, *(0.125 * (turn + 1) for turn in range(798))])
