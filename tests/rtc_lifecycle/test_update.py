"""An update changes what runs, starts or stops it, or only notes what is declared, whichever its changes need."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotUpdate
from pulumi_livemedia.volcengine.rtc_record_task.problems import RecordingEnded
from tests.rtc_lifecycle.account import GIVEN, HOUR, Account, declared_part, moved
from tests.rtc_record_task.samples import CUSTOM, MIXED, S3, patched

KEYS = patched(MIXED, {"storageConfig": {"tosConfig": None, "customConfig": S3}})


def test_a_live_change_is_sent_with_both_members_whole_and_the_run_goes_on(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.forget_calls()

    updated = stage.update(stored, stage.inputs(moved(600)))

    assert stage.calls() == ["GetRecordTask", "UpdateRecord"]
    sent = stage.recorded()[1]["parameters"]
    assert sent["TargetStreams"]["StreamList"] == [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]
    assert sent["Layout"]["LayoutMode"] == 2
    assert sent["Layout"]["CustomLayout"]["Canvas"] == {"Width": 1280, "Height": 720, "Background": "#000000"}
    assert [region["StreamIndex"] for region in sent["Layout"]["CustomLayout"]["Regions"]] == [0, 1]
    assert updated.request_id == stage.recorded()[1]["requestId"]
    assert declared_part(updated) == stage.inputs(moved(600))
    assert len(stage.runs()) == 1


def test_a_stream_that_leaves_takes_its_region_with_it(stage: Account) -> None:
    alone = patched(
        CUSTOM,
        {
            "targetStreams": {"streamList": CUSTOM["targetStreams"]["streamList"][:1]},
            "layout": {"customLayout": {"regions": CUSTOM["layout"]["customLayout"]["regions"][:1]}},
        },
    )
    stored = stage.create(stage.inputs(CUSTOM))

    stage.update(stored, stage.inputs(alone, taskId=stored.task_id))

    [run] = stage.runs()
    assert len(run["Configuration"]["Layout"]["CustomLayout"]["Regions"]) == 1
    assert len(run["Configuration"]["TargetStreams"]["StreamList"]) == 1


@pytest.mark.parametrize(
    ("base", "patch"),
    [
        (MIXED, {"adopt": True}),
        (MIXED, {"whenEnded": "fail"}),
        (MIXED, {"waitFor": "recording"}),
        (KEYS, {"storageConfig": {"customConfig": {"accessKey": "new", "secretKey": "newer"}}}),
        (MIXED, {}),
    ],
    ids=["adopt", "when_ended", "wait_for", "keys", "custom_timeouts only"],
)
def test_what_is_for_the_next_start_or_for_us_makes_no_call(
    account: Account, base: dict[str, Any], patch: dict[str, Any]
) -> None:
    stored = account.create(account.inputs(base))
    account.forget_calls()
    inputs = account.inputs(patched(base, patch))

    updated = account.update(stored, inputs)

    assert account.calls() == []
    assert declared_part(updated) == inputs
    assert (updated.status, updated.start_time) == (stored.status, stored.start_time)


def test_rotated_keys_are_used_by_the_next_start(account: Account) -> None:
    stored = account.create(account.inputs(KEYS, desiredState="stopped"))
    rotated = patched(KEYS, {"storageConfig": {"customConfig": {"accessKey": "rotated"}}})
    stored = account.update(stored, account.inputs(rotated, desiredState="stopped"))

    updated = account.update(stored, account.inputs(rotated))

    assert updated.storage_config.custom_config
    assert updated.storage_config.custom_config.access_key == "rotated"
    assert account.running() == [updated.task_id]


@pytest.mark.parametrize("ids", [{}, {"taskId": GIVEN}], ids=["derived", "given"])
@pytest.mark.parametrize("start", ["immediate", {"invisible": 3}])
def test_stopped_and_started_again_there_is_a_newer_run_under_the_same_id(
    stage: Account, ids: dict[str, Any], start: object
) -> None:
    first = stage.create(stage.inputs(**ids))
    stage.choose(record_start=start)

    stopped = stage.update(first, stage.inputs(desiredState="stopped", **ids))
    again = stage.update(stopped, stage.inputs(**ids))

    assert (stopped.record_status, stopped.stop_reason) == ("ended", "StopByAPI")
    assert (stopped.request_id != first.request_id, len(stopped.record_file_list)) == (True, 1)
    assert (again.task_id, again.record_status, again.end_time) == (first.task_id, "recording", None)
    assert (again.start_time or 0) > (first.start_time or 0)
    assert stage.changing() == ["StartRecord", "StopRecord", "StartRecord"]
    assert stage.running() == [first.task_id]


def test_declared_stopped_after_it_has_ended_by_itself_nothing_is_stopped(account: Account) -> None:
    stored = account.create()
    account.advance(200)

    updated = account.update(stored, account.inputs(desiredState="stopped"))

    assert "StopRecord" not in account.calls()
    assert updated.stop_reason == "IdleTimeOut"


def test_declared_running_again_what_somebody_has_started_meanwhile_is_taken_over(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM, desiredState="stopped"))
    stage.create(stage.inputs(CUSTOM))
    stage.forget_calls()

    updated = stage.update(stored, stage.inputs(moved(600)))

    assert stage.calls() == ["GetRecordTask", "UpdateRecord"]
    assert updated.record_status == "recording"


def test_declared_running_again_after_it_went_out_of_sight_it_is_started(account: Account) -> None:
    stored = account.create()
    stopped = account.update(stored, account.inputs(desiredState="stopped"))
    account.advance(73 * HOUR)

    updated = account.update(stopped, account.inputs())

    assert (updated.start_time or 0) > (stored.start_time or 0)
    assert account.running() == [stored.task_id]


@pytest.mark.parametrize("reason", ["IdleTimeOut", "StopByAPI"])
def test_a_live_change_of_a_recording_that_has_ended_changes_the_state_only(stage: Account, reason: str) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.stop(str(stored.task_id), reason)

    updated = stage.update(stored, stage.inputs(moved(600)))

    assert stage.changing() == ["StartRecord"]
    assert declared_part(updated) == stage.inputs(moved(600))


@pytest.mark.parametrize("was_started", [True, False])
@pytest.mark.parametrize("days", [0, 4])
def test_a_live_change_of_a_recording_that_is_declared_stopped_changes_the_state_only(
    stage: Account, days: int, *, was_started: bool
) -> None:
    stored = stage.create(stage.inputs(CUSTOM, desiredState="running" if was_started else "stopped"))
    stored = stage.update(stored, stage.inputs(CUSTOM, desiredState="stopped"))
    stage.advance(days * 24 * HOUR)
    stage.forget_calls()

    updated = stage.update(stored, stage.inputs(moved(600), desiredState="stopped"))

    assert stage.changing() == []
    assert declared_part(updated) == stage.inputs(moved(600), desiredState="stopped")


def test_what_was_declared_while_it_was_ended_counts_for_the_next_start(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM, desiredState="stopped"))
    stored = stage.update(stored, stage.inputs(moved(600), desiredState="stopped"))

    stage.update(stored, stage.inputs(moved(600)))

    [run] = stage.runs()
    assert run["Configuration"]["Layout"]["CustomLayout"]["Regions"][1]["LocationX"] == 600


def test_a_live_change_of_a_recording_that_ends_meanwhile_is_noted_and_said(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    end = stage.before(2, lambda: stage.stop(str(stored.task_id), "IdleTimeOut"))

    updated = stage.update(stored, stage.inputs(moved(600)), alive=end)

    assert stage.changing() == ["StartRecord", "UpdateRecord"]
    assert declared_part(updated) == stage.inputs(moved(600))
    assert updated.request_id == stored.request_id
    assert stage.lines[-1].endswith(" has ended; what is declared counts for its next start")


def test_a_live_change_of_a_recording_that_is_out_of_sight_is_sent(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.advance(73 * HOUR)

    updated = stage.update(stored, stage.inputs(moved(600)))

    [run] = stage.runs()
    assert run["Configuration"]["Layout"]["CustomLayout"]["Regions"][1]["LocationX"] == 600
    assert (updated.status, updated.start_time) == (stored.status, stored.start_time)


def test_a_live_change_of_a_recording_that_has_ended_out_of_sight_is_noted(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.stop(str(stored.task_id))
    stage.advance(73 * HOUR)

    updated = stage.update(stored, stage.inputs(moved(600)))

    assert declared_part(updated) == stage.inputs(moved(600))


def test_a_live_change_of_a_recording_that_is_lost_without_a_reason_is_an_error(stage: Account) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.forget(str(stored.task_id))

    with pytest.raises(CannotUpdate, match="does not run") as raised:
        stage.update(stored, stage.inputs(moved(600)))

    assert "cure:   refresh the stack" in str(raised.value)


@pytest.mark.parametrize("code", ["InvalidParameter", "AccessDenied", "InternalError"])
def test_a_live_change_that_is_refused_is_an_error(stage: Account, code: str) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.refuse("UpdateRecord", code)

    with pytest.raises(CannotUpdate, match=code):
        stage.update(stored, stage.inputs(moved(600)))

    assert stage.running() == [stored.task_id]


@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "wrong_json", "reset", "html"])
def test_a_live_change_whose_answer_was_lost_is_sent_again(stage: Account, effect: str) -> None:
    stored = stage.create(stage.inputs(CUSTOM))
    stage.fault("UpdateRecord", times=1, **{effect: True})

    updated = stage.update(stored, stage.inputs(moved(600)))

    assert updated.request_id == stage.recorded()[-1]["requestId"]


@pytest.mark.parametrize(("reason", "complains"), [("IdleTimeOut", True), ("Other", True), ("StopByAPI", False)])
def test_an_end_that_is_declared_a_failure_is_complained_about_by_an_update_and_by_no_read(
    stage: Account, reason: str, *, complains: bool
) -> None:
    inputs = stage.inputs(whenEnded="fail")
    stage.create(inputs)
    stored = stage.create(inputs)
    stage.stop(str(stored.task_id), reason)
    read = stage.read(stored)
    assert read is not None
    assert read.desired_state == "stopped"

    if not complains:
        assert stage.update(read, inputs).record_status == "recording"
        return
    with pytest.raises(RecordingEnded) as raised:
        stage.update(read, inputs)

    assert f"has ended by itself ({reason}), and when_ended is 'fail'" in str(raised.value)
    assert stage.running() == []
    again = stage.update(read, stage.inputs(whenEnded="restart"))
    assert again.record_status == "recording"
