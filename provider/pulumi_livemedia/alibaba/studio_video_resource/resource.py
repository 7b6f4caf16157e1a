"""`StudioVideoResource`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.studio_video_resource.properties import (
    NAMES,
    StudioVideoResourceArgs,
    StudioVideoResourceKeywords,
    StudioVideoResourceProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import StudioVideoResourceProvider


class StudioVideoResource(StudioVideoResourceProperties, DynamicResource):
    """A source of pictures and sound in a slot of a production studio.

        camera = livemedia.StudioVideoResource(
            "camera", caster_id=studio.id, location_id="RV01", resource_name="camera", live_stream_url=camera_url
        )

    It is added, changed and taken away while the studio is on air too; not taken away while a scene shows it. Its slot,
    its delay and the kind of its source can not be changed: another one takes its place, after the old one is gone.
    """

    provider = StudioVideoResourceProvider
    type_name = "pulumi-python:dynamic/livemedia:StudioVideoResource"
    names = NAMES

    def __init__(
        self,
        name: str,
        /,
        args: StudioVideoResourceArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[StudioVideoResourceKeywords],
    ) -> None:
        super().__init__(name, to_inputs(StudioVideoResourceArgs, args, keywords), opts, stops_before_it_starts=True)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: pulumi.Input[str],  # noqa: A002 - as in every Pulumi SDK
        opts: pulumi.ResourceOptions | None = None,
    ) -> "StudioVideoResource":
        """Read a video resource that this stack does not manage.

        Args:
            resource_name: name in the program.
            id: `CasterId/ResourceId`.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
