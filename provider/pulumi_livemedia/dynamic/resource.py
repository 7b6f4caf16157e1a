"""The program's side of a dynamic resource."""

import base64
import functools
import importlib
import inspect
import pickle
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, ClassVar, Final

import pulumi
from pulumi.dynamic import ResourceProvider

from pulumi_livemedia.dynamic.any_spelling import path_in_state_spelling, value_in_state_spelling
from pulumi_livemedia.dynamic.hidden import NAME, SCOPE, TIMEOUTS

PROVIDER: Final = "__provider"
_PICKLE_PROTOCOL: Final = 4
"""Written into state files: a newer default of a newer Python must not show up as a change."""
_LISTS_OF_PATHS: Final = ("additional_secret_outputs", "ignore_changes", "replace_on_changes")
"""Options that take names of properties or paths to them, which people write as in their program."""
_PLAIN: Final = (str, int, float, Enum, pulumi.Output)
_OPERATIONS: Final = ("create", "update", "delete")


@functools.cache
def serialized(module: str, name: str) -> str:
    """The provider class as the state keeps it: its module and name, and no code.

    The SDK's `serialize_provider` wraps Python's pickler once more at each call and dies after about a thousand
    resources, so it is not used.
    """
    provider = getattr(importlib.import_module(module), name)
    return base64.b64encode(pickle.dumps(provider(), protocol=_PICKLE_PROTOCOL)).decode()


class DynamicResource(pulumi.CustomResource):
    """A resource whose provider is a class of this package."""

    provider: ClassVar[type[ResourceProvider]]
    type_name: ClassVar[str]
    """Type of the resource, in URNs and state files."""
    names: ClassVar[tuple[str, ...]]
    """State spelling of every property."""

    def __init__(
        self,
        name: str,
        inputs: Mapping[str, Any],
        opts: pulumi.ResourceOptions | None,
        *,
        stops_before_it_starts: bool,
    ) -> None:
        for property_name, value in inputs.items():
            _require_plain(value, f"{name}: {property_name}")
        opts = self._with_defaults(opts or pulumi.ResourceOptions(), stops_before_it_starts=stops_before_it_starts)
        properties: dict[str, Any] = {
            **dict.fromkeys(self.names),
            **inputs,
            NAME: name,
            SCOPE: f"{pulumi.get_project()}/{pulumi.get_stack()}",
            TIMEOUTS: _timeouts(opts),
            PROVIDER: serialized(self.provider.__module__, self.provider.__qualname__),
        }
        super().__init__(self.type_name, name, properties, opts)
        _wait_for_the_urn_alone(self, properties)

    @classmethod
    def _with_defaults(cls, opts: pulumi.ResourceOptions, *, stops_before_it_starts: bool) -> pulumi.ResourceOptions:
        """The options, with a replacement that deletes first where that is needed and the program has not chosen."""
        delete_first = opts.delete_before_replace
        if delete_first is None:
            delete_first = stops_before_it_starts
        merged = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(delete_before_replace=delete_first))
        for option in _LISTS_OF_PATHS:
            paths = getattr(merged, option)
            setattr(merged, option, paths and [path_in_state_spelling(path, cls) for path in paths])
        return merged


def _require_plain(value: object, place: str) -> None:
    """Refuse what can not be a property. The SDK would show all that stands beside it, also what is secret.

    Raises:
        TypeError: it is neither a text nor a number, list or map, nor an output.
    """
    if pulumi._types.is_input_type(type(value)):  # noqa: SLF001 - as the SDK's generated resources do
        value = pulumi._types.input_type_to_dict(value)  # noqa: SLF001 - the same
    if isinstance(value, Mapping):
        for key, item in value.items():
            _require_plain(item, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            _require_plain(item, f"{place}[{position}]")
    elif not (value is None or isinstance(value, _PLAIN) or inspect.isawaitable(value)):
        raise TypeError(f"{place} has the type {type(value).__name__}; give a text, a number, a list or a map")


def _wait_for_the_urn_alone(resource: pulumi.Resource, properties: Iterable[str]) -> None:
    """Do not let the program wait for each property of a resource: they are known as soon as its URN is.

    Whenever something becomes known, the SDK goes through all that is not known yet: what that takes grows with the
    square of the number of properties in the program.
    https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/runtime/stack.py, `wait_for_rpcs`
    """
    for name in properties:
        # Private, and not in older versions of the SDK; without it, it is only slower.
        untrack = getattr(vars(resource).get(name), "_untrack", None)
        if untrack is not None:
            untrack()


def to_inputs(arguments: type, args: object, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs of a resource in the state's spelling, from arguments or a plain map, and from keywords.

    Raises:
        TypeError: a value is given both ways, or under a name that Pulumi keeps for itself.
    """
    given: dict[str, Any] = value_in_state_spelling(_as_map(args), arguments)
    named: dict[str, Any] = value_in_state_spelling(
        {name: value for name, value in fields.items() if value is not None}, arguments
    )
    twice = sorted(given.keys() & named.keys())
    if twice:
        raise TypeError(f"given both in args and as a keyword: {', '.join(twice)}")
    inputs = given | named
    kept = sorted(name for name in inputs if str(name).startswith("__"))
    if kept:
        raise TypeError(f"no argument: {', '.join(kept)}; Pulumi keeps names with two underscores for itself")
    return inputs


def _as_map(args: object) -> Mapping[str, Any]:
    if args is None:
        return {}
    if pulumi._types.is_input_type(type(args)):  # noqa: SLF001 - as the SDK's generated resources do
        return pulumi._types.input_type_to_dict(args)  # noqa: SLF001 - the same
    if isinstance(args, Mapping):
        return args
    raise TypeError(f"args must be an arguments object or a dict, not {type(args).__name__}")


def plain(value: object) -> Any:  # noqa: ANN401 - whatever the program gave
    """A resolved value with every arguments object in it as a map."""
    if pulumi._types.is_input_type(type(value)):  # noqa: SLF001 - as the SDK's generated resources do
        value = pulumi._types.input_type_to_dict(value)  # noqa: SLF001 - the same
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _timeouts(opts: pulumi.ResourceOptions) -> dict[str, str] | None:
    """`custom_timeouts`, which the engine does not pass on to dynamic providers."""
    given = opts.custom_timeouts
    if given is None:
        return None
    return {
        operation: duration
        for operation in (*_OPERATIONS, "read")
        if (duration := _duration(given, operation)) is not None
    }


def _duration(given: object, operation: str) -> str | None:
    value = given.get(operation) if isinstance(given, Mapping) else getattr(given, operation, None)
    return None if value is None else str(value)
