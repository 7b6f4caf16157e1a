"""What one resource was declared with, and its outputs tell, is taken by another one as it is."""

import pulumi
import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import APP, ROOM, Cloud
from tests.stack.conftest import variables


def record(name: str, **fields: object) -> livemedia.RtcRecordTask:
    given: dict[str, object] = {
        "control": livemedia.ControlArgs(max_idle_time=600, max_record_time=3600),
        "file_format_config": {"file_format": ["MP4"]},
        "storage_config": {"tos_config": {"account_id": "2100000000", "bucket": "shows"}},
        **fields,
    }
    return livemedia.RtcRecordTask(name, {"app_id": APP, "room_id": ROOM, **given})


def test_structures_go_from_resource_to_resource(livemedia_stack: MakeStack, cloud: Cloud) -> None:
    def program() -> None:
        first = record("first")
        second = record("second", control=first.control, storage_config=first.storage_config)
        pulumi.export("storage", second.storage_config.apply(lambda config: config.type))

    stack = livemedia_stack(program, environment=variables(cloud.url))
    result = stack.up()

    assert len(cloud.running()) == 2
    assert result.outputs.values == {"storage": 0}
    assert stack.resource("second").inputs["control"] == stack.resource("first").inputs["control"]
    assert stack.up().changes == []


@pytest.mark.parametrize(("bucket", "kind"), [(object(), "object"), ({"a"}, "set")])
def test_what_can_not_be_a_property_is_refused_without_what_stands_beside_it(bucket: object, kind: str) -> None:
    storage = {"tos_config": {"account_id": "hidden", "bucket": bucket}}

    with pytest.raises(TypeError) as raised:
        record("second", storage_config=storage)

    place = "second: storageConfig.tosConfig.bucket"
    assert str(raised.value) == f"{place} has the type {kind}; give a text, a number, a list or a map"
