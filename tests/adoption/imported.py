"""What `livemedia import` has written, run: the program beside the state that the file makes."""

import json
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pulumi_livemedia.adoption.names import variable
from pulumi_livemedia.kinds import TYPE_PREFIX, kind_named
from tests.sweep.stage import Stage, Swept

Row = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """A studio that was imported."""

    swept: Swept
    rows: dict[str, Row]
    """The rows of the import file, by name, secrets in plain text."""

    @property
    def text(self) -> str:
        """The lines of the program."""
        return self.swept.text

    def declared(self) -> dict[str, tuple[str, Row]]:
        """What the program declares: kind and inputs of each resource, by name, references resolved."""
        found: dict[str, tuple[str, Row]] = {}
        variables: Row = {}
        modules = {"pulumi": _Pulumi(self, variables), "livemedia": _Livemedia(self, found)}
        code = "\n".join(line for line in self.text.splitlines() if not line.startswith("import "))
        exec(compile(code, "program", "exec"), modules, variables)  # noqa: S102 - what was printed
        return found

    def differences(self) -> dict[str, Any]:
        """What a preview would change: of each resource that differs, what the provider says."""
        found = {}
        for name, (kind, inputs) in self.declared().items():
            provider, row = kind_named(kind).provider(), self.rows[name]
            checked = provider.check(row["inputs"], inputs | {"__name": name})
            assert checked.failures == [], checked.failures
            diff = provider.diff(row["id"], row["outputs"], _plain(checked.inputs))
            if diff.changes is not False:
                found[name] = diff.replaces or True
        return found


class _Livemedia:
    def __init__(self, taken: Taken, found: dict[str, tuple[str, Row]]) -> None:
        self._taken, self._found = taken, found

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a class
        if name.endswith("Args"):
            return dict
        return lambda resource, **inputs: self._declare(name, resource, inputs)

    def _declare(self, kind: str, name: str, inputs: Row) -> SimpleNamespace:
        assert name not in self._found
        self._found[name] = (kind, inputs)
        row = self._taken.rows[name]
        assert row["type"] == TYPE_PREFIX + kind
        return SimpleNamespace(**{**inputs, "id": row["id"]})


class _Pulumi:
    """The configuration holds what the import file holds."""

    def __init__(self, taken: Taken, variables: Row) -> None:
        self._taken, self._variables = taken, variables

    def Config(self) -> "_Pulumi":  # noqa: N802 - as in Pulumi
        return self

    def require_secret(self, key: str) -> Any:  # noqa: ANN401 - as it is kept
        prefix, _, name = key.rpartition("_")
        rows = [row for row in self._taken.rows.values() if name in row["inputs"]]
        [row] = [row for row in rows if not prefix or variable(row["name"]) == prefix]
        return row["inputs"][name]

    require_secret_object = require_secret


def import_studio(stage: Stage, caster_id: str, *options: str, untold: object = None) -> Taken:
    """Import a studio with its contents; what is not told was never given, unless something is filled in."""
    file = Path(stage.file({} if untold is None else untold))
    to = file.with_suffix(".import.json")
    options = ("--contents", "--untold", str(file), "--to", str(to), *options)
    done = stage.run("import", "studio", caster_id, *options)
    rows = _plain(json.loads(to.read_text())["resources"]) if to.exists() else []
    return Taken(done, {row["name"]: row for row in rows})


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "4dabf18193072939515e22adb298388d" in value:
        return json.loads(value["plaintext"]) if "plaintext" in value else _plain(value["value"])
    return {key: _plain(item) for key, item in value.items()}
