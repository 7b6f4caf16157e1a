"""Every rule about what a recording may be told: each row breaks one, or keeps just inside it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.emulator.rtc_bodies import (
    ABSENT,
    CANVAS,
    CROP,
    CUSTOM,
    EXCLUDES,
    IMAGE,
    REGION,
    TARGETS,
    TOS,
    VOD,
    Body,
    change,
    changed,
)
from tests.emulator.volcengine_signing import Volcengine

Choose = Callable[..., None]

ILLEGAL = "InvalidParameter"
UNMARSHAL = "InvalidParameter.Unmarshal"
APP = "InvalidParameter.IllegalAppId"
ROOM = "InvalidParameter.IllegalRoomID"
ACCOUNT = "InvalidParameter.EmptyAccountId"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        # who and where
        ("AppId", ABSENT, APP),
        ("AppId", "", APP),
        ("AppId", "a/b", APP),
        ("AppId", "a" * 129, APP),
        ("AppId", 5, UNMARSHAL),
        ("BusinessId", "a b", ILLEGAL),
        ("BusinessId", "a" * 129, ILLEGAL),
        ("BusinessId", [], UNMARSHAL),
        ("RoomId", ABSENT, ROOM),
        ("RoomId", None, ROOM),
        ("RoomId", "röm", ROOM),
        ("RoomId", "a\n", ROOM),
        ("TaskId", ABSENT, ILLEGAL),
        ("TaskId", "a" * 129, ILLEGAL),
        ("RecordMode", 2, ILLEGAL),
        ("RecordMode", "0", UNMARSHAL),
        ("RecordMode", 1.0, UNMARSHAL),
        ("RecordMode", True, UNMARSHAL),
        ("RecordMode", 2**31, UNMARSHAL),
        # streams
        ("TargetStreams", [], UNMARSHAL),
        (TARGETS, {}, UNMARSHAL),
        (TARGETS, [None], UNMARSHAL),
        (TARGETS, [{"Index": n, "UserId": f"u{n}"} for n in range(18)], ILLEGAL),
        (f"{TARGETS}.0.Index", "0", UNMARSHAL),
        (f"{TARGETS}.0.Index", 1, ILLEGAL),
        (f"{TARGETS}.0.UserId", ABSENT, ILLEGAL),
        (f"{TARGETS}.0.UserId", "", ILLEGAL),
        (f"{TARGETS}.0.UserId", "a b", ILLEGAL),
        (f"{TARGETS}.0.StreamType", 2, ILLEGAL),
        (f"{TARGETS}.0.StreamType", "1", UNMARSHAL),
        (EXCLUDES, [{"UserId": f"u{n}"} for n in range(18)], ILLEGAL),
        (EXCLUDES, [{"UserId": "bot", "StreamType": 1}], ILLEGAL),
        (EXCLUDES, [{"UserId": "a", "Index": 1}, {"UserId": "b", "Index": 1}], ILLEGAL),
        (EXCLUDES, [{"UserId": "host"}], ILLEGAL),
        # encoder
        ("Encode", "", UNMARSHAL),
        ("Encode.VideoWidth", 1, ILLEGAL),
        ("Encode.VideoWidth", 1921, ILLEGAL),
        ("Encode.VideoWidth", 1922, ILLEGAL),
        ("Encode.VideoWidth", 641, ILLEGAL),
        ("Encode.VideoWidth", "640", UNMARSHAL),
        ("Encode.VideoHeight", 0, ILLEGAL),
        ("Encode.VideoHeight", 481, ILLEGAL),
        ("Encode.VideoFps", 0, ILLEGAL),
        ("Encode.VideoFps", 61, ILLEGAL),
        ("Encode.VideoBitrate", -1, ILLEGAL),
        ("Encode.VideoBitrate", 10001, ILLEGAL),
        ("Encode.VideoCodec", 2, ILLEGAL),
        ("Encode.VideoGop", 0, ILLEGAL),
        ("Encode.VideoGop", 6, ILLEGAL),
        ("Encode.AudioCodec", 1, ILLEGAL),
        ("Encode.AudioProfile", 3, ILLEGAL),
        ("Encode.AudioBitrate", 31, ILLEGAL),
        ("Encode.AudioBitrate", 193, ILLEGAL),
        ("Encode.AudioSampleRate", 48001, ILLEGAL),
        ("Encode.AudioChannels", 3, ILLEGAL),
        ("Encode.AudioChannels", 1, ILLEGAL),
        # layout
        ("Layout", "2", UNMARSHAL),
        ("Layout.LayoutMode", 4, ILLEGAL),
        ("Layout.MainVideoStream.UserId", 5, UNMARSHAL),
        ("Layout.CustomLayout", ABSENT, ILLEGAL),
        (f"{CANVAS}.Width", 0, ILLEGAL),
        (f"{CANVAS}.Width", 1922, ILLEGAL),
        (f"{CANVAS}.Width", 1281, ILLEGAL),
        (f"{CANVAS}.Height", 719, ILLEGAL),
        (f"{CANVAS}.Background", "000000", ILLEGAL),
        (f"{CANVAS}.Background", "#00000g", ILLEGAL),
        (f"{CANVAS}.Background", "#0000000", ILLEGAL),
        (f"{CANVAS}.BackgroundImage", "a.png", ILLEGAL),
        (f"{CANVAS}.BackgroundImage", IMAGE + "ä" * 503, ILLEGAL),
        ("Layout.CustomLayout.Regions", ABSENT, ILLEGAL),
        ("Layout.CustomLayout.Regions", [], ILLEGAL),
        ("Layout.CustomLayout.Regions", {}, UNMARSHAL),
        ("Layout.CustomLayout.Regions.1", {"StreamIndex": 2, "Width": 2, "Height": 2}, ILLEGAL),
        ("Layout.CustomLayout.Regions.1", {"StreamIndex": 0, "Width": 2, "Height": 2}, ILLEGAL),
        (f"{REGION}.StreamIndex", ABSENT, ILLEGAL),
        (f"{REGION}.StreamIndex", "0", UNMARSHAL),
        (f"{REGION}.LocationX", -1, ILLEGAL),
        (f"{REGION}.LocationX", 1280, ILLEGAL),
        (f"{REGION}.LocationX", 0.5, UNMARSHAL),
        (f"{REGION}.LocationY", -1, ILLEGAL),
        (f"{REGION}.LocationY", 720, ILLEGAL),
        (f"{REGION}.Width", ABSENT, ILLEGAL),
        (f"{REGION}.Width", 0, ILLEGAL),
        (f"{REGION}.Width", 1281, ILLEGAL),
        (f"{REGION}.Height", ABSENT, ILLEGAL),
        (f"{REGION}.Height", 721, ILLEGAL),
        (f"{REGION}.ZOrder", -1, ILLEGAL),
        (f"{REGION}.ZOrder", 101, ILLEGAL),
        (f"{REGION}.Alpha", 0, ILLEGAL),
        (f"{REGION}.Alpha", 1.1, ILLEGAL),
        (f"{REGION}.Alpha", "1", UNMARSHAL),
        (f"{REGION}.RenderMode", 4, ILLEGAL),
        (f"{CROP}.LocationX", 1, ILLEGAL),
        (f"{CROP}.LocationY", -0.1, ILLEGAL),
        (f"{CROP}.LocationY", True, UNMARSHAL),
        (f"{CROP}.WidthProportion", 0, ILLEGAL),
        (f"{CROP}.HeightProportion", 1.01, ILLEGAL),
        (f"{REGION}.AlternateImage", "ftp://example.com/a.png", ILLEGAL),
        (f"{REGION}.AlternateImage", IMAGE + "a" * 1005, ILLEGAL),
        (f"{REGION}.AlternateImageFillMode", 2, ILLEGAL),
        (f"{REGION}.CornerRadius", -0.1, ILLEGAL),
        (f"{REGION}.CornerRadius", 1.1, ILLEGAL),
        (f"{REGION}.MediaType", 3, ILLEGAL),
        (f"{REGION}.ApplySpatialAudio", 1, UNMARSHAL),
        (f"{REGION}.SpatialPosition", [0, 0], ILLEGAL),
        (f"{REGION}.SpatialPosition", [0, 0, 0, 0], ILLEGAL),
        (f"{REGION}.SpatialPosition", [0, 0, 101], ILLEGAL),
        (f"{REGION}.SpatialPosition", [0, 0, 0.5], UNMARSHAL),
        ("TargetStreams", ABSENT, ILLEGAL),
        (f"{TARGETS}.1.Index", ABSENT, ILLEGAL),
        # life
        ("Control.MediaType", 2, ILLEGAL),
        ("Control.FrameInterpolationMode", 2, ILLEGAL),
        ("Control.MaxSilenceSeconds", 59, ILLEGAL),
        ("Control.MaxSilenceSeconds", 3601, ILLEGAL),
        ("Control.MaxIdleTime", 9, ILLEGAL),
        ("Control.MaxIdleTime", 86401, ILLEGAL),
        ("Control.MaxRecordTime", -1, ILLEGAL),
        ("Control.EnableSyncUpload", "true", UNMARSHAL),
        # files
        ("FileFormatConfig.FileFormat", "MP4", UNMARSHAL),
        ("FileFormatConfig.FileFormat", ["mp4"], ILLEGAL),
        ("FileFormatConfig.FileFormat", ["WAV"], ILLEGAL),
        ("FileFormatConfig.FileFormat", ["MP4", "MP4"], ILLEGAL),
        ("FileFormatConfig.FileFormat", ["MP3"], ILLEGAL),
        ("FileFormatConfig.FileFormat", ["MP4", "AAC"], ILLEGAL),
        ("FileFormatConfig.FileFormat", ["M4A"], ILLEGAL),
        ("FileNameConfig.Prefix", "d1", UNMARSHAL),
        ("FileNameConfig.Prefix", [""], ILLEGAL),
        ("FileNameConfig.Prefix", ["a/b"], ILLEGAL),
        ("FileNameConfig.Prefix", ["a_b"], ILLEGAL),
        ("FileNameConfig.Prefix", ["a" * 64, "b" * 63], ILLEGAL),
        ("FileNameConfig.Pattern", 5, UNMARSHAL),
        # storage
        ("StorageConfig", ABSENT, ILLEGAL),
        ("StorageConfig", "tos", UNMARSHAL),
        ("StorageConfig.Type", 3, ILLEGAL),
        ("StorageConfig.Type", "0", UNMARSHAL),
        (TOS, ABSENT, ILLEGAL),
        (TOS, {"UserAccountId": "2100000000", "Region": 0, "Bucket": "b"}, ACCOUNT),
        (f"{TOS}.AccountId", ABSENT, ACCOUNT),
        (f"{TOS}.AccountId", "", ACCOUNT),
        (f"{TOS}.AccountId", "me", ILLEGAL),
        (f"{TOS}.AccountId", 2100000000, UNMARSHAL),
        (f"{TOS}.Region", "0", UNMARSHAL),
        (f"{TOS}.Region", -1, ILLEGAL),
        (f"{TOS}.Region", 4, ILLEGAL),
        (f"{TOS}.Bucket", ABSENT, ILLEGAL),
        (f"{TOS}.Bucket", "", ILLEGAL),
        (VOD, ABSENT, ILLEGAL),
        (f"{VOD}.AccountId", ABSENT, ACCOUNT),
        (f"{VOD}.Region", 2, ILLEGAL),
        (f"{VOD}.Space", ABSENT, ILLEGAL),
        (f"{VOD}.StorageClass", 0, ILLEGAL),
        (f"{VOD}.StorageClass", 4, ILLEGAL),
        (f"{VOD}.AutoSetFileExtension", 1, UNMARSHAL),
        (CUSTOM, ABSENT, ILLEGAL),
        (f"{CUSTOM}.Vendor", 5, ILLEGAL),
        (f"{CUSTOM}.Vendor", 4, ILLEGAL),
        (f"{CUSTOM}.Region", 24, ILLEGAL),
        (f"{CUSTOM}.Bucket", ABSENT, ILLEGAL),
        (f"{CUSTOM}.AccessKey", ABSENT, ILLEGAL),
        (f"{CUSTOM}.AccessKey", "", ILLEGAL),
        (f"{CUSTOM}.SecretKey", ABSENT, ILLEGAL),
        (f"{CUSTOM}.SecretKey", 5, UNMARSHAL),
        (f"{CUSTOM}.SecurityToken", [], UNMARSHAL),
        # what no structure has
        ("Taskid", "x", ILLEGAL),
        (f"{TOS}.UserAccountId", "2100000000", ILLEGAL),
        (f"{REGION}.HeightProportion", 0.5, ILLEGAL),
        ("Layout.MainVideoStreamIndex", 0, ILLEGAL),
    ],
)
def test_what_is_refused(rtc: Volcengine, body: Body, path: str, value: object, code: str) -> None:
    response = rtc("StartRecord", changed(body, **{path: value}))
    error = response.json()["ResponseMetadata"]["Error"]
    assert (response.status_code, error["Code"]) == (400, code)
    assert error["Message"].startswith(path.partition(".")[0])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"AppId": "a.b-c_d@e"},
        {"BusinessId": ""},
        {"BusinessId": None},
        {"TaskId": "a" * 128},
        {EXCLUDES: [{"UserId": f"u{n}"} for n in range(17)]},
        {f"{TARGETS}.0": {"Index": 0, "UserId": "bot", "StreamType": 1}},
        {"Encode": {"VideoWidth": 2, "VideoHeight": 1920, "VideoBitrate": 0, "AudioBitrate": 192, "AudioChannels": 1}},
        {f"{CANVAS}.BackgroundImage": IMAGE + "ä" * 502},
        {f"{REGION}.AlternateImage": IMAGE + "ä" * 1004},
        {f"{REGION}.LocationX": 1279, f"{REGION}.LocationY": 719},
        {f"{REGION}.ZOrder": 100, f"{REGION}.Alpha": 0.01, f"{REGION}.CornerRadius": 1},
        {"Layout": {"LayoutMode": 1, "MainVideoStream": {"UserId": "host"}}},
        {"Layout": {"LayoutMode": 3}, "TargetStreams": {"StreamList": [{"UserId": "a"}, {"UserId": "b"}]}},
        {"Layout": {}, "TargetStreams": {}},
        {"RecordMode": 1, "Layout": ABSENT},
        {"Control": {"MaxSilenceSeconds": 3600, "MaxIdleTime": 10, "MaxRecordTime": 0}},
        {"Control.MediaType": 1, "FileFormatConfig.FileFormat": ["MP3", "AAC", "M4A", "MP4"]},
        {"FileFormatConfig.FileFormat": []},
        {"FileFormatConfig.FileFormat": ["MP4"]},
        {"FileNameConfig.Prefix": ["a" * 64, "b" * 62]},
        {"FileNameConfig.Pattern": ""},
        {f"{TOS}.Region": ABSENT, "StorageConfig.Type": ABSENT},
        {f"{VOD}.StorageClass": ABSENT},
        {f"{CUSTOM}.Vendor": 0, f"{CUSTOM}.Region": 24},
        {f"{CUSTOM}.Vendor": 3, f"{CUSTOM}.Region": 900},
        {f"{CUSTOM}.Vendor": 4, f"{CUSTOM}.SecurityToken": ABSENT},
    ],
)
def test_what_is_taken(rtc: Volcengine, body: Body, changes: Body) -> None:
    assert rtc.ok("StartRecord", changed(body, **changes)) == "ok"


def test_the_shortest_start(rtc: Volcengine, body: Body) -> None:
    assert rtc.ok("StartRecord", body) == "ok"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "InvalidParameter.BodyIsEmpty"),
        (b"  ", "InvalidParameter.BodyIsEmpty"),
        (b"{", UNMARSHAL),
        (b"[]", UNMARSHAL),
        (b'{"RecordMode": NaN}', UNMARSHAL),
        (b"\xff", UNMARSHAL),
        (b"[" * 100_000, UNMARSHAL),
    ],
)
def test_bodies_that_are_none(rtc: Volcengine, raw: bytes, code: str) -> None:
    for action in ("StartRecord", "UpdateRecord", "StopRecord"):
        assert rtc.refusal(action, raw) == (400, code)


@pytest.mark.parametrize("action", ["UpdateRecord", "StopRecord"])
@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("AppId", ABSENT, APP),
        ("RoomId", "a b", ROOM),
        ("TaskId", "", ILLEGAL),
        ("TaskId", 5, UNMARSHAL),
        ("BusinessId", "a b", ILLEGAL),
        ("StorageConfig", {}, ILLEGAL),
    ],
)
def test_names_elsewhere(  # noqa: PLR0913  # the columns of the table
    rtc: Volcengine, triple: dict[str, str], *, action: str, path: str, value: object, code: str
) -> None:
    change(triple, path, value)
    assert rtc.refusal(action, triple) == (400, code)


def test_names_in_a_url(rtc: Volcengine, triple: dict[str, str]) -> None:
    def refused(**changes: str) -> str:
        response = rtc.get("GetRecordTask", **{**triple, **changes})
        return str(response.json()["ResponseMetadata"]["Error"]["Code"])

    assert refused(AppId="") == APP
    assert refused(RoomId="a b") == ROOM
    assert refused(TaskId="a" * 129) == ILLEGAL
    assert refused(BusinessId="show") == ILLEGAL


def test_a_refused_start_has_started_nothing(rtc: Volcengine, body: Body, triple: dict[str, str]) -> None:
    rtc.refusal("StartRecord", {**body, "RecordMode": 5})
    assert rtc.task(**triple) == {}


def test_messages_do_not_show_secrets(rtc: Volcengine, body: Body) -> None:
    for value in (["sesame"], {"sesame": 1}):
        response = rtc("StartRecord", changed(body, **{f"{CUSTOM}.SecretKey": value}))
        assert response.status_code == 400
        assert "sesame" not in response.text


@pytest.mark.parametrize(
    ("setting", "value", "changes"),
    [
        ("strict", False, {"Taskid": "x", f"{REGION}.HeightProportion": 0.5}),
        ("record_single_layout", "ignore", {"RecordMode": 1}),
        ("record_audio_formats", "ignore", {"FileFormatConfig.FileFormat": ["MP3"]}),
        ("record_storage_region", "accept", {f"{TOS}.Region": 99}),
        ("record_optional_values", "default", {"Encode.VideoFps": 99, "Control.MaxIdleTime": 5}),
        ("record_optional_values", "default", {"FileFormatConfig.FileFormat": ["WAV"], f"{REGION}.ZOrder": 101}),
    ],
)
@pytest.mark.behaviour("record_single_layout", "record_audio_formats", "record_storage_region")
def test_less_strict(rtc: Volcengine, body: Body, choose: Choose, setting: str, value: object, changes: Body) -> None:  # noqa: PLR0917, PLR0913  # the columns of the table
    document = changed(body, **changes)
    assert rtc.refusal("StartRecord", document) == (400, ILLEGAL)
    choose(**{setting: value})
    assert rtc.ok("StartRecord", document) == "ok"


@pytest.mark.parametrize(
    ("setting", "changes"),
    [
        ("record_region_overflow", {f"{REGION}.LocationX": 1}),
        ("record_region_overflow", {f"{REGION}.LocationY": 1}),
        ("record_sync_upload", {"FileFormatConfig.FileFormat": ["MP4"]}),
    ],
)
@pytest.mark.behaviour("record_sync_upload", "record_region_overflow")
def test_more_strict(rtc: Volcengine, body: Body, choose: Choose, setting: str, changes: Body) -> None:
    document = changed(body, **changes)
    choose(**{setting: "refuse"})
    assert rtc.refusal("StartRecord", document) == (400, ILLEGAL)
    choose(**{setting: None})
    assert rtc.ok("StartRecord", document) == "ok"


@pytest.mark.parametrize(
    ("path", "value"),
    [(f"{REGION}.LocationX", 1280), (f"{REGION}.LocationY", -1), (f"{REGION}.Width", 0), (f"{TARGETS}.0.UserId", "ä")],
)
def test_what_stays_refused(rtc: Volcengine, body: Body, choose: Choose, path: str, value: object) -> None:
    choose(record_optional_values="default")
    assert rtc.refusal("StartRecord", changed(body, **{path: value})) == (400, ILLEGAL)


@pytest.mark.behaviour("record_optional_values")
def test_replaced_values_are_the_defaults(rtc: Volcengine, body: Body, choose: Choose, control: Any) -> None:  # noqa: ANN401  # httpx
    choose(record_optional_values="default")
    rtc.ok("StartRecord", {**body, "Encode": {"VideoFps": 99, "VideoGop": 5}})
    [task] = control.get("/state").json()["recordTasks"]
    assert json.dumps(task["Configuration"]["Encode"]) == '{"VideoGop": 5}'
