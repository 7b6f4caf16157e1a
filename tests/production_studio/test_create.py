"""Making a studio: exactly one, set up as a whole, and deleted again where that fails."""

import json

import pytest

from pulumi_livemedia.alibaba.live_caster.recency import parsed_time
from pulumi_livemedia.alibaba.production_studio import token
from pulumi_livemedia.alibaba.production_studio.problems import CannotCreate
from pulumi_livemedia.calls.errors import LivemediaError
from tests.live_caster.account import committed
from tests.production_studio.stage import FULL, NAME, SIMPLE, Stage

CALLS = [
    "GetCallerIdentity",
    "DescribeCasters",
    "CreateCaster",
    "SetCasterConfig",
    "DescribeCasters",
    "DescribeCasterConfig",
]


def refused(stage: Stage) -> str:
    with pytest.raises(LivemediaError) as raised:
        stage.make(FULL)
    return str(raised.value)


def test_a_studio_is_made_set_up_and_looked_at(stage: Stage) -> None:
    made = stage.make()

    assert stage.calls() == CALLS
    [studio] = stage.all()
    assert made.caster_id == studio.id
    assert (made.status, made.scenes, made.region, made.endpoint) == ("idle", [], "cn-shanghai", "127.0.0.1")
    assert parsed_time(made.create_time or "")
    assert made.account_id
    assert studio.config["DomainName"] == "play.example.com"


def test_everything_that_is_declared_is_sent_at_creation(stage: Stage) -> None:
    stage.make(FULL)

    [created], [studio] = stage.sent("CreateCaster"), stage.all()
    assert {name: created[name] for name in ("CasterName", "ChargeType", "NormType", "ResourceGroupId")} == {
        "CasterName": "evening-news",
        "ChargeType": "PostPaid",
        "NormType": "1",
        "ResourceGroupId": "rg-1",
    }
    assert studio.tags == {"env": "dev", "team": "news"}
    assert studio.name == "evening-news"
    assert studio.config["SideOutputUrlList"] == json.dumps(FULL["side_output_url_list"], separators=(",", ":"))
    assert studio.config["AutoSwitchUrgentConfig"] == '{"eofThres":3}'
    assert studio.config["RecordConfig"] == {
        "OssEndpoint": "oss-cn-shanghai.aliyuncs.com",
        "OssBucket": "shows",
        "OnDemand": 0,
        "RecordFormat": {
            "RecordFormat": [
                {
                    "Format": "m3u8",
                    "OssObjectPrefix": "a/{StreamName}",
                    "SliceOssObjectPrefix": "b/{StreamName}",
                    "CycleDuration": 60,
                },
                {"Format": "mp4", "OssObjectPrefix": "", "SliceOssObjectPrefix": "", "CycleDuration": 3600},
            ]
        },
    }


def test_what_is_not_declared_is_sent_empty_and_never_left_out(stage: Stage) -> None:
    made = stage.make({"norm_type": 1})

    [sent] = stage.sent("SetCasterConfig")
    assert len(sent) == 20
    assert (sent["DomainName"], sent["TranscodeConfig"], sent["ChannelEnable"], sent["Delay"]) == ("", "", "0", "0")
    assert sent["CasterName"] == made.caster_id


def test_a_studio_that_was_just_made_has_no_drift(stage: Stage) -> None:
    made = stage.make(FULL)

    assert stage.refresh(made) == made


def test_the_token_is_the_same_in_every_attempt_and_another_for_each_create(stage: Stage) -> None:
    stage.fault("CreateCaster", times=2, error={"code": "CreateCaster.Timeout", "status": 408})
    stage.make()
    stage.make(name="other")

    first, *again, other = [sent["ClientToken"] for sent in stage.sent("CreateCaster")]
    assert again == [first, first]
    assert other != first
    assert len(first) <= 64
    assert len(stage.all()) == 2


def test_an_answer_that_is_lost_makes_no_second_studio(stage: Stage) -> None:
    stage.fault("CreateCaster", times=1, timeout_after_commit=True)

    made = stage.make()

    assert [studio.id for studio in stage.all()] == [made.caster_id]
    assert committed(stage.recorded(), "CreateCaster") == 2


def test_a_studio_whose_every_answer_is_lost_is_found_by_its_token(stage: Stage) -> None:
    stage.fault("CreateCaster", timeout_after_commit=True)

    made = stage.make()

    assert [studio.id for studio in stage.all()] == [made.caster_id]


def test_a_create_that_nothing_came_of_says_so(stage: Stage) -> None:
    stage.fault("CreateCaster", reset=True)

    with pytest.raises(CannotCreate, match="studio 'evening-news': CreateCaster"):
        stage.make()

    assert stage.all() == []


def leave_behind(stage: Stage, monkeypatch: pytest.MonkeyPatch, *, configured: bool = False) -> str:
    """A create of another process that died."""
    monkeypatch.setattr(token, "_PROCESS", "deadbeef")
    if configured:
        made = stage.make().caster_id
    else:
        with pytest.raises(InterruptedError):
            stage.make(alive=stage.before(4, interrupted))
        [studio] = stage.all()
        made = studio.id
    monkeypatch.undo()
    stage.forget_calls()
    return made


def interrupted() -> None:
    raise InterruptedError


@pytest.mark.parametrize("later", [0, 86400])
def test_a_create_that_died_after_createcaster_is_gone_on_with(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, later: int
) -> None:
    begun = leave_behind(stage, monkeypatch)
    stage.advance(later)

    made = stage.make(FULL)

    assert made.caster_id == begun
    assert "CreateCaster" not in stage.calls()
    assert stage.all()[0].config["DomainName"] == "play.example.com"
    assert stage.all()[0].resource_group == "rg-1"
    assert "goes on with" in stage.lines[-1]


def test_a_create_that_died_after_setcasterconfig_is_gone_on_with_soon_after(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = leave_behind(stage, monkeypatch, configured=True)
    stage.advance(60)

    assert stage.make().caster_id == begun


def test_a_studio_that_was_set_up_long_ago_may_be_anothers_and_is_left_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun = leave_behind(stage, monkeypatch, configured=True)
    stage.advance(3600)

    assert stage.make().caster_id != begun
    assert f"studio {begun} was made for a resource called 'evening-news' too, and is left alone" in caplog.text


def test_a_studio_on_air_is_nobodys_lost_one(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = leave_behind(stage, monkeypatch, configured=True)
    stage.caster_id = begun
    stage.start()

    assert stage.make().caster_id != begun


def test_a_studio_of_another_kind_is_left_alone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = leave_behind(stage, monkeypatch)

    assert stage.make({**SIMPLE, "norm_type": 6}).caster_id != begun


def test_a_studio_of_this_very_process_is_never_taken_for_lost(stage: Stage) -> None:
    first = stage.make()

    assert stage.make().caster_id != first.caster_id


def test_the_studio_of_another_name_or_of_nobody_is_not_taken(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = leave_behind(stage, monkeypatch)

    assert stage.make(name="morning-news").caster_id != begun
    assert token.left_behind(stage.client().describe_casters(), "", "") == []


def test_a_token_is_legal_and_tells_the_resource() -> None:
    made = token.new_token("shows/dev", NAME * 40)

    assert len(made) == 60
    assert made.isascii()
    assert made.startswith(token.prefix("shows/dev", NAME * 40))
    assert token.prefix("shows/dev", "a") != token.prefix("shows/prod", "a") != token.prefix("shows/dev", "b")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("InvalidDomainName.NotFound", "has a playback domain that the cloud does not know"),
        ("InvalidParameter.Malformed", "has a setting that the cloud does not take"),
        ("IllegalOperation", "belongs to another account"),
    ],
)
def test_a_studio_that_can_not_be_set_up_is_deleted_again(stage: Stage, code: str, words: str) -> None:
    stage.refuse("SetCasterConfig", code)

    text = refused(stage)

    assert words in text
    assert "it was deleted again" in text
    assert code in text
    assert stage.all() == []


def test_a_studio_that_can_not_be_deleted_again_is_named_and_gone_on_with(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token, "_PROCESS", "deadbeef")
    stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound", times=1)
    stage.refuse("DeleteCaster", "Forbidden.RAM", times=1)

    text = refused(stage)

    [studio] = stage.all()
    assert f"studio {studio.id}" in text
    assert "deleting it again failed too, the next run goes on with it" in text
    monkeypatch.undo()
    assert stage.make().caster_id == studio.id


def test_a_studio_that_was_gone_on_with_is_not_deleted(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = leave_behind(stage, monkeypatch)
    stage.refuse("SetCasterConfig", "InvalidDomainName.NotFound")

    assert "the next run goes on with it" in refused(stage)
    assert [studio.id for studio in stage.all()] == [begun]


@pytest.mark.parametrize("code", ["CasterNumberExceed", "ResourceNumberExceed"])
def test_a_quota_is_told_and_never_tried_again(stage: Stage, code: str) -> None:
    stage.refuse("CreateCaster", code)

    text = refused(stage)

    assert "would be one studio more than the account may have" in text
    assert "ask for a higher quota" in text
    assert stage.calls().count("CreateCaster") == 1


def test_the_real_quota_of_the_account_is_told(stage: Stage) -> None:
    stage.choose(caster_quota=0)

    assert "CasterNumberExceed (HTTP 401)" in refused(stage)


def test_no_secret_is_in_an_error_even_if_the_cloud_quotes_it(stage: Stage) -> None:
    secrets = [*FULL["side_output_url_list"], FULL["side_output_url"], FULL["callback_url"]]
    stage.fault("SetCasterConfig", error={"code": "InvalidParameter.Malformed", "message": " ".join(secrets)})

    text = refused(stage)

    assert not any(secret in text for secret in secrets)
    assert "***" in text


def test_a_studio_that_is_listed_late_is_waited_for(stage: Stage) -> None:
    stage.fault("DescribeCasters", nth=2, error={"code": "RegionNoResource", "status": 404})

    assert stage.make().status == "idle"


def test_a_studio_whose_settings_are_found_late_is_waited_for(stage: Stage) -> None:
    stage.fault("DescribeCasterConfig", times=2, error={"code": "InvalidCaster.NotFound"})

    made = stage.make(FULL)

    assert stage.calls().count("DescribeCasterConfig") == 3
    assert stage.refresh(made) == made
