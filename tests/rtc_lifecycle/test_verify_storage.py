"""`verify_storage`: before a start it is proven that the files can be written; nothing starts where they can not."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.calls.refusals import CannotStart
from pulumi_livemedia.emulator.s3 import LocalS3
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tests.calls.sockets import serving
from tests.docs.shown import is_shown
from tests.emulator.s3_store import Store, make_store
from tests.rtc_lifecycle.account import Account
from tests.rtc_record_task.samples import storage

KEYS = {"accessKey": "ak-of-the-recording", "secretKey": "sk-of-the-recording"}

Create = Callable[..., RtcRecordTaskState]


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The URL of an S3."""
    with LocalS3() as local:
        yield local.url


@pytest.fixture
def store(s3: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A bucket, which verifications find."""
    monkeypatch.setenv("LIVEMEDIA_STORAGE_ENDPOINT", s3)
    return make_store(s3)


@pytest.fixture
def create(stage: Account, store: Store) -> Create:
    """Creates a recording into the bucket, whose storage is verified."""

    def run(**config: object) -> RtcRecordTaskState:
        return stage.create(inputs(stage, **{"bucket": store.bucket} | config))

    return run


def inputs(account: Account, **config: object) -> RtcRecordTaskInputs:
    """A recording into a bucket, whose storage is verified."""
    return account.inputs(
        storage(customConfig=KEYS | config), verifyStorage=True, fileNameConfig={"prefix": ["shows", "2024"]}
    )


def spelled(keys: dict[str, str]) -> dict[str, str]:
    """The keys of a store as a program gives them."""
    return {name[0].lower() + name[1:]: value for name, value in keys.items()}


def refused(create: Create, account: Account, **config: object) -> str:
    """The error of a start that did not happen, which shows no key."""
    with pytest.raises(CannotStart) as raised:
        create(**config)
    assert account.changing() == []
    text = str(raised.value)
    keys = {name: str(value) for name, value in (KEYS | config).items() if name.endswith(("Key", "Token"))}
    assert [name for name, value in keys.items() if value in text] == []
    assert "was not started: bucket " in text
    return text


def everything(store: Store) -> list[Any]:
    """The versions and delete markers of a bucket."""
    listed = store.client("s3").list_object_versions(Bucket=store.bucket)
    return [*listed.get("Versions", []), *listed.get("DeleteMarkers", [])]


def test_what_can_be_written_is_started_and_nothing_is_left_behind(
    create: Create, store: Store, stage: Account
) -> None:
    assert create().record_status == "recording"
    assert stage.changing() == ["StartRecord"]
    assert everything(store) == []
    assert stage.lines == []


def test_a_versioned_bucket_is_left_without_a_version(create: Create, store: Store) -> None:
    store.client("s3").put_bucket_versioning(Bucket=store.bucket, VersioningConfiguration={"Status": "Enabled"})
    create()
    assert everything(store) == []


def test_a_bucket_that_is_not_there(create: Create, stage: Account) -> None:
    text = refused(create, stage, bucket="nowhere")
    assert "bucket 'nowhere' of Amazon S3 in us-east-1 does not exist" in text
    assert "cure:   make the bucket, or correct storageConfig.customConfig.bucket" in text


def test_a_bucket_in_another_region(create: Create, stage: Account) -> None:
    text = refused(create, stage, region="eu-west-1")
    assert "of Amazon S3 in eu-west-1 is in another region, us-east-1" in text
    assert "cure:   set storageConfig.customConfig.region to it" in text


def test_keys_that_are_wrong(create: Create, store: Store, stage: Account) -> None:
    writer, visitor = spelled(store.writer()), spelled(store.visitor())
    with store.guarded():
        assert "does not know the access key" in refused(create, stage)
        text = refused(create, stage, **writer | {"secretKey": "wrong-secret-of-it"})
        assert "was asked with a wrong secret key" in text
        assert "cloud:  SignatureDoesNotMatch (HTTP 403) from 127.0.0.1" in text
        assert "does not take the session token" in refused(create, stage, **visitor | {"securityToken": "another-one"})


def test_a_key_that_may_not_write(create: Create, store: Store, stage: Account) -> None:
    stranger = spelled(store.writer("s3:ListAllMyBuckets"))
    with store.guarded():
        text = refused(create, stage, **stranger)
    assert "may not be written with the key of the recording" in text
    assert "cure:   allow PutObject on the bucket, below the prefix of fileNameConfig" in text


@pytest.mark.parametrize("temporary", [False, True])
def test_a_key_that_may_write_and_nothing_else_records_and_what_is_left_is_told(
    create: Create, store: Store, stage: Account, *, temporary: bool
) -> None:
    keys = spelled(store.visitor() if temporary else store.writer())
    with store.guarded():
        assert create(**keys).record_status == "recording"
    [left] = store.objects()
    assert left.startswith("shows/2024/livemedia-storage-check-")
    [line] = stage.lines
    assert (
        f"{left} stays in bucket '{store.bucket}' of Amazon S3 in us-east-1, since it can not be deleted again" in line
    )


def test_a_key_that_may_write_and_delete_leaves_nothing(create: Create, store: Store, stage: Account) -> None:
    keys = spelled(store.writer("s3:PutObject", "s3:DeleteObject"))
    with store.guarded():
        create(**keys)
    assert (everything(store), stage.lines) == ([], [])


def test_a_store_that_is_not_there(create: Create, stage: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVEMEDIA_STORAGE_ENDPOINT", "http://127.0.0.1:9")
    text = refused(create, stage)
    assert "can not be reached: ConnectError" in text


def test_nothing_is_verified_where_nothing_is_started(stage: Account, store: Store) -> None:
    stopped = inputs(stage, bucket="nowhere").model_copy(update={"desired_state": "stopped"})
    stored = stage.create(stopped)
    with pytest.raises(CannotStart, match="does not exist"):
        stage.update(stored, stopped.model_copy(update={"desired_state": "running"}))
    assert stage.running() == []
    running = stopped.model_copy(update={"desired_state": "running", "verify_storage": False})
    stored = stage.update(stored, running)
    assert stage.update(stored, running.model_copy(update={"verify_storage": True})).verify_storage
    assert len(stage.running()) == 1
    assert store.objects() == {}


def test_without_the_extra_it_is_said_how_to_get_it(
    create: Create, stage: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "botocore.auth", None)
    with pytest.raises(CannotStart, match=r"pip install 'pulumi-livemedia\[storage\]'") as raised:
        create()
    assert "not installed" in raised.value.problem
    assert stage.changing() == []


def test_vendors_whose_regions_are_not_documented_need_their_endpoint(
    stage: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIVEMEDIA_STORAGE_ENDPOINT", raising=False)
    with pytest.raises(InvalidSetting, match="needs the endpoint of Tencent COS") as raised:
        stage.create(inputs(stage, vendor=3, region=7, bucket="shows-1250000000"))
    assert "pulumi config set livemedia:storageEndpoint cos.ap-guangzhou.myqcloud.com" in raised.value.cure
    assert stage.changing() == []


def answer(status: int, body: str, *headers: str) -> bytes:
    """An answer of a store."""
    lines = (f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", "Connection: close", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


@pytest.fixture
def told(create: Create, stage: Account, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], tuple[str, list[bytes]]]:
    """What is said where a store gives this answer to everything, and what it heard."""

    def tell(always: bytes) -> tuple[str, list[bytes]]:
        with serving(lambda connection: connection.sendall(always)) as served:
            monkeypatch.setenv("LIVEMEDIA_STORAGE_ENDPOINT", served.endpoint.url)
            return refused(create, stage), served.heard

    return tell


Told = Callable[[bytes], tuple[str, list[bytes]]]


def test_a_fault_of_the_store_is_tried_again(told: Told) -> None:
    text, heard = told(answer(503, "<Error><Code>SlowDown</Code></Error>"))
    assert [each.split(b" ", 1)[0] for each in heard] == [b"HEAD"] * 3 + [b"PUT"] * 3
    assert "can not be written now, by a fault of the store" in text
    assert "cloud:  SlowDown (HTTP 503)" in text


def test_a_redirect_is_not_followed(told: Told) -> None:
    moved = answer(301, "<Error><Code>PermanentRedirect</Code></Error>", "Location: http://127.0.0.1:9/")
    text, heard = told(moved)
    assert "is in another region" in text
    assert len(heard) == 2


def test_the_region_that_a_redirect_tells_is_told(told: Told) -> None:
    text, heard = told(answer(301, "", "x-amz-bucket-region: eu-west-1"))
    assert "is in another region, eu-west-1" in text
    is_shown("docs/rtc-record-task.md", "error: livemedia.CannotStart", f"error: livemedia.CannotStart: {text}")
    assert len(heard) == 1


def test_a_bucket_of_another_region_of_oss(told: Told) -> None:
    words = "The bucket you are attempting to access must be addressed using the specified endpoint."
    text, _ = told(answer(403, f"<Error><Code>AccessDenied</Code><Message>{words}</Message></Error>"))
    assert "is in another region" in text


def test_the_words_of_a_store_are_shown_without_keys_and_its_entities_are_not_resolved(told: Told) -> None:
    echo = f"no &lt;{KEYS['accessKey']}&gt; {KEYS['secretKey']} &file; here"
    entity = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    text, _ = told(answer(400, f"{entity}<Error><Code>Odd</Code><Message>{echo}</Message></Error>"))
    assert "refused a small object" in text
    assert "Odd (HTTP 400) from 127.0.0.1: no <***> *** &file; here" in text


def test_an_answer_that_is_none_leaves_nothing_unsaid(told: Told, stage: Account) -> None:
    text, _ = told(b"")
    assert "can not be reached: RemoteProtocolError" in text
    assert stage.lines == []
