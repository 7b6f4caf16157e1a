"""A delete stops the recording and waits until it has ended; that it has ended already, or is unknown, is success."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotStop
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskState
from tests.rtc_lifecycle.account import HOUR, Account, committed


@pytest.fixture
def stored(account: Account) -> RtcRecordTaskState:
    """The state of a recording that runs."""
    created = account.create()
    account.forget_calls()
    return created


def test_a_recording_is_stopped_and_seen_to_have_ended(account: Account, stored: RtcRecordTaskState) -> None:
    account.delete(stored)

    assert account.calls() == ["StopRecord", "GetRecordTask"]
    assert account.runs()[0]["StopReason"] == "StopByAPI"


@pytest.mark.parametrize("stop", [{"seconds": 5}, {"seconds": 100}, {"manual": 3}])
def test_it_is_waited_for_until_it_has_ended(account: Account, stored: RtcRecordTaskState, stop: object) -> None:
    account.choose(record_stop=stop)

    account.delete(stored)

    assert account.running() == []
    assert account.changing() == ["StopRecord"]


def test_a_long_wait_is_not_silent(account: Account, stored: RtcRecordTaskState) -> None:
    account.choose(record_stop={"seconds": 40})

    account.delete(stored)

    assert f"recording {account.app_id}/studio-1/{stored.task_id}: still not started, 1" in account.lines[1]


def test_the_business_id_is_sent_with_the_stop(account: Account) -> None:
    account.delete(account.create(account.inputs(businessId="biz")))

    assert account.recorded()[-2]["parameters"]["BusinessId"] == "biz"


@pytest.mark.parametrize("reason", ["StopByAPI", "IdleTimeOut"])
def test_one_that_has_ended_is_stopped(account: Account, stored: RtcRecordTaskState, reason: str) -> None:
    account.stop(str(stored.task_id), reason)

    account.delete(stored)

    assert account.runs()[0]["StopReason"] == reason
    assert account.calls() == ["StopRecord", "GetRecordTask"]


@pytest.mark.parametrize("status", [3, 4])
def test_one_that_was_seen_to_have_ended_is_not_stopped(
    account: Account, stored: RtcRecordTaskState, status: int
) -> None:
    account.stop(str(stored.task_id), "IdleTimeOut")

    account.delete(stored.model_copy(update={"status": status}))

    assert account.calls() == ["GetRecordTask"]


def test_one_that_was_seen_to_have_ended_and_runs_again_is_stopped(
    account: Account, stored: RtcRecordTaskState
) -> None:
    account.delete(stored.model_copy(update={"status": 3}))

    assert account.calls() == ["GetRecordTask", "StopRecord", "GetRecordTask"]
    assert account.running() == []


@pytest.mark.parametrize("code", ["AccessDenied", "InternalError"])
def test_one_that_has_ended_needs_no_stop(account: Account, stored: RtcRecordTaskState, code: str) -> None:
    account.stop(str(stored.task_id), "IdleTimeOut")
    account.refuse("StopRecord", code)

    account.delete(stored)

    assert account.calls()[-1] == "GetRecordTask"


@pytest.mark.parametrize("answer", ["empty", "null", "InvalidParameter.ErrorActiveTaskNotFound"])
def test_one_that_nobody_knows_is_stopped(account: Account, stored: RtcRecordTaskState, answer: str) -> None:
    account.choose(record_unknown=answer)
    account.forget(str(stored.task_id))

    account.delete(stored)

    assert account.calls() == ["StopRecord", "GetRecordTask"]


def test_one_that_is_out_of_sight_is_stopped_all_the_same(stage: Account) -> None:
    stored = stage.create()
    stage.advance(73 * HOUR)

    stage.delete(stored)

    assert stage.running() == []


def test_one_whose_status_is_unknown_is_stopped(account: Account, stored: RtcRecordTaskState) -> None:
    account.delete(stored)
    account.choose(record_start="unknown")
    account.fault("StopRecord", error={"code": "AccessDenied"})
    with pytest.raises(Exception, match="stopping it again failed too"):
        account.create(seconds=3)
    account.heal()

    account.delete(stored)

    assert account.running() == []


def test_one_that_does_not_end_is_an_error_that_warns_of_the_bill(stage: Account) -> None:
    stored = stage.create()
    stage.choose(record_stop="stuck")

    with pytest.raises(CannotStop) as raised:
        stage.delete(stored)

    text = str(raised.value)
    assert "is not ended after 300 s; last seen: recording; it may still record, and bill" in text
    assert "run the same command again" in text


def test_one_that_idles_out_while_its_stop_hangs_has_ended(account: Account, stored: RtcRecordTaskState) -> None:
    account.choose(record_stop="stuck")

    account.delete(stored)

    assert account.runs()[0]["StopReason"] == "IdleTimeOut"


def test_one_that_can_not_be_watched_while_it_ends_is_an_error_that_warns_of_the_bill(
    account: Account, stored: RtcRecordTaskState
) -> None:
    account.refuse("GetRecordTask", "AccessDenied")

    with pytest.raises(
        CannotStop, match=r"can not be watched: .* is not allowed; it may still record, and bill"
    ) as raised:
        account.delete(stored)

    assert "cloud:  AccessDenied (HTTP 403)" in str(raised.value)


@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "wrong_json", "reset", "html"])
def test_a_stop_whose_answer_was_lost_is_sent_again(account: Account, stored: RtcRecordTaskState, effect: str) -> None:
    account.fault("StopRecord", times=1, **{effect: True})

    account.delete(stored)

    assert account.running() == []
    assert account.calls().count("StopRecord") == 2


def test_a_stop_none_of_whose_answers_arrives_counts_where_it_is_seen_to_have_been_done(
    account: Account, stored: RtcRecordTaskState
) -> None:
    account.fault("StopRecord", reset_after_commit=True)

    account.delete(stored)

    assert account.running() == []
    assert committed(account.recorded(), "StopRecord") == 1


@pytest.mark.parametrize("faults", [[], ["GetRecordTask"]], ids=["seen running", "not seen"])
def test_a_stop_none_of_whose_answers_arrives_and_that_was_not_done_is_an_error(
    account: Account, stored: RtcRecordTaskState, faults: list[str]
) -> None:
    account.fault("StopRecord", reset=True)
    for action in faults:
        account.refuse(action, "AccessDenied")

    with pytest.raises(CannotStop, match="StopRecord was sent, and it is not known whether it was done"):
        account.delete(stored)

    assert account.running() == [stored.task_id]


@pytest.mark.parametrize("code", ["AccessDenied", "InvalidParameter.AccountIdMismatch", "InvalidParameter"])
def test_a_stop_that_is_refused_is_an_error(account: Account, stored: RtcRecordTaskState, code: str) -> None:
    account.refuse("StopRecord", code)

    with pytest.raises(CannotStop, match=code):
        account.delete(stored)


@pytest.mark.parametrize("patch", [{}, {"desiredState": "stopped"}])
def test_after_a_delete_nothing_runs_and_the_files_stay(stage: Account, patch: dict[str, Any]) -> None:
    stored = stage.create()
    stage.advance(60)
    stored = stage.update(stored, stage.inputs(**patch))

    stage.delete(stored)

    [run] = stage.runs()
    assert (run["state"], len(run["RecordFileList"])) == ("ended", 1)
