"""What a shell offers while a command is typed: names that files tell, so that nobody waits for them."""

import json
import os
from pathlib import Path
from typing import Final

import typer

_CONFIG: Final = "Pulumi.{}.yaml"
_FILE: Final = "file://"


def stacks(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the stacks of the project in the folder: those with a configuration, or a state in a folder."""
    folder = Path(ctx.params.get("cwd") or ".")
    names = {path.name[len("Pulumi.") : -len(".yaml")] for path in folder.glob(_CONFIG.format("*"))}
    return _beginning(names | _in_a_folder(folder), incomplete)


def resources(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the resources of the preview that the command is given."""
    # While an option still lacks its value, what was given without one is left over.
    source = ctx.params.get("source") or next(iter(ctx.args), "")
    try:
        document = json.loads(Path(source).read_bytes())
        urns = {str(step["urn"]) for step in document["steps"]}
    except (OSError, ValueError, TypeError, KeyError):
        return []  # a shell has nobody to tell
    return _beginning({urn.rsplit("::", 1)[-1] for urn in urns if "dynamic/livemedia:" in urn}, incomplete)


def _in_a_folder(folder: Path) -> set[str]:
    """The stacks that a backend in a folder keeps, of every project that it has."""
    url = os.environ.get("PULUMI_BACKEND_URL", "")
    if not url.startswith(_FILE):
        return set()
    kept = folder / Path(url.removeprefix(_FILE)).expanduser() / ".pulumi" / "stacks"
    return {path.name.partition(".json")[0] for path in kept.glob("*/*.json*") if not path.name.endswith(".bak")}


def _beginning(names: set[str], incomplete: str) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
