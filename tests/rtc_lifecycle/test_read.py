"""A read tells what is really so, and shows drift exactly where the next `up` would act."""

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.calls.refusals import CannotStart
from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskState
from tests.rtc_lifecycle.account import GIVEN, HOUR, Account, declared_part
from tests.rtc_record_task.samples import MIXED

LONG = {"control": {"maxIdleTime": 3600}}
HLS = {"control": {"enableSyncUpload": True}, "fileFormatConfig": {"fileFormat": ["HLS"]}}
END = ("StopByAPI", "IdleTimeOut", "UnknownStopReason", "StartTaskFailed", "SomethingNew")
BY_ITSELF = END[1:]


def read(account: Account, stored: RtcRecordTaskState) -> RtcRecordTaskState:
    found = account.read(stored)
    assert found is not None
    return found


def drift(before: RtcRecordTaskState, after: RtcRecordTaskState) -> list[str]:
    """What a preview would show after the refresh."""
    return [str(change.path[0]) for change in changes(declared_part(after), declared_part(before))]


def ended(
    account: Account, reason: str, *, recorded: bool, when_ended: str, desired_state: str = "running"
) -> RtcRecordTaskState:
    """The state of a recording that has ended since; nobody has looked at it before."""
    account.publish()
    stored = account.create(account.inputs(LONG | MIXED, whenEnded=when_ended))
    if recorded:
        account.publish("host")
    account.advance(60)
    account.stop(str(stored.task_id), reason)
    return stored.model_copy(update={"desired_state": desired_state})


def test_what_runs_is_read_as_it_was_created(stage: Account) -> None:
    stored = stage.create()
    stage.forget_calls()

    assert stage.read(stored) == stored
    assert stage.calls() == ["GetRecordTask"]


def test_a_read_counts_the_files_that_are_uploaded_while_it_is_recorded(stage: Account) -> None:
    stored = stage.create(stage.inputs(HLS | {**MIXED, "fileFormatConfig": HLS["fileFormatConfig"]}))
    stage.advance(60)

    found = read(stage, stored)

    assert [(file.duration or 0) // 1000 for file in found.record_file_list] == [60]
    assert drift(stored, found) == []


def test_what_begins_to_be_recorded_is_no_drift(account: Account) -> None:
    stored = account.create()
    account.publish("host")

    found = read(account, stored)

    assert (stored.record_status, found.record_status) == ("not started", "recording")
    assert drift(stored, found) == []


@pytest.mark.parametrize("when_ended", ["auto", "leave", "restart", "fail"])
@pytest.mark.parametrize("reason", END)
@pytest.mark.parametrize("recorded", [True, False], ids=["recorded", "nothing"])
def test_an_end_is_drift_where_an_update_would_act(
    account: Account, reason: str, when_ended: str, *, recorded: bool
) -> None:
    acts = {"auto": not recorded, "leave": False, "restart": True, "fail": True}[when_ended] or reason == "StopByAPI"
    stored = ended(account, reason, recorded=recorded, when_ended=when_ended)

    found = read(account, stored)

    assert found.desired_state == ("stopped" if acts else "running")
    assert drift(stored, found) == (["desiredState"] if acts else [])
    assert (found.status, found.record_status, found.stop_reason) == (3, "ended", reason)
    assert len(found.record_file_list) == recorded
    assert read(account, found) == found


@pytest.mark.parametrize("when_ended", ["auto", "leave", "restart", "fail"])
@pytest.mark.parametrize("reason", END)
def test_what_is_declared_stopped_and_has_ended_is_no_drift(account: Account, reason: str, when_ended: str) -> None:
    stored = ended(account, reason, recorded=False, when_ended=when_ended, desired_state="stopped")

    assert drift(stored, read(account, stored)) == []


def test_what_is_declared_stopped_and_runs_is_drift(account: Account) -> None:
    stored = account.create().model_copy(update={"desired_state": "stopped"})

    found = read(account, stored)

    assert found.desired_state == "running"
    assert drift(stored, found) == ["desiredState"]


@pytest.mark.parametrize(("when_ended", "acts"), [("auto", True), ("leave", False), ("restart", True), ("fail", True)])
def test_a_start_that_failed_since_is_drift_where_an_update_would_act(
    account: Account, when_ended: str, *, acts: bool
) -> None:
    stored = account.create(account.inputs(whenEnded=when_ended))
    account.stop(str(stored.task_id))
    account.choose(record_start="fails")
    with pytest.raises(CannotStart):
        account.create()

    found = read(account, stored)

    assert (found.record_status, found.stop_reason) == ("failed", "StartTaskFailed")
    assert drift(stored, found) == (["desiredState"] if acts else [])


def test_what_was_left_alone_at_first_stays_so_until_its_files_show(stage: Account) -> None:
    stored = stage.create(stage.inputs(control={"maxRecordTime": 60}))
    stage.advance(120)
    found = read(stage, stored).model_copy(update={"record_file_list": []})

    again = read(stage, found)

    assert found.desired_state == again.desired_state == "running"


def test_a_later_run_of_somebody_else_is_judged_by_itself(account: Account) -> None:
    account.publish("host")
    stored = account.create(account.inputs(LONG | MIXED))
    assert stored.record_status == "recording"
    account.stop(str(stored.task_id))
    account.publish()
    account.create(account.inputs(LONG | MIXED))
    account.stop(str(stored.task_id), "IdleTimeOut")

    assert read(account, stored).desired_state == "stopped"


def test_a_status_that_tells_nothing_changes_nothing_that_is_declared(account: Account) -> None:
    for desired_state in ("running", "stopped"):
        stored = account.create().model_copy(update={"desired_state": desired_state})
        account.delete(stored)
        account.choose(record_start="unknown")
        account.fault("StopRecord", error={"code": "AccessDenied"})
        with pytest.raises(Exception, match="stopping it again failed too"):
            account.create(seconds=5)
        account.heal()

        found = read(account, stored)

        assert (found.status, found.record_status) == (0, "unknown(0)")
        assert drift(stored, found) == []
        account.choose(record_start="immediate")
        account.delete(found)


def test_files_are_kept_while_it_is_out_of_sight(stage: Account) -> None:
    stored = stage.create()
    stage.advance(60)
    stopped = stage.update(stored, stage.inputs(desiredState="stopped"))
    assert len(stopped.record_file_list) == 1
    stage.advance(80 * HOUR)

    assert stage.read(stopped) == stopped


@pytest.mark.parametrize("answer", ["empty", "null", "InvalidParameter.ErrorActiveTaskNotFound"])
@pytest.mark.parametrize(("hours", "is_kept"), [(1, False), (71, False), (72, True), (1000, True)])
def test_what_is_not_found_is_gone_unless_it_was_started_too_long_ago_to_be_seen(
    account: Account, answer: str, hours: float, *, is_kept: bool
) -> None:
    account.choose(record_unknown=answer)
    stored = account.create()
    account.advance(hours * HOUR)
    account.forget(str(stored.task_id))
    account.forget_calls()

    assert account.read(stored) == (stored if is_kept else None)
    assert account.calls() == ["GetRecordTask"]


def test_what_still_runs_out_of_sight_is_kept(stage: Account) -> None:
    stored = stage.create()
    stage.advance(71.9 * HOUR)
    assert read(stage, stored).record_status == "recording"
    stage.advance(0.2 * HOUR)

    assert stage.read(stored) == stored
    assert stage.running() == [stored.task_id]


def test_a_clock_that_is_as_wrong_as_a_signature_allows_loses_nothing(stage: Account) -> None:
    stored = stage.create()
    stage.advance(72 * HOUR - 14 * 60)
    stage.clock.fall_behind(14 * 60 + 1)

    assert stage.read(stored) == stored


def test_without_a_stored_state_it_says_what_to_do(account: Account) -> None:
    with pytest.raises(InvalidSetting) as raised:
        account.read(None)

    assert "recording a/b/c can not be read without its declaration" in str(raised.value)
    assert "declare it, with adopt=True and its task_id" in str(raised.value)
    assert account.calls() == []


def test_a_read_never_changes_anything(account: Account) -> None:
    stored = account.create(account.inputs(taskId=GIVEN, whenEnded="restart"))
    account.advance(300)
    account.forget_calls()

    read(account, stored)

    assert account.changing() == []
