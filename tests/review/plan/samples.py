"""Previews to begin with."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from pulumi_livemedia.review.checks.configuration import Configuration
from pulumi_livemedia.review.plan.assessment import Assessment
from pulumi_livemedia.review.plan.report import Review, review

PREVIEW = Path(__file__).parent / "preview.json"
UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
Step = dict[str, Any]

CASTER = {"casterId": "caster-1", "desiredState": "running", "adopt": False}
RECORDING: dict[str, Any] = {
    "appId": "661e00000000000000000001",
    "roomId": "studio-1",
    "taskId": "news-000000000000",
    "recordMode": 0,
    "control": {"maxIdleTime": 3600, "maxRecordTime": 3600},
    "fileFormatConfig": {"fileFormat": ["MP4"]},
    "storageConfig": {"type": 0, "tosConfig": {"accountId": "2100000000", "bucket": "shows", "region": 0}},
    "desiredState": "running",
    "whenEnded": "auto",
}


def recorded() -> dict[str, Any]:
    """A real preview, cut down to what is read."""
    loaded: dict[str, Any] = json.loads(PREVIEW.read_text(encoding="utf-8"))
    return loaded


def step(  # noqa: PLR0913 - each is a part of a step
    op: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    *,
    kind: str = "LiveCaster",
    name: str = "news",
    outputs: dict[str, Any] | None = None,
    **flags: object,
) -> Step:
    """A step as the engine writes it, from the inputs before and after."""
    urn = f"urn:pulumi:dev::shows::pulumi-python:dynamic/livemedia:{kind}::{name}"
    made: Step = {"op": op, "urn": urn}
    if before is not None:
        made["oldState"] = {"inputs": deepcopy(before), "outputs": {**before, **(outputs or {})}, **flags}
    if after is not None:
        made["newState"] = {"inputs": deepcopy(after), **flags}
    return made


def reviewed(*steps: Step, **members: object) -> Review:
    """The review of a preview with these steps."""
    return review({"steps": list(steps), **members}, Configuration())


def only(*steps: Step) -> Assessment:
    """What is told of the one resource that these steps are about."""
    [resource] = reviewed(*steps).resources
    return resource


def changed(inputs: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The inputs with another value at a path."""
    result = deepcopy(inputs)
    *outer, last = path.split(".")
    inner = result
    for name in outer:
        inner = inner.setdefault(name, {})
    inner[last] = value
    return result
