"""The scenes of a studio as JSON, for seeds and snapshots."""

from collections.abc import Iterable, Mapping

from pulumi_livemedia.emulator.alibaba.live import layers
from pulumi_livemedia.emulator.alibaba.live.contents_document import listed, read_id, read_sound, refusals_at
from pulumi_livemedia.emulator.alibaba.live.scenes import PGM, PVW, Scene, new_scenes
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.moments import optional_moment, write_moment
from pulumi_livemedia.emulator.strict import JsonObject, as_object, optional, typed

_NAMES = (
    "SceneId",
    "OutputType",
    "Status",
    "LayoutId",
    "ComponentIds",
    "FollowEnable",
    "MixList",
    "AudioLayers",
    "BusyUntil",
    "Broken",
    "Stream",
    "Relay",
)


def _switch(given: Mapping[str, object], name: str, default: int, where: str) -> int:
    number = optional(given, name, int, where)
    if number not in (None, 0, 1):
        raise ControlError(f"{where}.{name}: {number} must be 0 or 1")
    return default if number is None else number


def _read_scene(document: object, *, running: bool, where: str) -> Scene:
    given = as_object(document, where, _NAMES)
    if "OutputType" not in given:
        raise ControlError(f"{where}.OutputType is missing: 0 for the preview, 1 for the program")
    with refusals_at(where):
        audio, mix = read_sound(given, where)
        layers.check_sizes("Audio", len(audio), len(mix), len(mix))
    made = Scene(
        id=read_id(given, "SceneId", where),
        output_type=_switch(given, "OutputType", PVW, where),
        status=_switch(given, "Status", int(running), where),
        layout=optional(given, "LayoutId", str, where) or "",
        components=[
            typed(each, str, f"{where}.ComponentIds") for each in listed(given, "ComponentIds", "componentId", where)
        ],
        follow=_switch(given, "FollowEnable", 1, where),
        mix=mix,
        audio=audio,
        busy_until=optional_moment(given, "BusyUntil", where),
        broken=optional(given, "Broken", bool, where) or False,
    )
    made.stream = optional(given, "Stream", str, where) or made.stream
    made.relay = optional(given, "Relay", str, where) or made.relay
    return made


def read_scenes(documents: Iterable[object], *, running: bool, where: str) -> list[Scene]:
    """The scenes of a studio: both or none; one that is not given is made.

    Args:
        documents: the scenes that are given.
        running: whether the studio does.
        where: the path of the list, for messages.
    """
    found: dict[int, Scene] = {}
    for number, each in enumerate(documents):
        scene = _read_scene(each, running=running, where=f"{where}[{number}]")
        if scene.output_type in found or scene.id in {other.id for other in found.values()}:
            raise ControlError(f"{where}[{number}]: its OutputType or SceneId is that of another one")
        found[scene.output_type] = scene
    if not found and not running:
        return []
    for scene in new_scenes():
        scene.status = int(running)
        found.setdefault(scene.output_type, scene)
    return [found[PVW], found[PGM]]


def write_scene(scene: Scene) -> JsonObject:
    """The form that `read_scenes` reads."""
    row: JsonObject = {
        "SceneId": scene.id,
        "OutputType": scene.output_type,
        "Status": scene.status,
        "LayoutId": scene.layout,
        "ComponentIds": list(scene.components),
        "FollowEnable": scene.follow,
        "MixList": list(scene.mix),
        "AudioLayers": scene.audio,
        "BusyUntil": None if scene.busy_until is None else write_moment(scene.busy_until),
        "Broken": scene.broken or None,
        "Stream": scene.stream,
        "Relay": scene.relay,
    }
    return {name: value for name, value in row.items() if value not in ("", [], None)}
