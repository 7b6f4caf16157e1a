"""A studio as CreateCaster and SetCasterConfig take it: texts, some of which hold JSON.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

import json
from collections.abc import Mapping
from typing import Any

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.alibaba.production_studio.structures import CustomParams, RecordConfig, SyncGroup, TranscodeConfig
from pulumi_livemedia.structures.wire import to_wire


def creation_parameters(inputs: ProductionStudioInputs, client_token: str) -> dict[str, str]:
    """The parameters of CreateCaster; absent ones are left out."""
    given = {
        "CasterName": inputs.caster_name,
        "CasterTemplate": inputs.caster_template,
        "ChargeType": inputs.charge_type,
        "ClientToken": client_token,
        "NormType": str(inputs.norm_type),
        "PurchaseTime": inputs.purchase_time,
        "ExpireTime": inputs.expire_time,
        "ResourceGroupId": inputs.resource_group_id,
        **_tags(inputs.tags or {}),
    }
    return {name: value for name, value in given.items() if value is not None}


def setting_parameters(settings: StudioSettings, caster_id: str) -> dict[str, str]:
    """The parameters of SetCasterConfig: all of them, and empty ones clear what is set.

    A name can not be cleared. The id is what the documentation gives a studio for its name.
    """
    urgent = settings.auto_switch_urgent_config
    return {
        "CasterId": caster_id,
        "CasterName": settings.caster_name or caster_id,
        "DomainName": settings.domain_name or "",
        "TranscodeConfig": _json(_transcode(settings.transcode_config)),
        "RecordConfig": _json(_record(settings.record_config)),
        "Delay": _number(settings.delay),
        "ChannelEnable": str(settings.channel_enable),
        "ProgramEffect": str(settings.program_effect),
        "ProgramName": settings.program_name or "",
        "CallbackUrl": settings.callback_url or "",
        "SideOutputUrl": settings.side_output_url or "",
        "SideOutputUrlList": _json(settings.side_output_url_list),
        "SyncGroupsConfig": _json([_sync_group(group) for group in settings.sync_groups_config]),
        "UrgentMaterialId": settings.urgent_material_id or "",
        "UrgentImageId": settings.urgent_image_id or "",
        "UrgentImageUrl": settings.urgent_image_url or "",
        "UrgentLiveStreamUrl": settings.urgent_live_stream_url or "",
        "AutoSwitchUrgentOn": _flag(settings.auto_switch_urgent_on),
        # Of this structure alone the name inside is documented in lower case.
        "AutoSwitchUrgentConfig": _json(_numbered({"eofThres": urgent.eof_thres}) if urgent else {}),
    }


def secrets(settings: StudioSettings) -> tuple[str, ...]:
    """What of the parameters may be in no message: a cloud's refusal can quote it."""
    urls = (settings.side_output_url, *settings.side_output_url_list, settings.urgent_live_stream_url)
    return tuple(url for url in (*urls, settings.urgent_image_url, settings.callback_url) if url)


def _tags(tags: Mapping[str, str]) -> dict[str, str]:
    named = [(f"Tag.{number}", *tag) for number, tag in enumerate(sorted(tags.items()), 1)]
    return {f"{place}.{part}": text for place, *tag in named for part, text in zip(("Key", "Value"), tag, strict=True)}


def _transcode(config: TranscodeConfig | None) -> dict[str, Any]:
    if config is None:
        return {}
    return _filled({**to_wire(config), "CustomParams": _custom(config.custom_params)})


def _custom(params: CustomParams | None) -> dict[str, Any]:
    """A template of one's own, whose names are in lower case."""
    video = params.video if params else None
    return _filled({"video": _numbered(video.model_dump()) if video else {}})


def _record(config: RecordConfig | None) -> dict[str, Any]:
    """Where recordings go; the name of the interval alone is documented in lower case."""
    if config is None:
        return {}
    wire = to_wire(config)
    return _filled({**wire, "Interval": None, "interval": wire.get("Interval")})


def _sync_group(group: SyncGroup) -> dict[str, Any]:
    """A group, whose names are documented in lower camel case."""
    wire = {"mode": group.mode, "resourceIds": group.resource_ids, "hostResourceId": group.host_resource_id}
    return {name: value for name, value in wire.items() if value is not None}


def _filled(wire: Mapping[str, Any]) -> dict[str, Any]:
    """The members that hold something."""
    return {name: value for name, value in wire.items() if value not in (None, [], {}, {"LocationId": []})}


def _numbered(members: Mapping[str, float | None]) -> dict[str, float]:
    """The members that are given, whole numbers as such."""
    given = {name: value for name, value in members.items() if value is not None}
    return {name: int(value) if float(value).is_integer() else value for name, value in given.items()}


def _json(value: object) -> str:
    """A JSON text; an empty one where there is nothing to say, which clears the setting."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _flag(value: bool) -> str:  # noqa: FBT001 - it is the value
    return "true" if value else "false"
