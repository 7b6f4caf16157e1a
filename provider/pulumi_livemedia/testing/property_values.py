"""Property values as the engine keeps them: plain data, with marks for what is secret and what is not known yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from google.protobuf.struct_pb2 import Struct, Value  # type: ignore[import-untyped]
from pulumi.runtime import rpc

SIGNATURE: Final = rpc._special_sig_key  # noqa: SLF001 - the SDK has no public name for it
SECRET: Final = rpc._special_secret_sig  # noqa: SLF001 - the same

Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret value. It is shown only where `reveal` is called."""

    value: Any = field(repr=False)

    def __str__(self) -> str:
        return "[secret]"

    def reveal(self) -> Any:  # noqa: ANN401 - any value
        """The value, without marks at any depth."""
        return reveal(self.value)


class Unknown(Enum):
    """The value that a preview does not know. It is always the same object, copied or not."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "[unknown]"


UNKNOWN: Final = Unknown.UNKNOWN


def received(struct: Any) -> Properties:  # noqa: ANN401 - protobuf messages have no types here
    """Properties as they came over the wire; every number is a float."""
    return {key: _from_wire(value) for key, value in struct.fields.items()}


def _from_wire(value: Any) -> Any:  # noqa: ANN401 - the same
    kind = value.WhichOneof("kind")
    if kind == "list_value":
        return [_from_wire(item) for item in value.list_value.values]
    if kind == "struct_value":
        members = received(value.struct_value)
        return Secret(members["value"]) if members.get(SIGNATURE) == SECRET else members
    if kind == "null_value" or kind is None:
        return None
    plain = getattr(value, kind)
    return UNKNOWN if plain == rpc.UNKNOWN else plain


def sent(properties: Mapping[str, Any], *, marked: bool) -> Any:  # noqa: ANN401 - the same
    """Properties as they go over the wire, with the marks of secrecy or without."""
    return Struct(fields={key: _to_wire(value, marked=marked) for key, value in properties.items()})


def _to_wire(value: Any, *, marked: bool) -> Any:  # noqa: ANN401, PLR0911 - one return for each kind of value
    if isinstance(value, Secret):
        inner = {SIGNATURE: SECRET, "value": value.value} if marked else value.value
        return _to_wire(inner, marked=marked)
    if value is UNKNOWN:
        return Value(string_value=rpc.UNKNOWN)
    if value is None:
        return Value(null_value="NULL_VALUE")
    if isinstance(value, Mapping):
        return Value(struct_value=sent(value, marked=marked))
    if isinstance(value, list | tuple):
        wire = Value()
        wire.list_value.values.extend(_to_wire(item, marked=marked) for item in value)
        return wire
    if isinstance(value, bool):
        return Value(bool_value=value)
    return Value(number_value=value) if isinstance(value, int | float) else Value(string_value=value)


def reveal(value: Any) -> Any:  # noqa: ANN401 - any value
    """A value without the marks of secrecy in it."""
    if isinstance(value, Secret):
        return reveal(value.value)
    if isinstance(value, Mapping):
        return {key: reveal(item) for key, item in value.items()}
    return [reveal(item) for item in value] if isinstance(value, list | tuple) else value


def contains(value: Any, kind: type[Secret | Unknown]) -> bool:  # noqa: ANN401 - any value
    """Whether something secret, or something unknown, is in a value."""
    if isinstance(value, kind):
        return True
    if isinstance(value, Secret):
        return contains(value.value, kind)
    if isinstance(value, Mapping):
        return any(contains(item, kind) for item in value.values())
    return isinstance(value, list | tuple) and any(contains(item, kind) for item in value)


def mark_like(values: Properties, example: Mapping[str, Any]) -> None:
    """Mark what is secret in the example and stands under the same name; what a provider without secrets gave back.

    Source: `annotateSecrets`, https://github.com/pulumi/pulumi/blob/master/pkg/resource/plugin/provider_plugin.go
    """
    for key, model in example.items():
        if key not in values:
            continue
        if isinstance(values[key], dict) and isinstance(model, dict):
            mark_like(values[key], model)
        elif contains(model, Secret):
            mark(values, key)


def mark(values: Properties, key: str) -> None:
    """Make one value secret, if it is there and is not."""
    if key in values and not isinstance(values[key], Secret):
        values[key] = Secret(values[key])
