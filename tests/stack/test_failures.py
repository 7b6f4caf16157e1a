"""Bad days: what is told, and what the state keeps."""

import threading
from typing import Any

import pulumi
import pytest

from pulumi_livemedia.testing import operation
from pulumi_livemedia.testing.results import CheckFailure, StackFailed
from tests.cli.processes import is_alive
from tests.stack.conftest import House
from tests.stack.lamps import Lamp

LAMP = "pulumi-python:dynamic/lamps:Lamp"


def failing(house: House, deed: str, **options: Any) -> Any:  # noqa: ANN401 - of `make_stack`
    def program() -> None:
        good = Lamp("good")
        bad = Lamp("bad", pulumi.ResourceOptions(depends_on=[good]), deed=deed)
        Lamp("never", pulumi.ResourceOptions(depends_on=[bad]))

    return house.stack(program, **options)


def test_a_failed_create_keeps_what_was_done_before(house: House) -> None:
    stack = failing(house, "fail")
    with pytest.raises(StackFailed) as raised:
        stack.up()
    assert [step.name for step in raised.value.result.steps if step.failed] == ["bad"]
    assert "the fuse has blown" in raised.value.errors[0]
    assert raised.value.errors[-1] == "update failed"
    assert raised.value.diagnostics[0].urn.endswith("::bad")
    assert house.notes() == ["create good", "create bad"]
    assert [state.name for state in stack.resources if state.type == LAMP] == ["good"]
    stack.destroy()
    assert house.lamps() == []


def test_a_failed_check_names_property_and_reason(house: House) -> None:
    stack = failing(house, "dark")
    for operation_ in (stack.preview, stack.up):
        with pytest.raises(StackFailed) as raised:
            operation_()
        [failure] = raised.value.check_failures
        assert failure == CheckFailure(f"urn:pulumi:dev::house::{LAMP}::bad", "deed", "must not be dark")
        assert raised.value.errors == [
            f"{LAMP} resource 'bad': property deed value {{dark}} has a problem: must not be dark"
        ]


def test_a_crash_is_told_with_the_last_words(house: House) -> None:
    with pytest.raises(StackFailed, match=r"(?s)ended during Create, with exit code 3.*short circuit"):
        failing(house, "crash").up()


def test_a_call_that_hangs_is_given_up(house: House) -> None:
    with pytest.raises(StackFailed, match="Create was not answered within 3 seconds"):
        failing(house, "hang", timeout=3).up()


def test_a_provider_that_cannot_be_loaded_is_told(house: House) -> None:
    stack = house.stack(lambda: Lamp("a"), folder=house.folder)
    stack.surroundings.environment["PYTHONPATH"] = str(house.folder)  # type: ignore[index]
    with pytest.raises(StackFailed, match="No module named 'tests'"):
        stack.up()


def test_what_the_provider_prints_is_kept(house: House) -> None:
    result = failing(house, "print").up()
    assert result.messages("info#out") == ["warming up"]


def test_a_program_that_raises_deletes_nothing(house: House) -> None:
    is_broken = False

    def program() -> None:
        Lamp("a")
        pulumi.export("kept", 1)
        if is_broken:
            raise ValueError("no light today")
        Lamp("b")
        pulumi.export("old", 2)

    stack = house.stack(program)
    stack.up()
    is_broken = True
    with pytest.raises(StackFailed, match=r"(?s)Program failed with an unhandled exception:.*no light today"):
        stack.up()
    assert house.lamps() == ["a", "b"]
    assert stack.outputs.values == {"kept": 1, "old": 2}


def test_a_program_that_hangs_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = threading.Event()
    stack = house.stack(lambda: ends.wait(30))
    monkeypatch.setattr(stack, "surroundings", operation.Surroundings("dev", "house", program_timeout=0.2))
    try:
        with pytest.raises(StackFailed, match=r"the program was not done within 0\.2 seconds"):
            stack.up()
    finally:
        ends.set()


def test_two_resources_of_one_name_are_refused(house: House) -> None:
    def program() -> None:
        Lamp("a")
        Lamp("a")

    with pytest.raises(StackFailed, match="Duplicate resource URN"):
        house.stack(program).preview()


def test_an_error_that_the_program_logs_fails_it(house: House) -> None:
    def program() -> None:
        pulumi.log.warn("dim", Lamp("a"))
        pulumi.log.error("too dark")

    with pytest.raises(StackFailed, match="too dark") as raised:
        house.stack(program).preview()
    assert raised.value.result.messages("warning") in (["dim"], [])


def test_what_is_protected_stays_with_all_it_needs(house: House) -> None:
    def program() -> None:
        base = Lamp("base")
        Lamp("kept", pulumi.ResourceOptions(protect=True, depends_on=[base]))
        Lamp("free")

    stack = house.stack(program)
    stack.up()
    with pytest.raises(StackFailed, match="cannot be deleted"):
        stack.destroy()
    assert house.lamps() == ["base", "kept"]


def test_no_process_is_left(house: House) -> None:
    stack = house.stack(lambda: Lamp("a"))
    stack.up()
    first = int(stack.resource("a").outputs["pid"])
    assert not is_alive(first)
    stack.refresh()
    second = int(stack.resource("a").outputs["pid"])
    assert second != first
    assert not is_alive(second)
