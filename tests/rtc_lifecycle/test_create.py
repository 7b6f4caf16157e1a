"""A create starts a recording of this very configuration, or takes back its own; a stranger's is left alone."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import AlreadyRunning, CannotStart, CannotUpdate
from tests.rtc_lifecycle.account import GIVEN, HOUR, Account, moved
from tests.rtc_record_task.samples import CUSTOM, MIXED, S3

DUPLICATES = ["result", "InvalidParameter.TaskAlreadyExists"]
BASES = {"derived": MIXED, "given": MIXED | {"taskId": GIVEN}}
every_duplicate = pytest.mark.parametrize("answer", DUPLICATES)


def test_with_a_derived_id_one_call_starts_one_verifies_and_one_asks_for_the_account(account: Account) -> None:
    created = account.create()

    assert account.calls() == ["StartRecord", "GetRecordTask", "GetCallerIdentity"]
    assert account.running() == [created.task_id]
    assert (created.record_status, created.status) == ("not started", 1)
    assert created.start_time
    assert created.request_id == account.recorded()[0]["requestId"]
    assert (created.endpoint, created.region) == ("127.0.0.1", "cn-north-1")
    assert created.account_id == account.server.world.namespaces.account(account.key)


def test_with_a_given_id_it_is_looked_at_first(account: Account) -> None:
    account.create(account.inputs(taskId=GIVEN))

    assert account.calls() == ["GetRecordTask", "StartRecord", "GetRecordTask", "GetCallerIdentity"]


def test_what_was_started_has_the_declared_configuration(stage: Account) -> None:
    stage.create(stage.inputs(CUSTOM, control={"maxIdleTime": 3600}))

    [run] = stage.runs()
    assert run["Configuration"]["Control"] == {"MaxIdleTime": 3600}
    assert run["Configuration"]["StorageConfig"]["TosConfig"]["Bucket"] == "shows"
    assert run["state"] == "recording"


def test_the_keys_of_a_storage_are_in_no_recorded_call(account: Account) -> None:
    account.create(account.inputs(storageConfig={"tosConfig": None, "customConfig": S3}))

    assert "the-secret-key" not in str(account.recorded())


@every_duplicate
def test_what_a_crashed_create_has_started_is_taken_back_and_nothing_is_started_twice(
    account: Account, answer: str
) -> None:
    account.choose(record_duplicate=answer)
    lost = account.create()
    account.forget_calls()

    created = account.create()

    assert account.calls() == ["StartRecord", "GetRecordTask"]
    assert account.running() == [created.task_id]
    assert created.start_time == lost.start_time


@every_duplicate
def test_what_is_taken_back_in_custom_layout_gets_the_present_streams_and_regions(stage: Account, answer: str) -> None:
    stage.choose(record_duplicate=answer)
    stage.create(stage.inputs(CUSTOM))
    stage.forget_calls()

    created = stage.create(stage.inputs(moved(600)))

    assert stage.calls() == ["StartRecord", "GetRecordTask", "UpdateRecord"]
    assert created.request_id == stage.recorded()[2]["requestId"]
    [run] = stage.runs()
    assert run["Configuration"]["Layout"]["CustomLayout"]["Regions"][1]["LocationX"] == 600


@pytest.mark.parametrize("patch", [{"layout": {"layoutMode": 3}}, {"recordMode": 1}, {}])
def test_what_is_taken_back_in_another_layout_is_not_updated(account: Account, patch: dict[str, Any]) -> None:
    account.create(account.inputs(**patch))

    account.create(account.inputs(**patch))

    assert account.changing() == ["StartRecord", "StartRecord"]


def test_what_is_taken_back_and_ends_before_it_is_updated_is_an_error_with_a_cure(stage: Account) -> None:
    running = stage.create(stage.inputs(CUSTOM))
    task_id = str(running.task_id)

    with pytest.raises(CannotUpdate, match=r"does not run\n.*\n  cure:   refresh the stack"):
        stage.create(stage.inputs(CUSTOM), alive=stage.before(3, lambda: stage.stop(task_id)))


def test_a_given_id_that_runs_already_is_refused_and_left_alone(account: Account) -> None:
    account.create(account.inputs(taskId=GIVEN))
    account.forget_calls()

    with pytest.raises(AlreadyRunning) as raised:
        account.create(account.inputs(taskId=GIVEN))

    text = str(raised.value)
    assert f"recording {account.app_id}/studio-1/Task1 runs already since 2" in text
    assert " UTC, with a configuration that is not known, and this stack did not start it" in text
    assert "adopt=True takes it over as it is" in text
    assert "use aliases" in text
    assert account.changing() == []
    assert account.running() == [GIVEN]


@every_duplicate
def test_a_given_id_that_somebody_starts_between_look_and_start_is_refused_and_left_alone(
    account: Account, answer: str
) -> None:
    account.choose(record_duplicate=answer)
    colleague = account.lifecycle()
    inputs = account.inputs(taskId=GIVEN)

    with pytest.raises(AlreadyRunning, match="runs already since 2"):
        account.create(inputs, alive=account.before(3, lambda: colleague.create(inputs)))

    assert account.running() == [GIVEN]
    assert "StopRecord" not in account.calls()


@every_duplicate
def test_a_given_id_that_runs_out_of_sight_is_refused_and_left_alone(account: Account, answer: str) -> None:
    account.choose(record_duplicate=answer)
    inputs = account.inputs(taskId=GIVEN, control={"maxIdleTime": 86400})
    account.publish("host")
    account.create(inputs)
    account.advance(73 * HOUR)
    account.forget_calls()

    with pytest.raises(AlreadyRunning, match="runs already, with a configuration that is not known"):
        account.create(inputs)

    assert account.changing() == ["StartRecord"]
    assert account.running() == [GIVEN]


@pytest.mark.parametrize(("base", "calls"), [(MIXED, []), (CUSTOM, ["UpdateRecord"])])
def test_adopt_takes_it_over_as_far_as_it_can_be_changed(
    stage: Account, base: dict[str, Any], calls: list[str]
) -> None:
    theirs = stage.create(stage.inputs(base, taskId=GIVEN))
    stage.forget_calls()

    created = stage.create(stage.inputs(base, taskId=GIVEN, adopt=True))

    assert stage.changing() == calls
    assert (created.start_time, created.record_status) == (theirs.start_time, "recording")


def test_adopt_starts_where_nothing_runs(account: Account) -> None:
    account.create(account.inputs(taskId=GIVEN, adopt=True))

    assert account.running() == [GIVEN]


@pytest.mark.parametrize("answer", DUPLICATES)
def test_what_was_taken_over_out_of_sight_is_kept_by_reads_and_stopped_by_a_delete(
    account: Account, answer: str
) -> None:
    account.choose(record_duplicate=answer)
    account.publish("host")
    account.create()
    account.advance(73 * HOUR)

    created = account.create(account.inputs(waitFor="recording"))

    assert (created.start_time, created.status) == (None, None)
    assert account.read(created) == created
    account.delete(created)
    assert account.running() == []


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_declared_stopped_it_is_not_started(account: Account, base: dict[str, Any]) -> None:
    created = account.create(account.inputs(base, desiredState="stopped"))

    assert "StartRecord" not in account.calls()
    assert (created.desired_state, created.status, created.start_time) == ("stopped", None, None)
    assert account.read(created) == created


def test_declared_stopped_a_derived_id_that_a_crash_has_left_running_is_stopped(account: Account) -> None:
    account.create()

    created = account.create(account.inputs(desiredState="stopped"))

    assert account.running() == []
    assert (created.record_status, created.stop_reason) == ("ended", "StopByAPI")


def test_declared_stopped_a_given_id_of_somebody_else_is_refused_and_left_alone(account: Account) -> None:
    account.create(account.inputs(taskId=GIVEN))

    with pytest.raises(AlreadyRunning):
        account.create(account.inputs(taskId=GIVEN, desiredState="stopped"))

    assert account.running() == [GIVEN]


def test_declared_stopped_nothing_out_of_sight_is_stopped_that_may_be_somebody_elses(account: Account) -> None:
    account.publish("host")
    account.create(account.inputs(taskId=GIVEN))
    account.advance(73 * HOUR)

    account.create(account.inputs(taskId=GIVEN, desiredState="stopped"))

    assert account.running() == [GIVEN]


def test_declared_stopped_an_adopted_one_is_stopped(account: Account) -> None:
    account.create(account.inputs(taskId=GIVEN))

    account.create(account.inputs(taskId=GIVEN, desiredState="stopped", adopt=True))

    assert account.running() == []


def test_the_files_of_an_ended_run_of_a_given_id_are_known_to_one_declared_stopped(account: Account) -> None:
    account.publish("host")
    ran = account.create(account.inputs(taskId=GIVEN))
    account.advance(60)
    account.delete(ran)

    created = account.create(account.inputs(taskId=GIVEN, desiredState="stopped"))

    assert [(file.duration or 0) // 1000 for file in created.record_file_list] == [60]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("InvalidParameter.AccountIdMismatch", "belongs to an AppId of another account"),
        ("InvalidParameter.NotExistAppId", "has an AppId that does not exist"),
        ("InvalidParameter.EmptyAccountId", "has a storage without an account"),
        ("FlowLimitExceeded.TaskNumberOverLimit", "would be one too many"),
        ("AccessDenied", "StartRecord is not allowed"),
        ("InvalidParameter", "StartRecord was refused as invalid"),
    ],
)
def test_a_refused_start_says_what_the_code_means_and_stops_nothing(account: Account, code: str, words: str) -> None:
    account.refuse("StartRecord", code)

    with pytest.raises(CannotStart, match=words) as raised:
        account.create()

    assert f"  cloud:  {code} (HTTP 4" in str(raised.value)
    assert "stopped again" not in str(raised.value)
    assert account.changing() == ["StartRecord"]
