"""What a change of each field does to the recording that runs."""

from typing import Any

import pytest

from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from tests.rtc_record_task.samples import CUSTOM, HOST, MIXED, S3, TOS, VOD, patched, storage

CUSTOM_KEYS = storage(customConfig=S3)


def effects(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """The effect of each difference, by its place."""
    before, after = (RtcRecordTaskInputs.examine(declared) for declared in (old, new))
    return {dotted(change.path): change.effect.value for change in changes(before, after)}


def in_layout(**patch: Any) -> dict[str, Any]:  # noqa: ANN401 - as open as a program
    return {"layout": {"customLayout": patch}}


def in_custom_config(**patch: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    return {"storageConfig": {"customConfig": patch}}


@pytest.mark.parametrize(
    ("base", "patch", "path", "effect"),
    [
        (MIXED, {"appId": "b"}, "appId", "identity"),
        (MIXED, {"roomId": "b"}, "roomId", "identity"),
        (MIXED, {"taskId": "b"}, "taskId", "identity"),
        (MIXED, {"businessId": "b"}, "businessId", "restart"),
        (MIXED, {"recordMode": 1}, "recordMode", "restart"),
        (MIXED, {"targetStreams": {"streamList": [{"userId": "a"}]}}, "targetStreams.streamList", "restart"),
        (CUSTOM, {"targetStreams": {"streamList": []}}, "targetStreams.streamList", "live"),
        (CUSTOM, {"targetStreams": None}, "targetStreams.streamList", "live"),
        (CUSTOM, {"excludeStreams": {"streamList": [{"userId": "a"}]}}, "excludeStreams.streamList", "restart"),
        (MIXED, {"encode": {"videoFps": 25}}, "encode.videoFps", "restart"),
        (MIXED, {"layout": {"layoutMode": 3}}, "layout.layoutMode", "restart"),
        (CUSTOM, in_layout(canvas={"width": 1282}), "layout.customLayout.canvas.width", "restart"),
        (CUSTOM, in_layout(canvas={"height": 722}), "layout.customLayout.canvas.height", "restart"),
        (CUSTOM, in_layout(canvas={"background": "#ffffff"}), "layout.customLayout.canvas.background", "live"),
        (CUSTOM, in_layout(canvas={"backgroundImage": "https://a/b.png"}), "layout.customLayout.canvas.backgroundImage",
         "live"),
        (CUSTOM, in_layout(regions=[HOST]), "layout.customLayout.regions", "live"),
        (MIXED, {"control": {"maxIdleTime": 10}}, "control.maxIdleTime", "restart"),
        (MIXED, {"fileFormatConfig": {"fileFormat": ["HLS"]}}, "fileFormatConfig.fileFormat", "restart"),
        (MIXED, {"fileNameConfig": {"pattern": "a"}}, "fileNameConfig.pattern", "restart"),
        (MIXED, {"storageConfig": {"tosConfig": {"region": 1}}}, "storageConfig.tosConfig.region", "restart"),
        (CUSTOM_KEYS, in_custom_config(bucket="b"), "storageConfig.customConfig.bucket", "restart"),
        (CUSTOM_KEYS, in_custom_config(accessKey="b"), "storageConfig.customConfig.accessKey", "next start"),
        (CUSTOM_KEYS, in_custom_config(secretKey="b"), "storageConfig.customConfig.secretKey", "next start"),
        (CUSTOM_KEYS, in_custom_config(securityToken="b"), "storageConfig.customConfig.securityToken", "next start"),
        (MIXED, {"desiredState": "stopped"}, "desiredState", "live"),
        (MIXED, {"restartTriggers": ["b"]}, "restartTriggers", "restart"),
        (MIXED, {"adopt": True}, "adopt", "local"),
        (MIXED, {"whenEnded": "fail"}, "whenEnded", "local"),
        (MIXED, {"waitFor": "recording"}, "waitFor", "local"),
        (CUSTOM_KEYS, {"verifyStorage": True}, "verifyStorage", "local"),
    ],
)  # fmt: skip
def test_a_change_has_its_declared_effect(base: dict[str, Any], patch: dict[str, Any], path: str, effect: str) -> None:
    changed = patched(base, patch)

    assert effects(base, changed) == effects(changed, base) == {path: effect}


def test_nothing_is_live_where_the_layout_is_custom_only_before_or_after() -> None:
    others = [patched(CUSTOM, {"layout": None}), patched(CUSTOM, {"layout": {"layoutMode": 0}})]
    others = [patched(other, {"targetStreams": {"streamList": [{"userId": "a"}]}}) for other in others]

    for other in others:
        assert {*effects(CUSTOM, other).values(), *effects(other, CUSTOM).values()} == {"restart"}


def test_a_layout_that_may_turn_out_not_to_be_custom_is_announced_as_a_restart() -> None:
    unknown = patched(CUSTOM, {"layout": {"layoutMode": Hole(None), "customLayout": {"regions": [HOST]}}})

    assert effects(CUSTOM, unknown) == {"layout.layoutMode": "restart", "layout.customLayout.regions": "restart"}


def test_another_kind_of_storage_is_a_restart() -> None:
    assert set(effects(storage(tosConfig=TOS), storage(vodConfig=VOD)).values()) == {"restart"}


@pytest.mark.parametrize(
    "patch",
    [
        {"encode": {}},
        {"control": {"maxIdleTime": 180, "enableSyncUpload": False}},
        {"targetStreams": {"streamList": []}},
        {"excludeStreams": {}},
        {"layout": {"layoutMode": 0.0}},
        {"fileNameConfig": {"prefix": [], "pattern": ""}},
        {"recordMode": 0.0},
        {"storageConfig": {"type": 0, "tosConfig": {"region": "cn-beijing"}}},
    ],
)
def test_a_default_that_is_written_out_is_no_change(patch: dict[str, Any]) -> None:
    assert effects(MIXED, patched(MIXED, patch)) == effects(patched(MIXED, patch), MIXED) == {}
