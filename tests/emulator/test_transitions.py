"""Changes of state that take their time."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller


@pytest.fixture
def statuses(live: Caller, caster: str) -> Callable[[int], list[int]]:
    """Describes the studio some times, and lists the statuses that showed."""

    def describe(times: int) -> list[int]:
        answers: list[Any] = [live.ok("DescribeCasters", CasterId=caster) for _ in range(times)]
        return [answer["CasterList"]["Caster"][0]["Status"] for answer in answers]

    return describe


Statuses = Callable[[int], list[int]]
Choose = Callable[..., None]


def phase(control: httpx.Client, caster: str) -> str:
    return str(control.get(f"/casters/{caster}").json()["state"])


def test_at_once(live: Caller, caster: str, statuses: Statuses) -> None:
    live.ok("StartCaster", CasterId=caster)
    assert statuses(1) == [1]
    live.ok("StopCaster", CasterId=caster)
    assert statuses(1) == [0]


@pytest.mark.behaviour("caster_stop", "caster_start")
def test_after_some_seconds(
    live: Caller, caster: str, control: httpx.Client, choose: Choose, statuses: Statuses
) -> None:
    choose(caster_start={"seconds": 30}, caster_stop={"seconds": 30})
    assert live.ok("StartCaster", CasterId=caster)["PgmSceneInfos"]
    assert statuses(3) == [0, 0, 0]
    assert phase(control, caster) == "starting"
    control.post("/clock/advance", json={"seconds": 30})
    assert statuses(1) == [1]
    live.ok("StopCaster", CasterId=caster)
    assert statuses(1) == [1]
    assert phase(control, caster) == "stopping"
    control.post("/clock/advance", json={"seconds": 30})
    assert statuses(1) == [0]


def test_after_some_describes(live: Caller, caster: str, choose: Choose, statuses: Statuses) -> None:
    choose(caster_start={"manual": 2}, caster_stop={"manual": 1})
    live.ok("StartCaster", CasterId=caster)
    assert statuses(4) == [0, 0, 1, 1]
    live.ok("StopCaster", CasterId=caster)
    assert statuses(3) == [1, 0, 0]


def test_when_told(live: Caller, caster: str, control: httpx.Client, choose: Choose, statuses: Statuses) -> None:
    choose(caster_start="manual")
    live.ok("StartCaster", CasterId=caster)
    control.post("/clock/advance", json={"seconds": 86400})
    assert statuses(3) == [0, 0, 0]
    assert control.post(f"/casters/{caster}/advance").json()["state"] == "streaming"
    assert statuses(1) == [1]
    assert control.post(f"/casters/{caster}/advance").status_code == 409


def test_never(live: Caller, caster: str, control: httpx.Client, choose: Choose, statuses: Statuses) -> None:
    choose(caster_start="stuck")
    live.ok("StartCaster", CasterId=caster)
    assert control.post(f"/casters/{caster}/advance").json()["state"] == "starting"
    assert statuses(2) == [0, 0]
    assert live.refusal("StartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Inuse")
    assert live.refusal("RestartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Idle")
    live.ok("StopCaster", CasterId=caster)
    assert phase(control, caster) == "idle"


def test_accepted_and_failed(
    live: Caller, caster: str, control: httpx.Client, choose: Choose, statuses: Statuses
) -> None:
    choose(caster_start="fails")
    answer: Any = live.ok("StartCaster", CasterId=caster)
    assert answer["PgmSceneInfos"]["SceneInfo"][0]["SceneId"]
    assert statuses(1) == [0]
    choose(caster_start="immediate", caster_stop="fails")
    live.ok("StartCaster", CasterId=caster)
    live.ok("StopCaster", CasterId=caster)
    assert statuses(1) == [1]
    assert phase(control, caster) == "streaming"


def test_while_stopping(live: Caller, caster: str, choose: Choose) -> None:
    choose(caster_stop="stuck", start_running="succeed")
    live.ok("StartCaster", CasterId=caster)
    live.ok("StopCaster", CasterId=caster)
    live.ok("StopCaster", CasterId=caster)
    assert live.refusal("StartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Inuse")


@pytest.mark.parametrize("value", ["soon", {"seconds": -1}, {"manual": "2"}, {"seconds": 1, "manual": 1}, 5, True, []])
def test_other_words_are_refused(control: httpx.Client, value: object) -> None:
    response = control.put("/settings", json={"caster_start": value})
    assert response.status_code == 400
    assert "settings.caster_start" in response.json()["error"]
