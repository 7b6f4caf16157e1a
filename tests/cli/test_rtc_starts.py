"""Starts that are accepted and come to nothing, or take their time: "ok" is not believed."""

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording

APPS = {name: f"661e0000000000000000000{number}" for number, name in enumerate(("fails", "late", "empty", "unknown"))}
EACH = """
for name, app in {apps}.items():
    account = livemedia.Provider(
        name, volcengine_access_key=f"emulator-{{name}}", volcengine_secret_key="emulator-secret"
    )
    {declared}
"""


def each() -> str:
    """A program with a recording for each way to start, each in an account that has it."""
    timeouts = 'custom_timeouts=pulumi.CustomTimeouts(create="2s" if name in ("empty", "unknown") else "1m")'
    declared = recording(
        app_id="app",
        wait_for='"recording" if name == "empty" else "accepted"',
        opts=f"pulumi.ResourceOptions(provider=account, {timeouts})",
    )
    return EACH.format(apps=APPS, declared=declared.replace('"evening-news"', "name"))


def test_a_start_is_verified_and_taken_back_with_its_reason_if_nothing_came_of_it(stack: Stack, cloud: Cloud) -> None:
    cloud.choose("emulator-fails", record_start="fails")
    cloud.choose("emulator-late", record_start={"invisible": 1})
    cloud.choose("emulator-unknown", record_start="unknown")

    run = stack.up_fails(each(), "--continue-on-error")
    assert list(stack.resources()) == ["late"]
    assert cloud.running() == [stack.resources()["late"]["id"]]
    assert stack.resources()["late"]["outputs"]["recordStatus"] == "not started"

    name = f"recording {APPS['fails']}/studio-1/fails-"
    assert f"livemedia.CannotStart: {name}" in run.error_of("fails")
    assert "was accepted, but failed (StartTaskFailed); it was stopped again" in run.error_of("fails")
    assert "cure: is recording switched on for the AppId in the RTC console?" in run.error_of("fails")

    assert f"livemedia.CannotStart: recording {APPS['unknown']}/studio-1/unknown-" in run.error_of("unknown")
    assert "is not visible after 2 s; last seen: unknown(0); it was stopped again" in run.error_of("unknown")

    assert f"livemedia.CannotStart: recording {APPS['empty']}/studio-1/empty-" in run.error_of("empty")
    assert "is not recording after 2 s; last seen: not started; it was stopped again" in run.error_of("empty")
    assert "cure: does anybody publish in the room?" in run.error_of("empty")
