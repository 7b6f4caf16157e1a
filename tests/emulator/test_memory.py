"""How much is kept: the ring of recorded calls, and how fast it is all forgotten."""

import time

from pulumi_livemedia.emulator.recorder import CALL_CHARACTERS, Recorded, Recorder
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import Caller, connect


def call(number: int, namespace: str = "emulator") -> Recorded:
    return Recorded(
        time="",
        service="live",
        action="StartCaster",
        namespace=namespace,
        resource="",
        parameters={},
        status=200,
        code="",
        request_id=str(number),
        committed=True,
        faults=(),
    )


def kept(recorder: Recorder) -> list[str]:
    return [each.request_id for each in recorder.find({})]


def test_the_last_calls_are_kept() -> None:
    recorder = Recorder(size=3, weight=100)
    for number in range(5):
        recorder.add(call(number), 10)
    assert kept(recorder) == ["2", "3", "4"]


def test_large_calls_push_more_out() -> None:
    recorder = Recorder(size=10, weight=100)
    for number in range(5):
        recorder.add(call(number, f"emulator-{number % 2}"), 10)
    recorder.add(call(5), 65)
    assert kept(recorder) == ["2", "3", "4", "5"]
    assert recorder.reset("emulator-0") == 2
    recorder.add(call(6), 25)
    assert kept(recorder) == ["3", "5", "6"], "what was forgotten weighs nothing any more"
    recorder.add(call(7), 1000)
    assert kept(recorder) == ["7"], "the last one is always kept"
    assert recorder.reset() == 1


def test_a_flood_of_large_requests_does_not_fill_the_memory(fresh: EmulatorServer) -> None:
    fresh.world.recorder = Recorder(weight=3 * CALL_CHARACTERS)
    with connect() as http:
        live = Caller(fresh.url, "emulator", http=http)
        for _ in range(6):
            live.query_signed("DescribeCasters", method="POST", form=True, CasterName="x" * 400_000)
    calls = fresh.world.recorder.find({})
    assert len(calls) == 3
    assert all(len(str(each.parameters)) < 2 * CALL_CHARACTERS for each in calls)


def test_a_reset_is_quick(fresh: EmulatorServer) -> None:
    with connect(f"{fresh.url}/_emulator") as control:
        casters = [{"CasterId": f"c{number}", "Status": 1} for number in range(100)]
        took = []
        for _ in range(5):
            control.post("/casters", json={"casters": casters})
            began = time.perf_counter()
            assert fresh.world.reset()["namespaces"] == 1
            took.append(time.perf_counter() - began)
    assert min(took) < 0.25, "generous: it takes microseconds"
