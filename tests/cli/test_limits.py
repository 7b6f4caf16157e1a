"""Many recordings at once: the cloud never has to refuse one, and whoever has to wait gets there."""

import shutil
from pathlib import Path

import pytest

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording

MANY = 200


def many(count: int, room: str) -> str:
    each = recording(room_id=f'f"{room}-{{number}}"').replace('"evening-news"', 'f"show-{number}"')
    return f"for number in range({count}): {each}"


@pytest.fixture
def second(stack: Stack, tmp_path: Path) -> Stack:
    """Another stack, with the keys of the same account."""
    shutil.copytree(stack.state, tmp_path / "second-state")
    shutil.copytree(stack.folder, tmp_path / "second")
    backend = {"PULUMI_BACKEND_URL": f"file://{tmp_path / 'second-state'}"}
    return Stack(tmp_path / "second", stack.environment | backend, tmp_path / "second-state")


def test_two_hundred_at_once_are_never_too_many_calls(stack: Stack, cloud: Cloud) -> None:
    cloud.choose(rooms="everybody")
    stack.up(many(MANY, "room"), "--parallel", "32")

    assert len(cloud.runs("recording")) == MANY
    assert {call["code"] for call in cloud.calls()} == {""}
    assert len(cloud.calls("StartRecord")) == MANY

    stack.destroy("--refresh=false", "--parallel", "32")
    assert {call["code"] for call in cloud.calls()} == {""}
    assert cloud.running() == []


def test_two_stacks_at_once_share_the_rate_of_their_account(stack: Stack, second: Stack, cloud: Cloud) -> None:
    cloud.choose(rooms="everybody")
    stack.program(many(80, "first"))
    second.program(many(80, "second"))

    both = [each.start("up", "--yes", "--skip-preview", "--parallel", "32") for each in (stack, second)]
    texts = [process.communicate()[0] for process in both]

    assert [process.returncode for process in both] == [0, 0], texts
    assert len(cloud.runs("recording")) == 160
    second.destroy("--refresh=false")
