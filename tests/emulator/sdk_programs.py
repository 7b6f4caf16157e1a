"""What the table does with the SDKs: a studio from nothing to nothing, and a recording from start to stop.

The same programs judge JSON and XML, in which all values are texts and a list of one is no list.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from tests.emulator.rtc_bodies import changed
from tests.emulator.studio import CAPTION, LAYER, LIVE_URL, READY, TEXT
from tests.identity import token

Ask = Callable[..., Any]
Members = dict[str, object]


def listed(answer: Mapping[str, Any], *path: str) -> list[Any]:
    """A list in an answer, by the names of its containers."""
    value: Any = answer
    for name in path:
        value = (value or {}).get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def texts(answer: Mapping[str, Any], *names: str) -> list[str]:
    """Members of an answer as texts; what is empty in XML is None."""
    return ["" if answer.get(name) is None else str(answer[name]) for name in names]


def build_studio(ask: Ask) -> None:
    """Every operation of ApsaraVideo Live."""
    caster = _create(ask)
    _configure(ask, caster)
    resource, _ = (_add_resource(ask, caster, location) for location in ("RV01", "RV02"))
    layout, components = _add_layout(ask, caster), _add_components(ask, caster)
    preview, program = _start(ask, caster)
    _apply(ask, caster, (preview, program), layout, components)
    ask("EffectCasterVideoResource", caster_id=caster, scene_id=program, resource_id=resource)
    _mix(ask, caster, program)
    ask("DeleteCasterSceneConfig", caster_id=caster, scene_id=program, type="All")
    ask("StopCasterScene", caster_id=caster, scene_id=preview)
    assert ask("StartCasterScene", caster_id=caster, scene_id=preview)["StreamUrl"]
    ask("RestartCaster", caster_id=caster)
    ask("StopCaster", caster_id=caster)
    assert ask("DeleteCasterLayout", caster_id=caster, layout_id=layout)["LayoutId"] == layout
    gone = ask("DeleteCasterComponent", caster_id=caster, component_id=components[0])
    assert gone["ComponentId"] == components[0]
    ask("DeleteCasterVideoResource", caster_id=caster, resource_id=resource)
    assert ask("DeleteCaster", caster_id=caster)["CasterId"] == caster
    assert texts(ask("DescribeCasters", caster_name="a b*~中+/"), "Total") == ["0"]


def _create(ask: Ask) -> str:
    tag = {"key": "env", "value": "dev"}
    given: Members = {"charge_type": "PostPaid", "norm_type": 1, "client_token": "tok", "tag": [tag]}
    caster = str(ask("CreateCaster", **given, region_id="cn-shanghai")["CasterId"])
    assert ask("CreateCaster", **given)["CasterId"] == caster
    return caster


def _configure(ask: Ask, caster: str) -> None:
    given: Members = {
        "transcode_config": READY["TranscodeConfig"],
        "record_config": '{"endpoint":"oss","ossBucket":"b","VideoFormat":[{"Format":"mp4","CycleDuration":60}]}',
        "sync_groups_config": '[{"mode":1,"resourceIds":["a"],"hostResourceId":"a"}]',
        "side_output_url_list": '["rtmp://a.example.com/x"]',
        "caster_name": "news",
        "domain_name": READY["DomainName"],
        "auto_switch_urgent_on": True,
        "delay": 1.5,
        "program_name": "",
    }
    assert ask("SetCasterConfig", caster_id=caster, **given)["CasterId"] == caster
    ask("UpdateCasterResourceGroup", caster_id=caster, new_resource_group_id="rg-1")
    shown = ask("DescribeCasterConfig", caster_id=caster)
    assert texts(shown, "Delay", "AutoSwitchUrgentOn", "ProgramName") == ["1.5", "true", ""]
    assert shown["TranscodeConfig"]["CasterTemplate"] == "lp_ld"
    [form] = listed(shown, "RecordConfig", "RecordFormat", "RecordFormat")
    assert texts(form, "Format", "CycleDuration") == ["mp4", "60"]
    [group] = listed(shown, "SyncGroupsConfig", "SyncGroup")
    assert listed(group, "ResourceIds", "ResourceId") == ["a"]
    [row] = listed(ask("DescribeCasters", caster_id=caster), "CasterList", "Caster")
    assert texts(row, "ResourceGroupId", "ClientTokenId", "Status") == ["rg-1", "tok", "0"]
    assert listed(row, "Tags", "tag") == [{"TagKey": "env", "TagValue": "dev"}]


def _add_resource(ask: Ask, caster: str, location: str) -> str:
    given: Members = {"resource_name": "camera", "location_id": location, "live_stream_url": LIVE_URL}
    made = str(ask("AddCasterVideoResource", caster_id=caster, fixed_delay_duration=0, **given)["ResourceId"])
    changed = ask("ModifyCasterVideoResource", caster_id=caster, resource_id=made, repeat_num=-1)
    assert changed["ResourceId"] == made
    rows = listed(ask("DescribeCasterVideoResources", caster_id=caster), "VideoResources", "VideoResource")
    [row] = [each for each in rows if each["ResourceId"] == made]
    assert texts(row, "LocationId", "RepeatNum") == [location, "-1"]
    return made


def _add_layout(ask: Ask, caster: str) -> str:
    video = {"fill_mode": "fit", "position_normalized": [0, 1e-05], "height_normalized": 1 / 3}
    given: Members = {
        "video_layer": [video | {"width_normalized": 1 / 3}],
        "audio_layer": [{"volume_rate": 1.0}],
        "blend_list": ["RV01"],
        "mix_list": ["RV01"],
    }
    layout = str(ask("AddCasterLayout", caster_id=caster, **given)["LayoutId"])
    assert ask("ModifyCasterLayout", caster_id=caster, layout_id=layout, **given)["LayoutId"] == layout
    [shown] = listed(ask("DescribeCasterLayouts", caster_id=caster, layout_id=layout), "Layouts", "Layout")
    [layer] = listed(shown, "VideoLayers", "VideoLayer")
    assert [float(each) for each in listed(layer, "PositionNormalizeds", "Position")] == [0, 1e-05]
    assert abs(float(layer["HeightNormalized"]) - 1 / 3) < 1e-6
    assert listed(shown, "BlendList", "LocationId") == listed(shown, "MixList", "LocationId") == ["RV01"]
    [sound] = listed(shown, "AudioLayers", "AudioLayer")
    assert float(sound["VolumeRate"]) == 1
    return layout


def _add_components(ask: Ask, caster: str) -> list[str]:
    contents = {
        "text": {"text_layer_content": TEXT},
        "image": {"image_layer_content": '{"MaterialId":"m"}'},
        "caption": {"caption_layer_content": CAPTION},
    }
    ids = []
    for number, (kind, content) in enumerate(contents.items(), 1):
        given = {"component_type": kind, "location_id": f"RC{number:02d}", "component_layer": LAYER, **content}
        ids.append(str(ask("AddCasterComponent", caster_id=caster, layer_order="cover", **given)["ComponentId"]))
    changed = ask("ModifyCasterComponent", caster_id=caster, component_id=ids[0], component_name="title")
    assert changed["ComponentId"] == ids[0]
    text, image, caption = listed(ask("DescribeCasterComponents", caster_id=caster), "Components", "Component")
    assert (text["ComponentName"], float(text["TextLayerContent"]["SizeNormalized"])) == ("title", 0.2)
    where = listed(text, "ComponentLayer", "PositionNormalizeds", "Position")
    assert [float(each) for each in where] == [0.1, 0.2]
    assert (image["ImageLayerContent"]["MaterialId"], image.get("TextLayerContent")) == ("m", None)
    assert texts(caption["CaptionLayerContent"], "ShowSourceLan")[0].lower() == "false"
    return ids


def _start(ask: Ask, caster: str) -> tuple[str, str]:
    started = ask("StartCaster", caster_id=caster)
    [preview] = listed(started, "PvwSceneInfos", "SceneInfo")
    [program] = listed(started, "PgmSceneInfos", "SceneInfo")
    assert [each["VideoFormat"] for each in listed(program, "StreamInfos", "StreamInfo")] == ["flv", "rtmp", "m3u8"]
    urls = listed(ask("DescribeCasterStreamUrl", caster_id=caster), "CasterStreams", "CasterStream")
    assert [texts(each, "OutputType") for each in urls] == [["0"], ["1"]]
    return preview["SceneId"], program["SceneId"]


def _apply(ask: Ask, caster: str, scenes: tuple[str, str], layout: str, components: list[str]) -> None:
    preview, program = scenes
    given: Members = {"scene_id": preview, "layout_id": layout, "component_id": components}
    ask("UpdateCasterSceneConfig", caster_id=caster, **given)
    ask("SetCasterSceneConfig", caster_id=caster, **given)
    ask("CopyCasterSceneConfig", caster_id=caster, from_scene_id=preview, to_scene_id=program)
    [scene] = listed(ask("DescribeCasterScenes", caster_id=caster, scene_id=program), "SceneList", "Scene")
    assert texts(scene, "LayoutId", "Status", "OutputType") == [layout, "1", "1"]
    assert listed(scene, "ComponentIds", "componentId") == components


def _mix(ask: Ask, caster: str, program: str) -> None:
    quiet = {"volume_rate": 0.0, "filter": json.dumps({"enableAgc": 1})}
    where: Members = {"caster_id": caster, "scene_id": program}
    ask("UpdateCasterSceneAudio", **where, audio_layer=[quiet], mix_list=["RV02"], follow_enable=0)
    shown = ask("DescribeCasterSceneAudio", **where)
    assert (texts(shown, "FollowEnable"), listed(shown, "MixList", "LocationId")) == (["0"], ["RV02"])
    [sound] = listed(shown, "AudioLayers", "AudioLayer")
    assert float(sound["VolumeRate"]) == 0


def make_recording(ask: Ask) -> None:
    """Every operation of RTC."""
    triple = {"AppId": uuid.uuid4().hex[:24], "RoomId": "Room1", "TaskId": "task@1.a_b-c"}
    assert ask("StartRecord", **changed(triple)) == "ok"
    targets = changed(triple)["TargetStreams"]
    assert ask("UpdateRecord", **triple, TargetStreams=targets) == "ok"
    assert ask("GetRecordTask", **triple)["RecordTask"]["Status"] == 1
    assert ask("StopRecord", **triple) == "ok"
    assert ask("GetRecordTask", **triple)["RecordTask"]["Status"] == 3


def take_roles_of_alibaba(ask: Ask) -> None:
    """Every operation of Alibaba Cloud's token service."""
    account = str(ask("GetCallerIdentity")["AccountId"])
    role = {"RoleArn": f"acs:ram::{account}:role/studio", "RoleSessionName": "show"}
    given = ask("AssumeRole", **role, DurationSeconds="900")
    assert given["Credentials"]["AccessKeyId"].startswith("STS.")
    by_token = {"OIDCProviderArn": f"acs:ram::{account}:oidc-provider/github", "OIDCToken": token("sts.aliyuncs.com")}
    vouched = ask("AssumeRoleWithOIDC", **role, **by_token)
    assert vouched["AssumedRoleUser"]["Arn"] == given["AssumedRoleUser"]["Arn"]


def take_roles_of_volcengine(ask: Ask) -> None:
    """Every operation of Volcengine's token service."""
    account = ask("GetCallerIdentity")["AccountId"]
    role = {"RoleTrn": f"trn:iam::{account}:role/studio", "RoleSessionName": "show"}
    given = ask("AssumeRole", **role, DurationSeconds="900")
    assert given["Credentials"]["SessionToken"]
    vouched = ask("AssumeRoleWithOIDC", **role, OIDCToken=token("sts"))
    assert vouched["AssumedRoleUser"] == given["AssumedRoleUser"]
