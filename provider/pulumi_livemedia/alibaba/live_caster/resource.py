"""`LiveCaster`, as programs declare it."""

from collections.abc import Mapping
from typing import Any, Unpack

import pulumi

from pulumi_livemedia.alibaba.live_caster.properties import (
    NAMES,
    LiveCasterArgs,
    LiveCasterKeywords,
    LiveCasterProperties,
)
from pulumi_livemedia.dynamic.resource import DynamicResource, to_inputs
from pulumi_livemedia.providers import LiveCasterProvider


class LiveCaster(LiveCasterProperties, DynamicResource):
    """A production studio (caster) of ApsaraVideo Live that is on air as long as this resource exists.

    Creating it starts the caster and waits until it broadcasts; deleting it stops the caster. The caster itself is
    kept, with everything that it was filled with: declare it with `ProductionStudio`, or make it in the console.

        show = livemedia.LiveCaster("evening-news", caster_id="80787064-1c94-4dc1-85ce-9409960a0001")
        pulumi.export("program_url", show.program_url)

    A replacement stops the caster before it starts it, unless `delete_before_replace` is given.
    `custom_timeouts` of the resource options work; create, update and delete have 5 minutes otherwise.
    """

    provider = LiveCasterProvider
    type_name = "pulumi-python:dynamic/livemedia:LiveCaster"
    names = NAMES

    def __init__(
        self,
        resource_name: str,
        args: LiveCasterArgs | Mapping[str, Any] | None = None,
        opts: pulumi.ResourceOptions | None = None,
        **keywords: Unpack[LiveCasterKeywords],
    ) -> None:
        super().__init__(resource_name, to_inputs(LiveCasterArgs, args, keywords), opts, stops_before_it_starts=True)

    @classmethod
    def get(cls, resource_name: str, id: pulumi.Input[str], opts: pulumi.ResourceOptions | None = None) -> "LiveCaster":  # noqa: A002 - as in every Pulumi SDK
        """Read a caster that this stack does not manage: nothing is started or stopped.

        Args:
            resource_name: name in the program.
            id: the caster's id.
            opts: options such as an explicit provider.
        """
        return cls(resource_name, {"caster_id": id}, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(id=id)))
