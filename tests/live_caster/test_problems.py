"""Every documented refusal is told in words of its own, with a cure; what is not documented in the cloud's words."""

import pytest

from pulumi_livemedia.calls.refusals import CannotRestart, CannotStart
from tests.live_caster.account import Account

# https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startcaster
OF_START = {
    "InvalidDomainName.NotFound": ("has no playback domain", "DomainName"),
    "InvalidCasterTemplate.NotFound": ("has no caster template", "CasterTemplate"),
    "InvalidConfiguration.NotFound": ("lacks a part of its configuration", "playback domain and caster template"),
    "InvalidTranscode.NotFound": ("names a transcoding template that does not exist", "TranscodeConfig"),
    "InvalidResource.NotFound": ("uses a source that does not exist", "video resources"),
    "InvalidShowList.EmptyList": ("has an empty playlist", "add items"),
    "IncorrectChannel.Disable": ("needs channels, which are disabled", "ChannelEnable"),
    "IncorrectCasterStatus.Cease": ("is suspended", "payment overdue"),
    "IncorrectCasterStatus.Expire": ("has expired", "renew its subscription"),
    "UserQuotaExceed": ("would exceed a quota of the account", "ask for a higher quota"),
    "IllegalOperation": ("belongs to another account, or this key has no permission", "live:StartCaster"),
    "PermissionDenied": ("belongs to another account, or this key has no permission", "live:DescribeCasterStreamUrl"),
    "InvalidCaster.NotFound": ("names something that does not exist", "check the caster's id"),
    "InvalidDelay.NotFound": ("was refused as invalid", "complete the caster's settings"),
    "InvalidCasterId.Malformed": ("has an id that is none", "check caster_id"),
    "IncorrectSceneStatus": ("cannot be done in the present state", "status of the caster's scenes"),
    "IncorrectCasterStatus": ("cannot be done in the present state", "caster's status"),
}
# https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-restartcaster
OF_RESTART = {
    "InvalidNormType.Malformed": ("is of a kind that can not be restarted", "set desired_state to stopped"),
    "IncorrectCasterStatus.Idle": ("cannot be done in the present state", "caster's status"),
    "IllegalOperation": ("belongs to another account, or this key has no permission", "live:RestartCaster"),
}


def refused_start(account: Account, code: str, **words: str) -> str:
    account.fault("StartCaster", error={"code": code, **words})
    with pytest.raises(CannotStart) as raised:
        account.create(seconds=30)
    return str(raised.value)


def assert_told(text: str, account: Account, code: str, problem: str, cure: str) -> None:
    first, cloud, last = text.split("\n")
    assert first.startswith(f"caster {account.caster_id}")
    assert problem in first
    assert cloud.startswith(f"  cloud:  {code} (HTTP 4")
    assert ", request " in cloud
    assert last.startswith("  cure:   ")
    assert cure in last


@pytest.mark.parametrize(("code", "words"), OF_START.items(), ids=OF_START)
def test_a_refused_start_is_told_with_its_cure(account: Account, code: str, words: tuple[str, str]) -> None:
    assert_told(refused_start(account, code), account, code, *words)


@pytest.mark.parametrize(("code", "words"), OF_RESTART.items(), ids=OF_RESTART)
def test_a_refused_restart_is_told_with_its_cure(account: Account, code: str, words: tuple[str, str]) -> None:
    stored = account.create()
    account.fault("RestartCaster", error={"code": code})

    with pytest.raises(CannotRestart) as raised:
        account.update(stored, restart_triggers=[1])

    assert_told(str(raised.value), account, code, *words)


@pytest.mark.parametrize("status", [400, 404, 409, 422])
def test_an_unknown_code_shows_the_clouds_own_words(account: Account, status: int) -> None:
    account.fault("StartCaster", error={"code": "Caster.Sleepy", "status": status, "message": "It is tired."})

    with pytest.raises(CannotStart) as raised:
        account.create()

    assert f"Caster.Sleepy (HTTP {status}) from 127.0.0.1, request " in str(raised.value)
    assert "It is tired." in str(raised.value)


def test_the_clouds_words_show_no_secret(account: Account) -> None:
    text = refused_start(account, "SignatureDoesNotMatch", message="server string to sign is: POST&SECRET-ECHO")

    assert "SECRET-ECHO" not in text
    assert "emulator-secret" not in text


@pytest.mark.parametrize("config", [{}, {"DomainName": "play.example.com"}])
def test_a_caster_that_is_not_complete_says_what_it_lacks(empty: Account, config: dict[str, object]) -> None:
    account = empty.seed(Config=config)

    with pytest.raises(CannotStart, match="has no caster template" if config else "has no playback domain"):
        account.create()
