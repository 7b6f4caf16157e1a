"""UpdateRecord: what of a running recording can be changed."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.emulator.rtc_recording import Recording

Body = dict[str, Any]

ILLEGAL = (400, "InvalidParameter")


@pytest.fixture
def running(recording: Recording, body: Body) -> Body:
    """A recording in custom layout, under way."""
    regions = [{"StreamIndex": n, "LocationX": 320 * n, "Width": 320, "Height": 480} for n in range(2)]
    document = {
        **body,
        "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]},
        "Layout": {
            "LayoutMode": 2,
            "CustomLayout": {"Canvas": {"Width": 640, "Background": "#000000"}, "Regions": regions},
        },
    }
    assert recording.rtc.ok("StartRecord", document) == "ok"
    return document


@pytest.fixture
def effective(recording: Recording) -> Callable[[], Any]:
    """The configuration that the newest recording has now."""
    return lambda: recording.shown()[-1]["Configuration"]


def custom(**members: object) -> Body:
    return {"Layout": {"LayoutMode": 2, "CustomLayout": members}}


def test_members_that_are_sent_are_replaced(recording: Recording, running: Body, effective: Callable[[], Any]) -> None:
    expected = copy.deepcopy(running)
    layout = expected["Layout"]["CustomLayout"]
    streams = [{"Index": 5, "UserId": "late", "StreamType": 1}]
    layout["Regions"] = [{"StreamIndex": 5, "Width": 640, "Height": 480}]
    expected["TargetStreams"] = {"StreamList": streams}
    changes = {"TargetStreams": expected["TargetStreams"], **custom(Regions=layout["Regions"])}
    assert recording.rtc.ok("UpdateRecord", {**recording.triple, **changes}) == "ok"
    assert effective() == expected
    layout["Canvas"]["Background"] = "#ffffff"
    assert recording.rtc.ok("UpdateRecord", {**recording.triple, **custom(Canvas={"Background": "#ffffff"})}) == "ok"
    assert effective() == expected
    layout["Canvas"]["BackgroundImage"] = "https://example.com/a.png"
    changed = custom(Canvas={"Width": 640, "Height": 480, "BackgroundImage": "https://example.com/a.png"})
    assert recording.rtc.ok("UpdateRecord", {**recording.triple, "BusinessId": "any", **changed}) == "ok"
    assert effective() == expected
    assert recording.rtc.ok("UpdateRecord", recording.triple) == "ok"
    assert effective() == expected


REGION = {"StreamIndex": 0, "Width": 320, "Height": 480}
ONE = {"TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}]}}


@pytest.mark.parametrize(
    "changes",
    [
        ONE,
        custom(Regions=[REGION]),
        {**ONE, **custom(Regions=[{**REGION, "StreamIndex": 1}])},
        {"TargetStreams": {"StreamList": []}},
        {**ONE, **custom(Regions=[{**REGION, "LocationX": 640}])},
        {**ONE, **custom(Regions=[{**REGION, "Height": 481}])},
        {**ONE, **custom(Regions=[{**REGION, "Alpha": 0}])},
        custom(Canvas={"Background": "black"}),
        custom(Canvas={"Width": 1280}),
        custom(Canvas={"Height": 720}),
        {"Layout": {"LayoutMode": 3}},
        {"RecordMode": 0},
        {"ExcludeStreams": {"StreamList": []}},
        {"TargetStreams": {"StreamList": [{"Index": 0, "UserId": "a"}, {"Index": 0, "UserId": "b"}]}},
    ],
)
def test_what_is_refused(recording: Recording, running: Body, effective: Callable[[], Any], changes: Body) -> None:
    assert recording.rtc.refusal("UpdateRecord", {**recording.triple, **changes}) == ILLEGAL
    assert effective() == running


def test_a_stream_that_is_excluded(recording: Recording, running: Body) -> None:
    excluded = {**running, "TaskId": "Task2", "ExcludeStreams": {"StreamList": [{"UserId": "bot"}]}}
    recording.rtc.ok("StartRecord", excluded)
    streams = [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "bot"}]
    assert recording.refusal("UpdateRecord", TaskId="Task2", TargetStreams={"StreamList": streams}) == ILLEGAL


@pytest.mark.parametrize("mode", [{"RecordMode": 1}, {}, {"Layout": {"LayoutMode": 3}}])
def test_other_recordings_cannot_be_updated(recording: Recording, mode: Body) -> None:
    recording.start(**mode)
    assert recording.rtc.refusal("UpdateRecord", {**recording.triple, **ONE}) == ILLEGAL


def test_an_ended_recording(recording: Recording, running: Body) -> None:
    recording.stop()
    assert recording.rtc.refusal("UpdateRecord", {**recording.triple, "TargetStreams": running["TargetStreams"]}) == (
        400,
        "InvalidParameter.ErrorActiveTaskNotFound",
    )


def test_other_streams_from_now_on(recording: Recording, running: Body) -> None:
    recording.publish("late")
    assert (recording.task()["Status"], running["RoomId"]) == (1, "Room1")
    streams = [{"Index": 0, "UserId": "late"}, {"Index": 1, "UserId": "guest"}]
    recording.rtc.ok("UpdateRecord", {**recording.triple, "TargetStreams": {"StreamList": streams}})
    assert recording.task()["Status"] == 2
    recording.advance(60)
    recording.stop()
    [file] = recording.files()
    assert file["Duration"] == 60_000
    assert file["StreamList"] == [{"Index": 0, "UserId": "late", "StreamType": 0}]
