"""Which requests are refused because a web page somewhere may have sent them."""

from collections.abc import Mapping

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.page.show import Show

Headers = Mapping[str, str]

ADVANCE = "/_emulator/clock/advance"


def advance(emulator: EmulatorServer, http: httpx.Client, headers: Headers) -> httpx.Response:
    """Drive the emulator; `$own` stands for its address without the scheme."""
    own = emulator.url.removeprefix("http://")
    sent = {name: value.replace("$own", own) for name, value in headers.items()}
    return http.post(f"{emulator.url}{ADVANCE}", json={"seconds": 60}, headers=sent)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://$own", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "localhost:4570"},
        {"Host": "localhost.:4570"},
        {"Host": "emulator.localhost"},
        {"Host": "[::1]:4570"},
        {"Host": "192.168.1.7:4570"},
        {"Host": "emulator:4570"},
        {"Host": "host.docker.internal:4570"},
        {"Host": "emulator.default.svc.cluster.local"},
        {"Host": "localhost:4570", "Origin": "http://localhost:4570"},
    ],
)
def test_own_page_and_ordinary_clients_are_served(
    emulator: EmulatorServer, http: httpx.Client, headers: Headers
) -> None:
    assert advance(emulator, http, headers).status_code == 200


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, "Sec-Fetch-Site"),
        ({"Sec-Fetch-Site": "same-site"}, "Sec-Fetch-Site"),
        ({"Origin": "https://evil.example.com"}, "Origin"),
        ({"Origin": "http://127.0.0.1:1"}, "Origin"),
        ({"Origin": "http://[::1"}, "Origin"),
        ({"Origin": "null"}, "Origin"),
        ({"Origin": ""}, "Origin"),
        ({"Host": "evil.example.com:4570"}, "could let point here"),
        ({"Host": "evil.example.com", "Origin": "http://evil.example.com"}, "could let point here"),
        ({"Host": "127.0.0.1.evil.example.com"}, "could let point here"),
        ({"Host": "[::1"}, "could let point here"),
    ],
)
def test_pages_of_other_origins_are_refused(
    emulator: EmulatorServer, http: httpx.Client, headers: Headers, reason: str
) -> None:
    response = advance(emulator, http, headers)
    assert response.status_code == 403
    assert reason in response.json()["error"]
    clock = http.get(f"{emulator.url}/_emulator/clock").json()
    assert clock["offsetSeconds"] == 0, "nothing was done"


def test_reading_is_refused_too(emulator: EmulatorServer, http: httpx.Client) -> None:
    for headers in ({"Host": "evil.example.com"}, {"Sec-Fetch-Site": "cross-site"}):
        assert http.get(f"{emulator.url}/_emulator/state", headers=headers).status_code == 403


def test_the_page_itself_opens_from_a_link(emulator: EmulatorServer, http: httpx.Client) -> None:
    assert http.get(emulator.url, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_signed_calls_of_a_page_are_refused_and_those_of_a_program_are_not(
    emulator: EmulatorServer, http: httpx.Client, show: Show
) -> None:
    address = f"{emulator.url}/?Action=DescribeCasters&Version=2016-11-01"
    for headers in ({"Origin": "https://evil.example.com"}, {"Sec-Fetch-Site": "cross-site"}):
        assert http.post(address, headers=headers).status_code == 403
    assert http.get(f"{emulator.url}/_emulator/requests").json() == {"requests": []}
    host = {"host": "live.aliyuncs.com"}
    assert show.live.acs3("DescribeCasters", headers=host).status_code == 200
