"""What the engine gets to see of a recording: settled ids, replacements, marks of secrecy, plain numbers."""

import pytest
from pulumi.output import UNKNOWN

from pulumi_livemedia import LayoutMode, MediaType, Vendor
from pulumi_livemedia.dynamic.hidden import SCHEMA
from tests.provider.wire import Properties, as_sent, secrets, unmarked
from tests.rtc_lifecycle.account import GIVEN, NAME, Account, moved
from tests.rtc_lifecycle.process import Process
from tests.rtc_record_task.samples import CUSTOM, MIXED, S3, patched

KEYS = patched(MIXED, {"storageConfig": {"tosConfig": None, "customConfig": S3 | {"securityToken": "the-token"}}})
MARKED = {f"storageConfig.customConfig.{key}" for key in ("accessKey", "secretKey", "securityToken")}


@pytest.fixture
def process(stage: Account, monkeypatch: pytest.MonkeyPatch) -> Process:
    """A provider process."""
    return Process(stage, monkeypatch)


def test_check_settles_an_id_that_is_not_given(process: Process) -> None:
    checked = process.check(process.declared())

    assert checked["taskId"] == process.account.inputs().task_id
    assert process.check(checked)["taskId"] == checked["taskId"]


def test_check_leaves_a_given_id(process: Process) -> None:
    assert process.check(process.declared(taskId=GIVEN))["taskId"] == GIVEN


@pytest.mark.parametrize("name", ["roomId", "encode", "restartTriggers"])
def test_check_announces_an_unknown_id_where_what_it_depends_on_is_unknown(process: Process, name: str) -> None:
    checked = process.check(process.declared() | {name: UNKNOWN})

    assert checked["taskId"] is UNKNOWN
    assert checked[name] is UNKNOWN


def test_an_unknown_id_may_turn_out_to_be_a_replacement(process: Process) -> None:
    _, outputs, inputs = process.up(process.declared())
    unknown = process.check(process.declared() | {"encode": UNKNOWN}, olds=inputs)

    assert process.diff(outputs, unknown).replaces == ["encode", "taskId"]


def test_check_keeps_the_last_id_while_it_means_the_same(process: Process) -> None:
    _, _, inputs = process.up(process.declared())
    renamed = process.declared() | {"__name": "late-news", "__scope": "shows/prod"}

    assert process.check(renamed, olds=inputs)["taskId"] == inputs["taskId"]
    assert process.check(patched(renamed, {"desiredState": "stopped"}), olds=inputs)["taskId"] == inputs["taskId"]
    assert process.check(renamed | {"businessId": "biz"}, olds=inputs)["taskId"] != inputs["taskId"]


def test_check_compares_with_the_outputs_of_a_state_too(process: Process) -> None:
    _, outputs, inputs = process.up(process.declared())

    assert process.check(process.declared(), olds=outputs)["taskId"] == inputs["taskId"]


def test_check_says_every_failure_and_changes_nothing(process: Process) -> None:
    news = process.declared(encode={"videoFps": 0}, roomId="!", layout={"layoutMode": 9})

    result = process.provider.check({}, news)

    places = [failure.property or failure.reason.partition(" ")[0] for failure in result.failures]
    assert sorted(places) == ["encode.videoFps", "layout.layoutMode", "roomId"]
    assert result.inputs == news


@pytest.mark.parametrize(
    ("patch", "replaces"),
    [
        ({"roomId": "studio-2"}, ["roomId", "taskId"]),
        ({"businessId": "biz"}, ["businessId", "taskId"]),
        ({"encode": {"videoFps": 30}}, ["encode", "taskId"]),
        ({"restartTriggers": ["again"]}, ["restartTriggers", "taskId"]),
        ({"targetStreams": {"streamList": [{"userId": "a"}]}}, ["targetStreams", "taskId"]),
        ({"taskId": "Task2"}, ["taskId"]),
        ({"desiredState": "stopped"}, []),
        ({"adopt": True, "whenEnded": "leave", "waitFor": "recording"}, []),
        ({"__timeouts": {"create": "10m"}}, []),
    ],
)
def test_what_needs_another_task_is_a_replacement_and_everything_else_an_update(
    process: Process, patch: Properties, replaces: list[str]
) -> None:
    _, outputs, inputs = process.up(process.declared())
    news = as_sent(process.check(process.declared(**patch), olds=inputs))

    result = process.diff(outputs, news)

    assert (result.changes, result.replaces) == (None, replaces)
    assert not result.delete_before_replace


def test_with_a_given_id_only_what_changed_is_named(process: Process) -> None:
    _, outputs, inputs = process.up(process.declared(taskId=GIVEN))
    news = process.check(process.declared(taskId=GIVEN, encode={"videoFps": 30}), olds=inputs)

    assert process.diff(outputs, as_sent(news)).replaces == ["encode"]


def test_a_live_change_is_an_update_that_keeps_the_id(process: Process) -> None:
    id_, outputs, inputs = process.up(process.declared(base=CUSTOM))
    news = as_sent(process.check(process.declared(base=moved(600)), olds=inputs))
    assert process.diff(outputs, news).replaces == []

    updated = as_sent(process.provider.update(id_, outputs, news).outs or {})

    assert updated["taskId"] == outputs["taskId"]
    assert updated["requestId"] != outputs["requestId"]
    assert process.diff(updated, news).changes is False


def test_a_replacement_starts_beside_the_old_one_which_then_stops(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, old, inputs = process.up(process.declared())
    later = Process(process.account, monkeypatch)

    _, new, _ = later.up(process.declared(encode={"videoFps": 30}), olds=inputs)
    assert process.account.running() == [old["taskId"], new["taskId"]]
    later.provider.delete(id_, old)

    assert process.account.running() == [new["taskId"]]


def test_the_id_names_application_room_and_task(process: Process) -> None:
    id_, outputs, _ = process.up(process.declared())

    assert id_ == f"{process.account.app_id}/studio-1/{outputs['taskId']}"
    assert outputs[SCHEMA] == 1


def test_after_a_rename_the_recording_goes_on(process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    id_, outputs, _ = process.up(process.declared(taskId=GIVEN))
    later = Process(process.account, monkeypatch)

    later.up(process.declared("late-news", taskId=GIVEN, adopt=True))
    later.provider.delete(id_, outputs)

    assert process.account.running() == [GIVEN]
    assert "StopRecord" not in process.account.calls()


def test_after_a_rename_without_a_given_id_there_is_another_recording(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, outputs, _ = process.up(process.declared())
    later = Process(process.account, monkeypatch)

    _, renamed, _ = later.up(process.declared("late-news"))
    later.provider.delete(id_, outputs)

    assert process.account.running() == [renamed["taskId"]]


def test_a_replacement_by_the_same_id_is_taken_back_and_its_delete_stops_nothing(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, outputs, inputs = process.up(process.declared())
    later = Process(process.account, monkeypatch)

    again, _, _ = later.up(process.declared(), olds=inputs)
    later.provider.delete(id_, outputs)

    assert again == id_
    assert process.account.running() == [outputs["taskId"]]


def test_deleted_first_the_old_run_is_stopped_and_a_new_one_started(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_, outputs, inputs = process.up(process.declared(taskId=GIVEN))
    later = Process(process.account, monkeypatch)
    finer = later.declared(taskId=GIVEN, encode={"videoFps": 30})
    news = as_sent(later.check(finer, olds=inputs))

    later.provider.delete(id_, outputs)
    later.provider.create(news)

    assert process.account.changing() == ["StartRecord", "StopRecord", "StartRecord"]
    assert process.account.runs()[1]["Configuration"]["Encode"] == {"VideoFps": 30}
    assert process.account.running() == [GIVEN]


def test_keys_of_a_storage_are_secret_in_inputs_and_outputs(process: Process) -> None:
    checked = process.check(process.declared(base=KEYS))
    created = process.provider.create(as_sent(checked))
    outputs = created.outs or {}
    read = process.provider.read(str(created.id), as_sent(outputs))
    news = as_sent(checked)
    updated = process.provider.update(str(created.id), as_sent(outputs), news | {"desiredState": "stopped"})

    kept = [checked, outputs, read.outs or {}, read.inputs or {}, updated.outs or {}]
    assert [secrets(properties) for properties in kept] == [MARKED] * 5
    assert unmarked(outputs)["storageConfig"]["customConfig"]["secretKey"] == "the-secret-key"


def test_names_and_enumerations_are_plain_numbers_in_the_state(process: Process) -> None:
    news = process.declared(
        layout={"layoutMode": LayoutMode.SIDE_BY_SIDE},
        control={"mediaType": MediaType.AUDIO_AND_VIDEO},
        storageConfig={"tosConfig": {"region": "cn-shanghai"}},
    )

    checked = process.check(news)

    assert checked["layout"] == {"layoutMode": 3}
    assert type(checked["layout"]["layoutMode"]) is int
    assert type(checked["control"]["mediaType"]) is int
    assert checked["storageConfig"] == {
        "tosConfig": {"accountId": "2100000000", "region": 2, "bucket": "shows"},
        "type": 0,
    }


@pytest.mark.parametrize(
    ("storage", "code"),
    [
        ({"tosConfig": {"accountId": "2100000000", "bucket": "shows", "region": "cn-guangzhou"}}, 1),
        ({"vodConfig": {"accountId": "2100000000", "space": "shows", "region": "ap-southeast-1"}}, 1),
        ({"customConfig": S3 | {"vendor": Vendor.AMAZON_S3, "region": "us-east-1"}}, 0),
    ],
)
def test_a_region_by_name_is_the_same_as_by_code(process: Process, storage: Properties, code: int) -> None:
    by_name = process.check(process.declared() | {"storageConfig": storage})
    [(member, place)] = storage.items()
    by_code = process.check(process.declared() | {"storageConfig": {member: place | {"region": code}}})

    assert unmarked(by_name) == unmarked(by_code)
    assert process.diff(unmarked(by_name), unmarked(by_code)).changes is False


def test_a_read_of_what_is_gone_says_so(process: Process) -> None:
    id_, outputs, _ = process.up(process.declared())
    process.account.forget(outputs["taskId"])

    assert process.provider.read(id_, outputs).id == ""


def test_a_read_without_a_state_is_a_clear_error(process: Process) -> None:
    with pytest.raises(Exception, match=r"recording a/b/c can not be read without its declaration"):
        process.provider.read("a/b/c", {})


def test_drift_is_in_the_inputs_of_a_read(process: Process) -> None:
    id_, outputs, inputs = process.up(process.declared())
    process.account.stop(outputs["taskId"])

    read = process.provider.read(id_, outputs)

    drifted = as_sent(read.inputs or {})
    assert drifted == inputs | {"desiredState": "stopped"}
    assert process.diff(as_sent(read.outs or {}), inputs).changes is None


def test_a_recording_is_known_by_its_name_in_messages(process: Process) -> None:
    process.up(process.declared(taskId=GIVEN))

    with pytest.raises(Exception, match=f"recording {process.account.app_id}/studio-1/{GIVEN} runs already"):
        process.up(process.declared(NAME, taskId=GIVEN))
