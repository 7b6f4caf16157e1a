"""The files that recordings make, and their names."""

import re
from typing import Any

import pytest

from tests.emulator.rtc_recording import Recording

HOUR = 3600
TOS = {"AccountId": "2100000000", "Bucket": "my-bucket"}
VOD = {"Type": 1, "VodConfig": {"AccountId": "2100000000", "Space": "space"}}


def record(recording: Recording, seconds: float = 60, /, **members: object) -> list[Any]:
    """Record somebody for a while; the files."""
    recording.publish("host")
    recording.start(**members)
    recording.advance(seconds)
    recording.stop()
    files: list[Any] = recording.files()
    return files


def formats(*names: str, **control: int | bool) -> dict[str, Any]:
    return {"FileFormatConfig": {"FileFormat": list(names)}, "Control": control}


def keys(files: list[Any]) -> list[str]:
    return [each["ObjectKey"] for each in files]


def test_a_mixed_file(recording: Recording) -> None:
    recording.publish("host", "guest", screens=("host",))
    targets = [{"Index": 7, "UserId": "host"}, {"Index": 8, "UserId": "host", "StreamType": 1}]
    recording.start(TargetStreams={"StreamList": targets}, **formats("MP4"))
    started = recording.task()["StartTime"]
    recording.advance(100)
    recording.stop()
    [file] = recording.files()
    key = file.pop("ObjectKey")
    assert re.fullmatch(rf"Task1_Room1_{started}_000100_[0-9a-f]{{8}}\.mp4", key)
    assert file == {
        "Duration": 100_000,
        # 640 x 480 x 15 x 0.07 bit, and 64 kbit of audio, each second
        "Size": (323 + 64) * 100_000 // 8,
        "StartTime": started,
        "StreamList": [
            {"Index": 7, "UserId": "host", "StreamType": 0},
            {"Index": 8, "UserId": "host", "StreamType": 1},
        ],
        "VideoCodec": "h264",
        "AudioCodec": "aac",
        "VideoWidth": 640,
        "VideoHeight": 480,
    }


def test_everybody_but_some(recording: Recording) -> None:
    recording.publish("host", "bot", screens=("bot",))
    recording.start(ExcludeStreams={"StreamList": [{"UserId": "bot"}]})
    recording.stop()
    [file] = recording.files()
    assert [(each["UserId"], each["StreamType"]) for each in file["StreamList"]] == [("host", 0), ("bot", 1)]


def test_seventeen_at_most(recording: Recording) -> None:
    recording.publish(*(f"user-{n}" for n in range(20)))
    recording.start()
    recording.stop()
    assert len(recording.files()[0]["StreamList"]) == 17


def test_nobody_that_is_wanted(recording: Recording) -> None:
    recording.publish("guest", screens=("host",))
    recording.start(TargetStreams={"StreamList": [{"UserId": "host"}]})
    recording.advance(60)
    assert recording.task()["Status"] == 1
    recording.stop()
    assert recording.files() == []


def test_one_file_for_each_format(recording: Recording) -> None:
    assert [key.rpartition(".")[2] for key in keys(record(recording, **formats("MP4", "HLS", "FLV")))] == [
        "mp4",
        "m3u8",
        "flv",
    ]


def test_sound_alone(recording: Recording) -> None:
    files = record(recording, **formats("MP3", "AAC", "M4A", "MP4", MediaType=1), Encode={"AudioBitrate": 100})
    assert [key.rpartition(".")[2] for key in keys(files)] == ["mp3", "aac", "m4a", "mp4"]
    assert [each["AudioCodec"] for each in files] == ["mp3", "aac", "aac", "aac"]
    for file in files:
        assert (file["VideoCodec"], file["VideoWidth"], file["VideoHeight"]) == ("", 0, 0)
        assert file["Size"] == 100 * 60_000 // 8


@pytest.mark.parametrize(
    ("profile", "asked", "effective"),
    [(0, 192, 192), (1, 128, 128), (1, 192, 128), (2, 64, 64), (2, 192, 64), (2, 32, 32)],
)
def test_the_bitrate_of_sound(recording: Recording, profile: int, asked: int, effective: int) -> None:
    encode = {"AudioProfile": profile, "AudioBitrate": asked, "VideoBitrate": 1000}
    [file] = record(recording, Encode=encode)
    assert file["Size"] == (1000 + effective) * 60_000 // 8


def test_the_size_of_the_picture(recording: Recording) -> None:
    encode = {"VideoWidth": 1920, "VideoHeight": 1080, "VideoCodec": 1}
    [file] = record(recording, Encode=encode)
    assert (file["VideoWidth"], file["VideoHeight"], file["VideoCodec"]) == (1920, 1080, "bytevc1")
    layout = {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 320, "Height": 240},
            "Regions": [{"StreamIndex": 0, "Width": 320, "Height": 240}],
        },
    }
    targets = {"StreamList": [{"UserId": "host"}]}
    [file] = record(recording, Encode=encode, Layout=layout, TargetStreams=targets)
    assert (file["VideoWidth"], file["VideoHeight"]) == (320, 240)


def test_one_file_for_each_stream(recording: Recording) -> None:
    recording.publish("host")
    recording.start(RecordMode=1, **formats("MP4", "HLS"))
    started = recording.task()["StartTime"]
    recording.advance(10)
    recording.publish("host", screens=("guest",))
    recording.advance(20)
    recording.stop()
    files = recording.files()
    assert [re.sub(r"_[0-9a-f]{8}\.", ".", key) for key in keys(files)] == [
        f"Task1_Room1_host_C_{started}_000030.mp4",
        f"Task1_Room1_host_C_{started}_000030.m3u8",
        f"Task1_Room1_guest_S_{started}_000020.mp4",
        f"Task1_Room1_guest_S_{started}_000020.m3u8",
    ]
    assert [each["StartTime"] - started for each in files] == [0, 0, 10_000, 10_000]
    assert files[2]["StreamList"] == [{"Index": 0, "UserId": "guest", "StreamType": 1}]


@pytest.mark.parametrize(("silence", "durations"), [(60, [10_000, 10_000]), (100, [120_000]), (3600, [120_000])])
def test_silence_in_a_single_stream(recording: Recording, silence: int, durations: list[int]) -> None:
    recording.publish("host")
    recording.start(RecordMode=1, Control={"MaxSilenceSeconds": silence})
    recording.advance(10)
    recording.publish()
    recording.advance(100)
    recording.publish("host")
    recording.advance(10)
    recording.stop()
    assert [each["Duration"] for each in recording.files()] == durations


def test_a_mixed_file_ends_with_the_last_stream(recording: Recording) -> None:
    recording.publish("host")
    recording.start()
    recording.advance(10)
    recording.publish()
    recording.advance(100)
    recording.publish("guest")
    recording.advance(10)
    recording.publish()
    recording.advance(1000)
    assert recording.task()["StopReason"] == "IdleTimeOut"
    [file] = recording.files()
    assert file["Duration"] == 120_000
    assert [each["UserId"] for each in file["StreamList"]] == ["host", "guest"]


def test_a_new_file_every_four_hours(recording: Recording) -> None:
    recording.publish("host", "guest")
    recording.start(**formats("MP4", "FLV"))
    recording.advance(4 * HOUR)
    recording.publish("host")
    recording.advance(5 * HOUR)
    recording.stop()
    files = recording.files()
    started = recording.task()["StartTime"]
    assert [each["Duration"] // HOUR // 1000 for each in files] == [4, 4, 4, 4, 1, 1]
    assert [(each["StartTime"] - started) // HOUR // 1000 for each in files] == [0, 0, 4, 4, 8, 8]
    assert [len(each["StreamList"]) for each in files] == [2, 2, 1, 1, 1, 1]
    assert len(set(keys(files))) == 6


def test_exactly_four_hours_are_one_file(recording: Recording) -> None:
    assert [each["Duration"] for each in record(recording, 4 * HOUR)] == [4 * HOUR * 1000]


@pytest.mark.parametrize(
    ("names", "pattern"),
    [
        ({"Prefix": ["d1", "d2"]}, r"d1/d2/Task1_Room1_\d+_000060_[0-9a-f]{8}\.mp4"),
        ({"Prefix": ["d1"], "Pattern": "{RoomId}-{Random}"}, r"d1/Room1-[0-9a-f]{8}\.mp4"),
        ({"Pattern": "fixed"}, r"fixed_[0-9a-f]{8}\.mp4"),
        ({"Pattern": "{taskid}{Nothing}{TaskId}"}, r"\{taskid\}\{Nothing\}Task1_[0-9a-f]{8}\.mp4"),
        ({"Pattern": "{UserId}"}, r"\{UserId\}_[0-9a-f]{8}\.mp4"),
        ({"Pattern": "x" * 119}, r"x{119}_[0-9a-f]{8}\.mp4"),
        ({"Pattern": "x" * 120}, r"x{120}_[0-9a-f]{6}~\.mp4"),
        ({"Prefix": ["d"], "Pattern": "x" * 200}, r"d/x{125}~\.mp4"),
    ],
)
def test_names(recording: Recording, names: dict[str, object], pattern: str) -> None:
    [key] = keys(record(recording, FileNameConfig=names, **formats("MP4")))
    assert re.fullmatch(pattern, key)


@pytest.mark.behaviour("record_name_random")
def test_a_name_may_do_without_chance(recording: Recording) -> None:
    recording.choose(record_name_random="pattern")
    assert keys(record(recording, FileNameConfig={"Pattern": "fixed"}, **formats("MP4"))) == ["fixed.mp4"]


@pytest.mark.behaviour("record_default_format")
def test_the_usual_format(recording: Recording) -> None:
    assert keys(record(recording))[0].endswith(".m3u8")
    recording.choose(record_default_format="MP4")
    assert keys(record(recording))[0].endswith(".mp4")


def test_video_on_demand(recording: Recording) -> None:
    [file] = record(recording, StorageConfig=VOD, FileNameConfig={"Prefix": ["d1"]})
    assert "ObjectKey" not in file
    assert re.fullmatch(r"v0[0-9a-f]{30}", file["Vid"])


def test_another_store(recording: Recording) -> None:
    store = {"Vendor": 0, "Region": 0, "Bucket": "b", "AccessKey": "ak", "SecretKey": "sk"}
    [file] = record(recording, StorageConfig={"Type": 2, "CustomConfig": store}, FileNameConfig={"Prefix": ["d1"]})
    assert file["ObjectKey"].startswith("d1/Task1_Room1_")


def test_files_that_are_uploaded_while_they_are_recorded(recording: Recording) -> None:
    recording.publish("host")
    recording.start(**formats("MP4", "HLS", EnableSyncUpload=True))
    recording.advance(100)
    [file] = recording.files()
    assert (file["Duration"], "_000000_" in file["ObjectKey"]) == (100_000, True)
    recording.advance(100)
    [longer] = recording.files()
    assert longer == {**file, "Duration": 200_000, "Size": file["Size"] * 2}
    recording.stop()
    assert [each["Duration"] for each in recording.files()] == [200_000, 200_000]
    assert longer in recording.files()


@pytest.mark.parametrize("members", [formats("MP4", EnableSyncUpload=True), formats("HLS"), formats("MP4")])
def test_other_files_show_at_the_end(recording: Recording, members: dict[str, object]) -> None:
    recording.publish("host")
    recording.start(**members)
    recording.advance(100)
    assert recording.files() == []
    assert len(recording.shown()[0]["RecordFileList"]) == 1, "the control plane sees them grow"
    recording.stop()
    assert len(recording.files()) == 1


def test_each_run_has_its_files(recording: Recording) -> None:
    first, second = record(recording), record(recording)
    assert keys(first) != keys(second)
    assert [keys(each["RecordFileList"]) for each in recording.shown()] == [keys(first), keys(second)]
