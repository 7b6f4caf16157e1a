"""States of released versions, taken over by this one: the unchanged program changes nothing, and all works on."""

import json
from collections.abc import Iterator
from pathlib import Path  # noqa: TC003 - pytest reads the annotation
from typing import Any

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, succeeded
from tests.upgrades.recorded import FILES, Recorded, name_of

EVERY_TIMESTAMP = 10**9
BY_CHANCE = {"requestId", "scenes", "recordFileList", "pgmSceneInfos", "pvwSceneInfos", "programUrl", "previewUrl"}
"""What the emulated cloud names otherwise each time."""
STOPPING = {"StopRecord", "StopCaster", "DeleteCaster", "DeleteCasterSceneConfig"} | {
    f"DeleteCaster{noun}" for noun in ("VideoResource", "Layout", "Component")
}


@pytest.fixture(params=FILES, ids=name_of)
def recorded(request: pytest.FixtureRequest) -> Recorded:
    """One recorded state."""
    file: Path = request.param
    return Recorded.read(file)


@pytest.fixture
def emulator(recorded: Recorded) -> Iterator[EmulatorServer]:
    """A cloud in which it is the time of the record, and stays so."""
    with EmulatorServer(real=lambda: recorded.moment) as server:
        yield server


def bring_about(cloud: Cloud, recorded: Recorded) -> None:
    """Let the cloud be as the released version had left it."""
    document = recorded.document
    cloud.choose(timestamp_window_seconds=EVERY_TIMESTAMP)
    for room, users in document["rooms"].items():
        cloud.publish(*users, room=room)
    for caster in document["casters"]:
        names = {name: value for name, value in caster.items() if name not in ("CasterId", "state")}
        cloud.seed(caster["CasterId"], **names)
        if caster["state"] == "streaming":
            cloud.start(caster["CasterId"])
    for start in document["recordings"]:
        cloud.record(start["TaskId"], **start)
    cloud.advance(document["advance"])
    for ended in document["ended"]:
        cloud.end(ended, "IdleTimeOut")
    cloud.new_actions()


def take_over(stack: Stack, recorded: Recorded) -> None:
    """Let the stack hold what the released version had written."""
    stack.program(recorded.program)
    file = stack.folder / "state.json"
    file.write_text(json.dumps(recorded.document["state"]))
    succeeded(stack.pulumi("stack", "import", "--file", str(file)))


def without_chance(outputs: dict[str, Any]) -> dict[str, Any]:
    """Outputs that are the same in a cloud of the same moment."""
    return {name: value for name, value in outputs.items() if name not in BY_CHANCE}


def test_it_is_taken_over_without_a_change_and_destroyed(recorded: Recorded, stack: Stack, cloud: Cloud) -> None:
    bring_about(cloud, recorded)
    take_over(stack, recorded)
    running, before = sorted(cloud.running()), stack.remembered()

    assert stack.changes(None, "--refresh=false") == {}
    assert cloud.new_actions() == []
    assert "unchanged" in stack.up().text
    assert cloud.new_changes() == []
    after = stack.remembered()
    for name, outputs in before.items():
        # A refresh adds the fields that are newer than the state.
        known = {field: value for field, value in after[name].items() if field in outputs}
        assert without_chance(known) == without_chance(outputs)
    assert sorted(cloud.running()) == running

    stack.destroy("--refresh=false")
    assert cloud.running() == []
    assert set(cloud.new_changes()) <= STOPPING
    assert not any(row[kind] for row in cloud.casters() for kind in ("VideoResources", "Layouts", "Components"))


@pytest.mark.parametrize("recorded", [file for file in FILES if file.stem == "recordings"], ids=name_of, indirect=True)
def test_a_live_change_is_done_to_what_was_started_before(recorded: Recorded, stack: Stack, cloud: Cloud) -> None:
    bring_about(cloud, recorded)
    take_over(stack, recorded)
    running = sorted(cloud.running())

    stack.up(recorded.program.replace('"location_x": 960', '"location_x": 900'))

    assert cloud.new_changes() == ["UpdateRecord"]
    assert sorted(cloud.running()) == running
