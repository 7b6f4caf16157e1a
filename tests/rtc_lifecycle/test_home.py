"""A leftover address or another key never turns "not found" into "gone", and never stops a stranger's recording."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.home import UnknownAccount, WrongAccount, WrongEndpoint
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskState
from tests.rtc_lifecycle.account import HOUR, Account, moved
from tests.rtc_record_task.samples import CUSTOM

Work = Callable[[Account, RtcRecordTaskState], object]

WORK: list[Work] = [
    lambda account, stored: account.read(stored),
    lambda account, stored: account.update(stored, account.inputs(CUSTOM, desiredState="stopped")),
    lambda account, stored: account.update(stored, account.inputs(moved(600))),
    lambda account, stored: account.delete(stored),
]
every_work = pytest.mark.parametrize("work", WORK, ids=["read", "stop", "update", "delete"])


@pytest.fixture
def stored(stage: Account) -> RtcRecordTaskState:
    """The state of a recording that runs."""
    return stage.create(stage.inputs(CUSTOM))


@pytest.fixture
def other(stage: Account) -> Account:
    """The same application, seen with the key of another account; nothing is known of it yet."""
    return Account(stage.server, stage.transport, app_id=stage.app_id)


@every_work
def test_at_another_endpoint_no_call_is_made(stage: Account, stored: RtcRecordTaskState, work: Work) -> None:
    stage.forget_calls()

    with pytest.raises(WrongEndpoint) as raised:
        work(stage, stored.model_copy(update={"endpoint": "rtc.volcengineapi.com"}))

    assert "was started at rtc.volcengineapi.com, but livemedia:volcengineEndpoint leads to 127.0.0.1" in str(
        raised.value
    )
    assert "cure:   unset livemedia:volcengineEndpoint, or set it to rtc.volcengineapi.com again" in str(raised.value)
    assert stage.calls() == []


@every_work
def test_with_the_key_of_another_account_nothing_else_is_asked(
    stage: Account, stored: RtcRecordTaskState, other: Account, work: Work
) -> None:
    with pytest.raises(WrongAccount) as raised:
        work(other, stored)

    assert f"belongs to account {stored.account_id}, but the access key belongs to 1" in str(raised.value)
    assert other.calls() == ["GetCallerIdentity"]
    assert stage.running() == [stored.task_id]


@every_work
def test_a_recording_of_the_same_name_in_another_account_is_left_alone(
    stage: Account, stored: RtcRecordTaskState, other: Account, work: Work
) -> None:
    other.create(other.inputs(CUSTOM))
    other.forget_calls()

    with pytest.raises(WrongAccount):
        work(other, stored)

    assert other.changing() == []
    assert stage.running() == other.running() == [stored.task_id]


def test_an_application_of_another_account_is_an_error_and_no_absence(
    stage: Account, stored: RtcRecordTaskState
) -> None:
    stranger = Account(stage.server, stage.transport, app_id=stage.app_id)
    stranger.lose_app()
    stranger.refuse("GetCallerIdentity", "AccessDenied")

    with pytest.raises(LivemediaError, match="AccountIdMismatch"):
        stranger.read(stored)


def test_what_is_not_found_is_not_believed_gone_while_the_account_of_the_key_is_unknown(
    stored: RtcRecordTaskState, other: Account
) -> None:
    other.refuse("GetCallerIdentity", "AccessDenied")

    with pytest.raises(UnknownAccount) as raised:
        other.read(stored)

    assert f"it is not known whether the access key belongs to its account, {stored.account_id}" in str(raised.value)


def test_what_is_out_of_sight_is_kept_even_while_the_account_of_the_key_is_unknown(
    stage: Account, stored: RtcRecordTaskState
) -> None:
    stage.advance(73 * HOUR)
    cautious = replace(stage)
    cautious.refuse("GetCallerIdentity", "AccessDenied")
    cautious.advance(73 * HOUR)

    assert cautious.read(stored) == stored


@every_work
def test_a_key_that_may_not_ask_who_it_is_may_do_everything_else(
    stage: Account, stored: RtcRecordTaskState, work: Work
) -> None:
    cautious = replace(stage)
    cautious.refuse("GetCallerIdentity", "AccessDenied")

    work(cautious, stored)


def test_another_key_of_the_same_account_just_works(stage: Account, stored: RtcRecordTaskState, other: Account) -> None:
    """As after a rotation: who it is is asked once, and nobody is told anything."""
    with stage.server.world.lock:
        stage.server.world.namespaces.set_accounts({other.key: stored.account_id})

    for _ in range(2):
        read = other.read(stored)
        assert read is not None
        assert read.record_status == stored.record_status

    assert other.calls().count("GetCallerIdentity") <= 1


def test_a_create_with_a_key_that_may_not_ask_who_it_is_keeps_no_account(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    account.refuse("GetCallerIdentity", "AccessDenied")

    created = account.create()

    assert created.account_id is None
    assert "the account of the access key is not known, so another account would not be noticed" in caplog.text
    account.forget(str(created.task_id))
    account.forget_calls()
    assert account.read(created) is None
    assert account.calls() == ["GetRecordTask"]


def test_what_has_started_is_not_lost_where_no_time_is_left_to_ask_for_the_account(account: Account) -> None:
    created = account.create(seconds=10, alive=account.before(3, lambda: account.clock.turn(11)))

    assert created.account_id is None
    assert account.calls() == ["StartRecord", "GetRecordTask"]
    assert account.running() == [created.task_id]


@pytest.mark.parametrize("code", ["AccessDenied", "InternalError", "FlowLimitExceeded", "InvalidParameter"])
def test_an_error_is_never_taken_for_absence(stage: Account, stored: RtcRecordTaskState, code: str) -> None:
    stage.refuse("GetRecordTask", code)

    with pytest.raises(LivemediaError, match="GetRecordTask"):
        stage.read(stored)


def test_the_account_is_asked_once_for_all_recordings(stage: Account, stored: RtcRecordTaskState) -> None:
    stage.read(stored)
    stage.delete(stored)

    assert stage.calls().count("GetCallerIdentity") == 1
