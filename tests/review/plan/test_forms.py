"""What Pulumi writes down in other forms than `preview --json`: files that the real command has written."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from pulumi_livemedia.review.plan.differing import NOT_IN_PLAN
from tests.review.plan.samples import recorded
from tests.review.plan.test_command import run

FOLDER = Path(__file__).parent
PLAN, EVENTS, STATE = (str(FOLDER / name) for name in ("saved_plan.json", "events.jsonl", "state.json"))


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration but the test's own counts."""
    monkeypatch.chdir(tmp_path)


def reviewed(*arguments: str) -> dict[str, Any]:
    """The review as JSON, its resources by name."""
    code, out, err = run(*arguments, "--json")
    assert code == 0, err
    document: dict[str, Any] = json.loads(out)
    return document | {"resources": {each["name"]: each for each in document["resources"]}}


def told(document: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """What happens to each resource, and why."""
    return {name: (each["event"], each["causes"]) for name, each in document["resources"].items()}


def test_a_plan_with_the_state_says_what_the_events_of_the_same_preview_say() -> None:
    plan, events = told(reviewed(PLAN, "--state", STATE)), told(reviewed(EVENTS))

    assert plan == events
    assert plan == {
        "studio": ("end", []),
        "lecture": ("renew", ["encode.videoBitrate"]),
        "stage": ("start", ["desiredState"]),
        "extra": ("start", []),
        "evening-news": ("live", ["layout.customLayout.regions[1].locationX"]),
        "exam": ("next start", ["storageConfig.customConfig.accessKey", "storageConfig.customConfig.secretKey"]),
    }


def test_a_plan_alone_says_what_it_does_not_tell() -> None:
    document = reviewed(PLAN)
    resources = document["resources"]

    assert {name: event for name, (event, _) in told(document).items()} == {
        "studio": "end",
        "lecture": "renew",
        "stage": "start",
        "extra": "start",
        "evening-news": "live",
        # Without the old storage it can not be told that only its keys are others; the engine replaces nothing, though.
        "exam": "live",
    }
    assert resources["lecture"]["changes"][0]["before"] == NOT_IN_PLAN
    # A state has two values: the old one was the other.
    assert resources["stage"]["changes"][0]["before"] == "stopped"
    assert [limit[:30] for limit in document["limits"]] == [
        "This is a saved plan of 2026-1",
        "Nor is what there is now: old ",
    ]
    assert len(reviewed(PLAN, "--state", STATE)["limits"]) == 1
    assert reviewed(EVENTS)["limits"] == []


def test_the_limits_of_a_plan_stand_in_every_form(tmp_path: Path) -> None:
    assert "old values are not told" in run(PLAN)[1]
    assert "old values are not told" in run(PLAN, "--markdown")[1]
    run(PLAN, "--to", str(tmp_path / "report"))
    # A picture of what was before is not made up.
    assert "before, after, and what moved" not in (tmp_path / "report" / "review.md").read_text(encoding="utf-8")


def test_no_secret_of_a_plan_is_shown() -> None:
    for arguments in ((PLAN,), (PLAN, "--markdown"), (PLAN, "--json"), (PLAN, "--state", STATE, "--json")):
        out = run(*arguments)[1]
        assert "v1:" not in out
        assert "ciphertext" not in out


def test_a_plan_that_replaces_tells_the_order() -> None:
    plan = json.loads(Path(PLAN).read_text(encoding="utf-8"))
    lecture = next(each for urn, each in plan["resourcePlans"].items() if urn.endswith("::lecture"))
    lecture["steps"] = ["delete-replaced", "replace", "create-replacement"]

    found = json.loads(run("-", "--json", stdin=plan)[1])["resources"]

    assert next(each["event"] for each in found if each["name"] == "lecture") == "renew with gap"


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"x": None, "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:LiveCaster::a": 7},
        {
            "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:LiveCaster::a": {
                "steps": "create",
                "goal": [],
                "state": 7,
            },
            "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:LiveCaster::b": {
                "steps": [None, "update"],
                "goal": {"inputDiff": {"updates": ["casterId"], "deletes": 7, "adds": None}},
                "state": {"casterId": ["x"]},
            },
        },
    ],
)
def test_a_plan_that_makes_no_sense_is_told_as_far_as_it_can_be(junk: object) -> None:
    assert run("-", stdin={"resourcePlans": junk})[0] == 0


def test_events_that_are_cut_off_are_not_taken_for_all(tmp_path: Path) -> None:
    text = Path(EVENTS).read_text(encoding="utf-8")
    cut = tmp_path / "cut.jsonl"
    cut.write_text(text[: text.index("delete-replaced")], encoding="utf-8")

    code, out, _ = run(str(cut))

    assert code == 2
    assert "the events end before their summary: this is not all" in out
    assert "evening-news" in out


def test_events_of_a_preview_that_failed_are_told(tmp_path: Path) -> None:
    failed = {"sequence": 1, "diagnosticEvent": {"prefix": "error: ", "message": "no such\n", "severity": "error"}}
    events = tmp_path / "failed.jsonl"
    events.write_text(f"{json.dumps(failed)}\n{json.dumps({'sequence': 2, 'summaryEvent': {}})}\n", encoding="utf-8")

    code, out, _ = run(str(events))

    assert code == 2
    assert "the preview failed: no such" in out
    assert "As far as it went, nothing that runs is changed." in out


def test_a_pulumi_that_prints_events_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = tmp_path / "pulumi"
    command.write_text(f"#!/bin/sh\ncat {EVENTS}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert "evening-news" in run()[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Previewing update (dev):\n +  create",
            "it is a preview for people; give what `pulumi preview --json` prints",
        ),
        ("", "is not JSON"),
        ('{"steps": [', "is not JSON"),
        ('{"deployment": {}}', "but a state (pulumi stack export)"),
        ('{"AppId": "x"}', "but a request: `livemedia check`"),
        ('{"resourcePlans": []}', "it is not what `pulumi preview --json` prints"),
        ("[]", "it is not what `pulumi preview --json` prints"),
        ('[{"sequence": 1}]', "it is not what `pulumi preview --json` prints"),
    ],
)
def test_what_is_none_of_the_forms_is_said(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "given"
    file.write_text(text, encoding="utf-8")

    code, out, err = run(str(file))

    assert (code, out) == (2, "")
    assert words in err
    assert "cure: " in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((PLAN, "--state", "nowhere.json"), "nowhere.json can not be read"),
        ((PLAN, "--state", PLAN), "holds no state of a stack"),
        ((EVENTS, "--state", STATE), "--state is for a saved plan, or for --live"),
        ((EVENTS, "--stack", "dev"), "--stack and --cwd are for"),
    ],
)
def test_a_state_that_is_of_no_use_is_said(arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert words in err


def test_a_plan_alone_has_nothing_to_look_at() -> None:
    code, out, _ = run(PLAN, "--live")

    assert code == 3
    assert "a saved plan does not hold what there is" in out


def test_a_layout_is_drawn_of_each_form(tmp_path: Path) -> None:
    for number, source in enumerate((PLAN, EVENTS)):
        drawn = tmp_path / f"{number}.svg"
        result = CliRunner().invoke(app, ["layout", source, "--resource", "evening-news", "--svg", str(drawn)])
        assert result.exit_code == 0, result.output
        assert drawn.read_text(encoding="utf-8").startswith("<svg")


def test_the_form_that_is_printed_stays_as_it_is() -> None:
    assert run("-", stdin=recorded())[0] == 0
