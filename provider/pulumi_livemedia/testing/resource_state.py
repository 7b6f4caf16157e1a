"""A resource as the state of a stack holds it."""

import copy
from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.property_values import Properties


@dataclass(eq=False)
class ResourceState:
    """One resource of a stack. Two of the same URN are there while a replaced one waits for its deletion."""

    urn: str
    type: str
    custom: bool
    id: str = ""
    inputs: Properties = field(default_factory=dict)
    outputs: Properties = field(default_factory=dict)
    parent: str = ""
    dependencies: tuple[str, ...] = ()
    property_dependencies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    provider: str = ""
    """URN and id of the provider, joined by `::`."""
    protect: bool = False
    external: bool = False
    """Whether it was only looked at, by `get`."""
    delete: bool = False
    """Whether it was replaced and waits for its deletion."""
    pending_replacement: bool = False
    """Whether it was deleted and waits for its replacement."""
    retain_on_delete: bool = False
    deleted_with: str = ""
    ignore_changes: tuple[str, ...] = ()
    replace_on_changes: tuple[str, ...] = ()
    additional_secret_outputs: tuple[str, ...] = ()
    custom_timeouts: dict[str, str] = field(default_factory=dict)
    """Durations such as `5m`, by `create`, `update`, `delete` and `read`."""

    @property
    def name(self) -> str:
        """Its name in the program."""
        return urns.name_of(self.urn)

    @property
    def reference(self) -> str:
        """How others refer to it, if it is a provider."""
        return f"{self.urn}::{self.id}"

    @property
    def is_provider(self) -> bool:
        """Whether it is a provider resource."""
        return urns.provided_package(self.type) is not None

    def copied(self, **changes: Any) -> "ResourceState":  # noqa: ANN401 - any field
        """A copy of its own, with some fields changed."""
        copied = copy.copy(self)
        copied.inputs, copied.outputs = copy.deepcopy(self.inputs), copy.deepcopy(self.outputs)
        for name, value in changes.items():
            setattr(copied, name, value)
        return copied

    def renamed(self, names: dict[str, str]) -> None:
        """Let it refer to others by their new URNs."""
        self.parent = names.get(self.parent, self.parent)
        self.deleted_with = names.get(self.deleted_with, self.deleted_with)
        self.dependencies = tuple(names.get(urn, urn) for urn in self.dependencies)
        self.property_dependencies = {
            key: tuple(names.get(urn, urn) for urn in found) for key, found in self.property_dependencies.items()
        }
        if self.provider:
            urn, id_ = urns.parse_reference(self.provider)
            self.provider = f"{names.get(urn, urn)}::{id_}"
