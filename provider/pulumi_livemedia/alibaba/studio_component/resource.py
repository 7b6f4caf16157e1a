"""`StudioComponent`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.studio_component.properties import (
    NAMES,
    StudioComponentArgs,
    StudioComponentKeywords,
    StudioComponentProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import StudioComponentProvider


class StudioComponent(StudioComponentProperties, DynamicResource):
    """A text, an image or a caption over the pictures of a production studio.

        title = livemedia.StudioComponent(
            "title",
            caster_id=studio.id,
            location_id="RC01",
            component_type="text",
            component_layer=livemedia.ComponentLayerArgs(height_normalized=0.1, position_normalized=[0.05, 0.85]),
            text_layer_content=livemedia.TextLayerContentArgs(text="Evening news", color="0xffffff"),
        )

    A change is shown at once by the scenes that show it. Its slot, its type and its order can not be changed: another
    one takes its place, after the old one is gone.
    """

    provider = StudioComponentProvider
    type_name = "pulumi-python:dynamic/livemedia:StudioComponent"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: StudioComponentArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[StudioComponentKeywords],
    ) -> None:
        inputs = to_inputs(StudioComponentArgs, args, keywords)
        super().__init__(resource_name, inputs, opts, stops_before_it_starts=True)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: pulumi.Input[str],  # noqa: A002 - as in every Pulumi SDK
        opts: pulumi.ResourceOptions | None = None,
    ) -> "StudioComponent":
        """Read a component that this stack does not manage.

        Args:
            resource_name: name in the program.
            id: `CasterId/ComponentId`.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
