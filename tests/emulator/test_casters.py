"""What starts, stops and restarts do to a studio, and what they are refused for."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller

CHANGES = ["StartCaster", "StopCaster", "RestartCaster", "DescribeCasterConfig", "DescribeCasterScenes"]


def row(live: Caller, caster: str) -> dict[str, Any]:
    listed: Any = live.ok("DescribeCasters", CasterId=caster)["CasterList"]
    assert len(listed["Caster"]) == 1
    found: dict[str, Any] = listed["Caster"][0]
    return found


def seed(control: httpx.Client, **caster: object) -> str:
    response = control.post("/casters", json=caster)
    assert response.status_code == 201, response.text
    return str(response.json()["casters"][0]["CasterId"])


def test_a_start_answers_with_scenes_and_addresses(live: Caller, caster: str) -> None:
    answer: Any = live.ok("StartCaster", CasterId=caster)
    [preview] = answer["PvwSceneInfos"]["SceneInfo"]
    [program] = answer["PgmSceneInfos"]["SceneInfo"]
    assert preview["RtsUrl"] == ""
    assert set(program) == {"SceneId", "StreamUrl", "StreamInfos"}
    assert preview["StreamUrl"].startswith("rtmp://play.example.com/caster/")
    infos = program["StreamInfos"]["StreamInfo"]
    assert [(each["TranscodeConfig"], each["VideoFormat"]) for each in infos] == [
        ("lld", "flv"),
        ("lld", "rtmp"),
        ("lld", "m3u8"),
    ]
    assert "_lld.flv?auth_key=" in infos[0]["OutputStreamUrl"]
    assert "_lld" not in infos[2]["OutputStreamUrl"]


def test_a_caster_has_a_start_time_only_while_it_streams(live: Caller, caster: str) -> None:
    assert "StartTime" not in row(live, caster)
    live.ok("StartCaster", CasterId=caster)
    running = row(live, caster)
    assert running["Status"] == 1
    assert len(running["StartTime"]) == len("2017-08-30 18:02:57.0")
    live.ok("StopCaster", CasterId=caster)
    idle = row(live, caster)
    assert (idle["Status"], "StartTime" in idle, idle["Duration"]) == (0, False, "0:00:00")


def test_times_are_written_in_their_formats(live: Caller, control: httpx.Client) -> None:
    caster = seed(control, Status=1, StartedSecondsAgo=3753)
    found = row(live, caster)
    shown = httpx.Response(200, json=found).json()
    assert shown["Duration"] == "1:02:33"
    assert shown["LastModified"].endswith("Z")
    # Beijing is eight hours ahead of UTC, and the hour shows it.
    utc, local = int(shown["LastModified"][11:13]), int(shown["StartTime"][11:13])
    assert (local - utc) % 24 == 8


@pytest.mark.behaviour("utc_offset_hours")
def test_the_zone_of_times_without_one_can_be_chosen(
    live: Caller, control: httpx.Client, choose: Callable[..., None]
) -> None:
    choose(utc_offset_hours=0)
    found = row(live, seed(control, Status=1))
    assert found["StartTime"][11:19] == found["LastModified"][11:19]


def test_every_change_is_a_modification(live: Caller, caster: str, control: httpx.Client) -> None:
    seen = [row(live, caster)["LastModified"]]
    for action in ("StartCaster", "RestartCaster", "StopCaster"):
        control.post("/clock/advance", json={"seconds": 60})
        live.ok(action, CasterId=caster)
        seen.append(row(live, caster)["LastModified"])
    assert seen == sorted(set(seen))


def test_a_second_start_makes_new_scenes(live: Caller, caster: str) -> None:
    first: Any = live.ok("StartCaster", CasterId=caster)
    live.ok("StopCaster", CasterId=caster)
    second: Any = live.ok("StartCaster", CasterId=caster)
    assert first["PgmSceneInfos"]["SceneInfo"][0]["SceneId"] != second["PgmSceneInfos"]["SceneInfo"][0]["SceneId"]


def test_a_restart_keeps_the_scenes(live: Caller, caster: str) -> None:
    live.ok("StartCaster", CasterId=caster)
    before = row(live, caster)["StartTime"]
    ids = [each["SceneId"] for each in scenes(live, caster)]
    live.ok("RestartCaster", CasterId=caster)
    assert [each["SceneId"] for each in scenes(live, caster)] == ids
    assert row(live, caster)["StartTime"] == before


def scenes(live: Caller, caster: str, **more: str) -> list[dict[str, Any]]:
    listed: Any = live.ok("DescribeCasterScenes", CasterId=caster, **more)["SceneList"]
    found: list[dict[str, Any]] = listed["Scene"]
    return found


def test_the_two_describes_of_scenes_write_output_types_differently(live: Caller, caster: str) -> None:
    assert scenes(live, caster) == []
    live.ok("StartCaster", CasterId=caster)
    found = scenes(live, caster)
    assert [each["OutputType"] for each in found] == ["0", "1"]
    assert scenes(live, caster, SceneId=found[1]["SceneId"])[0]["SceneName"] == "PGM"
    assert live.refusal("DescribeCasterScenes", CasterId=caster, SceneId="a b") == (400, "InvalidSceneId.Malformed")
    streams: Any = live.ok("DescribeCasterStreamUrl", CasterId=caster)
    assert (streams["CasterId"], streams["Total"]) == (caster, 2)
    assert [each["OutputType"] for each in streams["CasterStreams"]["CasterStream"]] == [0, 1]
    assert streams["CasterStreams"]["CasterStream"][1]["RtmpUrl"].startswith("rtmp://")


def test_the_program_is_relayed_in_every_configured_template(live: Caller, control: httpx.Client) -> None:
    templates = {"CasterTemplate": "lp_hd_v", "LiveTemplateIds": {"LocationId": ["daobo-lud", "lsd"]}}
    caster = seed(control, Config={"DomainName": "a.example.com", "TranscodeConfig": templates})
    answer: Any = live.ok("StartCaster", CasterId=caster)
    infos = answer["PgmSceneInfos"]["SceneInfo"][0]["StreamInfos"]["StreamInfo"]
    assert [each["TranscodeConfig"] for each in infos] == ["lud"] * 3 + ["lsd"] * 3
    plain = seed(control, Config={"DomainName": "a.example.com", "TranscodeConfig": {"CasterTemplate": "lp_hd_v"}})
    answer = live.ok("StartCaster", CasterId=plain)
    assert answer["PgmSceneInfos"]["SceneInfo"][0]["StreamInfos"]["StreamInfo"][0]["TranscodeConfig"] == "lhd"


def test_a_configuration_is_shown_whole(live: Caller, control: httpx.Client) -> None:
    caster = seed(control, CasterName="news", Config={"DomainName": "a.example.com", "Delay": 2})
    shown = live.ok("DescribeCasterConfig", CasterId=caster)
    assert (shown["CasterName"], shown["DomainName"], shown["Delay"]) == ("news", "a.example.com", 2)
    assert shown["AutoSwitchUrgentOn"] == "false"
    assert shown["TranscodeConfig"] == {"CasterTemplate": "", "LiveTemplateIds": {"LocationId": []}}


@pytest.mark.parametrize(
    ("config", "refusal"),
    [
        ({}, (404, "InvalidDomainName.NotFound")),
        ({"DomainName": ""}, (404, "InvalidDomainName.NotFound")),
        ({"DomainName": "a.example.com"}, (404, "InvalidCasterTemplate.NotFound")),
        (
            {"DomainName": "a.example.com", "TranscodeConfig": {"LiveTemplateIds": {"LocationId": ["lld"]}}},
            (404, "InvalidCasterTemplate.NotFound"),
        ),
    ],
)
def test_a_start_needs_a_domain_and_a_template(
    live: Caller, control: httpx.Client, config: dict[str, object], refusal: tuple[int, str]
) -> None:
    assert live.refusal("StartCaster", CasterId=seed(control, Config=config)) == refusal


def test_scenes_need_a_domain_too(live: Caller, control: httpx.Client) -> None:
    caster = seed(control, Config={})
    assert live.refusal("DescribeCasterScenes", CasterId=caster) == (404, "InvalidDomainName.NotFound")


@pytest.mark.behaviour("start_running")
def test_what_runs_is_not_started_again(live: Caller, caster: str, choose: Callable[..., None]) -> None:
    first: Any = live.ok("StartCaster", CasterId=caster)
    assert live.refusal("StartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Inuse")
    choose(start_running="succeed")
    again: Any = live.ok("StartCaster", CasterId=caster)
    assert again["PgmSceneInfos"]["SceneInfo"][0]["SceneId"] == first["PgmSceneInfos"]["SceneInfo"][0]["SceneId"]


@pytest.mark.behaviour("stop_idle")
def test_what_is_idle_can_be_stopped_unless_a_switch_says_no(
    live: Caller, caster: str, choose: Callable[..., None]
) -> None:
    live.ok("StopCaster", CasterId=caster)
    choose(stop_idle="IncorrectSceneStatus")
    assert live.refusal("StopCaster", CasterId=caster) == (400, "IncorrectSceneStatus")
    choose(stop_idle="InvalidScene.NotFound")
    assert live.refusal("StopCaster", CasterId=caster) == (404, "InvalidScene.NotFound")


def test_only_some_kinds_can_be_restarted(live: Caller, control: httpx.Client, caster: str) -> None:
    assert live.refusal("RestartCaster", CasterId=caster) == (400, "IncorrectCasterStatus.Idle")
    playlist, virtual = seed(control, NormType=6, Status=1), seed(control, NormType=4, Status=1)
    live.ok("RestartCaster", CasterId=playlist)
    assert live.refusal("RestartCaster", CasterId=virtual) == (400, "InvalidNormType.Malformed")


@pytest.mark.parametrize("action", CHANGES)
def test_ids_that_name_nothing(live: Caller, control: httpx.Client, action: str) -> None:
    assert live.refusal(action, CasterId="nobody") == (404, "InvalidCaster.NotFound")
    assert live.refusal(action, CasterId="a b/c") == (400, "InvalidCasterId.Malformed")
    assert live.refusal(action) == (400, "MissingParameter")
    assert live.refusal(action, CasterId="") == (400, "MissingParameter")
    foreign = seed(control, Owner="other")
    assert live.refusal(action, CasterId=foreign) == (401, "IllegalOperation")


@pytest.mark.behaviour("stream_url_unknown", "stream_url_idle")
def test_addresses_of_nothing(live: Caller, caster: str, control: httpx.Client, choose: Callable[..., None]) -> None:
    missing = (404, "InvalidScene.NotFound")
    assert live.refusal("DescribeCasterStreamUrl", CasterId=caster) == missing
    assert live.refusal("DescribeCasterStreamUrl", CasterId="nobody") == missing
    assert live.refusal("DescribeCasterStreamUrl", CasterId=seed(control, Owner="other"))[0] == 401
    choose(stream_url_idle="empty", stream_url_unknown="InvalidCaster.NotFound")
    assert live.ok("DescribeCasterStreamUrl", CasterId=caster)["CasterStreams"] == {"CasterStream": []}
    assert live.refusal("DescribeCasterStreamUrl", CasterId="nobody") == (404, "InvalidCaster.NotFound")


def test_another_account_sees_none_of_it(live: Caller, caster: str, key: str) -> None:
    live.key = f"{key}-2"
    assert live.ok("DescribeCasters")["Total"] == 0
    assert live.refusal("StartCaster", CasterId=caster) == (404, "InvalidCaster.NotFound")


def auth_key(live: Caller, caster: str) -> str:
    streams: Any = live.ok("DescribeCasterStreamUrl", CasterId=caster)["CasterStreams"]
    return str(streams["CasterStream"][1]["StreamUrl"]).partition("auth_key=")[2]


@pytest.mark.behaviour("auth_keys")
def test_auth_keys_change_as_often_as_they_are_told(
    live: Caller, caster: str, control: httpx.Client, choose: Callable[..., None]
) -> None:
    live.ok("StartCaster", CasterId=caster)
    first = auth_key(live, caster)
    assert first != auth_key(live, caster)
    expiry, *zeros, digest = first.split("-")
    assert (zeros, len(digest)) == (["0", "0"], 32)
    control.post("/clock/advance", json={"seconds": 3600})
    assert 3599 <= int(auth_key(live, caster).split("-")[0]) - int(expiry) <= 3660
    choose(auth_keys="per_start")
    assert auth_key(live, caster) == auth_key(live, caster)
    choose(auth_keys="none")
    assert auth_key(live, caster) == ""


@pytest.mark.behaviour("auth_key_seconds")
def test_auth_keys_per_start_are_those_of_the_start(live: Caller, caster: str, choose: Callable[..., None]) -> None:
    choose(auth_keys="per_start", auth_key_seconds=60)
    started: Any = live.ok("StartCaster", CasterId=caster)
    url = started["PgmSceneInfos"]["SceneInfo"][0]["StreamUrl"]
    assert url.endswith(auth_key(live, caster))


def test_a_studio_on_air_whose_domain_was_taken_away_has_no_addresses(live: Caller, control: httpx.Client) -> None:
    seed = {"CasterId": "bare", "Status": 1, "Config": {}}
    assert control.post("/casters", json=seed).status_code == 201
    answer: Any = live.ok("DescribeCasterStreamUrl", CasterId="bare")
    streams = answer["CasterStreams"]["CasterStream"]
    assert [(each["StreamUrl"], each["StreamInfos"]["StreamInfo"]) for each in streams] == [("", []), ("", [])]
