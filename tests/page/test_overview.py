"""What the page asks for: all that it shows, in one answer."""

from typing import Any

import httpx

from pulumi_livemedia.emulator.overview import LAST_REQUESTS
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.page.show import NEWS, Show, news

OTHER = "emulator-other"


def overview(show: Show, **query: str) -> Any:  # noqa: ANN401  # JSON
    response = show.http.get(f"{show.url}/_emulator/overview", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_it_holds_what_the_other_calls_tell(show: Show) -> None:
    news(show)
    seen = overview(show)
    for name in ("state", "faults", "requests"):
        told = show.http.get(f"{show.url}/_emulator/{name}").json()
        assert seen[name] == (told if name == "state" else told[name])
    assert seen["requestsInAll"] == len(seen["requests"]) > 0
    assert seen["namespaces"] == [{"name": "emulator", "offsetSeconds": 0}]
    assert seen["behaviours"] == []


def test_one_namespace_can_be_looked_at(show: Show) -> None:
    other = Show(show.url, OTHER, show.http)
    show.seed(NEWS, "news")
    other.seed(NEWS, "others")
    other.live.ok("DescribeCasters")
    other.control("POST", "/clock/advance", {"seconds": 600})
    both, mine, theirs = overview(show), overview(show, namespace="emulator"), overview(show, namespace=OTHER)
    names = [[row["CasterName"] for row in seen["state"]["casters"]] for seen in (both, mine, theirs)]
    assert names == [["news", "others"], ["news"], ["others"]]
    assert [seen["requestsInAll"] for seen in (both, mine, theirs)] == [1, 0, 1]
    assert [seen["offsetSeconds"] for seen in (both, mine, theirs)] == [0, 0, 600]
    clocks = [{"name": "emulator", "offsetSeconds": 0}, {"name": OTHER, "offsetSeconds": 600}]
    assert both["namespaces"] == mine["namespaces"] == theirs["namespaces"] == clocks


def test_a_second_key_of_an_account_belongs_to_its_namespace(show: Show) -> None:
    show.seed(NEWS, "news")
    accounts = {"accounts": {OTHER: "1000000000000001"}}
    assert show.http.put(f"{show.url}/_emulator/settings", json=accounts).status_code == 200
    Show(show.url, OTHER, show.http).live.ok("DescribeCasters")
    seen = overview(show, namespace="emulator")
    assert [row["namespace"] for row in seen["requests"]] == [OTHER]
    assert [row["name"] for row in seen["namespaces"]] == ["emulator"]


def test_only_the_last_requests_are_sent(emulator: EmulatorServer, show: Show) -> None:
    for number in range(LAST_REQUESTS + 3):
        show.http.get(f"{emulator.url}/?Action=Nothing{number}")
    seen = overview(show)
    assert (len(seen["requests"]), seen["requestsInAll"]) == (LAST_REQUESTS, LAST_REQUESTS + 3)
    assert seen["requests"][-1]["action"] == f"Nothing{LAST_REQUESTS + 2}"


def test_behaviours_that_are_not_the_default_are_told(show: Show) -> None:
    common = {"strict": False, "caster_start": {"seconds": 5}}
    assert show.http.put(f"{show.url}/_emulator/settings", json=common).status_code == 200
    show.control("PUT", "/settings", {"strict": True, "caster_stop": "stuck"})
    show.seed(NEWS, "news")
    rows = {(row["namespace"], row["name"]): row for row in overview(show)["behaviours"]}
    assert {key: row["value"] for key, row in rows.items()} == {
        (None, "strict"): False,
        (None, "caster_start"): {"seconds": 5},
        ("emulator", "strict"): True,
        ("emulator", "caster_stop"): "stuck",
    }
    assert rows[None, "caster_start"]["default"] == "immediate"
    assert overview(show, namespace=OTHER)["behaviours"] == [row for key, row in rows.items() if key[0] is None]


def test_nothing_is_sent_while_nothing_happens(emulator: EmulatorServer, show: Show, http: httpx.Client) -> None:
    show.seed(NEWS, "news")
    address = f"{emulator.url}/_emulator/requests"
    first = http.get(address)
    unchanged = http.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    show.live.ok("StartCaster", CasterId=NEWS)
    changed = http.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_the_date_is_that_of_the_namespace(emulator: EmulatorServer, show: Show, http: httpx.Client) -> None:
    show.control("POST", "/clock/advance", {"seconds": 86400 * 400})
    years = [
        http.get(f"{emulator.url}/_emulator/overview", params=query).headers["Date"].split()[3]
        for query in ({}, {"namespace": "emulator"})
    ]
    assert int(years[1]) > int(years[0])
