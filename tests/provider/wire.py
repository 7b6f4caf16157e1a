"""Properties on their way between engine and provider, as protobuf carries them."""

import asyncio
from typing import Any, Final

import pulumi
from google.protobuf.struct_pb2 import Struct  # type: ignore[import-untyped]
from pulumi.runtime import rpc

UNKNOWN: Final[str] = rpc.UNKNOWN
"""Stands on the wire for a value that a preview does not know."""

Properties = dict[str, Any]


def to_struct(properties: Properties) -> Struct:
    """Properties as they are sent: numbers become floats, order is lost."""
    # Not `asyncio.run`, which would leave this thread without an event loop for others.
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(rpc.serialize_properties(properties, {}))
    finally:
        loop.close()


def to_properties(struct: Struct) -> Properties:
    """Properties as they are received; secrets are still marked, unknown values are `UNKNOWN`."""
    received: Properties = _named(rpc.deserialize_properties(struct, keep_unknowns=True))
    return received


def _named(value: Any) -> Any:  # noqa: ANN401 - any value
    if isinstance(value, pulumi.output.Unknown):
        return UNKNOWN
    if isinstance(value, dict):
        return {key: _named(item) for key, item in value.items()}
    return [_named(item) for item in value] if isinstance(value, list) else value


def unmarked(value: Any) -> Any:  # noqa: ANN401 - any value
    """A value without its marks of secrecy, which the engine takes off before it calls a provider."""
    if rpc.is_rpc_secret(value):
        return unmarked(rpc.unwrap_rpc_secret(value))
    if isinstance(value, dict):
        return {key: unmarked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unmarked(item) for item in value]
    return value


def secrets(value: Any, path: str = "") -> set[str]:  # noqa: ANN401 - the same
    """The paths of the marked values; nothing below a mark is listed."""
    if rpc.is_rpc_secret(value):
        return {path}
    if isinstance(value, dict):
        return {found for key, item in value.items() for found in secrets(item, f"{path}.{key}".removeprefix("."))}
    if isinstance(value, list):
        return {found for position, item in enumerate(value) for found in secrets(item, f"{path}[{position}]")}
    return set()


def as_sent(properties: Properties) -> Properties:
    """Properties after a way to the engine and back to a provider."""
    sent: Properties = unmarked(to_properties(to_struct(properties)))
    return sent
