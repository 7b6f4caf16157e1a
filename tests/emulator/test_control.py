"""The control plane: looking inside, arranging things, and strictness about both."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.conftest import CASTER
from tests.emulator.signing import Caller, connect


@pytest.fixture
def everything(fresh: EmulatorServer) -> httpx.Client:
    """The control plane of an emulator that this test has for itself, no namespace chosen."""
    return connect(f"{fresh.url}/_emulator")


def test_health(shared: EmulatorServer, control: httpx.Client) -> None:
    found = httpx.get(f"{shared.url}/_emulator/health").json()
    assert set(found) == {"status", "version", "uptimeSeconds", "activeFaults", "s3Endpoint"}
    assert control.get("/health").status_code == 400, "health is of the whole emulator"


def test_the_first_page_says_what_this_is(shared: EmulatorServer) -> None:
    page = httpx.get(shared.url)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "livemedia emulator" in page.text


def test_calls_are_recorded_newest_last(live: Caller, control: httpx.Client, caster: str, key: str) -> None:
    live.ok("StartCaster", CasterId=caster, RegionId="cn-shanghai")
    failed = live("StartCaster", CasterId=caster)
    live.secret = "wrong"
    live("StopCaster", CasterId=caster)
    recorded = control.get("/requests").json()["requests"]
    assert [(each["action"], each["status"], each["code"]) for each in recorded] == [
        ("StartCaster", 200, ""),
        ("StartCaster", 400, "IncorrectCasterStatus.Inuse"),
        ("StopCaster", 400, "SignatureDoesNotMatch"),
    ]
    assert recorded[0]["parameters"] == {"CasterId": caster, "RegionId": "cn-shanghai"}
    assert recorded[1]["requestId"] == failed.json()["RequestId"]
    assert {(each["service"], each["namespace"], each["resource"]) for each in recorded} == {("live", key, caster)}


def test_recorded_calls_can_be_filtered(live: Caller, control: httpx.Client, caster: str) -> None:
    live.ok("StartCaster", CasterId=caster)
    live.ok("DescribeCasters")
    Caller(live.url, live.key, version="2015-04-01", http=live.http).ok("GetCallerIdentity")

    def actions(**filters: str) -> list[str]:
        found = control.get("/requests", params={"namespace": live.key, **filters}).json()["requests"]
        return [each["action"] for each in found]

    assert actions() == ["StartCaster", "DescribeCasters", "GetCallerIdentity"]
    assert actions(action="StartCaster") == actions(resource=caster) == ["StartCaster"]
    assert actions(service="Sts") == ["GetCallerIdentity"]
    assert actions(code="InternalError") == []


def test_secrets_are_masked(live: Caller, control: httpx.Client) -> None:
    live.query_signed("DescribeCasters", SecurityToken="very-secret", CasterName="x?auth_key=17-0-0-abc&y=1")
    [recorded] = control.get("/requests").json()["requests"]
    assert recorded["parameters"]["Signature"] == "***"
    assert recorded["parameters"]["SecurityToken"] == "***"
    assert recorded["parameters"]["CasterName"] == "x?auth_key=***&y=1"
    assert recorded["parameters"]["AccessKeyId"] == live.key
    assert "very-secret" not in control.get("/requests").text


def test_state_shows_everything_with_its_state(live: Caller, control: httpx.Client, caster: str, key: str) -> None:
    live.ok("StartCaster", CasterId=caster)
    found = control.get("/state").json()
    assert found["recordTasks"] == []
    [shown] = found["casters"]
    assert (shown["CasterId"], shown["namespace"], shown["state"], shown["Status"]) == (caster, key, "streaming", 1)
    assert [each["OutputType"] for each in shown["Scenes"]] == [0, 1]
    assert shown["Config"]["DomainName"] == "play.example.com"


def test_a_seeded_caster_can_be_on_air_already(control: httpx.Client) -> None:
    seeded = {"Status": 1, "StartedSecondsAgo": 3600, "CasterName": "news", "Tags": {"env": "dev"}}
    [shown] = control.post("/casters", json=seeded).json()["casters"]
    assert (shown["state"], shown["Duration"], shown["CasterName"]) == ("streaming", "1:00:00", "news")
    assert len(shown["CasterId"]) == 36
    assert shown["Tags"] == {"tag": [{"TagKey": "env", "TagValue": "dev"}]}


def test_casters_are_seeded_all_or_none(control: httpx.Client, caster: str) -> None:
    response = control.post("/casters", json={"casters": [{"CasterId": "new"}, {"CasterId": caster}]})
    assert response.status_code == 409
    assert caster in response.json()["error"]
    assert [each["CasterId"] for each in control.get("/state").json()["casters"]] == [caster]
    twice = control.post("/casters", json={"casters": [{"CasterId": "twin"}, {"CasterId": "twin"}]})
    assert twice.status_code == 409


def test_somebody_uses_the_console(live: Caller, control: httpx.Client, caster: str) -> None:
    control.put("/settings", json={"caster_start": "stuck", "caster_stop": "stuck"})
    assert control.post(f"/casters/{caster}/start").json()["state"] == "streaming"
    assert live.refusal("StartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Inuse")
    response = control.post(f"/casters/{caster}/start")
    assert (response.status_code, "IncorrectCasterStatus.Inuse" in response.text) == (409, True)
    assert control.post(f"/casters/{caster}/stop").json()["state"] == "idle"
    assert control.delete(f"/casters/{caster}").json() == {"removed": caster}
    assert control.get(f"/casters/{caster}").status_code == 404
    assert live.refusal("StartCaster", CasterId=caster) == (404, "InvalidCaster.NotFound")


def test_a_reset_of_one_namespace_spares_the_others(
    live: Caller, control: httpx.Client, caster: str, shared: EmulatorServer, choose: Callable[..., None]
) -> None:
    neighbour = {"namespace": f"{live.key}-2"}
    control.post("/casters", json={"CasterId": caster}, params=neighbour)
    choose(stop_idle="IncorrectSceneStatus")
    control.post("/clock/advance", json={"seconds": 60})
    fault = {"match": {"namespace": live.key}, "effect": {"latency_ms": 1}}
    httpx.post(f"{shared.url}/_emulator/faults", json=fault)
    live.ok("DescribeCasters")
    assert control.post("/reset").json() == {"reset": {"namespaces": 1, "requests": 1, "faults": 1}}
    assert control.get("/state").json()["casters"] == []
    assert control.get("/requests").json()["requests"] == []
    assert control.get("/settings").json()["settings"]["stop_idle"] == "succeed"
    assert control.get("/clock").json()["offsetSeconds"] == 0
    assert len(control.get("/state", params=neighbour).json()["casters"]) == 1


def test_a_reset_forgets_everything_at_once(everything: httpx.Client, fresh: EmulatorServer) -> None:
    with everything:
        for namespace in ("emulator", "emulator-a", "emulator-b"):
            casters = [{"CasterId": f"c{number}"} for number in range(300)]
            everything.post("/casters", json={"casters": casters}, params={"namespace": namespace})
        everything.put("/settings", json={"strict": False, "accounts": {"emulator-b": "42"}})
        everything.post("/clock/advance", json={"seconds": 60})
        nonce = {"x-acs-signature-nonce": "n"}
        live = Caller(fresh.url, "emulator", http=everything)
        assert live.acs3("DescribeCasters", headers=nonce).status_code == 200
        reset = everything.post("/reset")
        assert reset.json()["reset"] == {"namespaces": 3, "requests": 1, "faults": 0}
        # Generous: it takes a millisecond.
        assert reset.elapsed.total_seconds() < 0.5
        assert everything.get("/state").json() == {"casters": [], "recordTasks": [], "rooms": []}
        assert everything.get("/clock").json()["offsetSeconds"] == 0
        settings = everything.get("/settings").json()["settings"]
        assert (settings["strict"], settings["accounts"]) == (True, {})
        assert live.acs3("DescribeCasters", headers=nonce).status_code == 200


def test_the_clock_moves_for_everybody_or_for_one(everything: httpx.Client, fresh: EmulatorServer) -> None:
    def date(key: str) -> datetime:
        response = Caller(fresh.url, key, http=everything)("DescribeCasters")
        return parsedate_to_datetime(response.headers["Date"])

    with everything:
        real = date("emulator-a")
        moved = everything.post("/clock/advance", json={"seconds": 3600}).json()
        assert moved["offsetSeconds"] == 3600
        everything.post("/clock/advance", json={"seconds": 0.5}, params={"namespace": "emulator-a"})
        everything.post("/clock/advance", json={"seconds": 86400}, params={"namespace": "emulator-a"})
        assert 90000 <= (date("emulator-a") - real).total_seconds() < 90060
        assert 3600 <= (date("emulator-b") - real).total_seconds() < 3660
        assert 3600 <= (date("nobody") - real).total_seconds() < 3660


def test_two_keys_can_share_an_account(everything: httpx.Client, fresh: EmulatorServer) -> None:
    with everything:
        account = {"accounts": {"emulator-b": "1000000000000001"}}
        assert everything.put("/settings", json=account).json()["settings"]["accounts"] == account["accounts"]
        everything.post("/casters", json={"CasterId": CASTER})
        assert Caller(fresh.url, "emulator-b", http=everything).ok("DescribeCasters")["Total"] == 1
        assert (
            everything.get("/state", params={"namespace": "emulator-b"}).json()["casters"][0]["namespace"] == "emulator"
        )
        everything.put("/settings", json={"accounts": {"emulator-b": None}})
        assert Caller(fresh.url, "emulator-b", http=everything).ok("DescribeCasters")["Total"] == 0


@pytest.mark.parametrize(
    ("call", "body", "status", "words"),
    [
        ("GET /helth", None, 404, "did you mean '/health'?"),
        ("DELETE /clock", None, 405, "takes GET, not DELETE"),
        ("GET /requests?acton=StartCaster", None, 400, "did you mean 'action'?"),
        ("GET /state?namespace=other", None, 400, "must be emulator or emulator-<anything>"),
        ("POST /casters", b"{", 400, "the body is not JSON"),
        ("POST /casters", b"[]", 400, "must be an object"),
        ("POST /casters", b'{"casterId": "x"}', 400, "did you mean 'CasterId'?"),
        ("POST /casters", b'{"CasterId": "a b"}', 400, "caster.CasterId: 'a b' must be letters"),
        ("POST /casters", b'{"CasterId": 5}', 400, "caster.CasterId: 5 must be a string"),
        ("POST /casters", b'{"Status": 2}', 400, "must be 0 (idle) or 1 (streaming)"),
        ("POST /casters", b'{"StartedSecondsAgo": 2}', 400, "only with"),
        ("POST /casters", b'{"NormType": "1"}', 400, "must be an integer"),
        ("POST /casters", b'{"Config": {"Domain": "x"}}', 400, "did you mean 'DomainName'?"),
        ("POST /casters", b'{"Config": {"TranscodeConfig": "{}"}}', 400, "must be an object"),
        ("POST /casters", b'{"Config": {"TranscodeConfig": {"casterTemplate": ""}}}', 400, "'CasterTemplate'?"),
        ("POST /casters", b'{"casters": {}}', 400, "casters: {} must be a list"),
        ("POST /clock/advance", b"{}", 400, "clock.seconds is missing"),
        ("POST /clock/advance", b'{"seconds": -1}', 400, "must be at least 0"),
        ("POST /clock/advance", b'{"seconds": true}', 400, "must be a number"),
        ("PUT /settings", b'{"start_runing": "succeed"}', 400, "did you mean 'start_running'?"),
        ("PUT /settings", b'{"start_running": "yes"}', 400, "must be one of 'IncorrectCasterStatus.Inuse'"),
        ("PUT /settings", b'{"strict": 1}', 400, "settings.strict: 1 must be true or false"),
        ("PUT /settings", b'{"max_page_size": true}', 400, "must be an integer"),
        ("PUT /settings", b'{"accounts": {"LTAI": "1"}}', 400, "no such key 'LTAI'"),
        ("PUT /settings", b'{"accounts": {"emulator": "x"}}', 400, "must be a number as a string"),
        ("PUT /settings?namespace=emulator", b'{"accounts": {}}', 400, "leave ?namespace= out"),
        ("POST /casters/nobody/start", None, 404, "no caster 'nobody'"),
    ],
)
def test_mistakes_are_explained(
    everything: httpx.Client, call: str, body: bytes | None, status: int, words: str
) -> None:
    method, path = call.split()
    with everything:
        response = everything.request(method, path, content=body)
        assert response.status_code == status, response.text
        assert words in response.json()["error"]


def test_settings_say_what_is_known_about_each_behaviour(control: httpx.Client) -> None:
    found: Any = control.get("/settings").json()
    behaviours = {each["name"]: each for each in found["behaviours"]}
    assert set(found["settings"]) <= set(behaviours) | {"accounts"}
    for each in behaviours.values():
        assert each["evidence"] in {"documented", "observed", "assumed"}
        assert each["meaning"]
        assert each["source"].startswith("https://")
    assert behaviours["stop_idle"]["choices"] == ["succeed", "IncorrectSceneStatus", "InvalidScene.NotFound"]


def test_a_setting_of_a_namespace_wins_and_null_gives_it_back(everything: httpx.Client) -> None:
    def value(namespace: str) -> str:
        found = everything.get("/settings", params={"namespace": namespace}).json()
        return str(found["settings"]["stop_idle"])

    with everything:
        everything.put("/settings", json={"stop_idle": "IncorrectSceneStatus"})
        own = {"namespace": "emulator-a"}
        everything.put("/settings", json={"stop_idle": "InvalidScene.NotFound"}, params=own)
        assert (value("emulator-a"), value("emulator")) == ("InvalidScene.NotFound", "IncorrectSceneStatus")
        everything.put("/settings", json={"stop_idle": None}, params=own)
        assert value("emulator-a") == "IncorrectSceneStatus"
        refused = everything.put("/settings", json={"stop_idle": None, "strict": "no"})
        assert refused.status_code == 400
        assert value("emulator") == "IncorrectSceneStatus", "all or nothing"
