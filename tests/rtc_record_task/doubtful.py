"""What is legal, but hardly meant."""

from typing import Any

from tests.rtc_record_task.samples import CUSTOM, MIXED, S3, VOD, Rule, custom, mixed, patched, region

SINGLE = {"recordMode": 1}
VOD_STORAGE = {"storageConfig": {"tosConfig": None, "vodConfig": VOD}}


def named(pattern: str, **patch: Any) -> dict[str, Any]:  # noqa: ANN401 - as open as a program
    return mixed(fileNameConfig={"pattern": pattern}, **patch)


def on_s3(code: int) -> dict[str, Any]:
    return patched(MIXED, {"storageConfig": {"tosConfig": None, "customConfig": S3 | {"region": code}}})


# Name of the rule, what is declared, how the warning begins, and a part of what there is to do.
WARNINGS: list[Rule] = [
    (
        "silence-in-mixed-mode",
        mixed(control={"maxSilenceSeconds": 60}),
        "control.maxSilenceSeconds: may be ignored: it is for single-stream mode only",
        "leave it out",
    ),
    (
        "silence-longer-than-idle",
        mixed(**SINGLE, control={"maxSilenceSeconds": 600}),
        "control.maxSilenceSeconds: should be smaller than maxIdleTime, 600",
        "make it smaller",
    ),
    (
        "upload-without-hls",
        mixed(control={"enableSyncUpload": True}),
        "control.enableSyncUpload: has no effect: it is for HLS only",
        "put HLS in fileFormatConfig",
    ),
    *(
        (
            f"s3-{code}-unsupported",
            on_s3(code),
            f"storageConfig.customConfig.region: {code} ({name}) is not supported",
            "another region",
        )
        for code, name in ((7, "eu-central-1"), (9, "ap-southeast-2"), (17, "us-gov-east-1"), (23, "us-gov-west-1"))
    ),
    *(
        (
            f"s3-{code}-doubtful",
            on_s3(code),
            f"storageConfig.customConfig.region: {code} ({name}) was not supported until 2024",
            "try it first",
        )
        for code, name in ((15, "cn-north-1"), (16, "cn-northwest-1"))
    ),
    (
        "streams-without-index",
        mixed(targetStreams={"streamList": [{"userId": "a"}, {"userId": "b"}]}),
        "targetStreams.streamList: 2 streams have no index, which must be unique",
        "number them",
    ),
    (
        "main-stream-unused",
        mixed(layout={"mainVideoStream": {"userId": "a"}}),
        "layout.mainVideoStream: is ignored: only the vertical layout uses it",
        "set layoutMode to 1",
    ),
    (
        "custom-layout-unused",
        mixed(layout={"layoutMode": 3, "customLayout": {}}),
        "layout.customLayout: is ignored: only the custom layout uses it",
        "set layoutMode to 2",
    ),
    (
        "vertical-main-screen",
        mixed(layout={"layoutMode": 1, "mainVideoStream": {"userId": "a", "streamType": 1}}),
        "layout.mainVideoStream.streamType: the vertical layout may not show a shared screen",
        "use another layoutMode",
    ),
    (
        "vertical-target-screen",
        mixed(
            layout={"layoutMode": 1, "mainVideoStream": {"userId": "a"}},
            targetStreams={"streamList": [{"userId": "a", "streamType": 1}]},
        ),
        "targetStreams.streamList[0].streamType: the vertical layout may not show",
        "use another layoutMode",
    ),
    (
        "beyond-the-width",
        region(locationX=641),
        "layout.customLayout.regions[0]: locationX 641 and width 640 end at 1281, beyond the width of the canvas, 1280",
        "make locationX or width smaller",
    ),
    (
        "beyond-the-height",
        region(locationY=300),
        "layout.customLayout.regions[0]: locationY 300 and height 480 end at 780, beyond the height of the canvas, 720",
        "make locationY or height smaller",
    ),
    (
        "corners-too-round",
        region(cornerRadius=0.2),
        "layout.customLayout.regions[0].cornerRadius: has no effect: it is more than half of the shorter side, 480",
        "make it smaller",
    ),
    (
        "alternate-image-format",
        region(alternateImage="https://example.com/a.webp?x=.png"),
        "layout.customLayout.regions[0].alternateImage: is not named as a picture",
        "use a JPG, JPEG or PNG",
    ),
    (
        "background-image-format",
        custom(canvas={"backgroundImage": "https://example.com/a.gif"}),
        "layout.customLayout.canvas.backgroundImage: is not named as a picture",
        "use a JPG, JPEG or PNG",
    ),
    (
        "width-unused",
        CUSTOM | {"encode": {"videoWidth": 640}},
        "encode.videoWidth: is ignored: the custom layout takes the width of its canvas",
        "set layout.customLayout.canvas.width",
    ),
    (
        "height-unused",
        CUSTOM | {"encode": {"videoHeight": 640}},
        "encode.videoHeight: is ignored",
        "set layout.customLayout.canvas.height",
    ),
    (
        "audio-bitrate-v1",
        mixed(encode={"audioProfile": 1, "audioBitrate": 129}),
        "encode.audioBitrate: audio of this profile is encoded at 128 kbit/s",
        "audioProfile 0",
    ),
    (
        "audio-bitrate-v2",
        mixed(encode={"audioProfile": 2, "audioBitrate": 65}),
        "encode.audioBitrate: audio of this profile is encoded at 64 kbit/s",
        "audioProfile 0",
    ),
    ("name-repeats", named("show"), "fileNameConfig.pattern: two files can get the same name", "put {Random} in it"),
    ("task-id-repeats", named("{TaskId}_{RoomId}"), "fileNameConfig.pattern: two files can get the same", "{Random}"),
    (
        "start-time-repeats-for-single-streams",
        named("{StartTime}_{UserId}", **SINGLE),
        "fileNameConfig.pattern: two files can get the same name",
        "put {Random} in it",
    ),
    (
        "single-stream-variables",
        named("{UserId}_{Type}_{Random}"),
        "fileNameConfig.pattern: {UserId} and {Type} stands for something in single-stream mode only",
        "leave it out",
    ),
    (
        "variable-case",
        named("{taskid}_{Random}"),
        "fileNameConfig.pattern: {taskid} may be taken for plain text",
        "write {TaskId}",
    ),
    (
        "variable-unknown",
        named("{Date}_{Random}"),
        "fileNameConfig.pattern: {Date} is no variable, and stands in the name as it is",
        "there are {TaskId}, {RoomId}",
    ),
    (
        "duration-of-hls",
        named("{Duration}_{Random}", control={"enableSyncUpload": True}, fileFormatConfig={"fileFormat": ["HLS"]}),
        "fileNameConfig.pattern: {Duration} is always 0 for HLS",
        "leave it out",
    ),
    (
        "name-too-long",
        named("{RoomId}_{Random}", roomId="r" * 120),
        "fileNameConfig.pattern: names have about 129 characters, and are cut after 128",
        "shorter ids",
    ),
    (
        "default-name-too-long",
        mixed(**SINGLE, taskId="t" * 40, targetStreams={"streamList": [{"userId": "u" * 80}]}),
        "fileNameConfig.pattern: names have about",
        "shorter ids",
    ),
    (
        "prefix-unused",
        patched(mixed(fileNameConfig={"prefix": ["d1"]}), VOD_STORAGE),
        "fileNameConfig.prefix: is ignored for Video on Demand",
        "leave it out",
    ),
]  # fmt: skip
