"""What ApsaraVideo Live answers about the contents of a studio, as plain values under their documented names.

Numbers may come as texts, lists in several shapes, and what is left out has its default.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pulumi_livemedia.calls.fields import Fields, ShapeError

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """One thing that a studio is filled with.

    Attributes:
        id: of the thing.
        values: what it was made with, by documented name; what is not told is left out.
        flv_url: of a video resource, where the cloud has made one.
    """

    id: str
    values: Values
    flv_url: str | None = None


def video_resources(answer: Fields) -> tuple[Described, ...]:
    """Return the video resources out of DescribeCasterVideoResources' answer.

    Raises:
        ShapeError: there is no list, or not all of it.
    """
    return tuple(
        Described(
            fields.required_text("ResourceId"), dict(_video_resource(fields)), flv_url=fields.text("FlvUrl") or None
        )
        for fields in _listed(answer, "VideoResources", "VideoResource")
    )


def layouts(answer: Fields) -> tuple[Described, ...]:
    """Return the layouts out of DescribeCasterLayouts' answer.

    Raises:
        ShapeError: there is no list, or not all of it.
    """
    return tuple(
        Described(
            fields.required_text("LayoutId"),
            {
                "VideoLayer": [_video_layer(each) for each in fields.objects("VideoLayers", "VideoLayer")],
                "AudioLayer": audio_layers(fields),
                "BlendList": _slots(fields, "BlendList"),
                "MixList": _slots(fields, "MixList"),
            },
        )
        for fields in _listed(answer, "Layouts", "Layout")
    )


def components(answer: Fields) -> tuple[Described, ...]:
    """Return the components out of DescribeCasterComponents' answer.

    Raises:
        ShapeError: there is no list, or not all of it.
    """
    return tuple(
        Described(fields.required_text("ComponentId"), dict(_component(fields)))
        for fields in _listed(answer, "Components", "Component")
    )


def scene_audio(answer: Fields) -> Values:
    """Return the sound of a scene out of DescribeCasterSceneAudio's answer; a page of 2018 wraps it in `Content`."""
    fields = answer.inner("Content") if answer.has("Content") else answer
    return {
        "FollowEnable": fields.number("FollowEnable"),
        "AudioLayer": audio_layers(fields),
        "MixList": _slots(fields, "MixList"),
    }


def audio_layers(fields: Fields) -> list[Values]:
    """Return the sounds of a layout or of a scene."""
    return [
        _told(
            VolumeRate=each.decimal("VolumeRate"),
            ValidChannel=_CHANNELS.get(each.text("ValidChannel"), each.text("ValidChannel")) or None,
            FixedDelayDuration=each.number("FixedDelayDuration"),
        )
        for each in fields.objects("AudioLayers", "AudioLayer")
    ]


_CHANNELS = {"left": "leftChannel", "right": "rightChannel"}
"""How one page writes them."""
_FONTS = {"NAlibabaPuHuiTi-Light": "AlibabaPuHuiTi-Light"}
"""How one page writes them."""
_SOURCES = ("LiveStreamUrl", "MaterialId", "VodUrl", "ImageId", "ImageUrl")
_OFFSETS = ("BeginOffset", "EndOffset", "RepeatNum", "PtsCallbackInterval")


def _listed(answer: Fields, container: str, item: str) -> tuple[Fields, ...]:
    """The things in a list that has to be whole: what is missing in it would be taken for gone."""
    if not answer.has(container) and not answer.has("Total"):
        raise ShapeError(f"{container} is missing")
    listed = answer.objects(container, item)
    total = answer.number("Total") or 0
    if total > len(listed):
        raise ShapeError(f"{container} has {len(listed)} of {total}")
    return listed


def _told(**values: object) -> Values:
    """What is told; the rest has its default."""
    return {name: value for name, value in values.items() if value is not None}


def _video_resource(fields: Fields) -> Iterator[tuple[str, object]]:
    yield from (("ResourceName", fields.text("ResourceName")), ("LocationId", fields.text("LocationId")))
    yield from ((name, fields.text(name)) for name in _SOURCES if fields.text(name))
    for name in _OFFSETS:
        if (number := fields.number(name)) is not None:
            yield name, number


def _slots(fields: Fields, name: str) -> list[str]:
    """The slots of a list; a published sample has two of them in one text."""
    return [slot for text in fields.texts(name, "LocationId") for slot in re.findall(r"[\w-]+", text)]


def _place(fields: Fields) -> Values:
    return _told(
        WidthNormalized=fields.decimal("WidthNormalized"),
        HeightNormalized=fields.decimal("HeightNormalized"),
        PositionNormalized=list(fields.decimals("PositionNormalizeds", "Position")) or None,
        PositionRefer=fields.text("PositionRefer") or None,
    )


def _video_layer(fields: Fields) -> Values:
    given = _told(FillMode=fields.text("FillMode") or None, FixedDelayDuration=fields.number("FixedDelayDuration"))
    return given | _place(fields)


def _component(fields: Fields) -> Iterator[tuple[str, object]]:
    for name in ("ComponentName", "ComponentType", "LocationId", "Effect"):
        if fields.text(name):
            yield name, fields.text(name)
    layer = fields.inner("ComponentLayer")
    yield "ComponentLayer", _place(layer) | _told(Transparency=layer.number("Transparency"))
    for kind, read in _CONTENTS.items():
        name = f"{kind.capitalize()}LayerContent"
        if fields.text("ComponentType") in (kind, "") and fields.value(name):
            yield name, read(fields.inner(name))


def _font(fields: Fields) -> Values:
    size = fields.decimal("SizeNormalized")
    return _told(
        Color=fields.text("Color") or None,
        FontName=_FONTS.get(fields.text("FontName"), fields.text("FontName")) or None,
        SizeNormalized=None if size is None or size < 0 else size,
        BorderWidthNormalized=fields.decimal("BorderWidthNormalized"),
        BorderColor=fields.text("BorderColor") or None,
    )


def _text(fields: Fields) -> Values:
    return {"Text": fields.text("Text"), **_font(fields)}


def _image(fields: Fields) -> Values:
    return {"MaterialId": fields.text("MaterialId")}


def _caption(fields: Fields) -> Values:
    return {"LocationId": fields.text("LocationId"), **_font(fields)} | _told(
        SourceLan=fields.text("SourceLan") or None,
        TargetLan=fields.text("TargetLan") or None,
        ShowSourceLan=fields.flag("ShowSourceLan"),
        PtsOffset=fields.number("PtsOffset"),
        WordsCount=fields.number("WordsCount"),
    )


_CONTENTS = {"text": _text, "image": _image, "caption": _caption}
