"""Injected faults: which calls they hit, and what the client sees."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import Caller, connect, refusal

Inject = Callable[..., str]


def calls(control: httpx.Client) -> list[dict[str, Any]]:
    recorded: list[dict[str, Any]] = control.get("/requests").json()["requests"]
    return recorded


def state(control: httpx.Client, caster: str) -> str:
    return str(control.get(f"/casters/{caster}").json()["state"])


def test_an_error_instead_of_the_operation(live: Caller, caster: str, control: httpx.Client, inject: Inject) -> None:
    fault = inject(error={"code": "ServiceUnavailable"}, times=1)
    assert live.refusal("StartCaster", CasterId=caster) == (503, "ServiceUnavailable")
    assert state(control, caster) == "idle"
    live.ok("StartCaster", CasterId=caster)
    hit, spared = calls(control)
    assert (hit["faults"], hit["committed"], hit["code"]) == ([fault], False, "ServiceUnavailable")
    assert (spared["faults"], spared["committed"], spared["code"]) == ([], True, "")


def test_an_error_with_its_own_status_and_words(live: Caller, inject: Inject) -> None:
    inject(error={"code": "Odd", "status": 418, "message": "teapot"})
    response = live("DescribeCasters")
    assert refusal(response) == (418, "Odd")
    assert response.json()["Message"] == "teapot"


@pytest.mark.parametrize(
    ("match", "hit"),
    [
        ({"action": "StopCaster"}, [False, True]),
        ({"service": "Live"}, [True, True]),
        ({"service": "rtc"}, [False, False]),
        ({"resource": "nobody"}, [False, False]),
        ({"nth": 2}, [False, True]),
        ({"probability": 0}, [False, False]),
        ({"probability": 1, "seed": 7}, [True, True]),
    ],
)
def test_only_matching_calls_are_hit(
    live: Caller, caster: str, inject: Inject, match: dict[str, object], hit: list[bool]
) -> None:
    inject(error={"code": "InternalError"}, match=match)
    answers = [live(action, CasterId=caster) for action in ("StartCaster", "StopCaster")]
    assert [answer.status_code == 500 for answer in answers] == hit


def test_chance_repeats_itself(live: Caller, inject: Inject) -> None:
    rolls = []
    for _ in range(2):
        inject(error={"code": "InternalError"}, match={"probability": 0.5, "seed": 3, "action": "DescribeCasters"})
        rolls.append([live("DescribeCasters").status_code for _ in range(12)])
        live.http.delete(f"{live.url}/_emulator/faults?namespace={live.key}")
    assert rolls[0] == rolls[1]
    assert set(rolls[0]) == {200, 500}


@pytest.mark.parametrize(("effect", "committed"), [("reset", False), ("reset_after_commit", True)])
def test_a_reset_connection(  # noqa: PLR0913  # fixtures
    live: Caller, caster: str, control: httpx.Client, inject: Inject, effect: str, *, committed: bool
) -> None:
    inject(**{effect: True}, times=1)
    with pytest.raises(httpx.ReadError) as broken:
        live("StartCaster", CasterId=caster)
    assert "reset" in str(broken.value).lower()
    assert state(control, caster) == ("streaming" if committed else "idle")
    [call] = calls(control)
    assert (call["status"], call["committed"]) == (None, committed)
    live.ok("DescribeCasters")


def test_an_answer_that_never_comes(live: Caller, caster: str, control: httpx.Client, inject: Inject) -> None:
    inject(timeout_after_commit=True, times=1)
    live.http.timeout = httpx.Timeout(5, read=0.05)
    with pytest.raises(httpx.ReadTimeout):
        live("StartCaster", CasterId=caster)
    assert state(control, caster) == "streaming"


def test_an_answer_that_never_comes_does_not_hold_the_server_up(fresh: EmulatorServer) -> None:
    with connect() as http:
        http.timeout = httpx.Timeout(5, read=0.05)
        live = Caller(fresh.url, "emulator", http=http)
        http.post(f"{fresh.url}/_emulator/faults", json={"effect": {"timeout_after_commit": True}})
        with pytest.raises(httpx.ReadTimeout):
            live("DescribeCasters")
    began = time.monotonic()
    fresh.stop()
    assert time.monotonic() - began < 2


def test_an_answer_that_ends_in_the_middle(live: Caller, inject: Inject) -> None:
    inject(truncate=True, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        live("DescribeCasters")
    live.ok("DescribeCasters")


def test_an_answer_that_is_not_json(live: Caller, caster: str, control: httpx.Client, inject: Inject) -> None:
    inject(wrong_json=True)
    response = live("StartCaster", CasterId=caster)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json;charset=utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        response.json()
    assert state(control, caster) == "streaming"


def test_the_page_of_a_proxy(live: Caller, caster: str, control: httpx.Client, inject: Inject) -> None:
    inject(html=True)
    response = live("StartCaster", CasterId=caster)
    assert (response.status_code, response.headers["content-type"]) == (502, "text/html")
    assert state(control, caster) == "idle"


def test_latency(live: Caller, inject: Inject) -> None:
    inject(latency_ms=30)
    began = time.monotonic()
    live.ok("DescribeCasters")
    assert time.monotonic() - began >= 0.03


def test_throttling(live: Caller, inject: Inject) -> None:
    inject(throttle_qps=0)
    assert live.refusal("DescribeCasters") == (400, "Throttling.User")


def test_faults_add_up(live: Caller, control: httpx.Client, inject: Inject) -> None:
    ids = [inject(latency_ms=1), inject(error={"code": "Throttling.Api"}), inject(error={"code": "InternalError"})]
    assert live.refusal("DescribeCasters") == (400, "Throttling.Api")
    assert calls(control)[0]["faults"] == ids


def test_refused_requests_are_not_counted(live: Caller, inject: Inject) -> None:
    inject(error={"code": "InternalError"}, match={"nth": 1})
    live.secret = "wrong"
    assert live.refusal("DescribeCasters") == (400, "SignatureDoesNotMatch")
    live.secret = "emulator-secret"
    assert live.refusal("DescribeCasters") == (500, "InternalError")


def test_faults_are_listed_and_removed(fresh: EmulatorServer) -> None:
    with connect(f"{fresh.url}/_emulator") as control:
        spent = {"match": {"action": "DescribeCasters"}, "effect": {"reset": True}, "times": 1}
        made = control.post("/faults", json=[spent, {"effect": {"latency_ms": 1}}]).json()["faults"]
        assert [each["id"] for each in made] == ["fault-1", "fault-2"]
        with connect() as http, pytest.raises(httpx.ReadError):
            Caller(fresh.url, "emulator", http=http)("DescribeCasters")
        first, second = control.get("/faults").json()["faults"]
        assert (first["active"], first["seen"], first["fired"], first["times"]) == (False, 1, 1, 1)
        assert [each["id"] for each in control.get("/health").json()["activeFaults"]] == ["fault-2"]
        assert control.delete("/faults", params={"id": second["id"]}).json() == {"removed": 1}
        assert control.delete("/faults", params={"id": second["id"]}).status_code == 404
        assert control.delete("/faults").json() == {"removed": 1}
        assert control.get("/faults").json() == {"faults": []}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "effect: says nothing"),
        ({"effect": {"latency": 5}}, "did you mean 'latency_ms'?"),
        ({"effect": {"reset": "yes"}}, "effect.reset: 'yes' must be true or false"),
        ({"effect": {"latency_ms": -1}}, "must be at least 0"),
        ({"effect": {"error": {"status": 500}}}, "effect.error.code is missing"),
        ({"effect": {"error": {"code": "X", "status": 200}}}, "must be from 400 to 599"),
        ({"effect": {"reset": True}, "match": {"Action": "x"}}, "did you mean 'action'?"),
        ({"effect": {"reset": True}, "match": {"nth": 0}}, "must be at least 1"),
        ({"effect": {"reset": True}, "match": {"nth": True}}, "must be an integer"),
        ({"effect": {"reset": True}, "match": {"probability": 2}}, "must be from 0 to 1"),
        ({"effect": {"reset": True}, "times": 0}, "must be at least 1"),
        ({"effects": {"reset": True}}, "did you mean 'effect'?"),
        ([{"effect": {"reset": True}}, 5], "must be an object"),
    ],
)
def test_faults_are_read_strictly(fresh: EmulatorServer, document: object, words: str) -> None:
    with connect(f"{fresh.url}/_emulator") as control:
        response = control.post("/faults", json=document)
        assert response.status_code == 400
        assert words in response.json()["error"]
        assert control.get("/faults").json() == {"faults": []}
