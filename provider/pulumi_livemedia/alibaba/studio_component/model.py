"""What a `StudioComponent` takes and gives: the documented parameters of AddCasterComponent.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-addcastercomponent
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field

from pulumi_livemedia.alibaba.studio_component.contents import (
    CaptionLayerContent,
    ComponentLayer,
    ImageLayerContent,
    TextLayerContent,
)
from pulumi_livemedia.alibaba.studio_contents.model import StudioContentInputs, StudioContentState
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.markers import NotTold
from pulumi_livemedia.structures.structure import rule

CONTENTS: Final[Mapping[str, str]] = {
    "text": "text_layer_content",
    "image": "image_layer_content",
    "caption": "caption_layer_content",
}
"""The field with the content, by type."""


def _component_slot(value: str) -> str:
    if re.fullmatch(r"RC(0[1-9]|[1-9][0-9])", value, re.ASCII):
        return value
    raise Breach("must be a slot of a component, RC01 to RC99")


class StudioComponentInputs(StudioContentInputs):
    """What is declared."""

    location_id: Annotated[str, AfterValidator(_component_slot), Effect.REPLACEMENT] = Field(
        description="The slot that it occupies, `RC01` to `RC99`. Each slot holds one component."
    )
    component_type: Annotated[Literal["text", "image", "caption"], Effect.REPLACEMENT] = Field(
        description="What it is; each needs its own content."
    )
    component_name: Annotated[str | None, Effect.LIVE] = Field(None, description="Display name; absent: the id.")
    effect: Annotated[Literal["none", "animateH", "animateV"], Effect.LIVE] = Field(
        "none", description="How it moves: not at all, across (`animateH`), or up and down (`animateV`)."
    )
    layer_order: Annotated[Literal["cover", "background"] | None, NotTold(), Effect.REPLACEMENT] = Field(
        None, description="`cover`: above the pictures. `background`: below them."
    )
    component_layer: Annotated[ComponentLayer, Effect.LIVE] = Field(description="Where it stands.")
    text_layer_content: Annotated[TextLayerContent | None, Effect.LIVE] = Field(
        None, description="The text, for type `text`."
    )
    image_layer_content: Annotated[ImageLayerContent | None, Effect.LIVE] = Field(
        None, description="The image, for type `image`."
    )
    caption_layer_content: Annotated[CaptionLayerContent | None, Effect.LIVE] = Field(
        None, description="What is captioned, for type `caption`."
    )
    html_layer_content: Annotated[dict[str, Any] | None, NotTold(), Effect.REPLACEMENT] = Field(
        None,
        description='A web page, as it is: `{"htmlUrl": ...}` is all that the vendor\'s page shows of it, and it is '
        "passed on untouched.",
    )

    @rule
    def content_goes_with_the_type(self) -> Iterator[Failure]:
        """A type has one content."""
        for kind, name in CONTENTS.items():
            is_given = getattr(self, name) is not None
            if kind == self.component_type and not is_given:
                yield Failure((self.names()[name],), f"is required where componentType is {kind}")
            if kind != self.component_type and is_given:
                yield Failure((self.names()[name],), f"is for componentType {kind}", "leave it out")


class StudioComponentState(StudioComponentInputs, StudioContentState):
    """What is declared, and what the cloud says of it."""

    component_id: str = Field(description="Id of the component, which scenes name.")

    @property
    def thing(self) -> str:
        """The resource id."""
        return f"{self.caster_id}/{self.component_id}"
