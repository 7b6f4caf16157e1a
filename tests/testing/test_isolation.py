"""Tests do not see each other: in one process, in any order, and side by side in several."""

import pytest

from tests.testing.conftest import Run

# The same names everywhere: whatever one test leaves would be in the way of the next.
GREEDY = """
import pytest
from pulumi_livemedia.testing import Clock, Emulator, FaultInjector

APP, ROOM, TASK = "661e00000000000000000001", "studio-1", "task-1"

@pytest.mark.parametrize("n", range({tests}))
def test_greedy(
    n: int, livemedia_emulator: Emulator, livemedia_clock: Clock, livemedia_fault: FaultInjector
) -> None:
    assert livemedia_emulator.state() == {{"casters": [], "recordTasks": [], "rooms": []}}
    assert livemedia_emulator.requests() == []
    assert livemedia_emulator.control("GET", "/clock")["offsetSeconds"] < 1
    livemedia_emulator.add_caster("caster-1", status=1)
    livemedia_emulator.publish(APP, ROOM, "host")
    livemedia_emulator.start_record_task(APP, ROOM, TASK)
    livemedia_emulator.settings(record_start="fails")
    livemedia_clock.advance(days=30)
    fault = livemedia_fault("StartRecord", error="InternalError")
    assert (fault.fired, fault.active) == (0, True)
    assert len(livemedia_emulator.running) == 2
"""
KEYS = """
import pathlib, pytest

@pytest.mark.parametrize("name", ["x" * 300, "a b/c[é]", "-", "", "日本", "a_b", "a-b", "A_b"])
def test_key(name, livemedia_emulator):
    livemedia_emulator.start_record_task("661e00000000000000000001", "studio-1", "task-1")
    livemedia_emulator.account("x" * 24).add_caster("caster-1")
    with pathlib.Path("keys").open("a") as keys:
        print(livemedia_emulator.access_key, file=keys)
"""
OLD = """
def test_old(livemedia_emulator):
    livemedia_emulator.add_caster("caster-1", status=1)
    assert False

def test_new(livemedia_emulator):
    assert livemedia_emulator.casters == []
"""


def test_a_test_finds_nothing_of_those_before_it(run: Run) -> None:
    run(GREEDY.format(tests=4)).assert_outcomes(passed=4)


def test_nothing_of_a_failed_test_is_left(run: Run) -> None:
    run(OLD).assert_outcomes(passed=1, failed=1)


def test_thirty_two_tests_side_by_side_do_not_see_each_other(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(GREEDY.format(tests=32))

    pytester.runpytest_subprocess("-n", "2", "-p", "no:cacheprovider").assert_outcomes(passed=32)


def test_every_test_has_a_legal_key_of_its_own_and_the_same_in_every_run(run: Run, pytester: pytest.Pytester) -> None:
    for _ in range(2):
        run(KEYS).assert_outcomes(passed=8)

    keys = (pytester.path / "keys").read_text().split()
    assert len(set(keys)) == 8
    assert keys[:8] == keys[8:]
    assert {key for key in keys if not key.startswith("emulator-test_key")} == set()
