"""Stands in for `alicloud.live.Caster`, so that this example needs no account: it finds a caster instead of making it.

As with the real one, the id is known only after `pulumi up`, and not in the preview.
"""

from typing import Any

import pulumi
from pulumi.dynamic import CreateResult, Resource, ResourceProvider

FOUND = "80787064-1c94-4dc1-85ce-9409960a0001"


class CasterProvider(ResourceProvider):
    """Makes nothing."""

    serialize_as_secret_always = False

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Say which caster it is."""
        return CreateResult(FOUND, props)


class Caster(Resource, module="stand-in", name="Caster"):
    """A caster, with the one property that the example uses."""

    caster_name: pulumi.Output[str]

    def __init__(self, resource_name: str, *, caster_name: str) -> None:
        super().__init__(CasterProvider(), resource_name, {"caster_name": caster_name})
