"""The documented structures of cloud recording: members, types, ranges.

Sources: https://www.volcengine.com/docs/6348/1188215 (StartRecord), https://www.volcengine.com/docs/6348/1188200
(StopRecord), https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408 (GetRecordTask), and the comments of
https://github.com/volcengine/volc-sdk-golang/tree/main/service/rtc/v20231101. What depends on other members is in
`rules.py`.
"""

from pulumi_livemedia.emulator.volcengine.rtc.schema import Array, Boolean, Decimal, Integer, Member, Structure, Text

MAX_STREAMS = 17
"""How many streams a recording has at most."""

_ID = Text(r"[a-zA-Z0-9_@\-.]{1,128}", "must be 1 to 128 letters, digits and _ @ - .")
_SWITCH = Integer(among=(0, 1))
_PIXELS = Integer(2, 1920, even=True)
_REGION_CODE = Integer(0)
_ACCOUNT_ID = Text(r"[0-9]+", "must be the digits of an account id")
_URL = r"https?://.+"
_URL_RULE = "must be a URL"

_BUSINESS_ID = Member(Text(r"|[a-zA-Z0-9_@\-.]{1,128}", "must be 1 to 128 letters, digits and _ @ - ."))
_IDENTITY = {
    "AppId": Member(_ID, required=True, code="InvalidParameter.IllegalAppId"),
    "RoomId": Member(_ID, required=True, code="InvalidParameter.IllegalRoomID"),
    "TaskId": Member(_ID, required=True),
}

STREAM = Structure(
    {
        "Index": Member(Integer(), always=True),
        "UserId": Member(_ID, required=True),
        "StreamType": Member(_SWITCH),
    }
)
_STREAMS = Structure({"StreamList": Member(Array(STREAM, most=MAX_STREAMS))})

_ENCODE = Structure(
    {
        "VideoWidth": Member(_PIXELS),
        "VideoHeight": Member(_PIXELS),
        "VideoFps": Member(Integer(1, 60)),
        "VideoBitrate": Member(Integer(0, 10000)),
        "VideoCodec": Member(_SWITCH),
        "VideoGop": Member(Integer(1, 5)),
        "AudioCodec": Member(Integer(among=(0,))),
        "AudioProfile": Member(Integer(among=(0, 1, 2))),
        "AudioBitrate": Member(Integer(32, 192)),
        "AudioSampleRate": Member(Integer(among=(32000, 44100, 48000))),
        "AudioChannels": Member(Integer(among=(1, 2))),
    }
)

_CANVAS = Structure(
    {
        "Width": Member(_PIXELS),
        "Height": Member(_PIXELS),
        "Background": Member(Text(r"|#[0-9a-fA-F]{6}", "must be # and six hex digits")),
        "BackgroundImage": Member(Text(rf"|{_URL}", _URL_RULE, octets=1024)),
    }
)
_SOURCE_CROP = Structure(
    {
        "LocationX": Member(Decimal(0, 1, below_most=True)),
        "LocationY": Member(Decimal(0, 1, below_most=True)),
        "WidthProportion": Member(Decimal(0, 1, above_least=True)),
        "HeightProportion": Member(Decimal(0, 1, above_least=True)),
    }
)
# The sides end at the canvas: `rules.py`.
_REGION = Structure(
    {
        "StreamIndex": Member(Integer(), required=True),
        "LocationX": Member(Integer(0), always=True),
        "LocationY": Member(Integer(0), always=True),
        "Width": Member(Integer(1), required=True),
        "Height": Member(Integer(1), required=True),
        "ZOrder": Member(Integer(0, 100)),
        "Alpha": Member(Decimal(0, 1, above_least=True)),
        "RenderMode": Member(Integer(among=(0, 1, 2, 3))),
        "SourceCrop": Member(_SOURCE_CROP),
        "AlternateImage": Member(Text(rf"|{_URL}", _URL_RULE, characters=1024)),
        "AlternateImageFillMode": Member(_SWITCH),
        "CornerRadius": Member(Decimal(0, 1)),
        "MediaType": Member(Integer(among=(0, 1, 2))),
        "ApplySpatialAudio": Member(Boolean()),
        "SpatialPosition": Member(Array(Integer(-100, 100), least=3, most=3)),
    }
)
CUSTOM_LAYOUT = Structure({"Canvas": Member(_CANVAS), "Regions": Member(Array(_REGION))})
_LAYOUT = Structure(
    {
        "LayoutMode": Member(Integer(among=(0, 1, 2, 3))),
        "MainVideoStream": Member(STREAM, later=True),
        "CustomLayout": Member(CUSTOM_LAYOUT, later=True),
    }
)

_CONTROL = Structure(
    {
        "MediaType": Member(_SWITCH),
        "FrameInterpolationMode": Member(_SWITCH),
        "MaxSilenceSeconds": Member(Integer(60, 3600)),
        "MaxIdleTime": Member(Integer(10, 86400)),
        "MaxRecordTime": Member(Integer(0)),
        "EnableSyncUpload": Member(Boolean()),
    }
)
_FORMAT = Text(r"MP4|HLS|FLV|MP3|AAC|M4A", "must be one of MP4, HLS, FLV, MP3, AAC, M4A")
_FILE_FORMATS = Structure({"FileFormat": Member(Array(_FORMAT))})
_FILE_NAMES = Structure(
    {
        "Prefix": Member(Array(Text(r"[a-zA-Z0-9]+", "must be letters and digits"))),
        "Pattern": Member(Text()),
    }
)

TOS = Structure(
    {
        "AccountId": Member(_ACCOUNT_ID, required=True, missing="InvalidParameter.EmptyAccountId"),
        "Region": Member(_REGION_CODE),
        "Bucket": Member(Text(), required=True),
    }
)
VOD = Structure(
    {
        "AccountId": Member(_ACCOUNT_ID, required=True, missing="InvalidParameter.EmptyAccountId"),
        "Region": Member(_REGION_CODE),
        "Space": Member(Text(), required=True),
        "StorageClass": Member(Integer(among=(1, 2, 3))),
        "AutoSetFileExtension": Member(Boolean()),
    }
)
CUSTOM = Structure(
    {
        "Vendor": Member(Integer(among=(0, 1, 2, 3, 4))),
        "Region": Member(_REGION_CODE),
        "Bucket": Member(Text(), required=True),
        "AccessKey": Member(Text(), required=True),
        "SecretKey": Member(Text(), required=True),
        "SecurityToken": Member(Text()),
    }
)
_STORAGE = Structure(
    {
        "Type": Member(Integer(among=(0, 1, 2)), always=True),
        "TosConfig": Member(TOS, later=True),
        "VodConfig": Member(VOD, later=True),
        "CustomConfig": Member(CUSTOM, later=True),
    }
)

START = Structure(
    {
        **_IDENTITY,
        "BusinessId": _BUSINESS_ID,
        "RecordMode": Member(_SWITCH),
        "TargetStreams": Member(_STREAMS),
        "ExcludeStreams": Member(_STREAMS),
        "Encode": Member(_ENCODE),
        "Layout": Member(_LAYOUT),
        "Control": Member(_CONTROL),
        "FileFormatConfig": Member(_FILE_FORMATS),
        "FileNameConfig": Member(_FILE_NAMES),
        "StorageConfig": Member(_STORAGE, required=True),
    }
)
"""The body of StartRecord."""

UPDATE = Structure(
    {**_IDENTITY, "BusinessId": _BUSINESS_ID, "TargetStreams": Member(_STREAMS), "Layout": Member(_LAYOUT)}
)
"""The body of UpdateRecord."""

STOP = Structure({**_IDENTITY, "BusinessId": _BUSINESS_ID})
"""The body of StopRecord."""

GET = Structure({**_IDENTITY})
"""The parameters of GetRecordTask."""
