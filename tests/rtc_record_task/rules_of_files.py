"""What breaks the rules of control, formats, names, and of our own fields."""

from typing import Any

from tests.rtc_record_task.samples import Rule, mixed


def control(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as open as a program
    return mixed(control=fields)


RULES: list[Rule] = [
    # control
    ("media-type", control(mediaType=2), "control.mediaType", "must be one of 0 (audio and video), 1 (audio only)"),
    (
        "interpolation",
        control(frameInterpolationMode=2),
        "control.frameInterpolationMode",
        "must be one of 0 (last frame), 1 (black frame)",
    ),
    ("silence-least", control(maxSilenceSeconds=59), "control.maxSilenceSeconds", "must be at least 60"),
    ("silence-most", control(maxSilenceSeconds=3601), "control.maxSilenceSeconds", "must be at most 3600"),
    ("idle-least", control(maxIdleTime=9), "control.maxIdleTime", "must be at least 10"),
    ("idle-most", control(maxIdleTime=86401), "control.maxIdleTime", "must be at most 86400"),
    ("record-time-least", control(maxRecordTime=-1), "control.maxRecordTime", "must be at least 0"),
    ("record-time-int32", control(maxRecordTime=2**31), "control.maxRecordTime", "must be at most 2147483647"),
    ("sync-upload", control(enableSyncUpload="true"), "control.enableSyncUpload", "must be true or false"),
    # formats
    (
        "format-required",
        mixed(fileFormatConfig={"fileFormat": None}),
        "fileFormatConfig.fileFormat",
        'is required; no default is documented: give one, such as ["MP4"]',
    ),
    (
        "format-not-empty",
        mixed(fileFormatConfig={"fileFormat": []}),
        "fileFormatConfig.fileFormat",
        "must have at least one element; no default is documented",
    ),
    (
        "format-known",
        mixed(fileFormatConfig={"fileFormat": ["MP4", "AVI"]}),
        "fileFormatConfig.fileFormat[1]",
        "must be 'MP4', 'HLS', 'FLV', 'MP3', 'AAC' or 'M4A'",
    ),
    (
        "format-capitals",
        mixed(fileFormatConfig={"fileFormat": ["mp4"]}),
        "fileFormatConfig.fileFormat[0]",
        "must be in capitals; write MP4",
    ),
    (
        "format-unique",
        mixed(fileFormatConfig={"fileFormat": ["MP4", "HLS", "MP4"]}),
        "fileFormatConfig.fileFormat[2]",
        "must be unique, and fileFormat[0] is the same",
    ),
    *(
        (
            f"format-{name}-audio-only",
            mixed(fileFormatConfig={"fileFormat": ["MP4", name]}, control={"mediaType": 0}),
            "fileFormatConfig.fileFormat[1]",
            f"must be 'MP4', 'HLS' or 'FLV' where video is recorded: {name} holds audio only; or set control.media",
        )
        for name in ("MP3", "AAC", "M4A")
    ),
    # names
    (
        "prefix-characters",
        mixed(fileNameConfig={"prefix": ["d1", "d_2"]}),
        "fileNameConfig.prefix[1]",
        "must have ASCII letters and digits only",
    ),
    ("prefix-not-empty", mixed(fileNameConfig={"prefix": [""]}), "fileNameConfig.prefix[0]", "letters and digits only"),
    (
        "prefix-length",
        mixed(fileNameConfig={"prefix": ["d" * 63, "d" * 64]}),
        "fileNameConfig.prefix",
        "must have at most 128 characters with its slashes, and has 129",
    ),
    # our own
    ("desired-state", mixed(desiredState="paused"), "desiredState", "must be 'running' or 'stopped'"),
    ("restart-triggers", mixed(restartTriggers="now"), "restartTriggers", "must be a list or a map"),
    ("adopt", mixed(adopt="yes"), "adopt", "must be true or false"),
    ("when-ended", mixed(whenEnded="retry"), "whenEnded", "must be 'auto', 'leave', 'restart' or 'fail'"),
    ("wait-for", mixed(waitFor="done"), "waitFor", "must be 'accepted' or 'recording'"),
]
