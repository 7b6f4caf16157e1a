"""Every published shape of an answer reads the same, and what is no answer is not taken for one."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from pulumi_livemedia.alibaba import decoding, parsing
from pulumi_livemedia.alibaba.answers import PGM, PVW, SceneInfo, StartedScenes, StreamInfo
from pulumi_livemedia.calls.decoding import UnreadableError, document
from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.calls.messages import Response

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FLV = {"OutputStreamUrl": "http://play/a_lld.flv", "TranscodeConfig": "lld", "VideoFormat": "flv"}
PVW_SCENE = {"SceneId": "pvw-1", "StreamUrl": "rtmp://play/pvw", "RtsUrl": ""}
PGM_SCENE = {"SceneId": "pgm-1", "StreamUrl": "rtmp://play/pgm"}
STARTED = StartedScenes(
    "R-1",
    (SceneInfo("pgm-1", "rtmp://play/pgm", None, (StreamInfo("http://play/a_lld.flv", "lld", "flv"),)),),
    (SceneInfo("pvw-1", "rtmp://play/pvw"),),
)
SHAPES: Mapping[str, dict[str, Any]] = {
    "as the service answers": {
        "RequestId": "R-1",
        "PgmSceneInfos": {"SceneInfo": [{**PGM_SCENE, "StreamInfos": {"StreamInfo": [FLV]}}]},
        "PvwSceneInfos": {"SceneInfo": [PVW_SCENE]},
    },
    "wrapped and collapsed": {
        "StartCasterResponse": {
            "RequestId": "R-1",
            "PgmSceneInfos": {"SceneInfo": {**PGM_SCENE, "StreamInfos": {"StreamInfo": FLV}}},
            "PvwSceneInfos": {"SceneInfo": PVW_SCENE},
        }
    },
    "flat": {
        "RequestId": "R-1",
        "PgmSceneInfos": [{**PGM_SCENE, "StreamInfos": [FLV]}],
        "PvwSceneInfos": [PVW_SCENE],
    },
    "without the item's name": {
        "RequestId": "R-1",
        "PgmSceneInfos": {**PGM_SCENE, "StreamInfos": FLV},
        "PvwSceneInfos": PVW_SCENE,
    },
    "in other cases": {
        "requestId": "R-1",
        "pgmSceneInfos": {"sceneInfo": [{"sceneId": "pgm-1", "STREAMURL": "rtmp://play/pgm", "streaminfos": [FLV]}]},
        "pvwsceneinfos": {"SCENEINFO": [{"sceneid": "pvw-1", "streamUrl": "rtmp://play/pvw", "rtsUrl": None}]},
    },
}


def fields(answer: Mapping[str, object], action: str = "StartCaster") -> Fields:
    return Fields(decoding.unwrapped(json.loads(json.dumps(answer)), action))


@pytest.mark.parametrize("shape", SHAPES)
def test_started_scenes(shape: str) -> None:
    assert parsing.started_scenes(fields(SHAPES[shape])) == STARTED


@pytest.mark.parametrize("nothing", [{"SceneInfo": []}, {"SceneInfo": None}, {"SceneInfo": ""}, {}, [], None, "", ...])
def test_empty_lists(nothing: object) -> None:
    answer = {"RequestId": "R-1"} | ({} if nothing is ... else {"PgmSceneInfos": nothing})

    assert parsing.started_scenes(fields(answer)) == StartedScenes("R-1", (), ())


def test_an_ultra_low_latency_url_is_kept() -> None:
    answer = {"PvwSceneInfos": {"SceneInfo": [{**PVW_SCENE, "RtsUrl": "artc://play/pvw"}]}}

    assert parsing.started_scenes(fields(answer)).pvw_scene_infos[0].rts_url == "artc://play/pvw"


def test_caster() -> None:
    listed = {
        "CasterId": "c-1",
        "CasterName": "news",
        "Status": "1",
        "StartTime": "2017-08-30 18:02:57.0",
        "LastModified": "2021-12-01T05:08:45Z",
        "CreateTime": "2017-08-30 12:02:57.0",
        "ChargeType": "PostPaid",
        "NormType": 1,
        "ChannelEnable": "0",
        "ClientTokenId": "tok",
        "ResourceGroupId": "rg",
    }

    caster = parsing.caster(fields({"Total": 1, "CasterList": {"Caster": [listed]}}), "c-1", NOW)

    assert caster is not None
    assert (caster.caster_id, caster.caster_name, caster.status) == ("c-1", "news", 1)
    assert (caster.start_time, caster.last_modified) == ("2017-08-30 18:02:57.0", "2021-12-01T05:08:45Z")
    assert (caster.create_time, caster.charge_type) == ("2017-08-30 12:02:57.0", "PostPaid")
    assert (caster.norm_type, caster.channel_enable) == (1, 0)
    assert (caster.client_token_id, caster.resource_group_id, caster.answered_at) == ("tok", "rg", NOW)


@pytest.mark.parametrize(("status", "expected"), [(0, 0), ("1", 1), (1.0, 1), ("1.0", 1), (7, 7)])
def test_status_is_a_number_however_it_is_written(status: object, expected: int) -> None:
    caster = parsing.caster(fields({"CasterList": [{"CasterId": "c-1", "Status": status}]}), "c-1", NOW)

    assert caster is not None
    assert caster.status == expected
    assert caster.start_time is None
    assert (caster.norm_type, caster.channel_enable) == (None, None)


@pytest.mark.parametrize(
    "answer",
    [
        {"Total": 0, "CasterList": {"Caster": []}},
        {"Total": 0},
        {"CasterList": {}},
        {"CasterList": None},
        {"Total": 1, "CasterList": {"Caster": [{"CasterId": "another", "Status": 0}]}},
    ],
)
def test_a_caster_that_is_not_listed(answer: dict[str, object]) -> None:
    assert parsing.caster(fields(answer), "c-1", NOW) is None


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({}, "CasterList is missing"),
        ({"Message": "hello"}, "CasterList is missing"),
        ({"Total": 1, "CasterList": {"Caster": []}}, "CasterList has 0 of 1 casters"),
        ({"Total": 2, "CasterList": [{"CasterId": "another", "Status": 0}]}, "CasterList has 1 of 2 casters"),
        ({"CasterList": {"Caster": [{"CasterId": "c-1"}]}}, "CasterList.Caster.Status is missing"),
        ({"CasterList": {"Caster": [{"Status": 1}]}}, "CasterList.Caster.CasterId is missing"),
        ({"CasterList": ["c-1"]}, "CasterList.Caster should be a list of objects"),
        ({"CasterList": [{"CasterId": "c-1", "Status": "on"}]}, "Status should be a whole number"),
        ({"CasterList": [{"CasterId": "c-1", "Status": True}]}, "Status should be a whole number"),
        ({"CasterList": [{"CasterId": "c-1", "Status": 0.5}]}, "Status should be a whole number"),
        ({"CasterList": [{"CasterId": ["c-1"], "Status": 0}]}, "CasterId should be a text"),
        ({"CasterList": 1}, "should be a list of objects"),
    ],
)
def test_an_answer_that_proves_nothing(answer: dict[str, object], problem: str) -> None:
    """A caster is never taken for gone because an answer was strange."""
    with pytest.raises(ShapeError) as failure:
        parsing.caster(fields(answer), "c-1", NOW)

    assert problem in str(failure.value)


def test_caster_streams() -> None:
    answer = {
        "CasterStreams": {
            "CasterStream": [
                {**PVW_SCENE, "OutputType": 0},
                {**PGM_SCENE, "OutputType": "1", "RtmpUrl": "rtmp://x", "StreamInfos": {"StreamInfo": [FLV]}},
            ]
        }
    }

    pvw, pgm = parsing.caster_streams(fields(answer))

    assert (pvw.output_type, pvw.rtmp_url, pvw.rts_url, pvw.stream_infos) == (PVW, None, None, ())
    assert (pgm.output_type, pgm.rtmp_url, pgm.stream_url) == (PGM, "rtmp://x", "rtmp://play/pgm")
    assert pgm.stream_infos == STARTED.pgm_scene_infos[0].stream_infos


@pytest.mark.parametrize(
    "components",
    [{"componentId": ["a", "b"]}, {"ComponentId": ["a", "b"]}, ["a", "b"], '["a", "b"]', {"componentId": '["a","b"]'}],
)
def test_caster_scenes(components: object) -> None:
    scene = {"SceneId": "s", "SceneName": "PGM", "OutputType": "1", "Status": 1, "LayoutId": "l"}

    (found,) = parsing.caster_scenes(fields({"SceneList": {"Scene": [{**scene, "ComponentIds": components}]}}))

    assert (found.scene_id, found.scene_name, found.output_type, found.status) == ("s", "PGM", PGM, 1)
    assert (found.layout_id, found.stream_url, found.component_ids) == ("l", "", ("a", "b"))


def test_lists_of_texts() -> None:
    answer = fields({"One": {"Id": "a"}, "Plain": "a", "Torn": "[a", "Wrong": {"Id": [{}]}})

    assert answer.texts("One", "Id") == answer.texts("Plain", "Id") == ("a",)
    assert answer.texts("Torn", "Id") == ("[a",)
    with pytest.raises(ShapeError, match="Wrong should be a list of texts"):
        answer.texts("Wrong", "Id")


def test_texts() -> None:
    answer = fields({"Yes": True, "Number": 7, "Null": None})

    assert [answer.text(name) for name in ("yes", "NUMBER", "null", "missing")] == ["true", "7", "", ""]


def test_account() -> None:
    assert parsing.account_id(fields({"AccountId": "1234567890123456"})) == "1234567890123456"
    with pytest.raises(ShapeError, match="AccountId is missing"):
        parsing.account_id(fields({}))


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "application/json", "nothing at all"),
        (b"  \n", "", "nothing at all"),
        (b"<html>Bad Gateway</html>", "text/html; charset=utf-8", "not JSON but text/html: <html>Bad Gateway</html>"),
        (b'{"RequestId": "R', "application/json", 'not JSON but application/json: {"RequestId": "R'),
        (b"\xff\xfe", "", "not JSON but of no stated type: \ufffd\ufffd"),
        (b"[1]", "application/json", "not a JSON object: [1]"),
    ],
)
def test_what_is_not_json(body: bytes, content_type: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as failure:
        document(Response(200, {"content-type": content_type}, body))

    assert str(failure.value) == reason


def test_an_excerpt_is_short() -> None:
    with pytest.raises(UnreadableError) as failure:
        document(Response(200, {}, b"x" * 100_000))

    assert len(str(failure.value)) < 250


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (b'{"RequestId": "A-1"}', {"x-acs-request-id": "B-2"}, "A-1"),
        (b'{"requestid": "A-1"}', {}, "A-1"),
        (b'{"RequestId": "A-1", "Pgm', {}, "A-1"),
        (b"<Error><RequestId>A-1</RequestId></Error>", {}, "A-1"),
        (b"<html></html>", {"x-acs-request-id": "B-2"}, "B-2"),
        (b"", {}, ""),
    ],
)
def test_request_ids_are_found_wherever_they_are(body: bytes, headers: dict[str, str], expected: str) -> None:
    assert decoding.request_id(Response(200, headers, body)) == expected


def test_only_a_lone_wrapper_is_unwrapped() -> None:
    inner = {"RequestId": "1"}

    assert decoding.unwrapped({"startcasterresponse": inner}, "StartCaster") == inner
    for answer in ({"StopCasterResponse": inner}, {"StartCasterResponse": "x"}, {"StartCasterResponse": inner, "a": 1}):
        assert decoding.unwrapped(answer, "StartCaster") == answer
