"""`livemedia doctor --storage`: whether the files can be written, before there is a show."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.review.documents import SECRET_MARK, UNKNOWN_MARK
from tests.emulator.s3_store import Store, make_store
from tests.rtc_record_task.samples import MIXED, TOS

KEYS = {"accessKey": "ak-of-the-recording", "secretKey": "sk-of-the-recording"}
SIGN = "1b47061264138c4ac30d75fd1eb44270"
URN = "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:RtcRecordTask::news"
ENCRYPTED = {SECRET_MARK: SIGN, "ciphertext": "v1:abc"}


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The URL of an S3."""
    with LocalS3() as local:
        yield local.url


@pytest.fixture
def store(s3: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """A bucket, which is found, and nothing else is."""
    for name in [name for name in os.environ if name.startswith(("ALIBABA", "ALICLOUD", "VOLC"))]:
        monkeypatch.delenv(name)
    for cloud in ("ALIBABA_CLOUD", "VOLCENGINE"):
        monkeypatch.setenv(f"{cloud}_ECS_METADATA_DISABLED", "true")
    monkeypatch.setenv("LIVEMEDIA_STORAGE_ENDPOINT", s3)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return make_store(s3)


def request(store: Store, **config: object) -> dict[str, Any]:
    return {**MIXED, "storageConfig": {"customConfig": {"bucket": store.bucket, **KEYS, **config}}}


def found(document: object, *more: object, options: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The lines about storage; nothing that the command prints is secret."""
    files = []
    for number, each in enumerate((document, *more)):
        file = Path(f"given-{number}.json")
        file.write_text(each if isinstance(each, str) else json.dumps(each), encoding="utf-8")
        files += ["--storage", str(file)]
    result = CliRunner().invoke(app, ["doctor", *files, "--json", *options])
    assert "sk-of-the-recording" not in result.output
    assert "ak-of-the-recording" not in result.output
    lines = json.loads(result.stdout)
    assert result.exit_code == (1 if any(line["level"] == "fail" for line in lines) else 0)
    return [line for line in lines if line["name"].startswith("storage")]


def test_nothing_is_written_unless_it_is_asked_for(store: Store) -> None:
    result = CliRunner().invoke(app, ["doctor", "--json"])

    assert not [line for line in json.loads(result.stdout) if line["name"].startswith("storage")]
    assert store.objects() == {}


def test_a_bucket_that_can_be_written_is_told_and_left_as_it_was(store: Store) -> None:
    [line] = found(request(store))

    assert (line["name"], line["level"]) == ("storage of given-0", "ok")
    assert re.fullmatch(r"bucket '.*' of Amazon S3 in us-east-1 can be written", line["text"])
    assert store.objects() == {}


def test_the_vendors_own_spelling_is_read(store: Store) -> None:
    config = {"Bucket": store.bucket, "AccessKey": KEYS["accessKey"], "SecretKey": KEYS["secretKey"]}

    [line] = found({"AppId": "a", "RoomId": "b", "StorageConfig": {"Type": 2, "CustomConfig": config}})

    assert line["level"] == "ok"


@pytest.mark.parametrize(
    ("config", "text", "cure"),
    [
        ({"bucket": "nowhere"}, "bucket 'nowhere' of Amazon S3 in us-east-1 does not exist", "make the bucket"),
        ({"region": 99}, "storageConfig.customConfig.region", ""),
        ({"accessKey": ""}, "storageConfig.customConfig.accessKey", ""),
        ({"vendor": 2}, "verify_storage needs the endpoint", "livemedia:storageEndpoint"),
    ],
)
def test_a_bucket_that_can_not_be_written_is_told_with_its_cure(
    config: dict[str, object], text: str, cure: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "vendor" in config:
        monkeypatch.delenv("LIVEMEDIA_STORAGE_ENDPOINT")

    [line] = found(request(store, **config))

    assert line["level"] == "fail"
    assert text in line["text"]
    assert cure in line["cure"]
    assert line["cure"]
    assert "was not started" not in line["text"]


@pytest.mark.parametrize(
    ("storage", "text"),
    [
        ({"tosConfig": TOS}, "RTC itself writes into the TOS bucket shows: nothing is proven"),
        ({"vodConfig": {"accountId": "2100000000", "space": "films"}}, "VOD space films"),
        (UNKNOWN_MARK, "where its files go is not known before `pulumi up`"),
        ({"customConfig": {"bucket": "b", **KEYS, "secretKey": UNKNOWN_MARK}}, "not known before `pulumi up`"),
        ({"customConfig": {"bucket": "b", **KEYS, "secretKey": ENCRYPTED}}, "its keys are encrypted here"),
    ],
)
def test_what_can_not_be_proven_is_no_success(storage: object, text: str, store: Store) -> None:
    assert store.objects() == {}

    [line] = found({**MIXED, "storageConfig": storage})

    assert line["level"] == "warn"
    assert text in line["text"]
    assert line["cure"]


def test_a_plan_with_its_secrets_is_read_and_each_place_is_proven_once(store: Store) -> None:
    keys = {name: {SECRET_MARK: SIGN, "plaintext": json.dumps(value)} for name, value in KEYS.items()}
    inputs = request(store, **keys)
    plans = {f"{URN}-{number}": {"steps": ["create"], "goal": {}, "state": inputs} for number in range(3)}

    lines = found({"resourcePlans": plans})

    assert [line["name"] for line in lines] == [f"storage of news-{number}" for number in range(3)]
    assert {line["level"] for line in lines} == {"ok"}
    assert len({line["text"] for line in lines}) == 1


def test_a_state_is_read(store: Store) -> None:
    row = {"urn": URN, "type": URN.split("::")[2], "id": "a/b/c", "inputs": request(store), "outputs": {}}

    [line] = found({"version": 3, "deployment": {"resources": [row]}})

    assert (line["name"], line["level"]) == ("storage of news", "ok")


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("nonsense", "is not JSON"),
        ([], "is not an object"),
        ({"deployment": {"resources": [{"urn": 1}]}}, "holds a resource without a URN or a type"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_beside_the_others(document: object, text: str, store: Store) -> None:
    broken, well = found(document, request(store))

    assert (broken["level"], well["level"]) == ("fail", "ok")
    assert text in broken["text"]
    assert broken["cure"]


def test_a_file_without_a_recording_is_told(store: Store) -> None:
    assert store.objects() == {}

    [line] = found({"resourcePlans": {}})

    assert (line["level"], line["text"]) == ("warn", "given-0.json declares no recording")


def test_without_a_project_there_is_no_program(store: Store) -> None:
    assert store.objects() == {}
    result = CliRunner().invoke(app, ["doctor", "--verify-storage", "--json"])

    [line] = [line for line in json.loads(result.stdout) if line["name"] == "storage"]
    assert (line["level"], result.exit_code) == ("fail", 1)
    assert line["cure"]
