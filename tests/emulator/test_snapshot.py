"""Saving and loading everything, or one namespace, as one JSON document."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.busy_world import KEYS, RARE, SEED, BusyWorld, Step, steps
from tests.emulator.receiver import Receiver, receiving
from tests.emulator.signing import Caller, connect
from tests.emulator.studio import Studio
from tests.emulator.volcengine_signing import Volcengine

Document = dict[str, Any]
Test = Callable[..., None]

AUTH_KEYS = {"auth_keys": "none"}  # they are new in each answer otherwise
SECRETS = ("AKLT-1", "very-secret", "callback-secret", "17-0-0-ab")


@pytest.fixture(scope="module")
def world() -> Iterator[BusyWorld]:
    with EmulatorServer(clock="virtual") as server:
        busy = BusyWorld(server)
        yield busy
        busy.close()


def text(world: BusyWorld, **query: str) -> str:
    answer = world.http.get(f"{world.server.url}/_emulator/snapshot", params=query)
    assert answer.status_code == 200, answer.text
    return answer.text


def put(world: BusyWorld, saved: str, **query: str) -> Document:
    answer = world.http.put(f"{world.server.url}/_emulator/snapshot", content=saved, params=query)
    assert answer.status_code == 200, answer.text
    found: Document = answer.json()
    return found


quick = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def rare(test: Test) -> Test:
    """Try what random steps seldom come across too."""
    for taken in RARE:
        test = example(taken=SEED + taken)(test)
    return test


@rare
@given(taken=steps)
@quick
def test_what_is_saved_loads_to_the_same_and_answers_the_same(world: BusyWorld, taken: list[Step]) -> None:
    world.control("POST", "/reset")
    world.control("PUT", "/settings", AUTH_KEYS)
    for step in taken:
        world.take(step)
    saved = text(world, secrets="include")
    before, after = world.answers(), text(world, secrets="include")

    put(world, saved)

    assert text(world, secrets="include") == saved
    assert world.answers() == before
    assert text(world, secrets="include") == after


@given(taken=steps)
@quick
def test_what_is_masked_loads_to_the_same_and_shows_no_secret(world: BusyWorld, taken: list[Step]) -> None:
    world.control("POST", "/reset")
    for step in taken:
        world.take(step)
    masked = text(world)
    assert not any(secret in masked for secret in SECRETS)
    found = put(world, masked)["masked"]
    assert len(found) == masked.count("***")
    assert text(world) == masked


@given(taken=steps)
@quick
def test_a_namespace_loads_into_another_one(world: BusyWorld, taken: list[Step]) -> None:
    world.control("POST", "/reset")
    for step in taken:
        world.take(step)
    everything = text(world, secrets="include")
    saved = text(world, namespace=KEYS[1], secrets="include")

    put(world, saved, namespace="emulator-copy")
    assert text(world, namespace="emulator-copy", secrets="include") == saved
    world.control("POST", "/reset", namespace="emulator-copy")
    assert text(world, secrets="include") == everything, "nobody else has noticed"


def test_time_goes_on_from_where_it_was_saved(fresh: EmulatorServer) -> None:
    snapshot = {
        "clock": {"now": "2020-02-03T04:05:06.5Z"},
        "casters": [{"CasterId": "c", "Status": 1, "StartTime": "2020-02-03T03:05:06Z"}],
    }
    with connect(f"{fresh.url}/_emulator") as control:
        assert control.put("/snapshot", json=snapshot).status_code == 200
        [shown] = control.get("/state").json()["casters"]
        assert shown["Duration"] == "1:00:00"
        assert control.get("/clock").json()["now"].startswith("2020-02-03T04:05:")
        first, second = (control.get("/snapshot").json() for _ in range(2))
        assert first.pop("clock")["now"] < second.pop("clock")["now"], "a real clock runs"
        assert first == second
        assert Caller(fresh.url, "emulator", http=control).ok("DescribeCasters")["Total"] == 1


def test_a_seed_by_hand(fresh: EmulatorServer) -> None:
    app = {"AppId": "a", "RoomId": "r"}
    seed = {
        "casters": [{"CasterId": "c", "CasterName": "news"}],
        "rooms": [{**app, "streams": [{"UserId": "host"}]}],
        "recordTasks": [
            {**app, "TaskId": "runs", "StartedSecondsAgo": 3600},
            {**app, "TaskId": "over", "StartedSecondsAgo": 7200, "EndTime": None},
            {**app, "TaskId": "idle", "RoomId": "empty", "StartedSecondsAgo": 3600},
        ],
        "settings": {"stop_idle": "IncorrectSceneStatus"},
        "namespaces": {"emulator-b": {"casters": [{"CasterName": "b", "Config": {}}], "settings": {"strict": False}}},
    }
    with connect(f"{fresh.url}/_emulator") as control:
        loaded = control.put("/snapshot", json=seed).json()["loaded"]
        counted = {"namespaces": 2, "faults": 0, "casters": 2, "apps": 0, "rooms": 1, "recordTasks": 3, "callbacks": 0}
        assert loaded == counted
        assert Caller(fresh.url, "emulator", http=control).ok("StartCaster", CasterId="c")
        rtc = Volcengine(fresh.url, "emulator", http=control)
        task = rtc.task(**app, TaskId="runs")
        assert (task["Status"], task["RecordFileList"]) == (2, [])
        assert rtc.ok("StopRecord", {**app, "TaskId": "runs"}) == "ok"
        [file] = rtc.task(**app, TaskId="runs")["RecordFileList"]
        assert 3_600_000 <= file["Duration"] < 3_700_000
        idle = rtc.task(AppId="a", RoomId="empty", TaskId="idle")
        assert (idle["Status"], idle["StopReason"], idle["EndTime"] - idle["StartTime"]) == (3, "IdleTimeOut", 180_000)
        assert control.get("/settings", params={"namespace": "emulator-b"}).json()["settings"]["strict"] is False


def test_contents_are_seeded_in_one_call(live: Caller, control: httpx.Client) -> None:
    seed = {
        "CasterId": "filled",
        "Status": 1,
        "Config": {"DomainName": "play.example.com", "TranscodeConfig": {"CasterTemplate": "lp_hd"}, "Delay": 3},
        "VideoResources": [
            {"ResourceId": "r1", "LocationId": "RV01", "LiveStreamUrl": "rtmp://pull.example.com/app/a"},
            {"LocationId": "RV02", "VodUrl": "https://example.com/b.mp4", "RepeatNum": -1},
        ],
        "Layouts": [
            {
                "LayoutId": "l1",
                "BlendList": ["RV01", "RV02"],
                "MixList": ["RV01"],
                "VideoLayers": [{}, {"FillMode": "fit", "WidthNormalized": 0.5, "HeightNormalized": 0.5}],
                "AudioLayers": [{"VolumeRate": 2}],
            }
        ],
        "Components": [{"ComponentId": "t1", "LocationId": "RC01", "TextLayerContent": {"Text": "news"}}],
        "Scenes": [{"SceneId": "pgm", "OutputType": 1, "LayoutId": "l1", "ComponentIds": ["t1"]}],
    }
    assert control.post("/casters", json=seed).status_code == 201
    studio = Studio(live, control, "filled", {"pgm": "pgm"})
    assert studio.applied("pgm") == ("l1", ["t1"])
    assert studio.ok("DescribeCasterVideoResources")["Total"] == 2
    [layout] = studio.ok("DescribeCasterLayouts")["Layouts"]["Layout"]
    assert [each["FillMode"] for each in layout["VideoLayers"]["VideoLayer"]] == ["none", "fit"]
    assert studio.ok("DescribeCasterConfig")["Delay"] == 3
    studio.ok("UpdateCasterSceneConfig", SceneId="pgm", LayoutId="l1")
    shown = control.get("/casters/filled").json()
    again = {name: shown[name] for name in ("VideoResources", "Layouts", "Components")}
    assert control.post("/casters", json={"CasterId": "copy", **again}).status_code == 201, "what is shown can be read"
    copied = control.get("/casters/copy").json()
    assert {name: copied[name] for name in again} == again


def test_the_seed_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "emulator.md").read_text(encoding="utf-8")
    [seed] = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    with EmulatorServer(seed=json.loads(seed)) as server, connect(f"{server.url}/_emulator") as control:
        state = control.get("/state").json()
        assert [each["CasterName"] for each in state["casters"]] == ["evening-news", "another"]
        assert [each["state"] for each in state["recordTasks"]] == ["recording"]
        assert control.get("/settings").json()["settings"]["caster_start"] == {"seconds": 20}


TASK = {"AppId": "a", "RoomId": "r", "TaskId": "t"}


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ({"version": 2}, "version: 2 is not known: this emulator reads version 1"),
        ({"castres": []}, "did you mean 'casters'?"),
        ({"casters": {}}, "casters: {} must be a list"),
        ({"casters": [{"CastrName": "x"}]}, "casters[0]: unknown name 'CastrName'; did you mean 'CasterName'?"),
        ({"casters": [{"CasterId": "a"}, {"CasterId": "a"}]}, "caster a exists"),
        ({"casters": [{"StartTime": "2020-01-01T00:00:00Z"}]}, 'only with "Status": 1'),
        ({"casters": [{"Status": 1, "StartTime": "2020-01-01"}]}, "must be a moment with its zone"),
        ({"casters": [{"Status": 1, "StartTime": "2999-01-01T00:00:00Z"}]}, "lies in the future"),
        ({"casters": [{"Status": 1, "StartedSecondsAgo": 1e300}]}, "must be at most 1000000000"),
        ({"casters": [{"Change": {"how": "slowly"}}]}, "casters[0].Change.how: 'slowly' must be one of"),
        ({"casters": [{"VideoResources": [{"LocationId": "RV1"}]}]}, "VideoResources[0]: one of LiveStreamUrl"),
        ({"casters": [{"VideoResources": [{"LocationID": "RV01"}]}]}, "did you mean 'LocationId'?"),
        (
            {"casters": [{"VideoResources": [{"LocationId": "RV01", "VodUrl": "http://x/"}] * 2}]},
            "VideoResources[1]: its id or its LocationId is that of another one",
        ),
        ({"casters": [{"Layouts": [{"BlendList": ["RV01"]}]}]}, "InvalidVideoLayersAndBlendListSize.Mismatch"),
        ({"casters": [{"Layouts": [{"VideoLayers": [{"Fill": 1}]}]}]}, "VideoLayers[0]: unknown name 'Fill'"),
        ({"casters": [{"Components": [{"LocationId": "RC01"}]}]}, "Components[0].TextLayerContent is missing"),
        ({"casters": [{"Scenes": [{"SceneId": "x"}]}]}, "casters[0].Scenes[0].OutputType is missing"),
        ({"casters": [{"Scenes": [{"OutputType": 1}, {"OutputType": 1}]}]}, "is that of another one"),
        ({"rooms": [{"AppId": "a", "RoomId": "r"}]}, "rooms[0].streams is missing"),
        ({"apps": [{"AppId": "a"}, {"AppId": "a"}]}, "apps[1].AppId: 'a' is there twice"),
        ({"recordTasks": [{"AppId": "a", "RoomId": "r"}]}, "recordTasks[0].TaskId: ''"),
        ({"recordTasks": [TASK, TASK]}, "an earlier run of 'a/r/t' has not ended"),
        ({"recordTasks": [{**TASK, "StopReason": "StopByAPI"}]}, "StopReason: only with EndTime"),
        ({"recordTasks": [{**TASK, "EndTime": "2020-01-01T00:00:00Z"}]}, "EndTime: lies before the start"),
        ({"recordTasks": [{**TASK, "Configuration": {"Encode": {"VideoFps": 99}}}]}, "must be in [1, 60]"),
        ({"recordTasks": [{**TASK, "Configuration": {"Fps": 9, "StorageConfig": {}}}]}, "TosConfig is missing"),
        ({"recordTasks": [{**TASK, "Configuration": {"AppId": "b"}}]}, "stands beside Configuration"),
        ({"recordTasks": [{**TASK, "Recorded": [{"UserId": "u"}]}]}, "Recorded.spans is missing"),
        ({"recordTasks": [{**TASK, "unannounced": ["begun"]}]}, "must be 'started' or 'ended'"),
        ({"callbacks": [{"AppId": "a", "url": "http://192.0.2.1/", "secretKey": "s"}]}, "callbacks[0].url"),
        ({"faults": [{"effect": {}}]}, "faults[0]: effect: says nothing"),
        ({"faults": [{"effect": {"reset": True}, "fired": 2}]}, "fault.seen: 0 must be from fired, 2"),
        ({"clock": {"now": "noon"}}, "clock.now: 'noon' must be a moment"),
        ({"clock": {"aheadSeconds": 1e300}}, "is too far away"),
        ({"clock": {"now": "2026-01-01T00:00:00Z", "aheadSeconds": 1}}, "exclude each other"),
        ({"settings": {"strickt": True}}, "did you mean 'strict'?"),
        ({"accounts": {"emulator-b": "x"}}, "must be a number as a string"),
        ({"namespaces": {"LTAI": {}}}, "must be emulator or emulator-<anything>"),
        ({"namespaces": {"emulator-b": {"accounts": {}}}}, "namespaces.emulator-b: unknown name 'accounts'"),
        ({"namespaces": {"emulator-b": {"casters": [{"Id": 1}]}}}, "namespaces.emulator-b.casters[0]: unknown"),
        ({"casters": [], "namespaces": {"emulator": {"casters": []}}}, "at the top and in namespaces.emulator"),
        (
            {"accounts": {"emulator-b": "1", "emulator-c": "1"}, "namespaces": {"emulator-b": {}, "emulator-c": {}}},
            "namespaces.emulator-c: another one has the same account, 1",
        ),
    ],
)
def test_nothing_is_half_loaded(world: BusyWorld, seed: Document, words: str) -> None:
    world.control("POST", "/reset")
    for step in (("emulator", "seed", {"CasterId": "c1", "Status": 1}), ("emulator-b", "advance", {"seconds": 5})):
        world.take(step)
    world.control("PUT", "/settings", {"stop_idle": "IncorrectSceneStatus", "accounts": {"emulator-x": "7"}})
    world.control("POST", "/faults", {"effect": {"latency_ms": 0.1}})
    before, calls = text(world), world.control("GET", "/requests")
    answer = world.http.put(f"{world.server.url}/_emulator/snapshot", json=seed | {"clock": seed.get("clock")})
    assert answer.status_code in (400, 409), answer.text
    assert words in answer.json()["error"]
    assert (text(world), world.control("GET", "/requests")) == (before, calls)


def test_a_body_with_a_name_twice_is_refused(control: httpx.Client) -> None:
    response = control.put("/snapshot", content=b'{"rooms": [], "rooms": []}')
    assert (response.status_code, "two members 'rooms'" in response.json()["error"]) == (400, True)
    assert control.get("/snapshot", params={"secrets": "yes"}).status_code == 400


def test_a_receiver_without_its_secret_gets_nothing_and_the_deliveries_say_why(fresh: EmulatorServer) -> None:
    with receiving() as receiver, connect(f"{fresh.url}/_emulator") as control:
        _masked_callbacks(fresh, control, receiver)


def _masked_callbacks(fresh: EmulatorServer, control: httpx.Client, receiver: Receiver) -> None:
    registered = {"AppId": "a", "url": receiver.url, "secretKey": "s"}
    control.post("/callbacks", json=registered)
    masked = control.get("/snapshot").json()
    loaded = control.put("/snapshot", json=masked).json()
    assert loaded["masked"] == ["namespaces.emulator.callbacks[0].secretKey"]
    body = {**TASK, "StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Bucket": "b"}}}
    Volcengine(fresh.url, "emulator", http=control).ok("StartRecord", body)
    assert fresh.background.wait()
    [delivery] = control.get("/callbacks/deliveries").json()["deliveries"]
    assert (delivery["delivered"], "masked in the snapshot" in delivery["error"]) == (False, True)
    assert receiver.letters.empty()
