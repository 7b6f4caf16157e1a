"""Where calls go, and what decides on it."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pulumi_livemedia.alibaba.client import LiveClient, connect
from pulumi_livemedia.calls.errors import (
    InvalidSetting,
)
from pulumi_livemedia.calls.pool import Pool


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.INFO, "pulumi_livemedia")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "pulumi_livemedia.calls"]


def plain(settings: Mapping[str, str], environ: Mapping[str, str] | None = None, **options: Any) -> LiveClient:  # noqa: ANN401 - passed on
    """Return a client that is never used, in a pool of its own unless one is given."""
    return connect(settings, environ=environ or {}, **{"pool": Pool(), **options})


def test_defaults(said: Callable[[], list[str]]) -> None:
    client = plain({})

    assert (client.host, client.region) == ("live.aliyuncs.com", "cn-shanghai")
    assert client.sts.endpoint.host == "sts.aliyuncs.com"
    assert said() == []


def test_an_overridden_endpoint_is_said_once(said: Callable[[], list[str]]) -> None:
    pool = Pool()
    for _ in range(3):
        plain({"livemedia:alicloudEndpoint": "127.0.0.1:4570"}, pool=pool)
    plain({"livemedia:alicloudEndpoint": "http://gateway.example.com"}, pool=pool)
    plain({"livemedia:alicloudEndpoint": "live.aliyuncs.com"}, pool=pool)

    assert said() == [
        "livemedia:alicloudEndpoint: calls go to http://127.0.0.1:4570, not to live.aliyuncs.com",
        "livemedia:alicloudEndpoint: calls go to http://gateway.example.com (not encrypted), not to live.aliyuncs.com",
    ]


def test_who_decides_on_the_endpoint() -> None:
    settings = {"livemedia:alicloudEndpoint": "configured.example.com"}
    environ = {"LIVEMEDIA_ALICLOUD_ENDPOINT": "variable.example.com"}

    assert plain(settings, environ, endpoint="given.example.com").host == "given.example.com"
    assert plain(settings, environ).host == "configured.example.com"
    assert plain({}, environ).host == "variable.example.com"


def test_who_decides_on_the_region() -> None:
    settings = {"livemedia:alicloudRegion": "cn-beijing", "alicloud:region": "eu-central-1"}

    assert plain(settings, region="ap-southeast-1").region == "ap-southeast-1"
    assert plain(settings).region == "cn-beijing"
    assert plain({"alicloud:region": "eu-central-1"}).region == "cn-shanghai"


@pytest.mark.parametrize(
    ("endpoint", "sts"),
    [
        ("live.ap-southeast-1.aliyuncs.com", "sts.aliyuncs.com"),
        ("127.0.0.1:4570", "127.0.0.1"),
        ("aliyuncs.com.example.com", "aliyuncs.com.example.com"),
    ],
)
def test_where_the_account_is_asked_for(endpoint: str, sts: str) -> None:
    """Only the vendor's hosts serve one product each; whatever else is put there answers for all."""
    assert plain({"livemedia:alicloudEndpoint": endpoint}).sts.endpoint.host == sts


@pytest.mark.parametrize(
    "settings",
    [
        {"livemedia:alicloudEndpoint": "ftp://nowhere"},
        {"livemedia:alicloudRegion": "Shanghai (China)"},
        {"livemedia:maxAttempts": "many"},
        {"livemedia:maxConcurrentCalls": "0"},
    ],
    ids=str,
)
def test_settings_are_refused_before_anything_is_sent(settings: dict[str, str]) -> None:
    ((name, value),) = settings.items()

    with pytest.raises(InvalidSetting) as failure:
        plain(settings)

    assert failure.value.problem.startswith(f"{name} is {value!r}")
