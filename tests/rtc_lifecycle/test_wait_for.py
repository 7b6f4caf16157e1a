"""`wait_for="recording"`: a start is done when somebody publishes."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotStart
from tests.rtc_lifecycle.account import GIVEN, Account


def test_somebody_who_is_there_already_is_enough(stage: Account) -> None:
    created = stage.create(stage.inputs(waitFor="recording"))

    assert created.record_status == "recording"
    assert stage.calls() == ["StartRecord", "GetRecordTask", "GetCallerIdentity"]


def test_somebody_who_comes_later_is_waited_for_and_the_wait_is_not_silent(account: Account) -> None:
    created = account.create(
        account.inputs(waitFor="recording"), alive=account.before(60, lambda: account.publish("a"))
    )

    assert created.record_status == "recording"
    assert created.request_id
    assert f"recording {account.app_id}/studio-1/{created.task_id}: still not started, 1" in account.lines[0]


def test_where_nobody_comes_in_time_it_is_stopped_again(account: Account) -> None:
    with pytest.raises(CannotStart) as raised:
        account.create(account.inputs(waitFor="recording", control={"maxIdleTime": 3600}))

    text = str(raised.value)
    assert "is not recording after 300 s; last seen: not started; it was stopped again" in text
    assert "does anybody publish in the room? wait_for='accepted' does not wait for it" in text
    assert account.running() == []


def test_where_it_idles_out_before_somebody_comes_nothing_is_waited_for_any_more(account: Account) -> None:
    with pytest.raises(CannotStart, match=r"has ended \(IdleTimeOut\) before anything was recorded"):
        account.create(account.inputs(waitFor="recording", control={"maxIdleTime": 10}))

    assert account.clock.monotonic() < 20
    assert account.changing() == ["StartRecord"]


def test_what_was_recorded_and_ended_between_two_looks_was_recording(account: Account) -> None:
    inputs = account.inputs(waitFor="recording", control={"maxRecordTime": 5})

    def come_and_go() -> None:
        account.publish("host")
        account.clock.turn(10)

    created = account.create(inputs, alive=account.before(5, come_and_go))

    assert created.record_status == "ended"
    assert len(created.record_file_list) == 1


def test_where_it_can_not_be_watched_it_is_stopped_again(account: Account) -> None:
    account.refuse("GetRecordTask", "AccessDenied", nth=2)

    with pytest.raises(CannotStart, match="can not be watched: GetRecordTask is not allowed; it was stopped again"):
        account.create(account.inputs(waitFor="recording"))

    assert account.running() == []


def test_it_is_waited_for_after_a_restart_too(account: Account) -> None:
    stored = account.create(account.inputs(desiredState="stopped"))

    with pytest.raises(CannotStart, match="it was stopped again"):
        account.update(stored, account.inputs(waitFor="recording"), seconds=20)

    assert account.running() == []


@pytest.mark.parametrize("ids", [{}, {"taskId": GIVEN, "adopt": True}], ids=["derived", "adopted"])
def test_what_is_taken_over_is_waited_for_and_never_stopped(account: Account, ids: dict[str, Any]) -> None:
    account.create(account.inputs(**ids))

    with pytest.raises(CannotStart, match=r"is not recording after 20 s; .*; it was not started now, and goes on"):
        account.create(account.inputs(waitFor="recording", **ids), seconds=20)

    assert len(account.running()) == 1
    account.publish("host")
    assert account.create(account.inputs(waitFor="recording", **ids)).record_status == "recording"


@pytest.mark.parametrize("ids", [{}, {"taskId": GIVEN}], ids=["derived", "given"])
def test_what_a_start_whose_answer_was_lost_has_started_is_stopped_again(account: Account, ids: dict[str, Any]) -> None:
    account.choose(record_start={"invisible": 3})
    account.fault("StartRecord", times=1, reset_after_commit=True)

    with pytest.raises(CannotStart, match="it was stopped again"):
        account.create(account.inputs(waitFor="recording", **ids), seconds=30)

    assert account.running() == []
