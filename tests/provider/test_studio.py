"""A studio over gRPC, in the real provider process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pulumi_livemedia.dynamic.resource import serialized
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.production_studio.stage import Stage
from tests.provider.engine import Listener, Provider, Refused, running
from tests.provider.wire import UNKNOWN, Properties, secrets, unmarked

PICKLED = serialized("pulumi_livemedia.providers", "ProductionStudioProvider")
PUSHED_TO = "rtmp://push.example.com/app/one?auth_key=the-key"


@pytest.fixture
def stage(server: EmulatorServer, transport: object) -> Stage:
    """An account without a studio."""
    return Stage(server, transport)  # type: ignore[arg-type]  # a fixture


@pytest.fixture
def provider(stage: Stage, engine: Listener, home: Path) -> Iterator[Provider]:
    """A provider process for that account."""
    with running(engine.address, home, PICKLED) as process:
        yield process.configure(stage.settings)


def declared(**more: object) -> Properties:
    simple = {"normType": 1, "domainName": "play.example.com", "transcodeConfig": {"casterTemplate": "lp_hd"}}
    return {**simple, "__name": "evening-news", "__scope": "shows/dev", **more}


def test_a_whole_life(provider: Provider, stage: Stage, engine: Listener, home: Path) -> None:
    checked = provider.check(declared()).inputs
    created = provider.create(checked)
    [studio] = stage.all()
    assert created.id == studio.id
    assert provider.diff(created.id, created.outputs, checked).changes == "NONE"

    found = provider.read(created.id, outputs=created.outputs)
    assert (found.outputs, found.inputs) == (created.outputs, checked)

    changed = provider.check(declared(delay=5), checked).inputs
    assert provider.diff(created.id, created.outputs, changed).replaces == []
    outputs = provider.update(created.id, created.outputs, changed)
    assert outputs["delay"] == 5

    # The engine has another process for each command.
    with running(engine.address, home, PICKLED) as later:
        later.configure(stage.settings).delete(created.id, outputs)
    assert stage.all() == []


def test_a_check_tells_the_digest_and_keeps_it(provider: Provider) -> None:
    first = provider.check(declared()).inputs
    second = provider.check(declared(delay=5), first).inputs
    third = provider.check(declared(transcodeConfig={"casterTemplate": "lp_ud"}), second).inputs
    unknown = provider.check(declared(transcodeConfig=UNKNOWN), first).inputs

    assert first["restartDigest"] == second["restartDigest"] != third["restartDigest"]
    assert unknown["restartDigest"] == UNKNOWN


def test_another_kind_is_another_studio(provider: Provider) -> None:
    old = provider.create(provider.check(declared()).inputs)
    news = provider.check(declared(normType=6), old.outputs).inputs

    assert provider.diff(old.id, old.outputs, news).replaces == ["normType"]


def test_what_can_not_be_changed_fails_the_check(provider: Provider) -> None:
    first = provider.check(declared(channelEnable=1)).inputs

    failures = provider.check(declared(), first).failures

    assert failures == {
        "channelEnable": "must stay 1: channels can not be disabled again; a studio without them is another one: "
        "declare it under another name"
    }


def test_addresses_with_keys_are_secrets_in_inputs_and_outputs(provider: Provider) -> None:
    checked = provider.check(declared(sideOutputUrl=PUSHED_TO, sideOutputUrlList=[PUSHED_TO])).inputs
    created = provider.create(checked)

    for properties in (checked, created.outputs, provider.read(created.id, outputs=created.outputs).inputs):
        assert {"sideOutputUrl", "sideOutputUrlList"} <= set(secrets(properties))


def test_a_studio_that_is_in_no_state_is_read_whole(provider: Provider, stage: Stage) -> None:
    studio = stage.make()

    found = provider.read(studio.caster_id, inputs={})

    assert found.inputs["domainName"] == "play.example.com"
    assert provider.diff(found.id, found.outputs, provider.check(declared(), found.inputs).inputs).changes == "NONE"
    assert stage.calls()[-2:] == ["DescribeCasterConfig", "GetCallerIdentity"]


def test_what_no_program_may_declare_is_read_kept_and_mended(provider: Provider, stage: Stage) -> None:
    checked = provider.check(declared()).inputs
    created = provider.create(checked)
    stage.meddle(SideOutputUrl="srt://push.example.com/a", Delay=1000.0)

    found = provider.read(created.id, outputs=created.outputs)
    assert unmarked(found.inputs)["sideOutputUrl"] == "srt://push.example.com/a"
    assert provider.diff(found.id, found.outputs, checked).changes == "UNKNOWN"

    assert provider.update(found.id, found.outputs, checked) == created.outputs


def test_a_refusal_is_a_clean_error_without_a_secret(provider: Provider, stage: Stage) -> None:
    stage.fault("SetCasterConfig", error={"code": "InvalidParameter.Malformed", "message": f"{PUSHED_TO} is bad"})

    with pytest.raises(Refused) as raised:
        provider.create(provider.check(declared(sideOutputUrl=PUSHED_TO)).inputs)

    assert "livemedia.CannotCreate" in raised.value.text
    assert "push.example.com" not in raised.value.text
    assert stage.all() == []


def test_a_studio_that_was_created_twice_under_one_name_is_two(provider: Provider, stage: Stage) -> None:
    checked = provider.check(declared()).inputs
    first, second = provider.create(checked), provider.create(checked)
    assert first.id != second.id

    provider.delete(first.id, first.outputs)

    # What a create of this very process has returned is not deleted: it may be a replacement.
    assert {studio.id for studio in stage.all()} == {first.id, second.id}
