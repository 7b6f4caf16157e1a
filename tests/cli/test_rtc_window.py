"""A recording that runs for longer than the cloud shows it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from pulumi_livemedia.emulator.clock import real_time
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording

AGO = timedelta(hours=73)


@pytest.fixture
def emulator() -> Iterator[EmulatorServer]:
    """An emulator in which it is three days ago, so that the recording can be old, and the provider's clock right."""
    with EmulatorServer(real=lambda: real_time() - AGO) as server:
        yield server


def test_a_recording_that_is_not_visible_any_more_is_kept_and_can_be_stopped(stack: Stack, cloud: Cloud) -> None:
    cloud.choose(timestamp_window_seconds=int(2 * AGO.total_seconds()))
    cloud.publish("host")
    stack.up(recording())
    [running] = cloud.running()
    before = stack.remembered()

    cloud.advance(AGO.total_seconds())
    assert cloud.running() == [running]
    assert "2 unchanged" in stack.refresh().text
    assert stack.remembered() == before
    assert stack.changes() == {}

    cloud.new_actions()
    stack.destroy()
    assert cloud.new_changes() == ["StopRecord"]
    assert cloud.running() == []
