"""A derived TaskId is legal, short, and the same exactly where the same configuration is meant."""

import random
import re
from collections.abc import Iterator
from typing import Final, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_livemedia.structures.differences import changes
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.rtc_record_task.identity import restart_properties
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.task_id import LONGEST, derived_task_id, settled_task_id
from tests.rtc_record_task.samples import CUSTOM, FULL, MIXED, TOS, VOD, Properties, patched
from tests.rtc_record_task.strategies import recordings
from tests.rtc_record_task.test_laws import patient, respelt

SCOPE, NAME = "shows/dev", "evening-news"
NEW_TASK: Final = {Effect.IDENTITY, Effect.RESTART}
ANYTHING = patched(FULL, {"taskId": None})
IN_TOS = patched(MIXED, {"storageConfig": {"type": 0, "tosConfig": TOS}})
IN_VOD = patched(MIXED, {"storageConfig": {"type": 1, "tosConfig": None, "vodConfig": VOD}})
# Their only legal value, or that of the one storage that is declared.
FIXED = {"encode.audioCodec", "storageConfig.type"}


def at(path: str, value: object) -> Properties:
    """A map with a value at a place."""
    for key in reversed(path.split(".")):
        value = {key: value}
    assert isinstance(value, dict)
    return value


STREAMS = [{"index": 0, "userId": "other"}, {"index": 1, "userId": "guest"}]
REGIONS = [{"streamIndex": 0, "width": 6, "height": 4}, {"streamIndex": 1, "width": 6, "height": 4}]
# Another legal value for each field, and what else has to change with it.
OTHERS: list[tuple[Properties, str, object, Properties]] = [
    (ANYTHING, "appId", "other", {}),
    (ANYTHING, "roomId", "other", {}),
    (ANYTHING, "businessId", "other", {}),
    (MIXED, "recordMode", 1, {}),
    (MIXED, "targetStreams.streamList", STREAMS, {}),
    (ANYTHING, "targetStreams.streamList", STREAMS, {}),
    (ANYTHING, "excludeStreams.streamList", [], {}),
    (ANYTHING, "encode.videoWidth", 320, {}),
    (ANYTHING, "encode.videoHeight", 320, {}),
    (ANYTHING, "encode.videoFps", 30, {}),
    (ANYTHING, "encode.videoBitrate", 2000, {}),
    (ANYTHING, "encode.videoCodec", 0, {}),
    (ANYTHING, "encode.videoGop", 5, {}),
    (ANYTHING, "encode.audioProfile", 1, {}),
    (ANYTHING, "encode.audioBitrate", 64, {}),
    (ANYTHING, "encode.audioSampleRate", 48000, {}),
    (ANYTHING, "encode.audioChannels", 1, {"encode": {"audioProfile": 1}}),
    (ANYTHING, "layout.layoutMode", 1, {}),
    (ANYTHING, "layout.mainVideoStream.index", 5, {}),
    (ANYTHING, "layout.mainVideoStream.userId", "other", {}),
    (ANYTHING, "layout.mainVideoStream.streamType", 0, {}),
    (ANYTHING, "layout.customLayout.canvas.width", 1400, {}),
    (ANYTHING, "layout.customLayout.canvas.height", 800, {}),
    (ANYTHING, "layout.customLayout.canvas.background", "#123456", {}),
    (ANYTHING, "layout.customLayout.canvas.backgroundImage", "https://example.com/other.png", {}),
    (ANYTHING, "layout.customLayout.regions", REGIONS, {}),
    (ANYTHING, "control.mediaType", 0, {"fileFormatConfig": {"fileFormat": ["HLS"]}}),
    (ANYTHING, "control.frameInterpolationMode", 0, {}),
    (ANYTHING, "control.maxSilenceSeconds", 601, {}),
    (ANYTHING, "control.maxIdleTime", 601, {}),
    (ANYTHING, "control.maxRecordTime", 0, {}),
    (ANYTHING, "control.enableSyncUpload", False, {}),
    (ANYTHING, "fileFormatConfig.fileFormat", ["HLS"], {}),
    (ANYTHING, "fileNameConfig.prefix", ["d1"], {}),
    (ANYTHING, "fileNameConfig.pattern", "{RoomId}", {}),
    (IN_TOS, "storageConfig.tosConfig.accountId", "2100000001", {}),
    (IN_TOS, "storageConfig.tosConfig.region", "cn-shanghai", {}),
    (IN_TOS, "storageConfig.tosConfig.bucket", "other", {}),
    (IN_VOD, "storageConfig.vodConfig.accountId", "2100000001", {}),
    (IN_VOD, "storageConfig.vodConfig.region", 1, {}),
    (IN_VOD, "storageConfig.vodConfig.space", "other", {}),
    (IN_VOD, "storageConfig.vodConfig.storageClass", 2, {}),
    (IN_VOD, "storageConfig.vodConfig.autoSetFileExtension", True, {}),
    (ANYTHING, "storageConfig.customConfig.vendor", 1, {}),
    (ANYTHING, "storageConfig.customConfig.region", 8, {}),
    (ANYTHING, "storageConfig.customConfig.bucket", "other", {}),
    (ANYTHING, "storageConfig.customConfig.accessKey", "other", {}),
    (ANYTHING, "storageConfig.customConfig.secretKey", "other", {}),
    (ANYTHING, "storageConfig.customConfig.securityToken", "other", {}),
    (ANYTHING, "desiredState", "stopped", {}),
    (ANYTHING, "restartTriggers", {"a": [2]}, {}),
    (ANYTHING, "adopt", False, {}),
    (ANYTHING, "whenEnded", "fail", {}),
    (ANYTHING, "waitFor", "accepted", {}),
    (ANYTHING, "verifyStorage", True, {}),
]


def task_id(
    declared: Properties, *, before: Properties | None = None, scope: str = SCOPE, name: str = NAME
) -> str | None:
    known = RtcRecordTaskInputs.examine(before) if before is not None else None
    return settled_task_id(RtcRecordTaskInputs.examine(declared), known, scope=scope, name=name)


def fields(structure: type[Structure], prefix: str = "") -> Iterator[str]:
    """Every field that a change can name; a list counts as a whole."""
    for name, field in structure.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        parts = [] if get_origin(field.annotation) is list else [field.annotation, *get_args(field.annotation)]
        below = [part for part in parts if isinstance(part, type) and issubclass(part, Structure)]
        yield from fields(below[0], f"{path}.") if below else [path]


@pytest.mark.parametrize(
    ("base", "path", "other", "more"), OTHERS, ids=[f"{path}-{n}" for n, (_, path, _, _) in enumerate(OTHERS)]
)
def test_a_change_gives_another_id_exactly_where_it_needs_another_task(
    base: Properties, path: str, other: object, more: Properties
) -> None:
    before = patched(base, more)
    after = patched(before, at(path, other))
    old, new = (RtcRecordTaskInputs.examine(declared) for declared in (before, after))
    assert failures(old) == failures(new) == []
    [effect] = {change.effect for change in changes(old, new)}

    assert (task_id(after) != task_id(before)) is (effect in NEW_TASK)
    assert (task_id(after, before=patched(before, {"taskId": "kept"})) == "kept") is (effect not in NEW_TASK)


def test_every_field_is_among_them() -> None:
    assert {path for _, path, _, _ in OTHERS} == {*fields(RtcRecordTaskInputs)} - FIXED - {"taskId"}


@pytest.mark.parametrize("other", [IN_VOD, patched(MIXED, {"layout": {"layoutMode": 3}}), CUSTOM])
def test_another_kind_of_storage_or_layout_gives_another_id(other: Properties) -> None:
    assert task_id(other) != task_id(MIXED)


@given(st.text(), st.text())
def test_whatever_the_resource_is_called_the_id_is_legal_and_short(scope: str, name: str) -> None:
    derived = task_id(MIXED, scope=scope, name=name)

    assert derived is not None
    assert re.fullmatch(r"[a-zA-Z0-9_@.-]{12,40}", derived)
    assert task_id(MIXED, scope=scope, name=name) == derived


def test_the_id_begins_with_the_name() -> None:
    assert re.fullmatch(r"evening-news-[0-9a-f]{12}", task_id(MIXED) or "")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("news:evening/8pm", "news-evening-8pm-"),
        ("a" * 200, "a" * 27 + "-"),
        ("晚间新闻", ""),
        ("", ""),
        ("---", ""),
        ("新闻 8", "8-"),
        ("a" * 26 + "--b", "a" * 26 + "-"),
    ],
)
def test_a_name_that_is_no_id_is_made_one(name: str, start: str) -> None:
    derived = task_id(MIXED, name=name) or ""

    assert re.fullmatch(f"{start}[0-9a-f]{{12}}", derived)
    assert len(derived) <= LONGEST


def test_names_that_are_legible_alike_have_ids_of_their_own() -> None:
    names = ["news", "news!", "news?", "-news", "新news", "NEWS"]

    assert len({task_id(MIXED, name=name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("scope", "name"), [("shows/prod", NAME), ("other/dev", NAME), (SCOPE, "late-news"), ("shows", f"dev/{NAME}")]
)
def test_another_project_stack_or_name_gives_another_id_and_the_last_one_is_kept(scope: str, name: str) -> None:
    assert task_id(MIXED, scope=scope, name=name) != task_id(MIXED)
    assert task_id(MIXED, before=MIXED | {"taskId": "kept"}, scope=scope, name=name) == "kept"


def test_a_given_id_that_is_given_no_more_is_kept_until_something_needs_another_task() -> None:
    before = MIXED | {"taskId": "Task1"}

    assert task_id(MIXED, before=before) == "Task1"
    assert task_id(patched(MIXED, {"encode": {"videoFps": 30}}), before=before) != "Task1"


@pytest.mark.parametrize("before", [MIXED, MIXED | {"taskId": Hole(None)}, MIXED | {"taskId": "a", "roomId": "!"}])
def test_where_the_last_id_is_not_known_or_its_declaration_not_legal_it_is_derived(before: Properties) -> None:
    assert task_id(MIXED, before=before) == task_id(MIXED)


@pytest.mark.parametrize("path", ["roomId", "encode.videoFps", "restartTriggers", "storageConfig.customConfig.bucket"])
def test_where_a_part_that_needs_another_task_is_unknown_so_is_the_id(path: str) -> None:
    unknown = patched(ANYTHING, at(path, Hole(None)))

    assert task_id(unknown) is None
    assert task_id(unknown, before=FULL) is None


@pytest.mark.parametrize("path", ["desiredState", "storageConfig.customConfig.secretKey", "adopt"])
def test_where_another_part_is_unknown_the_id_is_known(path: str) -> None:
    assert task_id(patched(ANYTHING, at(path, Hole(None)))) == task_id(ANYTHING)


@patient
@given(recordings(), st.randoms(use_true_random=False))
def test_order_and_ints_or_floats_make_no_difference(declared: Properties, shuffled: random.Random) -> None:
    again = dict(respelt(declared, str, shuffled))  # type: ignore[call-overload]

    assert task_id(again | {"taskId": None}) == task_id(declared | {"taskId": None})


DEFAULTS: list[Properties] = [
    {"recordMode": 0.0},
    {"control": {"maxIdleTime": 180, "maxRecordTime": 0, "enableSyncUpload": False}},
    {"encode": {"videoWidth": 640, "videoHeight": 480.0}},
    {"layout": {"layoutMode": 0}},
    {"targetStreams": {"streamList": []}},
    {"storageConfig": {"type": 0.0, "tosConfig": {"region": "cn-beijing"}}},
    {"desiredState": "running", "adopt": False, "whenEnded": "auto", "waitFor": "accepted"},
]


@pytest.mark.parametrize("defaults", DEFAULTS)
def test_defaults_that_are_written_out_make_no_difference(defaults: Properties) -> None:
    assert task_id(patched(MIXED, defaults)) == task_id(MIXED)


IN_ANY_ORDER: list[tuple[Properties, Properties]] = [
    ({"fileFormatConfig": {"fileFormat": ["MP4", "HLS"]}}, {"fileFormatConfig": {"fileFormat": ["HLS", "MP4"]}}),
    (
        {"excludeStreams": {"streamList": [{"userId": "b"}, {"userId": "a"}]}},
        {"excludeStreams": {"streamList": [{"userId": "a"}, {"userId": "b"}]}},
    ),
    ({"restartTriggers": []}, {"restartTriggers": {}}),
    ({"restartTriggers": []}, {}),
]


@pytest.mark.parametrize(("one", "other"), IN_ANY_ORDER, ids=str)
def test_lists_whose_order_means_nothing_and_no_triggers_give_one_id(one: Properties, other: Properties) -> None:
    assert task_id(patched(MIXED, one)) == task_id(patched(MIXED, other))
    assert task_id(patched(MIXED, one), before=patched(MIXED, {**other, "taskId": "kept"})) == "kept"


def test_the_id_of_a_release_is_that_of_every_later_one() -> None:
    assert derived_task_id(SCOPE, NAME, restart_properties(RtcRecordTaskInputs.examine(ANYTHING))) == (
        "evening-news-7b62d942dd7f"
    )
    assert task_id(MIXED) == "evening-news-e6dc43e1884e"
