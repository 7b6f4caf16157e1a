"""Refresh: what is really so replaces what the state says."""

import copy
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from pulumi_livemedia.testing.deployment import Deployment
from pulumi_livemedia.testing.plugin_calls import ProviderError
from pulumi_livemedia.testing.property_differences import Difference
from pulumi_livemedia.testing.property_values import mark
from pulumi_livemedia.testing.resource_state import ResourceState
from pulumi_livemedia.testing.results import Step

_AT_ONCE: Final = 32


def refresh(deployment: Deployment) -> None:
    """Read every resource, and let the operation begin with what was found.

    A resource that cannot be read stays as it was. Afterwards the journal says that something failed.
    """
    base = deployment.snapshot.base
    with ThreadPoolExecutor(_AT_ONCE, "refresh") as pool:
        found = list(pool.map(lambda state: _refreshed(deployment, state), base))
    remaining = [state for state in found if state is not None]
    _forget_what_is_gone(remaining)
    deployment.snapshot.rebase(remaining)


def _refreshed(deployment: Deployment, old: ResourceState) -> ResourceState | None:
    step = Step(op="refresh", urn=old.urn, before=old.inputs, after=old.inputs, found="same")
    deployment.journal.begin(step)
    new: ResourceState | None = old
    try:
        if old.custom and not old.is_provider and not old.pending_replacement:
            new = _read(deployment, old, step)
    except (ProviderError, LookupError) as error:
        deployment.journal.fail(step, str(error))
        return old
    deployment.journal.end(step)
    return new


def _read(deployment: Deployment, old: ResourceState, step: Step) -> ResourceState | None:
    plugin = deployment.plugin(old.provider)
    id_, outputs, inputs = plugin.read(old)
    if not id_:
        step.found = "delete"
        return None
    new = old.copied(id=id_, outputs=outputs, inputs=copy.deepcopy(old.inputs) if inputs is None else inputs)
    for key in new.additional_secret_outputs:
        mark(new.outputs, key)
    diff = _difference(deployment, old, new)
    step.changes, step.after = diff.changes, new.inputs
    step.found = "update" if diff.differs else "same"
    return new


def _difference(deployment: Deployment, old: ResourceState, new: ResourceState) -> Difference:
    """What an update right after the refresh would change, turned round."""
    if old.external:
        return Difference(differs=old.outputs != new.outputs)
    return deployment.plugin(old.provider).diff(new, old.inputs).inverted()


def _forget_what_is_gone(states: list[ResourceState]) -> None:
    """Take references to what is no longer there out of the states."""
    known: set[str] = set()
    for state in states:
        state.dependencies = tuple(urn for urn in state.dependencies if urn in known)
        found = {key: tuple(urn for urn in urns if urn in known) for key, urns in state.property_dependencies.items()}
        state.property_dependencies = {key: urns for key, urns in found.items() if urns}
        state.deleted_with = state.deleted_with if state.deleted_with in known else ""
        known.add(state.urn)
