"""URNs: the names of resources in a state, and what can be read off them."""

from typing import Final

STACK_TYPE: Final = "pulumi:pulumi:Stack"
DYNAMIC: Final = "pulumi-python"
"""The package of every dynamic resource that is written in Python."""
_PROVIDERS: Final = "pulumi:providers:"


def urn_of(stack: str, project: str, parent: str, type_: str, name: str) -> str:
    """The URN of a resource; `parent` may be empty."""
    above = qualified_type(parent) if parent else ""
    qualified = type_ if above in ("", STACK_TYPE) else f"{above}${type_}"
    return f"urn:pulumi:{stack}::{project}::{qualified}::{name}"


def qualified_type(urn: str) -> str:
    """The type of a resource, with those of its parents in front."""
    return urn.split("::", 3)[2]


def type_of(urn: str) -> str:
    """The type of a resource."""
    return qualified_type(urn).rsplit("$", 1)[-1]


def name_of(urn: str) -> str:
    """The name of a resource in its program."""
    return urn.split("::", 3)[3]


def provider_type(package: str) -> str:
    """The type of a package's provider resources."""
    return f"{_PROVIDERS}{package}"


def provided_package(type_: str) -> str | None:
    """The package that a provider resource is for; None for any other resource."""
    return type_.removeprefix(_PROVIDERS) if type_.startswith(_PROVIDERS) else None


def package_of(type_: str) -> str:
    """The package that a resource is of."""
    return provided_package(type_) or type_.split(":", 1)[0]


def is_default_provider(urn: str) -> bool:
    """Whether the engine made this resource by itself; it is never shown."""
    name = name_of(urn)
    return provided_package(type_of(urn)) is not None and (name == "default" or name.startswith("default_"))


def parse_reference(reference: str) -> tuple[str, str]:
    """The URN and the id of the provider that a resource refers to."""
    urn, _, id_ = reference.rpartition("::")
    return urn, id_
