"""An example for each code that triggers it and nothing else, and one that is right.

They are patches of one sound recording, in the spelling of the vendor's documentation. The documentation prints them,
and a test runs them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

Request = dict[str, Any]

SOUND: Final[Request] = {
    "AppId": "661e00000000000000000001",
    "RoomId": "studio-1",
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "guest"}]},
    "Layout": {
        "LayoutMode": 2,
        "CustomLayout": {
            "Canvas": {"Width": 1280, "Height": 360},
            "Regions": [
                {"StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 640, "Height": 360},
                {"StreamIndex": 1, "LocationX": 640, "LocationY": 0, "Width": 640, "Height": 360},
            ],
        },
    },
    "Control": {"MaxIdleTime": 600, "MaxRecordTime": 7200},
    "FileFormatConfig": {"FileFormat": ["MP4"]},
    "StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Region": 0, "Bucket": "shows"}},
}
"""Nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Example:
    """What to change in the sound recording, so that a check finds something, and so that it does not."""

    bad: Request
    good: Request


def patched(base: Mapping[str, Any], patch: Mapping[str, Any]) -> Request:
    """The base with the values of the patch, map by map; None takes a value away."""
    merged = dict(base)
    for key, value in patch.items():
        below = merged.get(key)
        merged[key] = patched(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return {key: value for key, value in merged.items() if value is not None}


def _regions(host: Request, guest: Request, canvas: Request | None = None) -> Request:
    """Other places of the two regions."""
    regions = [
        {"StreamIndex": 0, "LocationX": 0, "LocationY": 0, "Width": 640, "Height": 360} | host,
        {"StreamIndex": 1, "LocationX": 640, "LocationY": 0, "Width": 640, "Height": 360} | guest,
    ]
    return {"Layout": {"CustomLayout": {"Regions": regions} | ({"Canvas": canvas} if canvas else {})}}


def _guest(**fields: Any) -> Request:  # noqa: ANN401 - as open as a request
    return _regions({}, fields)


def _named(pattern: str, **more: Any) -> Request:  # noqa: ANN401 - the same
    return {"FileNameConfig": {"Pattern": pattern}, **more}


def _on_s3(code: int) -> Request:
    keys = {"Bucket": "shows", "AccessKey": "the-access-key", "SecretKey": "the-secret-key"}
    return {"StorageConfig": {"TosConfig": None, "CustomConfig": {"Vendor": 0, "Region": code, **keys}}}


_SINGLE: Final[Request] = {"RecordMode": 1, "Layout": None}
_UPLOAD: Final[Request] = {"Control": {"EnableSyncUpload": True}}
_TALL: Final = {"Width": 1280, "Height": 720}
_WHOLE: Final[Request] = {"Width": 1280, "Height": 720}
_ADAPTIVE: Final[Request] = {"CustomLayout": None, "LayoutMode": 0}
_MAIN: Final[Request] = {"MainVideoStream": {"UserId": "host"}}
_VOD: Final[Request] = {"TosConfig": None, "VodConfig": {"AccountId": "2100000000", "Space": "shows"}}
_SCREEN: Final[Request] = {
    "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "host", "StreamType": 1}]}
}

EXAMPLES: Final[dict[str, Example]] = {
    "LM001": Example({"Encode": {"VideoFps": 99}}, {"Encode": {"VideoFps": 25}}),
    "LM101": Example(
        _guest(LocationX=960),
        _regions({"Width": 960, "RenderMode": 1}, {"LocationX": 960, "Width": 320, "RenderMode": 2}),
    ),
    "LM102": Example(_regions(_WHOLE | {"ZOrder": 1}, {}, _TALL), _regions(_WHOLE, {"ZOrder": 1}, _TALL)),
    "LM103": Example(_guest(LocationX=600, Width=640), _guest(LocationX=600, ZOrder=1)),
    "LM104": Example(_guest(Width=480), _guest(Width=480, RenderMode=1)),
    "LM105": Example(_guest(LocationX=642, Width=638), _guest(LocationX=650, Width=630)),
    "LM106": Example(
        _regions(_WHOLE, {"Width": 96, "Height": 54, "ZOrder": 1}, _TALL),
        _regions(_WHOLE, {"Width": 256, "Height": 144, "ZOrder": 1}, _TALL),
    ),
    "LM107": Example(_guest(CornerRadius=0.2), _guest(CornerRadius=0.1)),
    "LM108": Example(
        _regions({"Width": 641}, {"LocationX": 641, "Width": 639}),
        _regions({"Width": 642}, {"LocationX": 642, "Width": 638}),
    ),
    "LM109": Example(
        _guest(SourceCrop={"LocationX": 0.5, "WidthProportion": 0.75, "LocationY": 0.25, "HeightProportion": 0.5}),
        _guest(SourceCrop={"LocationX": 0.5, "WidthProportion": 0.5, "LocationY": 0.25, "HeightProportion": 0.5}),
    ),
    "LM110": Example(_guest(Width=360, RenderMode=1), _guest(Width=480, RenderMode=1)),
    "LM111": Example(
        {"TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}, {"Index": 1, "UserId": "host"}]}}, _SCREEN
    ),
    "LM112": Example(
        {"Layout": {"CustomLayout": {"Canvas": {"Height": 720}}}},
        {"Layout": {"CustomLayout": {"Canvas": {"Height": 720, "BackgroundImage": "https://example.com/a.png"}}}},
    ),
    "LM121": Example(
        _guest(AlternateImage="https://example.com/away.webp"), _guest(AlternateImage="https://example.com/away.png")
    ),
    "LM122": Example({"Layout": _ADAPTIVE | _MAIN}, {"Layout": {"CustomLayout": None, "LayoutMode": 1} | _MAIN}),
    "LM123": Example(
        _SCREEN | {"Layout": {"CustomLayout": None, "LayoutMode": 1} | _MAIN}, _SCREEN | {"Layout": _ADAPTIVE}
    ),
    "LM124": Example(
        {"Layout": _ADAPTIVE, "TargetStreams": {"StreamList": [{"UserId": "host"}, {"UserId": "guest"}]}},
        {"Layout": _ADAPTIVE},
    ),
    "LM201": Example(
        {"Encode": {"VideoFps": 30, "VideoBitrate": 300}}, {"Encode": {"VideoFps": 30, "VideoBitrate": 600}}
    ),
    "LM202": Example({"Encode": {"VideoWidth": 1280}}, {"Layout": _ADAPTIVE, "Encode": {"VideoWidth": 1280}}),
    "LM203": Example(
        {"Encode": {"AudioProfile": 2, "AudioBitrate": 128}}, {"Encode": {"AudioProfile": 2, "AudioBitrate": 64}}
    ),
    "LM301": Example({"Control": {"MaxIdleTime": None}}, {"Control": {"MaxIdleTime": 180}}),
    "LM302": Example({"Control": {"MaxRecordTime": None}}, {"Control": {"MaxRecordTime": 14400}}),
    "LM303": Example({"Control": {"MaxSilenceSeconds": 60}}, _SINGLE | {"Control": {"MaxSilenceSeconds": 60}}),
    "LM304": Example(_UPLOAD, _UPLOAD | {"FileFormatConfig": {"FileFormat": ["HLS"]}}),
    "LM305": Example({"Control": {"MaxRecordTime": 0}}, {"Control": {"MaxRecordTime": 14400}}),
    "LM401": Example(_on_s3(7), _on_s3(0)),
    "LM411": Example(_named("show"), _named("show_{Random}")),
    "LM412": Example(_named("{UserId}_{Random}"), _named("{UserId}_{Random}", **_SINGLE)),
    "LM413": Example(_named("{taskid}_{Random}"), _named("{TaskId}_{Random}")),
    "LM414": Example(
        _named("{Duration}_{Random}", **_UPLOAD, FileFormatConfig={"FileFormat": ["HLS"]}),
        _named("{Duration}_{Random}", FileFormatConfig={"FileFormat": ["HLS"]}),
    ),
    "LM415": Example(_named("{RoomId}_{Random}", RoomId="r" * 120), _named("{RoomId}_{Random}")),
    "LM416": Example(
        {"FileNameConfig": {"Prefix": ["news"]}, "StorageConfig": _VOD}, {"FileNameConfig": {"Prefix": ["news"]}}
    ),
}
