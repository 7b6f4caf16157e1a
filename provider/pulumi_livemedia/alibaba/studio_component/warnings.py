"""What of a component is legal, but hardly meant, or not known to work: said by the program, at the resource."""

from collections.abc import Iterator
from typing import Final

from pulumi_livemedia.alibaba.studio_component.contents import ComponentLayer
from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs
from pulumi_livemedia.alibaba.studio_contents.warnings import outside, said

_OLD_LIMIT: Final = 1024
"""Characters of a text, by the pages of 2018."""
_CORNERS: Final = ("topLeft", "topRight", "bottomLeft", "bottomRight")


def warnings(inputs: StudioComponentInputs) -> list[str]:
    """What to say of a component."""
    return said(lambda: _of_layer(inputs.component_layer), lambda: _of_text(inputs))


def _of_layer(layer: ComponentLayer) -> Iterator[str]:
    if layer.width_normalized and layer.height_normalized:
        yield "componentLayer has both sizes: only the height counts"
    if layer.position_refer not in _CORNERS:
        yield f"componentLayer counts its position from {layer.position_refer}: only the corners are documented"
    yield from outside("componentLayer", layer.position_normalized)


def _of_text(inputs: StudioComponentInputs) -> Iterator[str]:
    content = inputs.text_layer_content
    if content is not None and len(content.text) > _OLD_LIMIT:
        yield f"textLayerContent.text has {len(content.text)} characters: older pages allow {_OLD_LIMIT}"
