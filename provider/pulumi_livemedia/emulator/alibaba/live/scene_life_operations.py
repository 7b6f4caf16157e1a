"""The operations that start and stop the preview, and those on the sound of scenes.

Sources: the pages of StartCasterScene, StopCasterScene, UpdateCasterSceneAudio and DescribeCasterSceneAudio below
https://www.alibabacloud.com/help/en/live/developer-reference/
"""

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import layers, rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, Phase
from pulumi_livemedia.emulator.alibaba.live.fields import MALFORMED, Fields
from pulumi_livemedia.emulator.alibaba.live.scene_rules import check_channels, check_status
from pulumi_livemedia.emulator.alibaba.live.scenes import PVW, Scene
from pulumi_livemedia.emulator.alibaba.live.service import CASTER_ID, LIVE, addresses, own_caster, own_scene, scene_id
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter

_FILTER = ("enableAgc", "enableAns", "ansMode", "enableBeautify", "voiceBeautifyMode")


def _preview(call: Call, caster: Caster) -> Scene:
    scene = own_scene(call, caster)
    if scene.output_type != PVW:
        raise refused("InvalidScene.NotFound")
    return scene


@LIVE.operation(CASTER_ID, scene_id(), qps=10, resource="CasterId")
def start_caster_scene(call: Call) -> Answer:
    """Start the preview of a studio on air."""
    caster = own_caster(call)
    if caster.phase is not Phase.STREAMING:
        raise refused("IncorrectCasterStatus.Idle")
    scene = _preview(call, caster)
    if scene.status:
        raise refused("IncorrectSceneStatus.Inuse")
    if not caster.template:
        raise refused("InvalidCasterTemplate.NotFound")
    if scene.layout and scene.layout not in caster.contents.layouts:
        raise refused("InvalidLayout.NotFound")
    scene.start()
    return {"StreamUrl": addresses(call, caster).scene_url(scene)}


@LIVE.operation(CASTER_ID, scene_id(), qps=10, resource="CasterId")
def stop_caster_scene(call: Call) -> Answer:
    """Stop the preview of a studio; what is applied to it stays."""
    scene = _preview(call, own_caster(call))
    if not scene.status:
        raise refused("IncorrectSceneStatus.Idle")
    scene.status = 0
    return {}


@LIVE.operation(
    CASTER_ID,
    scene_id(malformed=MALFORMED),  # no code of its own is published here
    Parameter("FollowEnable"),
    *layers.AUDIO,
    Parameter("AudioLayer.N.Filter", from_zero=True),
    qps=10,
    resource="CasterId",
)
def update_caster_scene_audio(call: Call) -> Answer:
    """Change whether the sound of a scene follows the picture, or its sounds; filters are never shown."""
    caster, fields = own_caster(call), Fields(call.parameters)
    scene = own_scene(call, caster)
    follow = fields.integer("FollowEnable", (0, 1), scene.follow)
    audio, mix = layers.read_audio(fields), layers.read_slots(fields, "MixList")
    for each in fields.members("AudioLayer"):
        _check_filter(each)
    layers.check_sizes("Audio", len(audio), len(mix), call.namespace.settings.layout_layers)
    if len(set(mix)) < len(mix):
        raise refused(MALFORMED, "MixList has a location twice.")
    check_channels(caster, mix)
    check_status(scene)
    scene.follow = follow
    if audio:
        scene.audio, scene.mix = audio, mix
    return {}


def _check_filter(layer: Fields) -> None:
    if layer.has("Filter"):
        given = layer.json_object("Filter", _FILTER)
        for name in _FILTER:
            given.integer(name, (0, 1))


@LIVE.operation(CASTER_ID, scene_id(malformed=MALFORMED), qps=15, resource="CasterId")
def describe_caster_scene_audio(call: Call) -> Answer:
    """Show the sound of a scene, running or not."""
    caster = own_caster(call)
    scene = own_scene(call, caster)
    return {
        "CasterId": caster.id,
        "FollowEnable": scene.follow,
        "MixList": {"LocationId": scene.mix},
        "AudioLayers": {"AudioLayer": rows.numbers(scene.audio, call.namespace.settings)},
    }
