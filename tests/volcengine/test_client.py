"""The client's operations against the emulator, over real HTTP."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import (
    CallFailed,
    Denied,
    Invalid,
    MissingCredentials,
    NotFound,
    QuotaExceeded,
    Throttled,
    Transient,
)
from tests.volcengine.bench import APP, IDENTITY, KEY, ROOM, START, TASK, Bench

CUSTOM: dict[str, Any] = {
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host", "StreamType": 0}]},
    "Layout": {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 1280, "Height": 720, "Background": "#000000"},
            "Regions": [{"StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 1280, "Height": 720}],
        },
    },
}


def test_the_life_of_a_recording(bench: Bench) -> None:
    bench.choose(rooms="everybody")
    client = bench.client()

    before = client.get_record_task(APP, ROOM, TASK)
    started = client.start_record({**START, **CUSTOM})
    running = client.get_record_task(APP, ROOM, TASK)
    updated = client.update_record({**IDENTITY, **CUSTOM})
    stopped = client.stop_record(APP, ROOM, TASK)
    after = client.get_record_task(APP, ROOM, TASK)

    assert before is None
    assert not started.already_running
    assert running is not None
    assert (running.status in (1, 2), running.end_time, running.stop_reason) == (True, None, "")
    assert after is not None
    assert (after.status, after.stop_reason, bool(after.end_time)) == (3, "StopByAPI", True)
    assert after.start_time == running.start_time
    assert len({started.request_id, updated, stopped}) == 3


@pytest.mark.parametrize("told", ["result", "InvalidParameter.TaskAlreadyExists"])
def test_a_second_start(bench: Bench, told: str) -> None:
    """It is no failure, however the cloud tells it, and it is never taken for a start."""
    bench.choose(record_duplicate=told)
    client = bench.client()

    first, second = client.start_record(START), client.start_record(START)

    assert (first.already_running, second.already_running) == (False, True)
    assert first.request_id != second.request_id
    assert second.request_id
    assert len(bench.requests("StartRecord")) == 2


def test_answers_tell_the_time_by_the_clouds_clock(bench: Bench) -> None:
    bench.clock.turn(300)

    started = bench.client().start_record(START)
    task = bench.look()

    assert task is not None
    for answered_at in (started.answered_at, task.answered_at):
        assert abs((answered_at - datetime.now(UTC)).total_seconds()) < 60
    assert (bench.client().now() - started.answered_at).total_seconds() > 200


@pytest.mark.parametrize("told", ["empty", "null", "InvalidParameter.ErrorActiveTaskNotFound"])
def test_a_task_that_does_not_exist(bench: Bench, told: str) -> None:
    bench.choose(record_unknown=told)

    assert bench.look() is None


def test_no_task_to_update_or_stop(bench: Bench) -> None:
    client = bench.client()

    with pytest.raises(NotFound):
        client.update_record({**IDENTITY, **CUSTOM})
    with pytest.raises(NotFound, match=r"InvalidParameter\.ErrorActiveTaskNotFound") as failure:
        client.stop_record(APP, ROOM, TASK)
    assert "no such task runs" in failure.value.cure


def test_a_stop_says_for_which_business(bench: Bench) -> None:
    client = bench.client()
    client.start_record({**START, "BusinessId": "shows"})

    client.stop_record(APP, ROOM, TASK, "shows")

    assert bench.requests("StopRecord")[-1]["parameters"] == {**IDENTITY, "BusinessId": "shows"}


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("AccessDenied", 403, Denied),
        ("LackPolicy", 403, Denied),
        ("InvalidParameter.AccountIdMismatch", 400, Denied),
        ("InvalidParameter.NotExistAppId", 400, Invalid),
        ("FlowLimitExceeded.QPSOverLimit", 429, Throttled),
        ("FlowLimitExceeded.TaskNumberOverLimit", 429, QuotaExceeded),
        ("InternalServiceTimeout", 504, Transient),
        ("ServiceNotFound", 404, Invalid),
    ],
)
def test_codes_that_do_not_mean_absent(bench: Bench, code: str, status: int, kind: type[CallFailed]) -> None:
    bench.fault("GetRecordTask", error={"code": code, "status": status})

    with pytest.raises(kind):
        bench.look()


def test_a_read_is_a_get_with_everything_in_its_query(bench: Bench) -> None:
    bench.choose(record_get_by_post="MethodNotAllowed")

    assert bench.look() is None
    (recorded,) = bench.requests("GetRecordTask")
    assert (recorded["parameters"], recorded["status"]) == (IDENTITY, 200)


@pytest.mark.parametrize("user", ["müller", "中🎬", "a b"])
def test_odd_characters_are_signed_as_they_are_sent(bench: Bench, user: str) -> None:
    """The emulator checks the signature first, and only then finds that these are no ids."""
    streams = {"StreamList": [{"UserId": user}]}
    with pytest.raises(Invalid, match="InvalidParameter"):
        bench.client().start_record({**START, "TargetStreams": streams})
    with pytest.raises(Invalid, match="InvalidParameter"):
        bench.client().get_record_task(APP, ROOM, user)

    assert bench.requests("StartRecord")[-1]["parameters"]["TargetStreams"] == streams
    assert bench.requests("GetRecordTask")[-1]["parameters"]["TaskId"] == user


@pytest.mark.parametrize(
    ("key", "cure"),
    [
        ({"VOLCENGINE_SECRET_KEY": "wrong-hidden"}, "the secret of access key emulator (environment"),
        ({"VOLCENGINE_ACCESS_KEY": "AKLTNobody"}, "access key AKLTNobody (environment"),
    ],
)
def test_a_wrong_key(bench: Bench, key: dict[str, str], cure: str) -> None:
    with pytest.raises(Denied) as failure:
        bench.client(key={**KEY, **key}).get_record_task(APP, ROOM, TASK)

    assert cure in failure.value.cure
    assert "hidden" not in str(failure.value)
    assert len(bench.requests("GetRecordTask")) <= 1


def test_no_key(bench: Bench) -> None:
    """It is missed when it is needed, not before."""
    client = bench.client(key={})

    with pytest.raises(MissingCredentials):
        client.start_record(START)


def test_keys_of_the_stack_go_first(bench: Bench) -> None:
    key = {"volcengine:accessKey": "emulator-other", "volcengine:secretKey": "emulator-secret"}
    bench.client(settings=key).start_record({**START, "AppId": "661e00000000000000000002"})

    assert bench.requests("StartRecord")[-1]["namespace"] == "emulator-other"


def test_the_account_is_asked_once_for_each_key(bench: Bench) -> None:
    other = {**KEY, "VOLCENGINE_ACCESS_KEY": "emulator-other"}
    with ThreadPoolExecutor(4) as threads:
        accounts = set(threads.map(lambda _: bench.client().caller_account(), range(8)))

    (account,) = accounts
    assert account.isdigit()
    assert account != bench.client(key=other).caller_account()
    assert len(bench.requests("GetCallerIdentity")) == 2


def test_a_key_that_may_not_ask_for_its_account(bench: Bench) -> None:
    bench.fault("GetCallerIdentity", times=1, error={"code": "AccessDenied", "status": 403})
    client = bench.client()

    with pytest.raises(Denied):
        client.caller_account()
    assert client.caller_account()


def test_temporary_keys(bench: Bench) -> None:
    client = bench.client(key={**KEY, "VOLCENGINE_SESSION_TOKEN": "sts+token/=="})

    assert not client.start_record(START).already_running
    assert client.caller_account()
