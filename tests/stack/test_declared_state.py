"""What a refresh writes down of a show that somebody has stopped does not let the stack forget what is wanted."""

from collections.abc import Callable
from typing import Literal

import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.dynamic.hidden import DECLARED_STATE
from pulumi_livemedia.testing.stack import Stack
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import CASTER, Cloud
from tests.stack.conftest import variables


def show(desired_state: Literal["running", "stopped"] = "running") -> Callable[[], object]:
    return lambda: livemedia.LiveCaster("evening-news", caster_id=CASTER, desired_state=desired_state)


@pytest.fixture
def stopped(livemedia_stack: MakeStack, cloud: Cloud) -> Stack:
    """A stack whose show somebody has stopped, and a refresh that has seen it."""
    cloud.seed()
    stack = livemedia_stack(show(), environment=variables(cloud.url))
    stack.up()
    cloud.stop()
    stack.refresh()
    stack.refresh()
    cloud.new_actions()
    return stack


def declared(stack: Stack) -> object:
    return stack.resource("evening-news").outputs.get(DECLARED_STATE)


def test_what_is_wanted_is_kept_until_it_is_brought_about(stopped: Stack, cloud: Cloud) -> None:
    assert stopped.resource("evening-news").inputs["desiredState"] == "stopped"
    assert declared(stopped) == "running"

    stopped.up()

    assert cloud.new_changes() == ["StartCaster"]
    assert declared(stopped) is None


def test_it_is_forgotten_when_the_program_wants_what_is_found(stopped: Stack, cloud: Cloud) -> None:
    stopped.program = show("stopped")

    result = stopped.up()

    assert result.changes == ["update LiveCaster evening-news"]
    assert cloud.new_actions() == []
    assert declared(stopped) is None
    assert stopped.up().changes == []


def test_it_is_forgotten_when_what_is_wanted_is_found_again(stopped: Stack, cloud: Cloud) -> None:
    cloud.start()

    stopped.refresh()

    assert declared(stopped) is None
    assert stopped.up().changes == []
