"""The layers of layouts and scenes, from parameters to the shapes of the describe operations.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcasterlayout and, for
what the sizes mean, https://www.alibabacloud.com/help/faq-detail/61820.htm
"""

import math
import re

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live.contents import Row
from pulumi_livemedia.emulator.alibaba.live.fields import Fields, decimal, malformed
from pulumi_livemedia.emulator.registry import Parameter

POSITIONS = (
    "topLeft",
    *("topRight", "bottomLeft", "bottomRight", "center"),
    *("topCenter", "bottomCenter", "leftCenter", "rightCenter"),
)
SIZE = "InvalidHeightOrWidthNormalized"
POSITION = "InvalidPositionNormalized.Malformed"

_FILL_MODES = ("none", "fit")
_CHANNELS = {
    "all": "all",
    "leftChannel": "leftChannel",
    "rightChannel": "rightChannel",
    # As DescribeCasterSceneAudio's page names them.
    "left": "leftChannel",
    "right": "rightChannel",
}
_MAX_VOLUME = 10
_MAX_DELAY = 5000
_SLOT = re.compile(r"RV\d\d", re.ASCII)

_AUDIO_FIELDS = ("VolumeRate", "ValidChannel", "FixedDelayDuration")
_VIDEO_FIELDS = ("FillMode", "WidthNormalized", "HeightNormalized", "PositionRefer", "FixedDelayDuration")

AUDIO = (
    *(Parameter(f"AudioLayer.N.{name}", from_zero=True) for name in _AUDIO_FIELDS),
    Parameter("MixList.N", from_zero=True),
)
"""The parameters of sounds."""

VIDEO = (
    *(Parameter(f"VideoLayer.N.{name}", from_zero=True) for name in _VIDEO_FIELDS),
    Parameter("VideoLayer.N.PositionNormalized.N", from_zero=True),
    Parameter("BlendList.N", from_zero=True),
)
"""The parameters of pictures."""


def read_position(name: str, values: list[object]) -> Row:
    """Exactly two numbers; nothing forbids a place outside the picture."""
    if len(values) not in (0, 2):
        raise malformed(name, values, POSITION)
    return {"Position": [decimal(name, each, (-math.inf, math.inf), POSITION) for each in values or [0.0, 0.0]]}


def read_video(fields: Fields) -> list[Row]:
    """The pictures of a layout."""
    return [_video(each) for each in fields.members("VideoLayer")]


def _video(layer: Fields) -> Row:
    fill = layer.choice("FillMode", _FILL_MODES)
    width, height = (layer.decimal(f"{side}Normalized", (0, 1), code=SIZE) for side in ("Width", "Height"))
    if fill == "fit" and not (width and height):
        raise refused(SIZE, f"{layer.where}: fit needs WidthNormalized and HeightNormalized.")
    return {
        "FillMode": fill,
        "WidthNormalized": width,
        "HeightNormalized": height,
        "PositionRefer": layer.choice("PositionRefer", POSITIONS),
        "FixedDelayDuration": layer.integer("FixedDelayDuration", (0, _MAX_DELAY)),
        "PositionNormalizeds": read_position(f"{layer.where}PositionNormalized", [*layer.texts("PositionNormalized")]),
    }


def read_audio(fields: Fields) -> list[Row]:
    """The sounds of a layout or a scene."""
    return [
        {
            "VolumeRate": each.decimal("VolumeRate", (0, _MAX_VOLUME), 1.0),
            "ValidChannel": _CHANNELS[each.choice("ValidChannel", tuple(_CHANNELS))],
            "FixedDelayDuration": each.integer("FixedDelayDuration", (0, _MAX_DELAY)),
        }
        for each in fields.members("AudioLayer")
    ]


def read_slots(fields: Fields, name: str) -> list[str]:
    """The slots of a list."""
    slots = fields.texts(name)
    for each in slots:
        if not _SLOT.fullmatch(each):
            raise malformed(name, each)
    return slots


def check_sizes(kind: str, layers: int, listed: int, largest: int) -> None:
    """Whether there is a slot for each layer, and no more of them than may be.

    Args:
        kind: Video or Audio.
        layers: how many layers there are.
        listed: how many slots.
        largest: how many there may be.
    """
    names = "Blend" if kind == "Video" else "Mix"
    if layers != listed:
        raise refused(f"Invalid{kind}LayersAnd{names}ListSize.Mismatch")
    if listed > largest:
        raise refused(f"Invalid{names}List.ExceedNorm")
