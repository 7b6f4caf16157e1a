"""The JSON texts of components, from requests to the shapes of DescribeCasterComponents.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcastercomponent; the names
are in upper camel case, and what is left out has its default.
"""

import re
from collections.abc import Callable, Mapping

from pulumi_livemedia.emulator.alibaba.live.contents import Row
from pulumi_livemedia.emulator.alibaba.live.fields import Fields, malformed, parse_json
from pulumi_livemedia.emulator.alibaba.live.layers import POSITION, POSITIONS, read_position

_FONTS = (
    "KaiTi",
    *("AlibabaPuHuiTi-Regular", "AlibabaPuHuiTi-Bold", "AlibabaPuHuiTi-Light"),
    *("NotoSansHans-Regular", "NotoSansHans-Bold", "NotoSansHans-Light"),
)
_LANGUAGES = ("cn", "en", "es", "ru")
_COLOR = re.compile(r"0x[0-9a-fA-F]{6}", re.ASCII)
_SLOT = re.compile(r"RV\d\d", re.ASCII)
_MAX_TEXT = 1024

_LAYER = ("HeightNormalized", "WidthNormalized", "PositionNormalized", "PositionRefer", "Transparency")
_FONT = ("Color", "FontName", "SizeNormalized", "BorderWidthNormalized", "BorderColor")
_COUNTS = (
    *("SourceLanPerLineWordCount", "TargetLanPerLineWordCount"),
    *("SourceLanReservePages", "TargetLanReservePages"),
)
_CAPTION = ("LocationId", "SourceLan", "TargetLan", "ShowSourceLan", "Truncation", "PtsOffset", "WordsCount", *_COUNTS)


def read_layer(fields: Fields) -> Row:
    """ComponentLayer: where a component stands."""
    layer = fields.json_object("ComponentLayer", _LAYER)
    position = layer.given.get("PositionNormalized", [])
    if not isinstance(position, list):
        raise malformed(f"{layer.where}PositionNormalized", position, POSITION)
    return {
        "HeightNormalized": layer.decimal("HeightNormalized", (0, 1)),
        "WidthNormalized": layer.decimal("WidthNormalized", (0, 1)),
        "PositionRefer": layer.choice("PositionRefer", POSITIONS),
        "PositionNormalizeds": read_position(f"{layer.where}PositionNormalized", position),
        "Transparency": layer.integer("Transparency", (0, 255), 255),
    }


def _color(fields: Fields, name: str, default: str) -> str:
    value = fields.given.get(name)
    # One of the official samples writes colours as numbers.
    if isinstance(value, int) and not isinstance(value, bool):
        return Fields({name: f"0x{value:06x}"}, fields.where).pattern(name, _COLOR)
    return fields.pattern(name, _COLOR, default)


def _font(fields: Fields) -> Row:
    size = fields.given.get("SizeNormalized", -1)
    return {
        "Color": _color(fields, "Color", "0xff0000"),
        "FontName": fields.choice("FontName", _FONTS),
        # -1 is how an unset size is shown.
        "SizeNormalized": fields.decimal("SizeNormalized", (0, 1)) if size != -1 else -1.0,
        "BorderWidthNormalized": fields.decimal("BorderWidthNormalized", (0, 1)),
        "BorderColor": _color(fields, "BorderColor", ""),
    }


def _text(fields: Fields) -> Row:
    content = fields.json_object("TextLayerContent", ("Text", *_FONT))
    text = content.text("Text")
    if len(text) > _MAX_TEXT:
        raise malformed("TextLayerContent.Text", f"{text[:20]}...")
    return {"Text": text, **_font(content)}


def _image(fields: Fields) -> Row:
    content = fields.json_object("ImageLayerContent", ("MaterialId",))
    if not content.text("MaterialId"):
        raise malformed("ImageLayerContent", fields.text("ImageLayerContent"))
    return {"MaterialId": content.text("MaterialId")}


def _caption(fields: Fields) -> Row:
    content = fields.json_object("CaptionLayerContent", (*_CAPTION, *_FONT))
    for name in _COUNTS:
        content.integer(name, (0, 10_000), 20)
    content.flag("Truncation")
    location = content.text("LocationId")
    if not _SLOT.fullmatch(location):
        raise malformed("CaptionLayerContent.LocationId", location)
    return {
        "LocationId": location,
        **_font(content),
        "SourceLan": content.choice("SourceLan", _LANGUAGES),
        "TargetLan": content.choice("TargetLan", ("", *_LANGUAGES)),
        "ShowSourceLan": content.flag("ShowSourceLan"),
        "PtsOffset": content.integer("PtsOffset", (-10_000, 10_000)),
        "WordsCount": content.integer("WordsCount", (10, 50), 35),
        "WordCountPerLine": 20,
        "WordSpaceNormalized": 0.0,
        "LineSpaceNormalized": 0.0,
    }


def check_html(fields: Fields) -> None:
    """HtmlLayerContent: only that it is JSON; what is in it is not published, and it is never shown."""
    if fields.has("HtmlLayerContent"):
        parse_json("HtmlLayerContent", fields.text("HtmlLayerContent"))


CONTENTS: Mapping[str, tuple[str, Callable[[Fields], Row]]] = {
    "text": ("TextLayerContent", _text),
    "image": ("ImageLayerContent", _image),
    "caption": ("CaptionLayerContent", _caption),
}
"""By type: the parameter with the content, and what reads it."""
