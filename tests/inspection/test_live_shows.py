"""`livemedia review --live` of what a stack has started, and stops, itself."""

import pytest

from pulumi_livemedia.review.documents import UNKNOWN_MARK
from tests.inspection.test_live import review, step
from tests.inspection.test_status import whole
from tests.sweep.stage import Row, Stage


@pytest.fixture
def rows(stage: Stage) -> dict[str, Row]:
    """A studio with contents on air; its own row is from before its show has started."""
    return whole(stage)


def drift(stage: Stage, rows: dict[str, Row], **shown: Row) -> dict[str, str]:
    steps = [shown.get(name) or step("same", row) for name, row in rows.items()]
    done = review(stage, *steps, options=("--json",))
    assert done.code == 0, done.errors
    return {each["name"]: each["drift"] for each in done.json["resources"]}


def test_a_studio_on_air_by_its_own_show_is_quiet(stage: Stage, rows: dict[str, Row]) -> None:
    assert rows["studio"]["outputs"]["status"] == "idle"
    assert drift(stage, rows) == {}

    del rows["show"]
    assert drift(stage, rows) == {"studio": "runs: somebody has started it"}


def test_one_that_somebody_has_stopped_is_told_of_all_that_it_stops(stage: Stage, rows: dict[str, Row]) -> None:
    stage.cloud.stop(rows["studio"]["id"])

    told = drift(stage, rows)

    assert told == dict.fromkeys(("show", "program"), "does not run any more: it has ended, or somebody has stopped it")


def test_a_show_that_stops_lets_nothing_go_live(stage: Stage, rows: dict[str, Row]) -> None:
    again = step("update", rows["program"], applyTriggers=[UNKNOWN_MARK])
    moved = step("update", rows["layout"], videoLayer=[{"fillMode": "none", "widthNormalized": 0.5}])
    options = ("--fail-on", "goes-live")

    assert review(stage, step("same", rows["show"]), again, options=options).code == 1
    for ending in (step("update", rows["show"], desiredState="stopped"), step("delete", rows["show"])):
        done = review(stage, ending, again, moved, options=options)
        assert done.code == 0, done.text
        assert done.text.count("is set; the show stops in the same `pulumi up`") == 2
        assert "1 interruption (1 of what is live now)" in done.text


def test_a_change_that_needs_an_interruption_interrupts_only_where_it_may(stage: Stage, rows: dict[str, Row]) -> None:
    def counted(**allowed: object) -> int:
        changed = step("update", rows["studio"], domainName="other.example.com", **allowed)
        done = review(stage, changed, step("same", rows["show"]), options=("--json",))
        count: int = done.json["now"]["interruptions"]
        return count

    assert counted() == 0
    assert counted(allowInterruption=True) == 1


def test_one_of_two_that_goes_stops_nothing(stage: Stage) -> None:
    held = stage.caster("first")
    other = {**held, "urn": held["urn"].replace("::first", "::second")}

    done = review(stage, step("same", held), step("delete", other), options=("--fail-on", "interruption"))

    assert done.code == 0, done.text
    assert "leaves the stack; what runs goes on under another resource" in done.text
