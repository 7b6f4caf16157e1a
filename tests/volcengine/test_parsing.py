"""Every shape of an answer reads the same, and what is no answer is not taken for one."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.volcengine import parsing
from pulumi_livemedia.volcengine.answers import RecordFile, RecordFileStream, RecordTask, Started

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
METADATA = {"ResponseMetadata": {"RequestId": "R-1", "Action": "GetRecordTask"}}
FILE = {
    "Vid": "",
    "ObjectKey": "abc/efg/123.mp4",
    "Duration": 61000,
    "Size": 4294967296,
    "StartTime": 1704164645000,
    "StreamList": [{"Index": 0, "UserId": "host", "StreamType": 0}, {"UserId": "guest"}],
    "VideoCodec": "h264",
    "AudioCodec": "aac",
    "VideoWidth": 1280,
    "VideoHeight": 720,
}


def fields(answer: Mapping[str, object]) -> Fields:
    return Fields(json.loads(json.dumps(answer)))


def record_task(task: object) -> RecordTask | None:
    return parsing.record_task(fields({"Result": {"RecordTask": task}, **METADATA}), NOW)


def test_a_running_task() -> None:
    task = record_task({"StartTime": 1704164645000, "EndTime": 0, "Status": 2, "StopReason": "", "RecordFileList": []})

    assert task == RecordTask(2, 1704164645000, None, "", (), NOW)


def test_an_ended_task() -> None:
    task = record_task(
        {
            "StartTime": 1704164645000,
            "EndTime": 1704168245000,
            "Status": 3,
            "StopReason": "StopByAPI",
            "RecordFileList": [FILE],
        }
    )

    assert task is not None
    assert (task.status, task.end_time, task.stop_reason) == (3, 1704168245000, "StopByAPI")
    assert task.record_file_list == (
        RecordFile(
            vid=None,
            object_key="abc/efg/123.mp4",
            duration=61000,
            size=4294967296,
            start_time=1704164645000,
            stream_list=(RecordFileStream(0, "host", 0), RecordFileStream(None, "guest", None)),
            video_codec="h264",
            audio_codec="aac",
            video_width=1280,
            video_height=720,
        ),
    )


def test_numbers_may_be_texts_and_names_of_another_case() -> None:
    task = record_task({"startTime": "1704164645000", "ENDTIME": "0", "status": "2", "stopReason": None})

    assert task == RecordTask(2, 1704164645000, None, "", (), NOW)


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ({"StartTime": 5}, RecordTask(0, 5, None, "", (), NOW)),
        ({"Status": 1}, RecordTask(1, None, None, "", (), NOW)),
        ({"Status": 9, "StopReason": "Sunset"}, RecordTask(9, None, None, "Sunset", (), NOW)),
        ({"Status": 2, "RecordFileList": None}, RecordTask(2, None, None, "", (), NOW)),
        ({"Status": 2, "RecordFileList": [{}]}, RecordTask(2, None, None, "", (RecordFile(),), NOW)),
        ({"Status": 2, "RecordFileList": {"Vid": "v"}}, RecordTask(2, None, None, "", (RecordFile(vid="v"),), NOW)),
        ({"Status": 2, "Unknown": {"a": 1}}, RecordTask(2, None, None, "", (), NOW)),
    ],
    ids=str,
)
def test_what_is_missing_is_left_open(task: object, expected: RecordTask) -> None:
    assert record_task(task) == expected


@pytest.mark.parametrize(
    "result",
    [
        {"RecordTask": {}},
        {"RecordTask": None},
        {"RecordTask": {"StartTime": 0, "EndTime": 0, "Status": 0, "StopReason": "", "RecordFileList": None}},
        {},
        None,
    ],
    ids=str,
)
def test_there_is_no_task(result: object) -> None:
    assert parsing.record_task(fields({"Result": result, **METADATA}), NOW) is None


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({}, "Result is missing"),
        ({"Result": ""}, "Result should be an object, and is of type str"),
        ({"Result": "ok"}, "Result should be an object"),
        ({"Result": []}, "Result should be an object"),
        ({"Result": {"RecordTask": "none"}}, "Result.RecordTask should be an object"),
        ({"Result": {"RecordTask": {"Status": "running"}}}, "Result.RecordTask.Status should be a whole number"),
        ({"Result": {"RecordTask": {"StartTime": []}}}, "Result.RecordTask.StartTime should be a whole number"),
        ({"Result": {"RecordTask": {"RecordFileList": ["a"]}}}, "RecordFileList should be a list of objects"),
    ],
    ids=str,
)
def test_an_answer_that_proves_nothing(answer: dict[str, object], problem: str) -> None:
    """A recording is never taken for gone because an answer was strange."""
    with pytest.raises(ShapeError) as failure:
        parsing.record_task(fields(answer), NOW)

    assert problem in str(failure.value)


@pytest.mark.parametrize("result", ["ok", "OK", " ok "])
def test_started(result: str) -> None:
    assert parsing.started(fields({"Result": result, **METADATA}), NOW) == Started(
        "R-1", already_running=False, answered_at=NOW
    )


def test_already_started() -> None:
    result = "The task has been started. Please do not call the startup task interface repeatedly"

    assert parsing.started(fields({"Result": result, **METADATA}), NOW) == Started(
        "R-1", already_running=True, answered_at=NOW
    )


@pytest.mark.parametrize("result", ["", None, "queued", 7, {"RecordTask": {}}, ["ok"]])
def test_a_command_without_its_ok(result: object) -> None:
    """Whether it was done is not known, so nobody is told that it was."""
    with pytest.raises(ShapeError, match="Result should be"):
        parsing.started(fields({"Result": result, **METADATA}), NOW)
    with pytest.raises(ShapeError, match="Result should be"):
        parsing.require_ok(fields({"Result": result, **METADATA}))


@pytest.mark.parametrize("account", [2100000000, "2100000000", 2100000000.0])
def test_account(account: object) -> None:
    assert parsing.account_id(fields({"Result": {"AccountId": account}})) == "2100000000"


@pytest.mark.parametrize("answer", [{}, {"Result": {}}, {"Result": {"AccountId": None}}, {"Result": {"AccountId": 0}}])
def test_no_account(answer: dict[str, object]) -> None:
    with pytest.raises(ShapeError, match=r"Result\.AccountId"):
        parsing.account_id(fields(answer))


def test_when_a_task_was_started() -> None:
    task = RecordTask(2, int(NOW.timestamp() * 1000), None, "", (), NOW)

    assert task.started_after(datetime(2026, 11, 22, 11, 59, 59, tzinfo=UTC))
    assert not task.started_after(NOW)
    assert not RecordTask(2, None, None, "", (), NOW).started_after(NOW)
