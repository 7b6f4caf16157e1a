"""A recording as a program declares it: whatever the way to write it, the engine gets the same."""

from collections.abc import Callable
from typing import Any

import pulumi
import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.dynamic.resource import serialized
from tests.dynamic.program import Request, run
from tests.provider.wire import Properties, secrets

TYPE = "pulumi-python:dynamic/livemedia:RtcRecordTask"
SNAKE: Properties = {
    "app_id": "a",
    "room_id": "r",
    "file_format_config": {"file_format": ["MP4"]},
    "storage_config": {"tos_config": {"account_id": "2100000000", "region": 0, "bucket": "b_1"}},
    "target_streams": {"stream_list": [{"index": 0, "user_id": "host"}]},
    "layout": {
        "layout_mode": 2,
        "custom_layout": {
            "regions": [{"stream_index": 0, "width": 6, "height": 4, "source_crop": {"location_x": 0.5}}]
        },
    },
    "control": {"max_idle_time": 3600, "max_record_time": 0},
}
CAMEL: Properties = {
    "appId": "a",
    "roomId": "r",
    "fileFormatConfig": {"fileFormat": ["MP4"]},
    "storageConfig": {"tosConfig": {"accountId": "2100000000", "region": 0, "bucket": "b_1"}},
    "targetStreams": {"streamList": [{"index": 0, "userId": "host"}]},
    "layout": {
        "layoutMode": 2,
        "customLayout": {"regions": [{"streamIndex": 0, "width": 6, "height": 4, "sourceCrop": {"locationX": 0.5}}]},
    },
    "control": {"maxIdleTime": 3600, "maxRecordTime": 0},
}
QUIET: dict[str, Any] = {
    "app_id": "a",
    "room_id": "r",
    "file_format_config": {"file_format": ["MP4"]},
    "storage_config": {"tos_config": {"account_id": "2100000000", "bucket": "b"}},
    "control": {"max_idle_time": 3600, "max_record_time": 0},
    "file_name_config": {"pattern": "{TaskId}_{StartTime}_{Random}"},
}


def documented(value: object) -> Any:  # noqa: ANN401 - a value of any shape
    """The same under the documented names."""
    if isinstance(value, dict):
        return {key[0].upper() + key[1:]: documented(item) for key, item in value.items()}
    return [documented(item) for item in value] if isinstance(value, list) else value


def as_arguments() -> livemedia.RtcRecordTask:
    return livemedia.RtcRecordTask(
        "show",
        livemedia.RtcRecordTaskArgs(
            app_id="a",
            room_id="r",
            file_format_config=livemedia.FileFormatConfigArgs(file_format=["MP4"]),
            storage_config=livemedia.StorageConfigArgs(
                tos_config=livemedia.TosConfigArgs(account_id="2100000000", region=0, bucket="b_1")
            ),
            target_streams=livemedia.TargetStreamsArgs(stream_list=[livemedia.StreamArgs(index=0, user_id="host")]),
            layout=livemedia.LayoutArgs(
                layout_mode=livemedia.LayoutMode.CUSTOM,
                custom_layout=livemedia.CustomLayoutArgs(
                    regions=[
                        livemedia.RegionArgs(
                            stream_index=0,
                            width=6,
                            height=4,
                            source_crop=livemedia.SourceCropArgs(location_x=0.5),
                        )
                    ]
                ),
            ),
            control=livemedia.ControlArgs(max_idle_time=3600, max_record_time=0),
        ),
    )


def one(program: Callable[[], object]) -> tuple[Request, Properties]:
    [declared] = run(lambda: program() and None)
    return declared


def checked(properties: Properties) -> Properties:
    """What check makes of it, without the hidden inputs."""
    inputs = livemedia.providers.RtcRecordTaskProvider().check({}, properties).inputs
    return {key: value for key, value in inputs.items() if not key.startswith("__") and key != "taskId"}


@pytest.mark.parametrize(
    "declare",
    [
        as_arguments,
        lambda: livemedia.RtcRecordTask("show", SNAKE),
        lambda: livemedia.RtcRecordTask("show", CAMEL),
        lambda: livemedia.RtcRecordTask("show", documented(CAMEL)),
        lambda: livemedia.RtcRecordTask("show", **SNAKE),
        lambda: livemedia.RtcRecordTask(
            "show", {"RoomId": "r"}, None, **{k: SNAKE[k] for k in SNAKE if k != "room_id"}
        ),
    ],
    ids=["arguments", "snake", "camel", "documented", "keywords", "both"],
)
def test_all_ways_to_write_it_declare_the_same(declare: Callable[[], object]) -> None:
    request, properties = one(declare)

    assert (request["type"], request["name"]) == (TYPE, "show")
    assert checked(properties) == checked(CAMEL)
    assert {key: value for key, value in properties.items() if key.startswith("__")} == {
        "__name": "show",
        "__scope": "shows/dev",
        "__provider": serialized("pulumi_livemedia.providers", "RtcRecordTaskProvider"),
    }


def test_a_value_given_both_in_args_and_as_a_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="given both in args and as a keyword: roomId"):
        one(lambda: livemedia.RtcRecordTask("show", {"RoomId": "r"}, **QUIET))


@pytest.mark.parametrize(("given", "deletes_first"), [({}, False), ({"task_id": "Task1"}, True)])
def test_a_replacement_deletes_first_only_where_the_id_is_given(given: dict[str, str], *, deletes_first: bool) -> None:
    request, _ = one(lambda: livemedia.RtcRecordTask("show", **QUIET | given))

    assert request.get("deleteBeforeReplace", False) is deletes_first
    assert request["deleteBeforeReplaceDefined"] is True


def test_an_id_that_is_an_output_is_a_given_one() -> None:
    request, properties = one(
        lambda: livemedia.RtcRecordTask("show", **QUIET, task_id=pulumi.Output.from_input("Task1"))
    )

    assert request["deleteBeforeReplace"] is True
    assert properties["taskId"] == "Task1"


@pytest.mark.parametrize("given", [{}, {"task_id": "Task1"}])
@pytest.mark.parametrize("chosen", [True, False])
def test_the_user_may_choose_whether_a_replacement_deletes_first(given: dict[str, str], *, chosen: bool) -> None:
    opts = pulumi.ResourceOptions(delete_before_replace=chosen)

    request, _ = one(lambda: livemedia.RtcRecordTask("show", opts=opts, **QUIET | given))

    assert request.get("deleteBeforeReplace", False) is chosen


def test_secrets_of_the_program_stay_secret() -> None:
    def program() -> None:
        keys = {"bucket": "b", "access_key": pulumi.Output.secret("x"), "secret_key": "y"}
        livemedia.RtcRecordTask("show", **QUIET | {"storage_config": {"custom_config": keys}})

    _, properties = one(program)

    assert secrets(properties)


def test_outputs_have_their_types_and_names() -> None:
    seen: list[object] = []

    def program() -> pulumi.Output[None]:
        show = livemedia.RtcRecordTask("show", CAMEL, task_id="Task1")
        return pulumi.Output.all(show.task_id, show.storage_config, show.record_status, show.id).apply(seen.extend)

    run(program)

    assert seen[0] == "Task1"
    assert seen[1].tos_config.bucket == "b_1"  # type: ignore[attr-defined]
    assert seen[2:] == [None, "show-id"]


def test_twelve_hundred_recordings_register() -> None:
    def program() -> None:
        for number in range(1200):
            livemedia.RtcRecordTask(f"show-{number}", {"app_id": "a", "room_id": "r"})

    assert len(run(program)) == 1200
