"""The operations that make, configure and delete studios.

Sources: the pages of CreateCaster, SetCasterConfig, DeleteCaster and UpdateCasterResourceGroup below
https://www.alibabacloud.com/help/en/live/developer-reference/
"""

import re
import uuid

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.configuration import check_change, read_configuration
from pulumi_livemedia.emulator.alibaba.live.configuration_json import CASTER_TEMPLATES
from pulumi_livemedia.emulator.alibaba.live.fields import Fields, malformed
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, TAGS, own_caster, studios
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

_TOKEN = re.compile(r"[\x00-\x7f]{0,64}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_MAX_TAGS = 100
_NORM_TYPES = {"china": ("1", "3", "4", "6"), "international": ("1", "6")}


@LIVE.operation(
    Parameter("CasterName"),
    Parameter("CasterTemplate"),
    Parameter("ChargeType", required=True),
    Parameter("ClientToken", required=True),
    Parameter("NormType", required=True),
    Parameter("PurchaseTime"),
    Parameter("ExpireTime"),
    Parameter("ResourceGroupId"),
    *TAGS,
    qps=10,
)
def create_caster(call: Call) -> Answer:
    """Make a studio; the same ClientToken gives the same studio again."""
    casters, fields = studios(call), Fields(call.parameters)
    request = dict(call.parameters)
    _check_creation(fields, call.namespace.settings.norm_types)
    tags = _read_tags(fields)
    if (before := casters.created_with(fields.text("ClientToken"))) is not None:
        if before.creation not in ({}, request) and call.namespace.settings.create_again_differently != "succeed":
            raise refused(call.namespace.settings.create_again_differently)
        return {"CasterId": before.id}
    if sum(not each.owner for each in casters.all()) >= call.namespace.settings.caster_quota:
        raise refused("CasterNumberExceed")
    caster_id = str(uuid.uuid4())
    casters.add(
        Caster(
            id=caster_id,
            name=fields.text("CasterName") or caster_id,
            created=casters.now,
            modified=casters.now,
            norm_type=int(fields.text("NormType")),
            client_token=fields.text("ClientToken"),
            creation=request,
            resource_group=fields.text("ResourceGroupId"),
            tags=tags,
        )
    )
    return {"CasterId": caster_id}


def _check_creation(fields: Fields, site: str) -> None:
    fields.pattern("ClientToken", _TOKEN, code="InvalidClientToken.Malformed")
    if fields.text("NormType") not in _NORM_TYPES[site]:
        raise malformed("NormType", fields.text("NormType"), "InvalidParameter.NormType")
    if fields.text("ChargeType") == "PrePaid":
        # Documented as not supported; which of the published codes says so is not.
        raise refused("InvalidChargeType.PostSupport")
    if fields.text("ChargeType") != "PostPaid":
        raise malformed("ChargeType", fields.text("ChargeType"), "InvalidChargeType.Malformed")
    if fields.text("CasterTemplate") not in ("", *CASTER_TEMPLATES):
        raise malformed("CasterTemplate", fields.text("CasterTemplate"), "InvalidCasterTemplate.Malformed")
    for name in ("PurchaseTime", "ExpireTime"):
        fields.pattern(name, _TIME, code=f"InvalidParameter.{name}")


def _read_tags(fields: Fields) -> dict[str, str]:
    given = fields.members("Tag")
    if len(given) > _MAX_TAGS:
        raise refused("InvalidParameter.Malformed", f"At most {_MAX_TAGS} tags.")
    for each in given:
        if not each.text("Key"):
            raise refused("MissingParameter", f"{each.where}Key is not supplied.")
    return {each.text("Key"): each.text("Value") for each in given}


@LIVE.operation(CASTER_ID, qps=10, resource="CasterId")
def delete_caster(call: Call) -> Answer:
    """Delete a studio that stands still, with all that belongs to it."""
    caster = own_caster(call)
    studios(call).delete(caster)
    return {"CasterId": caster.id}


@LIVE.operation(
    CASTER_ID,
    Parameter("CasterName"),
    Parameter("DomainName"),
    Parameter("TranscodeConfig"),
    Parameter("RecordConfig"),
    Parameter("Delay"),
    Parameter("ChannelEnable"),
    Parameter("ProgramEffect"),
    Parameter("ProgramName"),
    Parameter("CallbackUrl"),
    Parameter("SideOutputUrl"),
    Parameter("SideOutputUrlList"),
    Parameter("SyncGroupsConfig"),
    Parameter("UrgentMaterialId"),
    Parameter("UrgentImageId"),
    Parameter("UrgentImageUrl"),
    Parameter("UrgentLiveStreamUrl"),
    Parameter("AutoSwitchUrgentOn"),
    Parameter("AutoSwitchUrgentConfig"),
    qps=10,
    resource="CasterId",
)
def set_caster_config(call: Call) -> Answer:
    """Replace the configuration of a studio: what is left out, or empty, is cleared."""
    caster, settings = own_caster(call), call.namespace.settings
    config = read_configuration(call.parameters)
    check_change(caster, config, settings.config_while_running)
    if config.get("ChannelEnable") == 1 and not caster.is_channelled:
        caster.contents.layouts.clear()
    caster.config = config
    kept = caster.name if settings.config_without_name == "keep" else caster.id
    caster.name = call.text("CasterName") or kept
    caster.modified = studios(call).now
    return {"CasterId": caster.id}


@LIVE.operation(
    CASTER_ID,
    Parameter("NewResourceGroupId", required=True),
    qps=10,
    resource="CasterId",
    evidence="assumed",
)
def update_caster_resource_group(call: Call) -> Answer:
    """Move a studio to another resource group; which codes refuse that is not published."""
    own_caster(call).resource_group = call.text("NewResourceGroupId")
    return {}
