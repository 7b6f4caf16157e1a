"""Whole lives with keys that are allowed exactly what docs/permissions.md says."""

from collections.abc import Iterator

import pytest

from tests.cli.cloud import CASTER, KEY, Cloud
from tests.cli.stack import Stack, arranged
from tools.policies import CLOUDS, FREE, USES

STUDIO = f"""
livemedia.LiveCaster("evening-news", caster_id="{CASTER}", restart_triggers=[%d])
"""


@pytest.fixture(autouse=True)
def _everything_is_allowed_in_the_end(stack: Stack, cloud: Cloud) -> Iterator[None]:
    """Let what runs be stopped, whatever the test has left; asks for the stack, so that this comes before its end."""
    assert stack.name
    yield
    cloud.choose(KEY, allowed_actions=None)


def program(trigger: int, guest_at: int) -> str:
    return STUDIO % trigger + arranged(guest_at, "interview")


def allow(cloud: Cloud, use: str) -> list[str]:
    """Allow the key what a use needs, and nothing else."""
    actions = [action for each in CLOUDS for action in each.actions(use)]
    cloud.choose(KEY, allowed_actions=actions)
    return actions


def called(cloud: Cloud) -> set[str]:
    """The actions that were called, as policies name them; those that need no permission are left out."""
    return {f"{call['service'].lower()}:{call['action']}" for call in cloud.calls() if call["action"] not in FREE}


def test_everything_can_be_done_with_the_policies_and_nothing_in_them_is_left_over(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.publish("host", "guest")
    allowed = allow(cloud, "run")

    stack.up(program(1, 960))
    stack.up(program(2, 900))
    stack.refresh()
    stack.destroy()

    assert called(cloud) == set(allowed)
    assert [call["code"] for call in cloud.calls() if call["code"]] == []


def test_a_review_can_look_and_nothing_else(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.publish("host", "guest")
    stack.up(program(1, 960))

    allowed = allow(cloud, "review")
    assert stack.changes(program(1, 900)) == {"interview": "update"}
    stack.refresh()
    assert called(cloud) >= {"live:DescribeCasters", "live:DescribeCasterStreamUrl", "rtc:GetRecordTask"}
    assert called(cloud) & set(allowed)
    assert [call["code"] for call in cloud.calls() if call["code"]] == []

    refused = stack.up_fails(program(2, 900), "--continue-on-error")
    assert "allow RestartCaster for access key emulator" in refused.line
    assert "allow UpdateRecord for access key emulator" in refused.line


@pytest.mark.parametrize("use", USES)
def test_a_policy_allows_no_more_than_single_operations(use: str) -> None:
    for cloud in CLOUDS:
        [statement] = cloud.policy(use)["Statement"]
        assert statement["Action"]
        assert not [action for action in statement["Action"] if "*" in action]
