"""An emulated cloud, things that stacks have started in it, and the command that looks for them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from typer.testing import CliRunner

from pulumi_livemedia.alibaba import client as live
from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs
from pulumi_livemedia.calls.clock import SYSTEM_CLOCK, Deadline
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.cli import app
from pulumi_livemedia.dynamic.hidden import Origin
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.kinds import kinds
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.volcengine import client as rtc
from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.task_id import settled_task_id
from tests.cli.cloud import CASTER, Cloud
from tests.rtc_record_task.samples import MIXED

SECRET = "emulator-secret"
OURS = "pulumi-python:dynamic/livemedia:"
STACK = "urn:pulumi:{stack}::shows::{type}::{name}"

Row = dict[str, Any]


@dataclass(frozen=True)
class Swept:
    """What the command said, and how it ended."""

    code: int
    text: str
    errors: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it printed
        """What it printed for programs."""
        return json.loads(self.text)


@dataclass
class Stage:
    """An account of both clouds.

    Attributes:
        cloud: its control plane.
        folder: for files, and an empty home.
        server: the emulator itself.
    """

    cloud: Cloud
    folder: Path
    server: EmulatorServer
    key: str = "emulator"
    _files: int = field(default=0)

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a user who works with the emulator."""
        return {
            "ALIBABA_CLOUD_ACCESS_KEY_ID": self.key,
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET,
            "LIVEMEDIA_ALICLOUD_ENDPOINT": self.cloud.url,
            "VOLCENGINE_ACCESS_KEY": self.key,
            "VOLCENGINE_SECRET_KEY": SECRET,
            "LIVEMEDIA_VOLCENGINE_ENDPOINT": self.cloud.url,
        }

    def caster(self, name: str = "show", caster_id: str = CASTER, *, stack: str = "dev", **fields: object) -> Row:
        """Put a caster on air as a `LiveCaster` does; its row in the state."""
        self.cloud.seed(caster_id)
        inputs = LiveCasterInputs.model_validate({"caster_id": caster_id, **fields})
        client = live.connect({}, environ=self.environment, home=self.folder)
        state = LiveCasterLifecycle(client, _operation()).create(inputs)
        return row("LiveCaster", name, stack, caster_id, _properties(inputs), _properties(state))

    def recording(self, name: str = "evening-news", *, stack: str = "dev", **fields: object) -> Row:
        """Start a recording as an `RtcRecordTask` does; its row in the state."""
        inputs = declared(name, stack, **fields)
        client = rtc.connect({}, environ=self.environment, home=self.folder)
        scope = f"shows/{stack}"
        state = RtcRecordTaskLifecycle(client, _operation(), scope=scope, name=name).create(inputs)
        thing = f"{inputs.app_id}/{inputs.room_id}/{inputs.task_id}"
        return row("RtcRecordTask", name, stack, thing, _properties(inputs), _properties(state))

    def made(self, kind: str, name: str, *, stack: str = "dev", **fields: object) -> Row:
        """Make something as its resource does; its row in the state."""
        provider = next(each.provider for each in kinds() if each.name == kind)()
        origin = Origin(f"shows/{stack}", name)
        inputs = provider.settle(provider.inputs.model_validate(fields), None, origin)
        with patch.dict("os.environ", {**self.environment, "HOME": str(self.folder)}):
            state = provider.lifecycle({}, _operation(), None, origin).create(inputs)
        return row(kind, name, stack, provider.id_of(state), _properties(inputs), _properties(state))

    def run(self, *arguments: str, **environment: str) -> Swept:
        """Run any command."""
        variables = {**self.environment, "HOME": str(self.folder), **environment}
        result = CliRunner(env=variables).invoke(app, list(arguments), catch_exceptions=False)
        return Swept(result.exit_code, result.stdout, result.stderr)

    def export(self, *rows: Row, pending: Iterable[Row] = (), stack: str = "dev") -> str:
        """A file as `pulumi stack export` writes it."""
        root = {
            "urn": STACK.format(stack=stack, type="pulumi:pulumi:Stack", name="shows"),
            "type": "pulumi:pulumi:Stack",
        }
        operations = [{"resource": each, "type": "creating"} for each in pending]
        deployment = {"manifest": {}, "resources": [root, *rows], "pending_operations": operations}
        return self.file({"version": 3, "deployment": deployment})

    def file(self, document: object) -> str:
        """A JSON file."""
        self._files += 1
        path = self.folder / f"state-{self._files}.json"
        path.write_text(json.dumps(document))
        return str(path)

    def sweep(self, *arguments: str, given: str | None = None, **environment: str) -> Swept:
        """Run the command."""
        return self.livemedia("sweep", *arguments, given=given, **environment)

    def livemedia(self, *arguments: str, given: str | None = None, **environment: str) -> Swept:
        """Run any command, as somebody with the keys of this account."""
        variables = {**self.environment, "HOME": str(self.folder), **environment}
        result = CliRunner(env=variables).invoke(app, arguments, input=given, catch_exceptions=False)
        return Swept(result.exit_code, result.stdout, result.stderr)


def declared(name: str, stack: str, **fields: object) -> RtcRecordTaskInputs:
    """What a program declares, as check settles it."""
    inputs = RtcRecordTaskInputs.model_validate({**MIXED, **fields})
    if inputs.task_id is not None:
        return inputs
    return inputs.model_copy(update={"task_id": settled_task_id(inputs, None, scope=f"shows/{stack}", name=name)})


def begun(name: str = "evening-news", stack: str = "dev", **fields: object) -> Row:
    """A create of a recording that has begun, as the engine notes it."""
    whole = row("RtcRecordTask", name, stack, "", _properties(declared(name, stack, **fields)), {})
    return {member: value for member, value in whole.items() if member not in ("id", "outputs")}


def row(  # noqa: PLR0913, PLR0917 - what a row is made of
    kind: str, name: str, stack: str, thing: str, inputs: Mapping[str, Any], outputs: Mapping[str, Any]
) -> Row:
    """A resource as a state holds it."""
    hidden = {"__name": name, "__scope": f"shows/{stack}"}
    return {
        "urn": STACK.format(stack=stack, type=f"{OURS}{kind}", name=name),
        "type": f"{OURS}{kind}",
        "id": thing,
        "inputs": {**inputs, **hidden},
        "outputs": {**outputs, **hidden},
    }


def _operation() -> Operation:
    return Operation(Deadline.after(30, SYSTEM_CLOCK))


def _properties(structure: Any) -> dict[str, Any]:  # noqa: ANN401 - any structure
    return to_properties(structure, lambda value: value)
