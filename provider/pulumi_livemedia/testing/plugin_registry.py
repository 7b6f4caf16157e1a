"""The providers of one operation, by the reference that resources have to them."""

import threading
from collections.abc import Callable, Iterable

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.plugin_calls import Plugin
from pulumi_livemedia.testing.property_values import Properties
from pulumi_livemedia.testing.resource_state import ResourceState

MakePlugin = Callable[[str, Properties], Plugin]
"""Makes the plugin of a package, for the inputs of its provider resource."""


class PluginRegistry:
    """Makes plugins and closes them all in the end.

    Args:
        make: makes a plugin.
    """

    def __init__(self, make: MakePlugin) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._by_reference: dict[str, Plugin] = {}
        self._all: list[Plugin] = []

    def load(self, provider: ResourceState) -> None:
        """Have the plugin of a provider resource, with its present inputs."""
        with self._lock:
            plugin = self._make(urns.package_of(provider.type), provider.inputs)
            self._all.append(plugin)
            self._by_reference[provider.reference] = plugin

    def keep(self, provider: ResourceState) -> None:
        """Have the plugin of a provider resource that is as it was; one that a refresh has loaded goes on."""
        if provider.reference not in self._by_reference:
            self.load(provider)

    def of(self, reference: str, known: Iterable[ResourceState]) -> Plugin:
        """The plugin that a resource refers to; one that this operation did not register comes from the state."""
        with self._lock:
            found = self._by_reference.get(reference)
        if found is not None:
            return found
        _, id_ = urns.parse_reference(reference)
        for state in known:
            if state.is_provider and state.id == id_:
                self.load(state.copied(urn=urns.parse_reference(reference)[0]))
                return self._by_reference[reference]
        raise LookupError(f"could not find provider {reference} in the state")

    def close(self) -> None:
        """End all that runs."""
        for plugin in self._all:
            plugin.close()
