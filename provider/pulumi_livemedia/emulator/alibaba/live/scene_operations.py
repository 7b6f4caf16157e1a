"""The operations that change what scenes show.

Sources: the pages of UpdateCasterSceneConfig, SetCasterSceneConfig, CopyCasterSceneConfig, DeleteCasterSceneConfig
and EffectCasterVideoResource below https://www.alibabacloud.com/help/en/live/developer-reference/
"""

from datetime import timedelta

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.contents import Layout
from pulumi_livemedia.emulator.alibaba.live.fields import Fields, malformed
from pulumi_livemedia.emulator.alibaba.live.scene_rules import (
    check_channels,
    check_components,
    check_pictures,
    check_status,
    find_layout,
)
from pulumi_livemedia.emulator.alibaba.live.scenes import PGM, PVW, Scene
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, own_caster, own_scene, scene_id, studios
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

_IDLE = "IncorrectSceneStatus.Idle"
_COMPONENTS = Parameter("ComponentId.N", check_id, from_zero=True)
_TYPES = ("Component", "Layout", "All")


def _wanted(call: Call, caster: Caster) -> tuple[Layout | None, list[str]]:
    """The layout and the components that a call names."""
    layout = find_layout(caster, call.text("LayoutId"))
    components = Fields(call.parameters).texts("ComponentId")
    check_components(caster, components, layout)
    check_channels(caster, layout.blend + layout.mix if layout else ())
    return layout, components


def _begin(call: Call, scene: Scene) -> None:
    seconds = call.namespace.settings.scene_settle_seconds
    scene.busy_until = studios(call).now + timedelta(seconds=seconds)


@LIVE.operation(
    CASTER_ID,
    # No code of its own is published here.
    scene_id(malformed="InvalidParameter.Malformed"),
    Parameter("LayoutId", check_id, required=True),
    _COMPONENTS,
    qps=10,
    resource="CasterId",
)
def update_caster_scene_config(call: Call) -> Answer:
    """Apply a layout to a scene, and components if there are any; without them those that are there stay."""
    caster, settings = own_caster(call), call.namespace.settings
    scene = own_scene(call, caster)
    layout, components = _wanted(call, caster)
    check_pictures(caster, layout)
    check_status(scene)
    if scene.is_busy(studios(call).now):
        raise refused("IncorrectSceneStatus.Waiting")
    if settings.scene_components == "extend":
        components = list(dict.fromkeys(scene.components + components))
    scene.layout, scene.components = call.text("LayoutId"), components or scene.components
    _begin(call, scene)
    return {}


@LIVE.operation(
    CASTER_ID, scene_id(), Parameter("LayoutId", check_id), _COMPONENTS, qps=10, resource="CasterId", evidence="assumed"
)
def set_caster_scene_config(call: Call) -> Answer:
    """Clear a scene, then apply what is given."""
    caster = own_caster(call)
    scene = own_scene(call, caster)
    _, components = _wanted(call, caster)
    check_status(scene)
    scene.layout, scene.components = call.text("LayoutId"), components
    _begin(call, scene)
    return {}


@LIVE.operation(CASTER_ID, scene_id("FromSceneId"), scene_id("ToSceneId"), qps=10, resource="CasterId")
def copy_caster_scene_config(call: Call) -> Answer:
    """Let the program show what the preview shows; with the picture the sound changes if it follows."""
    caster = own_caster(call)
    preview, program = own_scene(call, caster, "FromSceneId"), own_scene(call, caster, "ToSceneId")
    if (preview.output_type, program.output_type) != (PVW, PGM):
        raise refused("InvalidScene.NotFound")
    check_status(preview)
    check_status(program, _IDLE)
    program.layout, program.components = preview.layout, list(preview.components)
    layout = caster.contents.layouts.get(preview.layout)
    if program.follow and layout:
        program.mix, program.audio = list(layout.mix), list(layout.audio)
    _begin(call, program)
    return {}


@LIVE.operation(CASTER_ID, scene_id(), Parameter("Type", required=True), qps=10, resource="CasterId")
def delete_caster_scene_config(call: Call) -> Answer:
    """Take the layout, the components or both out of a scene; they themselves stay."""
    scene = own_scene(call, own_caster(call))
    part = call.text("Type")
    if part not in _TYPES:
        raise malformed("Type", part)
    check_status(scene, _IDLE)
    if scene.is_busy(studios(call).now):
        raise refused("IncorrectSceneStatus.Inuse")
    if part != "Component":
        scene.layout = ""
    if part != "Layout":
        scene.components = []
    return {}


@LIVE.operation(
    CASTER_ID,
    scene_id(),
    Parameter("ResourceId", check_id, required=True, malformed="InvalidResourceId.Malformed"),
    qps=10,
    resource="CasterId",
    evidence="assumed",
)
def effect_caster_video_resource(call: Call) -> Answer:
    """Let a changed video resource show in a scene; nothing that can be read changes."""
    caster = own_caster(call)
    scene = own_scene(call, caster)
    if call.text("ResourceId") not in caster.contents.resources:
        raise refused("InvalidResource.NotFound")
    check_status(scene, _IDLE)
    if scene.layout not in caster.contents.layouts:
        raise refused("InvalidLayout.NotFound")
    return {}
