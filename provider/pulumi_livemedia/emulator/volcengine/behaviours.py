"""Everything about Volcengine's behaviour that is not beyond doubt: see `emulator/behaviours.py`."""

from dataclasses import dataclass
from typing import Literal

from pulumi_livemedia.emulator.evidence import Fixed, switch
from pulumi_livemedia.emulator.transitions import RecordStart, Transition

_START = "https://www.volcengine.com/docs/6348/1188215"
_STOP = "https://www.volcengine.com/docs/6348/1188200"
_UPDATE = "https://www.volcengine.com/docs/6348/1163742"
_GET = "https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408"
_ERRORS = "https://docs.byteplus.com/en/docs/byteplus-rtc/docs-70426"
_CALLING = "https://docs.byteplus.com/en/docs/byteplus-rtc/docs-69828"
_NAMES = "https://docs.byteplus.com/en/docs/byteplus-rtc/docs-106873"
_OVERVIEW = "https://docs.byteplus.com/en/docs/byteplus-rtc/docs-69818"
_REGIONS = "https://www.volcengine.com/docs/6348/1167931"
_SIGNATURE = "https://www.volcengine.com/docs/6369/67269"
_GATEWAY = "https://www.volcengine.com/docs/4/65595"
_CALLBACK = "https://www.volcengine.com/docs/6348/75124"
_RECEIVING = "https://www.volcengine.com/docs/6348/69820"
_SDK = "https://github.com/volcengine/volc-sdk-golang/tree/main/service/rtc/v20231101"


@dataclass(frozen=True, kw_only=True)
class VolcengineSettings:
    """The switches that only Volcengine has."""

    expired_status: Literal[400, 403] = switch(
        default=400,
        meaning="the HTTP status of InvalidTimestamp; two tables disagree",
        evidence="assumed",
        source=_GATEWAY,
    )
    app_ids: Literal["anybody", "seeded", "first_use"] = switch(
        default="anybody",
        meaning="whose an AppId is: anybody's, each account having applications of its own under the same ids, so that "
        "tests do not see each other; seeded: only those of /_emulator/apps exist; first_use: of the accounts with "
        "this value, that one's that uses it first. With any value, one that /_emulator/apps gives an Owner is "
        "somebody else's: InvalidParameter.AccountIdMismatch",
        evidence="documented",
        source=f"{_CALLING} (an AppId belongs to one account; how it comes to that account is not said)",
    )
    rooms: Literal["empty", "everybody"] = switch(
        default="empty",
        meaning="who publishes in a room that /_emulator/rooms has not heard of: nobody, or every stream that a "
        "recording wants",
        evidence="documented",
        source=f"{_START} (a room without streams is idle)",
    )
    record_start: RecordStart = switch(  # noqa: RUF009  # makes a field of a frozen value
        default=RecordStart(),
        meaning="what GetRecordTask shows after StartRecord has answered",
        evidence="assumed",
        source=f"{_GET} (lists the states, not their times)",
    )
    record_stop: Transition = switch(  # noqa: RUF009  # the same
        default=Transition(),
        meaning="when Status reads 3 after StopRecord has answered",
        evidence="assumed",
        source=f"{_STOP} (says nothing about it)",
    )
    record_duplicate: Literal["result", "InvalidParameter.TaskAlreadyExists"] = switch(
        default="result",
        meaning="StartRecord of a task that runs: a success whose Result says so, or the error; either way the task "
        "keeps its configuration",
        evidence="documented",
        source=f"{_START}; the error is listed at {_ERRORS}",
    )
    record_unknown: Literal["empty", "null", "InvalidParameter.ErrorActiveTaskNotFound"] = switch(
        default="empty",
        meaning="GetRecordTask of a task that there is not, or not any more",
        evidence="assumed",
        source=f"{_GET} (says nothing about it)",
    )
    record_visible_hours: int = switch(
        default=72,
        meaning="how long after its start GetRecordTask shows a task",
        evidence="documented",
        source=_GET,
    )
    record_get_by_post: Literal["accept", "MethodNotAllowed", "InvalidActionOrVersion"] = switch(
        default="accept",
        meaning="GetRecordTask by POST; one revision of the page says so",
        evidence="assumed",
        source=_GET,
    )
    record_time_reason: Literal["UnknownStopReason", "MaxRecordTime"] = switch(
        default="UnknownStopReason",
        meaning="StopReason of a task that has reached MaxRecordTime; the second word is no documented one",
        evidence="assumed",
        source=f"{_GET} (lists no reason for it)",
    )
    record_optional_values: Literal["refuse", "default"] = switch(
        default="refuse",
        meaning="an illegal value of an optional member: refused, or replaced by its default, as older versions did",
        evidence="assumed",
        source=f"{_START}; https://www.volcengine.com/docs/6348/115526 (older)",
    )
    record_single_layout: Literal["refuse", "ignore"] = switch(
        default="refuse",
        meaning="Layout with RecordMode 1",
        evidence="assumed",
        source=f"{_START} (for RecordMode 0 only)",
    )
    record_audio_formats: Literal["refuse", "ignore"] = switch(
        default="refuse",
        meaning="MP3, AAC and M4A while video is recorded",
        evidence="assumed",
        source=f"{_START} (for pure audio only)",
    )
    record_sync_upload: Literal["ignore", "refuse"] = switch(
        default="ignore",
        meaning="EnableSyncUpload without HLS",
        evidence="assumed",
        source=f"{_START} (works for HLS only)",
    )
    record_region_overflow: Literal["accept", "refuse"] = switch(
        default="accept",
        meaning="a region that begins inside the canvas and ends outside",
        evidence="assumed",
        source=f"{_START} (gives ranges member by member)",
    )
    record_storage_region: Literal["refuse", "accept"] = switch(
        default="refuse",
        meaning="a Region code that the appendix does not have",
        evidence="assumed",
        source=f"{_REGIONS} (a wrong region makes the upload fail)",
    )
    record_name_random: Literal["always", "pattern"] = switch(
        default="always",
        meaning="whether a name gets a random part if its pattern has no {Random}",
        evidence="assumed",
        source=f"{_START} (always) against {_NAMES} (uniqueness is up to the pattern)",
    )
    record_default_format: Literal["HLS", "MP4"] = switch(
        default="HLS",
        meaning="the format of the files if none is asked for",
        evidence="assumed",
        source=f"{_START} (the example)",
    )
    callback_retry_seconds: int = switch(
        default=0,
        meaning="the real time between two deliveries of a callback; there are three at most, until the receiver "
        "answers 200 within 5 seconds",
        evidence="assumed",
        source=f"{_RECEIVING} (gives no intervals)",
    )
    callback_nonce: Literal["Nonce", "Noce"] = switch(
        default="Nonce",
        meaning="how a callback's body spells its random member; revisions of the page differ",
        evidence="assumed",
        source=_CALLBACK,
    )
    s3_endpoint: str = switch(
        default="",
        meaning="where the files of recordings that start from now on are written if they name Amazon S3 "
        "(StorageConfig.CustomConfig, Vendor 0): any S3 endpoint's URL; empty: nowhere. The bodies are placeholders of "
        "at most 1 KiB, whatever Size says",
        evidence="documented",
        source=_START,
    )


FIXED = (
    Fixed(
        "volcengine_order_of_checks",
        "method, Action and Version, Authorization, scope, service, operation, key, token, time, signature; then the "
        "body's types, AppId, RoomId and TaskId, values in documented order, unknown members, ownership, state",
        "assumed",
        _SIGNATURE,
    ),
    Fixed(
        "volcengine_signed_headers",
        "host and x-date must be signed, and x-security-token if sent; else SignatureDoesNotMatch",
        "assumed",
        _SIGNATURE,
    ),
    Fixed("volcengine_any_region", "the scope may name any region", "documented", _SIGNATURE),
    Fixed(
        "volcengine_body_hash",
        "a wrong X-Content-Sha256 is SignatureDoesNotMatch; it may be left out",
        "assumed",
        _SIGNATURE,
    ),
    Fixed(
        "volcengine_json",
        "JSON nested deeper than 100 levels is InvalidParameter.Unmarshal; half of a surrogate pair is U+FFFD",
        "assumed",
        f"{_ERRORS} (names no depth)",
    ),
    Fixed("volcengine_code_numbers", "codes whose CodeN is not published have none", "assumed", _GATEWAY),
    Fixed(
        "record_error_status",
        "errors of RTC itself are 400, AccessDenied.* 403, FlowLimitExceeded.* 429",
        "assumed",
        f"{_CALLING} (other than 200)",
    ),
    Fixed(
        "record_unknown_members",
        "a member that a structure does not have is InvalidParameter, unless `strict` is off",
        "assumed",
        _ERRORS,
    ),
    Fixed("record_null", "null is like a member that is not there", "assumed", _SDK),
    Fixed("record_get_rate", "GetRecordTask is limited to 60 calls per second like the others", "assumed", _START),
    Fixed(
        "record_stream_index",
        "Index counts as 0 if left out in custom layout; in others only given ones must differ",
        "assumed",
        _START,
    ),
    Fixed(
        "record_unused_members",
        "members that the chosen mode, layout or storage does not use are read for their types alone; "
        "MaxSilenceSeconds of a mixed recording too",
        "assumed",
        _START,
    ),
    Fixed("record_formats_once", "a format that is given twice is InvalidParameter", "assumed", _START),
    Fixed("record_account_id", "AccountId is digits; else InvalidParameter", "assumed", _START),
    Fixed("record_image_url", "pictures need http:// or https://; their format is not looked at", "assumed", _START),
    Fixed(
        "record_qiniu_token", "SecurityToken with Vendor 4 is InvalidParameter", "assumed", f"{_SDK} (not supported)"
    ),
    Fixed(
        "record_update_members",
        "UpdateRecord replaces TargetStreams, Background, BackgroundImage and Regions if sent; another Width, Height "
        "or LayoutMode than the running one is InvalidParameter",
        "assumed",
        _UPDATE,
    ),
    Fixed(
        "record_ending",
        "a task that is being stopped counts as running until Status reads 3; a second StopRecord is ok, and changes "
        "nothing",
        "assumed",
        _STOP,
    ),
    Fixed(
        "record_clocks",
        "MaxRecordTime counts from the start, MaxIdleTime from the last wanted stream or the start",
        "assumed",
        _START,
    ),
    Fixed(
        "record_files",
        "a mixed file begins with the first stream and ends with the last, gaps included; a single-stream file begins "
        "anew after a gap longer than MaxSilenceSeconds; adaptive bitrate is 0.07 bit per pixel",
        "assumed",
        _OVERVIEW,
    ),
    Fixed(
        "record_uploads",
        "files are written once, after the end; what fails is not tried again and shows in /_emulator/state alone; of "
        "HLS only the playlist is written",
        "assumed",
        f"{_START} (uploading goes on after the end)",
    ),
    Fixed(
        "record_started",
        "RecordStarted comes when the start is over, whether anybody publishes or not; a start that fails has Code 1 "
        "and its StopReason as ErrorMessage, and no RecordStopped",
        "assumed",
        _CALLBACK,
    ),
    Fixed(
        "record_stopped",
        "RecordStopped has StopReason and RecordFileList, with the members of GetRecordTask; it comes after the files "
        "were written, also if that has failed",
        "assumed",
        f"{_OVERVIEW} (names RecordFileList)",
    ),
    Fixed("callback_order", "callbacks of one task come one after the other, each once", "assumed", _RECEIVING),
    Fixed("record_codec_names", "h264, bytevc1, aac, mp3; empty and 0 x 0 without video", "assumed", _SDK),
    Fixed(
        "record_mixed_name",
        "the default pattern of a mixed recording is that of a single stream without UserId and Type",
        "assumed",
        _NAMES,
    ),
    Fixed(
        "record_automatic_layout",
        "the picture of an adaptive layout has equal tiles in rows, that of a vertical one the main stream on the left "
        "and up to two columns on the right, that of a side-by-side one equal columns",
        "assumed",
        f"{_START} (names the layouts, not the places)",
    ),
)
