"""A resource that was given another name is replaced like any other: what it ran ends."""

from collections.abc import Callable
from typing import Any

import pulumi
import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.testing.stack import Stack
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import APP, CASTER, ROOM, Cloud
from tests.stack.conftest import variables

Program = Callable[[str, pulumi.ResourceOptions | None], object]
Stacks = Callable[[Program], Stack]


@pytest.fixture
def renamed(livemedia_stack: MakeStack, cloud: Cloud) -> Stacks:
    """A stack in whose state the resource of a program has had another name before."""

    def make(program: Program) -> Stack:
        stack = livemedia_stack(lambda: program("evening-news", None), environment=variables(cloud.url))
        stack.up()
        stack.program = lambda: program("late-news", aliases())
        stack.up()
        return stack

    return make


def aliases(**options: Any) -> pulumi.ResourceOptions:  # noqa: ANN401 - any option
    return pulumi.ResourceOptions(aliases=[pulumi.Alias(name="evening-news")], **options)


def record(name: str, opts: pulumi.ResourceOptions | None, **fields: Any) -> object:  # noqa: ANN401 - any field
    return livemedia.RtcRecordTask(
        name,
        app_id=APP,
        room_id=ROOM,
        file_format_config={"file_format": ["MP4"]},
        storage_config={"tos_config": {"account_id": "2100000000", "bucket": "shows"}},
        opts=opts,
        **fields,
    )


@pytest.mark.parametrize("adopt", [False, True])
def test_a_recording_with_a_task_id_ends_before_the_new_one_begins(
    renamed: Stacks, cloud: Cloud, *, adopt: bool
) -> None:
    stack = renamed(lambda name, opts: record(name, opts, task_id="Task1", adopt=adopt))
    cloud.new_actions()

    stack.program = lambda: record("late-news", aliases(), task_id="Task1", adopt=adopt, encode={"video_fps": 30})
    stack.up()

    assert cloud.new_changes() == ["StopRecord", "StartRecord"]


def test_a_recording_that_is_replaced_for_its_own_sake_ends(renamed: Stacks, cloud: Cloud) -> None:
    stack = renamed(record)
    cloud.new_actions()

    replaced = aliases(replace_on_changes=["when_ended"])
    stack.program = lambda: record("late-news", replaced, when_ended="leave")
    stack.up()

    assert len(cloud.running()) == 1


def test_a_show_that_is_replaced_by_force_starts_anew(renamed: Stacks, cloud: Cloud) -> None:
    cloud.seed()
    stack = renamed(lambda name, opts: livemedia.LiveCaster(name, caster_id=CASTER, opts=opts))
    cloud.advance(3600)
    cloud.new_actions()

    stack.up(replace=[stack.resource("late-news").urn])

    assert cloud.new_changes() == ["StopCaster", "StartCaster"]
