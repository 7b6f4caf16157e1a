"""A whole life over gRPC, in the real provider process."""

import pytest

from tests.live_caster.account import Account
from tests.provider.engine import Listener, Provider, Refused
from tests.provider.wire import Properties, unmarked


def inputs(caster: Account, **declared: object) -> Properties:
    return {"casterId": caster.caster_id, "__name": "show", "__scope": "project/stack", **declared}


def test_a_create_returns_the_caster_on_air_under_its_id(provider: Provider, caster: Account) -> None:
    checked = provider.check(inputs(caster)).inputs

    created = provider.create(checked)

    assert created.id == caster.caster_id
    assert created.outputs["status"] == "streaming"
    assert created.outputs["__schema"] == 1
    assert {key: created.outputs[key] for key in checked} == checked
    assert caster.phase == "streaming"


def test_what_was_created_does_not_differ_from_what_was_declared(provider: Provider, caster: Account) -> None:
    checked = provider.check(inputs(caster)).inputs
    created = provider.create(checked)

    assert provider.diff(created.id, created.outputs, checked).changes == "NONE"


def test_a_read_returns_outputs_and_inputs_as_they_were(provider: Provider, caster: Account) -> None:
    checked = provider.check(inputs(caster, restartTriggers=[1])).inputs
    created = provider.create(checked)

    found = provider.read(created.id, outputs=created.outputs)

    assert (found.id, found.outputs, found.inputs) == (created.id, created.outputs, checked)


def test_a_show_that_somebody_stopped_reads_as_drift(provider: Provider, caster: Account) -> None:
    checked = provider.check(inputs(caster)).inputs
    created = provider.create(checked)
    caster.stop()

    found = provider.read(created.id, outputs=created.outputs)

    assert found.inputs == {**checked, "desiredState": "stopped"}
    assert found.outputs["status"] == "idle"
    assert provider.diff(found.id, found.outputs, checked).changes == "UNKNOWN"


def test_a_caster_that_is_gone_has_no_id(provider: Provider, caster: Account) -> None:
    created = provider.create(inputs(caster))
    caster.remove()

    assert provider.read(created.id, outputs=created.outputs).id == ""


def test_a_get_reads_from_inputs_alone(provider: Provider, caster: Account) -> None:
    caster.start()

    found = provider.read(caster.caster_id, inputs={"casterId": caster.caster_id})

    assert found.id == caster.caster_id
    assert found.outputs["status"] == "streaming"
    assert found.inputs == {"casterId": caster.caster_id, "desiredState": "running", "adopt": False}


def test_a_get_starts_nothing(provider: Provider, caster: Account) -> None:
    found = provider.read(caster.caster_id, inputs={"casterId": caster.caster_id})

    assert found.outputs["status"] == "idle"
    assert set(caster.calls()) <= {"DescribeCasters", "GetCallerIdentity"}


def test_a_get_of_what_is_not_there_has_no_id(provider: Provider, caster: Account) -> None:
    caster.remove()

    assert provider.read(caster.caster_id, inputs={"casterId": caster.caster_id}).id == ""


def test_an_update_returns_the_whole_state(provider: Provider, caster: Account) -> None:
    created = provider.create(inputs(caster))

    updated = provider.update(created.id, created.outputs, inputs(caster, adopt=True))

    assert updated == {**created.outputs, "adopt": True}


def test_an_update_takes_effect(provider: Provider, caster: Account) -> None:
    created = provider.create(inputs(caster))

    updated = provider.update(created.id, created.outputs, inputs(caster, desiredState="stopped"))

    assert (updated["desiredState"], updated["status"]) == ("stopped", "idle")
    assert caster.phase == "idle"


def test_an_update_keeps_the_timeouts_and_the_name_of_now(provider: Provider, caster: Account) -> None:
    created = provider.create(inputs(caster, __timeouts={"create": "1m"}))

    updated = provider.update(created.id, created.outputs, inputs(caster, __name="renamed"))

    assert updated["__name"] == "renamed"
    assert "__timeouts" not in updated


def test_a_delete_stops_the_caster_and_keeps_it(provider: Provider, caster: Account) -> None:
    caster.start()
    found = provider.read(caster.caster_id, inputs=inputs(caster))

    provider.delete(found.id, found.outputs)

    assert caster.phase == "idle"


def test_a_delete_does_not_stop_what_this_process_has_created_meanwhile(
    provider: Provider, caster: Account, engine: Listener
) -> None:
    caster.start()
    old = provider.read(caster.caster_id, inputs=inputs(caster, __name="old"))
    provider.create(inputs(caster, __name="new", adopt=True))

    provider.delete(old.id, old.outputs)

    assert caster.phase == "streaming"
    assert engine.shows(f"LiveCaster {caster.caster_id} goes on: the resource 'new' holds it")


def test_a_delete_does_not_stop_what_another_declared_resource_runs(provider: Provider, caster: Account) -> None:
    caster.start()
    old = provider.read(caster.caster_id, inputs=inputs(caster, __name="old"))
    provider.check(inputs(caster, __name="new"))

    provider.delete(old.id, old.outputs)

    assert caster.phase == "streaming"


def test_a_delete_before_its_own_replacement_stops(provider: Provider, caster: Account) -> None:
    caster.start()
    old = provider.read(caster.caster_id, inputs=inputs(caster))
    provider.check(inputs(caster))

    provider.delete(old.id, old.outputs)

    assert caster.phase == "idle"


def test_another_resource_that_is_to_be_stopped_holds_nothing(provider: Provider, caster: Account) -> None:
    caster.start()
    old = provider.read(caster.caster_id, inputs=inputs(caster, __name="old"))
    provider.check(inputs(caster, __name="new", desiredState="stopped"))

    provider.delete(old.id, old.outputs)

    assert caster.phase == "idle"


def test_a_stored_state_with_outputs_that_are_not_known_is_still_read(provider: Provider, caster: Account) -> None:
    caster.start()
    found = provider.read(caster.caster_id, inputs=inputs(caster))

    provider.delete(found.id, {**unmarked(found.outputs), "weather": "fine"})

    assert caster.phase == "idle"


def test_a_stored_state_of_a_newer_form_is_refused_and_nothing_is_stopped(provider: Provider, caster: Account) -> None:
    caster.start()
    found = provider.read(caster.caster_id, inputs=inputs(caster))

    with pytest.raises(Refused, match="was written by a newer version of pulumi-livemedia"):
        provider.delete(found.id, {**unmarked(found.outputs), "__schema": 2})
    assert caster.phase == "streaming"
