"""Recordings that were stopped, by the program, by somebody else or by themselves: what is wanted is mended."""

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, arranged, recording

LONGER_THAN_IDLE = 4000
POLICIES = ("auto", "leave", "restart", "fail")
STOPPED = '~ desiredState: "stopped" => "running"'


def test_a_recording_declared_stopped_is_kept_until_it_is_declared_running(stack: Stack, cloud: Cloud) -> None:
    cloud.publish("host")
    stack.up(recording())
    [running] = cloud.running()
    cloud.new_actions()

    stack.up(recording(desired_state='"stopped"'))
    assert cloud.new_changes() == ["StopRecord"]
    held = stack.resources()["evening-news"]["outputs"]
    assert (held["recordStatus"], held["stopReason"]) == ("ended", "StopByAPI")
    assert len(held["recordFileList"]) == 1
    assert stack.changes() == {}

    stack.up(recording())
    assert cloud.new_changes() == ["StartRecord"]
    assert cloud.running() == [running]
    assert [run["state"] for run in cloud.runs()] == ["ended", "recording"]
    held = stack.resources()["evening-news"]["outputs"]
    assert held["recordStatus"] == "recording"
    assert "endTime" not in held


def test_a_recording_that_somebody_stopped_is_seen_and_started_again(stack: Stack, cloud: Cloud) -> None:
    stack.up(recording())
    [running] = cloud.running()
    cloud.end(running)
    cloud.new_actions()

    assert STOPPED in stack.preview().text
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == ["StartRecord"]
    assert cloud.running() == [running]
    assert stack.changes() == {}


def in_rooms(*policies: str) -> str:
    """A program with two recordings for each policy: of a room that somebody was in, and of one that stays empty."""
    each = recording(room_id="name", when_ended='name.split("-")[0]').replace('"evening-news"', "name")
    return f"for name in {names(*policies)}: {each}"


def names(*policies: str) -> list[str]:
    """Their names, and those of the rooms."""
    return [f"{policy}-{room}" for policy in policies for room in ("recorded", "empty")]


def test_what_has_ended_by_itself_is_left_restarted_or_complained_about(stack: Stack, cloud: Cloud) -> None:
    for name in names(*POLICIES):
        cloud.publish(*(["host"] if name.endswith("recorded") else []), room=name)
    stack.up(in_rooms(*POLICIES))
    cloud.advance(60)
    for name in names(*POLICIES):
        cloud.publish(room=name)
    cloud.advance(LONGER_THAN_IDLE)
    assert cloud.running() == []
    cloud.new_actions()

    again = ["auto-empty", "fail-empty", "fail-recorded", "restart-empty", "restart-recorded"]
    assert stack.changes() == dict.fromkeys(again, "update")
    assert cloud.new_changes() == []

    run = stack.up_fails(None, "--continue-on-error")
    for name in ("fail-empty", "fail-recorded"):
        error = run.error_of(name)
        assert "livemedia.RecordingEnded: recording " in error
        assert "has ended by itself (IdleTimeOut), and when_ended is 'fail'" in error
        assert "cure: look at its files in the outputs; when_ended='restart' records again" in error
    assert cloud.new_changes() == ["StartRecord"] * 3
    assert sorted(row.split("/")[1] for row in cloud.running()) == ["auto-empty", "restart-empty", "restart-recorded"]

    held = stack.resources()["auto-recorded"]["outputs"]
    assert (held["recordStatus"], held["stopReason"]) == ("ended", "IdleTimeOut")
    assert len(held["recordFileList"]) == 1


def test_a_recording_that_is_left_ended_is_rearranged_in_the_state_only(stack: Stack, cloud: Cloud) -> None:
    cloud.publish("host", "guest")
    stack.up(arranged(960))
    cloud.publish()
    cloud.advance(LONGER_THAN_IDLE)
    cloud.new_actions()

    assert "~ 1 updated" in stack.up(arranged(640)).text
    assert cloud.new_changes() == []
    assert "2 unchanged" in stack.up().text
    assert cloud.running() == []
