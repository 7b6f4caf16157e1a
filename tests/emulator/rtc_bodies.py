"""A recording that uses every member there is, and changing it by path."""

import copy
from typing import Any

Body = dict[str, Any]

FULL: Body = {
    "BusinessId": "show",
    "RecordMode": 0,
    "TargetStreams": {
        "StreamList": [{"Index": 0, "UserId": "host", "StreamType": 0}, {"Index": 1, "UserId": "guest"}],
    },
    "ExcludeStreams": {"StreamList": [{"UserId": "bot"}]},
    "Encode": {
        "VideoWidth": 1280,
        "VideoHeight": 720,
        "VideoFps": 30,
        "VideoBitrate": 1500,
        "VideoCodec": 1,
        "VideoGop": 2,
        "AudioCodec": 0,
        "AudioProfile": 2,
        "AudioBitrate": 64,
        "AudioSampleRate": 44100,
        "AudioChannels": 2,
    },
    "Layout": {
        "LayoutMode": 2,
        "MainVideoStream": {"UserId": "host"},
        "CustomLayout": {
            "Canvas": {
                "Width": 1280,
                "Height": 720,
                "Background": "#00Ff00",
                "BackgroundImage": "https://example.com/a.png",
            },
            "Regions": [
                {
                    "StreamIndex": 0,
                    "LocationX": 0,
                    "LocationY": 0,
                    "Width": 1280,
                    "Height": 720,
                    "ZOrder": 0,
                    "Alpha": 1,
                    "RenderMode": 3,
                    "SourceCrop": {"LocationX": 0.5, "LocationY": 0, "WidthProportion": 1, "HeightProportion": 0.1},
                    "AlternateImage": "http://example.com/b.jpg",
                    "AlternateImageFillMode": 1,
                    "CornerRadius": 0.1,
                    "MediaType": 2,
                    "ApplySpatialAudio": False,
                    "SpatialPosition": [-100, 0, 100],
                },
                {"StreamIndex": 1, "Width": 320, "Height": 180},
            ],
        },
    },
    "Control": {
        "MediaType": 0,
        "FrameInterpolationMode": 1,
        "MaxSilenceSeconds": 60,
        "MaxIdleTime": 600,
        "MaxRecordTime": 7200,
        "EnableSyncUpload": True,
    },
    "FileFormatConfig": {"FileFormat": ["HLS", "MP4", "FLV"]},
    "FileNameConfig": {"Prefix": ["d1", "d2"], "Pattern": "{TaskId}"},
    "StorageConfig": {
        "Type": 0,
        "TosConfig": {"AccountId": "2100000000", "Region": 3, "Bucket": "my-bucket"},
        "VodConfig": {
            "AccountId": "2100000000",
            "Region": 1,
            "Space": "s",
            "StorageClass": 3,
            "AutoSetFileExtension": True,
        },
        "CustomConfig": {
            "Vendor": 1,
            "Region": 23,
            "Bucket": "b",
            "AccessKey": "ak",
            "SecretKey": "sk",
            "SecurityToken": "st",
        },
    },
}

ABSENT = object()

TARGETS = "TargetStreams.StreamList"
EXCLUDES = "ExcludeStreams.StreamList"
CANVAS = "Layout.CustomLayout.Canvas"
REGION = "Layout.CustomLayout.Regions.0"
CROP = f"{REGION}.SourceCrop"
TOS = "StorageConfig.TosConfig"
VOD = "StorageConfig.VodConfig"
CUSTOM = "StorageConfig.CustomConfig"
IMAGE = "https://example.com/"
STORES = {TOS: 0, VOD: 1, CUSTOM: 2}


def change(document: Any, path: str, value: object) -> None:  # noqa: ANN401  # JSON
    """Set the member at a path, or take it out."""
    *parents, last = [int(name) if name.isdecimal() else name for name in path.split(".")]
    for name in parents:
        document = document[name]
    if value is ABSENT:
        del document[last]
    else:
        document[last] = value


def changed(body: Body, **changes: object) -> Body:
    """All of it under the names of another body, with some changes by path; a store that is changed is used."""
    document = {**copy.deepcopy(FULL), **{name: body[name] for name in ("AppId", "RoomId", "TaskId")}}
    for path, value in changes.items():
        for store, kind in STORES.items():
            if path.startswith(store):
                document["StorageConfig"]["Type"] = kind
        change(document, path, value)
    return document
