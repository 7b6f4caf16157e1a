"""The S3 in which the files of recordings end up."""

import pytest

from pulumi_livemedia.testing import S3, Clock, Emulator

APP, ROOM = "661e00000000000000000001", "studio-1"


def record(emulator: Emulator, clock: Clock, bucket: str) -> None:
    """Record for an hour into a bucket."""
    place = {"Vendor": 0, "Region": 0, "Bucket": bucket, "AccessKey": "writer", "SecretKey": "secret"}
    storage = {"Type": 2, "CustomConfig": place}
    emulator.publish(APP, ROOM, "host")
    mp4 = {"FileFormat": ["MP4"]}
    recording = emulator.start_record_task(APP, ROOM, "task-1", StorageConfig=storage, FileFormatConfig=mp4)
    clock.advance(hours=1)
    emulator.stop_record_task(recording)
    emulator.settle(30)


@pytest.mark.parametrize("n", range(2))
def test_the_files_of_a_recording_are_written(
    livemedia_emulator: Emulator, livemedia_clock: Clock, livemedia_s3: S3, n: int
) -> None:
    livemedia_s3.add_bucket("shows")  # another test's is gone
    record(livemedia_emulator, livemedia_clock, "shows")

    [(name, content)] = livemedia_s3.files("shows").items()
    assert name == livemedia_emulator.record_tasks[0]["RecordFileList"][0]["ObjectKey"]
    assert content, n


def test_a_missing_bucket_fails_the_upload(
    livemedia_emulator: Emulator, livemedia_clock: Clock, livemedia_s3: S3
) -> None:
    record(livemedia_emulator, livemedia_clock, "nowhere")

    [upload] = livemedia_emulator.record_tasks[0]["uploads"]
    assert "NoSuchBucket" in str(upload)
    with pytest.raises(ValueError, match="the S3 refused GET /nowhere"):
        livemedia_s3.files("nowhere")
    assert livemedia_s3.url.startswith("http://127.0.0.1:")
