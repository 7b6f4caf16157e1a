"""From the answers of ApsaraVideo Live to plain values.

Every reader raises `ShapeError` if the answer lacks what makes it an answer at all.
"""

from datetime import datetime

from pulumi_livemedia.alibaba.answers import (
    Caster,
    CasterPage,
    CasterScene,
    CasterStream,
    SceneInfo,
    StartedScenes,
    StreamInfo,
)
from pulumi_livemedia.calls.fields import Fields, ShapeError


def caster(answer: Fields, caster_id: str, answered_at: datetime) -> Caster | None:
    """Return the caster with this id out of DescribeCasters' answer; None if it is not listed.

    Raises:
        ShapeError: there is no list, or one that does not prove that the caster is absent.
    """
    listed = _listed_casters(answer)
    for fields in listed:
        if fields.required_text("CasterId") == caster_id:
            return _caster(fields, answered_at)
    # "Not listed" is believed only if the list is whole: otherwise a running caster would be forgotten.
    total = answer.number("Total") or 0
    if total > len(listed):
        raise ShapeError(f"CasterList has {len(listed)} of {total} casters, and not the one that was asked for")
    return None


def caster_page(answer: Fields, answered_at: datetime) -> CasterPage:
    """Return one page of DescribeCasters' answer.

    Raises:
        ShapeError: there is no list.
    """
    casters = tuple(_caster(fields, answered_at) for fields in _listed_casters(answer))
    return CasterPage(casters, answer.number("Total"))


def started_scenes(answer: Fields) -> StartedScenes:
    """Return the scenes out of StartCaster's answer."""
    return StartedScenes(
        request_id=answer.text("RequestId"),
        pgm_scene_infos=_scene_infos(answer, "PgmSceneInfos"),
        pvw_scene_infos=_scene_infos(answer, "PvwSceneInfos"),
    )


def caster_streams(answer: Fields) -> tuple[CasterStream, ...]:
    """Return the scenes with their URLs out of DescribeCasterStreamUrl's answer."""
    return tuple(
        CasterStream(
            scene_id=fields.required_text("SceneId"),
            output_type=fields.required_number("OutputType"),
            stream_url=fields.text("StreamUrl"),
            rtmp_url=fields.text("RtmpUrl") or None,
            rts_url=fields.text("RtsUrl") or None,
            stream_infos=_stream_infos(fields),
        )
        for fields in answer.objects("CasterStreams", "CasterStream")
    )


def caster_scenes(answer: Fields) -> tuple[CasterScene, ...]:
    """Return the scenes out of DescribeCasterScenes' answer."""
    return tuple(
        CasterScene(
            scene_id=fields.required_text("SceneId"),
            scene_name=fields.text("SceneName"),
            output_type=fields.required_number("OutputType"),
            status=fields.number("Status"),
            layout_id=fields.text("LayoutId"),
            stream_url=fields.text("StreamUrl"),
            component_ids=fields.texts("ComponentIds", "componentId"),
            stream_infos=_stream_infos(fields),
        )
        for fields in answer.objects("SceneList", "Scene")
    )


def account_id(answer: Fields) -> str:
    """Return the account out of GetCallerIdentity's answer."""
    return answer.required_text("AccountId")


def _listed_casters(answer: Fields) -> tuple[Fields, ...]:
    if not answer.has("CasterList") and not answer.has("Total"):
        raise ShapeError("CasterList is missing")
    return answer.objects("CasterList", "Caster")


def _caster(fields: Fields, answered_at: datetime) -> Caster:
    return Caster(
        caster_id=fields.required_text("CasterId"),
        caster_name=fields.text("CasterName"),
        status=fields.required_number("Status"),
        start_time=fields.text("StartTime") or None,
        last_modified=fields.text("LastModified"),
        create_time=fields.text("CreateTime"),
        charge_type=fields.text("ChargeType"),
        norm_type=fields.number("NormType"),
        channel_enable=fields.number("ChannelEnable"),
        resource_group_id=fields.text("ResourceGroupId"),
        client_token_id=fields.text("ClientTokenId"),
        answered_at=answered_at,
        tags={tag.text("TagKey"): tag.text("TagValue") for tag in fields.objects("Tags", "tag")},
    )


def _scene_infos(answer: Fields, container: str) -> tuple[SceneInfo, ...]:
    return tuple(
        SceneInfo(
            scene_id=fields.required_text("SceneId"),
            stream_url=fields.text("StreamUrl"),
            rts_url=fields.text("RtsUrl") or None,
            stream_infos=_stream_infos(fields),
        )
        for fields in answer.objects(container, "SceneInfo")
    )


def _stream_infos(scene: Fields) -> tuple[StreamInfo, ...]:
    return tuple(
        StreamInfo(
            output_stream_url=fields.text("OutputStreamUrl"),
            transcode_config=fields.text("TranscodeConfig"),
            video_format=fields.text("VideoFormat"),
        )
        for fields in scene.objects("StreamInfos", "StreamInfo")
    )
