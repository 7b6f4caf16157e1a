"""Recordings whose TaskId the program gives: there is one at a time, and it may be somebody else's."""

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, arranged, recording

GIVEN = {"task_id": '"show-1"'}
SHOW = recording(**GIVEN)
FINER = recording(**GIVEN, encode='{"video_bitrate": 2000}')


def test_a_given_task_id_is_stopped_has_ended_and_is_started_again(stack: Stack, cloud: Cloud) -> None:
    cloud.choose(record_stop={"manual": 1})
    stack.up(SHOW)
    [running] = cloud.running()
    assert running.endswith("/show-1")
    cloud.new_actions()

    preview = stack.preview(FINER)
    assert "(replace)" in preview.text
    assert "taskId" not in preview.text
    stack.up()
    actions = cloud.new_actions()
    seen = actions[actions.index("StopRecord") : actions.index("StartRecord") + 1]
    assert seen == ["StopRecord", "GetRecordTask", "GetRecordTask", "GetRecordTask", "StartRecord"]
    assert actions.count("StopRecord") == actions.count("StartRecord") == 1
    before, after = cloud.runs()
    assert (before["state"], after["state"]) == ("ended", "waiting")
    assert before["EndTime"] <= after["StartTime"]
    assert after["Configuration"]["Encode"] == {"VideoBitrate": 2000}
    assert cloud.running() == [running]


def test_a_recording_of_somebody_else_is_taken_over_only_with_adopt(stack: Stack, cloud: Cloud) -> None:
    theirs = {"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}
    regions = [{"StreamIndex": 0, "Width": 640, "Height": 480}, {"StreamIndex": 1, "Width": 320, "Height": 240}]
    layout = {"LayoutMode": 2, "CustomLayout": {"Canvas": {"Width": 1280, "Height": 720}, "Regions": regions}}
    running = cloud.record("show-1", TargetStreams={"StreamList": theirs}, Layout=layout)

    text = stack.up_fails(arranged(960, **GIVEN)).line
    assert f"livemedia.AlreadyRunning: recording {running} runs already since " in text
    assert "with a configuration that is not known, and this stack did not start it" in text
    assert "cure: adopt=True takes it over as it is (destroy then stops it); or stop it first; or leave task_id" in text
    assert stack.resources() == {}
    assert cloud.new_changes() == []

    stack.up(arranged(960, **GIVEN, adopt="True"))
    assert cloud.new_changes() == ["UpdateRecord"]
    [run] = cloud.runs()
    assert run["Configuration"]["Layout"]["CustomLayout"]["Regions"][1]["LocationX"] == 960
    assert "2 unchanged" in stack.up().text

    stack.destroy()
    assert cloud.new_changes() == ["StopRecord"]
    assert cloud.running() == []
