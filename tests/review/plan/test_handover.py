"""Two resources with one running thing: it is started once, and goes on under the one that stays."""

import pytest

from pulumi_livemedia.review.plan.assessment import RUNS_ALREADY
from pulumi_livemedia.review.plan.fail_on import FailOn
from pulumi_livemedia.structures.outcomes import Event
from tests.review.plan.samples import CASTER, RECORDING, Step, changed, reviewed, step

STOPPED = changed(CASTER, "desiredState", "stopped")
ADOPTED = changed(CASTER, "adopt", True)  # noqa: FBT003 - a value
TWINS = "is about it too: the two are one running thing, which is billed once"


def events(*steps: Step) -> dict[str, Event]:
    """What happens to each, by name."""
    return {each.planned.name: each.event for each in reviewed(*steps).resources}


@pytest.mark.parametrize(("kind", "inputs"), [("LiveCaster", CASTER), ("RtcRecordTask", RECORDING)])
def test_one_of_two_that_goes_stops_nothing(kind: str, inputs: dict[str, object]) -> None:
    dropped = step("delete", inputs, kind=kind, name="b")

    assert events(dropped, step("same", inputs, inputs, kind=kind, name="a")) == {"b": Event.HAND_OVER}
    assert events(dropped) == {"b": Event.END}


@pytest.mark.parametrize(
    "other",
    [
        step("same", STOPPED, STOPPED, name="a"),
        step("update", CASTER, STOPPED, name="a"),
        step("delete", CASTER, name="a"),
        step("read", CASTER, CASTER, name="a"),
    ],
    ids=["stopped", "stops too", "goes too", "only read"],
)
def test_one_that_does_not_run_it_holds_nothing(other: Step) -> None:
    assert events(step("delete", CASTER, name="b"), other)["b"] is Event.END


@pytest.mark.parametrize(("kind", "inputs"), [("LiveCaster", CASTER), ("RtcRecordTask", RECORDING)])
def test_two_new_ones_are_started_and_billed_once(kind: str, inputs: dict[str, object]) -> None:
    found = reviewed(*(step("create", None, inputs, kind=kind, name=name) for name in "ab"))

    first, second = found.resources
    assert (first.event, second.event) == (Event.START, Event.TAKE_OVER)
    assert first.notes == (f"`b` {TWINS}",)
    assert second.notes == (f"`a` {TWINS}",)
    assert found.count(FailOn.GOES_LIVE) == 1
    assert [len(each.costs) for each in (first, second)] == [1, 0]


def test_a_new_one_beside_one_that_runs_takes_over_where_it_may() -> None:
    held = step("same", CASTER, CASTER, name="a")

    [asked] = reviewed(held, step("create", None, CASTER, name="b")).resources
    [adopts] = reviewed(held, step("create", None, ADOPTED, name="b")).resources

    assert asked.event is adopts.event is Event.TAKE_OVER
    assert asked.notes == (RUNS_ALREADY, f"`a` {TWINS}")
    assert RUNS_ALREADY not in adopts.notes


def test_what_is_not_known_yet_is_not_taken_for_one() -> None:
    unknown = changed(CASTER, "casterId", "04da6b54-80e4-46f7-96ec-b56ff0331ba9")

    found = events(*(step("create", None, unknown, name=name) for name in "ab"))

    assert found == {"a": Event.START, "b": Event.START}
