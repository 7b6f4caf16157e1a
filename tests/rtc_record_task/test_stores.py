"""Where the buckets of other vendors are reached."""

import logging
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.volcengine.rtc_record_task.storage import CustomConfig
from pulumi_livemedia.volcengine.rtc_record_task.stores import SETTING, VARIABLE, Store, store_of

KEYS = {"accessKey": "the-access-key", "secretKey": "the-secret-key", "bucket": "shows"}


def store(settings: dict[str, str] | None = None, environ: dict[str, str] | None = None, **config: Any) -> Store:  # noqa: ANN401
    return store_of(CustomConfig.model_validate(KEYS | config), settings or {}, environ or {})


@pytest.mark.parametrize(
    ("config", "region", "url"),
    [
        ({}, "us-east-1", "https://shows.s3.us-east-1.amazonaws.com/a/b.txt"),
        ({"region": "cn-north-1"}, "cn-north-1", "https://shows.s3.cn-north-1.amazonaws.com.cn/a/b.txt"),
        ({"region": 10, "bucket": "a.b"}, "ap-northeast-1", "https://s3.ap-northeast-1.amazonaws.com/a.b/a/b.txt"),
        ({"vendor": 1}, "cn-hangzhou", "https://shows.s3.oss-cn-hangzhou.aliyuncs.com/a/b.txt"),
        ({"vendor": 1, "region": 14}, "ap-southeast-1", "https://shows.s3.oss-ap-southeast-1.aliyuncs.com/a/b.txt"),
        # Nothing that stands in a bucket's name leads to another host.
        ({"bucket": "evil.example/#"}, "us-east-1", "https://s3.us-east-1.amazonaws.com/evil.example%2F%23/a/b.txt"),
        ({"bucket": "x@evil.example"}, "us-east-1", "https://s3.us-east-1.amazonaws.com/x%40evil.example/a/b.txt"),
    ],
)
def test_a_bucket_is_reached_in_its_region(config: dict[str, Any], region: str, url: str) -> None:
    found = store(**config)
    assert (found.region, found.url("a/b.txt")) == (region, url)


@pytest.mark.parametrize(
    ("vendor", "host", "region"),
    [
        (2, "obs.cn-north-4.myhuaweicloud.com", "cn-north-4"),
        (3, "cos.ap-guangzhou.myqcloud.com", "ap-guangzhou"),
        (4, "s3.cn-east-1.qiniucs.com", "cn-east-1"),
    ],
)
def test_where_region_codes_are_not_documented_the_endpoint_tells_the_region(
    vendor: int, host: str, region: str
) -> None:
    found = store({SETTING: host}, vendor=vendor, region=99)
    assert (found.region, found.url()) == (region, f"https://shows.{host}/")
    assert store({}, {VARIABLE: host}, vendor=vendor) == store({SETTING: host}, vendor=vendor)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:9000", "verified at http://127.0.0.1:9000"),
        ("http://store.example.com", "verified at http://store.example.com (not encrypted)"),
        ("store.example.com", "verified at https://store.example.com"),
    ],
)
def test_an_endpoint_that_is_set_is_told(address: str, told: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "pulumi_livemedia")
    store({SETTING: address})
    assert caplog.messages == [f"{SETTING}: the storage is {told}"]


@pytest.mark.parametrize("vendor", [2, 3, 4])
def test_without_it_nothing_is_guessed(vendor: int) -> None:
    with pytest.raises(InvalidSetting, match="is documented nowhere") as raised:
        store(vendor=vendor, region=3)
    assert SETTING in raised.value.cure
    assert VARIABLE in raised.value.cure


def test_a_store_on_an_address_has_its_buckets_in_the_path() -> None:
    assert store({SETTING: "127.0.0.1:9000"}).url("k", "versionId=1") == "http://127.0.0.1:9000/shows/k?versionId=1"
    assert store({SETTING: "http://10.0.0.5:9000"}).url() == "http://10.0.0.5:9000/shows"


def test_a_store_shows_no_key() -> None:
    assert "the-" not in repr(store(securityToken="the-token"))
    assert store(securityToken="the-token").secrets == ("the-access-key", "the-secret-key", "the-token")
