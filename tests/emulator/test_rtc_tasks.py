"""The life of a recording: how it starts, what it waits for, and how it ends."""

import httpx
import pytest

from tests.emulator.rtc_recording import Recording
from tests.emulator.volcengine_signing import refusal, result

BEFORE = "The task has been started. Please do not call the startup task interface repeatedly"
NO_TASK = (400, "InvalidParameter.ErrorActiveTaskNotFound")


def test_from_start_to_stop(recording: Recording) -> None:
    assert recording.start() == "ok"
    waiting = recording.task()
    assert waiting == {
        "StartTime": waiting["StartTime"],
        "EndTime": 0,
        "Status": 1,
        "StopReason": "",
        "RecordFileList": [],
    }
    recording.publish("host")
    assert recording.task() == {**waiting, "Status": 2}
    recording.publish()
    assert recording.task()["Status"] == 2, "it has begun, and waits"
    assert recording.stop() == "ok"
    ended = recording.task()
    assert (ended["Status"], ended["StopReason"]) == (3, "StopByAPI")
    assert ended["StartTime"] == waiting["StartTime"] <= ended["EndTime"]
    assert len(ended["RecordFileList"]) == 1
    assert recording.refusal("StopRecord") == NO_TASK


@pytest.mark.behaviour("record_unknown")
def test_a_task_that_never_was(recording: Recording) -> None:
    assert recording.refusal("StopRecord") == NO_TASK
    assert recording.refusal("UpdateRecord") == NO_TASK
    assert recording.task() == {}
    recording.choose(record_unknown="null")
    assert recording.task() is None
    recording.choose(record_unknown="InvalidParameter.ErrorActiveTaskNotFound")
    assert refusal(recording.rtc.get("GetRecordTask", **recording.triple)) == NO_TASK


@pytest.mark.behaviour("record_duplicate")
def test_a_second_start_changes_nothing(recording: Recording) -> None:
    recording.start()
    before = recording.shown()
    assert recording.start(RecordMode=1, BusinessId="other") == BEFORE
    assert recording.shown() == before
    recording.choose(record_duplicate="InvalidParameter.TaskAlreadyExists")
    response = recording.rtc("StartRecord", recording.body)
    assert refusal(response) == (400, "InvalidParameter.TaskAlreadyExists")
    assert response.json()["ResponseMetadata"]["Error"]["Message"] == BEFORE
    assert recording.start(TaskId="Task2") == "ok"
    assert recording.start(RoomId="Room2") == "ok"


def test_a_name_can_be_used_again(recording: Recording) -> None:
    recording.start()
    first = recording.task()
    recording.stop()
    recording.advance(1)
    assert recording.start(RecordMode=1) == "ok"
    second = recording.task()
    assert (second["Status"], second["StartTime"] > first["StartTime"]) == (1, True)
    assert [each["state"] for each in recording.shown()] == ["ended", "waiting"]


@pytest.mark.parametrize(("limits", "seconds"), [({}, 180), ({"MaxIdleTime": 600}, 600), ({"MaxIdleTime": 10}, 10)])
def test_a_room_that_stays_empty(recording: Recording, limits: dict[str, int], seconds: int) -> None:
    recording.start(Control=limits)
    recording.advance(seconds - 1)
    assert recording.task()["Status"] == 1
    recording.advance(1)
    ended = recording.task()
    assert (ended["Status"], ended["StopReason"], ended["RecordFileList"]) == (3, "IdleTimeOut", [])
    assert ended["EndTime"] - ended["StartTime"] == seconds * 1000
    assert recording.refusal("StopRecord") == NO_TASK


def test_a_room_that_empties(recording: Recording) -> None:
    recording.publish("host")
    recording.start()
    recording.advance(1000)
    recording.publish()
    recording.advance(179)
    assert recording.task()["Status"] == 2
    recording.publish("guest")
    recording.advance(1000)
    recording.publish()
    recording.advance(100_000)
    ended = recording.task()
    assert (ended["Status"], ended["StopReason"]) == (3, "IdleTimeOut")
    assert ended["EndTime"] - ended["StartTime"] == (1000 + 179 + 1000 + 180) * 1000


@pytest.mark.behaviour("record_time_reason")
def test_the_longest_time(recording: Recording) -> None:
    recording.publish("host")
    recording.start(Control={"MaxRecordTime": 3600})
    recording.advance(3599)
    assert recording.task()["Status"] == 2
    recording.advance(1)
    ended = recording.task()
    assert (ended["Status"], ended["StopReason"]) == (3, "UnknownStopReason")
    assert ended["EndTime"] - ended["StartTime"] == 3_600_000
    recording.choose(record_time_reason="MaxRecordTime")
    recording.start(Control={"MaxRecordTime": 1})
    recording.advance(2)
    assert recording.task()["StopReason"] == "MaxRecordTime"


def test_whatever_comes_first(recording: Recording) -> None:
    recording.choose(record_stop={"seconds": 50})
    recording.start(Control={"MaxRecordTime": 60, "MaxIdleTime": 40})
    recording.stop()
    recording.advance(100)
    assert recording.task()["StopReason"] == "IdleTimeOut"
    recording.start(Control={"MaxRecordTime": 60})
    recording.stop()
    recording.advance(100)
    assert recording.task()["StopReason"] == "StopByAPI"


def test_three_days(recording: Recording) -> None:
    recording.publish("host")
    recording.start()
    recording.advance(72 * 3600)
    assert recording.task()["Status"] == 2
    recording.advance(1)
    assert recording.task() == {}, "it runs, and is not shown any more"
    assert recording.start() == BEFORE
    assert recording.stop() == "ok"


@pytest.mark.behaviour("record_visible_hours")
def test_how_long_tasks_are_shown(recording: Recording) -> None:
    recording.choose(record_visible_hours=1)
    recording.start()
    recording.advance(3601)
    assert recording.task() == {}


def test_a_start_that_takes_its_time(recording: Recording) -> None:
    recording.choose(record_start={"seconds": 30})
    recording.publish("host")
    recording.start()
    recording.advance(29)
    assert (recording.task()["Status"], recording.shown()[-1]["state"]) == (1, "starting")
    recording.advance(1)
    assert (recording.task()["Status"], recording.shown()[-1]["state"]) == (2, "recording")
    recording.advance(10)
    recording.stop()
    [file] = recording.task()["RecordFileList"]
    assert file["Duration"] == 10_000


def test_a_start_that_takes_some_reads(recording: Recording) -> None:
    recording.choose(record_start={"manual": 2})
    recording.publish("host")
    recording.start()
    assert [recording.task()["Status"] for _ in range(4)] == [1, 1, 2, 2]


def test_a_start_when_told(recording: Recording) -> None:
    recording.choose(record_start="manual")
    recording.publish("host")
    recording.start()
    assert recording.task()["Status"] == 1
    path = f"{recording.path}/advance"
    assert recording.control.post(path).json()["state"] == "recording"
    assert recording.task()["Status"] == 2
    response = recording.control.post(path)
    assert (response.status_code, "nothing is under way" in response.text) == (409, True)


def test_a_start_that_never_comes(recording: Recording) -> None:
    recording.choose(record_start="stuck")
    recording.publish("host")
    recording.start()
    recording.advance(86400)
    assert recording.task()["Status"] == 1
    assert recording.stop() == "ok"
    assert recording.task()["RecordFileList"] == []


def test_a_start_that_fails(recording: Recording) -> None:
    recording.choose(record_start="fails")
    recording.publish("host")
    assert recording.start() == "ok"
    failed = recording.task()
    assert (failed["Status"], failed["StopReason"], failed["RecordFileList"]) == (4, "StartTaskFailed", [])
    assert failed["EndTime"] == failed["StartTime"]
    assert recording.refusal("StopRecord") == NO_TASK
    recording.choose(record_start="immediate")
    assert recording.start() == "ok"
    assert recording.task()["Status"] == 2


def test_a_start_that_does_not_show_yet(recording: Recording) -> None:
    recording.choose(record_start={"invisible": 2})
    recording.start()
    assert [recording.task().get("Status") for _ in range(3)] == [None, None, 1]
    recording.stop()
    recording.advance(1)
    recording.start()
    assert recording.start() == BEFORE
    assert [recording.task()["Status"] for _ in range(3)] == [3, 3, 1], "the older run"


def test_a_state_that_nobody_knows(recording: Recording) -> None:
    recording.choose(record_start="unknown")
    recording.start()
    assert recording.task()["Status"] == 0
    recording.stop()
    assert recording.task()["Status"] == 3


@pytest.mark.behaviour("record_stop")
def test_a_stop_that_takes_its_time(recording: Recording) -> None:
    recording.choose(record_stop={"seconds": 30})
    recording.publish("host")
    recording.start()
    recording.stop()
    assert (recording.task()["Status"], recording.shown()[-1]["state"]) == (2, "stopping")
    assert recording.start() == BEFORE
    recording.advance(20)
    assert recording.stop() == "ok"
    recording.advance(10)
    ended = recording.task()
    assert (ended["Status"], ended["StopReason"]) == (3, "StopByAPI")
    assert ended["RecordFileList"][0]["Duration"] == 30_000


@pytest.mark.parametrize(
    ("transition", "statuses", "advanced"),
    [({"manual": 1}, [1, 3], 409), ("manual", [1, 1], 200), ("stuck", [1, 1], 200), ("fails", [1, 1], 409)],
)
def test_other_stops(recording: Recording, transition: object, statuses: list[int], advanced: int) -> None:
    recording.choose(record_stop=transition)
    recording.start()
    assert recording.stop() == "ok"
    assert [recording.task()["Status"] for _ in statuses] == statuses
    response = recording.control.post(f"{recording.path}/advance")
    assert response.status_code == advanced
    if transition == "manual":
        assert recording.task()["Status"] == 3


@pytest.mark.behaviour("record_get_by_post")
def test_reading_by_post(recording: Recording) -> None:
    recording.start()
    ask = {"Action": "GetRecordTask", "Version": recording.rtc.version, **recording.triple}
    for response in (recording.rtc("GetRecordTask", recording.triple), recording.rtc.send("POST", ask)):
        assert result(response)["RecordTask"]["Status"] == 1
    recording.choose(record_get_by_post="MethodNotAllowed")
    assert recording.refusal("GetRecordTask") == (405, "MethodNotAllowed")
    recording.choose(record_get_by_post="InvalidActionOrVersion")
    assert recording.refusal("GetRecordTask") == (404, "InvalidActionOrVersion")
    assert recording.task()["Status"] == 1


def test_starting_by_get(recording: Recording) -> None:
    assert refusal(recording.rtc.get("StartRecord", **recording.triple)) == (400, "InvalidParameter.BodyIsEmpty")


@pytest.mark.parametrize("value", ["soon", {"invisible": -1}, {"unknown": 1}])
def test_other_words_are_refused(control: httpx.Client, value: object) -> None:
    response = control.put("/settings", json={"record_start": value})
    assert response.status_code == 400
    assert '"unknown", {"seconds": n}, {"manual": n}, {"invisible": n}' in response.json()["error"]
    assert control.put("/settings", json={"caster_start": "unknown"}).status_code == 400
