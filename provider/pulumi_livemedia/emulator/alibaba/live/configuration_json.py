"""The JSON texts inside the parameters of SetCasterConfig, as DescribeCasterConfig shows them.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig. The text
there demands names in upper camel case and the examples are in lower; both are taken.
"""

import re
from collections.abc import Iterable
from typing import cast

from pulumi_livemedia.emulator.alibaba.live.fields import Fields, decimal, malformed, parse_json

Row = dict[str, object]

CASTER_TEMPLATES = (
    *("lp_ld", "lp_sd", "lp_hd", "lp_ud"),
    *("lp_ld_v", "lp_sd_v", "lp_hd_v", "lp_ud_v"),
    "lp_noTranscode",
)
_MAX_SIDE_OUTPUTS = 20
_DAY = 86400
_VIDEO = ("width", "height", "fps", "bitrate")
_MAX_VIDEO = 1_000_000


def _objects(name: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise malformed(name, value)
    return value


def _members(name: str, value: object, known: Iterable[str]) -> Fields:
    """An object whose names may be in either case of their first letter, by the known spelling."""
    if not isinstance(value, dict):
        raise malformed(name, value)
    spelling = {each.lower(): each for each in known}
    found: Row = {}
    for key, member in value.items():
        if key.lower() not in spelling:
            raise malformed(f"{name}.{key}", member)
        found[spelling[key.lower()]] = member
    return Fields(found, f"{name}.")


def _texts(name: str, value: object) -> list[str]:
    values = _objects(name, value)
    for each in values:
        if not isinstance(each, str):
            raise malformed(name, each)
    return cast("list[str]", values)


def read_transcode(text: str) -> Row:
    """TranscodeConfig: the caster template, and the live templates of the relayed streams."""
    name = "TranscodeConfig"
    given = _members(
        name, parse_json(name, text), ("CasterTemplate", "LiveTemplateIds", "LiveTemplate", "CustomParams")
    )
    template = given.text("CasterTemplate")
    if template not in ("", *CASTER_TEMPLATES):
        raise malformed(f"{name}.CasterTemplate", template)
    # LiveTemplate is the older form of LiveTemplateIds.
    templates = _texts(f"{name}.LiveTemplate", given.given.get("LiveTemplate", []))
    if given.has("LiveTemplateIds"):
        ids = _members(f"{name}.LiveTemplateIds", given.given["LiveTemplateIds"], ("LocationId",))
        templates = _texts(f"{ids.where}LocationId", ids.given.get("LocationId", []))
    row: Row = {"CasterTemplate": template, "LiveTemplateIds": {"LocationId": templates}}
    if given.has("CustomParams"):
        row["CustomParams"] = _read_custom(given.given["CustomParams"])
    return row


def _read_custom(value: object) -> Row:
    """The size, frame rate and bit rate of a template of one's own; these names are in lower case everywhere."""
    name = "TranscodeConfig.CustomParams"
    video = _members(f"{name}.video", _members(name, value, ("video",)).given.get("video", {}), _VIDEO)
    return {"video": {each: video.integer(each, (0, _MAX_VIDEO)) for each in _VIDEO if video.has(each)}}


def read_record(text: str) -> Row:
    """RecordConfig: where recordings go and in what form; `interval` is the length of formats that give none."""
    known = ("Endpoint", "OssEndpoint", "OssBucket", "OnDemand", "VideoFormat", "RecordFormat", "Interval")
    given = _members("RecordConfig", parse_json("RecordConfig", text), known)
    interval = given.integer("Interval", (0, _DAY))
    formats = given.given.get("VideoFormat", given.given.get("RecordFormat", []))
    return {
        "OssEndpoint": given.text("OssEndpoint") or given.text("Endpoint"),
        "OssBucket": given.text("OssBucket"),
        "OnDemand": given.integer("OnDemand", (0, 7)),
        "RecordFormat": {"RecordFormat": [_read_format(each, interval) for each in _objects("VideoFormat", formats)]},
    }


def _read_format(value: object, interval: int) -> Row:
    known = ("Format", "OssObjectPrefix", "SliceOssObjectPrefix", "CycleDuration")
    given = _members("RecordConfig.VideoFormat", value, known)
    return {
        "Format": given.text("Format"),
        "OssObjectPrefix": given.text("OssObjectPrefix"),
        "SliceOssObjectPrefix": given.text("SliceOssObjectPrefix"),
        "CycleDuration": given.integer("CycleDuration", (0, _DAY), interval),
    }


def read_sync_groups(text: str) -> Row:
    """SyncGroupsConfig: which resources are kept in step."""
    name = "SyncGroupsConfig"
    return {"SyncGroup": [_read_group(each) for each in _objects(name, parse_json(name, text))]}


def _read_group(value: object) -> Row:
    given = _members("SyncGroupsConfig", value, ("Mode", "ResourceIds", "HostResourceId"))
    return {
        "Mode": given.integer("Mode", (0, 1)),
        "HostResourceId": given.text("HostResourceId"),
        "ResourceIds": {"ResourceId": _texts("SyncGroupsConfig.resourceIds", given.given.get("ResourceIds", []))},
    }


def read_side_outputs(text: str) -> str:
    """SideOutputUrlList: up to 20 RTMP URLs; one page prints the list without its brackets. Shown as it was sent."""
    name = "SideOutputUrlList"
    urls = _texts(name, parse_json(name, text if text.lstrip().startswith("[") else f"[{text}]"))
    if len(urls) > _MAX_SIDE_OUTPUTS or not all(re.fullmatch(r"rtmp://\S+", each) for each in urls):
        raise malformed(name, text)
    return text


def read_urgent_switch(text: str) -> str:
    """AutoSwitchUrgentConfig: after how many seconds without a stream; shown as it was sent."""
    given = _members("AutoSwitchUrgentConfig", parse_json("AutoSwitchUrgentConfig", text), ("eofThres",))
    decimal("AutoSwitchUrgentConfig.eofThres", given.given.get("eofThres", 0), (0, _DAY))
    return text
