"""`livemedia review --live`: the same change reads otherwise where something is on air."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.review.documents import UNKNOWN_MARK
from tests.cli.cloud import CASTER, KEY, is_read
from tests.docs.shown import is_shown
from tests.inspection.test_status import CAMERA, LAYOUT, STUDIO, program_of
from tests.sweep.stage import Row, Stage, Swept
from tools.policies import CLOUDS, FREE

OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"
STREAMS = {"streamList": [{"index": 0, "userId": "host"}, {"index": 1, "userId": "guest"}]}
SINCE = r"\d\d:\d\d UTC \(\d+ min\)"


def step(op: str, held: Row | None, **changed: object) -> Row:
    """A step of a preview, from a row of the state and the inputs that are another."""
    made: Row = {"op": op, "urn": held["urn"] if held else changed["urn"]}
    if held is not None:
        made["oldState"] = held
    if op not in ("delete", "delete-replaced"):
        before = held or {"inputs": {}, "type": str(changed["urn"]).split("::")[2]}
        inputs = {**before["inputs"], **{key: value for key, value in changed.items() if key != "urn"}}
        made["newState"] = {"urn": made["urn"], "type": before["type"], "inputs": inputs}
    return made


def review(stage: Stage, *steps: Row, options: tuple[str, ...] = (), **environment: str) -> Swept:
    preview = stage.file({"steps": list(steps)})
    return stage.livemedia("review", preview, "--live", *options, **environment)


def told(stage: Stage, *steps: Row) -> dict[str, Any]:
    """What is told of the one resource."""
    done = review(stage, *steps, options=("--json",))
    assert done.code == 0, done.text + done.errors
    [resource] = done.json["resources"]
    found: dict[str, Any] = resource
    return found


def test_what_is_on_air_is_interrupted_and_what_is_off_air_is_not(stage: Stage) -> None:
    deleted = step("delete", stage.caster())

    on_air = told(stage, deleted)
    assert on_air["consequences"] == ["interruption"]
    assert re.fullmatch(rf"interrupts: on air since {SINCE}", on_air["now"]["told"])
    assert review(stage, deleted, options=("--fail-on", "interruption")).code == 1

    stage.cloud.stop()
    off_air = told(stage, deleted)
    assert off_air["consequences"] == []
    assert off_air["now"]["told"] == "off air: nothing is interrupted"
    assert off_air["text"] == "leaves the stack; it is off air, and the caster is kept"
    assert review(stage, deleted, options=("--fail-on", "interruption")).code == 0


def test_a_change_starts_a_show_that_somebody_has_stopped(stage: Stage) -> None:
    changed = step("update", stage.caster(), restartTriggers=["monday"])
    assert told(stage, changed)["event"] == "restart"

    stage.cloud.stop()
    assert told(stage, changed)["event"] == "start"


def test_a_change_stops_a_show_that_somebody_has_started(stage: Stage) -> None:
    held = stage.caster(desired_state="stopped")
    stage.cloud.start()

    found = told(stage, step("update", held, restartTriggers=["monday"]))

    assert found["event"] == "stop"
    assert found["now"]["told"].startswith("interrupts: on air since")


def test_what_only_the_state_is_about_starts_and_stops_nothing(stage: Stage) -> None:
    held = stage.caster()
    stage.cloud.stop()

    assert told(stage, step("update", held, adopt=True))["event"] == "local"


def test_a_recording_is_told_with_its_streams_and_its_end(stage: Stage) -> None:
    stage.cloud.publish("host", "guest")
    held = stage.recording(targetStreams=STREAMS, control={"maxRecordTime": 7200})

    now = told(stage, step("update", held, whenEnded="leave"))["now"]

    assert re.fullmatch(rf"recording since {SINCE}, 2 streams, until .*\d\d:\d\d UTC by MaxRecordTime", now["text"])
    since, until = (int(now[name][11:13]) * 60 + int(now[name][14:16]) for name in ("since", "until"))
    assert (until - since) % (24 * 60) == 120


def test_a_recording_that_has_ended_is_not_interrupted(stage: Stage) -> None:
    held = stage.recording()
    waiting = told(stage, step("delete", held))
    assert waiting["now"]["told"].startswith("interrupts: waits for somebody to publish, billed, since")

    stage.cloud.end(held["id"], "IdleTimeOut")
    ended = told(stage, step("delete", held))
    assert ended["consequences"] == []
    assert re.fullmatch(
        r"ended by itself at \d\d:\d\d UTC \(IdleTimeOut\): nothing is interrupted", ended["now"]["told"]
    )
    assert told(stage, step("replace", held, encode={"videoBitrate": 900}))["event"] == "start"


def test_a_recording_that_somebody_has_stopped_is_told_and_that_nothing_follows(stage: Stage) -> None:
    held = stage.recording()
    stage.cloud.end(held["id"])

    found = told(stage, step("same", held))

    assert found["event"] == "same"
    assert found["now"]["told"].startswith("was stopped at")
    assert "`pulumi up` leaves it so" in found["notes"][0]


def test_a_recording_out_of_sight_can_not_be_told(stage: Stage) -> None:
    held = stage.recording()
    held["outputs"]["startTime"] -= 73 * 3600 * 1000
    stage.cloud.end(held["id"])
    stage.cloud.advance(73 * 3600)

    done = review(stage, step("delete", held), options=("--json",))

    assert done.code == 3
    [found] = done.json["resources"]
    assert found["consequences"] == ["interruption"]
    assert found["now"]["told"].startswith("not known: out of sight, as each recording is 72 h after its start")


def test_what_will_be_created_may_run_already(stage: Stage) -> None:
    urn = stage.caster()["urn"]

    running = told(stage, step("create", None, urn=urn, casterId=CASTER, desiredState="running"))
    assert running["now"]["running"] is True
    assert running["notes"][0].startswith("it runs already")

    unknown = told(stage, step("create", None, urn=urn, casterId=UNKNOWN_MARK, desiredState="running"))
    assert "now" not in unknown


def test_a_resource_that_gets_another_name_is_told_once(stage: Stage) -> None:
    held = stage.caster()
    new = step("create", None, urn=held["urn"].replace("::show", "::main"), casterId=CASTER, desiredState="running")

    done = review(stage, step("delete", held), new, options=("--json",)).json["resources"]

    found = {each["name"]: each for each in done}
    assert found["show"]["event"] == "hand over"
    assert found["show"]["now"]["told"].startswith("on air since")
    assert [note[:10] for note in found["main"]["notes"]] == ["what runs "]


@pytest.mark.parametrize("is_from_state", [False, True], ids=["of the preview", "of a state"])
def test_a_former_run_is_looked_at_beside_what_is_declared(stage: Stage, is_from_state: bool) -> None:  # noqa: FBT001 - a value
    held, former = stage.caster(), {**stage.caster("show", OTHER), "delete": True}
    options = ("--state", stage.export(held, former)) if is_from_state else ()
    steps = [step("same", held), step("delete-replaced", former)]

    both = review(stage, *steps, options=("--json", *options)).json
    stage.cloud.stop(OTHER)
    stopped = review(stage, *steps, options=("--json", *options)).json

    [found] = both["resources"]
    assert (found["event"], found["consequences"]) == ("end former thing", ["interruption"])
    assert found["now"]["told"].startswith("interrupts: on air since")
    assert [(each["name"], each["running"]) for each in both["now"]["unchanged"]] == [("show", True)]
    assert both["unchanged"] == 1
    [found] = stopped["resources"]
    assert (found["event"], found["consequences"]) == ("leave former", [])
    assert found["now"]["told"] == "off air: nothing is interrupted"
    assert [(each["name"], each["running"]) for each in stopped["now"]["unchanged"]] == [("show", True)]


@pytest.mark.parametrize("is_from_state", [False, True], ids=["of the preview", "of a state"])
def test_what_an_alias_renames_is_told_once(stage: Stage, is_from_state: bool) -> None:  # noqa: FBT001 - a value
    held, recording = stage.caster(), stage.recording()
    options = ("--state", stage.export(held, recording)) if is_from_state else ()
    steps = [step("refresh", each) for each in (held, recording)]
    for before, op, changed in ((held, "update", {"restartTriggers": [1]}), (recording, "same", {})):
        renamed = step(op, before, **changed)
        renamed["urn"] = renamed["newState"]["urn"] = f"{before['urn']}-renamed"
        steps.append(renamed)

    done = review(stage, *steps, options=("--json", *options)).json

    [found] = done["resources"]
    assert found["name"] == "show-renamed"
    assert found["now"]["told"].startswith("interrupts: on air since")
    assert [each["name"] for each in done["now"]["unchanged"]] == ["evening-news-renamed"]
    assert done["unchanged"] == 1


def test_a_caster_that_is_gone_is_told(stage: Stage) -> None:
    held = stage.caster()
    stage.cloud.remove()

    found = told(stage, step("update", held, restartTriggers=[1]))

    assert found["now"]["told"] == "gone: nothing is interrupted"
    assert found["notes"] == ["it is gone: `pulumi up` will refuse; `pulumi up --refresh` plans anew"]


def test_only_reads_are_called_and_the_policy_of_a_review_allows_them(stage: Stage) -> None:
    steps = [step("delete", stage.caster()), step("update", stage.recording(), whenEnded="leave")]
    stage.cloud.choose(KEY, allowed_actions=[action for each in CLOUDS for action in each.actions("review")])
    before = len(stage.cloud.calls())

    done = review(stage, *steps)

    calls = stage.cloud.calls()[before:]
    assert done.code == 0, done.errors
    assert {call["action"] for call in calls} - FREE == {"DescribeCasters", "DescribeCasterStreamUrl", "GetRecordTask"}
    assert all(is_read(call["action"]) for call in calls)
    assert [call["code"] for call in calls if call["code"]] == []


def test_without_a_key_the_report_is_there_and_says_so(stage: Stage) -> None:
    steps = [step("delete", stage.caster()), step("delete", stage.recording())]
    folder = stage.folder / "report"
    keys = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": ""}

    done = review(stage, *steps, options=("--to", str(folder)), **keys)

    assert done.code == 3
    assert "What 1 resource does now can not be told: there is no access key for Alibaba Cloud." in done.text
    assert "now: not known: there is no access key for Alibaba Cloud" in done.text
    assert "show (LiveCaster) [interruption]" in done.text
    assert "interrupts: waits for somebody" in done.text
    assert "cure:" in done.errors
    report = (folder / "review.md").read_text(encoding="utf-8")
    assert "⚠️ **What 1 resource does now can not be told" in report
    # Where keys were looked for is nobody else's business.
    assert str(stage.folder) not in report
    assert review(stage, *steps, options=("--fail-on", "interruption"), **keys).code == 1


def test_a_cloud_that_is_not_reached_is_asked_once(stage: Stage, nobody: str) -> None:
    held = [stage.caster(), stage.caster("other", OTHER)]
    for each in held:
        each["outputs"]["endpoint"] = "127.0.0.1"

    done = review(stage, *(step("delete", each) for each in held), LIVEMEDIA_ALICLOUD_ENDPOINT=nobody)

    assert done.code == 3
    assert done.text.count("now: not known: ") == 2
    assert done.errors.count("cannot be reached") == 1


def test_a_key_that_may_not_look_is_told(stage: Stage) -> None:
    deleted = step("delete", stage.caster())
    stage.cloud.choose(KEY, allowed_actions=[])

    done = review(stage, deleted)

    assert done.code == 3
    assert "now: not known: DescribeCasters is not allowed" in done.text
    assert "cure:   allow DescribeCasters for access key emulator" in done.errors


def test_a_key_of_another_account_tells_nothing_of_ours(stage: Stage) -> None:
    held = stage.caster()
    held["outputs"]["accountId"] = "1000000000000099"

    done = review(stage, step("delete", held))

    assert done.code == 3
    assert "belongs to account 1000000000000099, but the access key belongs to" in done.text


def test_a_state_goes_before_what_the_preview_remembers(stage: Stage) -> None:
    held = stage.caster()
    state = stage.export(held, stage.recording())
    outdated = {**held, "outputs": {**held["outputs"], "region": "ap-nowhere-1"}}

    done = review(stage, step("delete", outdated), options=("--state", state, "--json"))

    assert done.code == 0, done.errors
    assert done.json["now"]["interruptions"] == 1
    [still] = done.json["now"]["unchanged"]
    assert (still["name"], still["running"]) == ("evening-news", True)


def test_a_state_that_can_not_be_read_is_told_and_the_plan_is_reviewed_without_it(stage: Stage) -> None:
    done = review(stage, step("delete", stage.caster()), options=("--state", "nowhere.json"))

    assert done.code == 3
    assert "What is live now could not be looked up: nowhere.json can not be read" in done.text
    assert "show (LiveCaster) [interruption]" in done.text


def test_every_form_puts_what_is_interrupted_now_first(stage: Stage) -> None:
    stage.cloud.publish("host", "guest")
    recording = stage.recording("lecture", targetStreams=STREAMS, control={"maxRecordTime": 7200})
    steps = [step("delete", stage.caster("rehearsal", OTHER)), step("delete", stage.caster("studio"))]
    stage.cloud.stop(OTHER)
    folder = stage.folder / "report"

    done = review(stage, *steps, step("same", recording), options=("--to", str(folder)))

    is_shown("docs/review.md", "1 interruption (1 of what is live now)", done.text)
    report = (folder / "review.md").read_text(encoding="utf-8")
    rows = [line for line in report.splitlines() if line.startswith("| 🛑")]
    assert len(rows) == 1
    assert "| **interrupts: on air since" in rows[0]
    assert re.search(r"\| now<br><sub>\d{4}-\d\d-\d\d \d\d:\d\d UTC</sub> \|", report)


def test_live_is_for_previews_that_can_be_looked_at(stage: Stage, tmp_path: Path) -> None:
    preview = tmp_path / "preview.json"
    preview.write_text(json.dumps({"steps": []}))

    assert stage.livemedia("review", str(preview), "--live").code == 0
    refused = stage.livemedia("review", str(preview), "--state", "state.json")
    assert (refused.code, "--state is for a saved plan, or for --live" in refused.errors) == (2, True)


@pytest.mark.parametrize("junk", [[1, None, "x"], [{"urn": "x", "op": "same", "oldState": {"type": "t"}}], [{}]])
def test_steps_that_make_no_sense_are_told_or_left_out(stage: Stage, junk: list[Any]) -> None:
    assert review(stage, *junk).code in (0, 3)


def test_a_program_on_air_that_shows_nothing_is_on_air(stage: Stage) -> None:
    thing = stage.made("ProductionStudio", "studio", **STUDIO)["id"]
    stage.made("StudioVideoResource", "camera", caster_id=thing, **CAMERA)
    layout = stage.made("StudioLayout", "layout", caster_id=thing, **LAYOUT)
    stage.made("LiveCaster", "show", caster_id=thing)
    held = stage.made("StudioScene", "program", caster_id=thing, scene="program", layout_id=layout["id"])
    program = program_of(stage, thing)
    stage.cloud.change("DeleteCasterSceneConfig", thing, SceneId=program, Type="All")

    found = told(stage, step("update", held, followEnable=1))

    assert found["now"]["problem"] == ""
    assert found["now"]["text"].startswith("the program is on air")
