"""The operations on the video resources of a studio.

Sources: the pages of AddCasterVideoResource, ModifyCasterVideoResource, DeleteCasterVideoResource and
DescribeCasterVideoResources below https://www.alibabacloud.com/help/en/live/developer-reference/
"""

import re
from collections.abc import Mapping

from pulumi_livemedia.emulator.alibaba.authentication import missing
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.contents import OFFSETS, SOURCES, VideoResource
from pulumi_livemedia.emulator.alibaba.live.fields import MALFORMED, Fields, Range, malformed
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, own_caster
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

MAX_DELAY = 5000
"""The largest FixedDelayDuration, in milliseconds."""

_INT32 = (-(2**31), 2**31 - 1)
_RANGES: Mapping[str, Range] = {
    "BeginOffset": _INT32,
    "EndOffset": _INT32,
    "RepeatNum": (-1, 60),
    "PtsCallbackInterval": (0, _INT32[1]),
}
_WEB = re.compile(r"https?://\S+")
_URLS = {"LiveStreamUrl": re.compile(r"(rtmp|https?|artc)://\S+"), "VodUrl": _WEB, "ImageUrl": _WEB}
_NO_CODE = ("ImageId", "ImageUrl")  # whose malformed values have no code of their own

RESOURCE_SLOT = re.compile(r"RV(\d\d)", re.ASCII)
"""The slots of video resources."""

_RESOURCE_ID = Parameter("ResourceId", check_id, required=True, malformed="InvalidResourceId.Malformed")
_CHANGEABLE = tuple(Parameter(name) for name in (*SOURCES, *OFFSETS))


def _resource(call: Call, caster: Caster) -> VideoResource:
    found = caster.contents.resources.get(call.text("ResourceId"))
    if found is None:
        raise refused("InvalidResource.NotFound")
    return found


def read_source(fields: Fields) -> tuple[str, str] | None:
    """The one source parameter that was sent, with its value; None if none was.

    Raises:
        CloudError: there are several, or its value is none.
    """
    sent = [name for name in SOURCES if fields.has(name)]
    for name in sent:
        text = fields.text(name)
        if not text or (name in _URLS and not _URLS[name].fullmatch(text)):
            raise malformed(name, text, MALFORMED if name in _NO_CODE else f"Invalid{name}.Malformed")
    if len(sent) > 1:
        raise refused(MALFORMED, f"{' and '.join(sent)} exclude each other.")
    return (sent[0], fields.text(sent[0])) if sent else None


def read_numbers(fields: Fields) -> dict[str, int]:
    """The numbers of a video resource that were sent."""
    return {name: fields.integer(name, bounds) for name, bounds in _RANGES.items() if fields.has(name)}


def _check_slot(caster: Caster, location: str, settings: Settings) -> None:
    if location:
        found = RESOURCE_SLOT.fullmatch(location)
        if not found or not 1 <= int(found[1]) <= settings.resource_slots:
            raise refused("UnexpectedLocationID")
        if location in caster.contents.slots:
            raise refused("DuplicateLocationID")
    if len(caster.contents.resources) >= settings.resource_limit:
        raise refused("ResourceNumberExceed")


@LIVE.operation(
    CASTER_ID,
    Parameter("ResourceName", required=True),
    Parameter("LocationId"),
    Parameter("FixedDelayDuration"),
    *_CHANGEABLE,
    qps=10,
    resource="CasterId",
)
def add_caster_video_resource(call: Call) -> Answer:
    """Put a source of pictures and sound into a slot."""
    fields, settings = Fields(call.parameters), call.namespace.settings
    location = fields.text("LocationId")
    if not location and settings.resource_location == "required":
        raise missing("LocationId", settings)
    caster = own_caster(call)
    source = read_source(fields)
    if source is None:
        raise refused(MALFORMED, f"One of {', '.join(SOURCES)} is needed.")
    numbers = read_numbers(fields)
    fields.integer("FixedDelayDuration", (0, MAX_DELAY))
    _check_slot(caster, location, settings)
    made = VideoResource(
        name=fields.text("ResourceName"), location=location, kind=source[0], source=source[1], numbers=numbers
    )
    caster.contents.resources[made.id] = made
    return {"ResourceId": made.id}


@LIVE.operation(
    CASTER_ID, _RESOURCE_ID, Parameter("ResourceName"), *_CHANGEABLE, qps=10, resource="CasterId", evidence="assumed"
)
def modify_caster_video_resource(call: Call) -> Answer:
    """Change what was sent of a video resource; its slot cannot be changed."""
    caster, fields = own_caster(call), Fields(call.parameters)
    resource = _resource(call, caster)
    source, numbers = read_source(fields), read_numbers(fields)
    if source is None and call.namespace.settings.modify_resource_source == "required":
        raise refused(MALFORMED, f"One of {', '.join(SOURCES)} is needed.")
    if source is not None:
        resource.kind, resource.source = source
    if call.namespace.settings.modify_resource_zero == "keeps":
        numbers = {name: number for name, number in numbers.items() if number}
    resource.numbers |= numbers
    resource.name = fields.text("ResourceName") or resource.name
    return {"CasterId": caster.id, "ResourceId": resource.id}


# No code of its own is published here for a malformed id.
@LIVE.operation(CASTER_ID, Parameter("ResourceId", check_id, required=True), qps=10, resource="CasterId")
def delete_caster_video_resource(call: Call) -> Answer:
    """Take a video resource away, also one that layouts name."""
    caster = own_caster(call)
    del caster.contents.resources[_resource(call, caster).id]
    return {}


@LIVE.operation(CASTER_ID, qps=15, resource="CasterId")
def describe_caster_video_resources(call: Call) -> Answer:
    """List the video resources of a studio."""
    listed = [each.row() for each in own_caster(call).contents.resources.values()]
    return {"Total": len(listed), "VideoResources": {"VideoResource": rows.numbers(listed, call.namespace.settings)}}
