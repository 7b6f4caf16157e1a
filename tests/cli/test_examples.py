"""Every example is a program that works: a preview from nothing, an `up`, another one without effect, a destroy."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack
from tools import session

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(folder.name for folder in (ROOT / "examples").iterdir() if (folder / "__main__.py").exists())
IGNORED = shutil.ignore_patterns("__pycache__", ".mypy_cache", "Pulumi.*.yaml")

# What is called to make a resource, and to end it.
MADE = {
    "LiveCaster": ["StartCaster"],
    "ProductionStudio": ["CreateCaster", "SetCasterConfig"],
    "RtcRecordTask": ["StartRecord"],
    "StudioComponent": ["AddCasterComponent"],
    "StudioLayout": ["AddCasterLayout"],
    "StudioScene": ["UpdateCasterSceneConfig"],
    "StudioVideoResource": ["AddCasterVideoResource"],
}
ENDED = {
    "LiveCaster": ["StopCaster"],
    "ProductionStudio": ["DeleteCaster"],
    "RtcRecordTask": ["StopRecord"],
    "StudioComponent": ["DeleteCasterComponent"],
    "StudioLayout": ["DeleteCasterLayout"],
    "StudioScene": ["DeleteCasterSceneConfig"],
    "StudioVideoResource": ["DeleteCasterVideoResource"],
}


def needs_of(example: str) -> dict[str, Any]:
    """The casters, the rooms with who is in them, and the configuration that an example expects to be there."""
    file = ROOT / "examples" / example / "emulator.json"
    if not file.exists():
        return {"casters": {"emulator": [session.CASTER]}, "rooms": {"emulator": [session.ROOM]}}
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


def prepare(example: str, stack: Stack, cloud: Cloud) -> tuple[int, int]:
    """Give an example what it needs; answers how many casters and rooms it works with."""
    needs = needs_of(example)
    casters = [(key, caster) for key, each in needs.get("casters", {}).items() for caster in each]
    for key, caster in casters:
        names = {name: value for name, value in caster.items() if name != "CasterId"}
        cloud.seed(caster["CasterId"], key=key, **names)
    rooms = [(key, room) for key, each in needs.get("rooms", {}).items() for room in each]
    for key, room in rooms:
        users = [stream["UserId"] for stream in room["streams"]]
        cloud.publish(*users, room=room["RoomId"], app=room["AppId"], key=key)
    secrets = [part for name, value in needs.get("config", {}).items() for part in ("--secret", f"{name}={value}")]
    settings = [
        part for name, value in needs.get("settings", {}).items() for part in ("--plaintext", f"{name}={value}")
    ]
    if secrets or settings:
        stack.config("set-all", *secrets, *settings)
    return len(casters), len(rooms)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_starts_stays_as_it_is_and_stops(example: str, stack: Stack, cloud: Cloud) -> None:
    casters, rooms = prepare(example, lay_out(example, stack), cloud)

    assert set(stack.changes().values()) == {"create"}
    assert cloud.new_actions() == []

    up = stack.up()
    assert "warning" not in up.text
    studios = declared(stack, "ProductionStudio")
    shows = declared(stack, "LiveCaster")
    assert shows == casters + studios
    assert len(cloud.running()) == shows + rooms
    assert len(cloud.runs("recording")) == rooms
    assert sorted(cloud.new_changes()) == all_of(MADE, stack)

    assert re.search(r"Resources: \d+ unchanged Duration", stack.up().line)
    assert cloud.new_changes() == []

    ended = all_of(ENDED, stack)
    if any(held.get("protect") for held in stack.held()):
        assert "protected" in stack.destroy_fails().text
        stack.pulumi("state", "unprotect", "--all", "--yes")
    stack.destroy()
    assert sorted(cloud.new_changes()) == ended
    assert len(cloud.casters()) == casters


def all_of(calls: dict[str, list[str]], stack: Stack) -> list[str]:
    """The calls for each resource that the state holds, sorted."""
    return sorted(call for kind, each in calls.items() for call in each * declared(stack, kind))


def declared(stack: Stack, kind: str) -> int:
    """How many resources of a kind the state holds."""
    return sum(held["type"].endswith(f":{kind}") for held in stack.held())


def test_a_weekly_show_goes_off_air_keeps_its_studio_and_is_recorded_anew_with_the_next_episode(
    stack: Stack, cloud: Cloud
) -> None:
    prepare("weekly-show", lay_out("weekly-show", stack), cloud)
    stack.up()
    studio, first = cloud.running()
    cloud.new_changes()

    stack.config("set", "onAir", "false")
    stack.up()
    assert cloud.running() == []
    assert cloud.new_changes() == ["StopCaster", "StopRecord"]
    assert stack.outputs() == {"caster_id": studio}
    assert stack.changes() == {}

    stack.config("set-all", "--plaintext", "onAir=true", "--plaintext", "episode=2026-W49")
    stack.up()
    assert cloud.new_changes() == ["StartRecord", "StartCaster"]
    again, second = cloud.running()
    assert again == studio
    assert second != first


@pytest.mark.parametrize("example", [name for name in EXAMPLES if (ROOT / "examples" / name / "Pulumi.yaml").exists()])
def test_an_example_is_explained_in_a_few_lines(example: str) -> None:
    readme = ROOT / "examples" / example / "README.md"
    assert 5 <= len(readme.read_text().splitlines()) <= 20
