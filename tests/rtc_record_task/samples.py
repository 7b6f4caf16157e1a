"""Declared recordings to begin with, in state spelling."""

from collections.abc import Mapping
from typing import Any

from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs

Properties = dict[str, Any]
# Name of a rule, what breaks it, at which place, and a part of what is said.
Rule = tuple[str, Properties, str, str]

TOS: Properties = {"accountId": "2100000000", "region": 0, "bucket": "shows"}
VOD: Properties = {"accountId": "2100000000", "space": "shows"}
S3: Properties = {"bucket": "shows", "accessKey": "the-access-key", "secretKey": "the-secret-key"}

# Where it runs.
HOME: Properties = {"region": "cn-north-1", "endpoint": "rtc.volcengineapi.com"}

MIXED: Properties = {
    "appId": "661e00000000000000000001",
    "roomId": "studio-1",
    "fileFormatConfig": {"fileFormat": ["MP4"]},
    "storageConfig": {"tosConfig": TOS},
}

HOST: Properties = {"streamIndex": 0, "width": 640, "height": 480}
GUEST: Properties = {"streamIndex": 1, "locationX": 640, "width": 320, "height": 240}

CUSTOM: Properties = MIXED | {
    "targetStreams": {"streamList": [{"index": 0, "userId": "host"}, {"index": 1, "userId": "guest"}]},
    "layout": {
        "layoutMode": 2,
        "customLayout": {"canvas": {"width": 1280, "height": 720}, "regions": [HOST, GUEST]},
    },
}

# Everything that a mixed recording can declare.
FULL: Properties = CUSTOM | {
    "taskId": "Task1",
    "businessId": "biz",
    "recordMode": 0,
    "excludeStreams": {"streamList": [{"index": 0, "userId": "guard", "streamType": 0}]},
    "encode": {
        "videoWidth": 640,
        "videoHeight": 480,
        "videoFps": 25,
        "videoBitrate": 1000,
        "videoCodec": 1,
        "videoGop": 2,
        "audioCodec": 0,
        "audioProfile": 2,
        "audioBitrate": 192,
        "audioSampleRate": 44100,
        "audioChannels": 2,
    },
    "layout": {
        "layoutMode": 2,
        "mainVideoStream": {"index": 0, "userId": "host", "streamType": 1},
        "customLayout": {
            "canvas": {
                "width": 1280,
                "height": 720,
                "background": "#ffffff",
                "backgroundImage": "https://example.com/a.gif",
            },
            "regions": [
                HOST
                | {
                    "locationX": 641,
                    "locationY": 300,
                    "zOrder": 3,
                    "alpha": 0.5,
                    "renderMode": 1,
                    "sourceCrop": {
                        "locationX": 0.1,
                        "locationY": 0.1,
                        "widthProportion": 0.5,
                        "heightProportion": 0.5,
                    },
                    "alternateImage": "https://example.com/a.gif",
                    "alternateImageFillMode": 1,
                    "cornerRadius": 0.5,
                    "mediaType": 1,
                    "applySpatialAudio": False,
                    "spatialPosition": [1, 2, 3],
                },
                GUEST,
            ],
        },
    },
    "control": {
        "mediaType": 1,
        "frameInterpolationMode": 1,
        "maxSilenceSeconds": 600,
        "maxIdleTime": 600,
        "maxRecordTime": 7200,
        "enableSyncUpload": True,
    },
    "fileFormatConfig": {"fileFormat": ["HLS", "MP3"]},
    "fileNameConfig": {"prefix": ["d1", "d2"], "pattern": "{taskid}_{UserId}_{Date}_{Duration}"},
    "storageConfig": {
        "type": 2,
        "customConfig": S3 | {"vendor": 0, "region": 7, "securityToken": "the-token"},
    },
    "desiredState": "running",
    "restartTriggers": {"a": [1]},
    "adopt": True,
    "whenEnded": "leave",
    "waitFor": "recording",
}


def patched(base: Mapping[str, Any], patch: Mapping[str, Any]) -> Properties:
    """The base with the values of the patch, map by map; None takes a value away."""
    merged = dict(base)
    for key, value in patch.items():
        below = merged.get(key)
        merged[key] = patched(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return {key: value for key, value in merged.items() if value is not None}


def found(properties: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong, by its place."""
    return {dotted(failure.path): failure.text for failure in failures(RtcRecordTaskInputs.examine(properties))}


def mixed(**patch: Any) -> Properties:  # noqa: ANN401 - as open as a program
    """A mixed recording with these values too."""
    return patched(MIXED, patch)


def storage(**config: Any) -> Properties:  # noqa: ANN401 - the same
    """A recording with this storage."""
    return MIXED | {"storageConfig": config}


def custom(regions: list[Any] | None = None, canvas: Mapping[str, Any] | None = None) -> Properties:
    """A custom layout with these regions, or with this canvas."""
    layout = {"canvas": canvas, "regions": regions}
    return patched(CUSTOM, {"layout": {"customLayout": {key: part for key, part in layout.items() if part}}})


def region(**fields: Any) -> Properties:  # noqa: ANN401 - the same
    """A custom layout whose first region has these fields too."""
    return custom(regions=[patched(HOST, fields), GUEST])
