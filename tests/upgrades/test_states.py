"""What a released version has stored is read by this one, and means the same. A renamed class or field fails here."""

import base64
import re
from pathlib import Path

import dill  # type: ignore[import-untyped]
import pytest
from pulumi.runtime.rpc import unwrap_rpc_secret

from pulumi_livemedia import providers
from pulumi_livemedia.dynamic.hidden import NAME, SCHEMA, SCOPE, TIMEOUTS
from pulumi_livemedia.dynamic.migration import up_to_date
from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.dynamic.resource import PROVIDER, serialized
from pulumi_livemedia.sweep.documents import ENCRYPTED
from pulumi_livemedia.version import __version__
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.task_id import derived_task_id
from tests.upgrades.recorded import FILES, FOLDER, Row, every_row, name_of

URLS = {"liveStreamUrl": "rtmp://pull.example.com/app/any", "vodUrl": "https://example.com/any.mp4"}
"""Something legal in the place of what is encrypted."""
ROWS = {
    name: {
        **row,
        **{
            part: {key: URLS.get(key, value) if value == ENCRYPTED else value for key, value in row[part].items()}
            for part in ("inputs", "outputs")
        },
    }
    for name, row in every_row()
}
HIDDEN = {NAME, SCOPE, SCHEMA, TIMEOUTS, PROVIDER}
DERIVED = {
    name: row
    for name, row in ROWS.items()
    if row["type"].endswith(":RtcRecordTask") and re.search(r"/[^/]+-[0-9a-f]{12}$", str(row["id"]))
}

every_resource = pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)


def provider_of(row: Row) -> DynamicProvider[RtcRecordTaskInputs, RtcRecordTaskInputs]:
    """The provider, as the host process loads it from the state."""
    loaded: DynamicProvider[RtcRecordTaskInputs, RtcRecordTaskInputs] = dill.loads(  # noqa: S301 - our own
        base64.b64decode(row["outputs"][PROVIDER])
    )
    return loaded


def plain(value: object) -> object:
    """A value of a check without the marks of secrets, at any depth."""
    value = unwrap_rpc_secret(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def test_the_states_of_this_version_are_recorded() -> None:
    assert list((FOLDER / __version__).glob("*.json")), "run `python -m tools.record_states`"


def test_there_is_a_state_of_every_resource_and_situation() -> None:
    assert {row["type"].rsplit(":", 1)[1] for row in ROWS.values()} >= {
        "LiveCaster",
        "ProductionStudio",
        "RtcRecordTask",
        "StudioComponent",
        "StudioLayout",
        "StudioScene",
        "StudioVideoResource",
    }
    assert len(ROWS) >= 27
    assert len(DERIVED) >= 6
    assert any(ENCRYPTED in str(row["inputs"]) for row in ROWS.values())


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_state_tells_of_the_machine_it_was_recorded_on(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert not re.search(r"/root/|/home/|/tmp/|site-packages|sourcePosition|stackTrace", text)
    assert not re.search("the-secret-key|the-token", text.split('"state": {', 1)[1])


@every_resource
def test_the_provider_that_it_names_is_loaded_and_written_the_same(row: Row) -> None:
    loaded = provider_of(row)

    assert type(loaded) is getattr(providers, type(loaded).__name__)
    assert row["type"].endswith(f":{loaded.kind}")
    assert serialized("pulumi_livemedia.providers", type(loaded).__name__) == row["inputs"][PROVIDER]


@every_resource
def test_every_field_is_known(row: Row) -> None:
    loaded = provider_of(row)
    outputs = up_to_date(loaded.kind, row["outputs"])

    assert set(outputs) - HIDDEN <= set(loaded.state.names().values())
    # What is encrypted can not be looked into here; tests/cli/test_upgrades.py works with it.
    legible = {name: value for name, value in outputs.items() if name not in HIDDEN and value != ENCRYPTED}
    loaded.state.model_validate(legible)


@every_resource
def test_a_check_of_the_same_program_keeps_it_and_a_diff_is_empty(row: Row) -> None:
    loaded, inputs = provider_of(row), row["inputs"]

    checked = loaded.check(inputs, inputs)

    assert checked.failures == []
    now: Row = dict(plain(checked.inputs))  # type: ignore[call-overload]
    kept = {name: value for name, value in now.items() if name in inputs}
    assert kept == {name: value for name, value in inputs.items() if name != PROVIDER}
    assert loaded.diff(str(row["id"]), row["outputs"], dict(inputs)).changes is False
    # Fields that are newer than the state are there now, and make no difference.
    assert loaded.diff(str(row["id"]), row["outputs"], now).changes is False


@every_resource
def test_its_id_is_the_same(row: Row) -> None:
    loaded = provider_of(row)
    declared = loaded.inputs.model_validate({name: row["inputs"][name] for name in set(row["inputs"]) - HIDDEN})

    assert loaded.id_of(loaded.state.examine({**row["outputs"], **dict(declared)})) == row["id"]


@pytest.mark.parametrize("row", DERIVED.values(), ids=DERIVED)
def test_its_task_id_is_derived_to_the_same(row: Row) -> None:
    inputs = row["inputs"]
    declared = RtcRecordTaskInputs.model_validate({name: inputs[name] for name in set(inputs) - HIDDEN})

    assert derived_task_id(inputs[SCOPE], inputs[NAME], restart_properties(declared)) == inputs["taskId"]
