"""What the engine asks of the provider of a resource."""

from typing import Protocol

from pulumi_livemedia.testing.property_differences import Difference
from pulumi_livemedia.testing.property_values import Properties
from pulumi_livemedia.testing.resource_state import ResourceState

Failures = list[tuple[str, str]]
"""Of a check: property, which may be empty, and reason."""


class ProviderError(Exception):
    """A provider answered a call with an error; the text is the provider's."""


class Plugin(Protocol):
    """The provider of a resource."""

    def check(self, urn: str, olds: Properties, news: Properties) -> tuple[Properties, Failures]:
        """The inputs with defaults, and what is wrong with them."""
        ...

    def diff(self, old: ResourceState, news: Properties) -> Difference:
        """What differs between what there is and new inputs."""
        ...

    def create(self, new: ResourceState) -> tuple[str, Properties]:
        """The id and the outputs of a new thing."""
        ...

    def read(self, state: ResourceState) -> tuple[str, Properties, Properties | None]:
        """The id, which is empty if the thing is gone, the outputs, and the inputs if they are known."""
        ...

    def update(self, old: ResourceState, new: ResourceState) -> Properties:
        """The outputs of a changed thing."""
        ...

    def delete(self, old: ResourceState) -> None:
        """Do away with a thing."""
        ...

    def close(self) -> None:
        """End what runs for it."""
        ...
