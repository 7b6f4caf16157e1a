"""What a stack does with its own shows, as its studios and scenes tell of it; and what is only read."""

from typing import Any

import pytest

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.plan.live import Live, Look
from pulumi_livemedia.review.plan.report import review
from pulumi_livemedia.structures.outcomes import Consequence, Event
from tests.review.plan.samples import CASTER, UNKNOWN, Step, changed, only, reviewed, step

ON, OFF = {"status": "streaming"}, {"status": "idle"}
STOPPED = changed(CASTER, "desiredState", "stopped")
STUDIO = {"normType": 1, "domainName": "play.example.com", "restartDigest": "a"}
MADE = {"casterId": "caster-1"}
SCENE = {"casterId": "caster-1", "scene": "program", "layoutId": "a", "applyTriggers": ["1"]}
LAYOUT = {"casterId": "caster-1", "blendList": ["RV01"], "videoLayer": [{"widthNormalized": 1.0}]}
SEEN, UNSEEN = {"status": "running"}, {"status": "stopped"}


def studio(before: dict[str, Any], after: dict[str, Any], found: dict[str, Any] = STUDIO) -> list[Step]:
    """A studio of which a refresh has found other outputs, or other inputs."""
    refresh = step("refresh", STUDIO, found, kind="ProductionStudio", name="weekly", outputs=MADE | before)
    return [refresh, step("same", found, found, kind="ProductionStudio", name="weekly", outputs=MADE | after)]


def show(op: str, after: dict[str, Any] | None, *, was: dict[str, Any] = ON, now: dict[str, Any] = ON) -> list[Step]:
    """A `LiveCaster` that was, and is found, on air or not."""
    declared, found = (CASTER if status is ON else STOPPED for status in (was, now))
    refresh = step("refresh", declared, found, name="show", outputs=was)
    return [refresh, step(op, found, after, name="show", outputs=now)]


def scene(op: str = "update", value: object = UNKNOWN, status: dict[str, Any] = SEEN) -> Step:
    before = None if op == "create" else SCENE
    after = changed(SCENE, "applyTriggers", [value])
    return step(op, before, after, kind="StudioScene", name="on-air", outputs=status)


def told(*steps: Step) -> dict[str, Any]:
    """What is told, by name."""
    return {each.planned.name: each for each in reviewed(*steps).resources}


def test_a_studio_that_this_stack_has_put_on_air_was_started_by_nobody_else() -> None:
    assert reviewed(*studio(OFF, ON), *show("same", CASTER)).resources == ()


def test_nor_was_one_that_this_stack_has_stopped() -> None:
    assert reviewed(*studio(ON, OFF), *show("same", STOPPED, was=OFF, now=OFF)).resources == ()


@pytest.mark.parametrize(
    "others",
    [
        [],
        show("update", STOPPED, was=OFF, now=ON),
        [step("create", None, CASTER, name="show")],
        [step("same", changed(CASTER, "casterId", "caster-2"), CASTER, name="show", outputs=ON)],
        [step("read", CASTER, CASTER, name="show", outputs=ON)],
    ],
    ids=["no show", "a show that drifted too", "a new show", "another show", "a show that is only read"],
)
def test_what_nothing_in_the_stack_explains_somebody_has_done(others: list[Step]) -> None:
    assert told(*studio(OFF, ON), *others)["weekly"].drift == "runs: somebody has started it"


def test_a_show_that_somebody_has_stopped_explains_no_studio_off_air() -> None:
    found = told(*studio(ON, OFF), *show("update", CASTER, was=ON, now=OFF))

    assert (
        found["weekly"].drift
        == found["show"].drift
        == "does not run any more: it has ended, or somebody has stopped it"
    )


def test_what_else_was_changed_of_an_explained_studio_is_told_without_what_sums_it_up() -> None:
    other = STUDIO | {"domainName": "b.example.com", "restartDigest": "b"}

    found = told(*studio(OFF, ON, other), *show("same", CASTER))

    assert found["weekly"].drift == "was changed elsewhere: domainName"


def test_a_scene_that_is_empty_since_the_show_was_stopped_was_changed_by_nobody() -> None:
    emptied = changed(SCENE, "layoutId", "")
    refresh = step("refresh", SCENE, emptied, kind="StudioScene", name="on-air", outputs=SEEN)
    update = step("update", emptied, SCENE, kind="StudioScene", name="on-air", outputs=UNSEEN)

    found = told(refresh, update, *show("same", STOPPED, was=OFF, now=OFF))

    assert found["on-air"].event is Event.NOTHING_RUNS
    assert found["on-air"].drift == ""
    assert told(refresh, update)["on-air"].drift.startswith("does not run any more")


def test_a_look_at_what_runs_explains_as_a_refresh_does() -> None:
    steps = [
        step("same", STUDIO, STUDIO, kind="ProductionStudio", name="weekly", outputs=MADE | OFF),
        step("same", CASTER, CASTER, name="show", outputs=ON),
    ]
    live = Live("on air", is_running=True, status="streaming", really="running")
    stopped = Live("off air", is_running=False, status="idle", really="stopped")

    def drift(show: Live, weekly: Live) -> str:
        look = Look("now", {steps[0]["urn"]: weekly, steps[1]["urn"]: show})
        found = review({"steps": steps}, Configuration(), look).resources
        return next((each.drift for each in found if each.planned.name == "weekly"), "")

    assert drift(live, live) == ""
    assert drift(stopped, live) == "runs: somebody has started it"


@pytest.mark.parametrize(
    "ending",
    [show("update", STOPPED), show("delete", None), show("replace", changed(CASTER, "casterId", "caster-2"))],
    ids=["stopped", "deleted", "moved"],
)
def test_nothing_goes_live_on_a_show_that_stops(ending: list[Step]) -> None:
    found = told(*ending, scene())

    assert found["on-air"].event is Event.OFF_AIR
    assert found["on-air"].text.endswith("is set; the show stops in the same `pulumi up`")
    assert not found["on-air"].consequences
    assert Consequence.INTERRUPTION in found["show"].consequences


def test_what_a_show_that_stops_shows_does_not_go_live_either() -> None:
    layout = step("update", LAYOUT, changed(LAYOUT, "blendList", ["RV02"]), kind="StudioLayout", name="split")
    live = Live("on air: the program shows it", is_running=True)

    def event(*steps: Step) -> Event:
        found = review({"steps": [layout, *steps]}, Configuration(), Look("now", {layout["urn"]: live})).resources
        return next(each.event for each in found if each.planned.name == "split")

    assert event(*show("same", CASTER)) is Event.ON_AIR
    assert event(*show("update", STOPPED)) is Event.OFF_AIR


@pytest.mark.parametrize(
    "going",
    [
        show("same", CASTER),
        show("update", changed(CASTER, "restartTriggers", [1])),
        show("update", changed(CASTER, "desiredState", UNKNOWN)),
        show("update", changed(CASTER, "casterId", UNKNOWN)),
        [*show("delete", None), step("create", None, CASTER, name="main")],
        [step("delete", CASTER, name="show", outputs=ON, retainOnDelete=True)],
        [step("discard", CASTER, name="show", outputs=ON)],
    ],
    ids=["as it is", "restarted", "perhaps stopped", "perhaps another", "renamed", "retained", "read no more"],
)
def test_a_scene_of_a_show_that_goes_on_goes_live(going: list[Step]) -> None:
    assert told(*going, scene())["on-air"].event is Event.ON_AIR


def test_a_scene_that_is_new_on_a_show_off_air_is_not_seen() -> None:
    off = show("same", STOPPED, was=OFF, now=OFF)

    assert told(*off, scene("create"))["on-air"].event is Event.NOTHING_RUNS
    assert told(*show("same", CASTER), scene("create"))["on-air"].event is Event.START
    assert told(*show("update", CASTER, was=OFF, now=OFF), scene("create"))["on-air"].event is Event.START


READ = {"__name": "x"}


def read(outputs: dict[str, Any]) -> list[Step]:
    """A studio that is only read: of it the id alone is declared, and its outputs tell what it is."""
    found = STUDIO | outputs
    refresh = step("refresh", READ, READ, kind="ProductionStudio", name="x", outputs=STUDIO | MADE | ON)
    return [refresh, step("read", found | READ, READ, kind="ProductionStudio", name="x", outputs=found | MADE | ON)]


def test_a_read_that_changes_nothing_is_quiet() -> None:
    assert reviewed(*read({})).resources == ()


def test_a_read_tells_what_was_changed_elsewhere_and_no_fields_that_go() -> None:
    found = only(*read({"domainName": "b.example.com"}))

    assert (found.event, found.drift) == (Event.READ, "was changed elsewhere: domainName")
    assert found.changed == found.causes == ()


def test_what_is_not_read_any_more_goes_on() -> None:
    found = only(step("discard", CASTER, name="y", outputs=ON))

    assert found.event is Event.LEAVE_RUNNING
    assert not found.consequences
    assert found.costs == ()
