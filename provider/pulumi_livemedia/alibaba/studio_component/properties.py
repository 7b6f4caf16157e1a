"""What programs write and read of a `StudioComponent`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs


@arguments
class ComponentLayerArgs:
    """Where a component stands. Sizes and positions are shares of the whole picture."""

    height_normalized: pulumi.Input[float] | None = pulumi.property("heightNormalized", default=None)
    """Height, 0 to 1; `0`: its own size. Default: `0.0`."""
    width_normalized: pulumi.Input[float] | None = pulumi.property("widthNormalized", default=None)
    """Width, 0 to 1; `0`: its own size. If both are given, only the height counts. Default: `0.0`."""
    position_normalized: pulumi.Input[Sequence[pulumi.Input[float]]] | None = pulumi.property(
        "positionNormalized", default=None
    )
    """Where it stands: x and y. Default: `[0.0, 0.0]`."""
    position_refer: (
        pulumi.Input[
            Literal[
                "topLeft",
                "topRight",
                "bottomLeft",
                "bottomRight",
                "center",
                "topCenter",
                "bottomCenter",
                "leftCenter",
                "rightCenter",
            ]
        ]
        | None
    ) = pulumi.property("positionRefer", default=None)
    """The point of the whole picture, and of the component, that the position counts from.

    Default: `topLeft`.
    """
    transparency: pulumi.Input[int] | None = pulumi.property("transparency", default=None)
    """`0` clear to `255` opaque. Default: `255`."""


@arguments
class TextLayerContentArgs:
    """A text."""

    text: pulumi.Input[str] = pulumi.property("text")
    """What is written."""
    color: pulumi.Input[str] | None = pulumi.property("color", default=None)
    """Colour of the letters: `0x` and six hexadecimal digits. Default: `0xff0000`."""
    font_name: (
        pulumi.Input[
            Literal[
                "KaiTi",
                "AlibabaPuHuiTi-Regular",
                "AlibabaPuHuiTi-Bold",
                "AlibabaPuHuiTi-Light",
                "NotoSansHans-Regular",
                "NotoSansHans-Bold",
                "NotoSansHans-Light",
            ]
        ]
        | None
    ) = pulumi.property("fontName", default=None)
    """Font. Default: `KaiTi`."""
    size_normalized: pulumi.Input[float] | None = pulumi.property("sizeNormalized", default=None)
    """Size of the letters as a share of the picture's height."""
    border_width_normalized: pulumi.Input[float] | None = pulumi.property("borderWidthNormalized", default=None)
    """Width of their border as a share of their size. Default: `0.0`."""
    border_color: pulumi.Input[str] | None = pulumi.property("borderColor", default=None)
    """Colour of their border; empty for no border."""


@arguments
class ImageLayerContentArgs:
    """An image."""

    material_id: pulumi.Input[str] = pulumi.property("materialId")
    """Its id in the media library."""


@arguments
class CaptionLayerContentArgs:
    """What is said, in writing."""

    location_id: pulumi.Input[str] = pulumi.property("locationId")
    """The slot of the source that is captioned: its `location_id`."""
    color: pulumi.Input[str] | None = pulumi.property("color", default=None)
    """Colour of the letters: `0x` and six hexadecimal digits. Default: `0xff0000`."""
    font_name: (
        pulumi.Input[
            Literal[
                "KaiTi",
                "AlibabaPuHuiTi-Regular",
                "AlibabaPuHuiTi-Bold",
                "AlibabaPuHuiTi-Light",
                "NotoSansHans-Regular",
                "NotoSansHans-Bold",
                "NotoSansHans-Light",
            ]
        ]
        | None
    ) = pulumi.property("fontName", default=None)
    """Font. Default: `KaiTi`."""
    size_normalized: pulumi.Input[float] | None = pulumi.property("sizeNormalized", default=None)
    """Size of the letters as a share of the picture's height."""
    border_width_normalized: pulumi.Input[float] | None = pulumi.property("borderWidthNormalized", default=None)
    """Width of their border as a share of their size. Default: `0.0`."""
    border_color: pulumi.Input[str] | None = pulumi.property("borderColor", default=None)
    """Colour of their border; empty for no border."""
    source_lan: pulumi.Input[Literal["cn", "en", "es", "ru"]] | None = pulumi.property("sourceLan", default=None)
    """Language that is spoken. Default: `cn`."""
    target_lan: pulumi.Input[Literal["cn", "en", "es", "ru"]] | None = pulumi.property("targetLan", default=None)
    """Language that it is translated into; absent: it is not."""
    show_source_lan: pulumi.Input[bool] | None = pulumi.property("showSourceLan", default=None)
    """Whether the spoken language is shown beside the other. Default: `False`."""
    truncation: pulumi.Input[bool] | None = pulumi.property("truncation", default=None)
    """Whether long captions are cut into pages. Default: `False`."""
    source_lan_per_line_word_count: pulumi.Input[int] | None = pulumi.property(
        "sourceLanPerLineWordCount", default=None
    )
    """Characters of a line in the spoken language."""
    target_lan_per_line_word_count: pulumi.Input[int] | None = pulumi.property(
        "targetLanPerLineWordCount", default=None
    )
    """Characters of a line in the other language."""
    source_lan_reserve_pages: pulumi.Input[int] | None = pulumi.property("sourceLanReservePages", default=None)
    """Lines in the spoken language that are kept; with `truncation` only."""
    target_lan_reserve_pages: pulumi.Input[int] | None = pulumi.property("targetLanReservePages", default=None)
    """Lines in the other language that are kept; with `truncation` only."""
    pts_offset: pulumi.Input[int] | None = pulumi.property("ptsOffset", default=None)
    """Shift against the picture, in ms. Default: `0`."""
    words_count: pulumi.Input[int] | None = pulumi.property("wordsCount", default=None)
    """Words of one caption, at most. Default: `35`."""


@arguments
class StudioComponentArgs:
    """What is declared."""

    caster_id: pulumi.Input[str] = pulumi.property("casterId")
    """Id of the caster (production studio) that it belongs to."""
    location_id: pulumi.Input[str] = pulumi.property("locationId")
    """The slot that it occupies, `RC01` to `RC99`. Each slot holds one component."""
    component_type: pulumi.Input[Literal["text", "image", "caption"]] = pulumi.property("componentType")
    """What it is; each needs its own content."""
    component_layer: pulumi.Input[ComponentLayerArgs | Mapping[str, Any]] = pulumi.property("componentLayer")
    """Where it stands."""
    adopt: pulumi.Input[bool] | None = pulumi.property("adopt", default=None)
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """
    component_name: pulumi.Input[str] | None = pulumi.property("componentName", default=None)
    """Display name; absent: the id."""
    effect: pulumi.Input[Literal["none", "animateH", "animateV"]] | None = pulumi.property("effect", default=None)
    """How it moves: not at all, across (`animateH`), or up and down (`animateV`). Default: `none`."""
    layer_order: pulumi.Input[Literal["cover", "background"]] | None = pulumi.property("layerOrder", default=None)
    """`cover`: above the pictures. `background`: below them."""
    text_layer_content: pulumi.Input[TextLayerContentArgs | Mapping[str, Any]] | None = pulumi.property(
        "textLayerContent", default=None
    )
    """The text, for type `text`."""
    image_layer_content: pulumi.Input[ImageLayerContentArgs | Mapping[str, Any]] | None = pulumi.property(
        "imageLayerContent", default=None
    )
    """The image, for type `image`."""
    caption_layer_content: pulumi.Input[CaptionLayerContentArgs | Mapping[str, Any]] | None = pulumi.property(
        "captionLayerContent", default=None
    )
    """What is captioned, for type `caption`."""
    html_layer_content: pulumi.Input[Mapping[str, Any]] | None = pulumi.property("htmlLayerContent", default=None)
    """A web page, as it is: `{"htmlUrl": ...}` is all that the vendor's page shows of it, and it is passed on untouched."""


class StudioComponentKeywords(TypedDict, total=False):
    """The arguments of `StudioComponent` as keywords."""

    caster_id: pulumi.Input[str] | None
    """Id of the caster (production studio) that it belongs to."""
    adopt: pulumi.Input[bool] | None
    """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

    Default: `False`.
    """
    location_id: pulumi.Input[str] | None
    """The slot that it occupies, `RC01` to `RC99`. Each slot holds one component."""
    component_type: pulumi.Input[Literal["text", "image", "caption"]] | None
    """What it is; each needs its own content."""
    component_name: pulumi.Input[str] | None
    """Display name; absent: the id."""
    effect: pulumi.Input[Literal["none", "animateH", "animateV"]] | None
    """How it moves: not at all, across (`animateH`), or up and down (`animateV`). Default: `none`."""
    layer_order: pulumi.Input[Literal["cover", "background"]] | None
    """`cover`: above the pictures. `background`: below them."""
    component_layer: pulumi.Input[ComponentLayerArgs | Mapping[str, Any]] | None
    """Where it stands."""
    text_layer_content: pulumi.Input[TextLayerContentArgs | Mapping[str, Any]] | None
    """The text, for type `text`."""
    image_layer_content: pulumi.Input[ImageLayerContentArgs | Mapping[str, Any]] | None
    """The image, for type `image`."""
    caption_layer_content: pulumi.Input[CaptionLayerContentArgs | Mapping[str, Any]] | None
    """What is captioned, for type `caption`."""
    html_layer_content: pulumi.Input[Mapping[str, Any]] | None
    """A web page, as it is: `{"htmlUrl": ...}` is all that the vendor's page shows of it, and it is passed on untouched."""


@outputs
class ComponentLayer:
    """Where a component stands. Sizes and positions are shares of the whole picture."""

    height_normalized: float | None = pulumi.property("heightNormalized", default=None)
    """Height, 0 to 1; `0`: its own size. Default: `0.0`."""
    width_normalized: float | None = pulumi.property("widthNormalized", default=None)
    """Width, 0 to 1; `0`: its own size. If both are given, only the height counts. Default: `0.0`."""
    position_normalized: list[float] | None = pulumi.property("positionNormalized", default=None)
    """Where it stands: x and y. Default: `[0.0, 0.0]`."""
    position_refer: str | None = pulumi.property("positionRefer", default=None)
    """The point of the whole picture, and of the component, that the position counts from.

    Default: `topLeft`.
    """
    transparency: int | None = pulumi.property("transparency", default=None)
    """`0` clear to `255` opaque. Default: `255`."""


@outputs
class TextLayerContent:
    """A text."""

    text: str = pulumi.property("text")
    """What is written."""
    color: str | None = pulumi.property("color", default=None)
    """Colour of the letters: `0x` and six hexadecimal digits. Default: `0xff0000`."""
    font_name: str | None = pulumi.property("fontName", default=None)
    """Font. Default: `KaiTi`."""
    size_normalized: float | None = pulumi.property("sizeNormalized", default=None)
    """Size of the letters as a share of the picture's height."""
    border_width_normalized: float | None = pulumi.property("borderWidthNormalized", default=None)
    """Width of their border as a share of their size. Default: `0.0`."""
    border_color: str | None = pulumi.property("borderColor", default=None)
    """Colour of their border; empty for no border."""


@outputs
class ImageLayerContent:
    """An image."""

    material_id: str = pulumi.property("materialId")
    """Its id in the media library."""


@outputs
class CaptionLayerContent:
    """What is said, in writing."""

    location_id: str = pulumi.property("locationId")
    """The slot of the source that is captioned: its `location_id`."""
    color: str | None = pulumi.property("color", default=None)
    """Colour of the letters: `0x` and six hexadecimal digits. Default: `0xff0000`."""
    font_name: str | None = pulumi.property("fontName", default=None)
    """Font. Default: `KaiTi`."""
    size_normalized: float | None = pulumi.property("sizeNormalized", default=None)
    """Size of the letters as a share of the picture's height."""
    border_width_normalized: float | None = pulumi.property("borderWidthNormalized", default=None)
    """Width of their border as a share of their size. Default: `0.0`."""
    border_color: str | None = pulumi.property("borderColor", default=None)
    """Colour of their border; empty for no border."""
    source_lan: str | None = pulumi.property("sourceLan", default=None)
    """Language that is spoken. Default: `cn`."""
    target_lan: str | None = pulumi.property("targetLan", default=None)
    """Language that it is translated into; absent: it is not."""
    show_source_lan: bool | None = pulumi.property("showSourceLan", default=None)
    """Whether the spoken language is shown beside the other. Default: `False`."""
    truncation: bool | None = pulumi.property("truncation", default=None)
    """Whether long captions are cut into pages. Default: `False`."""
    source_lan_per_line_word_count: int | None = pulumi.property("sourceLanPerLineWordCount", default=None)
    """Characters of a line in the spoken language."""
    target_lan_per_line_word_count: int | None = pulumi.property("targetLanPerLineWordCount", default=None)
    """Characters of a line in the other language."""
    source_lan_reserve_pages: int | None = pulumi.property("sourceLanReservePages", default=None)
    """Lines in the spoken language that are kept; with `truncation` only."""
    target_lan_reserve_pages: int | None = pulumi.property("targetLanReservePages", default=None)
    """Lines in the other language that are kept; with `truncation` only."""
    pts_offset: int | None = pulumi.property("ptsOffset", default=None)
    """Shift against the picture, in ms. Default: `0`."""
    words_count: int | None = pulumi.property("wordsCount", default=None)
    """Words of one caption, at most. Default: `35`."""


class StudioComponentProperties:
    """The properties of a `StudioComponent`."""

    @property
    @pulumi.getter(name="region")
    def region(self) -> pulumi.Output[str]:
        """Region that the caster is addressed in."""
        value: pulumi.Output[str] = pulumi.get(self, "region")
        return value

    @property
    @pulumi.getter(name="endpoint")
    def endpoint(self) -> pulumi.Output[str]:
        """Host of the API that answered, without port."""
        value: pulumi.Output[str] = pulumi.get(self, "endpoint")
        return value

    @property
    @pulumi.getter(name="accountId")
    def account_id(self) -> pulumi.Output[str | None]:
        """Account that the key belonged to, where it could be asked."""
        value: pulumi.Output[str | None] = pulumi.get(self, "accountId")
        return value

    @property
    @pulumi.getter(name="casterId")
    def caster_id(self) -> pulumi.Output[str]:
        """Id of the caster (production studio) that it belongs to."""
        value: pulumi.Output[str] = pulumi.get(self, "casterId")
        return value

    @property
    @pulumi.getter(name="adopt")
    def adopt(self) -> pulumi.Output[bool]:
        """Whether what somebody else has put in its place may be taken over; it is then made what is declared, and `pulumi destroy` takes it away.

        Default: `False`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "adopt")
        return value

    @property
    @pulumi.getter(name="applied")
    def applied(self) -> pulumi.Output[bool]:
        """Whether the scenes on air show it as it is.

        After a refresh that finds it changed while it is shown it is `false`: `pulumi up` applies it again. Default:
        `True`.
        """
        value: pulumi.Output[bool] = pulumi.get(self, "applied")
        return value

    @property
    @pulumi.getter(name="locationId")
    def location_id(self) -> pulumi.Output[str]:
        """The slot that it occupies, `RC01` to `RC99`. Each slot holds one component."""
        value: pulumi.Output[str] = pulumi.get(self, "locationId")
        return value

    @property
    @pulumi.getter(name="componentType")
    def component_type(self) -> pulumi.Output[str]:
        """What it is; each needs its own content."""
        value: pulumi.Output[str] = pulumi.get(self, "componentType")
        return value

    @property
    @pulumi.getter(name="componentName")
    def component_name(self) -> pulumi.Output[str | None]:
        """Display name; absent: the id."""
        value: pulumi.Output[str | None] = pulumi.get(self, "componentName")
        return value

    @property
    @pulumi.getter(name="effect")
    def effect(self) -> pulumi.Output[str]:
        """How it moves: not at all, across (`animateH`), or up and down (`animateV`). Default: `none`."""
        value: pulumi.Output[str] = pulumi.get(self, "effect")
        return value

    @property
    @pulumi.getter(name="layerOrder")
    def layer_order(self) -> pulumi.Output[str | None]:
        """`cover`: above the pictures. `background`: below them."""
        value: pulumi.Output[str | None] = pulumi.get(self, "layerOrder")
        return value

    @property
    @pulumi.getter(name="componentLayer")
    def component_layer(self) -> pulumi.Output[ComponentLayer]:
        """Where it stands."""
        value: pulumi.Output[ComponentLayer] = pulumi.get(self, "componentLayer")
        return value

    @property
    @pulumi.getter(name="textLayerContent")
    def text_layer_content(self) -> pulumi.Output[TextLayerContent | None]:
        """The text, for type `text`."""
        value: pulumi.Output[TextLayerContent | None] = pulumi.get(self, "textLayerContent")
        return value

    @property
    @pulumi.getter(name="imageLayerContent")
    def image_layer_content(self) -> pulumi.Output[ImageLayerContent | None]:
        """The image, for type `image`."""
        value: pulumi.Output[ImageLayerContent | None] = pulumi.get(self, "imageLayerContent")
        return value

    @property
    @pulumi.getter(name="captionLayerContent")
    def caption_layer_content(self) -> pulumi.Output[CaptionLayerContent | None]:
        """What is captioned, for type `caption`."""
        value: pulumi.Output[CaptionLayerContent | None] = pulumi.get(self, "captionLayerContent")
        return value

    @property
    @pulumi.getter(name="htmlLayerContent")
    def html_layer_content(self) -> pulumi.Output[dict[str, Any] | None]:
        """A web page, as it is: `{"htmlUrl": ...}` is all that the vendor's page shows of it, and it is passed on untouched."""
        value: pulumi.Output[dict[str, Any] | None] = pulumi.get(self, "htmlLayerContent")
        return value

    @property
    @pulumi.getter(name="componentId")
    def component_id(self) -> pulumi.Output[str]:
        """Id of the component, which scenes name."""
        value: pulumi.Output[str] = pulumi.get(self, "componentId")
        return value


NAMES: Final = (
    "region",
    "endpoint",
    "accountId",
    "casterId",
    "adopt",
    "applied",
    "locationId",
    "componentType",
    "componentName",
    "effect",
    "layerOrder",
    "componentLayer",
    "textLayerContent",
    "imageLayerContent",
    "captionLayerContent",
    "htmlLayerContent",
    "componentId",
)
