"""Clocks that run and clocks that stand still, and the signatures that are taken either way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.conftest import CASTER
from tests.emulator.signing import Caller, connect
from tests.emulator.volcengine_signing import Volcengine

START = datetime(2031, 5, 6, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def standing() -> Iterator[EmulatorServer]:
    """An emulator whose time stands still, years from now."""
    with EmulatorServer(clock="virtual", start_time=START) as server:
        yield server


@pytest.fixture
def clock(standing: EmulatorServer) -> Iterator[httpx.Client]:
    """Its control plane."""
    with connect(f"{standing.url}/_emulator") as http:
        http.post("/reset")
        yield http


def test_time_stands_still_until_it_is_moved(standing: EmulatorServer, clock: httpx.Client) -> None:
    shown = clock.get("/clock").json()
    assert (shown["now"], shown["mode"]) == ("2031-05-06T20:00:00.000+00:00", "virtual")
    clock.put("/settings", json={"caster_start": {"seconds": 20}})
    clock.post("/casters", json={"CasterId": CASTER})
    live = Caller(standing.url, "emulator", http=clock)
    live.ok("StartCaster", CasterId=CASTER)
    answer = live("DescribeCasters")
    assert answer.headers["Date"] == "Tue, 06 May 2031 20:00:00 GMT"
    assert answer.json()["CasterList"]["Caster"][0]["Status"] == 0
    clock.post("/clock/advance", json={"seconds": 20})
    assert live("DescribeCasters").headers["Date"] == "Tue, 06 May 2031 20:00:20 GMT"
    assert live.ok("DescribeCasters")["CasterList"]["Caster"][0]["Status"] == 1  # type: ignore[index]
    clock.post("/reset")
    assert clock.get("/clock").json()["now"] == shown["now"]


@pytest.mark.parametrize(("seconds", "status"), [(-910, 400), (-890, 200), (890, 200), (910, 400)])
def test_signatures_of_the_cloud_s_own_time_are_taken_too(
    standing: EmulatorServer, clock: httpx.Client, seconds: int, status: int
) -> None:
    moment = START + timedelta(seconds=seconds)
    live = Caller(standing.url, "emulator", http=clock)
    sent = live.acs3("DescribeCasters", headers={"x-acs-date": f"{moment:%Y-%m-%dT%H:%M:%SZ}"})
    assert sent.status_code == status
    rtc = Volcengine(standing.url, "emulator", http=clock)
    ask = {"Action": "GetRecordTask", "Version": rtc.version, "AppId": "a", "RoomId": "r", "TaskId": "t"}
    assert rtc.send("GET", ask, headers={"x-date": f"{moment:%Y%m%dT%H%M%SZ}"}).status_code == status


def test_ordinary_clients_are_let_in(standing: EmulatorServer, clock: httpx.Client) -> None:
    Caller(standing.url, "emulator", http=clock).ok("DescribeCasters")
    assert Volcengine(standing.url, "emulator", http=clock).task(AppId="a", RoomId="r", TaskId="t") == {}


def test_a_real_clock_is_told_as_one(control: httpx.Client) -> None:
    shown = control.get("/clock").json()
    assert (shown["mode"], shown["offsetSeconds"]) == ("real", 0)
    assert control.post("/clock/advance", json={"seconds": 1e300}).status_code == 400
    assert control.get("/clock").json()["offsetSeconds"] == 0


def test_where_it_stands_needs_a_zone_and_a_clock_that_stands() -> None:
    with pytest.raises(ValueError, match="must have a zone"):
        EmulatorServer(start_time=START)
    with pytest.raises(ValueError, match="must have a zone"):
        EmulatorServer(clock="virtual", start_time=START.replace(tzinfo=None))
