"""Work beside the answers: its order, its failures and its end."""

import threading
from collections.abc import Iterator

import pytest

from pulumi_livemedia.emulator.background import Background
from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.emulator.server import EmulatorServer

PATIENCE = 30.0


@pytest.fixture
def stopping() -> threading.Event:
    """Set at the end."""
    return threading.Event()


@pytest.fixture
def background(stopping: threading.Event) -> Iterator[Background]:
    """A background that ends with the test."""
    made = Background(stopping)
    yield made
    stopping.set()
    made.stop()


def test_a_lane_keeps_its_order(background: Background) -> None:
    done: list[int] = []
    for number in range(20):
        background.put("lane", lambda number=number: done.append(number))  # type: ignore[misc]
    assert background.wait()
    assert done == list(range(20))


def test_lanes_do_not_wait_for_each_other(background: Background) -> None:
    second = threading.Event()
    background.put("first", lambda: assert_(second.wait(PATIENCE)))
    background.put("second", second.set)
    assert background.wait()


def assert_(outcome: bool) -> None:  # noqa: FBT001  # it is what is asserted
    assert outcome


def test_a_failure_is_told_and_the_next_job_is_done(background: Background, caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    background.put("lane", lambda: assert_(False))  # noqa: FBT003
    background.put("lane", lambda: done.append("next"))
    assert background.wait()
    assert done == ["next"]
    assert "a background job of the emulator failed" in caplog.text


def test_jobs_after_the_stop_are_not_done(background: Background, stopping: threading.Event) -> None:
    done: list[str] = []
    stopping.set()
    background.put("lane", lambda: done.append("late"))
    background.stop()
    background.put("lane", lambda: done.append("later"))
    assert background.wait()
    assert done == []


def test_jobs_that_wait_are_forgotten_at_the_stop(background: Background, stopping: threading.Event) -> None:
    begun, done = threading.Event(), []

    def first() -> None:
        begun.set()
        stopping.wait(PATIENCE)

    background.put("lane", first)
    background.put("lane", lambda: done.append("next"))
    assert begun.wait(PATIENCE)
    stopping.set()
    background.stop()
    assert done == []


def test_nothing_is_left_behind() -> None:
    before = set(threading.enumerate())
    with LocalS3() as s3, EmulatorServer(s3_endpoint=s3.url) as emulator:
        emulator.background.put("lane", lambda: None)
        assert emulator.background.wait()
        assert set(threading.enumerate()) - before
    assert not [each.name for each in set(threading.enumerate()) - before if each.is_alive()]
