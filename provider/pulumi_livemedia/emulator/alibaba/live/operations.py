"""The operations that start, stop and describe studios.

Each has its page at https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-<name>,
the name in lower case; the calls per second are published there.
"""

import re
from datetime import UTC, datetime

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import rows
from pulumi_livemedia.emulator.alibaba.live.caster import check_id
from pulumi_livemedia.emulator.alibaba.live.listing import Query, select
from pulumi_livemedia.emulator.alibaba.live.service import (
    CASTER_ID,
    LIVE,
    TAGS,
    addresses,
    own_caster,
    studios,
)
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise ValueError(text)
    return int(text)


def _time(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


@LIVE.operation(CASTER_ID, qps=10, resource="CasterId")
def start_caster(call: Call) -> Answer:
    """Start the scenes of a studio, and answer where they are played."""
    caster = own_caster(call)
    scenes = studios(call).start(caster)
    return rows.started_row(scenes, caster, addresses(call, caster))


@LIVE.operation(CASTER_ID, qps=10, resource="CasterId")
def stop_caster(call: Call) -> Answer:
    """Stop the scenes of a studio."""
    studios(call).stop(own_caster(call))
    return {}


@LIVE.operation(CASTER_ID, qps=10, resource="CasterId")
def restart_caster(call: Call) -> Answer:
    """Reload the settings of a studio on air."""
    studios(call).restart(own_caster(call))
    return {}


@LIVE.operation(
    Parameter("CasterId", check_id, malformed="InvalidParameter.Malformed"),
    Parameter("CasterName"),
    Parameter("StartTime", _time, malformed="InvalidParameter.StartTime"),
    Parameter("EndTime", _time, malformed="InvalidParameter.EndTime"),
    Parameter("PageNum", _integer, malformed="InvalidParameter.PageNum"),
    Parameter("PageSize", _integer, malformed="InvalidParameter.PageSize"),
    Parameter("Status", _integer, malformed="InvalidParameter.Status"),
    Parameter("ChargeType", _integer),
    Parameter("NormType", _integer),
    Parameter("OrderByModifyAsc"),
    Parameter("ResourceGroupId"),
    *TAGS,
    qps=15,
    resource="CasterId",
)
def describe_casters(call: Call) -> Answer:
    """List studios, page by page."""
    casters, settings = studios(call), call.namespace.settings
    query = Query.of(call)
    if query.caster_id and settings.describe_unknown != "empty" and casters.get(query.caster_id) is None:
        raise refused(settings.describe_unknown)
    found = select(casters.all(), query, settings)
    page = query.page(found)
    answer = [rows.caster_row(caster, casters.now, settings) for caster in page]
    casters.count_describe(page)
    return {"Total": len(found), "CasterList": {"Caster": answer}}


@LIVE.operation(CASTER_ID, qps=15, resource="CasterId")
def describe_caster_config(call: Call) -> Answer:
    """Show the configuration of a studio."""
    return rows.config_row(own_caster(call))


@LIVE.operation(
    CASTER_ID,
    Parameter("SceneId", check_id, malformed="InvalidSceneId.Malformed"),
    qps=15,
    resource="CasterId",
)
def describe_caster_scenes(call: Call) -> Answer:
    """List the scenes of a studio."""
    caster = own_caster(call)
    if not caster.domain:
        raise refused("InvalidDomainName.NotFound")
    urls, wanted = addresses(call, caster), call.text("SceneId")
    chosen = [each for each in caster.scenes if wanted in ("", each.id)]
    return {
        "Total": len(chosen),
        "SceneList": {"Scene": [rows.scene_row(each, caster, urls) for each in chosen]},
    }


@LIVE.operation(CASTER_ID, qps=5, resource="CasterId")
def describe_caster_stream_url(call: Call) -> Answer:
    """List the playback addresses of a studio."""
    casters, settings = studios(call), call.namespace.settings
    if casters.get(call.text("CasterId")) is None:
        raise refused(settings.stream_url_unknown)
    caster = own_caster(call)
    if not caster.scenes and settings.stream_url_idle != "empty":
        raise refused(settings.stream_url_idle)
    urls = addresses(call, caster)
    return {
        "CasterId": caster.id,
        "Total": len(caster.scenes),
        "CasterStreams": {"CasterStream": [rows.stream_row(each, caster, urls) for each in caster.scenes]},
    }
