"""Resources of other packages, played by functions that the test gives: as with Pulumi's own mocks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pulumi.runtime import MockCallArgs, MockResourceArgs

from pulumi_livemedia.testing.goal import NotSupported
from pulumi_livemedia.testing.plugin_calls import Failures
from pulumi_livemedia.testing.property_differences import Difference, difference, with_ignored
from pulumi_livemedia.testing.property_values import Properties, mark_like, reveal
from pulumi_livemedia.testing.resource_state import ResourceState

NewResource = Callable[[MockResourceArgs], tuple[str | None, dict[str, Any]]]
Call = Callable[[MockCallArgs], dict[str, Any]]


@dataclass(frozen=True)
class MockedPackage:
    """A package whose resources come about by a function.

    Any changed input is an update, for which the function is called again, with the id. Nothing is ever drifted, and
    a delete does nothing.
    """

    package: str
    new_resource: NewResource | None

    def check(self, urn: str, olds: Properties, news: Properties) -> tuple[Properties, Failures]:  # noqa: ARG002 - as the engine asks
        """Take the inputs as they are.

        Raises:
            NotSupported: no function was given.
        """
        self._function(urn)
        return news, []

    def diff(self, old: ResourceState, news: Properties) -> Difference:
        """Compare old inputs with new ones."""
        kept, _ = with_ignored(news, old.inputs, old.ignore_changes)
        return difference(old.inputs, kept)

    def create(self, new: ResourceState) -> tuple[str, Properties]:
        """What the function gives."""
        return self._made(new, None)

    def read(self, state: ResourceState) -> tuple[str, Properties, Properties | None]:
        """For `get` what the function gives; in a refresh what there was."""
        if not state.external:
            return state.id, state.outputs, None
        return *self._made(state, state.id), None

    def update(self, old: ResourceState, new: ResourceState) -> Properties:
        """What the function gives."""
        return self._made(new, old.id)[1]

    def delete(self, old: ResourceState) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing runs."""

    def _made(self, state: ResourceState, id_: str | None) -> tuple[str, Properties]:
        args = MockResourceArgs(
            typ=state.type,
            name=state.name,
            inputs=reveal(state.inputs),
            provider=state.provider,
            resource_id=id_,
            custom=state.custom,
        )
        made, outputs = self._function(state.urn)(args)
        kept = dict(outputs)
        mark_like(kept, state.inputs)
        return made or id_ or f"{state.name}-id", kept

    def _function(self, urn: str) -> NewResource:
        if self.new_resource is None:
            raise NotSupported(
                f"livemedia_stack plays the resources of pulumi_livemedia only, and {urn} is of the package "
                f"{self.package!r}: give new_resource=, a function from pulumi.runtime.MockResourceArgs to an id and "
                "outputs"
            )
        return self.new_resource
