"""What has to be replaced because something that it depends on is deleted before its replacement is created."""

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.dependency_graph import DependencyGraph
from pulumi_livemedia.testing.deployment import Deployment, Ended
from pulumi_livemedia.testing.execution import Planned
from pulumi_livemedia.testing.property_values import UNKNOWN
from pulumi_livemedia.testing.resource_state import ResourceState


class ForcedReplacements:
    """Knows which resources were deleted early, and come again later.

    Args:
        deployment: what the replacements belong to.
    """

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._early: set[str] = set()
        self.replaced: set[str] = set()
        """URNs that are replaced in this operation."""

    def take_back(self, urn: str) -> bool:
        """Whether a resource was deleted early; from now on it counts as replaced, not as deleted."""
        if urn not in self._early:
            return False
        self._early.remove(urn)
        self._deployment.deleted.discard(urn)
        self.replaced.add(urn)
        return True

    def because_of(self, root: ResourceState, registered: set[str]) -> list[Planned]:
        """The deletes that have to come before the one of a resource; the last dependents come first."""
        replaced, found = {root.urn}, []
        for state in DependencyGraph(self._deployment.snapshot.base).dependents(root):
            if state.urn not in registered and self._has_to_be(state, replaced):
                replaced.add(state.urn)
                found.append(state)
        return [self._deleted(state, root) for state in reversed(found)]

    def _deleted(self, state: ResourceState, root: ResourceState) -> Planned:
        if state.delete:
            return Planned("delete", state)
        if state.protect:
            self._deployment.journal.error(
                f'unable to replace resource "{state.urn}" as part of replacing "{root.urn}" as it is currently marked '
                "for protection. To unprotect the resource, remove the `protect` flag from the resource in your Pulumi "
                "program and run `pulumi up`, or use the command:\n"
                f"`pulumi state unprotect '{state.urn}'`",
                root.urn,
            )
            raise Ended
        self._early.add(state.urn)
        self._deployment.deleted.add(state.urn)
        return Planned("delete-replaced", state, create_first=False)

    def _has_to_be(self, state: ResourceState, replaced: set[str]) -> bool:
        """Whether a resource would be replaced if what it takes from others became something new."""
        if not state.custom or state.external:
            return False
        if state.provider and urns.parse_reference(state.provider)[0] in replaced:
            return True
        if state.deleted_with in replaced:
            return True
        news = {
            key: UNKNOWN if replaced.intersection(state.property_dependencies.get(key, ())) else value
            for key, value in state.inputs.items()
        }
        if UNKNOWN not in news.values() or state.is_provider:
            return False
        diff = self._deployment.plugin(state.provider).diff(state, news)
        return diff.replacing(state.replace_on_changes).replaces
