"""What is sent to StartRecord and UpdateRecord."""

from typing import Any

import pytest

from pulumi_livemedia.structures.holes import Hole, HoleTouched
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from pulumi_livemedia.volcengine.rtc_record_task.wire import to_update, to_wire
from tests.rtc_record_task.samples import CUSTOM, HOME, MIXED, S3, VOD, custom, mixed, patched, storage


def wire(declared: dict[str, Any]) -> dict[str, Any]:
    return to_wire(RtcRecordTaskInputs.model_validate(declared))


def test_what_is_given_is_sent_under_its_documented_name() -> None:
    assert wire(mixed(taskId="Task1", control={"maxIdleTime": 600.0}, restartTriggers=[1])) == {
        "AppId": "661e00000000000000000001",
        "RoomId": "studio-1",
        "TaskId": "Task1",
        "RecordMode": 0,
        "Control": {"MaxIdleTime": 600},
        "FileFormatConfig": {"FileFormat": ["MP4"]},
        "StorageConfig": {"Type": 0, "TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "shows"}},
    }


def test_storage_is_sent_in_full() -> None:
    assert wire(storage(vodConfig=VOD))["StorageConfig"] == {
        "Type": 1,
        "VodConfig": {
            "AccountId": "2100000000",
            "Region": 0,
            "Space": "shows",
            "StorageClass": 1,
            "AutoSetFileExtension": False,
        },
    }
    assert wire(storage(customConfig=S3 | {"vendor": 1, "region": "oss-cn-shanghai"}))["StorageConfig"] == {
        "Type": 2,
        "CustomConfig": {
            "Vendor": 1,
            "Region": 1,
            "Bucket": "shows",
            "AccessKey": "the-access-key",
            "SecretKey": "the-secret-key",
        },
    }


def test_a_state_is_sent_as_it_was_declared() -> None:
    declared = RtcRecordTaskInputs.model_validate(CUSTOM)
    kept = to_properties(declared, lambda value: value) | HOME | {"status": 2}

    assert to_wire(RtcRecordTaskState.model_validate(kept)) == to_wire(declared)


def test_what_is_sent_is_legal_and_means_the_same() -> None:
    assert wire(wire(CUSTOM)) == wire(CUSTOM)


def test_an_update_sends_streams_and_layout_whole() -> None:
    update = to_update(RtcRecordTaskInputs.model_validate(CUSTOM | {"taskId": "Task1", "businessId": "biz"}))
    start = wire(CUSTOM)

    assert set(update) == {"AppId", "BusinessId", "RoomId", "TaskId", "TargetStreams", "Layout"}
    assert update["TargetStreams"] == start["TargetStreams"]
    assert update["Layout"]["LayoutMode"] == 2
    assert update["Layout"]["CustomLayout"]["Regions"] == start["Layout"]["CustomLayout"]["Regions"]


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        (custom(), {"Width": 1280, "Height": 720, "Background": "#000000"}),
        (
            custom(canvas={"background": "#ffffff", "backgroundImage": "https://a/b.png"}),
            {"Width": 1280, "Height": 720, "Background": "#ffffff", "BackgroundImage": "https://a/b.png"},
        ),
        (
            patched(custom(), {"layout": {"customLayout": {"canvas": None}}}),
            {"Width": 640, "Height": 480, "Background": "#000000"},
        ),
    ],
)
def test_an_update_sends_the_canvas_whole_so_that_a_removed_background_goes(
    declared: dict[str, Any], sent: dict[str, Any]
) -> None:
    update = to_update(RtcRecordTaskInputs.model_validate(declared))

    assert update["Layout"]["CustomLayout"]["Canvas"] == sent


def test_an_update_without_layout_invents_none() -> None:
    assert set(to_update(RtcRecordTaskInputs.model_validate(MIXED))) == {"AppId", "RoomId"}


@pytest.mark.parametrize("unknown", [{"roomId": Hole(None)}, {"restartTriggers": None, "encode": Hole(None)}])
def test_nothing_is_sent_while_a_part_is_unknown(unknown: dict[str, Any]) -> None:
    with pytest.raises(HoleTouched):
        to_wire(RtcRecordTaskInputs.examine(MIXED | unknown))


def test_our_own_fields_may_be_unknown() -> None:
    assert to_wire(RtcRecordTaskInputs.examine(MIXED | {"restartTriggers": [Hole(None)]})) == wire(MIXED)
