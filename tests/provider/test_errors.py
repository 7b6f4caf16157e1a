"""An error is one clean text; how the process was set up decides how much more there is."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from pulumi.runtime.proto import engine_pb2

from tests.live_caster.account import Account
from tests.provider.engine import LIVE_CASTER, Listener, Provider, Refused, Said, running

OTHER_MODULE = base64.b64encode(
    base64.b64decode(LIVE_CASTER).replace(b"pulumi_livemedia.providers", b"pulumi_livemedia.providerz")
).decode()


@pytest.fixture
def fresh(engine: Listener, home: Path) -> Iterator[Provider]:
    """A process of its own, not configured yet."""
    with running(engine.address, home) as process:
        yield process


def test_an_error_is_one_clean_text(provider: Provider, caster: Account) -> None:
    caster.refuse("StartCaster", "InvalidDomainName.NotFound")

    with pytest.raises(Refused) as raised:
        provider.create({"casterId": caster.caster_id})

    [call] = [call for call in caster.recorded() if call["action"] == "StartCaster"]
    assert raised.value.text == (
        f"livemedia.CannotStart: caster {caster.caster_id} has no playback domain\n"
        f"  cloud:  InvalidDomainName.NotFound (HTTP 404) from 127.0.0.1, request {call['requestId']}: "
        "The caster has no streaming domain.\n"
        "  cure:   set DomainName: domain_name of its ProductionStudio, SetCasterConfig, or the console\n"
    )


@pytest.mark.parametrize("broken", [{"restartTriggers": "x"}, {"casterId": None}, {"__timeouts": {"create": "soon"}}])
def test_an_unexpected_error_asks_for_a_report_and_shows_no_traceback(
    provider: Provider, caster: Account, broken: dict[str, object]
) -> None:
    with pytest.raises(Refused) as raised:
        provider.create({"casterId": caster.caster_id, **broken})

    assert raised.value.text.startswith("livemedia.UnexpectedError: ")
    assert "this is a defect of pulumi-livemedia" in raised.value.text
    assert "pulumi config set livemedia:traceback true" in raised.value.text
    assert "Traceback" not in raised.value.text
    assert 'File "' not in raised.value.text
    assert caster.phase == "idle"


def test_a_traceback_is_shown_to_who_asks_for_it(fresh: Provider, account: Account) -> None:
    fresh.configure({**account.settings, "livemedia:traceback": "true"})
    account.remove()

    with pytest.raises(Refused) as raised:
        fresh.create({"casterId": account.caster_id})

    assert raised.value.text.startswith("Traceback (most recent call last):\n")
    assert "lifecycle.py" in raised.value.text
    assert "\nlivemedia.CasterNotFound: caster " in raised.value.text


def test_a_key_is_missed_by_the_first_call_and_not_before(fresh: Provider, account: Account) -> None:
    fresh.configure({"livemedia:alicloudEndpoint": account.server.url})
    declared = {"casterId": account.caster_id}

    checked = fresh.check(declared)
    assert checked.failures == {}
    assert fresh.diff(account.caster_id, checked.inputs, {**declared, "desiredState": "stopped"}).changes == "UNKNOWN"
    with pytest.raises(Refused) as raised:
        fresh.create(checked.inputs)

    assert raised.value.text.startswith("livemedia.MissingCredentials: ")
    assert "alicloud:accessKey" in raised.value.text
    assert "ALIBABA_CLOUD_ACCESS_KEY_ID" in raised.value.text
    assert account.phase == "idle"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("livemedia:maxAttempts", "many", "livemedia:maxAttempts is 'many', not a whole number from 1 to 10"),
        ("livemedia:alicloudRegion", "Shanghai!", "livemedia:alicloudRegion is 'Shanghai!', which is not a region"),
        ("livemedia:alicloudEndpoint", "ftp://x", "livemedia:alicloudEndpoint"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named(
    fresh: Provider, account: Account, key: str, value: str, words: str
) -> None:
    fresh.configure({**account.settings, key: value})

    with pytest.raises(Refused) as raised:
        fresh.create({"casterId": account.caster_id})

    assert raised.value.text.startswith("livemedia.InvalidSetting: ")
    assert words in raised.value.text


def test_no_secret_is_in_an_error(fresh: Provider, account: Account, engine: Listener) -> None:
    secret = "an-unusual-secret"
    fresh.configure({**account.settings, "alicloud:secretKey": secret})

    with pytest.raises(Refused) as raised:
        fresh.create({"casterId": account.caster_id})

    assert "SignatureDoesNotMatch" in raised.value.text
    assert secret not in raised.value.text
    assert secret not in fresh.stderr
    assert not engine.shows(secret)


def test_a_state_that_names_a_module_that_is_not_installed_says_which(engine: Listener, home: Path) -> None:
    with running(engine.address, home, OTHER_MODULE) as process, pytest.raises(Refused) as raised:
        process.configure({}).check({"casterId": "a"})

    assert "No module named 'pulumi_livemedia.providerz'" in raised.value.text


def test_an_endpoint_that_is_not_the_clouds_is_said_once(fresh: Provider, account: Account, engine: Listener) -> None:
    fresh.configure(account.settings)
    before = len(engine.said)

    for _ in range(3):
        fresh.read(account.caster_id, inputs={"casterId": account.caster_id})

    said = f"livemedia:alicloudEndpoint: calls go to {account.server.url}, not to live.aliyuncs.com"
    assert engine.said[before:] == [Said(engine_pb2.INFO, "", said)]
    assert fresh.stderr == ""
