"""Which resource depends on which, in a state."""

from collections.abc import Iterable, Iterator

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.resource_state import ResourceState


class DependencyGraph:
    """The order among resources.

    Args:
        states: each after those that it depends on.
    """

    def __init__(self, states: list[ResourceState]) -> None:
        self._states = states
        self._index = {id(state): position for position, state in enumerate(states)}

    def dependencies(self, state: ResourceState) -> list[ResourceState]:
        """What a resource depends on directly: its parent and its provider too, and the children of a component."""
        before = self._states[: self._index[id(state)]]
        wanted = {*state.dependencies, *_flat(state.property_dependencies.values())}
        wanted |= {state.deleted_with, state.parent}
        if state.provider:
            wanted.add(urns.parse_reference(state.provider)[0])
        components = {each.urn for each in before if not each.custom and each.urn in wanted - {state.parent}}
        return [each for each in before if each.urn in wanted or self._is_below(each, components)]

    def below(self, state: ResourceState) -> Iterator[ResourceState]:
        """What a resource depends on, directly or not."""
        for dependency in self.dependencies(state):
            yield dependency
            yield from self.below(dependency)

    def dependents(self, root: ResourceState) -> list[ResourceState]:
        """What depends on a resource, directly or not, in order."""
        found = {id(root)}
        for state in self._states[self._index[id(root)] + 1 :]:
            if any(id(dependency) in found for dependency in self.dependencies(state)):
                found.add(id(state))
        return [state for state in self._states if id(state) in found and state is not root]

    def waves(self, condemned: list[ResourceState]) -> list[list[ResourceState]]:
        """Resources to be deleted, in groups: nothing in a group is needed by a later one."""
        left, waves = list(condemned), []
        while left:
            ids = {id(state) for state in left}
            free = [state for state in left if not any(id(each) in ids for each in self.dependencies(state))]
            waves.append(free)
            freed = {id(state) for state in free}
            left = [state for state in left if id(state) not in freed]
        return waves[::-1]

    def _is_below(self, state: ResourceState, components: set[str]) -> bool:
        by_urn = {each.urn: each for each in self._states}
        above = state.parent
        while above:
            if above in components:
                return True
            above = by_urn[above].parent if above in by_urn else ""
        return False


def _flat(lists: Iterable[Iterable[str]]) -> set[str]:
    return {urn for found in lists for urn in found}
