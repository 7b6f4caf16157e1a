"""What the real `pulumi` and the rehearsed stack did, in one form and without what differs from run to run."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.property_values import Secret, reveal
from pulumi_livemedia.testing.resource_state import ResourceState
from tests.cli.cloud import Cloud, Row
from tests.cli.stack import SECRET_OBJECT

Properties = dict[str, Any]
Told = tuple[str, str, str]
"""Severity, URN and text of a message."""

# Different at each call, whoever runs the program.
_VOLATILE = {"requestId", "startTime", "sceneId"}
_ADDRESS = re.compile(r"127\.0\.0\.1:\d+")
_RANDOM = re.compile(r"auth_key=[\w-]+|(?<=/caster/)[0-9a-f]{32}")
_REQUEST = re.compile(r"request [0-9A-F-]+")
_TRACEBACK = re.compile(r'File ".*', re.DOTALL)


def step_text(op: str, changes: Mapping[str, str], keys: tuple[str, ...] | list[str]) -> str:
    """A step in a line."""
    return f"{op} {json.dumps(dict(sorted(changes.items())))} {sorted(keys)}"


def steps_of(events: list[Properties]) -> dict[str, list[str]]:
    """The steps in the event log of the command; a refresh by what it found."""
    steps: dict[str, list[str]] = defaultdict(list)
    refreshed: set[str] = set()
    for event in events:
        begun, done = (event.get(kind, {}).get("metadata") for kind in ("resourcePreEvent", "resOutputsEvent"))
        if begun and begun["op"] == "refresh":
            refreshed.add(begun["urn"])
            continue
        if done and done["urn"] in refreshed:
            refreshed.remove(done["urn"])
            begun = done
        if begun and not urns.is_default_provider(begun["urn"]):
            changes = {path: each["diffKind"] for path, each in (begun.get("detailedDiff") or {}).items()}
            steps[begun["urn"]].append(step_text(begun["op"], changes, begun.get("keys") or []))
    return dict(steps)


def changes_of(events: list[Properties]) -> dict[str, int]:
    """How many resources there were for each operation."""
    [summary] = [event["summaryEvent"] for event in events if "summaryEvent" in event]
    return dict(summary["resourceChanges"] or {})


def told_of(events: list[Properties]) -> list[Told]:
    """What was said."""
    said = [event["diagnosticEvent"] for event in events if "diagnosticEvent" in event]
    told = [
        (each["severity"], each.get("urn", ""), plain(each["message"]))
        for each in said
        if each["severity"] != "debug" and plain(each["message"])
    ]
    return sorted(told)


def plain(message: str) -> str:
    """A message without what differs from run to run."""
    calmed = _REQUEST.sub("request ...", _ADDRESS.sub("127.0.0.1:port", message))
    return _TRACEBACK.sub("File ...", calmed).strip()


def calls_of(cloud: Cloud, since: int) -> dict[str, list[str]]:
    """The actions that a cloud was asked for, by resource."""
    calls: dict[str, list[str]] = defaultdict(list)
    for call in cloud.calls()[since:]:
        calls[resource_of(call)].append(str(call["action"]))
    return dict(calls)


def resource_of(call: Row) -> str:
    """What a call was about."""
    parameters = call.get("parameters", {})
    return str(parameters.get("CasterId") or parameters.get("TaskId") or "")


def exported(resource: Properties) -> Properties:
    """A resource of an exported state."""
    provider = urns.parse_reference(resource["provider"])[0] if resource.get("provider") else ""
    found = {
        "urn": resource["urn"],
        "id": "" if resource["type"].startswith("pulumi:providers:") else resource.get("id", ""),
        "inputs": resource.get("inputs", {}),
        "outputs": resource.get("outputs", {}),
        "parent": resource.get("parent", ""),
        "provider": provider,
        "dependencies": sorted(resource.get("dependencies") or []),
        "propertyDependencies": {
            key: sorted(each or []) for key, each in (resource.get("propertyDependencies") or {}).items()
        },
        "flags": [flag for flag in FLAGS if resource.get(flag)],
        "secretOutputs": sorted(resource.get("additionalSecretOutputs") or []),
    }
    return {key: calm(value) for key, value in found.items()}


FLAGS = ("protect", "external", "delete", "pendingReplacement", "retainOnDelete")


def kept(state: ResourceState) -> Properties:
    """A resource of the rehearsed state, in the same form."""
    flags = (state.protect, state.external, state.delete, state.pending_replacement, state.retain_on_delete)
    return exported(
        {
            "urn": state.urn,
            "type": state.type,
            "id": state.id,
            "inputs": to_exported(state.inputs),
            "outputs": to_exported(state.outputs),
            "parent": state.parent,
            "provider": state.provider,
            "dependencies": state.dependencies,
            "propertyDependencies": state.property_dependencies,
            "additionalSecretOutputs": state.additional_secret_outputs,
            **dict(zip(FLAGS, flags, strict=True)),
        }
    )


def to_exported(value: Any) -> Any:  # noqa: ANN401 - any value
    """A value as an exported state has it: a secret one in an object, as JSON."""
    if isinstance(value, Secret):
        return {SECRET_OBJECT: "1b47061264138c4ac30d75fd1eb44270", "plaintext": json.dumps(reveal(value))}
    if isinstance(value, dict):
        return {key: to_exported(item) for key, item in value.items()}
    return [to_exported(item) for item in value] if isinstance(value, list) else value


def calm(value: Any) -> Any:  # noqa: ANN401 - the same
    """A value without what differs from run to run."""
    if isinstance(value, dict):
        opened = {
            key: json.loads(item) if key == "plaintext" and isinstance(item, str) and SECRET_OBJECT in value else item
            for key, item in value.items()
        }
        return {key: "..." if key in _VOLATILE else calm(item) for key, item in opened.items()}
    if isinstance(value, list):
        return [calm(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _RANDOM.sub("...", _ADDRESS.sub("127.0.0.1:port", value)) if isinstance(value, str) else value
