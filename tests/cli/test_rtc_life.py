"""The life of a recording: it starts, goes on, is rearranged while it runs, is replaced without a gap, and stops."""

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, arranged, recording

UPLOADED = {
    "control": "livemedia.ControlArgs(max_idle_time=3600, max_record_time=0, enable_sync_upload=True)",
    "file_format_config": '{"file_format": ["HLS"]}',
}


def test_a_recording_starts_goes_on_is_rearranged_is_replaced_and_stops(stack: Stack, cloud: Cloud) -> None:
    cloud.publish("host", "guest")
    created = stack.up(arranged(960))
    assert "+ 2 created" in created.text
    assert "warning" not in created.text
    assert cloud.new_changes() == ["StartRecord"]
    [first] = cloud.running()
    assert stack.resources()["evening-news"]["id"] == first
    assert stack.resources()["evening-news"]["outputs"]["recordStatus"] == "recording"

    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []

    moved = "layout: { ~ customLayout: { ~ regions: [ ~ [1]: { ~ locationX: 960 => 640 } ] } }"
    preview = stack.preview(arranged(640))
    assert f"~ {moved}" in preview.line
    assert "(update)" in preview.text
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == ["UpdateRecord"]
    assert cloud.running() == [first]
    [update] = cloud.calls("UpdateRecord")
    assert update["resource"] == first
    assert update["parameters"] == {
        **dict(zip(("AppId", "RoomId", "TaskId"), first.split("/"), strict=True)),
        "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]},
        "Layout": {
            "LayoutMode": 2,
            "CustomLayout": {
                "Canvas": {"Width": 1280, "Height": 720, "Background": "#000000"},
                "Regions": [
                    {"StreamIndex": 0, "Width": 960, "Height": 720},
                    {"StreamIndex": 1, "LocationX": 640, "Width": 320, "Height": 180},
                ],
            },
        },
    }

    finer = arranged(640, encode='{"video_bitrate": 2000}')
    preview = stack.preview(finer)
    assert "(replace)" in preview.text
    assert "+ encode: { + videoBitrate: 2000 }" in preview.line
    assert f'~ taskId: "{first.rpartition("/")[2]}" => "evening-news-' in preview.line
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == ["StartRecord", "StopRecord"]
    [second] = cloud.running()
    assert second != first
    assert second.rpartition("/")[2] in preview.text
    assert [call["resource"] for call in cloud.calls("StartRecord")] == [first, second]
    assert [call["resource"] for call in cloud.calls("StopRecord")] == [first]

    stack.destroy()
    assert cloud.new_changes() == ["StopRecord"]
    assert cloud.running() == []


def test_files_are_known_when_they_are_uploaded_and_when_the_recording_was_stopped(stack: Stack, cloud: Cloud) -> None:
    cloud.publish("host")
    known = 'pulumi.export("files", show.record_file_list.apply(lambda files: [file.object_key for file in files]))'
    stack.up(f"show = {recording(**UPLOADED)}\n{known}")
    cloud.advance(60)

    stack.up()
    [uploaded] = stack.outputs()["files"]
    assert uploaded.endswith(".m3u8")
    assert cloud.new_changes() == ["StartRecord"]

    stack.up(f"show = {recording(**UPLOADED, desired_state=repr('stopped'))}\n{known}")
    assert cloud.new_changes() == ["StopRecord"]
    [file] = stack.resources()["evening-news"]["outputs"]["recordFileList"]
    assert file["objectKey"] == uploaded
    assert file["duration"] >= 60_000

    stack.destroy()
    assert cloud.new_changes() == [], "it has ended already"
