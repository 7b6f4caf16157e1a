"""Every piece of JSON, YAML and TOML in the documentation is given to what reads it."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from pulumi_livemedia.emulator.coverage import coverage
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.review.checks.configuration import find
from pulumi_livemedia.review.checks.examples import SOUND, patched
from pulumi_livemedia.settings import SETTINGS
from tests.docs.blocks import blocks
from tools.markdown import Block

SEED: Final = frozenset({"casters", "rooms", "recordTasks", "settings", "namespaces"})
PROJECT: Final = frozenset({"name", "description", "runtime", "main", "options", "config"})
JOB: Final = frozenset({"concurrency", "env", "if", "needs", "permissions", "runs-on", "steps", "timeout-minutes"})
STEP: Final = frozenset({"env", "id", "if", "name", "run", "uses", "with"})

Reader = Callable[[dict[str, Any], Path], None]


def seed(document: dict[str, Any], _folder: Path) -> None:
    """The emulator begins with it."""
    with EmulatorServer(seed=document):
        pass


def policy(document: dict[str, Any], _folder: Path) -> None:
    """It speaks of operations that there are."""
    known = {f"{each.service}:{each.operation}".lower() for each in coverage()}
    for statement in document["Statement"]:
        actions = statement["Action"]
        named = {action.lower() for action in ([actions] if isinstance(actions, str) else actions)}
        assert statement["Effect"] == "Allow"
        assert named <= known


def request(document: dict[str, Any], folder: Path) -> None:
    """`livemedia check` finds nothing."""
    assert checked(document, folder) == []


def patch(document: dict[str, Any], folder: Path) -> None:
    """It can be laid over the sound request; what that has, `livemedia check` knows."""
    unknown = [rule for rule in checked(patched(SOUND | {"TaskId": "t"}, document), folder) if "not a known" in rule]
    assert unknown == []


def checked(document: dict[str, Any], folder: Path) -> list[str]:
    """What `livemedia check` finds."""
    file = folder / "request.json"
    file.write_text(json.dumps(document))
    done = CliRunner().invoke(app, ["check", "--json", str(file)], catch_exceptions=False)
    assert done.exit_code in (0, 1), done.output
    return [str(mistake) for mistake in json.loads(done.stdout)]


def job(document: dict[str, Any], _folder: Path) -> None:
    """A part of a job of GitHub Actions."""
    assert document.keys() <= JOB
    for step in document.get("steps", []):
        assert step.keys() <= STEP
        assert ("run" in step) != ("uses" in step)


def project(document: dict[str, Any], _folder: Path) -> None:
    """A Pulumi.yaml, or the configuration of a stack."""
    known = {setting.key for setting in SETTINGS}
    names = document.get("config", {})
    assert document.keys() <= PROJECT
    assert {name for name in names if name.partition(":")[0] in ("alicloud", "livemedia", "volcengine")} <= known


def reader(block: Block, document: dict[str, Any]) -> Reader:
    """What reads a document."""
    if "Statement" in document:
        return policy
    if block.page.name == "docs/review-codes.md":
        return patch
    if document.keys() & SEED:
        return seed
    if "AppId" in document:
        return request
    if document.keys() & {"steps", "concurrency"}:
        return job
    if document.keys() & PROJECT:
        return project
    raise AssertionError(f"{block}: nothing reads a document with {', '.join(document)}")


@pytest.mark.parametrize("block", blocks("json", "yaml"), ids=str)
def test_documents_are_read(block: Block, tmp_path: Path) -> None:
    document = json.loads(block.text) if block.language == "json" else yaml.safe_load(block.text)
    reader(block, document)(document, tmp_path)


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_settings_of_a_project_are_known(block: Block, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    tools = tomllib.loads(block.text)["tool"]
    for name, value in tools.pop("pytest", {}).get("ini_options", {}).items():
        assert type(pytestconfig.getini(name)) is type(value)
    if "livemedia" in tools:
        (tmp_path / "pyproject.toml").write_text(block.text)
        assert find(tmp_path).source.endswith("pyproject.toml")
    assert tools.keys() <= {"livemedia"}
