"""A process that dies in the middle: the next `up` mends it, and nothing works on that nobody waits for."""

import signal

from tests.cli.cloud import CASTER, Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Process, Stack

SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'


def started(stack: Stack, cloud: Cloud) -> Process:
    """An `up` that has come as far as StartCaster, and waits."""
    stack.program(SHOW)
    up = stack.start("up", "--yes", "--skip-preview")
    wait_until(lambda: any(call["committed"] for call in cloud.calls("StartCaster")))
    return up


def test_a_start_whose_provider_was_killed_is_taken_back_by_the_next_up(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    cloud.seed()
    cloud.break_("StartCaster", timeout_after_commit=True)
    up = started(stack, cloud)
    providers.kill()
    up.communicate()
    assert up.returncode != 0
    assert stack.resources() == {}
    assert cloud.running() == [CASTER]

    cloud.mend()
    stack.up()
    assert len(cloud.calls("StartCaster")) == 1
    assert cloud.calls("StopCaster") == []
    assert list(stack.resources()) == ["evening-news"]


def test_a_start_that_a_crash_left_behind_long_ago_is_not_taken_for_ours(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    cloud.seed()
    cloud.break_("StartCaster", timeout_after_commit=True)
    up = started(stack, cloud)
    providers.kill()
    up.communicate()

    cloud.mend()
    cloud.advance(3600)
    assert "AlreadyRunning" in stack.up_fails().text
    cloud.stop()


def test_a_provider_whose_engine_was_killed_ends_and_the_next_up_takes_its_start_back(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    cloud.seed()
    cloud.choose(caster_start="manual")
    up = started(stack, cloud)
    assert len(providers.living()) == 1

    up.send_signal(signal.SIGKILL)
    up.communicate()
    cloud.new_actions()
    providers.wait_for_the_end()
    assert cloud.new_changes() == []

    cloud.finish()
    stack.pulumi("cancel", "--yes")  # the killed run's lock
    stack.up()
    assert cloud.new_changes() == []
    assert list(stack.resources()) == ["evening-news"]
    assert cloud.status() == "streaming"
