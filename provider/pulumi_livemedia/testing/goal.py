"""What a program asks for when it registers a resource."""

from dataclasses import dataclass, field
from typing import Any

from pulumi_livemedia.testing.property_values import Properties, received
from pulumi_livemedia.testing.resource_state import ResourceState


class NotSupported(Exception):
    """The program asks for something that only the real engine does."""


@dataclass(frozen=True)
class AliasSpec:
    """An earlier name of a resource: a whole URN, or what differed in it."""

    urn: str = ""
    name: str = ""
    type: str = ""
    stack: str = ""
    project: str = ""
    parent: str = ""
    no_parent: bool = False


@dataclass
class Goal:
    """A resource as the program declares it, with its options."""

    type: str
    name: str
    custom: bool
    inputs: Properties
    parent: str = ""
    provider: str = ""
    version: str = ""
    protect: bool | None = None
    retain_on_delete: bool | None = None
    delete_before_replace: bool | None = None
    deleted_with: str = ""
    dependencies: tuple[str, ...] = ()
    property_dependencies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ignore_changes: tuple[str, ...] = ()
    replace_on_changes: tuple[str, ...] = ()
    additional_secret_outputs: tuple[str, ...] = ()
    custom_timeouts: dict[str, str] = field(default_factory=dict)
    aliases: tuple[AliasSpec, ...] = ()

    def state(self, urn: str) -> ResourceState:
        """The state that is to come about."""
        return ResourceState(
            urn=urn,
            type=self.type,
            custom=self.custom,
            inputs=self.inputs,
            parent=self.parent,
            dependencies=self.dependencies,
            property_dependencies=self.property_dependencies,
            provider=self.provider,
            protect=bool(self.protect),
            retain_on_delete=bool(self.retain_on_delete),
            deleted_with=self.deleted_with,
            ignore_changes=self.ignore_changes,
            replace_on_changes=self.replace_on_changes,
            additional_secret_outputs=self.additional_secret_outputs,
            custom_timeouts=self.custom_timeouts,
        )


def goal_of(request: Any) -> Goal:  # noqa: ANN401 - protobuf messages have no types here
    """The goal in a RegisterResourceRequest.

    Raises:
        NotSupported: it has an option that is not played here.
    """
    _refuse_what_is_not_played(request)
    timeouts = request.customTimeouts
    return Goal(
        type=request.type,
        name=request.name,
        custom=request.custom,
        inputs=received(request.object),
        parent=request.parent,
        provider=request.provider,
        version=request.version,
        protect=request.protect if request.HasField("protect") else None,
        retain_on_delete=request.retainOnDelete if request.HasField("retainOnDelete") else None,
        delete_before_replace=request.deleteBeforeReplace if request.deleteBeforeReplaceDefined else None,
        deleted_with=request.deletedWith,
        dependencies=tuple(sorted(set(request.dependencies))),
        property_dependencies={key: tuple(found.urns) for key, found in request.propertyDependencies.items()},
        ignore_changes=tuple(request.ignoreChanges),
        replace_on_changes=tuple(request.replaceOnChanges),
        additional_secret_outputs=tuple(request.additionalSecretOutputs),
        custom_timeouts={
            name: getattr(timeouts, name) for name in ("create", "update", "delete", "read") if getattr(timeouts, name)
        },
        aliases=(*(AliasSpec(urn=urn) for urn in request.aliasURNs), *map(_alias_of, request.aliases)),
    )


def _refuse_what_is_not_played(request: Any) -> None:  # noqa: ANN401 - the same
    given = {
        "import_": bool(request.importId),
        "a remote component": request.remote,
        "transforms": bool(request.transforms),
        "hooks": any(getattr(request.hooks, hook.name) for hook in request.hooks.DESCRIPTOR.fields),
        "replace_with": bool(request.replace_with),
        "replacement_trigger": request.HasField("replacement_trigger"),
    }
    refused = [option for option, is_given in given.items() if is_given]
    if refused:
        raise NotSupported(
            f"livemedia_stack does not play {', '.join(refused)} (resource {request.name!r} of type {request.type}); "
            "test that with the real `pulumi`"
        )


def _alias_of(alias: Any) -> AliasSpec:  # noqa: ANN401 - the same
    if alias.WhichOneof("alias") == "urn":
        return AliasSpec(urn=alias.urn)
    spec = alias.spec
    return AliasSpec(
        name=spec.name,
        type=spec.type,
        stack=spec.stack,
        project=spec.project,
        parent=spec.parentUrn,
        no_parent=spec.noParent,
    )
