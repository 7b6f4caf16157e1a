"""What the client does when calls fail, with time turned by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    ClockSkew,
    Throttled,
    TimedOut,
    Transient,
    UnknownAnswer,
    Unreachable,
)
from pulumi_livemedia.calls.http import HttpTransport
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.volcengine.client import RtcClient, connect
from tests.manual_clock import ManualClock
from tests.volcengine.bench import APP, IDENTITY, ROOM, START, TASK, VENDORS_KEY, Bench

METADATA = {"ResponseMetadata": {"RequestId": "R-1"}}
Handler = Callable[[httpx.Request], httpx.Response]


def wired(home: Path, handler: Handler) -> RtcClient:
    """Return a client whose bytes go to a handler instead of the network."""
    pool = Pool(lambda endpoint: HttpTransport(endpoint, carrier=httpx.MockTransport(handler)))
    return connect({}, clock=ManualClock(), environ=VENDORS_KEY, home=home, pool=pool)


def test_throttling_is_waited_out(bench: Bench) -> None:
    bench.fault("StartRecord", times=2, error={"code": "FlowLimitExceeded.QPSOverLimit", "status": 429})

    assert not bench.client().start_record(START).already_running
    assert len(bench.requests("StartRecord")) == 3


@pytest.mark.parametrize(
    ("effect", "kind", "running"),
    [
        ({"error": {"code": "InternalError", "status": 500}}, Ambiguous, False),
        ({"error": {"code": "FailToConnect", "status": 502}}, Ambiguous, False),
        ({"error": {"code": "InternalServiceTimeout", "status": 504}}, Ambiguous, False),
        ({"html": True}, Ambiguous, False),
        ({"reset": True}, Ambiguous, False),
        ({"reset_after_commit": True}, Ambiguous, True),
        ({"truncate": True}, UnknownAnswer, True),
        ({"wrong_json": True}, UnknownAnswer, True),
    ],
    ids=str,
)
def test_a_start_in_doubt_is_not_repeated(
    bench: Bench, effect: dict[str, Any], kind: type[CallFailed], *, running: bool
) -> None:
    """One call, whether it had its effect or not; the failure says that somebody has to look."""
    bench.fault("StartRecord", **effect)

    with pytest.raises(kind) as failure:
        bench.client().start_record(START)

    assert failure.value.may_have_happened
    assert len(bench.requests("StartRecord")) == 1
    assert (bench.look() is not None) == running


@pytest.mark.parametrize(
    "effect",
    [
        {"error": {"code": "InternalServiceError", "status": 502}},
        {"error": {"code": "ServiceUnavailableTemp", "status": 503}},
        {"html": True},
        {"reset": True},
        {"truncate": True},
        {"wrong_json": True},
    ],
    ids=str,
)
def test_a_read_is_repeated(bench: Bench, effect: dict[str, Any]) -> None:
    bench.client().start_record(START)
    bench.fault("GetRecordTask", times=3, **effect)

    assert bench.look() is not None
    assert len(bench.requests("GetRecordTask")) == 4


@pytest.mark.parametrize("effect", [{"error": {"code": "InternalServiceTimeout", "status": 504}}, {"reset": True}])
def test_a_stop_is_repeated(bench: Bench, effect: dict[str, Any]) -> None:
    client = bench.client()
    client.start_record(START)
    bench.fault("StopRecord", times=2, **effect)

    assert client.stop_record(APP, ROOM, TASK)
    assert len(bench.requests("StopRecord")) == 3


def test_an_answer_from_somebody_else(tmp_path: Path) -> None:
    """A portal that says "ok" to everything has not proved that the recording is gone."""
    client = wired(tmp_path, lambda _: httpx.Response(200, json={"status": "ok", "Result": None}))

    with pytest.raises(UnknownAnswer) as failure:
        client.get_record_task(APP, ROOM, TASK)

    assert failure.value.detail == "RequestId is missing"
    assert str(failure.value.cloud) == "HTTP 200 from rtc.volcengineapi.com"


@pytest.mark.parametrize("result", ["", "queued", {"RecordTask": {}}], ids=str)
def test_a_start_without_its_ok(tmp_path: Path, result: object) -> None:
    client = wired(tmp_path, lambda _: httpx.Response(200, json={"Result": result, **METADATA}))

    with pytest.raises(UnknownAnswer, match="Result should be") as failure:
        client.start_record(START)

    assert (failure.value.may_have_happened, failure.value.request_id) == (True, "R-1")


def test_without_a_date_our_own_clock_counts(tmp_path: Path) -> None:
    client = wired(tmp_path, lambda _: httpx.Response(200, json={"Result": "ok", **METADATA}))

    assert client.start_record(START).answered_at == client.now()


def test_what_is_on_the_wire(tmp_path: Path) -> None:
    """A start is a POST of the JSON that was given, and nothing else; the query names the operation."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"Result": "ok", **METADATA})

    client = wired(tmp_path, handle)
    client.start_record(START)
    client.update_record({**IDENTITY, "TargetStreams": {"StreamList": []}})

    start, update = seen
    assert start.method == "POST"
    assert str(start.url) == "https://rtc.volcengineapi.com/?Action=StartRecord&Version=2023-11-01"
    assert json.loads(start.content) == START
    assert start.headers["content-type"] == "application/json"
    assert "/cn-north-1/rtc/request, " in start.headers["authorization"]
    assert json.loads(update.content) == {**IDENTITY, "TargetStreams": {"StreamList": []}}


@pytest.mark.parametrize(
    ("error", "kind", "calls"),
    [
        (httpx.ConnectError("refused"), Unreachable, 3),
        (httpx.ReadTimeout("slow"), Ambiguous, 1),
        (httpx.RemoteProtocolError("torn"), Ambiguous, 1),
    ],
    ids=str,
)
def test_a_start_on_a_bad_line(tmp_path: Path, error: Exception, kind: type[CallFailed], calls: int) -> None:
    """What was never sent is sent again; what may have arrived is not."""
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        raise error

    with pytest.raises(kind) as failure:
        wired(tmp_path, handle).start_record(START)

    assert len(seen) == calls
    assert failure.value.may_have_happened == (kind is Ambiguous)


def test_a_wrong_clock_is_corrected(bench: Bench) -> None:
    bench.clock.turn(-3600)
    client = bench.client()

    assert not client.start_record(START).already_running
    assert client.get_record_task(APP, ROOM, TASK) is not None
    assert [recorded["code"] for recorded in bench.requests("StartRecord")] == ["InvalidTimestamp", ""]


def test_a_clock_that_the_cloud_keeps_refusing(bench: Bench) -> None:
    bench.fault("StartRecord", error={"code": "InvalidTimestamp", "status": 403})

    with pytest.raises(ClockSkew, match="set this machine's clock"):
        bench.client().start_record(START)

    assert len(bench.requests("StartRecord")) == 2


def test_a_read_is_given_up(bench: Bench) -> None:
    bench.fault("GetRecordTask", html=True)

    with pytest.raises(Transient) as failure:
        bench.client(settings={"livemedia:maxAttempts": "2"}).get_record_task(APP, ROOM, TASK)

    assert failure.value.attempts == 2
    assert not failure.value.may_have_happened


def test_no_call_goes_beyond_the_deadline(bench: Bench) -> None:
    bench.fault("GetRecordTask", error={"code": "FlowLimitExceeded", "status": 429})
    deadline = Deadline.after(1.5, bench.clock)
    client = bench.client().within(deadline)

    with pytest.raises(Throttled):
        client.get_record_task(APP, ROOM, TASK)
    assert deadline.elapsed() <= 1.5

    bench.clock.turn(10)
    with pytest.raises(TimedOut):
        client.get_record_task(APP, ROOM, TASK)


def test_nothing_is_sent_for_nobody(bench: Bench) -> None:
    def gone() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.client(alive=gone).start_record(START)

    assert bench.requests("StartRecord") == []
