"""What has to be done for a resource that the program declares.

Source: https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go, and its order of calls.
"""

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.aliases import Aliases
from pulumi_livemedia.testing.check_messages import check_message
from pulumi_livemedia.testing.deployment import Deployment, Ended
from pulumi_livemedia.testing.execution import Planned
from pulumi_livemedia.testing.goal import Goal
from pulumi_livemedia.testing.plugin_calls import Failures, Plugin
from pulumi_livemedia.testing.property_differences import Difference, difference, with_ignored
from pulumi_livemedia.testing.property_values import Properties
from pulumi_livemedia.testing.replacement import ForcedReplacements
from pulumi_livemedia.testing.resource_state import ResourceState
from pulumi_livemedia.testing.results import CheckFailure


class Planner:
    """Finds the steps for one resource after the other; never for two at once.

    Args:
        deployment: what the steps belong to.
    """

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._aliases = Aliases(deployment.stack, deployment.project)
        self._forced = ForcedReplacements(deployment)
        self.seen: set[str] = set()
        """URNs that the program has declared, with those that they had before."""

    def plan(self, goal: Goal) -> list[Planned]:
        """The steps for a resource.

        Raises:
            Ended: it cannot be; why is in the journal.
            ProviderError: its provider failed.
        """
        urn = self._urn(goal)
        old = self._old(urn, goal)
        new = goal.state(urn)
        recreating = self._forced.take_back(urn)
        plugin = self._plugin(new)
        fresh = old is None or old.external or recreating or urn in self._deployment.replaced
        if plugin is not None:
            new.inputs = self._checked(plugin, new, goal, None if fresh else old)
        if old is None:
            return [Planned("create", new=new)]
        if recreating:
            return [
                Planned("replace", old, new, create_first=False),
                Planned("create-replacement", old, new, create_first=False),
            ]
        if old.external:
            return [Planned("create-replacement", old, new), Planned("replace", old, new)]
        return self._changed(goal, plugin, old, new)

    def read(self, goal: Goal, id_: str) -> list[Planned]:
        """The step for a resource that is only looked at."""
        urn = self._urn(goal)
        old = self._old(urn, goal)
        new = goal.state(urn).copied(id=id_, external=True)
        if old is not None and not old.external and old.id != id_:
            return [Planned("read-replacement", old, new), Planned("replace", old, new)]
        return [Planned("read", old, new)]

    def _urn(self, goal: Goal) -> str:
        urn = urns.urn_of(self._deployment.stack, self._deployment.project, goal.parent, goal.type, goal.name)
        if urn in self.seen:
            self._refuse(urn, f"Duplicate resource URN '{urn}'; try giving it a unique name")
        self.seen.add(urn)
        return urn

    def _old(self, urn: str, goal: Goal) -> ResourceState | None:
        olds = self._deployment.snapshot.olds()
        for known in (urn, *self._aliases.of(goal)):
            if known not in olds:
                continue
            if known != urn:
                if known in self.seen:
                    self._refuse(urn, f"Duplicate resource alias '{known}' applied to resource with URN '{urn}'")
                self._aliases.used[urn] = known
                self.seen.add(known)
            return olds[known]
        return None

    def _refuse(self, urn: str, message: str) -> None:
        self._deployment.journal.error(message, urn)
        raise Ended

    def _plugin(self, new: ResourceState) -> Plugin | None:
        return self._deployment.plugin(new.provider) if new.custom and not new.is_provider else None

    def _checked(self, plugin: Plugin, new: ResourceState, goal: Goal, old: ResourceState | None) -> Properties:
        news = goal.inputs
        if old is not None:
            news, impossible = with_ignored(news, old.inputs, goal.ignore_changes)
            if impossible:
                paths = ", ".join(impossible)
                text = f'cannot ignore changes in added or removed elements of the path: "{paths}"'
                self._deployment.journal.say("info", text, new.urn)
        inputs, failures = plugin.check(new.urn, old.inputs if old else {}, news)
        if failures:
            self._report(new, failures)
        return inputs

    def _report(self, new: ResourceState, failures: Failures) -> None:
        journal = self._deployment.journal
        for property_, reason in failures:
            journal.check_failures.append(CheckFailure(new.urn, property_, reason))
            journal.error(check_message(new.type, new.name, new.inputs, property_, reason), new.urn)
        raise Ended

    def _changed(self, goal: Goal, plugin: Plugin | None, old: ResourceState, new: ResourceState) -> list[Planned]:
        diff = self._difference(goal, plugin, old, new).replacing(goal.replace_on_changes)
        if not diff.differs and not old.pending_replacement:
            return [Planned("same", old, new)]
        if not diff.replaces and not old.pending_replacement:
            return [Planned("update", old, new, diff)]
        return self._replaced(goal, plugin, Planned("replace", old, new, diff))

    def _difference(self, goal: Goal, plugin: Plugin | None, old: ResourceState, new: ResourceState) -> Difference:
        if new.urn in self._deployment.replaced:
            return Difference(differs=True, replace_keys=("id",))
        if new.deleted_with and new.deleted_with in self._forced.replaced:
            return Difference(differs=True, replace_keys=("deletedWith",))
        if bool(old.provider) != bool(new.provider):
            return Difference(differs=True, replace_keys=("provider",))
        if plugin is None:
            return Difference(difference(old.inputs, new.inputs).differs)
        return plugin.diff(old.copied(ignore_changes=goal.ignore_changes), new.inputs)

    def _replaced(self, goal: Goal, plugin: Plugin | None, planned: Planned) -> list[Planned]:
        old, new, diff = planned.old, planned.of, planned.diff
        if old is None:
            raise AssertionError("nothing to replace")
        if new.protect and old.protect:
            self._forbid_replacement(new.urn)
        self._forced.replaced.add(new.urn)
        if plugin is not None and new.urn not in self._deployment.replaced:
            # Defaults that came from the old thing must not be carried over to the new one.
            new.inputs = self._checked(plugin, new, goal, None)
        delete_first = goal.delete_before_replace
        if delete_first is None:
            delete_first = diff.delete_first
        if not delete_first:
            return [Planned("create-replacement", old, new, diff), planned]
        return [
            *self._forced.because_of(old, self.seen),
            *([] if old.pending_replacement else [Planned("delete-replaced", old, create_first=False)]),
            Planned("replace", old, new, diff, create_first=False),
            Planned("create-replacement", old, new, diff, create_first=False),
        ]

    def _forbid_replacement(self, urn: str) -> None:
        message = (
            f'unable to replace resource "{urn}"\nas it is currently marked for protection. To unprotect the resource, '
            "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`"
        )
        if self._deployment.preview:
            # The preview goes on, so that what asks for the replacement is shown.
            self._deployment.journal.say("error", message, urn)
            self._deployment.journal.forbidden = True
            return
        self._refuse(urn, message)
