"""What an update that failed has left behind, and names that an alias gives: as the real engine has told of them.

`interrupted.json` holds what the real command has written, cut down to what is read. Deletes and creates of
replacements failed in the emulator; then each preview was made in several forms.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.forms import as_preview
from pulumi_livemedia.review.plan.live import Live, Look
from pulumi_livemedia.review.plan.report import Review, review, to_json
from pulumi_livemedia.structures.outcomes import Consequence, Event
from tests.review.plan.samples import CASTER, changed, only, reviewed, step

RECORDED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "interrupted.json").read_text(encoding="utf-8")
)
FORMER_ID = "661e00000000000000000001/studio-1/evening-news-362298f902ba"
PREFIX = "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:"
INTERRUPTION = Consequence.INTERRUPTION
ADOPTING = changed(CASTER, "adopt", True)  # noqa: FBT003 - a value
OTHER = changed(CASTER, "casterId", "caster-2")

Told = list[tuple[str, str, bool]]
"""The event of each resource, its name, and whether something is interrupted."""


def document(case: str, form: str) -> Any:  # noqa: ANN401 - a preview
    recorded = RECORDED[case]
    if form != "plan with state":
        return as_preview(recorded[form])
    held: dict[str, list[Any]] = {}
    for row in recorded["state"]["deployment"]["resources"]:
        held.setdefault(row["urn"], []).append(row)
    return as_preview(recorded["plan"], held)


def review_of(case: str, form: str = "preview", look: Look | None = None) -> Review:
    return review(document(case, form), Configuration(), look)


def told(found: Review) -> Told:
    return [
        (each.event.value, each.planned.name, INTERRUPTION in each.consequences)
        for each in sorted(found.resources, key=lambda each: each.event.value)
    ]


FORMS: dict[str, tuple[list[str], Told, int]] = {
    "former recording": (
        ["preview", "brief", "events", "plan with state"],
        [("end former run", "evening-news", False)],
        1,
    ),
    "former recording, replaced again": (
        ["preview", "brief", "plan with state"],
        [("end former run", "evening-news", False), ("renew", "evening-news", False)],
        0,
    ),
    "former recording, declared again": (
        ["preview"],
        [("keep former", "evening-news", False), ("renew", "evening-news", False)],
        0,
    ),
    "former recording, removed": (
        ["preview"],
        [("end", "evening-news", True), ("end former run", "evening-news", False)],
        0,
    ),
    "former recording that has ended": (["preview"], [("leave former", "evening-news", False)], 1),
    "former caster": (["preview", "plan with state"], [("end former thing", "studio", True)], 1),
    "half-done recording": (["preview", "brief", "events", "plan"], [("start", "evening-news", False)], 0),
    "half-done recording, removed": (["preview", "plan"], [("leave stopped", "evening-news", False)], 0),
    "half-done caster": (["preview"], [("start", "studio", False)], 0),
    "caster moved with a gap": (
        ["preview", "brief", "brief without refresh", "plan"],
        [("move with gap", "studio", True)],
        0,
    ),
    "alias": (
        ["preview", "events", "plan", "plan with state"],
        [("local", "late-news", False), ("start", "show", False)],
        0,
    ),
    "alias, replaced": (["preview", "plan", "plan with state"], [("renew", "late-news", False)], 1),
}


@pytest.mark.parametrize(("case", "form"), [(case, form) for case, (forms, _, _) in FORMS.items() for form in forms])
def test_every_form_tells_the_same(case: str, form: str) -> None:
    _, expected, unchanged = FORMS[case]

    found = review_of(case, form)

    assert told(found) == expected
    assert found.unchanged == unchanged


def test_a_former_run_is_told_beside_what_is_declared() -> None:
    [former] = review_of("former recording").resources

    assert former.text == "a former run, which an update that failed has left behind, ends; its files are kept"
    assert former.costs == ("billing of the former one ends",)
    assert former.notes == ()
    assert former.drift == ""
    assert former.planned.row == (f"{PREFIX}RtcRecordTask::evening-news", FORMER_ID)
    assert review_of("former recording that has ended").resources[0].drift.startswith("does not run any more")


def test_a_preview_without_the_declared_one_says_how_it_is_told() -> None:
    [former] = review_of("former recording", "without sames").resources

    assert (former.event, former.consequences) == (Event.END_FORMER_RUN, frozenset())
    assert former.notes == ("the preview does not tell of the declared one; `--show-sames` does",)


def test_a_plan_alone_does_not_tell_what_the_former_one_is_so_the_worst_is_told() -> None:
    for case in ("former recording", "former caster"):
        [former] = review_of(case, "plan").resources
        assert former.event is Event.END_FORMER_THING
        assert former.text.startswith("perhaps, as not all values are known yet: ")
        assert former.consequences == {INTERRUPTION}


def test_what_a_failed_replacement_has_taken_down_is_said_not_to_run() -> None:
    for case in ("half-done recording", "half-done caster"):
        [found] = review_of(case).resources
        assert found.consequences == {Consequence.GOES_LIVE}
        assert found.notes == ("an update that failed has taken the former one down already: nothing that runs is stopped",)  # fmt: skip  # noqa: E501
        assert found.costs[0].startswith("billing begins")


def test_the_order_is_told_by_the_only_step_of_a_replacement_too() -> None:
    gap = [each for form in ("brief", "brief without refresh") for each in review_of("caster moved with a gap", form).resources]  # fmt: skip  # noqa: E501
    [renewed] = [each for each in review_of("former recording, replaced again", "brief").resources if each.changed]

    assert [each.planned.deletes_first for each in (*gap, renewed)] == [True, True, False]
    assert [each.notes for each in (*gap, renewed)] == [()] * 3


def test_a_look_finds_each_for_itself() -> None:
    urn = f"{PREFIX}RtcRecordTask::evening-news"
    runs, ended = (
        Live("recording", is_running=True, status="recording"),
        Live("ended", is_running=False, status="ended"),
    )

    both = review_of("former recording", look=Look("now", {urn: runs}, {(urn, FORMER_ID): runs}))
    gone = review_of("former recording", look=Look("now", {urn: runs}, {(urn, FORMER_ID): ended}))
    alone = review_of("former recording", look=Look("now", {urn: ended}, {(urn, FORMER_ID): runs}))
    dark = Look("now", {urn: runs}, {(urn, FORMER_ID): Live("", None, problem="no key")})

    assert [(each.event, each.now) for each in both.resources] == [(Event.END_FORMER_RUN, "recording")]
    assert [each.live for each in both.untouched] == [runs]
    assert [(each.event, each.now) for each in gone.resources] == [(Event.LEAVE_FORMER, "ended")]
    # Nothing goes on in its place: then its end is one.
    assert alone.interruptions_now == 1
    assert not dark.is_whole
    assert dark.problems == ["no key"]


def test_what_an_alias_renames_is_looked_up_by_the_name_that_the_stack_has() -> None:
    found = {
        f"{PREFIX}LiveCaster::studio": Live("off air", is_running=False, status="idle", really="stopped"),
        f"{PREFIX}RtcRecordTask::evening-news": Live("recording", is_running=True, status="recording"),
        f"{PREFIX}RtcRecordTask::late-news": Live("runs", is_running=True),
    }

    changes = review_of("alias", look=Look("now", found))
    found[f"{PREFIX}LiveCaster::studio"] = Live("on air", is_running=True, status="streaming", really="running")
    restart = review_of("alias, replaced", look=Look("now", found))

    assert {each.planned.name: each.now for each in changes.resources} == {"show": "off air", "late-news": "recording"}
    assert changes.untouched == ()
    assert [each.name for each in restart.untouched] == ["show"]
    assert [each["name"] for each in to_json(restart)["now"]["unchanged"]] == ["show"]
    assert [each.drift[:21] for each in changes.resources if each.planned.name == "show"] == ["does not run any more"]


def test_names_that_are_swapped_keep_their_own() -> None:
    one, other = (step("update", CASTER, ADOPTING, name=name) for name in "ab")
    one["oldState"] |= {"urn": other["urn"], "id": "1"}
    other["oldState"] |= {"urn": one["urn"], "id": "2"}
    refreshed = [{"op": "refresh", "urn": each["oldState"]["urn"], **states(each)} for each in (one, other)]
    look = Look("now", {one["urn"]: Live("two", is_running=True), other["urn"]: Live("one", is_running=True)})

    found = review({"steps": [*refreshed, one, other]}, Configuration(), look).resources

    assert {each.planned.name: each.live.text for each in found if each.live} == {"a": "one", "b": "two"}
    assert all(each.planned.recorded for each in found)


def states(of: dict[str, Any]) -> dict[str, Any]:
    return {"oldState": of["oldState"], "newState": of["oldState"]}


def left(inputs: dict[str, Any], **flags: object) -> dict[str, Any]:
    """The step that deletes a former run."""
    return step("delete-replaced", inputs, delete=True, id="former", **flags)  # type: ignore[arg-type]  # of `step`


STAYS = step("same", CASTER, CASTER, id="declared")


@pytest.mark.parametrize(
    ("former", "declared", "event", "is_interrupted"),
    [
        (left(OTHER), STAYS, Event.END_FORMER_THING, True),
        (left(OTHER), None, Event.END_FORMER_THING, True),
        (left(CASTER), STAYS, Event.KEEP_FORMER, False),
        (left(OTHER, outputs={"status": "idle"}), STAYS, Event.LEAVE_FORMER, False),
        (left(OTHER, retainOnDelete=True), STAYS, Event.LEAVE_RUNNING, False),
    ],
    ids=["another caster", "with nothing beside it", "the same caster", "off air", "retained"],
)
def test_what_a_former_one_is_decides(former: Any, declared: Any, event: Event, is_interrupted: bool) -> None:  # noqa: ANN401, FBT001 - steps, a value
    found = only(*filter(None, (declared, former)))

    assert found.event is event
    assert (INTERRUPTION in found.consequences) is is_interrupted


def test_several_former_runs_are_told_one_by_one() -> None:
    one, other = (changed(OTHER, "casterId", name) for name in ("caster-3", "caster-4"))
    steps = [step("delete-replaced", each, delete=True, id=each["casterId"]) for each in (one, other)]

    found = reviewed(STAYS, *steps)

    assert [each.event for each in found.resources] == [Event.END_FORMER_THING] * 2
    assert found.unchanged == 1


def test_a_former_run_that_a_refresh_finds_gone_is_nothing_to_tell() -> None:
    assert reviewed(STAYS, step("refresh", OTHER, None, delete=True, id="former")).resources == ()


HIDDEN = CASTER | {"restartTriggers": "[secret]"}


def test_an_update_that_hides_what_differs_is_not_called_harmless() -> None:
    silent = step("update", HIDDEN, HIDDEN)
    reasons = silent | {"diffReasons": ["restartTriggers"]}
    ours = silent | {"diffReasons": ["__provider"]}

    assert only(silent).event is Event.HIDDEN
    assert only(silent).text.startswith("is changed; the preview does not tell what")
    assert only(silent | {"oldState": None}).event is Event.HIDDEN
    assert only(silent | {"newState": None}).event is Event.HIDDEN
    assert [change.place for change in only(reasons).causes] == ["restartTriggers"]
    assert only(reasons).event is Event.RESTART
    assert only(ours).event is Event.LOCAL
