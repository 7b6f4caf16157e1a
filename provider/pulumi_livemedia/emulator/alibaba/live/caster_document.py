"""A studio as JSON, for `POST /_emulator/casters`, seeds and snapshots.

The names are those of the API:

    {"CasterId": "80787064-1c94-4dc1-85ce-9409960a0001",   (a UUID if left out)
     "CasterName": "evening-news",                         (the id if left out)
     "NormType": 1, "ChargeType": "PostPaid", "ClientTokenId": "", "ResourceGroupId": "",
     "Tags": {"env": "dev"},
     "Status": 1, "StartedSecondsAgo": 3600,               (0, idle, if left out; or "StartTime")
     "Owner": "other",                                     (somebody else's: operations are refused)
     "Config": {"DomainName": "play.example.com",          (as DescribeCasterConfig shows it)
                "TranscodeConfig": {"CasterTemplate": "lp_ld", "LiveTemplateIds": {"LocationId": ["lld"]}}},
     "VideoResources": [...], "Layouts": [...], "Components": [...], "Scenes": [...]}

Without `Config` a studio has the configuration above and can be started; with `"Config": {}` it has none. Snapshots
have `CreateTime`, `LastModified`, `Change` (a start or stop under way) and `Creation` (what CreateCaster was called
with) too.
"""

import copy
from collections.abc import Mapping
from datetime import datetime

from pulumi_livemedia.emulator.alibaba.live.caster import Caster, Phase
from pulumi_livemedia.emulator.alibaba.live.contents_document import (
    CONTENT_NAMES,
    listed,
    read_contents,
    read_id,
    write_contents,
)
from pulumi_livemedia.emulator.alibaba.live.rows import CONFIG_DEFAULTS
from pulumi_livemedia.emulator.alibaba.live.scene_document import read_scenes, write_scene
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.moments import optional_moment, read_start, write_moment
from pulumi_livemedia.emulator.strict import JsonObject, as_object, optional, typed
from pulumi_livemedia.emulator.transitions import Pending, Transition

_TEXTS = ("CasterId", "CasterName", "ChargeType", "ClientTokenId", "ResourceGroupId", "Owner")
_NAMES = (
    *_TEXTS,
    *("NormType", "Tags", "Status", "StartTime", "StartedSecondsAgo", "CreateTime", "LastModified"),
    *("Change", "Creation", "Config", *CONTENT_NAMES, "Scenes"),
)
_TRANSCODE_NAMES = ("CasterTemplate", "LiveTemplateIds", "CustomParams")
_READY: Mapping[str, object] = {
    "DomainName": "play.example.com",
    "TranscodeConfig": {"CasterTemplate": "lp_ld", "LiveTemplateIds": {"LocationId": ["lld"]}},
}


def read_caster(document: object, now: datetime, where: str = "caster") -> Caster:
    """A studio.

    Args:
        document: its JSON.
        now: what the account's clock shows.
        where: its path, for messages.
    """
    given = as_object(document, where, _NAMES)
    texts = {name: optional(given, name, str, where) or "" for name in _TEXTS}
    caster_id = read_id(given, "CasterId", where)
    started = _read_started(given, now, where)
    norm_type = optional(given, "NormType", int, where)
    caster = Caster(
        id=caster_id,
        name=texts["CasterName"] or caster_id,
        created=optional_moment(given, "CreateTime", where, now) or started or now,
        modified=optional_moment(given, "LastModified", where, now) or started or now,
        norm_type=1 if norm_type is None else norm_type,
        charge_type=texts["ChargeType"] or "PostPaid",
        config=_read_config(given.get("Config"), f"{where}.Config"),
        owner=texts["Owner"],
        client_token=texts["ClientTokenId"],
        creation=_read_texts(given, "Creation", where),
        resource_group=texts["ResourceGroupId"],
        tags=_read_texts(given, "Tags", where),
        started=started,
        contents=read_contents(given, where),
    )
    _read_life(caster, given, now, where)
    return caster


def _read_started(given: JsonObject, now: datetime, where: str) -> datetime | None:
    status = given.get("Status", 0)
    if status not in (0, 1) or isinstance(status, bool):
        raise ControlError(f"{where}.Status: {status!r} must be 0 (idle) or 1 (streaming)")
    started = read_start(given, now, where)
    if started is not None and status == 0:
        raise ControlError(f'{where}: StartTime and StartedSecondsAgo only with "Status": 1')
    return (started or now) if status == 1 else None


def _read_life(caster: Caster, given: JsonObject, now: datetime, where: str) -> None:
    if given.get("Change") is not None:
        caster.pending = Pending.parse(given["Change"], Transition, f"{where}.Change", now)
    before, after = (Phase.IDLE, Phase.STARTING) if caster.started is None else (Phase.STREAMING, Phase.STOPPING)
    caster.phase = before if caster.pending is None else after
    scenes = listed(given, "Scenes", "Scene", where)
    caster.scenes = read_scenes(scenes, running=caster.phase is not Phase.IDLE, where=f"{where}.Scenes")


def _read_texts(given: JsonObject, name: str, where: str) -> dict[str, str]:
    found = as_object(given.get(name) or {}, f"{where}.{name}")
    return {key: typed(value, str, f"{where}.{name}.{key}") for key, value in found.items()}


def _read_config(document: object, where: str) -> dict[str, object]:
    if document is None:
        return copy.deepcopy(dict(_READY))
    given = as_object(document, where, (*CONFIG_DEFAULTS, "AudioMixerMode"))
    for name, value in given.items():
        typed(value, type(CONFIG_DEFAULTS.get(name, "")), f"{where}.{name}")
    transcode = as_object(given.get("TranscodeConfig", {}), f"{where}.TranscodeConfig", _TRANSCODE_NAMES)
    optional(transcode, "CasterTemplate", str, f"{where}.TranscodeConfig")
    ids = f"{where}.TranscodeConfig.LiveTemplateIds"
    templates = as_object(transcode.get("LiveTemplateIds", {}), ids, ("LocationId",))
    for each in typed(templates.get("LocationId", []), list, f"{ids}.LocationId"):
        typed(each, str, f"{ids}.LocationId[]")
    return copy.deepcopy(given)


def write_caster(caster: Caster) -> JsonObject:
    """The form that `read_caster` reads; what has its default is left out."""
    row: JsonObject = {
        "CasterId": caster.id,
        "CasterName": "" if caster.name == caster.id else caster.name,
        "NormType": None if caster.norm_type == 1 else caster.norm_type,
        "ChargeType": "" if caster.charge_type == "PostPaid" else caster.charge_type,
        "ClientTokenId": caster.client_token,
        "ResourceGroupId": caster.resource_group,
        "Owner": caster.owner,
        "Tags": dict(caster.tags),
        "CreateTime": write_moment(caster.created),
        "LastModified": write_moment(caster.modified),
        "Status": caster.status or None,
        "StartTime": None if caster.started is None else write_moment(caster.started),
        "Change": None if caster.pending is None else caster.pending.to_json(),
        "Creation": dict(caster.creation),
        **write_contents(caster.contents),
        "Scenes": [write_scene(each) for each in caster.scenes],
    }
    kept = {name: value for name, value in row.items() if value not in ("", {}, [], None)}
    return {**kept, "Config": copy.deepcopy(caster.config)}
