"""`livemedia review` of a change as people make them, on a stack that runs, with the real `pulumi preview`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cloud import KEY, Cloud, is_read
from tests.cli.stack import Stack, arranged, recording
from tests.cli.test_permissions import allow
from tests.cli.test_studio_contents import EVERYTHING
from tests.docs.shown import is_shown

STUDIO, STOPPED, NEW = (f"80787064-1c94-4dc1-85ce-9409960a000{number}" for number in (1, 2, 3))
KEYS = '{"custom_config": {"bucket": "shows", "access_key": "%s-access-key", "secret_key": "%s-secret-key"}}'
MARKUP = "guest|</summary><script>alert(1)</script>"


def caster(name: str, caster_id: str, **fields: str) -> str:
    arguments = ", ".join(f"{field}={value}" for field, value in fields.items())
    return f'livemedia.LiveCaster("{name}", caster_id="{caster_id}", {arguments})'


BEFORE = [
    arranged(960),
    recording("lecture", room_id='"room-2"', encode='{"video_bitrate": 1000}'),
    recording("exam", room_id='"room-3"', storage_config=KEYS % ("old", "old")),
    caster("studio", STUDIO),
    caster("stage", STOPPED, desired_state='"stopped"'),
]
AFTER = [
    arranged(900),
    recording("lecture", room_id='"room-2"', encode='{"video_bitrate": 2000}'),
    recording("exam", room_id='"room-3"', storage_config=KEYS % ("new", "new")),
    caster("stage", STOPPED),
]


def review(stack: Stack, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `livemedia review` as a user does, in the program's folder."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "pulumi_livemedia", "review", *arguments],
        cwd=stack.folder,
        env=stack.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def resources(stack: Stack, *arguments: str) -> dict[str, dict[str, Any]]:
    """What the review says of each resource, by name."""
    done = review(stack, "--json", *arguments)
    assert done.stderr == ""
    return {each["name"]: each for each in json.loads(done.stdout)["resources"]}


@pytest.fixture
def running(stack: Stack, cloud: Cloud) -> Stack:
    """A stack with everything of `BEFORE`, which runs."""
    for caster_id in (STUDIO, STOPPED, NEW):
        cloud.seed(caster_id)
    stack.up("\n".join(BEFORE))
    cloud.new_actions()
    return stack


def test_a_change_is_told_in_the_words_of_what_runs(running: Stack, cloud: Cloud, tmp_path: Path) -> None:
    running.program("\n".join(AFTER))
    folder = tmp_path / "review"

    done = review(running, "--to", str(folder), "--fail-on", "interruption")

    assert done.returncode == 1, done.stderr
    assert cloud.new_changes() == []
    told = done.stdout
    assert "1 interruption, 1 restart, 1 goes live, 1 new warning" in told
    assert "stops the show; the caster is kept" in told
    is_shown("docs/review.md", "live media review of", told)
    assert "the recording is restarted: a new file begins, no gap" in told
    assert "goes on air" in told
    assert "keeps recording; guest moves" in told
    assert "keeps recording; the new keys count for the next start" in told
    report = (folder / "review.md").read_text(encoding="utf-8")
    assert report.startswith("<!-- livemedia-review -->\n")
    assert "![before, after, and what moved](evening-news.svg)" in report
    assert (folder / "evening-news.svg").read_text(encoding="utf-8").startswith("<svg")
    for text in (told, report):
        assert "secret-key" not in text
        assert "access-key" not in text


def test_each_field_is_told_with_its_effect_and_its_order(running: Stack) -> None:
    running.program("\n".join([*AFTER, caster("studio", NEW)]))

    told = resources(running)

    assert told["studio"]["event"] == "move with gap"
    assert told["studio"]["causes"] == ["casterId"]
    assert told["lecture"]["event"] == "renew"
    assert told["lecture"]["causes"] == ["encode.videoBitrate"]
    assert told["exam"]["changes"][0] == {
        "path": "storageConfig.customConfig.accessKey",
        "before": "[secret]",
        "after": "[secret]",
        "effect": "next start",
    }
    # The order is that of the program, where it has chosen.
    chosen = "opts=pulumi.ResourceOptions(delete_before_replace=True)"
    program = [line.removesuffix(")") + f", {chosen})" if '"lecture"' in line else line for line in AFTER]
    running.program("\n".join(program))
    assert resources(running)["lecture"]["event"] == "renew with gap"


def test_what_somebody_did_by_hand_is_told(running: Stack, cloud: Cloud) -> None:
    cloud.stop(STUDIO)

    told = resources(running)

    assert told["studio"]["drift"].startswith("does not run any more")
    assert told["studio"]["text"] == "goes on air"
    assert told.keys() == {"studio"}


def test_a_resource_that_gets_another_name_keeps_what_runs(running: Stack) -> None:
    running.program("\n".join([*BEFORE[:3], caster("main-studio", STUDIO), BEFORE[4]]))

    told = resources(running)

    assert {name: each["event"] for name, each in told.items()} == {"studio": "hand over", "main-studio": "take over"}
    assert "aliases" in told["main-studio"]["notes"][0]


def test_a_program_that_fails_is_told_and_ends_with_two(running: Stack) -> None:
    running.program(recording("bad", encode='{"video_fps": 99}'))

    done = review(running)

    assert done.returncode == 2
    assert "encode.videoFps is 99, but must be at most 60" in done.stdout


def test_a_stack_that_does_not_exist_is_told(stack: Stack) -> None:
    stack.program("")

    done = review(stack, "--stack", "nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert "no stack named 'nowhere' found" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_deleted_and_retained_goes_on(running: Stack) -> None:
    retained = "pulumi.ResourceOptions(retain_on_delete=True)"
    running.up("\n".join([*BEFORE[:3], caster("studio", STUDIO, opts=retained), BEFORE[4]]))
    running.program("\n".join([*BEFORE[:3], BEFORE[4]]))

    told = resources(running)["studio"]

    assert told["event"] == "leave running"
    assert told["consequences"] == []
    running.up("\n".join([*BEFORE[:3], caster("studio", STUDIO), BEFORE[4]]))


def test_what_a_studio_shows_on_air_is_told_with_the_keys_of_a_review(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(STUDIO)
    stack.up(EVERYTHING)
    stack.program(EVERYTHING.replace("[0.65, 0.65]", "[0.05, 0.65]"))
    allow(cloud, "review")
    before = len(cloud.calls())

    found = {each["name"]: each for each in json.loads(review(stack, "--live", "--json").stdout)["resources"]}
    cloud.stop(STUDIO)
    stopped = json.loads(review(stack, "--live", "--json").stdout)

    calls = cloud.calls()[before:]
    cloud.choose(KEY, allowed_actions=None)
    assert found["split"]["event"] == "on air"
    assert found["split"]["now"]["text"] == "on air: the program shows it"
    later = {each["name"]: each for each in stopped["resources"]}
    assert later["split"]["consequences"] == []
    assert later["split"]["now"]["text"] == "no scene on air shows it"
    assert later["evening-news"]["now"]["text"] == "off air"
    assert [call["action"] for call in calls if not is_read(call["action"])] == []
    assert [call["code"] for call in calls if call["code"]] == []


def test_what_an_interrupted_replacement_has_left_behind_is_told_beside_what_is_declared(
    stack: Stack, cloud: Cloud
) -> None:
    cloud.seed(STUDIO)
    cloud.publish("host")
    bitrate = '{"video_bitrate": %d}'
    stack.up("\n".join([recording(encode=bitrate % 1000), caster("studio", STUDIO)]))
    cloud.break_("StopRecord", error={"code": "InvalidParameter"})
    stack.up_fails("\n".join([recording(encode=bitrate % 2000), caster("studio", STUDIO)]))
    cloud.mend()
    former, declared = cloud.runs()
    alias = 'pulumi.ResourceOptions(aliases=[pulumi.Alias(name="studio")])'
    stack.program("\n".join([recording(encode=bitrate % 2000), caster("show", STUDIO, opts=alias)]))

    told = json.loads(review(stack, "--live", "--json").stdout)

    [found] = told["resources"]
    assert (found["event"], found["consequences"]) == ("end former run", [])
    assert found["now"]["told"].startswith("recording since")
    assert {each["name"] for each in told["now"]["unchanged"]} == {"evening-news", "show"}
    assert told["unchanged"] == 2
    # It is as it was told: declared again, what was left behind goes on, and the other one ends.
    stack.program("\n".join([recording(encode=bitrate % 1000), caster("show", STUDIO, opts=alias)]))
    assert {each["event"] for each in json.loads(review(stack, "--json").stdout)["resources"]} == {
        "renew",
        "keep former",
    }
    stack.up()
    ids = {row["TaskId"]: row["state"] for row in cloud.runs()}
    assert ids == {former["TaskId"]: "recording", declared["TaskId"]: "ended"}


def test_what_the_stack_does_itself_is_told_as_that(stack: Stack, cloud: Cloud) -> None:
    studio = """studio = livemedia.ProductionStudio("weekly", norm_type=1, domain_name="play.example.com",
    transcode_config={"caster_template": "lp_hd"})"""
    show = 'show = livemedia.LiveCaster("show", caster_id=studio.id, desired_state="%s")'
    running = [studio, show % "running", recording("news")]
    stack.up("\n".join(running))
    held = stack.resources()
    reading = f'livemedia.ProductionStudio.get("read", "{held["weekly"]["id"]}")'

    # The studio was read before its show has started, and what is only read declares nothing but its id.
    assert resources(stack) == {}
    stack.up("\n".join([*running, reading]))
    assert resources(stack) == {}

    stack.program("\n".join([studio, show % "stopped", recording("news")]))
    told = resources(stack)
    assert {name: each["event"] for name, each in told.items()} == {"show": "stop", "read": "leave running"}

    # A TaskId that stays the same takes back what runs.
    stack.program("\n".join(running))
    replacing = ("--replace", str(held["news"]["urn"]))
    preview = stack.folder / "preview.json"
    preview.write_text(stack.pulumi("preview", "--json", "--show-replacement-steps", *replacing).text)
    assert resources(stack, str(preview))["news"]["event"] == "go on"
    started = [task["StartTime"] for task in cloud.runs()]
    stack.up(None, *replacing)
    assert [task["StartTime"] for task in cloud.runs()] == started
