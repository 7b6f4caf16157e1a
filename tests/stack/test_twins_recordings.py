"""Recordings, mistakes and names: the rehearsed stack does what the real `pulumi` does."""

from pathlib import Path

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import arranged, recording
from tests.stack.twins import Twins

ROOT = Path(__file__).resolve().parents[2]
QUICKSTART = (ROOT / "examples" / "quickstart" / "__main__.py").read_text()
TASK = "urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:RtcRecordTask::evening-news"
UNWHOLE = """livemedia.RtcRecordTask("evening-news", {
    "app_id": "661e 0001", "room_id": "studio/1", "record_mode": 2500000,
    "encode": {"video_fps": 61, "video_width": 641},
    "control": {"max_idle_time": 5, "max_record_time": -1000000},
    "file_format_config": {"file_format": ["mp4"]},
    "storage_config": {"tos_config": {"account_id": "main", "bucket": "shows"}},
})"""


def test_the_quickstart_is_begun_changed_live_and_ended(twins: Twins) -> None:
    twins.both(Cloud.seed)
    twins.both(lambda cloud: cloud.publish("host", "guest"))
    twins.same("preview", QUICKSTART)
    twins.same("up")
    twins.same("up", QUICKSTART.replace("location_x=960", "location_x=640"), refresh=True)
    twins.same("destroy")


def test_a_restart_begins_the_new_recording_before_the_old_one_ends(twins: Twins) -> None:
    twins.both(lambda cloud: cloud.publish("host"))
    twins.same("up", recording())
    twins.same("up", recording(file_format_config='{"file_format": ["HLS"]}'))
    twins.same("up", replace=TASK)
    twins.same("up", "")


def test_mistakes_are_told_in_the_same_words(twins: Twins) -> None:
    failed = twins.same("preview", UNWHOLE)
    assert not failed.succeeded
    assert len(failed.told) >= 7
    twins.same("up", UNWHOLE)


def test_a_start_that_fails_keeps_what_was_done_before(twins: Twins) -> None:
    twins.both(Cloud.seed)
    twins.both(lambda cloud: cloud.break_("StartRecord", error={"code": "InvalidParameter", "status": 400}))
    program = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
{recording(opts="pulumi.ResourceOptions(depends_on=[show])")}
pulumi.export("url", show.program_url)
"""
    assert not twins.same("up", program).succeeded
    twins.both(Cloud.mend)
    twins.same("up")
    twins.same("destroy")


def test_a_renamed_recording_with_an_alias_goes_on_and_a_protected_one_is_not_ended(twins: Twins) -> None:
    twins.both(lambda cloud: cloud.publish("host", "guest"))
    twins.same("up", arranged(960, opts="pulumi.ResourceOptions(protect=True)"))
    assert not twins.same("preview", "").succeeded
    assert not twins.same("destroy").succeeded
    alias = 'pulumi.ResourceOptions(aliases=[pulumi.Alias(name="evening-news")])'
    twins.same("up", arranged(960, opts=alias).replace('Task("evening-news"', 'Task("late-news"'))
    twins.same("destroy")
