"""Writes the tables of the documentation from what the code declares."""

import json
import re
from pathlib import Path

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs, ProductionStudioState
from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs, StudioComponentState
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs, StudioLayoutState
from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneInputs, StudioSceneState
from pulumi_livemedia.alibaba.studio_video_resource.model import StudioVideoResourceInputs, StudioVideoResourceState
from pulumi_livemedia.emulator.behaviours import Settings, describe
from pulumi_livemedia.emulator.coverage import NOT_EMULATED, coverage
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.structures.spelling import to_state
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tests.secrets import table as planted
from tools.field_tables import is_settled, rows, table
from tools.policies import USES, policies

ROOT = Path(__file__).parents[1]


def documents() -> dict[Path, str]:
    """The text of every document that has a generated part, by its path."""
    tables = {
        ROOT / "docs" / "configuration.md": {"settings": _settings()},
        ROOT / "docs" / "emulator.md": {
            "behaviours": _behaviours(),
            "coverage": _coverage(),
            "missing": table(("operation", "why"), ((f"`{name}`", why) for name, why in NOT_EMULATED.items())),
        },
        ROOT / "docs" / "live-caster.md": {
            "inputs": _inputs(LiveCasterInputs),
            "outputs": _outputs(LiveCasterState, LiveCasterInputs),
        },
        ROOT / "docs" / "production-studio.md": {
            "inputs": _inputs(ProductionStudioInputs),
            "outputs": _outputs(ProductionStudioState, ProductionStudioInputs),
        },
        ROOT / "docs" / "studio-contents.md": {
            "video resource inputs": _inputs(StudioVideoResourceInputs),
            "video resource outputs": _outputs(StudioVideoResourceState, StudioVideoResourceInputs),
            "layout inputs": _inputs(StudioLayoutInputs),
            "layout outputs": _outputs(StudioLayoutState, StudioLayoutInputs),
            "component inputs": _inputs(StudioComponentInputs),
            "component outputs": _outputs(StudioComponentState, StudioComponentInputs),
            "scene inputs": _inputs(StudioSceneInputs),
            "scene outputs": _outputs(StudioSceneState, StudioSceneInputs),
        },
        ROOT / "docs" / "rtc-record-task.md": {
            "inputs": _inputs(RtcRecordTaskInputs),
            "outputs": _outputs(RtcRecordTaskState, RtcRecordTaskInputs),
        },
        ROOT / "docs" / "permissions.md": {use: policies(use) for use in USES},
        ROOT / "docs" / "security.md": {"planted": planted.rendered(), "places": planted.places()},
    }
    return {path: filled(path.read_text(encoding="utf-8"), parts) for path, parts in tables.items()}


def filled(text: str, parts: dict[str, str]) -> str:
    """The text with each part between `<!-- name -->` and `<!-- /name -->` replaced."""
    for name, part in parts.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        escaped = part.replace("\\", r"\\")
        text, found = re.subn(pattern, rf"\1{escaped}\n\2", text, flags=re.DOTALL)
        if not found:
            raise ValueError(f"no place for {name}")
    return text


def _settings() -> str:
    return table(
        ("key", "`Provider` argument", "what it is"),
        ((f"`{setting.key}`", f"`{setting.argument}`", setting.description) for setting in SETTINGS),
    )


def _coverage() -> str:
    return table(
        ("service", "version", "operation", "methods", "calls a second", "what it does to the state is"),
        (
            (
                covered.service,
                covered.version,
                f"`{covered.operation}`",
                ", ".join(covered.methods),
                "" if covered.qps is None else str(covered.qps),
                covered.evidence,
            )
            for covered in coverage()
        ),
    )


def _behaviours() -> str:
    known = describe(Settings())
    return table(
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
    return table(
        ("documented name", "argument", "value", "default", "secret", "a change is", "what it is"),
        (
            (
                f"`{row.documented}`" if row.documented else "our own",
                f"`{row.python}`",
                row.values,
                row.default,
                "secret" if row.is_secret else "",
                row.effect,
                row.description,
            )
            for row in rows(structure)
            if not is_settled(row.field)
        ),
    )


def _outputs(structure: type[Structure], inputs: type[Structure]) -> str:
    given = [row for row in rows(inputs) if not is_settled(row.field)]
    declared = {row.documented for row in given} | {row.python for row in given}
    return table(
        ("output", "property", "value", "secret", "what it is"),
        (
            (
                f"`{row.python}`",
                f"`{_state_path(row.documented)}`",
                row.values,
                "where it carries a key" if row.is_secret else "",
                row.field.description or "",
            )
            for row in rows(structure)
            if row.documented and row.documented not in declared and row.documented.split(".", 1)[0] not in declared
        ),
    )


def _state_path(documented: str) -> str:
    return ".".join(to_state(part) for part in documented.split("."))
