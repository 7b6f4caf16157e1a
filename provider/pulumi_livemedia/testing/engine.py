"""The engine in small: registers what a program declares, deletes what it no longer does, refreshes."""

import threading
from collections.abc import Callable

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.deletions import delete_all
from pulumi_livemedia.testing.deployment import Deployment, Ended
from pulumi_livemedia.testing.execution import Executor, Planned
from pulumi_livemedia.testing.goal import Goal
from pulumi_livemedia.testing.planning import Planner
from pulumi_livemedia.testing.plugin_calls import ProviderError
from pulumi_livemedia.testing.property_values import Properties
from pulumi_livemedia.testing.resource_state import ResourceState


class Engine:
    """Does what the requests of a program ask for.

    Args:
        deployment: the operation.
    """

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._planner = Planner(deployment)
        self._executor = Executor(deployment)
        self._planning = threading.RLock()
        self._registered: dict[str, ResourceState] = {}
        self._stack_outputs: tuple[str, Properties] | None = None

    def register(self, goal: Goal) -> ResourceState:
        """Bring a resource about.

        Raises:
            Ended: it failed, or something else had; why is in the journal.
        """
        with self._planning:
            self._deployment.require_going_on()
            self._inherit(goal)
            goal.provider = self._provider(goal)
            steps = self._planned(goal, self._planner.plan)
        return self._done(steps)

    def read(self, goal: Goal, id_: str) -> ResourceState:
        """Look at a resource.

        Raises:
            Ended: it failed, or something else had.
        """
        with self._planning:
            self._deployment.require_going_on()
            goal.provider = self._provider(goal)
            steps = self._planned(goal, lambda goal: self._planner.read(goal, id_))
        return self._done(steps)

    def set_outputs(self, urn: str, outputs: Properties) -> None:
        """Take the outputs of a component; those of the stack are kept until it is known how all ended."""
        if urns.type_of(urn) == urns.STACK_TYPE:
            self._stack_outputs = (urn, outputs)
        else:
            self._registered[urn].outputs = outputs

    def delete_undeclared(self) -> None:
        """Delete what the program no longer declares, and what was replaced."""
        delete_all(self._deployment, self._executor, self._planner.seen)

    def finish(self) -> None:
        """Give the stack its outputs; where something failed those that are missing stay as they were."""
        if self._stack_outputs is None:
            return
        urn, outputs = self._stack_outputs
        if self._deployment.journal.failed.is_set():
            old = self._deployment.snapshot.olds().get(urn)
            outputs = {**(old.outputs if old else {}), **outputs}
        if urn in self._registered:
            self._registered[urn].outputs = outputs

    def state_of(self, urn: str) -> ResourceState | None:
        """A resource that the program has registered."""
        return self._registered.get(urn)

    def _planned(self, goal: Goal, plan: Callable[[Goal], list[Planned]]) -> list[Planned]:
        try:
            return plan(goal)
        except (ProviderError, LookupError) as error:
            urn = urns.urn_of(self._deployment.stack, self._deployment.project, goal.parent, goal.type, goal.name)
            self._deployment.journal.error(str(error), urn)
            raise Ended from None

    def _done(self, steps: list[Planned]) -> ResourceState:
        self._executor.chain(steps)
        state = next(step.new for step in reversed(steps) if step.new is not None)
        self._registered[state.urn] = state
        return state

    def _inherit(self, goal: Goal) -> None:
        parent = self._registered.get(goal.parent)
        if parent is None or urns.type_of(parent.urn) == urns.STACK_TYPE:
            return
        goal.deleted_with = goal.deleted_with or parent.deleted_with
        if goal.protect is None:
            goal.protect = parent.protect
        if goal.retain_on_delete is None:
            goal.retain_on_delete = parent.retain_on_delete

    def _provider(self, goal: Goal) -> str:
        if not goal.custom or urns.provided_package(goal.type) is not None:
            return ""
        package = urns.package_of(goal.type)
        given = goal.provider and urns.package_of(urns.type_of(urns.parse_reference(goal.provider)[0]))
        return goal.provider if given == package else self._default_provider(package, goal.version)

    def _default_provider(self, package: str, version: str) -> str:
        name = f"default_{version.replace('.', '_')}" if version else "default"
        type_ = urns.provider_type(package)
        urn = urns.urn_of(self._deployment.stack, self._deployment.project, "", type_, name)
        if urn not in self._registered:
            inputs = dict(self._deployment.config.get(package, {}))
            goal = Goal(type=type_, name=name, custom=True, inputs=inputs)
            self._done(self._planner.plan(goal))
        return self._registered[urn].reference
