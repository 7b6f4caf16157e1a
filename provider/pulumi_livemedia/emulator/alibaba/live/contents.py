"""What a studio is filled with: video resources, layouts and components.

Sources: the pages of DescribeCasterVideoResources, DescribeCasterLayouts and DescribeCasterComponents below
https://www.alibabacloud.com/help/en/live/developer-reference/.
"""

import uuid
from dataclasses import dataclass, field

Row = dict[str, object]

SOURCES = ("LiveStreamUrl", "MaterialId", "VodUrl", "ImageId", "ImageUrl")
"""The parameters that name the source of a video resource; which one is there makes its kind."""

OFFSETS = ("BeginOffset", "EndOffset", "RepeatNum", "PtsCallbackInterval")

_CONTENT_NAMES = {"text": "TextLayerContent", "image": "ImageLayerContent", "caption": "CaptionLayerContent"}


def _new_id() -> str:
    return str(uuid.uuid4())


@dataclass(slots=True, kw_only=True)
class VideoResource:
    """A source of pictures and sound; its delay (FixedDelayDuration) is never shown, so none is kept.

    Attributes:
        name: the display name.
        location: the slot that it occupies; empty if it has none.
        kind: which of SOURCES.
        source: the value of that parameter.
        numbers: OFFSETS by name.
    """

    id: str = field(default_factory=_new_id)
    name: str
    location: str
    kind: str
    source: str
    numbers: dict[str, int]

    def row(self) -> Row:
        """As DescribeCasterVideoResources lists it."""
        sources = {name: self.source if name == self.kind else "" for name in SOURCES}
        return {
            "ResourceId": self.id,
            "ResourceName": self.name,
            "LocationId": self.location,
            **sources,
            **{name: self.numbers.get(name, 0) for name in OFFSETS},
        }


@dataclass(slots=True, kw_only=True)
class Layout:
    """Where pictures stand and which sounds are mixed; its slots may name what does not exist.

    Attributes:
        video: the pictures, as they are listed.
        audio: the sounds, as they are listed.
        blend: the slot of each picture, bottom to top.
        mix: the slot of each sound.
    """

    id: str = field(default_factory=_new_id)
    video: list[Row]
    audio: list[Row]
    blend: list[str]
    mix: list[str]

    def row(self) -> Row:
        """As DescribeCasterLayouts lists it."""
        return {
            "LayoutId": self.id,
            "BlendList": {"LocationId": self.blend},
            "MixList": {"LocationId": self.mix},
            "VideoLayers": {"VideoLayer": self.video},
            "AudioLayers": {"AudioLayer": self.audio},
        }


@dataclass(slots=True, kw_only=True)
class Component:
    """A text, an image or a caption over the pictures; LayerOrder and HtmlLayerContent are never shown.

    Attributes:
        name: the display name; empty for the id.
        location: the slot that it occupies.
        kind: text, image or caption.
        effect: how it moves.
        layer: where it stands, as it is listed.
        content: what goes with its kind, as it is listed.
    """

    id: str = field(default_factory=_new_id)
    name: str
    location: str
    kind: str
    effect: str
    layer: Row
    content: Row

    @property
    def captioned(self) -> str | None:
        """The slot whose speech it captions; None if it is no caption."""
        return str(self.content["LocationId"]) if self.kind == "caption" else None

    def row(self) -> Row:
        """As DescribeCasterComponents lists it; only the content that goes with its kind is there."""
        return {
            "ComponentId": self.id,
            "ComponentName": self.name or self.id,
            "ComponentType": self.kind,
            "LocationId": self.location,
            "Effect": self.effect,
            "ComponentLayer": self.layer,
            _CONTENT_NAMES[self.kind]: self.content,
        }


@dataclass(slots=True)
class Contents:
    """All of it, each by id and in the order in which it was added."""

    resources: dict[str, VideoResource] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    components: dict[str, Component] = field(default_factory=dict)

    @property
    def slots(self) -> set[str]:
        """The slots that a video resource occupies."""
        return {each.location for each in self.resources.values() if each.location}

    def show(self) -> dict[str, object]:
        """As the control plane shows it."""
        return {
            "VideoResources": [each.row() for each in self.resources.values()],
            "Layouts": [each.row() for each in self.layouts.values()],
            "Components": [each.row() for each in self.components.values()],
        }
