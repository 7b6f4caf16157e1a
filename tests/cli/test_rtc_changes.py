"""Changes that are no business of the running task, and values that a preview does not know."""

import pytest

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording

KEYS = '{"custom_config": {"bucket": "shows", "access_key": "%s-access-key", "secret_key": "%s-secret-key"}}'
STAND_IN = '''
"""Makes users, whose ids are known only after `pulumi up`."""

from pulumi.dynamic import CreateResult, Resource, ResourceProvider


class UserProvider(ResourceProvider):
    serialize_as_secret_always = False

    def create(self, props):
        return CreateResult("host", props)


class User(Resource, module="stand-in", name="User"):
    def __init__(self, name):
        super().__init__(UserProvider(), name, {})
'''


def test_rotated_keys_and_ways_of_working_change_the_state_only(stack: Stack, cloud: Cloud) -> None:
    stack.up(recording(storage_config=KEYS % ("old", "old")))
    cloud.new_actions()

    rotated = recording(storage_config=KEYS % ("new", "new"))
    assert stack.preview(rotated).differences == ["storageConfig", "customConfig", "accessKey", "secretKey"]
    assert cloud.new_changes() == []
    assert "~ 1 updated" in stack.up(None, "--refresh=false").text
    assert cloud.new_actions() == []
    state = stack.pulumi("stack", "export", "--show-secrets").text
    assert "new-secret-key" in state
    assert "old-" not in state

    local = {"adopt": "True", "when_ended": '"leave"', "wait_for": '"recording"'}
    timeouts = "pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(update='1m'))"
    other = recording(storage_config=KEYS % ("new", "new"), opts=timeouts, **local)
    assert stack.changes(other) == {"evening-news": "update"}
    assert "~ 1 updated" in stack.up().text
    assert set(cloud.new_actions()) == {"GetRecordTask", "GetCallerIdentity"}
    held = stack.resources()["evening-news"]["outputs"]
    assert (held["adopt"], held["whenEnded"], held["waitFor"]) == (True, "leave", "recording")
    assert len(cloud.running()) == 1


@pytest.fixture
def users(stack: Stack) -> None:
    """A module that programs can make users with."""
    (stack.folder / "users.py").write_text(STAND_IN)


def recorded(user: str) -> str:
    """A program that records a user who is made by it."""
    streams = f'livemedia.TargetStreamsArgs(stream_list=[livemedia.StreamArgs(user_id=User("{user}").id)])'
    return f"from users import User\n{recording(target_streams=streams)}"


@pytest.mark.usefixtures("users")
def test_a_value_that_is_not_known_yet_may_restart_the_recording_and_does_only_if_it_differs(
    stack: Stack, cloud: Cloud
) -> None:
    preview = stack.preview(recorded("first"))
    assert "+ pulumi-python:dynamic/livemedia:RtcRecordTask: (create)" in preview.line
    assert "taskId : [unknown]" in preview.line
    assert cloud.new_actions() == []

    stack.up()
    [running] = cloud.running()
    assert cloud.new_changes() == ["StartRecord"]
    [run] = cloud.runs()
    assert run["Configuration"]["TargetStreams"] == {"StreamList": [{"UserId": "host"}]}

    preview = stack.preview(recorded("second"))
    assert "(replace)" in preview.text
    assert f'~ taskId : "{running.rpartition("/")[2]}" => [unknown]' in preview.line
    stack.up()
    assert cloud.new_changes() == []
    assert cloud.running() == [running]
