"""What makes a recording another one, whatever way it is written."""

import json
from typing import Any

import pytest

from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tests.rtc_record_task.samples import CUSTOM, GUEST, HOME, HOST, MIXED, S3, custom, mixed, patched, storage


def identity(declared: dict[str, Any]) -> dict[str, Any]:
    return restart_properties(RtcRecordTaskInputs.examine(declared))


def excluding(*users: str) -> dict[str, Any]:
    return mixed(excludeStreams={"streamList": [{"userId": user} for user in users]})


def targeting(*users: str) -> dict[str, Any]:
    return mixed(targetStreams={"streamList": [{"userId": user} for user in users]})


def test_identity_and_restart_fields_count() -> None:
    assert identity(mixed(businessId="biz", encode={"videoFps": 25}, restartTriggers=[1.0])) == {
        "appId": "661e00000000000000000001",
        "roomId": "studio-1",
        "businessId": "biz",
        "encode": {"videoFps": 25},
        "fileFormatConfig": {"fileFormat": ["MP4"]},
        "storageConfig": {"tosConfig": {"accountId": "2100000000", "bucket": "shows"}, "type": 0},
        "restartTriggers": [1],
    }


@pytest.mark.parametrize(
    ("base", "patch"),
    [
        (MIXED, {"taskId": "Task1"}),
        (MIXED, {"desiredState": "stopped", "adopt": True, "whenEnded": "leave", "waitFor": "recording"}),
        (MIXED, {"recordMode": 0.0, "encode": {"videoWidth": 640}, "layout": {"layoutMode": 0}, "control": {}}),
        (MIXED, {"targetStreams": {"streamList": []}, "fileNameConfig": {"pattern": ""}}),
        (storage(customConfig=S3), {"storageConfig": {"type": 2, "customConfig": {"vendor": 0, "accessKey": "other"}}}),
        (storage(customConfig=S3), {"storageConfig": {"customConfig": {"secretKey": "b", "securityToken": "t"}}}),
        (CUSTOM, {"targetStreams": {"streamList": [{"index": 1, "userId": "other"}]}}),
        (CUSTOM, {"layout": {"customLayout": {"regions": [HOST]}}}),
        (CUSTOM, {"layout": {"customLayout": {"canvas": {"width": 1280.0, "background": "#ffffff"}}}}),
        (MIXED | {"restartTriggers": {"a": 1, "b": [2]}}, {"restartTriggers": {"b": [2.0], "a": 1.0}}),
        (MIXED, {"restartTriggers": []}),
        (MIXED, {"restartTriggers": {}}),
        (mixed(fileFormatConfig={"fileFormat": ["MP4", "HLS"]}), {"fileFormatConfig": {"fileFormat": ["HLS", "MP4"]}}),
        (excluding("a", "b", "c"), excluding("c", "a", "b")),
    ],
)
def test_what_means_the_same_recording_gives_the_same_text(base: dict[str, Any], patch: dict[str, Any]) -> None:
    assert json.dumps(identity(patched(base, patch)), sort_keys=True) == json.dumps(identity(base), sort_keys=True)


@pytest.mark.parametrize(
    ("base", "patch"),
    [
        (MIXED, {"appId": "b"}),
        (MIXED, {"roomId": "b"}),
        (MIXED, {"recordMode": 1}),
        (MIXED, {"targetStreams": {"streamList": [{"userId": "a"}]}}),
        (targeting("a", "b"), targeting("b", "a")),
        (excluding("a", "b"), excluding("a", "c")),
        (excluding("a", "b"), excluding("a", "b", "b")),
        (MIXED, {"storageConfig": {"tosConfig": {"region": 1}}}),
        (MIXED, {"restartTriggers": {"a": 1}}),
        (CUSTOM, {"layout": {"customLayout": {"canvas": {"width": 1282}}}}),
        (CUSTOM, {"layout": {"layoutMode": 3}}),
    ],
)
def test_another_recording_gives_another(base: dict[str, Any], patch: dict[str, Any]) -> None:
    assert identity(patched(base, patch)) != identity(base)


def test_secrets_do_not_count() -> None:
    assert "the-secret-key" not in str(identity(storage(customConfig=S3 | {"securityToken": "t"})))


def test_a_state_gives_the_same_as_what_was_declared() -> None:
    kept = to_properties(RtcRecordTaskInputs.examine(CUSTOM), lambda value: value)
    state = RtcRecordTaskState.model_validate(kept | HOME | {"recordStatus": "recording"})

    assert restart_properties(state) == identity(CUSTOM)


@pytest.mark.parametrize(
    "unknown",
    [
        mixed(roomId=Hole(None)),
        mixed(recordMode=Hole(None)),
        mixed(encode={"videoFps": Hole(None)}),
        mixed(targetStreams={"streamList": [{"userId": Hole(None)}]}),
        mixed(restartTriggers=[{"a": Hole(None)}]),
        storage(customConfig=Hole(None)),
        patched(CUSTOM, {"layout": {"layoutMode": Hole(None)}}),
        patched(CUSTOM, {"layout": Hole(None)}),
        custom(canvas={"width": Hole(None)}),
    ],
)
def test_an_unknown_part_makes_it_unknown(unknown: dict[str, Any]) -> None:
    with pytest.raises(HoleTouched):
        identity(unknown)


@pytest.mark.parametrize(
    ("base", "unknown"),
    [
        (MIXED, mixed(taskId=Hole(None), desiredState=Hole(None))),
        (storage(customConfig=S3), storage(customConfig=S3 | {"accessKey": Hole(None), "secretKey": Hole(None)})),
        (CUSTOM, patched(CUSTOM, {"targetStreams": Hole(None)})),
        (CUSTOM, custom(regions=[HOST | {"width": Hole(None)}, Hole(None), GUEST])),
        (CUSTOM, custom(canvas={"background": Hole(None)})),
    ],
)
def test_what_does_not_count_may_be_unknown(base: dict[str, Any], unknown: dict[str, Any]) -> None:
    assert identity(unknown) == identity(base)
