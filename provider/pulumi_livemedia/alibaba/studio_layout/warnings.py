"""What of a layout is legal, but hardly meant, or not known to work: said by the program, at the resource."""

from collections.abc import Iterator, Sequence

from pulumi_livemedia.alibaba.studio_contents.warnings import outside, said
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs, VideoLayer
from pulumi_livemedia.structures.holes import Hole


def warnings(inputs: StudioLayoutInputs) -> list[str]:
    """What to say of a layout."""
    return said(lambda: _of_layers(inputs.video_layer), lambda: _repeated(inputs.blend_list))


def _of_layers(layers: Sequence[VideoLayer]) -> Iterator[str]:
    for position, layer in enumerate(layers):
        if not isinstance(layer, Hole):
            yield from said(lambda place=f"videoLayer[{position}]", layer=layer: _of_layer(place, layer))  # type: ignore[misc]


def _of_layer(place: str, layer: VideoLayer) -> Iterator[str]:
    if layer.fill_mode == "none" and layer.width_normalized and layer.height_normalized:
        yield f"{place} has both sizes with fillMode none: the picture may be stretched; use fit, or give one size"
    if layer.position_refer != "topLeft":
        yield f"{place} counts its position from {layer.position_refer}: how, is not documented; topLeft is"
    yield from outside(place, layer.position_normalized)


def _repeated(slots: Sequence[str]) -> Iterator[str]:
    for slot in sorted({slot for slot in slots if list(slots).count(slot) > 1}):
        yield f"blendList shows {slot} more than once: whether the cloud does so is not documented"
