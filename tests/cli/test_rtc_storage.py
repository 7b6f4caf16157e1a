"""A storage that is verified before the start, by the real command."""

from collections.abc import Iterator

import pytest

from pulumi_livemedia.emulator.s3 import LocalS3
from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording
from tests.cli.test_inspection import livemedia, rows
from tests.emulator.s3_store import Store, make_store


@pytest.fixture
def store() -> Iterator[Store]:
    """A bucket."""
    with LocalS3() as local:
        yield make_store(local.url)


def verified(bucket: str) -> str:
    """A program that records into a bucket, once it is proven that it can."""
    keys = '"access_key": "the-access-key", "secret_key": "the-secret-key"'
    storage = f'{{"custom_config": {{"bucket": "{bucket}", {keys}}}}}'
    return recording(storage_config=storage, verify_storage="True")


def test_what_can_not_be_written_is_not_started_and_what_can_is(stack: Stack, cloud: Cloud, store: Store) -> None:
    stack.config("set", "livemedia:storageEndpoint", store.url)
    stack.preview(verified("nowhere"))
    assert store.objects() == {}

    told = stack.up_fails(verified("nowhere")).error_of("evening-news")
    assert "was not started: bucket 'nowhere' of Amazon S3 in us-east-1 does not exist" in told
    assert "make the bucket" in told
    assert "the-secret-key" not in told
    assert (cloud.new_changes(), stack.resources()) == ([], {})

    stack.up(verified(store.bucket))
    assert cloud.new_changes() == ["StartRecord"]
    assert store.objects() == {}
    assert stack.changes(verified(store.bucket)) == {}

    # The recording that runs goes on where its replacement could not be written.
    [running] = cloud.running()
    stack.up_fails(verified("nowhere"))
    assert cloud.running() == [running]


def test_storage_of_the_cloud_itself_is_refused_in_the_preview(stack: Stack, cloud: Cloud) -> None:
    told = stack.preview_fails(recording(verify_storage="True")).line
    assert "property verifyStorage value {true} has a problem: must not be true without storageConfig" in told
    assert cloud.calls() == []


def test_a_doctor_verifies_what_the_program_declares_before_it_is_brought_up(stack: Stack, store: Store) -> None:
    stack.config("set", "livemedia:storageEndpoint", store.url)
    declared = verified(store.bucket).replace('"the-secret-key"', 'pulumi.Output.secret("the-secret-key")')
    stack.program("\n".join([declared, recording("other", room_id='"room-2"')]))

    done = livemedia(stack.folder, stack.environment, "doctor", "--verify-storage", "--json")

    found = {row["name"]: row for row in rows(done) if row["name"].startswith("storage")}
    assert found["storage of evening-news"]["level"] == "ok"
    assert found["storage of other"]["level"] == "warn"
    assert store.objects() == {}
    assert stack.resources() == {}
    assert "the-secret-key" not in done.stdout + done.stderr

    stack.program(verified("nowhere"))
    done = livemedia(stack.folder, stack.environment, "doctor", "--verify-storage", "--json")
    [line] = [row for row in rows(done) if row["name"].startswith("storage")]
    assert line["level"] == "fail"
    assert "does not exist" in line["text"]
