"""Studios come, are configured and go."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller
from tests.emulator.studio import READY, Studio, creation


@pytest.fixture
def studio(live: Caller, control: httpx.Client) -> Studio:
    """A studio that was created and never configured."""
    return Studio(live, control, str(live.ok("CreateCaster", **creation("t"))["CasterId"]))


def row(studio: Studio) -> dict[str, Any]:
    found: dict[str, Any] = studio.ok("DescribeCasters")["CasterList"]["Caster"][0]
    return found


def config(studio: Studio) -> dict[str, Any]:
    shown: dict[str, Any] = studio.ok("DescribeCasterConfig")
    return {name: value for name, value in shown.items() if name != "RequestId"}


def test_what_is_created_is_listed(live: Caller, control: httpx.Client) -> None:
    given = creation("token", CasterName="news", ResourceGroupId="rg-1", NormType=6)
    tags = {"Tag.1.Key": "env", "Tag.1.Value": "dev", "Tag.2.Key": "team"}
    made = Studio(live, control, str(live.ok("CreateCaster", **given, **tags)["CasterId"]))
    found = row(made)
    assert (found["CasterName"], found["ResourceGroupId"], found["NormType"]) == ("news", "rg-1", 6)
    assert (found["Status"], found["ChargeType"], found["ClientTokenId"]) == (0, "PostPaid", "token")
    assert found["Tags"]["tag"] == [{"TagKey": "env", "TagValue": "dev"}, {"TagKey": "team", "TagValue": ""}]


def test_a_name_is_the_id_unless_it_is_given(studio: Studio) -> None:
    assert row(studio)["CasterName"] == studio.id
    assert config(studio)["DomainName"] == ""


@pytest.mark.behaviour("create_again_differently")
def test_a_token_makes_one_studio(live: Caller, choose: Callable[..., None]) -> None:
    first = live.ok("CreateCaster", **creation("same"))["CasterId"]
    assert live.ok("CreateCaster", **creation("same"))["CasterId"] == first
    assert live.ok("CreateCaster", **creation("same", CasterName="other"))["CasterId"] == first
    assert live.ok("CreateCaster", **creation("another"))["CasterId"] != first
    choose(create_again_differently="InvalidClientToken.Malformed")
    assert live.ok("CreateCaster", **creation("same"))["CasterId"] == first
    changed = live.refusal("CreateCaster", **creation("same", CasterName="other"))
    assert changed == (400, "InvalidClientToken.Malformed")


def test_an_answer_that_was_lost_costs_no_second_studio(live: Caller, inject: Callable[..., str]) -> None:
    inject(times=1, match={"action": "CreateCaster"}, error={"code": "CreateCaster.Timeout"})
    assert live.refusal("CreateCaster", **creation("t")) == (408, "CreateCaster.Timeout")
    live.ok("CreateCaster", **creation("t"))
    assert live.ok("DescribeCasters")["Total"] == 1


@pytest.mark.behaviour("caster_quota")
def test_a_quota_ends_it(live: Caller, choose: Callable[..., None]) -> None:
    choose(caster_quota=1)
    made = live.ok("CreateCaster", **creation("a"))["CasterId"]
    assert live.refusal("CreateCaster", **creation("b")) == (401, "CasterNumberExceed")
    assert live.ok("CreateCaster", **creation("a"))["CasterId"] == made
    live.ok("DeleteCaster", CasterId=made)
    live.ok("CreateCaster", **creation("b"))


@pytest.mark.behaviour("norm_types")
def test_the_international_site_has_fewer_kinds(live: Caller, choose: Callable[..., None]) -> None:
    live.ok("CreateCaster", **creation("a", NormType=4))
    choose(norm_types="international")
    assert live.refusal("CreateCaster", **creation("b", NormType=4)) == (404, "InvalidParameter.NormType")
    live.ok("CreateCaster", **creation("c", NormType=6))


def test_what_runs_is_not_deleted(studio: Studio) -> None:
    studio.ok("SetCasterConfig", READY)
    studio.fill()
    studio.start()
    assert studio.refusal("DeleteCaster") == (400, "IncorrectCasterStatus.Inuse")
    studio.ok("StopCaster")
    assert studio.ok("DeleteCaster")["CasterId"] == studio.id
    for action in ("DeleteCaster", "DescribeCasterLayouts", "DescribeCasterConfig"):
        assert studio.refusal(action) == (404, "InvalidCaster.NotFound")


def test_a_configuration_is_shown_in_its_shapes(studio: Studio) -> None:
    given = {
        "CasterName": "news",
        "DomainName": "play.example.com",
        "Delay": "1.5",
        "ProgramName": "list",
        "ProgramEffect": 1,
        "CallbackUrl": "http://hook.example.com/x",
        "SideOutputUrl": "rtmp://out.example.com/a/b",
        "SideOutputUrlList": '["rtmp://a.example.com/x","rtmp://b.example.com/y"]',
        "UrgentMaterialId": "m",
        "UrgentImageId": "i",
        "UrgentImageUrl": "http://a.example.com/i.png",
        "UrgentLiveStreamUrl": "rtmp://a.example.com/u",
        "AutoSwitchUrgentOn": "True",
        "AutoSwitchUrgentConfig": '{"eofThres":3}',
    }
    transcode = {"casterTemplate": "lp_hd_v", "liveTemplateIds": {"locationId": ["lld", "daobo-lhd"]}}
    record = {
        "endpoint": "oss-cn-shanghai.aliyuncs.com",
        "ossBucket": "bucket",
        "VideoFormat": [{"Format": "m3u8", "OssObjectPrefix": "r/{EscapedStartTime}", "CycleDuration": 3600}],
    }
    groups = [{"mode": 1, "resourceIds": ["a", "b"], "hostResourceId": "a"}]
    texts = {"TranscodeConfig": transcode, "RecordConfig": record, "SyncGroupsConfig": groups}
    answer = studio.ok("SetCasterConfig", {**given, **{name: json.dumps(each) for name, each in texts.items()}})
    assert answer["CasterId"] == studio.id
    shown = config(studio)
    same = {name: shown[name] for name in given if name not in ("Delay", "AutoSwitchUrgentOn")}
    assert same == {name: each for name, each in given.items() if name in same}
    assert (shown["Delay"], shown["AutoSwitchUrgentOn"], shown["ChannelEnable"]) == (1.5, "true", 0)
    assert shown["TranscodeConfig"] == {
        "CasterTemplate": "lp_hd_v",
        "LiveTemplateIds": {"LocationId": ["lld", "daobo-lhd"]},
    }
    assert shown["RecordConfig"]["OssEndpoint"] == "oss-cn-shanghai.aliyuncs.com"
    assert shown["RecordConfig"]["RecordFormat"]["RecordFormat"][0]["CycleDuration"] == 3600
    assert shown["SyncGroupsConfig"] == {
        "SyncGroup": [{"Mode": 1, "HostResourceId": "a", "ResourceIds": {"ResourceId": ["a", "b"]}}]
    }


@pytest.mark.behaviour("config_without_name")
def test_what_is_left_out_is_cleared(studio: Studio, choose: Callable[..., None]) -> None:
    fresh = config(studio)
    studio.ok("SetCasterConfig", {**READY, "CasterName": "news", "Delay": 3, "CallbackUrl": "http://a.example.com"})
    studio.ok("SetCasterConfig", CasterName="news", DomainName="", Delay="")
    assert config(studio) == {**fresh, "CasterName": "news"}
    assert studio.refusal("StartCaster") == (404, "InvalidDomainName.NotFound")
    choose(config_without_name="keep")
    studio.ok("SetCasterConfig")
    assert config(studio)["CasterName"] == "news"
    choose(config_without_name="clear")
    studio.ok("SetCasterConfig")
    assert config(studio) == fresh


def test_older_and_looser_spellings_are_taken(studio: Studio) -> None:
    studio.ok(
        "SetCasterConfig",
        TranscodeConfig='{"CasterTemplate":"lp_sd","LiveTemplate":["lsd"]}',
        SideOutputUrlList='"rtmp://a.example.com/x","rtmp://b.example.com/y"',
        RecordConfig='{"OssEndpoint":"e","interval":"60","videoFormat":[{"format":"mp4"}]}',
    )
    shown = config(studio)
    assert shown["TranscodeConfig"]["LiveTemplateIds"]["LocationId"] == ["lsd"]
    assert shown["RecordConfig"]["RecordFormat"]["RecordFormat"][0]["CycleDuration"] == 60


def test_a_template_of_ones_own(studio: Studio) -> None:
    own = {"video": {"width": 640, "height": 360, "fps": 25, "bitrate": 800}}
    studio.ok("SetCasterConfig", TranscodeConfig=json.dumps({"CasterTemplate": "lp_ld", "CustomParams": own}))
    assert config(studio)["TranscodeConfig"]["CustomParams"] == own


def test_a_change_of_configuration_is_a_modification(studio: Studio) -> None:
    before = row(studio)["LastModified"]
    studio.control.post("/clock/advance", json={"seconds": 60})
    studio.ok("SetCasterConfig", READY)
    assert row(studio)["LastModified"] > before


def test_channels_are_for_good_and_end_layouts(studio: Studio) -> None:
    studio.ok("SetCasterConfig", READY)
    studio.fill()
    studio.start()
    with_channels = {**READY, "ChannelEnable": 1}
    assert studio.refusal("SetCasterConfig", with_channels) == (400, "IncorrectCasterStatus.EnableChannel")
    studio.ok("StopCaster")
    studio.ok("SetCasterConfig", with_channels)
    assert studio.ok("DescribeCasterLayouts")["Total"] == 0
    assert studio.ok("DescribeCasterVideoResources")["Total"] == 1
    assert row(studio)["ChannelEnable"] == 1
    layout = studio.layout("RV01")
    studio.ok("SetCasterConfig", with_channels)
    assert studio.ok("DescribeCasterLayouts")["Layouts"]["Layout"][0]["LayoutId"] == layout
    unsupported = (400, "InvalidCaster.ChannelDisableUnsupported")
    assert studio.refusal("SetCasterConfig", READY) == unsupported
    assert studio.refusal("SetCasterConfig", {**READY, "ChannelEnable": 0}) == unsupported
    studio.start()
    studio.ok("SetCasterConfig", {**with_channels, "Delay": 1})


@pytest.mark.behaviour("config_while_running")
def test_what_may_change_while_it_runs(studio: Studio, choose: Callable[..., None]) -> None:
    studio.ok("SetCasterConfig", READY)
    studio.start()
    in_use, moved = (400, "IncorrectCasterStatus.Inuse"), {**READY, "DomainName": "b.example.com"}
    studio.ok("SetCasterConfig", {**READY, "Delay": 2})
    assert studio.refusal("SetCasterConfig", moved) == in_use
    assert studio.refusal("SetCasterConfig") == in_use
    choose(config_while_running="nothing")
    assert studio.refusal("SetCasterConfig", READY) == in_use
    choose(config_while_running="anything")
    studio.ok("SetCasterConfig", moved)


def test_a_refused_configuration_changes_nothing(studio: Studio) -> None:
    studio.ok("SetCasterConfig", READY)
    before = config(studio)
    studio.refusal("SetCasterConfig", DomainName="b.example.com", Delay=301)
    assert config(studio) == before


@pytest.mark.parametrize(
    "given",
    [
        {"DomainName": "no domain"},
        {"Delay": 301},
        {"Delay": "nan"},
        {"Delay": "-1"},
        {"ChannelEnable": 2},
        {"ProgramEffect": "on"},
        {"CallbackUrl": "ftp://a"},
        {"SideOutputUrl": "http://a"},
        {"SideOutputUrlList": '["http://a"]'},
        {"SideOutputUrlList": json.dumps(["rtmp://a/b"] * 21)},
        {"AutoSwitchUrgentOn": "yes"},
        {"AutoSwitchUrgentConfig": '{"eofThres":"x"}'},
        {"AutoSwitchUrgentConfig": '{"threshold":1}'},
        {"TranscodeConfig": "lp_ld"},
        {"TranscodeConfig": '{"CasterTemplate":"lp_xx"}'},
        {"TranscodeConfig": '{"LiveTemplateIds":["lld"]}'},
        {"TranscodeConfig": '{"LiveTemplateIds":{"LocationId":[1]}}'},
        {"TranscodeConfig": "[" * 5000},
        {"TranscodeConfig": '{"CasterTemplate":null}'},
        {"TranscodeConfig": '{"CustomParams":{"video":{"width":NaN}}}'},
        {"RecordConfig": '{"VideoFormat":{}}'},
        {"RecordConfig": '{"OssBucket":["b"]}'},
        {"SyncGroupsConfig": "{}"},
        {"SyncGroupsConfig": '[{"mode":2}]'},
    ],
    ids=lambda given: json.dumps(given)[:40],
)
def test_configurations_that_cannot_be(studio: Studio, given: dict[str, object]) -> None:
    assert studio.refusal("SetCasterConfig", given) == (400, "InvalidParameter.Malformed")


def test_a_studio_moves_to_another_group(studio: Studio) -> None:
    studio.ok("UpdateCasterResourceGroup", NewResourceGroupId="rg-2")
    assert row(studio)["ResourceGroupId"] == "rg-2"
    assert studio.refusal("UpdateCasterResourceGroup") == (400, "MissingParameter")
