"""The file that `pulumi import --file` takes.

With inputs and outputs of a resource in it, the engine asks no provider: the state is what stands there. Dynamic
providers can not be imported in any other way.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.dynamic.hidden import NAME, SCHEMA, SCHEMA_VERSION
from pulumi_livemedia.dynamic.resource import PROVIDER, DynamicResource, serialized
from pulumi_livemedia.kinds import Kind
from pulumi_livemedia.structures.properties import to_properties
from pulumi_livemedia.structures.structure import Structure

COMMAND: Final = "pulumi import --file {file} --generate-code=false --protect=false"
_SECRET: Final = ("4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270")


@dataclass(frozen=True, slots=True)
class Imported:
    """A thing that becomes a resource."""

    kind: Kind
    name: str
    """Of the resource in the program."""
    thing: str
    """The resource id."""
    state: Structure
    """What is declared, and what the cloud says of it."""
    variable: str
    """That holds the resource in the program."""

    @property
    def resource(self) -> type[DynamicResource]:
        """The class that declares it."""
        found: type[DynamicResource] = getattr(self.kind.hook("resource"), self.kind.name)
        return found

    @property
    def inputs(self) -> type[Structure]:
        """The structure of what is declared."""
        found: type[Structure] = self.kind.provider().inputs
        return found

    @property
    def declared(self) -> Structure:
        """What is declared, with holes for what no program may declare."""
        return self.inputs.examine({name: getattr(self.state, name) for name in self.inputs.model_fields})


def import_file(things: Iterable[Imported]) -> str:
    """The text of the file."""
    return json.dumps({"resources": [_row(thing) for thing in things]}, indent=2, ensure_ascii=False) + "\n"


def _row(thing: Imported) -> dict[str, Any]:
    provider = thing.resource.provider
    hidden = {NAME: thing.name, PROVIDER: serialized(provider.__module__, provider.__qualname__)}
    outputs = to_properties(thing.state, _secret)
    declared = {key: outputs[key] for key in thing.inputs.names().values() if key in outputs}
    return {
        "type": thing.resource.type_name,
        "name": thing.name,
        "id": thing.thing,
        "inputs": {**declared, **hidden},
        "outputs": {**outputs, **hidden, SCHEMA: SCHEMA_VERSION},
    }


def holds_secrets(text: str) -> bool:
    """Whether a file has secrets in it, which are plain until they are imported."""
    return _SECRET[0] in text


def _secret(value: object) -> dict[str, str]:
    """A value as Pulumi writes one that its state will keep encrypted."""
    return {_SECRET[0]: _SECRET[1], "plaintext": json.dumps(value)}
