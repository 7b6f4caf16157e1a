"""Writes the tables of the documentation from what the code declares."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.emulator.behaviours import Settings, describe
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.markers import EffectOf, Secret
from pulumi_livemedia.structures.structure import Structure

ROOT = Path(__file__).parents[1]


def documents() -> dict[Path, str]:
    """The text of every document that has a generated part, by its path."""
    inputs = LiveCasterInputs.model_fields
    outputs = {name: field for name, field in LiveCasterState.model_fields.items() if name not in inputs}
    tables = {
        ROOT / "README.md": {"settings": _settings()},
        ROOT / "docs" / "emulator.md": {"behaviours": _behaviours()},
        ROOT / "docs" / "live-caster.md": {"inputs": _inputs(LiveCasterInputs), "outputs": _outputs(outputs)},
    }
    return {path: _filled(path.read_text(encoding="utf-8"), parts) for path, parts in tables.items()}


def _filled(text: str, parts: dict[str, str]) -> str:
    """The text with each part between `<!-- name -->` and `<!-- /name -->` replaced."""
    for name, part in parts.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        escaped = part.replace("\\", r"\\")
        text, found = re.subn(pattern, rf"\1{escaped}\n\2", text, flags=re.DOTALL)
        if not found:
            raise ValueError(f"no place for {name}")
    return text


def _settings() -> str:
    return _table(
        ("key", "`Provider` argument", "what it is"),
        ((f"`{setting.key}`", f"`{setting.argument}`", setting.description) for setting in SETTINGS),
    )


def _behaviours() -> str:
    known = describe(Settings())
    return _table(
        ("switch", "default", "what it is about", "known by", "source"),
        (
            (
                f"`{row['name']}`",
                f"`{json.dumps(row['default'])}`" if "default" in row else "no switch",
                *(str(row[column]) for column in ("meaning", "evidence", "source")),
            )
            for row in known
        ),
    )


def _inputs(structure: type[Structure]) -> str:
    return _table(
        ("argument", "default", "a change is", "what it is"),
        (
            (f"`{name}`", _default(field), _effect(field), field.description or "")
            for name, field in structure.model_fields.items()
        ),
    )


def _outputs(fields: dict[str, FieldInfo]) -> str:
    return _table(
        ("output", "secret", "what it is"),
        ((f"`{name}`", _secret(field), field.description or "") for name, field in fields.items()),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default(call_default_factory=True)
    others = get_args(field.annotation) if get_origin(field.annotation) is Literal else ()
    choice = "".join(f", or `{value}`" for value in others if value != default)
    return "" if default is None else f"`{default}`{choice}"


def _effect(field: FieldInfo) -> str:
    for declared in field.metadata:
        if isinstance(declared, Effect):
            return declared.value
        if isinstance(declared, EffectOf):
            return "depends"
    return ""


def _secret(field: FieldInfo) -> str:
    return "where it carries a key" if any(isinstance(declared, Secret) for declared in field.metadata) else ""
