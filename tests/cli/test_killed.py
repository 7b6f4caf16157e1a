"""The whole `pulumi up` is killed: `pulumi cancel`, and the next one puts everything right."""

import signal
from typing import Any

import pytest

from tests.cli.cloud import CASTER, Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Stack, arranged

SHOW = f'livemedia.LiveCaster("show", caster_id="{CASTER}")'
RECORDING = arranged(960)


def killed_at(stack: Stack, cloud: Cloud, providers: Providers, action: str, *options: str, hang: str) -> None:
    """Kill an `up` of the program, and wait until its provider has noticed, while an action hangs."""
    effect: dict[str, Any] = {hang: True}
    cloud.break_(action, **effect)
    up = stack.start("up", "--yes", "--skip-preview", *options)
    wait_until(lambda: up.poll() is not None or any(call["faults"] for call in cloud.calls(action)))
    assert up.poll() is None, up.communicate()
    up.send_signal(signal.SIGKILL)
    up.communicate()
    providers.kill()
    cloud.mend()
    stack.pulumi("cancel", "--yes")
    cloud.new_actions()


@pytest.mark.parametrize("hang", ["timeout", "timeout_after_commit"])
def test_while_it_starts(stack: Stack, cloud: Cloud, providers: Providers, hang: str) -> None:
    cloud.publish("host", "guest")
    stack.program(RECORDING)
    killed_at(stack, cloud, providers, "StartRecord", hang=hang)

    stack.up()
    assert len(cloud.runs()) == 1
    assert list(stack.resources()) == ["evening-news"]
    cloud.new_actions()
    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []


@pytest.mark.parametrize("hang", ["timeout", "timeout_after_commit"])
def test_while_it_stops_what_was_replaced(stack: Stack, cloud: Cloud, providers: Providers, hang: str) -> None:
    cloud.publish("host", "guest")
    stack.up(RECORDING)
    [first] = cloud.running()
    stack.program(arranged(960, encode='{"video_fps": 30}'))
    killed_at(stack, cloud, providers, "StopRecord", hang=hang)
    assert len(cloud.runs()) == 2

    stack.up()
    [second] = cloud.running()
    assert second != first
    assert [held["id"] for held in stack.held() if "RtcRecordTask" in held["type"]] == [second]


def test_after_it_has_replaced_a_recording_and_before_it_deletes_the_old_copy(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    cloud.publish("host", "guest")
    cloud.seed()
    stack.up(RECORDING)
    [running] = cloud.running()
    stack.program(f"recorded = {RECORDING}\n{SHOW[:-1]}, opts=pulumi.ResourceOptions(depends_on=[recorded]))")
    urn = stack.urn("evening-news")
    killed_at(stack, cloud, providers, "StartCaster", "--replace", urn, hang="timeout")
    copies = [held for held in stack.held() if held["urn"] == urn]
    assert len(copies) == 2, "the old copy is still to be deleted"

    stack.up()
    assert "StopRecord" not in cloud.new_actions(), "the recording goes on"
    assert sorted(cloud.running()) == sorted([CASTER, running])
    assert len([held for held in stack.held() if held["urn"] == urn]) == 1


def test_while_it_destroys(stack: Stack, cloud: Cloud, providers: Providers) -> None:
    cloud.seed()
    stack.up(SHOW)
    cloud.break_("StopCaster", timeout_after_commit=True)
    destroy = stack.start("destroy", "--yes", "--skip-preview", "--refresh=false")
    wait_until(lambda: any(call["faults"] for call in cloud.calls("StopCaster")))
    destroy.send_signal(signal.SIGKILL)
    destroy.communicate()
    providers.kill()
    cloud.mend()
    stack.pulumi("cancel", "--yes")

    assert list(stack.resources()) == ["show"]
    stack.destroy("--refresh=false")
    assert cloud.running() == []
