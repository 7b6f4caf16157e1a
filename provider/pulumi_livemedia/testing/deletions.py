"""What is deleted at the end of an operation, and in which order."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from pulumi_livemedia.testing.dependency_graph import DependencyGraph
from pulumi_livemedia.testing.deployment import Deployment
from pulumi_livemedia.testing.execution import Executor, Planned
from pulumi_livemedia.testing.resource_state import ResourceState

AT_ONCE: Final = 32
"""Deletes that run at the same time, at most."""


def delete_all(deployment: Deployment, executor: Executor, declared: Collection[str]) -> None:
    """Delete what waits for it and what is not declared; dependents first.

    After a failure only what the failed ones depend on is left alone where they were protected; nothing else is begun
    where a delete itself failed.
    """
    states = deployment.snapshot.current()
    steps = {id(state): step for state in states if (step := _step(state, declared)) is not None}
    condemned = [state for state in states if id(state) in steps]
    deployment.deleted.update(state.urn for state in condemned)
    graph = DependencyGraph(states)
    needed: set[int] = set()
    for wave in graph.waves(condemned):
        due = [state for state in wave if id(state) not in needed]
        failed = _at_once(executor, [steps[id(state)] for state in due])
        if any(not state.protect for state in failed):
            break
        needed |= {id(below) for state in failed for below in graph.below(state)}


def _step(state: ResourceState, declared: Collection[str]) -> Planned | None:
    if state.delete:
        return Planned("delete-replaced", state)
    if state.urn in declared:
        return None
    return Planned("remove-pending-replace" if state.pending_replacement else "delete", state)


def _at_once(executor: Executor, steps: list[Planned]) -> list[ResourceState]:
    """Do steps at the same time; the resources of those that failed."""
    if not steps:
        return []
    with ThreadPoolExecutor(AT_ONCE, "delete") as pool:
        succeeded = list(pool.map(executor.one, steps))
    return [step.of for step, is_done in zip(steps, succeeded, strict=True) if not is_done]
