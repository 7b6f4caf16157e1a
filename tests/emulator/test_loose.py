"""What is relaxed when `strict` is off, and that nothing else is."""

from typing import Any

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.conftest import CASTER
from tests.emulator.signing import Caller, connect, refusal
from tests.emulator.volcengine_signing import Volcengine


@pytest.fixture(params=["setting", "option"])
def loose(request: pytest.FixtureRequest) -> bool:
    """Whether the emulator was started so, or told later."""
    return bool(request.param == "option")


def relaxed(control: httpx.Client) -> list[list[str]]:
    found: list[dict[str, Any]] = control.get("/requests").json()["requests"]
    return [each["relaxed"] for each in found]


def test_unknown_parameters_are_ignored_and_marked(*, loose: bool) -> None:
    with EmulatorServer(strict=not loose) as server, connect(f"{server.url}/_emulator") as control:
        if not loose:
            assert Caller(server.url, "emulator", http=control).refusal("DescribeCasters", Colour="red")[0] == 400
            control.post("/reset")
            control.put("/settings", json={"strict": False})
        live, rtc = Caller(server.url, "emulator", http=control), Volcengine(server.url, "emulator", http=control)
        assert live.ok("DescribeCasters", Colour="red", CasterId=CASTER, RegionId="cn-shanghai")["Total"] == 0
        store = {"AccountId": "2100000000", "Bucket": "b", "Colour": "red"}
        body = {"AppId": "a", "RoomId": "r", "TaskId": "t", "Shape": 1, "StorageConfig": {"TosConfig": store}}
        assert rtc.ok("StartRecord", body) == "ok"
        assert rtc.get("GetRecordTask", AppId="a", RoomId="r", TaskId="t").status_code == 200
        assert relaxed(control) == [["Colour"], ["Shape", "StorageConfig.TosConfig.Colour"], []]
        assert "Colour" not in str(control.get("/state").json())


def test_nothing_else_is_relaxed(fresh: EmulatorServer) -> None:
    with connect(f"{fresh.url}/_emulator") as control:
        control.put("/settings", json={"strict": False})
        live = Caller(fresh.url, "emulator", http=control)
        assert live.refusal("StartCasters") == (404, "InvalidAction.NotFound")
        assert live.refusal("StartCaster") == (400, "MissingParameter")
        assert live.refusal("StartCaster", CasterId="a b") == (400, "InvalidCasterId.Malformed")
        assert live.refusal("StartCaster", CasterId="nobody") == (404, "InvalidCaster.NotFound")
        live.secret = "wrong"
        assert live.refusal("DescribeCasters", Colour="red") == (400, "SignatureDoesNotMatch")
        assert refusal(live.query_signed("DescribeCasters", Timestamp="2020-01-01T00:00:00Z"))[0] == 400
        assert relaxed(control) == [[]] * 6
        assert control.put("/settings", json={"strickt": False}).status_code == 400
