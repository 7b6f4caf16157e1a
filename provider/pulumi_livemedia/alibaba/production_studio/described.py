"""The settings of a studio as DescribeCasterConfig shows them, under the names that the state has for them.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterconfig
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from pulumi_livemedia.calls.fields import Fields, ShapeError

Properties = dict[str, Any]

_TEXTS: Final = {
    "casterName": "CasterName",
    "domainName": "DomainName",
    "programName": "ProgramName",
    "callbackUrl": "CallbackUrl",
    "sideOutputUrl": "SideOutputUrl",
    "urgentMaterialId": "UrgentMaterialId",
    "urgentImageId": "UrgentImageId",
    "urgentImageUrl": "UrgentImageUrl",
    "urgentLiveStreamUrl": "UrgentLiveStreamUrl",
}
_VIDEO: Final = ("width", "height", "fps", "bitrate")


def described_settings(answer: Fields) -> Properties:
    """The settings, without those that are not set.

    Raises:
        ShapeError: they have another shape than the documented one.
    """
    shown: Properties = {name: answer.text(documented) for name, documented in _TEXTS.items()}
    if shown["casterName"] == answer.text("CasterId"):
        del shown["casterName"]
    return without_empty(
        shown
        | {
            "transcodeConfig": _transcode(_object(answer, "TranscodeConfig")),
            "recordConfig": _record(_object(answer, "RecordConfig")),
            "delay": _decimal(answer, "Delay"),
            "channelEnable": answer.number("ChannelEnable"),
            "programEffect": answer.number("ProgramEffect"),
            "sideOutputUrlList": _side_outputs(answer),
            "syncGroupsConfig": [_group(group) for group in answer.objects("SyncGroupsConfig", "SyncGroup")],
            "autoSwitchUrgentOn": answer.text("AutoSwitchUrgentOn").lower() == "true",
            "autoSwitchUrgentConfig": {"eofThres": _decimal(_object(answer, "AutoSwitchUrgentConfig"), "eofThres")},
        }
    )


def without_empty(properties: Mapping[str, Any]) -> Properties:
    """The properties that hold something, at any depth of maps."""
    inner = {name: without_empty(value) if isinstance(value, dict) else value for name, value in properties.items()}
    return {name: value for name, value in inner.items() if value not in (None, "", [], {})}


def _transcode(config: Fields) -> Properties:
    video = config.inner("CustomParams").inner("video")
    return {
        "casterTemplate": config.text("CasterTemplate"),
        "liveTemplateIds": {"locationId": list(config.texts("LiveTemplateIds", "LocationId"))},
        "customParams": {"video": {name: video.number(name) for name in _VIDEO}},
    }


def _record(config: Fields) -> Properties:
    return {
        "ossEndpoint": config.text("OssEndpoint"),
        "ossBucket": config.text("OssBucket"),
        "videoFormat": [
            without_empty(
                {
                    "format": each.text("Format"),
                    "ossObjectPrefix": each.text("OssObjectPrefix"),
                    "sliceOssObjectPrefix": each.text("SliceOssObjectPrefix"),
                    "cycleDuration": each.number("CycleDuration") or None,
                }
            )
            for each in config.objects("RecordFormat", "RecordFormat")
        ],
    }


def _group(group: Fields) -> Properties:
    shown = {
        "mode": group.number("Mode") or 0,
        "resourceIds": list(group.texts("ResourceIds", "ResourceId")),
        "hostResourceId": group.text("HostResourceId") or None,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _side_outputs(answer: Fields) -> list[str]:
    """The further push addresses; one page prints the list without its brackets."""
    name = "SideOutputUrlList"
    text = answer.value(name)
    if isinstance(text, str) and text.strip() and not text.lstrip().startswith("["):
        answer = Fields({name: f"[{text}]" if '"' in text else text.split(",")})
    return [url.strip() for url in answer.texts(name, "SideOutputUrl")]


def _object(answer: Fields, name: str) -> Fields:
    """An object, or one within a JSON text."""
    value = answer.value(name)
    if not isinstance(value, str):
        return answer.inner(name)
    try:
        return Fields({name: json.loads(value or "{}")}).inner(name)
    except ValueError as error:
        raise ShapeError(f"{name} should be an object in JSON") from error


def _decimal(fields: Fields, name: str) -> float | None:
    text = fields.text(name)
    try:
        return float(text) if text else None
    except ValueError as error:
        raise ShapeError(f"{name} should be a number") from error
