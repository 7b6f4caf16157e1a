"""What the engine plans and the fields declare, in the words of what runs."""

from typing import Any

import pytest

from pulumi_livemedia.dynamic.hidden import DECLARED_STATE
from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.live import Live, Look
from pulumi_livemedia.review.plan.report import review
from pulumi_livemedia.structures.outcomes import Consequence, Event
from tests.review.plan.samples import CASTER, RECORDING, UNKNOWN, Step, changed, only, recorded, reviewed, step

STOPPED = changed(CASTER, "desiredState", "stopped")
OTHER = changed(CASTER, "casterId", "caster-2")
TRIGGERED = changed(CASTER, "restartTriggers", ["monday"])
ADOPTED = changed(CASTER, "adopt", True)  # noqa: FBT003 - a value
IDLE = {"status": "idle"}


def recording(op: str, path: str = "", value: object = None, **given: object) -> Step:
    """A step of a recording, of which one field changes."""
    after = changed(RECORDING, path, value) if path else RECORDING
    return step(op, RECORDING, after, kind="RtcRecordTask", **given)  # type: ignore[arg-type]  # of `step`


CASES = {
    "a caster that is new goes on air": (step("create", None, CASTER), Event.START),
    "a caster that is new and stopped stays off air": (step("create", None, STOPPED), Event.ENTER_STOPPED),
    "a stopped one goes on air": (step("update", STOPPED, CASTER), Event.START),
    "a running one stops": (step("update", CASTER, STOPPED), Event.STOP),
    "one that ended by itself does not stop again": (step("update", CASTER, STOPPED, outputs=IDLE), Event.NOTHING_RUNS),
    "a deleted one stops": (step("delete", CASTER), Event.END),
    "a deleted one that is off air does not": (step("delete", STOPPED), Event.LEAVE_STOPPED),
    "nor one that is found off air": (step("delete", CASTER, outputs=IDLE), Event.LEAVE_STOPPED),
    "a retained one goes on": (step("delete", CASTER, retainOnDelete=True), Event.LEAVE_RUNNING),
    "a trigger restarts": (step("update", CASTER, TRIGGERED), Event.RESTART),
    "a trigger of a stopped one does nothing": (
        step("update", STOPPED, changed(STOPPED, "restartTriggers", [1])),
        Event.NOTHING_RUNS,
    ),
    "how the provider works is the state's business": (step("update", CASTER, ADOPTED), Event.LOCAL),
    "also while nothing runs": (step("update", STOPPED, changed(STOPPED, "adopt", True)), Event.LOCAL),  # noqa: FBT003
    "another caster, the old one first": (step("replace", CASTER, OTHER), Event.MOVE_WITH_GAP),
    "the same caster again": (step("replace", CASTER, CASTER), Event.RENEW_WITH_GAP),
    "a stopped one is replaced by one that runs": (step("replace", STOPPED, OTHER), Event.START),
    "one that runs is replaced by a stopped one": (
        step("replace", CASTER, changed(OTHER, "desiredState", "stopped")),
        Event.STOP,
    ),
    "an import takes it as it is": (step("import", CASTER, CASTER), Event.IMPORT),
    "other encoding is another file": (recording("replace", "taskId", "news-111111111111"), Event.RENEW),
    "a TaskId that stays was given, so it stops first": (
        recording("replace", "encode.videoBitrate", 900),
        Event.RENEW_WITH_GAP,
    ),
    "another room": (
        step(
            "replace",
            RECORDING,
            changed(changed(RECORDING, "roomId", "studio-2"), "taskId", "news-1"),
            kind="RtcRecordTask",
        ),
        Event.MOVE,
    ),
    "what to do at the end is for later": (recording("update", "whenEnded", "leave"), Event.LOCAL),
}


@pytest.mark.parametrize(("planned", "event"), CASES.values(), ids=CASES.keys())
def test_what_is_planned_is_told_as_what_happens(planned: Step, event: Event) -> None:
    assert only(planned).event is event


def test_a_recording_that_has_ended_is_not_changed_now() -> None:
    news = [each for each in recorded()["steps"] if each["urn"].endswith("::evening-news")]
    [update] = [each for each in news if each["op"] == "update"]
    assert only(update).event is Event.LIVE

    update["oldState"]["outputs"]["recordStatus"] = "ended"

    assert only(update).event is Event.NOTHING_RUNS
    assert only(update).text == "nothing is recorded now; the change counts for the next start"


@pytest.mark.parametrize(("operations", "event"), [
    (("create-replacement", "replace", "delete-replaced"), Event.MOVE),
    (("delete-replaced", "replace", "create-replacement"), Event.MOVE_WITH_GAP),
    (("discard-replaced", "replace", "create-replacement"), Event.MOVE_WITH_GAP),
])  # fmt: skip
def test_the_order_of_a_replacement_is_that_of_the_preview(operations: tuple[str, ...], event: Event) -> None:
    steps = [step(op, CASTER, None if "-replaced" in op else OTHER) for op in operations]

    told = only(*steps)

    assert told.event is event
    assert told.notes == ()


def test_an_order_that_the_preview_does_not_tell_is_said() -> None:
    assert "which comes first" in only(step("replace", CASTER, OTHER)).notes[0]


def test_a_state_that_is_not_known_yet_is_a_perhaps() -> None:
    told = only(step("update", STOPPED, changed(CASTER, "desiredState", UNKNOWN)))

    assert told.event is Event.START
    assert told.text == "perhaps, as not all values are known yet: goes on air"
    assert Consequence.GOES_LIVE in told.consequences
    assert told.notes == ("not known before `pulumi up`: desiredState",)


def test_a_show_that_may_stop_is_told_to_stop() -> None:
    told = only(step("update", CASTER, changed(CASTER, "desiredState", UNKNOWN)))

    assert told.event is Event.STOP
    assert told.text.startswith("perhaps, as not all values are known yet: stops the show")
    assert Consequence.INTERRUPTION in told.consequences


def test_what_is_adopted_to_be_stopped_is_interrupted_if_it_runs() -> None:
    new = step("create", None, changed(ADOPTED, "desiredState", "stopped"))
    look = Look("now", {new["urn"]: Live("on air", is_running=True)})
    [live] = review({"steps": [new]}, Configuration(), look).resources

    assert only(new).event is Event.ENTER_STOPPED
    assert only(new).notes == ("`adopt` is set: what runs already is stopped, whoever has started it",)
    assert live.event is Event.STOP
    assert live.interrupts_now
    assert live.costs == ("billing ends",)


def test_a_replacement_of_what_is_retained_interrupts_nothing() -> None:
    told = only(step("replace", CASTER, OTHER, retainOnDelete=True))

    assert told.event is Event.START
    assert Consequence.INTERRUPTION not in told.consequences
    assert "it is retained: the present one is not stopped, and both run" in told.notes


def test_a_restart_that_depends_on_something_unknown_is_a_perhaps() -> None:
    before = changed(RECORDING, "businessId", "monday")
    after = changed(changed(before, "businessId", UNKNOWN), "taskId", UNKNOWN)

    told = only(step("replace", before, after, kind="RtcRecordTask"))

    assert not told.is_certain
    assert [change.place for change in told.causes] == ["businessId"]


def test_a_protected_resource_is_told() -> None:
    assert only(step("delete", CASTER, protect=True)).notes == ("it is protected: `pulumi up` will refuse this",)


def test_what_a_refresh_finds_is_told_and_nothing_else() -> None:
    found = only(step("refresh", CASTER, CASTER), step("update", STOPPED, CASTER, outputs=IDLE))
    quiet = reviewed(step("refresh", CASTER, CASTER), step("same", CASTER, CASTER))

    assert found.drift == "does not run any more: it has ended, or somebody has stopped it"
    assert quiet.resources == ()
    assert quiet.unchanged == 1


def test_a_recording_that_ended_while_nothing_changes_is_told() -> None:
    refresh = recording("refresh", outputs={"recordStatus": "recording"})
    same = recording("same", outputs={"recordStatus": "ended"})

    told = only(refresh, same)

    assert told.event is Event.SAME
    assert told.drift.startswith("does not run any more")


def test_a_caster_that_is_gone_is_created_anew_and_said_to_be_gone() -> None:
    told = only(step("refresh", CASTER, None), step("create", None, CASTER))

    assert told.event is Event.START
    assert told.drift == "is gone: somebody has removed it"


@pytest.mark.parametrize(("adopt", "notes"), [(False, 1), (True, 1)])
def test_another_name_for_what_runs_is_no_stop_and_no_start(adopt: bool, notes: int) -> None:  # noqa: FBT001 - a value
    new = changed(CASTER, "adopt", adopt)

    told = {each.planned.name: each for each in reviewed(step("create", None, new, name="b"), step("delete", CASTER, name="a")).resources}  # fmt: skip  # noqa: E501

    assert told["a"].event is Event.HAND_OVER
    assert told["b"].event is Event.TAKE_OVER
    assert not told["a"].consequences | told["b"].consequences
    assert len(told["b"].notes) == notes
    assert ("will refuse" in told["b"].notes[0]) is not adopt


def test_another_name_for_what_is_retained_is_no_start_either() -> None:
    new, old = step("create", None, CASTER, name="b"), step("delete", CASTER, name="a", retainOnDelete=True)

    told = {each.planned.name: each for each in reviewed(new, old).resources}

    assert told["a"].event is Event.LEAVE_RUNNING
    assert told["b"].event is Event.TAKE_OVER
    assert "will refuse" in told["b"].notes[0]


def test_two_things_are_not_taken_for_one() -> None:
    told = reviewed(step("create", None, OTHER, name="b"), step("delete", CASTER, name="a"))

    assert [each.event for each in told.resources] == [Event.END, Event.START]


def test_a_kind_of_another_version_is_told_in_general_words() -> None:
    told = only(step("delete", {"wall": 1}, kind="VideoWall"))

    assert told.text == "is deleted"


def test_the_bill_is_told_where_it_changes() -> None:
    begins = only(step("create", None, CASTER))
    ends = only(step("delete", CASTER))
    larger = only(recording("replace", "encode.videoWidth", 1280))
    keys = only(recording("update", "whenEnded", "leave"))

    assert begins.costs == ("billing begins (by the minute, at the rate of the resolution that is put out)",)
    assert ends.costs == ("billing ends",)
    assert larger.costs == ("`encode.videoWidth`: the recorded picture has another size",)
    assert keys.costs == ()


STUDIO = {"normType": 1, "chargeType": "PostPaid", "domainName": "play.example.com"}


@pytest.mark.parametrize(
    ("planned", "event", "consequences"),
    [
        (step("create", None, STUDIO, kind="ProductionStudio"), Event.START, set()),
        (
            step("delete", STUDIO, kind="ProductionStudio", outputs={"status": "streaming"}),
            Event.END,
            {Consequence.INTERRUPTION},
        ),
        (step("delete", STUDIO, kind="ProductionStudio", outputs=IDLE), Event.LEAVE_STOPPED, set()),
        (
            step("replace", STUDIO, changed(STUDIO, "normType", 6), kind="ProductionStudio", outputs=IDLE),
            Event.RENEW,
            {Consequence.INTERRUPTION},
        ),
        (
            step("update", {"casterId": "c", "layoutId": "a"}, {"casterId": "c", "layoutId": "b"}, kind="StudioScene"),
            Event.ON_AIR,
            {Consequence.GOES_LIVE},
        ),
        (step("delete", {"casterId": "c"}, kind="StudioComponent"), Event.END, set()),
    ],
)
def test_what_does_not_run_by_itself_is_told_too(planned: Step, event: Event, consequences: set[Consequence]) -> None:
    told = only(planned)

    assert told.event is event
    assert set(told.consequences) == consequences


ENDED = {"recordStatus": "ended", "stopReason": "IdleTimeOut"}
FAILS = changed(RECORDING, "whenEnded", "fail")


def ended(after: dict[str, Any] = FAILS, op: str = "update", **outputs: str) -> Step:
    """A recording that a refresh has found to have ended."""
    found = changed(RECORDING, "desiredState", "stopped")
    return step(op, found, after, kind="RtcRecordTask", outputs=ENDED | outputs)


def test_a_recording_that_ended_by_itself_is_not_started_where_that_is_a_failure() -> None:
    told = only(ended())

    assert told.event is Event.REFUSED
    assert told.text.startswith("nothing starts: ")
    assert not told.consequences
    assert told.costs == ()
    assert [change.place for change in told.causes] == ["desiredState"]
    assert only(ended(stopReason="StopByAPI")).event is Event.START
    assert only(ended(RECORDING)).event is Event.START
    # Another recording in its place is no failure.
    other = only(ended(changed(FAILS, "encode.videoBitrate", 900), "replace"))
    assert other.event is Event.START
    assert [change.place for change in other.causes] == ["encode.videoBitrate"]


@pytest.mark.parametrize(("allowed", "event"), [
    (False, Event.REFUSED),
    (None, Event.REFUSED),
    (True, Event.INTERRUPT),
    (UNKNOWN, Event.INTERRUPT),
])  # fmt: skip
def test_a_studio_on_air_is_interrupted_only_where_that_is_allowed(allowed: object, event: Event) -> None:
    before = STUDIO if allowed is None else STUDIO | {"allowInterruption": allowed}
    after = changed(before, "domainName", "other.example.com")

    def told(status: str) -> Assessment:
        return only(step("update", before, after, kind="ProductionStudio", outputs={"status": status}))

    assert told("streaming").event is event
    assert (Consequence.INTERRUPTION in told("streaming").consequences) is (event is Event.INTERRUPT)
    assert ("unless `allow_interruption=True`" in told("streaming").text) is (event is Event.REFUSED)
    assert [change.place for change in told("streaming").causes] == ["domainName"]
    assert told("idle").event is Event.NOTHING_RUNS


def test_what_is_declared_to_stop_or_to_run_is_the_cause_whatever_else_is_another() -> None:
    other = changed(changed(RECORDING, "encode.videoBitrate", 900), "taskId", "news-111111111111")
    stopped = changed(other, "desiredState", "stopped")
    by_hand = {"recordStatus": "ended", "stopReason": "StopByAPI"}

    stops = only(step("replace", RECORDING, stopped, kind="RtcRecordTask"))
    starts = only(ended(other, "replace", **by_hand))

    assert (stops.event, starts.event) == (Event.STOP, Event.START)
    for told in (stops, starts):
        assert [change.place for change in told.causes] == ["desiredState"]


@pytest.mark.parametrize(("first", "after", "event"), [
    ("create-replacement", RECORDING, Event.GO_ON),
    ("delete-replaced", RECORDING, Event.RENEW_WITH_GAP),
    ("create-replacement", changed(RECORDING, "taskId", "news-111111111111"), Event.RENEW),
    ("create-replacement", changed(RECORDING, "taskId", UNKNOWN), Event.RENEW),
])  # fmt: skip
def test_a_replacement_that_takes_back_what_runs_restarts_nothing(first: str, after: Any, event: Event) -> None:  # noqa: ANN401
    steps = ["create-replacement", "replace", "delete-replaced"]
    order = steps if first == steps[0] else steps[::-1]

    told = only(
        *(step(op, RECORDING, None if op == "delete-replaced" else after, kind="RtcRecordTask") for op in order)
    )

    assert told.event is event
    assert (Consequence.RESTART in told.consequences) is (event is not Event.GO_ON)
    if event is Event.GO_ON:
        assert told.costs == ()
        assert "another value of `restart_triggers` restarts it" in told.text


def test_an_update_that_only_forgets_what_was_declared_is_told_as_that() -> None:
    """Somebody has stopped a show, and now the program does not want it on air either."""
    found = {**IDLE, DECLARED_STATE: "running"}

    assert only(step("update", STOPPED, STOPPED, outputs=found)).event is Event.LOCAL
    assert only(step("update", STOPPED, STOPPED, outputs=IDLE)).event is Event.HIDDEN
