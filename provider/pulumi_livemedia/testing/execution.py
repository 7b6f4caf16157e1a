"""How a step is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.testing.deployment import Deployment, Ended
from pulumi_livemedia.testing.plugin_calls import ProviderError
from pulumi_livemedia.testing.property_differences import Difference
from pulumi_livemedia.testing.property_values import Secret, mark
from pulumi_livemedia.testing.resource_state import ResourceState
from pulumi_livemedia.testing.results import Step

_NO_DIFFERENCE: Final = Difference(False)  # noqa: FBT003 - differs


@dataclass
class Planned:
    """A step that is to be done. A delete has no `new`, a create no `old`."""

    op: str
    old: ResourceState | None = None
    new: ResourceState | None = None
    diff: Difference = _NO_DIFFERENCE
    create_first: bool = True
    """For the parts of a replacement: whether the old thing is deleted at the end of the operation."""

    @property
    def of(self) -> ResourceState:
        """The resource that it is about."""
        found = self.new or self.old
        if found is None:
            raise AssertionError(f"a step {self.op} about nothing")
        return found

    def shown(self) -> Step:
        """The step as it is shown."""
        return Step(
            op=self.op,
            urn=self.of.urn,
            changes=self.diff.changes,
            replace_keys=self.diff.replace_keys,
            before=self.old.inputs if self.old else None,
            after=self.new.inputs if self.new else None,
        )


class Executor:
    """Does steps; any number of threads may at once.

    Args:
        deployment: what the steps belong to.
    """

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment
        self._ways: dict[str, Callable[[Planned], None]] = {
            "same": self._same,
            "create": self._create,
            "create-replacement": self._create,
            "update": self._update,
            "replace": _nothing,
            "delete": self._delete,
            "delete-replaced": self._delete,
            "remove-pending-replace": self._forget,
            "read": self._read,
            "read-replacement": self._read,
        }

    def chain(self, steps: Iterable[Planned]) -> None:
        """Do steps one after the other.

        Raises:
            Ended: one of them failed, or something else had.
        """
        for step in steps:
            self._deployment.require_going_on()
            if not self.one(step):
                raise Ended

    def one(self, planned: Planned) -> bool:
        """Do one step; whether it succeeded."""
        journal = self._deployment.journal
        step = planned.shown()
        journal.begin(step)
        try:
            self._ways[planned.op](planned)
        except (ProviderError, LookupError) as error:
            journal.fail(step, str(error))
            return False
        journal.end(step)
        return True

    def _same(self, planned: Planned) -> None:
        old, new = _both(planned)
        new.id, new.outputs = old.id, old.outputs
        if new.is_provider:
            self._deployment.registry.keep(new)
        self._keep(planned)

    def _create(self, planned: Planned) -> None:
        new = planned.of
        if new.is_provider:
            new.id, new.outputs = self._deployment.new_provider_id(), dict(new.inputs)
            self._deployment.registry.load(new)
        elif new.custom and self._deployment.preview:
            new.outputs = dict(new.inputs)
        elif new.custom:
            new.id, new.outputs = self._deployment.plugin(new.provider).create(new)
        if planned.old is not None and planned.create_first:
            planned.old.delete = True
            planned.old = None
        self._keep(planned)

    def _update(self, planned: Planned) -> None:
        old, new = _both(planned)
        new.id = old.id
        if new.is_provider:
            new.outputs = dict(new.inputs)
            self._deployment.registry.load(new)
        elif new.custom and self._deployment.preview:
            new.outputs = dict(new.inputs)
        elif new.custom:
            new.outputs = self._deployment.plugin(new.provider).update(old, new)
        self._keep(planned)

    def _keep(self, planned: Planned) -> None:
        new = planned.of
        for key in new.additional_secret_outputs:
            mark(new.outputs, key)
        for key, value in new.inputs.items():
            # What came in as a secret does not leave in plain text under the same name.
            if isinstance(value, Secret):
                mark(new.outputs, key)
        self._deployment.snapshot.add(new, planned.old)

    def _delete(self, planned: Planned) -> None:
        old = planned.of
        if planned.op == "delete" and old.protect:
            raise ProviderError(_protected(old.urn))
        if self._has_to_be_called(old):
            self._deployment.plugin(old.provider).delete(old)
        if planned.op == "delete-replaced" and not planned.create_first:
            old.pending_replacement = True
        else:
            self._deployment.snapshot.remove(old)

    def _has_to_be_called(self, old: ResourceState) -> bool:
        left_alone = old.external or old.retain_on_delete or old.deleted_with in self._deployment.deleted
        return old.custom and not (self._deployment.preview or old.is_provider or left_alone)

    def _forget(self, planned: Planned) -> None:
        self._deployment.snapshot.remove(planned.of)

    def _read(self, planned: Planned) -> None:
        new = planned.of
        id_, new.outputs, _ = self._deployment.plugin(new.provider).read(new)
        new.id = id_ or new.id
        if planned.op == "read-replacement" and planned.old is not None:
            planned.old.delete = True
            planned.old = None
        self._keep(planned)


def _both(planned: Planned) -> tuple[ResourceState, ResourceState]:
    if planned.old is None or planned.new is None:
        raise AssertionError(f"a step {planned.op} needs an old state and a new one")
    return planned.old, planned.new


def _nothing(_planned: Planned) -> None:
    """A replacement is done by the steps around it."""


def _protected(urn: str) -> str:
    return (
        f'resource "{urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove the '
        "`protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the command:\n"
        f"`pulumi state unprotect '{urn}'`"
    )
