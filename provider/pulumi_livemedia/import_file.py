"""The `livemedia import-file` command: what `pulumi import --file` has to know of something that exists.

Plain `pulumi import` asks the provider before it has told it which one it is, and so fails for every dynamic
provider. A file with inputs and outputs is the way that works (pulumi 3.254 or newer).
"""

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pulumi_livemedia.dynamic.provider import DynamicProvider

KINDS: Final = {"ProductionStudio": "ProductionStudioProvider", "LiveCaster": "LiveCasterProvider"}
"""What the cloud tells all of, and the provider of each."""
_PROVIDERS: Final = "pulumi_livemedia.providers"
_MARK: Final = "4dabf18193072939515e22adb298388d"
_SECRET: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - Pulumi's mark of a secret, the same everywhere


def import_file(
    kind: Annotated[str, typer.Argument(help=f"What it is: {' or '.join(KINDS)}.")],
    name: Annotated[str, typer.Argument(help="The name of the resource in the program.")],
    id: Annotated[str, typer.Argument(help="The id in the cloud: that of the caster.")],  # noqa: A002 - its name
    *,
    region: Annotated[str, typer.Option(help="The region; cn-shanghai unless given.")] = "",
) -> None:
    """Print the file with which `pulumi import --file` takes over something that exists.

    Nothing is changed in the cloud. Keys are taken from the environment or the vendor's files. The file can hold
    secrets, such as addresses with keys: delete it afterwards.
    """
    from pulumi_livemedia.calls.errors import LivemediaError  # noqa: PLC0415 - other commands start faster

    if kind not in KINDS:
        _fail(f"{kind} can not be imported", f"one of {', '.join(KINDS)}")
    settings = {"livemedia:alicloudRegion": region or os.environ.get("ALIBABA_CLOUD_REGION", "")}
    try:
        written = document(kind, name, id, {key: value for key, value in settings.items() if value})
    except LivemediaError as error:
        sys.exit(f"livemedia: {error}")
    if written is None:
        _fail(f"there is no caster {id}", "check the id, --region and whose access key it is")
    typer.echo(json.dumps(written, indent=2, ensure_ascii=False))


def document(kind: str, name: str, id_: str, settings: "Mapping[str, str]") -> dict[str, Any] | None:
    """Return the import file of one thing; None if it does not exist.

    Args:
        kind: of the resource, one of `KINDS`.
        name: of the resource in the program.
        id_: of the thing.
        settings: with which its cloud is called, by their configuration keys.

    Raises:
        LivemediaError: it can not be looked at.
    """
    import pulumi_livemedia.providers  # noqa: PLC0415 - see above
    from pulumi_livemedia.dynamic.hidden import NAME  # noqa: PLC0415 - the same
    from pulumi_livemedia.dynamic.resource import PROVIDER, serialized  # noqa: PLC0415 - the same

    provider: DynamicProvider[Any, Any] = getattr(pulumi_livemedia.providers, KINDS[kind])()
    found = provider.found(id_, settings)
    if found is None:
        return None
    ours = {NAME: name, PROVIDER: serialized(_PROVIDERS, KINDS[kind])}
    resource = {
        "type": f"pulumi-python:dynamic/livemedia:{kind}",
        "name": name,
        "id": id_,
        "inputs": {**_written(found.inputs), **ours},
        "outputs": {**_written(found.outs), **ours},
    }
    return {"resources": [resource]}


def _written(value: Any) -> Any:  # noqa: ANN401 - any property
    """A value with its secrets as Pulumi writes them, which it encrypts when it reads them."""
    if isinstance(value, dict) and value.get(_MARK) == _SECRET:
        return {_MARK: _SECRET, "plaintext": json.dumps(value["value"], ensure_ascii=False)}
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    return [_written(item) for item in value] if isinstance(value, list) else value


def _fail(what: str, cure: str) -> NoReturn:
    sys.exit(f"livemedia: {what}\n  cure:   {cure}")
