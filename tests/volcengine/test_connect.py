"""Where calls go, in whose region's name, and what decides on it."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.volcengine.client import RtcClient, connect

OVERSEAS = "open-ap-singapore-1.volcengineapi.com"


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.INFO, "pulumi_livemedia")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "pulumi_livemedia.calls"]


def plain(settings: Mapping[str, str], environ: Mapping[str, str] | None = None, **options: Any) -> RtcClient:  # noqa: ANN401 - passed on
    """Return a client that is never used, in a pool of its own unless one is given."""
    return connect(settings, environ=environ or {}, **{"pool": Pool(), **options})


def test_defaults(said: Callable[[], list[str]]) -> None:
    client = plain({})

    assert (client.host, client.region) == ("rtc.volcengineapi.com", "cn-north-1")
    assert client.rtc.api.endpoint.url == "https://rtc.volcengineapi.com"
    assert client.sts.api.endpoint.url == "https://sts.volcengineapi.com"
    assert said() == []


def test_an_overridden_endpoint_is_said_once(said: Callable[[], list[str]]) -> None:
    pool = Pool()
    for _ in range(3):
        plain({"livemedia:volcengineEndpoint": "127.0.0.1:4570"}, pool=pool)
    plain({"livemedia:volcengineEndpoint": "rtc.volcengineapi.com"}, pool=pool)

    assert said() == ["livemedia:volcengineEndpoint: calls go to http://127.0.0.1:4570, not to rtc.volcengineapi.com"]


def test_who_decides_on_the_endpoint() -> None:
    settings = {"livemedia:volcengineEndpoint": "configured.example.com"}
    environ = {"LIVEMEDIA_VOLCENGINE_ENDPOINT": "variable.example.com", "VOLCENGINE_ENDPOINT": "other.example.com"}

    assert plain(settings, environ, endpoint="given.example.com").host == "given.example.com"
    assert plain(settings, environ).host == "configured.example.com"
    assert plain({}, environ).host == "variable.example.com"


def test_the_region_follows_from_the_endpoint() -> None:
    assert plain({"livemedia:volcengineEndpoint": OVERSEAS}).region == "ap-singapore-1"
    assert plain({"livemedia:volcengineEndpoint": f"https://{OVERSEAS.upper()}:443"}).region == "ap-singapore-1"
    assert plain({"livemedia:volcengineEndpoint": "127.0.0.1:4570"}).region == "cn-north-1"
    assert plain({"volcengine:region": "cn-beijing"}).region == "cn-north-1"
    assert plain({"livemedia:volcengineEndpoint": OVERSEAS}, region="cn-north-1").region == "cn-north-1"


@pytest.mark.parametrize(
    ("endpoint", "sts"),
    [
        (OVERSEAS, "sts.volcengineapi.com"),
        ("open.volcengineapi.com", "sts.volcengineapi.com"),
        ("127.0.0.1:4570", "127.0.0.1"),
        ("volcengineapi.com.example.com", "volcengineapi.com.example.com"),
    ],
)
def test_where_the_account_is_asked_for(endpoint: str, sts: str) -> None:
    """Only the vendor's hosts serve one service each; whatever else is put there answers for all."""
    assert plain({"livemedia:volcengineEndpoint": endpoint}).sts.api.endpoint.host == sts


def test_what_a_user_writes_the_endpoint_under() -> None:
    assert plain({}).endpoint_names == "livemedia:volcengineEndpoint or LIVEMEDIA_VOLCENGINE_ENDPOINT"


@pytest.mark.parametrize(
    "settings",
    [
        {"livemedia:volcengineEndpoint": "ftp://nowhere"},
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


def test_a_region_that_can_be_none() -> None:
    with pytest.raises(InvalidSetting, match="the region is 'North 1', which is not a region"):
        plain({}, region="North 1")
