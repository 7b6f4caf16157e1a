"""The emulator as a test sees it."""

import os

import httpx
import pytest

from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.testing import Emulator, EmulatorRefused

APP, ROOM = "661e00000000000000000001", "studio-1"


def test_what_is_there_can_be_looked_at(livemedia_emulator: Emulator) -> None:
    caster = livemedia_emulator.add_caster("caster-1", caster_name="news", tags={"env": "dev"})
    livemedia_emulator.publish(APP, ROOM, "host", screens=["host"])
    recording = livemedia_emulator.start_record_task(APP, ROOM, "task-1")

    assert caster == "caster-1"
    assert recording == f"{APP}/{ROOM}/task-1"
    assert [row["CasterName"] for row in livemedia_emulator.casters] == ["news"]
    assert [row["state"] for row in livemedia_emulator.record_tasks] == ["recording"]
    [room] = livemedia_emulator.rooms
    assert [stream["StreamType"] for stream in room["streams"]] == [0, 1]
    assert set(livemedia_emulator.state()) >= {"casters", "recordTasks", "rooms"}


def test_somebody_else_starts_stops_and_removes(livemedia_emulator: Emulator) -> None:
    caster = livemedia_emulator.add_caster()
    recording = livemedia_emulator.start_record_task(APP, ROOM, "task-1")

    livemedia_emulator.start_caster(caster)
    assert livemedia_emulator.running == [caster, recording]

    livemedia_emulator.stop_caster(caster)
    livemedia_emulator.stop_record_task(recording, "StopByServer")
    assert livemedia_emulator.running == []
    assert livemedia_emulator.record_tasks[0]["StopReason"] == "StopByServer"

    livemedia_emulator.remove_caster(caster)
    assert livemedia_emulator.casters == []


def test_a_start_under_way_is_brought_to_its_end(livemedia_emulator: Emulator) -> None:
    livemedia_emulator.settings(record_start="manual")
    recording = livemedia_emulator.start_record_task(APP, ROOM, "task-1")
    assert livemedia_emulator.record_tasks[0]["state"] == "starting"

    livemedia_emulator.finish_record_task(recording)
    assert livemedia_emulator.record_tasks[0]["state"] == "waiting"


def test_what_runs_at_the_start_of_a_test_was_seeded_so(livemedia_emulator: Emulator) -> None:
    caster = livemedia_emulator.add_caster(status=1, started_seconds_ago=3600)

    assert livemedia_emulator.running == [caster]


def test_a_caster_of_somebody_else_is_none_of_ours_to_stop(livemedia_emulator: Emulator) -> None:
    livemedia_emulator.add_caster(status=1, owner="somebody-else")

    livemedia_emulator.assert_nothing_runs()


def test_something_that_runs_is_named(livemedia_emulator: Emulator) -> None:
    other = livemedia_emulator.account("other")
    caster = other.add_caster(status=1)

    with pytest.raises(AssertionError, match=rf"still running.*{caster}[\s\S]*cure: .*stop it"):
        livemedia_emulator.assert_nothing_runs()


def test_a_mistake_says_what_would_be_right(livemedia_emulator: Emulator) -> None:
    with pytest.raises(EmulatorRefused, match=r"did you mean 'caster_start'"):
        livemedia_emulator.settings(caster_strat="manual")
    with pytest.raises(EmulatorRefused, match=r"no /_emulator/castors; did you mean '/casters'"):
        livemedia_emulator.control("POST", "/castors")
    with pytest.raises(EmulatorRefused, match=r"room.RoomId: 'a b' must be"):
        livemedia_emulator.publish(APP, "a b", "host")
    with pytest.raises(EmulatorRefused, match=r"caster.Status: 2 must be 0 \(idle\) or 1"):
        livemedia_emulator.add_caster(status=2)


def test_a_caster_that_is_there_already_is_refused(livemedia_emulator: Emulator) -> None:
    livemedia_emulator.add_caster("caster-1")

    with pytest.raises(EmulatorRefused, match="caster caster-1 exists"):
        livemedia_emulator.add_caster("caster-1")


def test_calls_are_recorded_and_can_be_chosen(livemedia_emulator: Emulator) -> None:
    livemedia_emulator.start_record_task(APP, ROOM, "task-1")
    with pytest.raises(CallFailed):
        livemedia_emulator.start_record_task(APP, ROOM, "t/1")

    good, bad = livemedia_emulator.requests()
    assert (good.service, good.action, good.status, good.committed) == ("rtc", "StartRecord", 200, True)
    assert good.resource == f"{APP}/{ROOM}/task-1"
    assert good.parameters["TaskId"] == "task-1"
    assert good.time.tzinfo is not None
    assert bad.status == 400
    assert livemedia_emulator.requests(code="") == [good]
    assert livemedia_emulator.requests(code=bad.code) == [bad]
    assert livemedia_emulator.requests(resource=good.resource, service="rtc", action="StartRecord") == [good]
    assert livemedia_emulator.requests(action="StopRecord") == []
    assert str(good) == f"rtc StartRecord {APP}/{ROOM}/task-1 -> 200"


def test_reset_forgets_everything_of_all_accounts(livemedia_emulator: Emulator) -> None:
    other = livemedia_emulator.account("other")
    for each in (livemedia_emulator, other):
        each.add_caster(status=1)
        each.settings(caster_start="stuck")
        each.fault("StartCaster", reset=True)
        each.clock.advance(days=1)

    livemedia_emulator.reset()

    for each in (livemedia_emulator, other):
        assert each.running == []
        assert each.settings()["caster_start"] == "immediate"
        assert each.control("GET", "/clock")["offsetSeconds"] < 1
    assert livemedia_emulator.control("DELETE", "/faults")["removed"] == 0


def test_another_account_has_things_keys_and_a_number_of_its_own(livemedia_emulator: Emulator) -> None:
    other = livemedia_emulator.account("other")
    other.start_record_task(APP, ROOM, "task-1")

    assert livemedia_emulator.account("other") is other
    assert other.access_key.startswith("emulator-")
    assert other.account_id != livemedia_emulator.account_id
    assert livemedia_emulator.record_tasks == []
    assert livemedia_emulator.requests() == []
    assert len(other.requests()) == 1
    livemedia_emulator.start_record_task(APP, ROOM, "task-1")
    assert len(other.record_tasks) == len(livemedia_emulator.record_tasks) == 1


def test_an_application_can_be_said_to_belong_to_its_first_user(livemedia_emulator: Emulator) -> None:
    other = livemedia_emulator.account("other")
    for each in (other, livemedia_emulator):
        each.settings(app_ids="first_use")
    other.start_record_task(APP, ROOM, "task-1")
    with pytest.raises(EmulatorRefused, match=f"AppId {APP} is {other.account_id}'s"):
        livemedia_emulator.publish(APP, ROOM, "host")


@pytest.mark.parametrize("name", ["", "a b", "x" * 25, "a/b"])
def test_a_name_that_is_no_account_is_refused(livemedia_emulator: Emulator, name: str) -> None:
    with pytest.raises(ValueError, match="cannot name an account"):
        livemedia_emulator.account(name)


def test_the_environment_is_that_of_the_account(livemedia_emulator: Emulator) -> None:
    own, other = livemedia_emulator.environment(), livemedia_emulator.account("other").environment()

    assert own.items() <= os.environ.items()
    assert own["LIVEMEDIA_ALICLOUD_ENDPOINT"] == own["LIVEMEDIA_VOLCENGINE_ENDPOINT"] == livemedia_emulator.url
    assert own["ALIBABA_CLOUD_ACCESS_KEY_ID"] == own["VOLCENGINE_ACCESS_KEY"] == livemedia_emulator.access_key
    assert own.keys() == other.keys()
    assert livemedia_emulator.access_key not in other.values()


def test_it_is_on_this_machine_and_answers_over_http(livemedia_emulator: Emulator) -> None:
    answer = httpx.get(f"{livemedia_emulator.url}/_emulator/health", trust_env=False)

    assert answer.json()["status"] == "ok"
    assert livemedia_emulator.access_key in repr(livemedia_emulator)


def test_waiting_for_a_receiver_that_never_answers_ends(livemedia_emulator: Emulator, deaf: str) -> None:
    livemedia_emulator.add_callback(APP, deaf, "secret")
    livemedia_emulator.start_record_task(APP, ROOM, "task-1")

    with pytest.raises(TimeoutError, match=r"still has uploads or callbacks to do after 0\.1 s"):
        livemedia_emulator.settle(0.1)


def test_callbacks_can_be_waited_for(livemedia_emulator: Emulator, nobody: str) -> None:
    livemedia_emulator.add_callback(APP, nobody, "secret")
    recording = livemedia_emulator.start_record_task(APP, ROOM, "task-1")
    livemedia_emulator.stop_record_task(recording)
    livemedia_emulator.settle()

    assert len(livemedia_emulator.deliveries) == 6  # two events, each three times
