"""Recordings that no stack declares any more: found by what states know of them, stopped only where they are ours."""

from tests.cli.cloud import APP, ROOM
from tests.rtc_record_task.samples import S3
from tests.sweep.stage import Stage, begun, declared, row

HOURS_72 = 72 * 3600


def running_in(stage: Stage, *arguments: str) -> dict[str, bool]:
    """What is found, and whether it is ours."""
    return {each["id"]: each["ours"] for each in stage.sweep("--json", *arguments).json["undeclared"]}


def test_what_a_stack_declares_is_no_finding(stage: Stage) -> None:
    state = stage.export(stage.recording())

    swept = stage.sweep("--state", state)

    assert swept.code == 0
    assert "nothing runs that they do not declare" in swept.text
    assert "1 declared" in swept.text


def test_what_a_former_state_declared_is_found_and_stopped(stage: Stage) -> None:
    gone, kept = stage.recording("late-news"), stage.recording()
    now, before = stage.export(kept), stage.export(gone, kept)

    listed = stage.sweep("--state", now, "--past", before)
    assert listed.code == 1
    assert f"recording {gone['id']}: not started since 20" in listed.text
    assert "ours: its TaskId was derived for 'late-news' of shows/dev" in listed.text
    assert sorted(stage.cloud.running()) == sorted([gone["id"], kept["id"]]), "it only lists"

    stopped = stage.sweep("--state", now, "--past", before, "--stop", "--yes")
    assert stopped.code == 0
    assert f"stopped recording {gone['id']}" in stopped.text
    assert stage.cloud.running() == [kept["id"]]


def test_no_stack_read_and_no_state_given_is_no_success(stage: Stage) -> None:
    swept = stage.sweep("--cwd", str(stage.folder), PATH="")

    assert swept.code == 2
    assert "no pulumi command" in swept.errors


def test_a_pending_create_is_found_and_left_alone_unless_it_is_named(stage: Stage) -> None:
    running = stage.recording()["id"]
    state = stage.export(pending=[begun()])

    swept = stage.sweep("--state", state, "--stop", "--yes")
    assert swept.code == 1
    assert "a create of 'evening-news' of shows/dev is pending" in swept.text
    assert "`pulumi up` of the same program takes it back" in swept.text
    assert stage.cloud.running() == [running]

    assert stage.sweep("--state", state, running, "--stop", "--yes").code == 0
    assert stage.cloud.running() == []


def test_a_create_that_was_pending_in_a_former_state_only_is_ours(stage: Stage) -> None:
    running = stage.recording()["id"]

    assert running_in(stage, "--state", stage.export(), "--past", stage.export(pending=[begun()])) == {running: True}


def test_a_preview_of_the_former_program_tells_the_id_of_a_lost_start(stage: Stage) -> None:
    running = stage.recording()["id"]
    preview = stage.file({"steps": [{"op": "create", "newState": begun()}, {"op": "delete", "oldState": begun("x")}]})

    assert running_in(stage, "--state", stage.export(), "--past", preview) == {running: True}
    assert stage.sweep("--state", preview).errors.startswith("livemedia: ")


def test_a_thing_that_waits_to_be_deleted_is_found(stage: Stage) -> None:
    replaced = stage.recording() | {"delete": True}

    assert running_in(stage, "--state", stage.export(replaced)) == {replaced["id"]: True}


def test_a_given_task_id_is_ours_only_as_the_very_run_that_was_held(stage: Stage) -> None:
    held = stage.recording(taskId="show-1")
    now, before = stage.export(), stage.export(held)
    assert running_in(stage, "--state", now, "--past", before) == {held["id"]: True}

    stage.cloud.end(held["id"])
    stage.cloud.advance(60)
    stage.cloud.record("show-1")
    assert running_in(stage, "--state", now, "--past", before) == {held["id"]: False}
    text = stage.sweep("--state", now, "--past", before, "--stop", "--yes").text
    assert "not proven to be ours: shows/dev held it once, but not this run" in text
    assert stage.cloud.running() == [held["id"]]


def test_what_was_taken_over_protected_or_retained_is_not_stopped_unnamed(stage: Stage) -> None:
    stage.cloud.record("show-1")
    adopted = stage.recording("adopted", taskId="show-1", adopt=True)
    protected = stage.recording("protected") | {"protect": True}
    retained = stage.recording("retained") | {"retainOnDelete": True}
    before = stage.export(adopted, protected, retained)

    swept = stage.sweep("--state", stage.export(), "--past", before, "--stop", "--yes")

    assert swept.code == 1
    assert "'adopted' of shows/dev had taken it over, somebody else started it" in swept.text
    assert swept.text.count("was protected or retained: somebody wanted it kept") == 2
    assert len(stage.cloud.running()) == 3


def test_a_past_of_a_stack_whose_present_was_not_read_proves_nothing(stage: Stage) -> None:
    held = stage.recording(stack="prod")
    before = stage.export(held, stack="prod")

    swept = stage.sweep("--state", stage.export(), "--past", before, "--stop", "--yes")

    assert swept.code == 1
    assert "the present state of shows/prod, which may declare it, was not read or is empty" in swept.text
    assert stage.cloud.running() == [held["id"]]


def test_a_thing_that_moved_to_another_stack_is_declared(stage: Stage) -> None:
    held = stage.recording()
    states = ("--state", stage.export(), "--state", stage.export(held, stack="prod"))

    assert stage.sweep(*states, "--past", stage.export(held)).code == 0
    refused = stage.sweep(*states, held["id"], "--stop", "--yes")
    assert refused.code == 2
    assert f"{held['id']} is declared by 'evening-news' of shows/dev" in refused.errors
    assert stage.cloud.running() == [held["id"]]


def test_recordings_that_ended_are_no_finding(stage: Stage) -> None:
    held = stage.recording()
    stage.cloud.end(held["id"])

    assert stage.sweep("--state", stage.export(), "--past", stage.export(held)).code == 0


def test_a_task_id_of_an_encrypted_declaration_is_asked_for_and_not_taken_for_ours(stage: Stage) -> None:
    held = stage.recording(taskId="show-1")
    secret = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:x"}
    encrypted = held | {"inputs": held["inputs"] | {"storageConfig": secret}, "outputs": {}}

    assert running_in(stage, "--state", stage.export(), "--past", stage.export(encrypted)) == {held["id"]: False}


def test_the_secrets_of_a_storage_do_not_keep_a_task_id_from_being_proven(stage: Stage) -> None:
    held = stage.recording(storageConfig={"customConfig": S3})
    state = stage.export(held)
    text = stage.sweep("--state", stage.export(), "--past", state, "--json")

    assert text.json["undeclared"][0]["ours"] is True
    assert "the-secret-key" not in text.text + text.errors


def test_what_the_cloud_does_not_show_any_more_is_counted(stage: Stage) -> None:
    held = stage.recording(control={"maxIdleTime": 86400, "maxRecordTime": 0})
    timed = stage.recording("timed", control={"maxIdleTime": 86400, "maxRecordTime": 3600})
    for each in (held, timed):
        each["outputs"]["startTime"] -= (HOURS_72 + 60) * 1000
    stage.cloud.advance(HOURS_72 + 60)

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held, timed), "--json")

    assert swept.json["outOfSight"] == [held["id"]], "the other one has used its time up"
    assert swept.code == 0


def test_another_endpoint_or_account_is_no_answer(stage: Stage) -> None:
    elsewhere, others = stage.recording(), stage.recording("late-news")
    elsewhere["outputs"]["endpoint"] = "rtc.volcengineapi.com"
    others["outputs"]["accountId"] = "42"

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(elsewhere, others), "--stop", "--yes")

    assert swept.code == 2
    assert "was started at rtc.volcengineapi.com, but LIVEMEDIA_VOLCENGINE_ENDPOINT leads to 127.0.0.1" in swept.text
    assert "belongs to account 42, but the access key belongs to" in swept.text
    assert len(stage.cloud.running()) == 2


def test_a_cloud_that_does_not_answer_is_no_empty_cloud(stage: Stage) -> None:
    held = stage.recording()
    stage.cloud.break_("GetRecordTask", error={"code": "AccessDenied", "status": 403})

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held), "--json")

    assert swept.code == 2
    assert swept.json["unseen"][0]["what"] == f"recording {held['id']}"
    stage.cloud.mend()


def test_a_run_that_began_after_the_look_goes_on(stage: Stage) -> None:
    from pulumi_livemedia.kinds import Kind  # noqa: PLC0415 - only here
    from pulumi_livemedia.providers import RtcRecordTaskProvider  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.documents import read_document  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.findings import Search  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.gathering import Request  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.inventory import Source, take_stock  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.report import Report  # noqa: PLC0415 - the same
    from pulumi_livemedia.sweep.sweeping import end  # noqa: PLC0415 - the same
    from pulumi_livemedia.volcengine.rtc_record_task import leftovers  # noqa: PLC0415 - the same

    held = stage.recording(taskId="show-1")
    settings = {
        "volcengine:accessKey": stage.key,
        "volcengine:secretKey": "emulator-secret",
        "livemedia:volcengineEndpoint": stage.cloud.url,
    }
    past = (read_document(stage.export(held)),)
    search = Search(take_stock([Source(read_document(stage.export()), past, settings)]))
    leftovers.find(Kind(RtcRecordTaskProvider), search)
    [finding] = search.looked.findings
    stage.cloud.end(held["id"])
    stage.cloud.advance(60)
    stage.cloud.record("show-1")

    report = Report(search.inventory, search.looked)
    problem = end(report, Request(("-",), (), (), stage.folder, 0), finding, lambda _line: None)

    assert "was started anew since it was looked at, so it goes on" in problem
    assert stage.cloud.running() == [held["id"]]


def test_only_full_ids_of_what_runs_are_taken(stage: Stage) -> None:
    held = stage.recording()
    task = declared("evening-news", "dev").task_id
    states = ("--state", stage.export(), "--past", stage.export(held))

    for wrong in (str(task), f"{APP}/{ROOM}/other", f"{APP}/{ROOM}/"):
        refused = stage.sweep(*states, wrong, "--stop", "--yes")
        assert (refused.code, "was not found" in refused.errors) == (2, True)
    assert stage.cloud.running() == [held["id"]]


def test_a_resource_that_is_only_read_declares_nothing(stage: Stage) -> None:
    external = row("LiveCaster", "show", "dev", "caster-1", {}, {}) | {"external": True}

    assert stage.sweep("--state", stage.export(external), "--json").json["declared"] == 0


def test_a_stop_that_fails_is_told_and_is_no_success(stage: Stage) -> None:
    held = stage.recording()
    stage.cloud.break_("StopRecord", error={"code": "AccessDenied", "status": 403})

    swept = stage.sweep("--state", stage.export(), "--past", stage.export(held), "--stop", "--yes", "--json")

    assert swept.code == 1
    [each] = swept.json["undeclared"]
    assert (each["stopped"], "AccessDenied" in each["error"]) == (False, True)
    stage.cloud.mend()
