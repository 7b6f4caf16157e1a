"""Files of recordings that are really written to an S3."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.emulator.volcengine.rtc.placeholders import MOST_BYTES, placeholder
from tests.emulator.rtc_recording import Recording
from tests.emulator.s3_store import Store, make_store
from tests.emulator.signing import connect

FORMATS = ["MP4", "HLS", "FLV"]
KEYS = {"AccessKey": "ak-of-the-task", "SecretKey": "sk-of-the-task"}

Record = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The URL of an S3."""
    with LocalS3() as local:
        yield local.url


@pytest.fixture
def store(s3: str) -> Store:
    """A bucket."""
    return make_store(s3)


@pytest.fixture
def record(recording: Recording, still: EmulatorServer, store: Store) -> Record:
    """Records somebody for an hour into the bucket; the rows of the uploads."""
    recording.choose(s3_endpoint=store.url)

    def run(formats: list[str] | None = None, **config: object) -> list[Any]:
        recording.publish("host")
        recording.start(
            StorageConfig={"Type": 2, "CustomConfig": {"Bucket": store.bucket, **KEYS, **config}},
            FileFormatConfig={"FileFormat": formats or ["MP4"]},
            FileNameConfig={"Prefix": ["shows", "2024"]},
        )
        recording.advance(3600)
        recording.stop()
        assert still.background.wait()
        uploads: list[Any] = recording.shown()[-1].get("uploads", [])
        return uploads

    return run


def errors(uploads: list[Any]) -> list[str]:
    """Why uploads have failed; all of them must have."""
    assert {each["state"] for each in uploads} == {"failed"}
    return [each["error"] for each in uploads]


def test_the_files_are_written(record: Record, recording: Recording, store: Store) -> None:
    uploads = record(FORMATS)
    files = recording.files()
    keys = [each["ObjectKey"] for each in files]
    assert uploads == [{"ObjectKey": key, "state": "done", "error": ""} for key in keys]
    found = store.objects()
    assert sorted(found) == sorted(keys)
    assert all(key.startswith("shows/2024/Task1_Room1_") for key in keys)
    for file in files:
        assert len(found[file["ObjectKey"]]) <= MOST_BYTES < file["Size"]
    assert [store.content_type(key) for key in keys] == ["video/mp4", "application/vnd.apple.mpegurl", "video/x-flv"]


def test_names_may_have_any_characters(recording: Recording, store: Store, still: EmulatorServer) -> None:
    recording.choose(record_name_random="pattern", s3_endpoint=store.url)
    recording.publish("host")
    recording.start(
        StorageConfig={"Type": 2, "CustomConfig": {"Bucket": store.bucket, **KEYS}},
        FileNameConfig={"Pattern": "节目 a+b%20&c=?#~"},
    )
    recording.stop()
    assert still.background.wait()
    assert [each["state"] for each in recording.shown()[-1]["uploads"]] == ["done"]
    assert "节目 a+b%20&c=?#~.m3u8" in store.objects()


def test_keys_are_checked(record: Record, store: Store) -> None:
    writer, stranger = store.writer(), store.writer("s3:ListAllMyBuckets")
    with store.guarded():
        assert [each["state"] for each in record(**writer)] == ["done"]
        [error] = errors(record(AccessKey=writer["AccessKey"], SecretKey="wrong"))
        assert error.startswith("SignatureDoesNotMatch: ")
        [error] = errors(record())
        assert error.startswith("InvalidAccessKeyId: ")
        [error] = errors(record(**stranger))
        assert error.startswith("AccessDenied: ")
    assert len(store.objects()) == 1


def test_a_temporary_credential(record: Record, recording: Recording, store: Store) -> None:
    visitor = store.visitor()
    with store.guarded():
        assert [each["state"] for each in record(**visitor)] == ["done"]
        [error] = errors(record(**{**visitor, "SecurityToken": "another"}))
        assert error.startswith("InvalidToken: ")
    assert not any(secret in recording.control.get("/state").text for secret in visitor.values())


def test_a_bucket_that_is_not_there(record: Record, recording: Recording) -> None:
    assert errors(record(FORMATS, Bucket="nowhere")) == [
        "NoSuchBucket: The specified bucket does not exist (HTTP 404)"
    ] * len(FORMATS)
    # The cloud's own answer tells nothing of it.
    task = recording.task()
    assert (task["Status"], task["StopReason"], len(task["RecordFileList"])) == (3, "StopByAPI", 3)
    assert "uploads" not in task


@pytest.mark.behaviour("s3_endpoint")
def test_a_store_that_is_not_there(record: Record, recording: Recording) -> None:
    recording.choose(s3_endpoint="http://127.0.0.1:9")
    [error] = errors(record())
    assert error.startswith("http://127.0.0.1:9: ")


def test_a_region_that_is_not_there(record: Record, recording: Recording, store: Store) -> None:
    recording.choose(record_storage_region="accept")
    assert errors(record(Region=99)) == ["no region of Amazon S3 has the code 99"]
    assert [each["state"] for each in record(Region=8)] == ["done"]
    assert len(store.objects()) == 1


def test_other_stores_are_not_written_to(record: Record, recording: Recording, store: Store) -> None:
    assert record(Vendor=1) == []
    recording.start()
    recording.stop()
    assert "uploads" not in recording.shown()[-1]
    assert store.objects() == {}


def test_no_endpoint_no_files(record: Record, recording: Recording, store: Store) -> None:
    recording.choose(s3_endpoint=None)
    assert record() == []
    recording.choose(s3_endpoint=store.url)
    assert record() != []
    assert len(store.objects()) == 1


def test_files_of_a_recording_that_ends_by_itself(recording: Recording, store: Store, still: EmulatorServer) -> None:
    recording.choose(s3_endpoint=store.url)
    recording.publish("host")
    recording.start(
        StorageConfig={"Type": 2, "CustomConfig": {"Bucket": store.bucket, **KEYS}}, Control={"MaxRecordTime": 60}
    )
    recording.advance(59)
    assert still.background.wait()
    assert store.objects() == {}
    recording.advance(1)
    assert still.background.wait()
    assert len(store.objects()) == 1


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "127.0.0.1:9000", "http://", "http://a b", "http://a:x", 7])
def test_an_endpoint_is_a_url(recording: Recording, url: object) -> None:
    response = recording.control.put("/settings", json={"s3_endpoint": url})
    assert (response.status_code, "settings.s3_endpoint: " in response.json()["error"]) == (400, True)


def test_the_endpoint_of_an_emulator_outlives_a_reset() -> None:
    with EmulatorServer(s3_endpoint="http://127.0.0.1:9") as emulator:
        emulator.world.reset()
        assert emulator.world.settings.of().s3_endpoint == "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("extension", "begin"),
    [
        ("MP4", b"\x00\x00\x00\x14ftypisom"),
        ("M4A", b"\x00\x00\x00\x14ftypM4A "),
        ("FLV", b"FLV\x01"),
        ("HLS", b"#EXTM3U\n"),
        ("MP3", b"\xff\xfb"),
        ("AAC", b"\xff\xf1"),
    ],
)
def test_placeholders(extension: str, begin: bytes) -> None:
    body = placeholder(extension, 3_600_000).body
    assert body.startswith(begin)
    assert len(body) <= MOST_BYTES


def test_a_movie_has_its_length() -> None:
    body = placeholder("MP4", 3_600_000).body
    movie = body.index(b"moov")
    assert int.from_bytes(body[movie - 4 : movie]) == len(body) - 20
    header = body.index(b"mvhd")
    assert int.from_bytes(body[header - 4 : header]) == len(body) - 28 == 120
    assert int.from_bytes(body[header + 24 : header + 28]) == 1000
    assert int.from_bytes(body[header + 28 : header + 36]) == 3_600_000


def test_what_was_not_written_yet_is_written_after_a_load(fresh: EmulatorServer, store: Store) -> None:
    keys = {"Bucket": store.bucket, "AccessKey": "ak", "SecretKey": "sk"}
    storage = {"Type": 2, "CustomConfig": keys}
    task: dict[str, object] = {
        "AppId": "a",
        "RoomId": "r",
        "TaskId": "t",
        "StartTime": "2026-01-01T00:00:00Z",
        "EndTime": "2026-01-01T01:00:00Z",
        "Recorded": [{"UserId": "host", "spans": [{"begin": "2026-01-01T00:00:00Z"}]}],
        "endpoint": store.url,
        "unannounced": ["ended"],
        "Configuration": {"StorageConfig": storage, "FileFormatConfig": {"FileFormat": ["MP4"]}},
    }
    with connect(f"{fresh.url}/_emulator") as control:
        assert control.put("/snapshot", json={"recordTasks": [task]}).status_code == 200
        assert fresh.background.wait()
        [shown] = control.get("/state").json()["recordTasks"]
        assert [each["state"] for each in shown["uploads"]] == ["done"]
        assert list(store.objects()) == [shown["uploads"][0]["ObjectKey"]]
        saved = control.get("/snapshot").json()
        assert saved["namespaces"]["emulator"]["recordTasks"][0]["uploads"] == shown["uploads"]

        keys["SecretKey"] = "***"
        assert len(control.put("/snapshot", json={"recordTasks": [task]}).json()["masked"]) == 1
        assert fresh.background.wait()
        [shown] = control.get("/state").json()["recordTasks"]
        assert "masked in the snapshot" in shown["uploads"][0]["error"]
