"""The four threads of the SDK's host process are too few; they become more where that is possible."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from pulumi_livemedia.dynamic.executor import WORKERS, widen

LONG = 20.0


def all_at_once(executor: ThreadPoolExecutor, number: int) -> list[Future[int]]:
    """So much work that can only end when all of it has begun."""
    barrier = threading.Barrier(number)
    return [executor.submit(barrier.wait, LONG) for _ in range(number)]


def test_a_pool_is_widened_from_one_of_its_own_threads() -> None:
    with ThreadPoolExecutor(4) as executor:
        assert executor.submit(widen).result() is True

        for work in all_at_once(executor, WORKERS):
            work.result(LONG)


def test_what_queues_already_begins_too() -> None:
    release = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        widening = executor.submit(lambda: release.wait(LONG) and widen())
        queued = all_at_once(executor, 8)
        release.set()

        assert widening.result(LONG) is True
        for work in queued:
            work.result(LONG)


def test_a_pool_that_is_wider_already_stays_so() -> None:
    with ThreadPoolExecutor(64) as executor:
        executor.submit(widen).result()

        for work in all_at_once(executor, 64):
            work.result(LONG)


def test_to_widen_twice_is_the_same_as_once() -> None:
    with ThreadPoolExecutor(4) as executor:
        assert [executor.submit(widen).result() for _ in range(2)] == [True, True]


@pytest.mark.parametrize("arguments", [(), (lambda: None,), (lambda: "x",), ("x",), (object(),)])
def test_where_there_is_no_pool_nothing_happens(arguments: tuple[object, ...]) -> None:
    results: list[bool] = []
    thread = threading.Thread(target=lambda *_: results.append(widen()), args=arguments)
    thread.start()
    thread.join()

    assert results == [False]


def test_in_the_main_thread_nothing_happens() -> None:
    assert widen() is False
