"""`StudioLayout`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.studio_layout.properties import (
    NAMES,
    StudioLayoutArgs,
    StudioLayoutKeywords,
    StudioLayoutProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import StudioLayoutProvider


class StudioLayout(StudioLayoutProperties, DynamicResource):
    """Where the pictures of a production studio stand, and which sounds are mixed.

        split = livemedia.StudioLayout(
            "split",
            caster_id=studio.id,
            blend_list=[camera.location_id, guest.location_id],
            video_layer=[
                livemedia.VideoLayerArgs(fill_mode="fit", width_normalized=1, height_normalized=1),
                livemedia.VideoLayerArgs(
                    fill_mode="fit", width_normalized=0.3, height_normalized=0.3, position_normalized=[0.65, 0.65]
                ),
            ],
            mix_list=[camera.location_id],
            audio_layer=[livemedia.AudioLayerArgs()],
        )

    The slots come from the video resources, which then exist before. A change is shown at once by the scenes that show
    the layout.
    """

    provider = StudioLayoutProvider
    type_name = "pulumi-python:dynamic/livemedia:StudioLayout"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: StudioLayoutArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[StudioLayoutKeywords],
    ) -> None:
        inputs = to_inputs(StudioLayoutArgs, args, keywords)
        super().__init__(resource_name, inputs, opts, stops_before_it_starts=False)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: pulumi.Input[str],  # noqa: A002 - as in every Pulumi SDK
        opts: pulumi.ResourceOptions | None = None,
    ) -> "StudioLayout":
        """Read a layout that this stack does not manage.

        Args:
            resource_name: name in the program.
            id: `CasterId/LayoutId`.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
