"""Every mistake of a program is told at once with its path, before anything is called."""

import re

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack

TWENTY = """
livemedia.RtcRecordTask("evening-news", {
    "app_id": "661e 0001",
    "room_id": "studio/1",
    "task_id": "",
    "business_id": "a" * 129,
    "record_mode": 2,
    "target_streams": {"stream_list": [
        {"index": 0, "user_id": "host"},
        {"index": 0, "user_id": "guest"},
        {"index": 2, "user_id": "no body", "stream_type": 2},
    ]},
    "exclude_streams": {"stream_list": [{"user_id": "bot", "stream_type": 1}]},
    "encode": {"video_fps": 61, "video_bitrate": "2000", "video_width": 641, "audio_sample_rate": 8000},
    "control": {"max_idle_time": 5, "max_record_time": -1},
    "file_format_config": {"file_format": ["mp4"]},
    "file_name_config": {"prefix": ["a/b"]},
    "storage_config": {"tos_config": {"account_id": "main", "region": "cn-nowhere", "bucket": "shows"}},
    "desired_state": "onair",
})
"""
PLACES = [
    "appId",
    "roomId",
    "taskId",
    "businessId",
    "recordMode",
    "targetStreams.streamList[1].index",
    "targetStreams.streamList[2].userId",
    "targetStreams.streamList[2].streamType",
    "excludeStreams.streamList[0].streamType",
    "encode.videoFps",
    "encode.videoBitrate",
    "encode.videoWidth",
    "encode.audioSampleRate",
    "control.maxIdleTime",
    "control.maxRecordTime",
    "fileFormatConfig.fileFormat[0]",
    "fileNameConfig.prefix[0]",
    "storageConfig.tosConfig.accountId",
    "storageConfig.tosConfig.region",
    "desiredState",
]
# https://www.volcengine.com/docs/6348/1188215: the sample request, with its two mistakes.
PASTED = """
import json

livemedia.RtcRecordTask("evening-news", json.loads('''
{
    "AppId": "661e00000000000000000001",
    "BusinessId": "Your_BusinessId",
    "RoomId": "Your_RoomId",
    "TaskId": "Your_TaskId",
    "RecordMode": 0,
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "user1", "StreamType": 0}]},
    "ExcludeStreams": {"StreamList": [{"Index": 0, "UserId": "user2", "StreamType": 0}]},
    "Encode": {"VideoWidth": 1280, "VideoHeight": 720, "VideoFps": 15, "VideoBitrate": 0},
    "Layout": {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 1280, "Height": 720, "Background": "#000000"},
            "Regions": [{
                "StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 1280, "Height": 720, "ZOrder": 0,
                "Alpha": 1.0, "RenderMode": 0
            }]
        }
    },
    "Control": {"MediaType": 0, "FrameInterpolationMode": 0, "MaxIdleTime": 180, "MaxRecordTime": 0},
    "FileFormatConfig": {"FileFormat": ["HLS"]},
    "FileNameConfig": {"Prefix": ["directory1", "directory2"], "Pattern": ""},
    "StorageConfig": {"Type": 0, "TosConfig": {"UserAccountId": "2100000000", "Region": "0", "Bucket": "shows"}}
}
'''))
"""


def told(text: str) -> dict[str, str]:
    """What is wrong, by its place."""
    diagnostics = text.partition("Diagnostics:")[2]
    top_level = re.findall(r"resource 'evening-news': property (\S+) value .* has a problem: (.*)", diagnostics)
    nested = re.findall(
        r"resource 'evening-news' has a problem: (\S+?)(?: is (?:\"[^\"]*\"|\S+), but)? ((?:must|is) .*)", diagnostics
    )
    mistakes = [*top_level, *nested]
    assert len(dict(mistakes)) == len(mistakes)
    return dict(mistakes)


def test_twenty_mistakes_of_one_recording_are_told_in_one_preview(stack: Stack, cloud: Cloud) -> None:
    mistakes = told(stack.preview_fails(TWENTY).text)
    assert sorted(mistakes) == sorted(PLACES)
    assert mistakes["targetStreams.streamList[1].index"].startswith("must be unique in the list")
    assert mistakes["encode.videoBitrate"] == "must be a whole number; write 2000 without quotes"
    assert mistakes["fileFormatConfig.fileFormat[0]"] == "must be in capitals; write MP4"
    assert cloud.calls() == []


def test_the_vendors_sample_is_taken_as_it_is_but_for_its_two_mistakes(stack: Stack, cloud: Cloud) -> None:
    assert told(stack.preview_fails(PASTED).text) == {
        "storageConfig.tosConfig.UserAccountId": "is not a known property; did you mean accountId?",
        "storageConfig.tosConfig.region": "must be a number, not text; write 0 without quotes",
    }
    assert stack.changes(PASTED.replace("UserAccountId", "AccountId").replace('"0"', "0")) == {"evening-news": "create"}
    assert cloud.calls() == []
