"""What breaks the rules of ids, streams and encoding."""

from typing import Any, Final

from tests.rtc_record_task.samples import Rule, mixed

_ID: Final = "must have 1 to 128 characters, each an ASCII letter, a digit, or one of _ @ - ."


def encode(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    return mixed(encode=fields)


def targets(*streams: dict[str, Any]) -> dict[str, Any]:
    return mixed(targetStreams={"streamList": list(streams)})


def users(count: int) -> list[dict[str, Any]]:
    return [{"userId": f"user-{number}"} for number in range(count)]


RULES: list[Rule] = [
    # ids
    ("app-id-required", mixed(appId=None), "appId", "is required"),
    ("app-id-characters", mixed(appId="a/b"), "appId", _ID),
    ("room-id-required", mixed(roomId=None), "roomId", "is required"),
    ("room-id-not-empty", mixed(roomId=""), "roomId", _ID),
    ("room-id-length", mixed(roomId="r" * 129), "roomId", _ID),
    ("task-id-characters", mixed(taskId="evening news"), "taskId", _ID),
    ("task-id-line-end", mixed(taskId="evening\n"), "taskId", _ID),
    ("business-id-ascii", mixed(businessId="ünit"), "businessId", _ID),
    ("ids-are-text", mixed(roomId=7), "roomId", "must be a string"),
    ("user-id-required", targets({"index": 0}), "targetStreams.streamList[0].userId", "is required"),
    ("user-id-characters", targets({"userId": "a b"}), "targetStreams.streamList[0].userId", _ID),
    # top level
    ("record-mode", mixed(recordMode=2), "recordMode", "must be one of 0 (mixed), 1 (single stream)"),
    ("record-mode-no-text", mixed(recordMode="0"), "recordMode", "must be a whole number; write 0 without quotes"),
    ("record-mode-no-bool", mixed(recordMode=True), "recordMode", "must be a whole number"),
    ("formats-required", mixed(fileFormatConfig=None), "fileFormatConfig", "is required; no default is documented"),
    ("storage-required", mixed(storageConfig=None), "storageConfig", "is required; give tosConfig, vodConfig or"),
    ("unknown-field", mixed(frameRate=25), "frameRate", "is not a known property"),
    # streams
    ("at-most-17-targets", targets(*users(18)), "targetStreams.streamList", "must have at most 17 streams, and has 18"),
    (
        "at-most-17-excluded",
        mixed(excludeStreams={"streamList": users(18)}),
        "excludeStreams.streamList",
        "must have at most 17 streams",
    ),
    (
        "index-unique-in-targets",
        targets({"index": 3, "userId": "a"}, {"index": 3, "userId": "b"}),
        "targetStreams.streamList[1].index",
        "must be unique in the list, and streamList[0] has it too",
    ),
    (
        "index-unique-in-excluded",
        mixed(excludeStreams={"streamList": [{"index": 3, "userId": "a"}, {"index": 3, "userId": "b"}]}),
        "excludeStreams.streamList[1].index",
        "must be unique",
    ),
    ("index-int32", targets({"index": 2**31, "userId": "a"}), "targetStreams.streamList[0].index", "must be at most"),
    ("index-whole", targets({"index": 0.5, "userId": "a"}), "targetStreams.streamList[0].index", "a whole number"),
    (
        "stream-type",
        targets({"userId": "a", "streamType": 2}),
        "targetStreams.streamList[0].streamType",
        "must be one of 0 (ordinary), 1 (screen)",
    ),
    (
        "excluded-are-ordinary",
        mixed(excludeStreams={"streamList": [{"userId": "a", "streamType": 1}]}),
        "excludeStreams.streamList[0].streamType",
        "must be 0 (ordinary)",
    ),
    (
        "lists-do-not-overlap",
        mixed(targetStreams={"streamList": users(2)}, excludeStreams={"streamList": users(2)[1:]}),
        "excludeStreams.streamList[0]",
        "must not be in targetStreams too: user user-1, streamType 0",
    ),
    # encode
    ("video-width-least", encode(videoWidth=0), "encode.videoWidth", "must be at least 2"),
    ("video-width-most", encode(videoWidth=1922), "encode.videoWidth", "must be at most 1920"),
    ("video-width-even", encode(videoWidth=641), "encode.videoWidth", "must be even"),
    ("video-width-both", encode(videoWidth=1921), "encode.videoWidth", "must be at most 1920 and even"),
    ("video-height-range", encode(videoHeight=1), "encode.videoHeight", "must be at least 2 and even"),
    ("video-fps-least", encode(videoFps=0), "encode.videoFps", "must be at least 1"),
    ("video-fps-most", encode(videoFps=61), "encode.videoFps", "must be at most 60"),
    ("video-bitrate-least", encode(videoBitrate=-1), "encode.videoBitrate", "must be at least 0"),
    ("video-bitrate-most", encode(videoBitrate=10001), "encode.videoBitrate", "must be at most 10000"),
    ("video-codec", encode(videoCodec=2), "encode.videoCodec", "must be one of 0 (h264), 1 (bytevc1)"),
    ("video-gop-least", encode(videoGop=0), "encode.videoGop", "must be at least 1"),
    ("video-gop-most", encode(videoGop=6), "encode.videoGop", "must be at most 5"),
    ("audio-codec", encode(audioCodec=1), "encode.audioCodec", "must be 0 (aac)"),
    ("audio-profile", encode(audioProfile=3), "encode.audioProfile", "must be one of 0 (lc), 1 (he aac v1)"),
    ("audio-profile-2-stereo", encode(audioProfile=2, audioChannels=1), "encode.audioProfile", "needs stereo"),
    ("audio-bitrate-least", encode(audioBitrate=31), "encode.audioBitrate", "must be at least 32"),
    ("audio-bitrate-most", encode(audioBitrate=193), "encode.audioBitrate", "must be at most 192"),
    (
        "audio-sample-rate",
        encode(audioSampleRate=16000),
        "encode.audioSampleRate",
        "must be one of 32000, 44100, 48000",
    ),
    ("audio-channels", encode(audioChannels=3), "encode.audioChannels", "must be one of 1 (mono), 2 (stereo)"),
]
