"""What a program may write, and what becomes of it."""

import ast
import json
import time
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.volcengine.rtc_record_task import enumerations, regions
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tests.rtc_record_task.samples import (
    CUSTOM,
    FULL,
    HOME,
    HOST,
    MIXED,
    S3,
    TOS,
    VOD,
    custom,
    found,
    mixed,
    patched,
    storage,
)

# As the vendor prints it, with its two mistakes.
VENDORS_SAMPLE = """
{
    "AppId": "661e00000000000000000001", "BusinessId": "biz", "RoomId": "Room1", "TaskId": "Task1",
    "RecordMode": 0,
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "user1", "StreamType": 0}]},
    "ExcludeStreams": {"StreamList": [{"Index": 0, "UserId": "user2", "StreamType": 0}]},
    "Encode": {"VideoWidth": 1280, "VideoHeight": 720, "VideoFps": 15, "VideoBitrate": 0},
    "Layout": {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 1280, "Height": 720, "Background": "#000000"},
            "Regions": [{
                "StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 1280, "Height": 720, "ZOrder": 0,
                "Alpha": 1.0, "RenderMode": 0
            }]
        }
    },
    "Control": {"MediaType": 0, "FrameInterpolationMode": 0, "MaxIdleTime": 180, "MaxRecordTime": 0},
    "FileFormatConfig": {"FileFormat": ["HLS"]},
    "FileNameConfig": {"Prefix": ["directory1", "directory2"], "Pattern": ""},
    "StorageConfig": {"Type": 0, "TosConfig": {"UserAccountId": "2100000000", "Region": "0", "Bucket": "shows"}}
}
"""


def properties(declared: dict[str, Any]) -> dict[str, Any]:
    """The declared properties as check writes them."""
    return to_properties(RtcRecordTaskInputs.examine(declared), lambda value: {"secret": value})


def test_the_vendors_sample_has_exactly_its_two_mistakes() -> None:
    assert found(json.loads(VENDORS_SAMPLE)) == {
        "storageConfig.tosConfig.UserAccountId": "is not a known property; did you mean accountId?",
        "storageConfig.tosConfig.region": "must be a number, not text; write 0 without quotes",
    }


def test_the_vendors_sample_mended_is_legal() -> None:
    assert found(json.loads(VENDORS_SAMPLE.replace("UserAccountId", "AccountId").replace('"0"', "0"))) == {}


@pytest.mark.parametrize(
    "legal",
    [
        MIXED,
        CUSTOM,
        FULL,
        mixed(recordMode=1, control={"maxSilenceSeconds": 60}),
        mixed(targetStreams={"streamList": []}),
        mixed(targetStreams={"streamList": [{"userId": f"u{number}"} for number in range(17)]}),
        mixed(targetStreams={"streamList": [{"userId": "a"}]}, excludeStreams={"streamList": [{"userId": "b"}]}),
        mixed(
            targetStreams={"streamList": [{"userId": "a", "streamType": 1}]},
            excludeStreams={"streamList": [{"userId": "a"}]},
        ),
        mixed(layout={"layoutMode": 1, "mainVideoStream": {"userId": "a"}}),
        mixed(layout={"layoutMode": 3}, encode={"videoWidth": 1920.0}),
        mixed(fileFormatConfig={"fileFormat": ["MP3", "AAC", "M4A", "MP4"]}, control={"mediaType": 1}),
        mixed(fileNameConfig={"prefix": ["d" * 63, "d" * 63], "pattern": ""}),
        custom(canvas={"width": 1920, "height": 2, "backgroundImage": "https://example.com/" + "a" * 1004}, regions=[
            {"streamIndex": 0, "locationX": 1919, "width": 1920, "height": 2, "alpha": 0.01, "cornerRadius": 1},
            {"streamIndex": 1, "locationY": 1, "width": 1, "height": 1, "sourceCrop": {"locationX": 0.99}},
        ]),
        storage(vodConfig=VOD | {"region": "ap-southeast-1", "storageClass": 3}),
        storage(customConfig=S3 | {"vendor": 4, "region": 99}),
        storage(customConfig=S3 | {"vendor": 1, "region": "oss-cn-hangzhou", "securityToken": "t"}),
    ],
)  # fmt: skip
def test_what_is_documented_is_legal(legal: dict[str, Any]) -> None:
    assert found(legal) == {}


def test_names_are_taken_in_any_of_the_three_spellings() -> None:
    documented = {
        "AppId": "661e00000000000000000001",
        "RoomId": "studio-1",
        "FileFormatConfig": {"FileFormat": ["MP4"]},
        "StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "shows"}},
    }
    python = {
        "app_id": "661e00000000000000000001",
        "room_id": "studio-1",
        "file_format_config": {"file_format": ["MP4"]},
        "storage_config": {"tos_config": {"account_id": "2100000000", "region": "cn-beijing", "bucket": "shows"}},
    }

    assert properties(documented) == properties(python) == properties(MIXED)


def test_an_enumeration_is_a_plain_number_in_state() -> None:
    declared = mixed(
        recordMode=enumerations.RecordMode.MIXED,
        layout={"layoutMode": enumerations.LayoutMode.SIDE_BY_SIDE},
        encode={"audioProfile": 1.0},
    )
    kept = properties(declared)

    assert (kept["recordMode"], kept["layout"], kept["encode"]) == (0, {"layoutMode": 3}, {"audioProfile": 1})
    assert {type(kept["layout"]["layoutMode"]), type(kept["encode"]["audioProfile"])} == {int}


def test_what_is_not_given_is_not_written_but_for_our_own_and_the_storage() -> None:
    assert properties(patched(MIXED, {"storageConfig": {"tosConfig": {"region": None}}})) == MIXED | {
        "recordMode": 0,
        "storageConfig": {"type": 0, "tosConfig": TOS},
        "desiredState": "running",
        "adopt": False,
        "whenEnded": "auto",
        "waitFor": "accepted",
        "verifyStorage": False,
    }


def test_a_default_that_is_given_is_written() -> None:
    kept = properties(mixed(control={"maxIdleTime": 180}))

    assert kept["control"] == {"maxIdleTime": 180}


@pytest.mark.parametrize(
    ("config", "kind"), [({"tosConfig": TOS}, 0), ({"vodConfig": VOD}, 1), ({"customConfig": S3}, 2)]
)
def test_the_type_of_storage_follows_from_its_member(config: dict[str, Any], kind: int) -> None:
    assert properties(storage(**config))["storageConfig"]["type"] == kind
    assert properties(storage(**config, type=float(kind)))["storageConfig"]["type"] == kind


@pytest.mark.parametrize(
    ("vendor", "name", "code"),
    [(0, "us-east-1", 0), (0, "af-south-1", 24), (1, "oss-ap-southeast-3", 16), (Hole(None), "us-east-2", "us-east-2")],
)
def test_a_region_may_be_named(vendor: object, name: str, code: object) -> None:
    declared = storage(customConfig=S3 | {"vendor": vendor, "region": name})

    assert found(declared) == {}
    assert properties(declared)["storageConfig"]["customConfig"]["region"] == code


def test_codes_of_regions_are_without_gap() -> None:
    for table, count in ((regions.TOS, 4), (regions.VOD, 2), (regions.AMAZON_S3, 25), (regions.ALIBABA_OSS, 24)):
        assert list(table) == list(range(count))
        assert len(set(table.values())) == count


def test_keys_of_a_store_are_secret() -> None:
    config = properties(storage(customConfig=S3 | {"securityToken": "t"}))["storageConfig"]["customConfig"]

    assert {name for name, value in config.items() if isinstance(value, dict)} == {
        "accessKey",
        "secretKey",
        "securityToken",
    }


def test_no_error_quotes_a_value() -> None:
    with pytest.raises(ValueError, match="roomId") as refused:
        RtcRecordTaskInputs.model_validate(storage(customConfig=S3) | {"roomId": "the secret room"})
    assert "secret room" not in str(refused.value)


def test_state_survives_its_way_through_the_engine() -> None:
    answer = {
        "recordStatus": "ended",
        "status": 3.0,
        "startTime": 1704164645000.0,
        "recordFileList": [{"objectKey": "d1/a.mp4", "size": 7.0, "streamList": [{"index": 0.0, "userId": "host"}]}],
    }
    state = RtcRecordTaskState.model_validate(properties(CUSTOM) | HOME | answer)
    again = RtcRecordTaskState.model_validate(to_properties(state, lambda value: value))

    assert again == state
    assert (again.start_time, again.record_file_list[0].size, again.end_time) == (1704164645000, 7, None)


def test_a_check_of_the_largest_layout_takes_a_few_milliseconds() -> None:
    streams = [{"index": number, "userId": f"user-{number}"} for number in range(17)]
    places = [HOST | {"streamIndex": number, "alpha": 0.5, "sourceCrop": {}} for number in range(17)]
    declared = patched(custom(regions=places), {"targetStreams": {"streamList": streams}})
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        assert failures(RtcRecordTaskInputs.examine(declared)) == []
        times.append(time.perf_counter() - begin)

    assert min(times) < 0.05


def test_enumerations_need_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(enumerations.__file__).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert [ast.unparse(node) for node in imported] == ["from enum import IntEnum"]
