"""What a program gives in any of the three spellings: the engine ignores, replaces and hides what it is told to."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pulumi
import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing.property_values import Secret, reveal
from pulumi_livemedia.testing.results import StackFailed
from pulumi_livemedia.testing.stack import Stack
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import APP, Cloud

Opts = pulumi.ResourceOptions | None
Arguments = dict[str, Any]
Form = Callable[..., Arguments]


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    """An emulator for all tests of this module; rooms keep their recordings apart."""
    with EmulatorServer() as server:
        cloud = Cloud(server.url)
        yield cloud
        cloud.close()


@pytest.fixture
def stack(cloud: Cloud, livemedia_stack: MakeStack) -> Stack:
    """An empty stack on the emulator."""
    config = {"volcengine:accessKey": "emulator", "volcengine:secretKey": "emulator-secret"}
    return livemedia_stack(lambda: None, config={**config, "livemedia:volcengineEndpoint": cloud.url})


def typed(bucket: Any, fps: int, left: int) -> Arguments:  # noqa: ANN401 - or an output
    return {
        "storage_config": livemedia.StorageConfigArgs(
            tos_config=livemedia.TosConfigArgs(account_id="2100000000", bucket=bucket)
        ),
        "encode": livemedia.EncodeArgs(video_fps=fps),
        "target_streams": livemedia.TargetStreamsArgs(stream_list=[livemedia.StreamArgs(index=0, user_id="host")]),
        "layout": livemedia.LayoutArgs(
            layout_mode=2,
            custom_layout=livemedia.CustomLayoutArgs(
                regions=[livemedia.RegionArgs(stream_index=0, location_x=left, width=320, height=180)]
            ),
        ),
    }


def snake(bucket: Any, fps: int, left: int) -> Arguments:  # noqa: ANN401 - or an output
    region = {"stream_index": 0, "location_x": left, "width": 320, "height": 180}
    return {
        "storage_config": {"tos_config": {"account_id": "2100000000", "bucket": bucket}},
        "encode": {"video_fps": fps},
        "target_streams": {"stream_list": [{"index": 0, "user_id": "host"}]},
        "layout": {"layout_mode": 2, "custom_layout": {"regions": [region]}},
    }


def state(bucket: Any, fps: int, left: int) -> Arguments:  # noqa: ANN401 - or an output
    region = {"streamIndex": 0, "locationX": left, "width": 320, "height": 180}
    return {
        "storageConfig": {"tosConfig": {"accountId": "2100000000", "bucket": bucket}},
        "encode": {"videoFps": fps},
        "targetStreams": {"streamList": [{"index": 0, "userId": "host"}]},
        "layout": {"layoutMode": 2, "customLayout": {"regions": [region]}},
    }


def pasted(bucket: Any, fps: int, left: int) -> Arguments:  # noqa: ANN401 - or an output
    region = {"StreamIndex": 0, "LocationX": left, "Width": 320, "Height": 180}
    return {
        "StorageConfig": {"TosConfig": {"AccountId": "2100000000", "Bucket": bucket}},
        "Encode": {"VideoFps": fps},
        "TargetStreams": {"StreamList": [{"Index": 0, "UserId": "host"}]},
        "Layout": {"LayoutMode": 2, "CustomLayout": {"Regions": [region]}},
    }


def in_outputs(bucket: Any, fps: int, left: int) -> Arguments:  # noqa: ANN401 - the same
    return {key: pulumi.Output.from_input(value) for key, value in pasted(bucket, fps, left).items()}


FORMS = [typed, snake, state, pasted, in_outputs]
BEFORE, AFTER = ("shows", 15, 0), ("others", 30, 16)
PATHS = [
    ("storage_config.tos_config.bucket", "encode.video_fps", "layout.custom_layout.regions[0].location_x"),
    ("storageConfig.tosConfig.bucket", "encode.videoFps", "layout.customLayout.regions[*].locationX"),
    ("StorageConfig.TosConfig.Bucket", "Encode.VideoFps", "Layout.CustomLayout.Regions[0].LocationX"),
    ('storage_config["TosConfig"].Bucket', 'encode["video_fps"]', 'layout["CustomLayout"]["regions"][*]["location_x"]'),
]


def declaring(room: str, form: Form, given: tuple[Any, int, int], opts: Opts = None) -> Callable[[], None]:
    def program() -> None:
        # Outputs belong to the run of the program that makes them.
        arguments = {"app_id": APP, "room_id": room, "file_format_config": {"FileFormat": ["MP4"]}, **form(*given)}
        livemedia.RtcRecordTask("lesson", arguments, opts)

    return program


@pytest.fixture
def room() -> str:
    """A room of this test's own."""
    return f"room-{uuid.uuid4().hex}"


@pytest.mark.parametrize("form", FORMS)
def test_a_change_that_is_ignored_restarts_nothing(stack: Stack, room: str, form: Form) -> None:
    stack.program = declaring(room, form, BEFORE)
    stack.up()
    before = stack.resource("lesson")

    for paths in PATHS:
        stack.program = declaring(room, form, AFTER, pulumi.ResourceOptions(ignore_changes=list(paths)))
        assert stack.preview().changes == []
    assert stack.up().changes == []
    after = stack.resource("lesson")
    assert (after.id, after.inputs, after.outputs) == (before.id, before.inputs, before.outputs)

    stack.program = declaring(room, form, AFTER)
    assert stack.preview().changes == ["replace RtcRecordTask lesson"]


def test_a_form_may_be_changed_for_another_and_nothing_happens(stack: Stack, room: str) -> None:
    stack.program = declaring(room, typed, BEFORE)
    stack.up()
    held = stack.resource("lesson").inputs
    for form in FORMS:
        stack.program = declaring(room, form, BEFORE)
        assert stack.preview().changes == []
        assert stack.up().changes == []
        assert stack.resource("lesson").inputs == held


@pytest.mark.parametrize("form", FORMS)
def test_a_change_that_is_to_replace_does(stack: Stack, room: str, form: Form) -> None:
    stack.program = declaring(room, form, ("shows", 15, 0))
    stack.up()

    stack.program = declaring(room, form, ("shows", 15, 16))
    assert stack.preview().changes == ["update RtcRecordTask lesson"]
    for *_, path in PATHS:
        opts = pulumi.ResourceOptions(replace_on_changes=[path])
        stack.program = declaring(room, form, ("shows", 15, 16), opts)
        assert stack.preview().changes == ["replace RtcRecordTask lesson"]


@pytest.mark.parametrize("name", ["storage_config", "storageConfig", "StorageConfig"])
def test_an_output_that_is_to_be_secret_is(stack: Stack, room: str, name: str) -> None:
    stack.program = declaring(room, pasted, BEFORE, pulumi.ResourceOptions(additional_secret_outputs=[name]))
    stack.up()

    assert isinstance(stack.resource("lesson").outputs["storageConfig"], Secret)


@pytest.mark.parametrize("form", FORMS)
def test_a_secret_inside_stays_one_in_the_state(stack: Stack, room: str, form: Form) -> None:
    def program() -> None:
        declaring(room, form, (pulumi.Output.secret("secret-bucket"), 15, 0))()

    stack.program = program
    stack.up()

    held = stack.resource("lesson")
    for properties in (held.inputs, held.outputs):
        assert "secret-bucket" in str(reveal(properties))
        assert "secret-bucket" not in str(properties)


@pytest.mark.parametrize(
    ("encode", "reason"),
    [
        ({"VideoFpz": 15}, "encode.VideoFpz is not a known property"),
        ({"VideoFps": 15, "video_fps": 16}, "is given twice: it is another spelling of videoFps"),
        ({"VideoFps": 61}, "encode.videoFps is 61, but must be"),
    ],
)
def test_mistakes_are_told_as_ever(stack: Stack, room: str, encode: Arguments, reason: str) -> None:
    def mistaken(*given: Any) -> Arguments:  # noqa: ANN401 - the same
        return {**pasted(*given), "Encode": encode}

    stack.program = declaring(room, mistaken, BEFORE)

    with pytest.raises(StackFailed) as failed:
        stack.preview()

    [failure] = failed.value.check_failures
    assert reason in failure.reason
