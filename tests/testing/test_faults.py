"""Faults: every effect does what it says, mistakes are told, and all end with the test."""

from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.testing import Emulator, EmulatorRefused, FaultInjector
from tests.testing.conftest import Run

APP, ROOM = "661e00000000000000000001", "studio-1"
Start = Callable[..., object]

LASTING = """
import pytest
from pulumi_livemedia.calls.errors import CallFailed

APP = "661e00000000000000000001"

def test_first(livemedia_emulator, livemedia_fault):
    livemedia_fault("StartRecord", error="AccessDenied")
    livemedia_emulator.account("other").fault(error="AccessDenied")
    with pytest.raises(CallFailed):
        livemedia_emulator.start_record_task(APP, "studio-1", "task-1")

def test_second(livemedia_emulator):
    assert livemedia_emulator._control.ask_all("GET", "/faults")["faults"] == []
    livemedia_emulator.start_record_task(APP, "studio-1", "task-1")
"""


@pytest.fixture
def start(livemedia_emulator: Emulator) -> Start:
    """Start a recording."""
    return lambda task="task-1": livemedia_emulator.start_record_task(APP, ROOM, task)


@pytest.mark.parametrize(
    ("effect", "committed"),
    [
        ({"error": "InternalError", "status": 500, "message": "busy"}, False),
        ({"reset": True}, False),
        ({"html": True}, False),
        ({"throttle_qps": 0}, False),
        ({"reset_after_commit": True}, True),
        ({"truncate": True}, True),
        ({"wrong_json": True}, True),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_call_goes_wrong_as_it_was_told(
    livemedia_emulator: Emulator,
    livemedia_fault: FaultInjector,
    start: Start,
    effect: dict[str, Any],
    *,
    committed: bool,
) -> None:
    fault = livemedia_fault("StartRecord", **effect)

    with pytest.raises(CallFailed):
        start()

    assert fault.fired >= 1
    call = livemedia_emulator.requests(action="StartRecord")[0]
    assert (call.committed, call.faults) == (committed, (fault.id,))
    assert bool(livemedia_emulator.running) is committed


def test_latency_is_real_time(livemedia_fault: FaultInjector, start: Start) -> None:
    fault = livemedia_fault(service="rtc", latency_ms=1)
    start()

    assert (fault.seen, fault.fired) == (1, 1)


def test_only_the_chosen_calls_are_hit(livemedia_emulator: Emulator, livemedia_fault: FaultInjector) -> None:
    fault = livemedia_fault("StartRecord", resource=f"{APP}/{ROOM}/task-2", nth=1, error="AccessDenied", times=1)
    livemedia_emulator.start_record_task(APP, ROOM, "task-1")
    with pytest.raises(CallFailed):
        livemedia_emulator.start_record_task(APP, ROOM, "task-2")
    livemedia_emulator.start_record_task(APP, ROOM, "task-2")

    assert (fault.seen, fault.fired, fault.active) == (1, 1, False)


def test_a_fault_of_one_account_does_not_hit_another(livemedia_emulator: Emulator, start: Start) -> None:
    fault = livemedia_emulator.account("other").fault("StartRecord", error="AccessDenied")
    start()

    assert fault.seen == 0


def test_chances_repeat_with_their_seed(livemedia_emulator: Emulator, livemedia_fault: FaultInjector) -> None:
    def hits(seed: int) -> int:
        fault = livemedia_fault("StartRecord", probability=0.5, seed=seed, latency_ms=0.001)
        for n in range(8):
            livemedia_emulator.start_record_task(APP, ROOM, f"task-{n}")
        fired = fault.fired
        fault.remove()
        return fired

    assert 0 < hits(1) == hits(1) < 8


def test_a_fault_can_be_removed(livemedia_fault: FaultInjector, start: Start) -> None:
    fault = livemedia_fault("StartRecord", error="AccessDenied")
    fault.remove()
    start()

    assert not fault.active
    with pytest.raises(EmulatorRefused, match="was removed"):
        _ = fault.fired
    with pytest.raises(EmulatorRefused, match=f"no such fault: {fault.id}"):
        fault.remove()


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ({"action": "StartRecrod", "error": "X"}, "no operation 'StartRecrod'; did you mean 'StartRecord'"),
        ({"action": "StartCaster", "service": "rtc", "error": "X"}, "no operation 'StartCaster' in service 'rtc'"),
        ({"service": "vod", "error": "X"}, "no service 'vod'"),
        ({"action": "StartRecord"}, "says nothing; one or more of error, latency_ms"),
        ({"status": 500}, "status and message are those of an error"),
        ({"error": "X", "status": 200}, "effect.error.status: 200 must be from 400 to 599"),
        ({"error": ""}, "effect.error.code is missing"),
        ({"error": "X", "nth": 0}, "match.nth: 0 must be at least 1"),
        ({"error": "X", "times": 0}, "fault.times: 0 must be at least 1"),
        ({"error": "X", "probability": 2.0}, "match.probability: 2.0 must be from 0 to 1"),
        ({"latency_ms": -1.0}, "effect.latency_ms: -1.0 must be at least 0"),
        ({"error": 5}, "effect.error.code: 5 must be"),
    ],
)
def test_a_mistake_is_told(livemedia_fault: FaultInjector, mistake: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        livemedia_fault(**mistake)


def test_an_unknown_effect_is_no_keyword(livemedia_fault: FaultInjector) -> None:
    with pytest.raises(TypeError, match="explode"):
        livemedia_fault("StartRecord", explode=True)  # type: ignore[call-arg]


def test_faults_end_with_their_test(run: Run) -> None:
    run(LASTING).assert_outcomes(passed=2)
