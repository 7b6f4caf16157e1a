"""Studios in the shapes of the documented answers.

Sources: the pages of DescribeCasters, DescribeCasterConfig, DescribeCasterScenes, DescribeCasterStreamUrl and
StartCaster below https://www.alibabacloud.com/help/en/live/developer-reference/.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.scenes import PGM, PVW, Addresses, Scene, relay_templates
from pulumi_livemedia.emulator.behaviours import Settings

Row = dict[str, object]

CONFIG_DEFAULTS: Mapping[str, object] = {
    "DomainName": "",
    "CallbackUrl": "",
    "ProgramName": "",
    "ProgramEffect": 0,
    "ChannelEnable": 0,
    "Delay": 0.0,
    "AutoSwitchUrgentOn": "false",
    "AutoSwitchUrgentConfig": "",
    "UrgentMaterialId": "",
    "UrgentImageId": "",
    "UrgentImageUrl": "",
    "UrgentLiveStreamUrl": "",
    "SideOutputUrl": "",
    "SideOutputUrlList": "",
    "TranscodeConfig": {"CasterTemplate": "", "LiveTemplateIds": {"LocationId": []}},
    "RecordConfig": {},
    "SyncGroupsConfig": {"SyncGroup": []},
}


def local_time(time: datetime, settings: Settings) -> str:
    """A time as CreateTime and StartTime are written: `2017-08-30 18:02:57.0`, no zone."""
    zone = timezone(timedelta(hours=settings.utc_offset_hours))
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S.0")


def utc_time(time: datetime) -> str:
    """A time as LastModified is written: `2021-12-01T05:08:45Z`."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def duration(caster: Caster, now: datetime) -> str:
    """How long a studio has been on air: `h:mm:ss`."""
    minutes, second = divmod(max(0, int((now - caster.started).total_seconds())) if caster.started else 0, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"


def caster_row(caster: Caster, now: datetime, settings: Settings) -> Row:
    """A studio as DescribeCasters lists it; StartTime is there only while it streams."""
    row: Row = {
        "CasterId": caster.id,
        "CasterName": caster.name,
        "Status": caster.status,
        "LastModified": utc_time(caster.modified),
        "CreateTime": local_time(caster.created, settings),
        "Duration": duration(caster, now),
        "ChargeType": caster.charge_type,
        "NormType": caster.norm_type,
        "ChannelEnable": caster.config.get("ChannelEnable", 0),
        "ClientTokenId": caster.client_token,
        "ResourceGroupId": caster.resource_group,
        "Tags": {"tag": [{"TagKey": key, "TagValue": value} for key, value in caster.tags.items()]},
    }
    if caster.status and caster.started:
        row["StartTime"] = local_time(caster.started, settings)
    return row


def config_row(caster: Caster) -> Row:
    """A studio's configuration as DescribeCasterConfig shows it."""
    return {"CasterId": caster.id, "CasterName": caster.name, **CONFIG_DEFAULTS, **caster.config}


def addresses(caster: Caster, now: datetime, settings: Settings) -> Addresses:
    """The maker of one answer's URLs."""
    since = caster.pending.since if caster.pending and caster.started is None else caster.started
    return Addresses(caster.domain, now, settings, since)


def started_row(scenes: Iterable[Scene], caster: Caster, urls: Addresses) -> Row:
    """The answer of StartCaster."""
    by_type: dict[int, list[Row]] = {PVW: [], PGM: []}
    for scene in scenes:
        by_type[scene.output_type].append(_started_scene(scene, caster, urls))
    return {"PvwSceneInfos": {"SceneInfo": by_type[PVW]}, "PgmSceneInfos": {"SceneInfo": by_type[PGM]}}


def _started_scene(scene: Scene, caster: Caster, urls: Addresses) -> Row:
    row: Row = {"SceneId": scene.id, "StreamUrl": urls.scene_url(scene)}
    if scene.output_type == PVW:
        # Always empty in the published samples, and of PVW scenes only.
        return {**row, "RtsUrl": ""}
    return {**row, "StreamInfos": _relays(scene, caster, urls)}


def _relays(scene: Scene, caster: Caster, urls: Addresses) -> Row:
    return {"StreamInfo": urls.relays(scene, relay_templates(caster.config))}


def scene_row(scene: Scene, caster: Caster, urls: Addresses) -> Row:
    """A scene as DescribeCasterScenes lists it; OutputType is text here."""
    return {
        "SceneId": scene.id,
        "SceneName": "PGM" if scene.output_type == PGM else "PVW",
        "OutputType": str(scene.output_type),
        "Status": scene.status,
        "LayoutId": scene.layout,
        "StreamUrl": urls.scene_url(scene),
        "ComponentIds": {"componentId": list(scene.components)},
        "StreamInfos": _relays(scene, caster, urls),
    }


def stream_row(scene: Scene, caster: Caster, urls: Addresses) -> Row:
    """A scene as DescribeCasterStreamUrl lists it; OutputType is a number here."""
    return {
        "SceneId": scene.id,
        "OutputType": scene.output_type,
        "StreamUrl": urls.scene_url(scene),
        "RtmpUrl": urls.scene_url(scene),
        "StreamInfos": _relays(scene, caster, urls),
    }


def numbers(value: object, settings: Settings) -> object:
    """A part of an answer, with its numbers as the settings want them: as numbers, or as texts."""
    if settings.content_numbers == "number":
        return value
    if isinstance(value, dict):
        return {name: numbers(each, settings) for name, each in value.items()}
    if isinstance(value, list):
        return [numbers(each, settings) for each in value]
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
