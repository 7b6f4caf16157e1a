"""Whether this machine has what `pulumi up` needs."""

import base64
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.dynamic.resource import serialized
from pulumi_livemedia.inspection.verdict import Verdict, fail, ok, warn
from pulumi_livemedia.kinds import kinds

_PYTHON: Final = (3, 11)
_SDK: Final = (3, 216)
"""The first with ReadResult.inputs, without which drift is not shown."""
_IMPORTING: Final = (3, 254)
"""The first command that takes inputs and outputs of an import file."""
_REFRESH: Final = re.compile(r"^\s+refresh:\s*[\"']?always\b", re.MULTILINE)
_SECONDS: Final = 30


def machine(folder: Path) -> Iterator[Verdict]:
    """The versions, the providers as states name them, and the project in a folder."""
    yield _python()
    yield _sdk()
    yield _command()
    yield from (_provider(kind.provider) for kind in kinds())
    yield from _project(folder)


def _python() -> Verdict:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _PYTHON:
        return fail("python", found, f"Python {_written(_PYTHON)} or newer")
    return ok("python", found)


def _sdk() -> Verdict:
    found = version("pulumi")
    if _read(found) < _SDK:
        return fail("pulumi SDK", found, f"pip install 'pulumi>={_written(_SDK)}'")
    return ok("pulumi SDK", found)


def _command() -> Verdict:
    path = shutil.which("pulumi")
    if path is None:
        return fail("pulumi command", "there is none on PATH", "https://www.pulumi.com/docs/install/")
    try:
        done = subprocess.run([path, "version"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - the user's own
    except (OSError, subprocess.TimeoutExpired) as error:
        return fail("pulumi command", f"{path} can not be run: {error}", "https://www.pulumi.com/docs/install/")
    found = done.stdout.strip().removeprefix("v")
    if not _read(found):
        return warn("pulumi command", f"{path} does not tell its version", "https://www.pulumi.com/docs/install/")
    if _read(found) < _SDK:
        return fail("pulumi command", found, f"pulumi {_written(_SDK)} or newer")
    if _read(found) < _IMPORTING:
        return warn("pulumi command", found, f"`livemedia import` needs pulumi {_written(_IMPORTING)} or newer")
    return ok("pulumi command", found)


def _provider(provider: type[DynamicProvider[Any, Any]]) -> Verdict:
    """Whether what a state keeps of a provider leads to its class here."""
    name = f"provider {provider.kind}"
    try:
        loaded = pickle.loads(base64.b64decode(serialized(provider.__module__, provider.__qualname__)))  # noqa: S301 - our own
        structures = (loaded.inputs, loaded.state)
    except (ImportError, AttributeError, pickle.UnpicklingError, TypeError) as error:
        return fail(name, f"can not be loaded: {error}", "install pulumi-livemedia anew, into the program's Python")
    return ok(name, f"loads, with {len(structures[0].model_fields)} inputs")


def _project(folder: Path) -> Iterator[Verdict]:
    path = folder / "Pulumi.yaml"
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield fail("project", f"{path} can not be read: {error}", "look at the file")
        return
    if _REFRESH.search(text):
        yield ok("project", "refreshes before each preview")
    else:
        yield warn(
            "project",
            "does not refresh, so that a show that somebody has stopped is not noticed",
            "options: {refresh: always} in Pulumi.yaml, or `pulumi up --refresh`",
        )


def _read(text: str) -> tuple[int, ...]:
    found = re.match(r"(\d+)\.(\d+)", text)
    return tuple(map(int, found.groups())) if found else ()


def _written(wanted: tuple[int, int]) -> str:
    return ".".join(map(str, wanted))
