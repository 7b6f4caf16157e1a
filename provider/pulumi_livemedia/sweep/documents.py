"""What Pulumi writes of a stack, in each form in which it can be handed over.

Three forms are read: `pulumi stack export`, the checkpoint files that a file backend keeps, and `pulumi preview
--json`, which tells the TaskIds that a program would have used.
"""

import gzip
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.sweep.problems import UnreadableState

STANDARD_INPUT: Final = "-"
ENCRYPTED: Final = "[secret]"
"""Stands where a document has a value that only Pulumi can decrypt."""

_SECRET_MARK: Final = ("4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270")
_CURE: Final = "pulumi stack export --stack NAME > state.json"
_URN: Final = re.compile(r"urn:pulumi:[^:]+::[^:]+::")
_SUFFIXES: Final = (".json", ".json.gz")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """The resources of one stack at one time; secrets are plain where the document has them so.

    Attributes:
        origin: where it is from, in words for users.
        resources: what the stack held.
        pending: creates that had begun and were not known to have ended.
        is_state: whether a stack held this; a preview only tells what a program wants.
        stack: project and stack, as `shows/dev`; empty where neither the form nor a resource tells it.
    """

    origin: str
    resources: tuple[Row, ...]
    pending: tuple[Row, ...] = ()
    is_state: bool = True
    stack: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether a resource holds a value that only Pulumi can decrypt."""
        return any(holds_encrypted(row.get(part)) for row in self.resources for part in ("inputs", "outputs"))


def read_document(place: str) -> Document:
    """Read a file, or standard input for `-`.

    Raises:
        UnreadableState: it can not be read, or is none of the known forms.
    """
    if place == STANDARD_INPUT:
        return parse(sys.stdin.buffer.read(), "standard input")
    try:
        return parse(Path(place).read_bytes(), place)
    except OSError as error:
        raise UnreadableState(f"{place} can not be read: {error.strerror}", cure=_CURE) from error


def read_documents(place: str) -> list[Document]:
    """Read a file, standard input, or every JSON file of a folder and of those in it that holds resources.

    Raises:
        UnreadableState: a file can not be read, or is none of the known forms.
    """
    folder = Path(place)
    if place == STANDARD_INPUT or not folder.is_dir():
        return [read_document(place)]
    files = sorted(file for file in folder.rglob("*") if file.name.endswith(_SUFFIXES) and file.is_file())
    # A backend keeps a second file beside each checkpoint, which holds no resources.
    return [read_document(str(file)) for file in files if ".history.json" not in file.name]


def parse(content: bytes, origin: str) -> Document:
    """Take a document apart.

    Raises:
        UnreadableState: it is none of the known forms.
    """
    try:
        text = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        document = json.loads(text)
    except (ValueError, OSError, EOFError) as error:
        raise UnreadableState(f"{origin} is not JSON: {error}", cure=_CURE) from error
    document = document if isinstance(document, dict) else {}
    if "deployment" in document:
        return _state(document["deployment"], origin)
    if isinstance(document.get("checkpoint"), dict):
        name = "/".join(str(document["checkpoint"].get("stack", "")).split("/")[-2:])
        return _state(document["checkpoint"].get("latest"), origin, name)
    if isinstance(document.get("steps"), list):
        wanted = tuple(step["newState"] for step in _rows(document["steps"]) if step.get("newState"))
        return Document(origin, decrypted(wanted, origin), is_state=False)
    raise UnreadableState(f"{origin} holds no state of a stack, and no preview", cure=_CURE)


def holds_encrypted(value: object) -> bool:
    """Return whether a value is encrypted, or one inside it."""
    if isinstance(value, Mapping):
        return any(map(holds_encrypted, value.values()))
    if isinstance(value, list):
        return any(map(holds_encrypted, value))
    return value == ENCRYPTED


def stack_of(urn: str) -> str:
    """Return the project and stack of a URN, as `shows/dev`."""
    stack, project = urn.removeprefix("urn:pulumi:").split("::")[:2]
    return f"{project}/{stack}"


def decrypted(rows: tuple[Row, ...], origin: str) -> tuple[Row, ...]:
    """Rows without Pulumi's wrapping of secrets; `ENCRYPTED` stands for what only Pulumi can decrypt.

    Raises:
        UnreadableState: one is no resource.
    """
    for row in rows:
        if not _URN.match(str(row.get("urn"))) or not isinstance(row.get("type"), str):
            raise UnreadableState(f"{origin} holds a resource without a URN or a type", cure=_CURE)
    return tuple({name: _plain(value) for name, value in row.items()} for row in rows)


def _state(deployment: object, origin: str, stack: str = "") -> Document:
    if deployment is None:  # of a stack that has never been brought up
        return Document(origin, (), stack=stack)
    if not isinstance(deployment, dict):
        raise UnreadableState(f"{origin} holds no state of a stack", cure=_CURE)
    operations = _rows(deployment.get("pending_operations") or [])
    pending = decrypted(tuple(each["resource"] for each in operations if each.get("type") == "creating"), origin)
    resources = decrypted(_rows(deployment.get("resources") or []), origin)
    told = next((stack_of(row["urn"]) for row in (*resources, *pending)), stack)
    return Document(origin, resources, pending, stack=told)


def _rows(value: object) -> tuple[Row, ...]:
    return tuple(each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def _plain(value: object) -> object:
    """The value without Pulumi's wrapping of secrets, at any depth."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    mark, sign = _SECRET_MARK
    if value.get(mark) != sign:
        return {name: _plain(item) for name, item in value.items()}
    return _plain(json.loads(value["plaintext"])) if "plaintext" in value else ENCRYPTED
