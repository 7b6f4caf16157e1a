"""The control plane's calls about studios: seeding them, and changing them from outside.

`POST /_emulator/casters` takes one studio or `{"casters": [...]}`. The names are those of the API:

    {"CasterId": "80787064-1c94-4dc1-85ce-9409960a0001",   (a UUID if left out)
     "CasterName": "evening-news",                         (the id if left out)
     "NormType": 1, "ChargeType": "PostPaid", "ClientTokenId": "", "ResourceGroupId": "",
     "Tags": {"env": "dev"},
     "Status": 1, "StartedSecondsAgo": 3600,               (0, idle, if left out)
     "Owner": "other",                                     (somebody else's: operations are refused)
     "Config": {"DomainName": "play.example.com",          (as DescribeCasterConfig shows it)
                "TranscodeConfig": {"CasterTemplate": "lp_ld", "LiveTemplateIds": {"LocationId": ["lld"]}}}}

`POST /_emulator/casters/<id>/scenes/<scene id>/break` leaves a scene as after a change that failed: it refuses changes
with IncorrectSceneStatus.ConfigError until the scene, or the studio, is started again.

Without `Config` a studio has the configuration above and can be started; with `"Config": {}` it has none.
"""

import copy
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.alibaba.live.caster import Caster, check_id
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.emulator.alibaba.live.rows import CONFIG_DEFAULTS
from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import CloudError, ControlError
from pulumi_livemedia.emulator.namespaces import ROOT_KEY
from pulumi_livemedia.emulator.strict import as_object, at_least, optional, typed
from pulumi_livemedia.emulator.transitions import Transition

_NAMES = (
    "CasterId",
    "CasterName",
    "NormType",
    "ChargeType",
    "ClientTokenId",
    "ResourceGroupId",
    "Tags",
    "Status",
    "StartedSecondsAgo",
    "Owner",
    "Config",
)
_TEXTS = ("CasterId", "CasterName", "ChargeType", "ClientTokenId", "ResourceGroupId", "Owner")
_TRANSCODE_NAMES = ("CasterTemplate", "LiveTemplateIds", "CustomParams")
_READY: Mapping[str, object] = {
    "DomainName": "play.example.com",
    "TranscodeConfig": {"CasterTemplate": "lp_ld", "LiveTemplateIds": {"LocationId": ["lld"]}},
}
_AT_ONCE = Transition()


def _casters(call: ControlCall) -> Casters:
    return call.namespace(ROOT_KEY).state(Casters)


def _parse(document: object, now: datetime) -> Caster:
    given = as_object(document, "caster", _NAMES)
    texts = {name: optional(given, name, str, "caster") for name in _TEXTS}
    caster_id = _parse_id(texts["CasterId"])
    ago = at_least(optional(given, "StartedSecondsAgo", float, "caster") or 0, 0, "caster.StartedSecondsAgo")
    norm_type = optional(given, "NormType", int, "caster")
    tags = as_object(given.get("Tags") or {}, "caster.Tags")
    caster = Caster(
        id=caster_id,
        name=texts["CasterName"] or caster_id,
        created=now - timedelta(seconds=ago),
        modified=now - timedelta(seconds=ago),
        norm_type=1 if norm_type is None else norm_type,
        charge_type=texts["ChargeType"] or "PostPaid",
        config=_parse_config(given.get("Config")),
        owner=texts["Owner"] or "",
        client_token=texts["ClientTokenId"] or "",
        resource_group=texts["ResourceGroupId"] or "",
        tags={key: typed(value, str, f"caster.Tags.{key}") for key, value in tags.items()},
    )
    if _is_running(given):
        caster.go_on_air(now - timedelta(seconds=ago))
    return caster


def _parse_id(text: str | None) -> str:
    try:
        return check_id(text or str(uuid.uuid4()))
    except ValueError as error:
        raise ControlError(f"caster.CasterId: {text!r} must be letters, digits, '_' and '-', at most 128") from error


def _is_running(given: Mapping[str, object]) -> bool:
    status = given.get("Status", 0)
    if status not in (0, 1) or isinstance(status, bool):
        raise ControlError(f"caster.Status: {status!r} must be 0 (idle) or 1 (streaming)")
    if given.get("StartedSecondsAgo") is not None and status == 0:
        raise ControlError('caster.StartedSecondsAgo: only with "Status": 1')
    return status == 1


def _parse_config(document: object) -> dict[str, object]:
    if document is None:
        return copy.deepcopy(dict(_READY))
    given = as_object(document, "caster.Config", (*CONFIG_DEFAULTS, "AudioMixerMode"))
    for name, value in given.items():
        typed(value, type(CONFIG_DEFAULTS.get(name, "")), f"caster.Config.{name}")
    where = "caster.Config.TranscodeConfig"
    transcode = as_object(given.get("TranscodeConfig", {}), where, _TRANSCODE_NAMES)
    optional(transcode, "CasterTemplate", str, where)
    templates = as_object(transcode.get("LiveTemplateIds", {}), f"{where}.LiveTemplateIds", ("LocationId",))
    for each in typed(templates.get("LocationId", []), list, f"{where}.LiveTemplateIds.LocationId"):
        typed(each, str, f"{where}.LiveTemplateIds.LocationId[]")
    return copy.deepcopy(given)


def add_casters(call: ControlCall) -> object:
    """Make studios, all or none."""
    several = isinstance(call.body, Mapping) and "casters" in call.body
    documents = (
        typed(as_object(call.body, "body", ("casters",))["casters"], list, "casters") if several else [call.body]
    )
    casters = _casters(call)
    made = [_parse(each, casters.now) for each in documents]
    taken = [each.id for each in casters.all()]
    for caster in made:
        if caster.id in taken:
            raise ControlError(f"caster {caster.id} exists; DELETE /_emulator/casters/{caster.id} first", 409)
        taken.append(caster.id)
    for caster in made:
        casters.add(caster)
    return {"casters": [casters.show(each) for each in made]}


def _named(call: ControlCall) -> tuple[Casters, Caster]:
    casters, caster_id = _casters(call), call.path["id"]
    caster = casters.get(caster_id)
    if caster is None:
        name = call.namespace(ROOT_KEY).name
        raise ControlError(f"no caster {caster_id!r} in namespace {name!r}", 404)
    return casters, caster


def show_caster(call: ControlCall) -> object:
    """One studio; does not count as a describe."""
    casters, caster = _named(call)
    return casters.show(caster)


def remove_caster(call: ControlCall) -> object:
    """Delete a studio, running or not."""
    casters, caster = _named(call)
    casters.remove(caster.id)
    return {"removed": caster.id}


def start_caster(call: ControlCall) -> object:
    """Start a studio at once, as somebody at the console would."""
    casters, caster = _named(call)
    try:
        casters.start(caster, _AT_ONCE)
    except CloudError as error:
        raise ControlError(f"caster {caster.id} cannot be started: {error}", 409) from error
    return casters.show(caster)


def stop_caster(call: ControlCall) -> object:
    """Stop a studio at once, as somebody at the console would."""
    casters, caster = _named(call)
    caster.go_idle(casters.settings.stopped_scenes)
    caster.modified = casters.now
    return casters.show(caster)


def advance_caster(call: ControlCall) -> object:
    """Finish the change of state under way, unless it is stuck."""
    casters, caster = _named(call)
    if caster.pending is None:
        raise ControlError(f"caster {caster.id} is {caster.phase}: nothing is under way", 409)
    caster.pending.advanced = True
    caster.settle(casters.now, casters.settings.stopped_scenes)
    return casters.show(caster)


def break_scene(call: ControlCall) -> object:
    """Let a scene be as after a change that failed: it takes no more until it is started again."""
    casters, caster = _named(call)
    scene = next((each for each in caster.scenes if each.id == call.path["scene"]), None)
    if scene is None:
        raise ControlError(f"caster {caster.id} has no scene {call.path['scene']!r}", 404)
    scene.broken = True
    return casters.show(caster)


ROUTES = (
    Route("POST", "/casters", add_casters, status=201),
    Route("GET", "/casters/<id>", show_caster),
    Route("DELETE", "/casters/<id>", remove_caster),
    Route("POST", "/casters/<id>/start", start_caster),
    Route("POST", "/casters/<id>/stop", stop_caster),
    Route("POST", "/casters/<id>/advance", advance_caster),
    Route("POST", "/casters/<id>/scenes/<scene>/break", break_scene),
)
