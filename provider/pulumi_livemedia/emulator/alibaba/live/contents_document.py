"""What a studio is filled with as JSON, for seeds and snapshots: video resources, layouts and components.

The names and shapes are those of the operations that describe it, and what those operations show can be read again.
Shorter forms are read too: a plain list for `{"LocationId": [...]}` and the like, and `PositionNormalized` as in
requests. What is left out has the default that the operations have; an id, a new one.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from pulumi_livemedia.emulator.alibaba.live import layers
from pulumi_livemedia.emulator.alibaba.live.caster import check_id
from pulumi_livemedia.emulator.alibaba.live.component_contents import CONTENTS, read_layer
from pulumi_livemedia.emulator.alibaba.live.component_operations import COMPONENT_SLOT, EFFECTS
from pulumi_livemedia.emulator.alibaba.live.contents import (
    OFFSETS,
    SOURCES,
    Component,
    Contents,
    Layout,
    Row,
    VideoResource,
)
from pulumi_livemedia.emulator.alibaba.live.fields import Fields
from pulumi_livemedia.emulator.alibaba.live.resource_operations import RESOURCE_SLOT, read_numbers, read_source
from pulumi_livemedia.emulator.errors import CloudError, ControlError
from pulumi_livemedia.emulator.strict import JsonObject, as_object, optional, typed

T = TypeVar("T", VideoResource, Layout, Component)

CONTENT_NAMES = ("VideoResources", "Layouts", "Components")

_RESOURCE_TEXTS = ("ResourceId", "ResourceName", "LocationId", *SOURCES)
_LAYOUT_NAMES = ("LayoutId", "BlendList", "MixList", "VideoLayers", "AudioLayers")
_COMPONENT_TEXTS = ("ComponentId", "ComponentName", "ComponentType", "LocationId", "Effect")
_VIDEO_NAMES = ("FillMode", "WidthNormalized", "HeightNormalized", "PositionRefer", "FixedDelayDuration")
_AUDIO_NAMES = ("VolumeRate", "ValidChannel", "FixedDelayDuration")
_POSITIONS = ("PositionNormalized", "PositionNormalizeds")
# Shown, and always the same: nothing that could be sent.
_SHOWN_ONLY = ("WordCountPerLine", "WordSpaceNormalized", "LineSpaceNormalized")


@contextmanager
def refusals_at(where: str) -> Iterator[None]:
    """Turn what the cloud would refuse into a message with its place."""
    try:
        yield
    except CloudError as error:
        raise ControlError(f"{where}: {error.message} ({error.code})") from error


def read_id(given: Mapping[str, object], name: str, where: str) -> str:
    """An id; a new one if there is none."""
    text = optional(given, name, str, where)
    try:
        return check_id(text or str(uuid.uuid4()))
    except ValueError as error:
        raise ControlError(
            f"{where}.{name}: {text!r} must be letters, digits, '_' and '-', at most 128 of them"
        ) from error


def listed(given: Mapping[str, object], name: str, inner: str, where: str) -> list[object]:
    """A list, which may be wrapped as answers wrap lists."""
    value = given.get(name)
    if isinstance(value, dict):
        value = as_object(value, f"{where}.{name}", (inner,)).get(inner)
    return [] if value is None else typed(value, list, f"{where}.{name}")


def numbered(name: str, values: Iterable[object]) -> Row:
    """A list as parameters: `Name.1`, `Name.2`."""
    return {f"{name}.{number}": value for number, value in enumerate(values, 1)}


def layer_parameters(name: str, found: Iterable[object], known: Iterable[str], where: str) -> Row:
    """A list of layers as parameters: `Name.1.Field`."""
    parameters: Row = {}
    for number, each in enumerate(found, 1):
        place = f"{where}.{name}s[{number - 1}]"
        layer = as_object(each, place, known)
        position = _read_position(layer, place)
        parameters[f"{name}.{number}"] = ""  # so that one without any member counts
        parameters |= {f"{name}.{number}.{key}": value for key, value in layer.items() if key not in _POSITIONS}
        parameters |= numbered(f"{name}.{number}.PositionNormalized", position or [])
    return parameters


def read_sound(given: Mapping[str, object], where: str) -> tuple[list[Row], list[str]]:
    """The sounds of a layout or scene, and their slots."""
    sounds = listed(given, "AudioLayers", "AudioLayer", where)
    parameters = layer_parameters("AudioLayer", sounds, _AUDIO_NAMES, where)
    parameters |= numbered("MixList", listed(given, "MixList", "LocationId", where))
    fields = Fields(parameters)
    return layers.read_audio(fields), layers.read_slots(fields, "MixList")


def _read_position(given: Mapping[str, object], where: str) -> list[object] | None:
    if "PositionNormalizeds" in given:
        return listed(given, "PositionNormalizeds", "Position", where)
    return listed(given, "PositionNormalized", "Position", where) if "PositionNormalized" in given else None


def _texts(given: JsonObject, names: Iterable[str], where: str) -> Row:
    """The members that are texts; empty ones are like none."""
    return {name: text for name in names if (text := optional(given, name, str, where))}


def _read_resource(document: object, where: str) -> VideoResource:
    given = as_object(document, where, (*_RESOURCE_TEXTS, *OFFSETS))
    texts = _texts(given, _RESOURCE_TEXTS, where)
    numbers = {name: number for name in OFFSETS if (number := optional(given, name, int, where)) is not None}
    fields = Fields({**texts, **numbers})
    source = read_source(fields)
    if source is None:
        raise ControlError(f"{where}: one of {', '.join(SOURCES)} is needed")
    return VideoResource(
        id=read_id(given, "ResourceId", where),
        name=fields.text("ResourceName") or fields.text("LocationId"),
        location=fields.pattern("LocationId", RESOURCE_SLOT),
        kind=source[0],
        source=source[1],
        numbers=read_numbers(fields),
    )


def _write_resource(resource: VideoResource) -> Row:
    location = {"LocationId": resource.location} if resource.location else {}
    source = {resource.kind: resource.source}
    return {"ResourceId": resource.id, "ResourceName": resource.name, **location, **source, **resource.numbers}


def _read_layout(document: object, where: str) -> Layout:
    given = as_object(document, where, _LAYOUT_NAMES)
    pictures = listed(given, "VideoLayers", "VideoLayer", where)
    fields = Fields(
        layer_parameters("VideoLayer", pictures, (*_VIDEO_NAMES, *_POSITIONS), where)
        | numbered("BlendList", listed(given, "BlendList", "LocationId", where))
    )
    audio, mix = read_sound(given, where)
    made = Layout(
        id=read_id(given, "LayoutId", where),
        video=layers.read_video(fields),
        audio=audio,
        blend=layers.read_slots(fields, "BlendList"),
        mix=mix,
    )
    layers.check_sizes("Video", len(made.video), len(made.blend), len(made.blend))
    layers.check_sizes("Audio", len(made.audio), len(made.mix), len(made.mix))
    return made


def _read_component(document: object, where: str) -> Component:
    names = (*_COMPONENT_TEXTS, "ComponentLayer", *(name for name, _ in CONTENTS.values()))
    given = as_object(document, where, names)
    fields = Fields(_texts(given, _COMPONENT_TEXTS, where))
    kind = fields.choice("ComponentType", tuple(CONTENTS))
    name, read = CONTENTS[kind]
    if name not in given:
        raise ControlError(f"{where}.{name} is missing: it goes with ComponentType {kind!r}")
    layer = as_object(given.get("ComponentLayer") or {}, f"{where}.ComponentLayer")
    position = _read_position(layer, f"{where}.ComponentLayer")
    placed = {key: value for key, value in layer.items() if key not in _POSITIONS}
    if position is not None:
        placed["PositionNormalized"] = position
    content = as_object(given[name], f"{where}.{name}")
    sent = {key: value for key, value in content.items() if key not in _SHOWN_ONLY}
    own_name = fields.text("ComponentName")
    return Component(
        id=read_id(given, "ComponentId", where),
        name="" if own_name == given.get("ComponentId") else own_name,
        location=fields.pattern("LocationId", COMPONENT_SLOT),
        kind=kind,
        effect=fields.choice("Effect", EFFECTS),
        layer=read_layer(Fields({"ComponentLayer": json.dumps(placed)})),
        content=read(Fields({name: json.dumps(sent)})),
    )


def _write_component(component: Component) -> Row:
    row = component.row()
    return {name: value for name, value in row.items() if name != "ComponentName" or component.name}


def _read_all(given: JsonObject, name: str, read: Callable[[object, str], T], where: str) -> dict[str, T]:
    found: dict[str, T] = {}
    slots: set[str] = set()
    for number, each in enumerate(listed(given, name, name.removesuffix("s"), where)):
        place = f"{where}.{name}[{number}]"
        with refusals_at(place):
            made = read(each, place)
        slot = getattr(made, "location", "")
        if made.id in found or (slot and slot in slots):
            raise ControlError(f"{place}: its id or its LocationId is that of another one")
        slots.add(slot)
        found[made.id] = made
    return found


def read_contents(given: JsonObject, where: str) -> Contents:
    """Read `VideoResources`, `Layouts` and `Components` of a studio."""
    return Contents(
        resources=_read_all(given, "VideoResources", _read_resource, where),
        layouts=_read_all(given, "Layouts", _read_layout, where),
        components=_read_all(given, "Components", _read_component, where),
    )


def write_contents(contents: Contents) -> dict[str, list[Row]]:
    """The form that `read_contents` reads."""
    return {
        "VideoResources": [_write_resource(each) for each in contents.resources.values()],
        "Layouts": [each.row() for each in contents.layouts.values()],
        "Components": [_write_component(each) for each in contents.components.values()],
    }
