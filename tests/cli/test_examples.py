"""Every example is a program that works: a preview from nothing, an `up`, another one without effect, a destroy."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack
from tools.session import CASTER as QUICKSTART

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if (folder / "__main__.py").exists())
IGNORED = shutil.ignore_patterns("__pycache__", "Pulumi.*.yaml")


def needs_of(example: str) -> dict[str, Any]:
    """The casters and the configuration that an example expects to be there."""
    file = ROOT / "examples" / example / "emulator.json"
    if not file.exists():
        return {"casters": {"emulator": [QUICKSTART]}}
    needs: dict[str, Any] = json.loads(file.read_text())
    return needs


def lay_out(example: str, stack: Stack) -> Stack:
    """Copy an example into the stack's folder; one without a Pulumi.yaml is what the root's runs."""
    source = ROOT / "examples" / example
    if (source / "Pulumi.yaml").exists():
        shutil.copytree(source, stack.folder, dirs_exist_ok=True, ignore=IGNORED)
    else:
        shutil.copy(ROOT / "Pulumi.yaml", stack.folder)
        shutil.copytree(source, stack.folder / "examples" / example, ignore=IGNORED)
    stack.pulumi("stack", "init", "dev")
    stack.project = next(stack.state.glob(".pulumi/stacks/livemedia-*")).name
    return stack


def prepare(example: str, stack: Stack, cloud: Cloud) -> list[str]:
    """Give an example what it needs; answers the casters that it works with."""
    needs = needs_of(example)
    casters = [(key, caster) for key, each in needs["casters"].items() for caster in each]
    for key, caster in casters:
        names = {name: value for name, value in caster.items() if name != "CasterId"}
        cloud.seed(caster["CasterId"], key=key, **names)
    secrets = [part for name, value in needs.get("config", {}).items() for part in ("--secret", f"{name}={value}")]
    if secrets:
        stack.config("set-all", *secrets)
    return sorted(caster["CasterId"] for _, caster in casters)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_starts_stays_as_it_is_and_stops(example: str, stack: Stack, cloud: Cloud) -> None:
    casters = prepare(example, lay_out(example, stack), cloud)

    assert set(stack.changes().values()) == {"create"}
    assert cloud.new_actions() == []

    stack.up()
    assert sorted(cloud.running()) == casters
    assert cloud.new_changes() == ["StartCaster"] * len(casters)

    assert re.search(r"Resources: \d+ unchanged Duration", stack.up().line)
    assert cloud.new_changes() == []

    if any(held.get("protect") for held in stack.resources().values()):
        assert "protected" in stack.destroy_fails().text
        stack.pulumi("state", "unprotect", "--all", "--yes")
    stack.destroy()
    assert cloud.new_changes() == ["StopCaster"] * len(casters)


@pytest.mark.parametrize("example", [name for name in EXAMPLES if (ROOT / "examples" / name / "Pulumi.yaml").exists()])
def test_an_example_is_explained_in_a_few_lines(example: str) -> None:
    readme = ROOT / "examples" / example / "README.md"
    assert 5 <= len(readme.read_text().splitlines()) <= 15
