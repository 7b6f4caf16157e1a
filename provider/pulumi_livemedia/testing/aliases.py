"""Earlier names of resources: how a renamed one is found in the state."""

from dataclasses import dataclass, field

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.goal import AliasSpec, Goal


@dataclass
class Aliases:
    """The earlier names that a program gives.

    Source: https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go, `generateAliases`
    """

    stack: str
    project: str
    used: dict[str, str] = field(default_factory=dict)
    """The URN in the state by the one that it has now, where that is another."""

    def of(self, goal: Goal) -> list[str]:
        """The URNs under which a resource may be known."""
        given = [self._urn(goal, alias) for alias in goal.aliases]
        above = self.used.get(goal.parent)
        if above is not None:
            given += [self._child(above, goal.parent, urn) for urn in (self._urn(goal, AliasSpec()), *given)]
        return list(dict.fromkeys(given))

    def _urn(self, goal: Goal, alias: AliasSpec) -> str:
        if alias.urn:
            return alias.urn
        parent = self.used.get(alias.parent, alias.parent) if alias.parent else goal.parent
        if alias.no_parent:
            parent = ""
        return urns.urn_of(
            alias.stack or self.stack,
            alias.project or self.project,
            parent,
            alias.type or goal.type,
            alias.name or goal.name,
        )

    def _child(self, old_parent: str, parent: str, urn: str) -> str:
        """The name of a child of a renamed parent; children are often called after it."""
        name, parent_name = urns.name_of(urn), urns.name_of(parent)
        if name.startswith(parent_name):
            name = urns.name_of(old_parent) + name.removeprefix(parent_name)
        return urns.urn_of(self.stack, self.project, old_parent, urns.type_of(urn), name)
