"""The operations on the layouts of a studio.

Sources: the pages of AddCasterLayout, ModifyCasterLayout, DeleteCasterLayout and DescribeCasterLayouts below
https://www.alibabacloud.com/help/en/live/developer-reference/
"""

from pulumi_livemedia.emulator.alibaba.authentication import missing
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import layers, rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.contents import Layout
from pulumi_livemedia.emulator.alibaba.live.fields import Fields
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, own_caster
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

_LISTS = ("VideoLayer", "AudioLayer", "BlendList", "MixList")
_LAYOUT_ID = Parameter("LayoutId", check_id, required=True, malformed="InvalidLayoutId.Malformed")


def _layout(call: Call, caster: Caster) -> Layout:
    found = caster.contents.layouts.get(call.text("LayoutId"))
    if found is None:
        raise refused("InvalidLayout.NotFound")
    return found


def _check_lists(fields: Fields, settings: Settings) -> None:
    for name in _LISTS:
        if not fields.members(name):
            raise missing(name, settings)


def _check(caster: Caster, layout: Layout, settings: Settings) -> None:
    layers.check_sizes("Video", len(layout.video), len(layout.blend), settings.layout_layers)
    layers.check_sizes("Audio", len(layout.audio), len(layout.mix), settings.layout_layers)
    if settings.layout_slots_must_exist and {*layout.blend, *layout.mix} - caster.contents.slots:
        raise refused("InvalidResource.NotFound")


@LIVE.operation(CASTER_ID, *layers.VIDEO, *layers.AUDIO, qps=10, resource="CasterId")
def add_caster_layout(call: Call) -> Answer:
    """Add a layout; its slots need not be occupied yet."""
    fields, settings = Fields(call.parameters), call.namespace.settings
    _check_lists(fields, settings)
    caster = own_caster(call)
    made = Layout(
        video=layers.read_video(fields),
        audio=layers.read_audio(fields),
        blend=layers.read_slots(fields, "BlendList"),
        mix=layers.read_slots(fields, "MixList"),
    )
    _check(caster, made, settings)
    caster.contents.layouts[made.id] = made
    return {"LayoutId": made.id}


@LIVE.operation(CASTER_ID, _LAYOUT_ID, *layers.VIDEO, *layers.AUDIO, qps=10, resource="CasterId", evidence="assumed")
def modify_caster_layout(call: Call) -> Answer:
    """Replace each list of a layout that was sent; the others stay."""
    fields, settings = Fields(call.parameters), call.namespace.settings
    if settings.modify_layout_lists == "all":
        _check_lists(fields, settings)
    caster = own_caster(call)
    before = _layout(call, caster)
    changed = Layout(
        id=before.id,
        video=layers.read_video(fields) or before.video,
        audio=layers.read_audio(fields) or before.audio,
        blend=layers.read_slots(fields, "BlendList") or before.blend,
        mix=layers.read_slots(fields, "MixList") or before.mix,
    )
    _check(caster, changed, settings)
    caster.contents.layouts[changed.id] = changed
    return {"LayoutId": changed.id}


@LIVE.operation(CASTER_ID, _LAYOUT_ID, qps=10, resource="CasterId")
def delete_caster_layout(call: Call) -> Answer:
    """Take a layout away, also one that a scene shows."""
    caster = own_caster(call)
    layout = _layout(call, caster)
    del caster.contents.layouts[layout.id]
    return {"CasterId": caster.id, "LayoutId": layout.id}


@LIVE.operation(CASTER_ID, Parameter("LayoutId", check_id), qps=15, resource="CasterId")
def describe_caster_layouts(call: Call) -> Answer:
    """List the layouts of a studio, or one of them."""
    layouts, wanted = own_caster(call).contents.layouts, call.text("LayoutId")
    if wanted and wanted not in layouts and call.namespace.settings.describe_unknown_content != "empty":
        raise refused("InvalidLayout.NotFound")
    listed = [each.row() for each in layouts.values() if wanted in ("", each.id)]
    return {"Total": len(listed), "Layouts": {"Layout": rows.numbers(listed, call.namespace.settings)}}
