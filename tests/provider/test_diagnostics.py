"""What the provider process says at a resource, and what it does where it cannot."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pulumi.runtime.proto import engine_pb2

from pulumi_livemedia.dynamic import diagnostics
from pulumi_livemedia.dynamic.resource import serialized
from tests.provider.engine import Listener, Provider, Said, running
from tests.rtc_record_task.samples import MIXED

RECORDING = serialized("pulumi_livemedia.providers", "RtcRecordTaskProvider")
URN = "urn:pulumi:dev::shows::my:Studio$pulumi-python:dynamic/livemedia:RtcRecordTask::show"
NOISY = MIXED | {"__name": "show", "__scope": "shows/dev", "control": {"maxIdleTime": 60}}
TEXT = (
    "control.maxRecordTime: the recording, and what it costs, has no limit; set it to the seconds after which it has "
    "to end, or to 0 if there is to be no limit"
)


@pytest.fixture
def listener(request: pytest.FixtureRequest) -> Iterator[Listener]:
    """An engine; it shows nothing where the test asks for that."""
    made = Listener(shows=getattr(request, "param", True))
    yield made
    made.stop()


@pytest.fixture
def fresh(listener: Listener, home: Path) -> Iterator[Provider]:
    """A process that has said nothing yet."""
    with running(listener.address, home, RECORDING) as process:
        yield process.configure({})


def test_a_warning_is_told_at_the_resource_that_is_checked(fresh: Provider, listener: Listener) -> None:
    fresh.check(NOISY, urn=URN)

    assert listener.said == [Said(engine_pb2.WARNING, URN, TEXT)]
    assert fresh.stderr == ""


def test_it_is_told_once_in_a_process_for_each_resource(fresh: Provider, listener: Listener) -> None:
    first = fresh.check(NOISY, urn=URN)
    fresh.check(NOISY, first.inputs, urn=URN)
    fresh.check({**NOISY, "__name": "other"}, urn=f"{URN}-too")

    assert [said.urn for said in listener.said] == [URN, f"{URN}-too"]


def test_a_declaration_that_is_wrong_is_warned_of_all_the_same(fresh: Provider, listener: Listener) -> None:
    checked = fresh.check({**NOISY, "recordMode": 9}, urn=URN)

    assert list(checked.failures) == ["recordMode"]
    assert [said.text for said in listener.said] == [TEXT]


def test_without_a_urn_the_resource_is_named(fresh: Provider, listener: Listener) -> None:
    fresh.check(NOISY)

    assert listener.said == [Said(engine_pb2.WARNING, "", f"show: {TEXT}")]


@pytest.mark.parametrize("listener", [False], indirect=True)
def test_an_engine_that_shows_nothing_loses_nothing(fresh: Provider) -> None:
    checked = fresh.check(NOISY, urn=URN)

    assert checked.failures == {}
    assert fresh.says(f"warning: show: {TEXT}\n")


def test_a_text_that_can_not_be_told_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_request: object) -> bool:
        raise ValueError("the channel is closed")

    monkeypatch.setattr(diagnostics, "_is_shown", broken)

    diagnostics.EngineHandler().handle(logging.makeLogRecord({"msg": "mind the gap", "levelno": logging.INFO}))

    assert "the channel is closed" in capsys.readouterr().err


def test_a_thing_that_stays_in_another_region_is_told_of_where_it_is_declared(
    fresh: Provider, listener: Listener
) -> None:
    casters = fresh.serving(serialized("pulumi_livemedia.providers", "LiveCasterProvider"))
    declared = {"casterId": "a", "desiredState": "running", "__name": "show"}

    casters.diff("a", {**declared, "region": "eu-central-1", "__schema": 1}, declared, urn=URN)

    assert [(said.urn, said.text.partition(",")[0]) for said in listener.said] == [(URN, "stays in eu-central-1")]
