"""The least that any dynamic provider can do, which is nothing: what is left is the engine, and the SDK."""

from typing import Any

from pulumi.dynamic import CreateResult, Resource, ResourceProvider


class Nothing(ResourceProvider):
    """Calls nobody."""

    serialize_as_secret_always = False

    def create(self, props: dict[str, Any]) -> CreateResult:
        """Keep what is declared."""
        return CreateResult("nothing", props)


class Declared(Resource, module="floor", name="Declared"):
    """Something that is declared, and that is all."""


def recording(name: str, body: dict[str, Any]) -> None:
    """Declare a recording."""
    Declared(Nothing(), name, body)


def caster(name: str, caster_id: str) -> None:
    """Declare a caster."""
    Declared(Nothing(), name, {"CasterId": caster_id})
