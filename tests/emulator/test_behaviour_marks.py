"""The check of the marks can fail, and says what to do."""

from pathlib import Path

import pytest

from pulumi_livemedia.emulator.evidence import Fixed, switch
from tests.emulator.behaviour_marks import SWITCHES, is_whole, unknown, untested


def marked(request: pytest.FixtureRequest, *names: str) -> pytest.Item:
    function: pytest.Function = pytest.Function.from_parent(request.node.parent, name="marked", callobj=lambda: None)
    function.add_marker(pytest.mark.behaviour(*names))
    return function


def test_marks_name_switches(request: pytest.FixtureRequest) -> None:
    assert unknown([marked(request, "record_start", "rooms")]) == []
    [problem] = unknown([marked(request, "record_strat")])
    assert "no switch 'record_strat'" in problem
    assert len(unknown([marked(request)])) == 1


def test_switches_have_tests(request: pytest.FixtureRequest) -> None:
    assert untested([marked(request, *SWITCHES)]) == []
    [problem] = untested([marked(request, *(SWITCHES - {"rooms"}))])
    assert "@pytest.mark.behaviour('rooms')" in problem


def test_only_a_whole_room_is_judged(request: pytest.FixtureRequest) -> None:
    assert not is_whole([], Path(__file__).parent)
    assert is_whole([request.node], request.path.parent / "elsewhere")


def test_a_behaviour_says_how_it_is_known() -> None:
    with pytest.raises(ValueError, match="evidence 'guessed' must be one of documented, observed, assumed"):
        switch(default=1, meaning="m", evidence="guessed", source="s")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match="the source is missing"):
        Fixed("name", "meaning", "assumed", " ")
