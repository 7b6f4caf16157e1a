"""What a failed operation has started is stopped again, and nothing else; the error says how that went."""

from collections.abc import Callable
from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotStart
from tests.rtc_lifecycle.account import GIVEN, Account

both_ids = pytest.mark.parametrize("ids", [{}, {"taskId": GIVEN}], ids=["derived", "given"])


def failure(act: Callable[[], object]) -> str:
    with pytest.raises(CannotStart) as raised:
        act()
    return str(raised.value)


def test_where_the_stop_fails_too_the_error_says_that_it_may_be_billed(account: Account) -> None:
    account.choose(record_start="unknown")
    account.refuse("StopRecord", "AccessDenied")

    text = failure(account.create)

    assert "stopping it again failed too, it may record and bill (recording " in text
    assert "StopRecord is not allowed" in text


def test_where_the_stop_hangs_too_the_error_says_that_it_may_be_billed(account: Account) -> None:
    account.choose(record_start="unknown", record_stop="stuck")

    text = failure(account.create)

    assert "stopping it again failed too, it may record and bill (" in text
    assert "is not ended after 60 s; last seen: unknown(0)" in text


def test_the_stop_has_time_of_its_own(account: Account) -> None:
    account.choose(record_start="unknown", record_stop={"seconds": 30})

    text = failure(lambda: account.create(seconds=5))

    assert "is not visible after 5 s; last seen: unknown(0); it was stopped again" in text
    assert account.running() == []


@both_ids
def test_a_run_that_can_not_be_watched_after_its_start_is_stopped_again(account: Account, ids: dict[str, Any]) -> None:
    account.refuse("GetRecordTask", "AccessDenied", nth=2 if ids else 1)

    text = failure(lambda: account.create(account.inputs(**ids)))

    assert "can not be watched: GetRecordTask is not allowed; it was stopped again" in text
    assert "cloud:  AccessDenied (HTTP 403)" in text
    assert account.running() == []


@both_ids
def test_a_run_whose_start_is_in_doubt_and_can_not_be_looked_at_is_stopped_again(
    account: Account, ids: dict[str, Any]
) -> None:
    account.fault("StartRecord", times=1, reset_after_commit=True)
    account.refuse("GetRecordTask", "AccessDenied", nth=2 if ids else 1)

    assert "GetRecordTask is not allowed; it was stopped again" in failure(
        lambda: account.create(account.inputs(**ids))
    )
    assert account.running() == []


@both_ids
def test_a_start_whose_outcome_stays_in_doubt_is_given_up_and_nothing_goes_on(
    account: Account, ids: dict[str, Any]
) -> None:
    account.choose(record_start={"invisible": 1000})
    account.fault("StartRecord", reset_after_commit=True)

    assert "it was stopped again" in failure(lambda: account.create(account.inputs(**ids)))
    assert account.running() == []


def test_a_start_that_is_refused_after_one_whose_answer_was_lost_is_taken_back(account: Account) -> None:
    account.choose(record_start={"invisible": 1000})
    account.fault("StartRecord", nth=1, reset_after_commit=True)
    account.refuse("StartRecord", "AccessDenied", nth=2)

    text = failure(account.create)

    assert "StartRecord is not allowed; it was stopped again" in text
    assert account.running() == []


def test_where_the_time_is_over_after_a_start_in_doubt_it_is_taken_back(account: Account) -> None:
    account.choose(record_start={"invisible": 1000})
    account.fault("StartRecord", nth=1, reset_after_commit=True)

    text = failure(lambda: account.create(seconds=1))

    assert "was not called: nothing is left of the 1 s allowed; it was stopped again" in text
    assert account.running() == []


def test_nothing_is_stopped_where_there_was_no_time_to_start(account: Account) -> None:
    hurry = account.before(1, lambda: account.clock.turn(11))

    text = failure(lambda: account.create(seconds=10, alive=hurry))

    assert "StartRecord was not called: nothing is left of the 10 s allowed" in text
    assert account.changing() == []


def test_a_run_of_somebody_else_is_never_stopped_where_its_duplicate_can_not_be_shown(account: Account) -> None:
    account.publish("host")
    account.create(account.inputs(taskId=GIVEN))
    account.advance(73 * 3600)
    account.forget_calls()
    account.fault("StartRecord", nth=1, reset=True)

    with pytest.raises(Exception, match="runs already, with a configuration that is not known"):
        account.create(account.inputs(taskId=GIVEN))

    assert account.running() == [GIVEN]
    assert "StopRecord" not in account.calls()


@pytest.mark.parametrize("start", ["unknown", "fails", {"invisible": 1000}])
def test_an_update_that_fails_to_start_stops_again_too(account: Account, start: object) -> None:
    stored = account.create(account.inputs(desiredState="stopped"))
    account.choose(record_start=start)

    assert "it was stopped again" in failure(lambda: account.update(stored, account.inputs()))
    assert account.running() == []
