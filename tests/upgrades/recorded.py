"""The states that each released version has recorded."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pulumi_livemedia.sweep.documents import parse

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.json"))
OURS = "pulumi-python:dynamic/livemedia:"

Row = dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    """One state, with the program that made it and what then ran in the cloud."""

    document: dict[str, Any]

    @classmethod
    def read(cls, file: Path) -> "Recorded":
        """Read a file of `tools.record_states`."""
        return cls(json.loads(file.read_text(encoding="utf-8")))

    @property
    def program(self) -> str:
        """What was brought up."""
        return str(self.document["program"])

    @property
    def moment(self) -> datetime:
        """The cloud's time when everything was started."""
        return datetime.fromisoformat(self.document["moment"])

    @property
    def rows(self) -> dict[str, Row]:
        """Our resources by name; what is encrypted reads `[secret]`."""
        resources = parse(json.dumps(self.document["state"]).encode(), "a recorded state").resources
        return {row["urn"].rsplit("::", 1)[1]: dict(row) for row in resources if row["type"].startswith(OURS)}


def every_row() -> Iterator[tuple[str, Row]]:
    """Each resource of each recorded state, with what to call it."""
    for file in FILES:
        for name, row in Recorded.read(file).rows.items():
            yield f"{file.parent.name} {file.stem} {name}", row


def name_of(file: Path) -> str:
    """What to call a recorded state."""
    return f"{file.parent.name} {file.stem}"
