"""Casters that are not as a program expects them, and casters of other accounts."""

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

READY = {"DomainName": "play.example.com", "TranscodeConfig": {"CasterTemplate": "lp_ld"}}
SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'


def test_a_running_show_is_taken_over_only_with_adopt(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(Status=1, StartedSecondsAgo=3600)
    since = str(cloud.casters()[0]["StartTime"])

    text = stack.up_fails(SHOW).line
    assert f"AlreadyRunning: caster {CASTER} is on air since {since}, and this stack did not start it" in text
    assert "cure: adopt=True takes it over (destroy then stops it); or stop it first" in text
    assert stack.resources() == {}

    stack.up(SHOW.replace(")", ", adopt=True)"))
    assert cloud.new_changes() == []
    assert stack.resources()["evening-news"]["outputs"]["startTime"] == since
    stack.destroy()
    assert cloud.new_changes() == ["StopCaster"]


def test_each_caster_that_can_not_start_is_told_with_its_reason_and_cure(stack: Stack, cloud: Cloud) -> None:
    cloud.seed("no-domain", Config={**READY, "DomainName": ""})
    cloud.seed("no-template", Config={**READY, "TranscodeConfig": {}})
    cloud.seed("of-somebody", Owner="another")
    cloud.seed("good")
    names = ("missing", "no-domain", "no-template", "of-somebody", "good")

    run = stack.up_fails(
        f"for name in {names}: livemedia.LiveCaster(name, caster_id=name)",
        "--continue-on-error",
    )
    assert "CasterNotFound: caster missing does not exist in region cn-shanghai" in run.error_of("missing")
    assert "CasterNotFound: caster of-somebody does not exist" in run.error_of("of-somebody")
    assert "cure: check caster_id" in run.error_of("of-somebody")
    no_domain = run.error_of("no-domain")
    assert "CannotStart: caster no-domain has no playback domain" in no_domain
    assert "cloud: InvalidDomainName.NotFound (HTTP 404) from 127.0.0.1, request " in no_domain
    assert "cure: set DomainName" in no_domain
    assert "CannotStart: caster no-template has no caster template" in run.error_of("no-template")
    assert list(stack.resources()) == ["good"]
    assert cloud.running() == ["good"]


def test_a_caster_that_the_key_may_not_start_is_told_so(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.break_("StartCaster", error={"code": "IllegalOperation"})

    text = stack.up_fails(SHOW).line
    assert f"CannotStart: caster {CASTER} belongs to another account, or this key has no permission for it" in text
    assert "cloud: IllegalOperation (HTTP " in text
    assert "live:StartCaster" in text
    assert stack.resources() == {}


def test_an_explicit_provider_works_with_another_account_and_keeps_its_secret(stack: Stack, cloud: Cloud) -> None:
    cloud.seed("ours")
    cloud.seed("theirs", key="emulator-theirs")

    stack.up(
        """
theirs = livemedia.Provider("theirs", alicloud_access_key="emulator-theirs", alicloud_secret_key="emulator-secret")
livemedia.LiveCaster("ours", caster_id="ours")
livemedia.LiveCaster("theirs", caster_id="theirs", opts=pulumi.ResourceOptions(provider=theirs))
"""
    )
    assert sorted(cloud.running()) == ["ours", "theirs"]
    assert {str(call["namespace"]) for call in cloud.calls("StartCaster")} == {"emulator", "emulator-theirs"}
    accounts = {name: held["outputs"]["accountId"] for name, held in stack.resources().items()}
    assert accounts["ours"] == "1000000000000001"
    assert accounts["theirs"] != accounts["ours"]
    assert "emulator-secret" not in stack.state_file.read_text()
    assert "emulator-theirs" not in stack.state_file.read_text()
