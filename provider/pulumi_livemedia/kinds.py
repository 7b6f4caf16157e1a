"""The kinds of resources, as the tools around them know them.

Each is found by its provider class in `providers.py`. What a tool has to know of a kind stands in a module of the
kind's own room, the hook, under the name by which the tool asks for it.
"""

import functools
import importlib
import importlib.util
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from pulumi_livemedia import providers
from pulumi_livemedia.dynamic.provider import DynamicProvider

TYPE_PREFIX: Final = "pulumi-python:dynamic/livemedia:"
"""Begins the type of each resource, in URNs and state files."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of resource."""

    provider: type[DynamicProvider[Any, Any]]

    @property
    def name(self) -> str:
        """As programs write it: `LiveCaster`."""
        return self.provider.kind

    @property
    def noun(self) -> str:
        """What texts for users call a thing of this kind: `caster`."""
        return self.provider.noun

    @property
    def identity(self) -> tuple[str, ...]:
        """The inputs that make the resource id; none where the cloud picks it."""
        return self.provider.identity

    def hook(self, name: str) -> ModuleType | None:
        """Return a module of the kind's room, or of one that it is derived from; None if none has it."""
        rooms = [vars(each)["room"] for each in self.provider.__mro__ if "room" in vars(each)]
        modules = (f"pulumi_livemedia.{room}.{name}" for room in rooms)
        found = next((module for module in modules if importlib.util.find_spec(module)), None)
        return importlib.import_module(found) if found else None


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, in the order of `providers.py`."""
    found = (each for each in vars(providers).values() if isinstance(each, type))
    return tuple(Kind(each) for each in found if issubclass(each, DynamicProvider) and hasattr(each, "kind"))


@functools.cache
def kind_of_type(type_name: str) -> Kind | None:
    """Return the kind of a resource's type; None if it is none of ours."""
    return next((kind for kind in kinds() if f"{TYPE_PREFIX}{kind.name}" == type_name), None)


def kind_named(name: str) -> Kind:
    """Return the kind of a name such as `LiveCaster`.

    Raises:
        KeyError: there is none.
    """
    return {kind.name: kind for kind in kinds()}[name]
