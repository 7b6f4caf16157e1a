"""The configuration of a studio: what SetCasterConfig takes, and when it may be changed.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig and
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterconfig
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import configuration_json
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, Phase
from pulumi_livemedia.emulator.alibaba.live.fields import Fields

_MAX_DELAY = 300
_HOST = re.compile(r"[A-Za-z0-9*]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+", re.ASCII)
_WEB_URL = re.compile(r"https?://\S+")
_RTMP_URL = re.compile(r"rtmp://\S+")

_TEXTS = ("ProgramName", "UrgentMaterialId", "UrgentImageId", "UrgentImageUrl", "UrgentLiveStreamUrl")
_JSON: Mapping[str, Callable[[str], object]] = {
    "TranscodeConfig": configuration_json.read_transcode,
    "RecordConfig": configuration_json.read_record,
    "SyncGroupsConfig": configuration_json.read_sync_groups,
    "SideOutputUrlList": configuration_json.read_side_outputs,
    "AutoSwitchUrgentConfig": configuration_json.read_urgent_switch,
}


def read_configuration(parameters: Mapping[str, object]) -> dict[str, object]:
    """The configuration that a call asks for, as it is going to be shown; what is cleared is missing.

    Raises:
        CloudError: something in it is malformed.
    """
    fields = Fields({name: value for name, value in parameters.items() if value != ""})
    config: dict[str, object] = {name: fields.text(name) for name in _TEXTS if fields.has(name)}
    for name, read in _JSON.items():
        if fields.has(name):
            config[name] = read(fields.text(name))
    for name, pattern in (("DomainName", _HOST), ("CallbackUrl", _WEB_URL), ("SideOutputUrl", _RTMP_URL)):
        if fields.has(name):
            config[name] = fields.pattern(name, pattern)
    for name in ("ChannelEnable", "ProgramEffect"):
        config[name] = fields.integer(name, (0, 1))
    config["Delay"] = fields.decimal("Delay", (0, _MAX_DELAY))
    # A boolean when it is set, a text when it is shown.
    config["AutoSwitchUrgentOn"] = str(fields.flag("AutoSwitchUrgentOn")).lower()
    if str(config.get("DomainName", "")).lower().endswith(".invalid"):
        # The name that can belong to nobody (RFC 2606) stands for a domain that is not the account's.
        raise refused("InvalidDomainName.NotFound")
    return config


def check_change(
    caster: Caster, config: Mapping[str, object], while_running: Literal["anything", "DomainName", "nothing"]
) -> None:
    """Whether a studio's configuration may be replaced by another one now.

    Args:
        caster: the studio.
        config: the new configuration.
        while_running: `DomainName` if all but that may change, `nothing` if nothing may.

    Raises:
        CloudError: it may not.
    """
    wants_channels = config["ChannelEnable"] == 1
    if caster.is_channelled and not wants_channels:
        raise refused("InvalidCaster.ChannelDisableUnsupported")
    if caster.phase is Phase.IDLE:
        return
    if wants_channels and not caster.is_channelled:
        raise refused("IncorrectCasterStatus.EnableChannel")
    moved = config.get("DomainName", "") != caster.domain
    if while_running == "nothing" or (while_running == "DomainName" and moved):
        raise refused("IncorrectCasterStatus.Inuse")
