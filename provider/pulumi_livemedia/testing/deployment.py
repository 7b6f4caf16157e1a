"""One operation on a stack: its state, its providers, what it writes down."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from pulumi.runtime import rpc

from pulumi_livemedia.testing.journal import Journal
from pulumi_livemedia.testing.plugin_calls import Plugin
from pulumi_livemedia.testing.plugin_registry import PluginRegistry
from pulumi_livemedia.testing.property_values import Properties
from pulumi_livemedia.testing.snapshot import Snapshot


class Ended(Exception):
    """The operation has failed elsewhere, and nothing new is begun."""


@dataclass
class Deployment:
    """What the parts of an operation share."""

    stack: str
    project: str
    preview: bool
    snapshot: Snapshot
    registry: PluginRegistry
    journal: Journal
    config: Mapping[str, Properties]
    """Inputs of the default provider of a package."""
    replaced: frozenset[str] = field(default_factory=frozenset)
    """URNs that are to be replaced whatever their diff says."""
    deleted: set[str] = field(default_factory=set)
    """URNs that this operation deletes: `deleted_with` needs to know."""

    def plugin(self, reference: str) -> Plugin:
        """The provider that a resource refers to."""
        return self.registry.of(reference, self.snapshot.base)

    def require_going_on(self) -> None:
        """Go on only while nothing has failed.

        Raises:
            Ended: something has.
        """
        if self.journal.failed.is_set():
            raise Ended

    def new_provider_id(self) -> str:
        """The id of a new provider resource, which a preview does not know."""
        return str(rpc.UNKNOWN) if self.preview else str(uuid.uuid4())
