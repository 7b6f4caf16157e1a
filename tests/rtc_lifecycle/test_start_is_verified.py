"""What was accepted counts as a start when the new run shows, and a lost answer starts nothing twice."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotStart
from pulumi_livemedia.volcengine.answers import Started
from pulumi_livemedia.volcengine.client import RtcClient
from tests.rtc_lifecycle.account import GIVEN, Account, committed

LOST = ["reset_after_commit", "truncate", "wrong_json"]
NOT_DONE: list[dict[str, Any]] = [{"reset": True}, {"html": True}, {"error": {"code": "InternalError"}}]
DERIVED: dict[str, Any] = {}
BOTH = [DERIVED, {"taskId": GIVEN}]
both_ids = pytest.mark.parametrize("ids", BOTH, ids=["derived", "given"])


@pytest.mark.parametrize(("users", "status", "word"), [([], 1, "not started"), (["host"], 2, "recording")])
def test_a_run_that_waits_for_somebody_is_as_good_as_one_that_records(
    account: Account, users: list[str], status: int, word: str
) -> None:
    account.publish(*users)

    created = account.create()

    assert (created.status, created.record_status) == (status, word)


@pytest.mark.parametrize(("control", "seconds"), [({}, 180), ({"control": {"maxIdleTime": 3600}}, 3600)])
def test_that_nothing_is_recorded_yet_is_said_at_each_start(
    account: Account, control: dict[str, Any], seconds: int
) -> None:
    inputs = account.inputs(**control)

    stored = account.create(inputs)
    account.stop(*account.running())
    stopped = account.read(stored)
    assert stopped is not None
    account.update(stopped, inputs)

    name = f"recording {account.app_id}/studio-1/{stored.task_id}"
    told = f"{name} records nothing yet: nobody publishes a stream of it; it ends by itself after {seconds} s"
    assert [line.startswith(told) for line in account.lines] == [True, True]


def test_of_what_is_recorded_nothing_is_said(account: Account) -> None:
    account.publish("host")

    account.create()

    assert account.lines == []


def test_that_a_run_goes_on_instead_of_a_start_is_said(account: Account) -> None:
    account.publish("host")
    stored = account.create()

    account.create()

    name = f"recording {account.app_id}/studio-1/{stored.task_id}"
    assert account.lines == [f"{name} runs already, and goes on; another value of restart_triggers restarts it"]


def test_a_run_that_ends_while_it_is_taken_back_is_started_again(account: Account) -> None:
    task_id = account.create().task_id or ""
    account.advance(60)
    between = account.before(2, lambda: account.stop(task_id))

    created = account.create(alive=between)

    assert created.record_status == "not started"
    assert account.running() == [task_id]


def test_a_run_that_has_ended_whatever_is_said_is_no_start(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    account.delete(account.create())
    said = Started("request", already_running=True, answered_at=account.client().now())
    monkeypatch.setattr(RtcClient, "start_record", lambda *_: said)

    with pytest.raises(CannotStart, match="was said to run 3 times, and had ended each time"):
        account.create()


@both_ids
@pytest.mark.parametrize("reads", [1, 3, 4])
def test_a_run_that_shows_late_is_waited_for(account: Account, ids: dict[str, Any], reads: int) -> None:
    account.choose(record_start={"invisible": reads})

    created = account.create(account.inputs(**ids))

    assert created.status == 1
    assert account.changing() == ["StartRecord"]


@both_ids
def test_a_run_that_never_shows_is_stopped_again_and_reported(account: Account, ids: dict[str, Any]) -> None:
    account.choose(record_start={"invisible": 1000})

    with pytest.raises(CannotStart) as raised:
        account.create(account.inputs(**ids))

    text = str(raised.value)
    assert "was accepted, but is not visible after 15 s; last seen: not visible; it was stopped again" in text
    assert "is recording switched on for the AppId in the RTC console?" in text
    assert account.running() == []
    assert account.clock.monotonic() < 16


@both_ids
def test_a_run_whose_status_stays_unknown_is_stopped_again_and_reported(account: Account, ids: dict[str, Any]) -> None:
    account.choose(record_start="unknown")

    with pytest.raises(CannotStart, match=r"last seen: unknown\(0\); it was stopped again"):
        account.create(account.inputs(**ids))

    assert account.running() == []


@both_ids
def test_a_run_that_failed_is_reported_with_its_reason_at_once(account: Account, ids: dict[str, Any]) -> None:
    account.choose(record_start="fails")

    with pytest.raises(CannotStart) as raised:
        account.create(account.inputs(**ids))

    assert "was accepted, but failed (StartTaskFailed); it was stopped again" in str(raised.value)
    assert "may RTC write to it? are the keys of the storage right?" in str(raised.value)
    assert account.clock.monotonic() == 0


def test_after_a_failed_start_the_next_one_of_the_same_id_is_judged_by_itself(account: Account) -> None:
    account.choose(record_start="fails")
    with pytest.raises(CannotStart):
        account.create()
    account.advance(3)
    account.choose(record_start={"invisible": 2})

    assert account.create().status == 1


@both_ids
@pytest.mark.parametrize("start", ["immediate", {"invisible": 1}, {"invisible": 4}])
def test_the_last_run_that_ended_a_moment_ago_is_not_mistaken_for_the_new_one(
    account: Account, ids: dict[str, Any], start: object
) -> None:
    inputs = account.inputs(**ids)
    first = account.create(inputs)
    account.delete(first)
    account.choose(record_start=start)

    second = account.create(inputs)

    assert second.status == 1
    assert (second.start_time or 0) > (first.start_time or 0)
    assert account.running() == [second.task_id]


@both_ids
def test_behind_the_last_run_a_new_one_that_never_shows_is_stopped_again(account: Account, ids: dict[str, Any]) -> None:
    inputs = account.inputs(**ids)
    account.delete(account.create(inputs))
    account.choose(record_start={"invisible": 1000})

    with pytest.raises(CannotStart, match="last seen: ended; it was stopped again"):
        account.create(inputs)

    assert account.running() == []


@both_ids
@pytest.mark.parametrize("effect", LOST)
@pytest.mark.parametrize("start", ["immediate", {"seconds": 3}, {"invisible": 1}, {"invisible": 2}, {"invisible": 4}])
def test_a_start_whose_answer_was_lost_is_done_once(
    account: Account, ids: dict[str, Any], effect: str, start: object
) -> None:
    account.choose(record_start=start)
    account.fault("StartRecord", times=1, **{effect: True})

    created = account.create(account.inputs(**ids))

    assert created.status == 1
    assert len(account.runs()) == 1
    assert account.running() == [created.task_id]


@both_ids
def test_a_start_whose_answer_was_lost_is_not_sent_again_where_the_run_shows(
    account: Account, ids: dict[str, Any]
) -> None:
    account.fault("StartRecord", times=1, reset_after_commit=True)

    created = account.create(account.inputs(**ids))

    assert account.changing() == ["StartRecord"]
    assert created.request_id is None


@both_ids
@pytest.mark.parametrize("effect", NOT_DONE, ids=str)
def test_a_start_that_was_not_done_is_sent_again_after_a_look(
    account: Account, ids: dict[str, Any], effect: dict[str, Any]
) -> None:
    account.fault("StartRecord", times=1, **effect)

    created = account.create(account.inputs(**ids))

    calls = account.calls()
    begin = calls.index("StartRecord")
    assert calls[begin : begin + 4] == ["StartRecord", "GetRecordTask", "StartRecord", "GetRecordTask"]
    assert committed(account.recorded(), "StartRecord") == 1
    assert created.request_id


@both_ids
def test_a_start_that_is_never_done_is_given_up_after_three_attempts(account: Account, ids: dict[str, Any]) -> None:
    account.fault("StartRecord", error={"code": "InternalError"})

    with pytest.raises(CannotStart) as raised:
        account.create(account.inputs(**ids))

    assert "cloud:  InternalError (HTTP 500)" in str(raised.value)
    assert account.calls().count("StartRecord") == 3
    assert account.runs() == []


def test_while_the_looks_fail_for_a_passing_reason_the_verification_goes_on(account: Account) -> None:
    account.fault("GetRecordTask", nth=1, reset=True)
    account.refuse("GetRecordTask", "InternalError", nth=2)
    account.refuse("GetRecordTask", "FlowLimitExceeded", nth=3)

    assert account.create().status == 1


def test_a_status_that_nobody_documents_counts_as_no_start(account: Account) -> None:
    account.choose(record_start="unknown")

    with pytest.raises(CannotStart):
        account.create(seconds=5)

    assert account.clock.monotonic() < 5


@pytest.mark.parametrize("answer", ["empty", "null", "InvalidParameter.ErrorActiveTaskNotFound"])
def test_the_ways_to_say_that_there_is_no_task_are_the_same(account: Account, answer: str) -> None:
    account.choose(record_unknown=answer, record_start={"invisible": 2})

    assert account.create(account.inputs(taskId=GIVEN)).status == 1
