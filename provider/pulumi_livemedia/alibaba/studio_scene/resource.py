"""`StudioScene`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.studio_scene.properties import (
    NAMES,
    StudioSceneArgs,
    StudioSceneKeywords,
    StudioSceneProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import StudioSceneProvider


class StudioScene(StudioSceneProperties, DynamicResource):
    """What the preview or the program of a running production studio shows.

        livemedia.StudioScene(
            "on-air",
            caster_id=show.caster_id,
            scene="program",
            layout_id=split.id,
            component_ids=[title.id],
            apply_triggers=[show.request_id],
        )

    `caster_id` of the `LiveCaster` lets it go on air before. A change of the program is seen by the audience at once.
    What a scene shows does not survive a stop of its caster: `apply_triggers` applies it after each start.
    """

    provider = StudioSceneProvider
    type_name = "pulumi-python:dynamic/livemedia:StudioScene"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: StudioSceneArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[StudioSceneKeywords],
    ) -> None:
        super().__init__(resource_name, to_inputs(StudioSceneArgs, args, keywords), opts, stops_before_it_starts=True)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: pulumi.Input[str],  # noqa: A002 - as in every Pulumi SDK
        opts: pulumi.ResourceOptions | None = None,
    ) -> "StudioScene":
        """Read what a scene shows that this stack does not manage.

        Args:
            resource_name: name in the program.
            id: `CasterId/program` or `CasterId/preview`.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
