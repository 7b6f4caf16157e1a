"""Endpoints as people write them."""

import logging

import pytest

from pulumi_livemedia.calls.endpoint import Endpoint, announce
from pulumi_livemedia.calls.errors import InvalidSetting


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("live.aliyuncs.com", "https://live.aliyuncs.com", "live.aliyuncs.com"),
        ("LIVE.aliyuncs.com ", "https://live.aliyuncs.com", "live.aliyuncs.com"),
        ("https://live.aliyuncs.com/", "https://live.aliyuncs.com", "live.aliyuncs.com"),
        ("https://live.aliyuncs.com:443", "https://live.aliyuncs.com", "live.aliyuncs.com"),
        ("http://emulator.internal:80", "http://emulator.internal", "emulator.internal"),
        ("gateway.example.com:8443", "https://gateway.example.com:8443", "gateway.example.com"),
        ("127.0.0.1:4570", "http://127.0.0.1:4570", "127.0.0.1"),
        ("localhost:4570", "http://localhost:4570", "localhost"),
        ("live.localhost", "http://live.localhost", "live.localhost"),
        ("https://localhost:4570", "https://localhost:4570", "localhost"),
        ("[::1]:4570", "http://[::1]:4570", "::1"),
        ("http://emulator.internal:4570", "http://emulator.internal:4570", "emulator.internal"),
    ],
)
def test_what_people_write(text: str, url: str, host: str) -> None:
    endpoint = Endpoint.parse(text)

    assert (endpoint.url, endpoint.host) == (url, host)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "https://",
        "ftp://live.aliyuncs.com",
        "live.aliyuncs.com/path",
        "live.aliyuncs.com?query",
        "live.aliyuncs.com#fragment",
        "user:password@live.aliyuncs.com",
        "live.aliyuncs.com:port",
        "live.aliyuncs.com:99999",
        "live aliyuncs",
        "http://[::1",
    ],
)
def test_what_is_no_endpoint(text: str) -> None:
    with pytest.raises(InvalidSetting, match=r"livemedia:somewhere is .* not an endpoint"):
        Endpoint.parse(text, setting="livemedia:somewhere")


def test_a_password_in_an_endpoint_is_not_shown() -> None:
    with pytest.raises(InvalidSetting) as failure:
        Endpoint.parse("http://user:hidden@live.aliyuncs.com")

    assert "hidden" not in str(failure.value)


def test_loopback() -> None:
    assert Endpoint.parse("127.1.2.3").is_loopback
    assert Endpoint.parse("[::1]").is_loopback
    assert not Endpoint.parse("10.0.0.1").is_loopback
    assert not Endpoint.parse("localhost.example.com").is_loopback


@pytest.mark.parametrize(
    ("text", "level", "said"),
    [
        ("127.0.0.1:4570", logging.INFO, "calls go to http://127.0.0.1:4570, not home"),
        ("gateway.example.com", logging.INFO, "calls go to https://gateway.example.com, not home"),
        (
            "http://gateway.example.com",
            logging.WARNING,
            "calls go to http://gateway.example.com (not encrypted), not home",
        ),
    ],
)
def test_that_others_can_read_what_is_sent_is_a_warning(
    caplog: pytest.LogCaptureFixture, text: str, level: int, said: str
) -> None:
    caplog.set_level(logging.INFO, "pulumi_livemedia")

    announce(Endpoint.parse(text), "calls go to", ", not home")

    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, said)]
