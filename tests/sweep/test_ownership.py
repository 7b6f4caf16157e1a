"""What counts as a proof that a stack has started something."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pulumi_livemedia.alibaba.answers import STREAMING, Caster
from pulumi_livemedia.alibaba.live_caster import leftovers as casters
from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.providers import RtcRecordTaskProvider
from pulumi_livemedia.sweep.inventory import Record
from pulumi_livemedia.volcengine.answers import RecordTask
from pulumi_livemedia.volcengine.rtc_record_task import leftovers as recordings
from pulumi_livemedia.volcengine.rtc_record_task.leftovers import is_derived
from pulumi_livemedia.volcengine.rtc_record_task.status import NOT_STARTED, RECORDING, UNKNOWN
from tests.rtc_record_task.samples import FULL
from tests.sweep.stage import begun

START = 1795335956794
NOW = datetime(2026, 11, 22, tzinfo=UTC)
URN = "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:X::evening-news"


def record(inputs: dict[str, Any], **changes: Any) -> Record:  # noqa: ANN401 - any attribute
    thing = "/".join(str(inputs.get(name)) for name in ("appId", "roomId", "taskId"))
    plain = Record(
        Kind(RtcRecordTaskProvider), thing, URN, inputs, {}, {}, is_read=True, is_pending=False, is_kept=False
    )
    return replace(plain, **changes)


def task(status: int = RECORDING) -> RecordTask:
    return RecordTask(status, START, None, "", (), NOW)


def caster(status: int) -> Caster:
    return Caster("c", "", status, "2026-11-22 08:25:56.0", "", "", "PostPaid", 1, 0, "", "", NOW)


def test_a_task_id_is_derived_from_scope_name_and_declaration() -> None:
    inputs: dict[str, Any] = begun()["inputs"]

    assert is_derived(record(inputs))
    assert not is_derived(record(inputs | {"taskId": "evening-news-000000000000"}))
    assert not is_derived(record(inputs | {"__name": "late-news"}))
    assert not is_derived(record(inputs | {"__scope": "shows/prod"}))
    assert not is_derived(record(inputs | {"__scope": ""}))
    assert not is_derived(record(inputs | {"businessId": "another"}))
    assert not is_derived(record(inputs | {"recordMode": "nonsense"}))
    assert not is_derived(record(inputs, thing="a/b/another"))
    assert not is_derived(record({}))


def test_fields_that_are_live_or_local_do_not_disturb_the_proof() -> None:
    inputs: dict[str, Any] = begun(**{name: value for name, value in FULL.items() if name != "taskId"})["inputs"]

    assert is_derived(record(inputs | {"desiredState": "stopped", "whenEnded": "leave", "targetStreams": None}))


@pytest.mark.parametrize("status", [NOT_STARTED, RECORDING])
def test_what_is_derived_and_runs_is_ours(status: int) -> None:
    assert recordings.ownership([record(begun()["inputs"])], task(status)).is_ours


def test_one_record_with_a_doubt_is_enough() -> None:
    sure = record(begun()["inputs"])

    assert not recordings.ownership([sure, replace(sure, is_pending=True)], task()).is_ours
    assert not recordings.ownership([sure, replace(sure, is_kept=True)], task()).is_ours
    assert not recordings.ownership([sure, replace(sure, is_read=False)], task()).is_ours


def test_what_was_once_adopted_is_not_ours_whatever_a_later_state_says() -> None:
    adopting, later = ({"startTime": caster(STREAMING).start_time, "adopt": adopt} for adopt in (True, False))

    told = casters.ownership([record({}, outputs=later), record({}, outputs=adopting)], caster(STREAMING))

    assert not told.is_ours
    assert "had taken it over, somebody else started it" in told.reason


def test_a_status_that_is_not_documented_is_left_alone() -> None:
    held = record({}, outputs={"startTime": caster(7).start_time})

    assert not recordings.ownership([record(begun()["inputs"])], task(UNKNOWN)).is_ours
    assert not casters.ownership([held], caster(7)).is_ours
    assert casters.ownership([held], caster(STREAMING)).is_ours


def test_an_unknown_start_proves_nothing() -> None:
    held = record({}, outputs={"startTime": None})

    assert not recordings.ownership([held], replace(task(), start_time=None)).is_ours
