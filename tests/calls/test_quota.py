"""The retry quota: its figures, and its invariants under many threads."""

import threading
from concurrent.futures import ThreadPoolExecutor

from pulumi_livemedia.calls.quota import CAPACITY, THROTTLING_COST, TRANSIENT_COST, RetryQuota


def test_an_outage_is_met_with_35_retries() -> None:
    quota = RetryQuota()

    retries = 0
    while quota.take(TRANSIENT_COST):
        retries += 1

    assert retries == 35
    assert quota.available == 10
    assert quota.take(THROTTLING_COST)


def test_success_never_fills_it_beyond_its_capacity() -> None:
    quota = RetryQuota(20)
    quota.take(14)

    quota.give_back(5)
    assert quota.available == 11

    quota.give_back(100)
    assert quota.available == 20


def test_what_cannot_be_paid_costs_nothing() -> None:
    quota = RetryQuota(10)

    assert not quota.take(14)
    assert quota.available == 10


def test_threads_keep_the_invariants() -> None:
    """Whatever many threads do, it stays between nothing and its capacity, and nothing gets lost."""
    quota = RetryQuota()
    start = threading.Barrier(8)

    def hammer(seed: int) -> bool:
        start.wait()
        good = True
        for turn in range(2000):
            price = (TRANSIENT_COST, THROTTLING_COST)[(seed + turn) % 2]
            paid = quota.take(price)
            good = good and 0 <= quota.available <= CAPACITY
            if paid:
                quota.give_back(price)
        return good

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(hammer, range(8)))
    assert quota.available == CAPACITY


def test_threads_never_spend_more_than_there_is() -> None:
    quota = RetryQuota()

    with ThreadPoolExecutor(8) as pool:
        paid = sum(pool.map(lambda _: quota.take(TRANSIENT_COST), range(1000)))

    assert paid == 35
