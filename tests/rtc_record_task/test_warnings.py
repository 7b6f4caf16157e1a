"""What is legal, but hardly meant."""

from typing import Any

import pytest

from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.warnings import warnings
from tests.rtc_record_task.doubtful import VOD_STORAGE, WARNINGS, named
from tests.rtc_record_task.samples import (
    CUSTOM,
    GUEST,
    HOST,
    MIXED,
    S3,
    custom,
    found,
    mixed,
    patched,
    region,
)

LIMITS = {"control": {"maxIdleTime": 600, "maxRecordTime": 7200}}


def said(declared: dict[str, Any]) -> list[str]:
    return warnings(RtcRecordTaskInputs.examine(patched(LIMITS, declared)))


@pytest.mark.parametrize(("declared", "begin", "cure"), [row[1:] for row in WARNINGS], ids=[row[0] for row in WARNINGS])
def test_what_is_hardly_meant_is_the_only_warning(declared: dict[str, Any], begin: str, cure: str) -> None:
    [warning] = said(declared)

    assert warning.startswith(begin)
    assert cure in warning
    assert found(declared) == {}


@pytest.mark.parametrize("declared", [MIXED, mixed(control={}), mixed(control={"mediaType": 0})])
def test_times_that_are_left_to_the_cloud_are_said(declared: dict[str, Any]) -> None:
    idle, limit = warnings(RtcRecordTaskInputs.examine(declared))

    assert idle.startswith("control.maxIdleTime: the recording ends by itself 180 s after the last stream, also if")
    assert limit.startswith("control.maxRecordTime: the recording, and what it costs, has no limit; set it to")


@pytest.mark.parametrize(
    "declared",
    [
        MIXED,
        CUSTOM,
        mixed(control={"maxRecordTime": 0, "maxIdleTime": 180}),
        mixed(recordMode=1, control={"maxSilenceSeconds": 60}),
        mixed(control={"enableSyncUpload": True}, fileFormatConfig={"fileFormat": ["MP4", "HLS"]}),
        region(alternateImage="https://example.com/a.JPEG", cornerRadius=0.1),
        region(alternateImage="https://example.com/picture?id=1"),
        mixed(encode={"audioProfile": 1, "audioBitrate": 128, "videoWidth": 1280}),
        named("{StartTime}"),
        named("{Random}"),
        named(""),
        named("{StartTime}_{UserId}_{Type}", recordMode=1),
        patched(named("show"), VOD_STORAGE),
    ],
)
def test_what_may_be_meant_is_not_warned_of(declared: dict[str, Any]) -> None:
    assert said(declared) == []


@pytest.mark.parametrize(
    "unknown",
    [
        mixed(control=Hole(None)),
        mixed(encode=Hole(None), layout=Hole(None)),
        mixed(fileNameConfig=Hole(None)),
        mixed(fileNameConfig={"pattern": Hole(None)}),
        mixed(fileNameConfig={"prefix": Hole(None)}),
        region(alternateImage=Hole(None), cornerRadius=Hole(None)),
        custom(canvas={"backgroundImage": Hole(None)}),
        mixed(encode={"audioProfile": Hole(None), "audioBitrate": 192}),
        named("{RoomId}_{Random}", roomId=Hole(None)),
        patched(named("show"), {"storageConfig": {"tosConfig": Hole(None)}}),
        custom(regions=[HOST | {"width": Hole(None), "locationX": 1279}, Hole(None), GUEST]),
        custom(canvas={"width": Hole(None)}, regions=[HOST | {"locationX": 1279}, GUEST]),
        patched(
            MIXED, {"storageConfig": {"tosConfig": None, "customConfig": S3 | {"vendor": Hole(None), "region": 7}}}
        ),
    ],
)
def test_unknown_values_are_not_warned_of(unknown: dict[str, Any]) -> None:
    assert said(unknown) == []


def test_an_unknown_value_silences_only_its_own_warning() -> None:
    regions = [Hole(None), GUEST | {"locationX": 961}]

    assert [warning.partition(":")[0] for warning in said(custom(regions=regions))] == [
        "layout.customLayout.regions[1]"
    ]
