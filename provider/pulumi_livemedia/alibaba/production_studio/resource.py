"""`ProductionStudio`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.production_studio.properties import (
    NAMES,
    ProductionStudioArgs,
    ProductionStudioKeywords,
    ProductionStudioProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import ProductionStudioProvider


class ProductionStudio(ProductionStudioProperties, DynamicResource):
    """A production studio (caster) of ApsaraVideo Live, made and set up, but not on air: that is a `LiveCaster`.

        studio = livemedia.ProductionStudio(
            "evening-news",
            norm_type=1,
            domain_name="play.example.com",
            transcode_config=livemedia.TranscodeConfigArgs(caster_template=livemedia.CasterTemplate.HIGH),
        )
        show = livemedia.LiveCaster("evening-news", caster_id=studio.id, restart_triggers=[studio.restart_digest])

    All settings are always set together, and each that somebody changes elsewhere shows as drift. Deleting the
    resource takes the studio off air and deletes it with everything that it was filled with.

    A replacement deletes the old studio before it makes the new one, unless `delete_before_replace` is given.
    `custom_timeouts` of the resource options work; create, update and delete have 5 minutes otherwise.
    """

    provider = ProductionStudioProvider
    type_name = "pulumi-python:dynamic/livemedia:ProductionStudio"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: ProductionStudioArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[ProductionStudioKeywords],
    ) -> None:
        inputs = to_inputs(ProductionStudioArgs, args, keywords)
        super().__init__(resource_name, inputs, opts, stops_before_it_starts=True)

    @classmethod
    def get(
        cls,
        resource_name: str,
        id: pulumi.Input[str],  # noqa: A002 - as in every Pulumi SDK
        opts: pulumi.ResourceOptions | None = None,
    ) -> "ProductionStudio":
        """Read a studio that this stack does not manage: nothing is made or changed.

        Args:
            resource_name: name in the program.
            id: the studio's id.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
