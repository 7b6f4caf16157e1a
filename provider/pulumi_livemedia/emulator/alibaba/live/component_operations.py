"""The operations on the components of a studio.

Sources: the pages of AddCasterComponent, ModifyCasterComponent, DeleteCasterComponent and DescribeCasterComponents
below https://www.alibabacloud.com/help/en/live/developer-reference/
"""

import re

from pulumi_livemedia.emulator.alibaba.authentication import missing
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.component_contents import CONTENTS, check_html, read_layer
from pulumi_livemedia.emulator.alibaba.live.contents import Component
from pulumi_livemedia.emulator.alibaba.live.fields import Fields
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, own_caster
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

EFFECTS = ("none", "animateH", "animateV")
"""How a component may move."""

COMPONENT_SLOT = re.compile(r"RC(0[1-9]|[1-9]\d)", re.ASCII)
"""The slots of components."""

_ORDERS = ("cover", "background")

_COMPONENT_ID = Parameter("ComponentId", check_id, required=True)
_CONTENTS = tuple(Parameter(name) for name, _ in CONTENTS.values())


def _component(call: Call, caster: Caster) -> Component:
    found = caster.contents.components.get(call.text("ComponentId"))
    if found is None:
        raise refused("InvalidComponent.NotFound")
    return found


def _check_content(call: Call, kind: str) -> None:
    """The content that goes with a type must be there; for unknown types nothing goes with them."""
    name, _ = CONTENTS.get(kind, ("ComponentType", None))
    if not call.text(name):
        raise missing(name, call.namespace.settings)


@LIVE.operation(
    CASTER_ID,
    Parameter("ComponentType", required=True),
    Parameter("LocationId", required=True),
    Parameter("ComponentLayer", required=True),
    *_CONTENTS,
    Parameter("HtmlLayerContent"),
    Parameter("ComponentName"),
    Parameter("Effect"),
    Parameter("LayerOrder"),
    qps=10,
    resource="CasterId",
)
def add_caster_component(call: Call) -> Answer:
    """Add a text, an image or a caption in a slot."""
    fields = Fields(call.parameters)
    _check_content(call, fields.text("ComponentType"))
    caster = own_caster(call)
    kind = fields.choice("ComponentType", tuple(CONTENTS))
    check_html(fields)
    fields.choice("LayerOrder", _ORDERS)
    made = Component(
        name=fields.text("ComponentName"),
        location=fields.pattern("LocationId", COMPONENT_SLOT),
        kind=kind,
        effect=fields.choice("Effect", EFFECTS),
        layer=read_layer(fields),
        content=CONTENTS[kind][1](fields),
    )
    if made.location in {each.location for each in caster.contents.components.values()}:
        raise refused("DuplicateLocationID")
    caster.contents.components[made.id] = made
    return {"ComponentId": made.id}


@LIVE.operation(
    CASTER_ID,
    _COMPONENT_ID,
    Parameter("ComponentName"),
    Parameter("ComponentType"),
    Parameter("Effect"),
    Parameter("ComponentLayer"),
    *_CONTENTS,
    qps=10,
    resource="CasterId",
    evidence="assumed",
)
def modify_caster_component(call: Call) -> Answer:
    """Change what was sent of a component; a JSON text replaces the whole of what is stored."""
    fields = Fields(call.parameters)
    if fields.has("ComponentType"):
        _check_content(call, fields.text("ComponentType"))
    before = _component(call, own_caster(call))
    kind = fields.choice("ComponentType", tuple(CONTENTS)) if fields.has("ComponentType") else before.kind
    effect = fields.choice("Effect", EFFECTS) if fields.has("Effect") else before.effect
    layer = read_layer(fields) if fields.has("ComponentLayer") else before.layer
    name, read = CONTENTS[kind]
    content = read(fields) if fields.has(name) else before.content
    before.name = fields.text("ComponentName") or before.name
    before.kind, before.effect, before.layer, before.content = kind, effect, layer, content
    return {"ComponentId": before.id}


@LIVE.operation(CASTER_ID, _COMPONENT_ID, qps=10, resource="CasterId")
def delete_caster_component(call: Call) -> Answer:
    """Take a component away, also one that a scene shows."""
    caster = own_caster(call)
    component = _component(call, caster)
    del caster.contents.components[component.id]
    return {"CasterId": caster.id, "ComponentId": component.id}


@LIVE.operation(CASTER_ID, Parameter("ComponentId", check_id), qps=15, resource="CasterId")
def describe_caster_components(call: Call) -> Answer:
    """List the components of a studio, or one of them."""
    components, wanted = own_caster(call).contents.components, call.text("ComponentId")
    if wanted and wanted not in components and call.namespace.settings.describe_unknown_content != "empty":
        raise refused("InvalidComponent.NotFound")
    listed = [each.row() for each in components.values() if wanted in ("", each.id)]
    return {"Total": len(listed), "Components": {"Component": rows.numbers(listed, call.namespace.settings)}}
