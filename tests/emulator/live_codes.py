"""The published error codes of the operations on studios, and a request that provokes each.

From the "Error codes" of each operation's page below
https://www.alibabacloud.com/help/en/live/developer-reference/; the codes that all of them have are in COMMON.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from tests.emulator.studio import LAYER, LIVE_URL, READY, TEXT, creation, layout_of, text_at

COMMON = {"InvalidCasterId.Malformed": 400, "IllegalOperation": 401, "InvalidCaster.NotFound": 404}

_RESOURCE: dict[str, object] = {"ResourceName": "x", "LocationId": "RV05", "LiveStreamUrl": LIVE_URL}
_SCENE = {"SceneId": "$pgm"}

VALID: dict[str, Mapping[str, object]] = {
    "CreateCaster": creation("token"),
    "DeleteCaster": {},
    "SetCasterConfig": {**READY},
    "UpdateCasterResourceGroup": {"NewResourceGroupId": "rg"},
    "StartCaster": {},
    "StopCaster": {},
    "RestartCaster": {},
    "DescribeCasters": {},
    "DescribeCasterConfig": {},
    "DescribeCasterScenes": {},
    "DescribeCasterStreamUrl": {},
    "AddCasterVideoResource": _RESOURCE,
    "ModifyCasterVideoResource": {"ResourceId": "$resource", "LiveStreamUrl": LIVE_URL},
    "DeleteCasterVideoResource": {"ResourceId": "$resource"},
    "DescribeCasterVideoResources": {},
    "AddCasterLayout": layout_of("RV01"),
    "ModifyCasterLayout": {"LayoutId": "$layout", **layout_of("RV01")},
    "DeleteCasterLayout": {"LayoutId": "$layout"},
    "DescribeCasterLayouts": {},
    "AddCasterComponent": text_at("RC05"),
    "ModifyCasterComponent": {"ComponentId": "$component", "TextLayerContent": TEXT},
    "DeleteCasterComponent": {"ComponentId": "$component"},
    "DescribeCasterComponents": {},
    "UpdateCasterSceneConfig": {**_SCENE, "LayoutId": "$layout"},
    "SetCasterSceneConfig": {**_SCENE},
    "CopyCasterSceneConfig": {"FromSceneId": "$pvw", "ToSceneId": "$pgm"},
    "DeleteCasterSceneConfig": {**_SCENE, "Type": "All"},
    "StartCasterScene": {"SceneId": "$pvw"},
    "StopCasterScene": {"SceneId": "$pvw"},
    "UpdateCasterSceneAudio": {**_SCENE, "FollowEnable": 1},
    "DescribeCasterSceneAudio": {**_SCENE},
    "EffectCasterVideoResource": {**_SCENE, "ResourceId": "$resource"},
}
"""Parameters, besides the studio's id, with which each operation is complete."""

_SCENE_CODES = (
    "InvalidParameter.Malformed InvalidUserId.Malformed IncorrectSceneStatus IncorrectSceneStatus.Idle "
    "IncorrectSceneStatus.ConfigError ComponentNumberExceed InvalidCaptionResource InvalidScene.NotFound "
    "InvalidLayout.NotFound InvalidComponent.NotFound ResourceInChannel.NotFound "
    "ResourceInChannel.PreConditionFailed ResourceInChannel.Invalid "
)
_LAYOUT_CODES = (
    "InvalidParameter.Malformed InvalidUserId.Malformed InvalidVideoLayersAndBlendListSize.Mismatch "
    "InvalidAudioLayersAndMixListSize.Mismatch InvalidPositionNormalized.Malformed InvalidHeightOrWidthNormalized "
    "InvalidBlendList.ExceedNorm InvalidMixList.ExceedNorm "
)
_URL_CODES = (
    "InvalidParameter.Malformed InvalidUserId.Malformed InvalidLiveStreamUrl.Malformed InvalidMaterialId.Malformed "
    "InvalidVodUrl.Malformed "
)

PUBLISHED: dict[str, str] = {
    "CreateCaster": "MissingParameter InvalidParameter.Malformed InvalidParameter.ChargeType "
    "InvalidParameter.PurchaseTime InvalidParameter.ExpireTime InvalidChargeType.Malformed "
    "InvalidChargeType.PostSupport InvalidCasterTemplate.Malformed InvalidPeriod.Malformed InvalidUserId.Malformed "
    "InvalidClientToken.Malformed IncorrectCasterStatus CasterNumberExceed InvalidParameter.NormType "
    "InvalidConfiguration.NotFound CreateCaster.Timeout",
    "DeleteCaster": "IncorrectCasterStatus.Inuse InvaildCaster.Delete",
    "SetCasterConfig": "InvalidUserId.Malformed InvalidParameter.Malformed MissingParameter "
    "IncorrectCasterStatus.Inuse IncorrectCasterStatus.EnableChannel InvalidCaster.ChannelDisableUnsupported "
    "InvalidDomainName.NotFound",
    "StartCaster": "InvalidUserId.Malformed InvalidParameter.Malformed IncorrectCasterStatus.Inuse "
    "IncorrectCasterStatus.Cease IncorrectCasterStatus.Expire IncorrectSceneStatus IncorrectSceneStatus.Inuse "
    "InvalidShowList.EmptyList IncorrectChannel.Disable UserQuotaExceed InvalidDomainName.NotFound "
    "InvalidCasterTemplate.NotFound InvalidTranscode.NotFound InvalidDelay.NotFound InvalidConfiguration.NotFound "
    "InvalidResource.NotFound",
    "StopCaster": "IncorrectSceneStatus InvalidScene.NotFound",
    "RestartCaster": "IncorrectCasterStatus IncorrectCasterStatus.Idle IncorrectSceneStatus "
    "InvalidNormType.Malformed InvalidScene.NotFound",
    "DescribeCasters": "InvalidParameter.PageSize InvalidParameter.PageNum InvalidParameter.Status "
    "InvalidParameter.StartTime InvalidParameter.EndTime InvalidParameter.Malformed RegionNoResource",
    "DescribeCasterScenes": "InvalidSceneId.Malformed InvalidDomainName.NotFound",
    "DescribeCasterStreamUrl": "InvalidUserId.Malformed InvalidScene.NotFound InvalidCasterId.Malformed "
    "IllegalOperation InvalidCaster.NotFound",
    "AddCasterVideoResource": f"{_URL_CODES} MissingParameter DuplicateLocationID UnexpectedLocationID "
    "ResourceNumberExceed",
    "ModifyCasterVideoResource": f"{_URL_CODES} InvalidResourceId.Malformed InvalidResource.NotFound",
    "DeleteCasterVideoResource": "InvalidParameter.Malformed InvalidUserId.Malformed InvalidResource.NotFound",
    "AddCasterLayout": f"{_LAYOUT_CODES} MissingParameter",
    "ModifyCasterLayout": f"{_LAYOUT_CODES} InvalidLayoutId.Malformed InvalidVideoLayersConfig "
    "InvalidAudioLayersConfig InvalidLayout.NotFound",
    "DeleteCasterLayout": "InvalidLayoutId.Malformed InvalidUserId.Malformed InvalidLayout.NotFound",
    "AddCasterComponent": "MissingParameter InvalidParameter.Malformed InvalidPositionNormalized.Malformed "
    "DuplicateLocationID InvalidUserId.Malformed CanvasNotExist",
    "ModifyCasterComponent": "MissingParameter InvalidParameter.Malformed InvalidPositionNormalized.Malformed "
    "InvalidUserId.Malformed InvalidComponent.NotFound CanvasNotExist",
    "DeleteCasterComponent": "InvalidComponent.NotFound",
    "UpdateCasterSceneConfig": f"{_SCENE_CODES} MissingParameter SceneNumberExceed IncorrectSceneStatus.Waiting "
    "InvalidVideo.NotFound",
    "SetCasterSceneConfig": f"{_SCENE_CODES} InvalidSceneId.Malformed",
    "CopyCasterSceneConfig": "InvalidSceneId.Malformed InvalidUserId.Malformed IncorrectSceneStatus "
    "IncorrectSceneStatus.Idle IncorrectSceneStatus.ConfigError InvalidScene.NotFound ResourceInChannel.NotFound "
    "ResourceInChannel.PreConditionFailed ResourceInChannel.Invalid",
    "DeleteCasterSceneConfig": "InvalidSceneId.Malformed IncorrectSceneStatus.Inuse IncorrectSceneStatus.Idle "
    "IncorrectSceneStatus.ConfigError InvalidScene.NotFound InvalidResource.NotFound InvalidVideo.NotFound "
    "InvalidLayout.NotFound InvalidComponent.NotFound",
    "StartCasterScene": "IncorrectCasterStatus.Idle IncorrectSceneStatus IncorrectSceneStatus.Inuse "
    "InvalidSceneId.Malformed UserQuotaExceed InvalidScene.NotFound InvalidLayout.NotFound "
    "InvalidConfiguration.NotFound InvalidCasterTemplate.NotFound",
    "StopCasterScene": "IncorrectSceneStatus IncorrectSceneStatus.Idle InvalidSceneId.Malformed "
    "InvalidUserId.Malformed InvalidScene.NotFound",
    "UpdateCasterSceneAudio": "InvalidParameter.Malformed InvalidAudioLayersAndMixListSize.Mismatch "
    "InvalidMixList.ExceedNorm IncorrectSceneStatus IncorrectSceneStatus.ConfigError InvalidUserId.Malformed "
    "InvalidScene.NotFound ResourceInChannel.NotFound ResourceInChannel.PreConditionFailed "
    "ResourceInChannel.Invalid",
    "DescribeCasterSceneAudio": "InvalidScene.NotFound",
    "EffectCasterVideoResource": "InvalidResourceId.Malformed InvalidSceneId.Malformed IncorrectSceneStatus.Idle "
    "IncorrectSceneStatus.ConfigError InvalidResource.NotFound InvalidScene.NotFound InvalidLayout.NotFound",
}
"""Besides COMMON and InternalError."""

NEVER = {
    "InvalidUserId.Malformed",  # the account follows from the key
    "ResourceInChannel.PreConditionFailed",  # channels cannot be filled
    "ResourceInChannel.Invalid",
    "SceneNumberExceed",  # there are two scenes, always
    "CanvasNotExist",  # no canvas is emulated
    "UserQuotaExceed",
    "InvalidConfiguration.NotFound",
    "CreateCaster.Timeout",  # a fault
    "IncorrectCasterStatus.Cease",  # accounts owe nothing
    "IncorrectCasterStatus.Expire",  # and pay by use
    "InvalidShowList.EmptyList",  # there are no playlists
    "IncorrectChannel.Disable",
}
"""Codes with no cause here; like every code they can be injected."""

NOT_HERE = {
    # The published cause, or another code, leaves none for these.
    "CreateCaster": {"InvalidParameter.ChargeType", "InvalidPeriod.Malformed", "IncorrectCasterStatus"},
    "ModifyCasterLayout": {"InvalidVideoLayersConfig", "InvalidAudioLayersConfig"},
    # A scene that does not run is IncorrectSceneStatus here, and the other way round below.
    "UpdateCasterSceneConfig": {"IncorrectSceneStatus.Idle"},
    "SetCasterSceneConfig": {"IncorrectSceneStatus.Idle"},
    # While the preview runs, so does the program; and where there are channels, nothing can be in the preview.
    "CopyCasterSceneConfig": {"IncorrectSceneStatus.Idle", "ResourceInChannel.NotFound"},
    # Taking out what is not there succeeds.
    "DeleteCasterSceneConfig": {
        *("InvalidResource.NotFound", "InvalidVideo.NotFound"),
        *("InvalidLayout.NotFound", "InvalidComponent.NotFound"),
    },
    "StartCasterScene": {"IncorrectSceneStatus"},
    # Scenes are made by the start, and what was stored is whole: it was checked when it came.
    "StartCaster": {
        *("InvalidParameter.Malformed", "IncorrectSceneStatus", "IncorrectSceneStatus.Inuse"),
        *("InvalidTranscode.NotFound", "InvalidDelay.NotFound", "InvalidResource.NotFound"),
    },
    # A studio that runs has scenes that run.
    "RestartCaster": {"IncorrectCasterStatus", "IncorrectSceneStatus", "InvalidScene.NotFound"},
    "StopCasterScene": {"IncorrectSceneStatus"},
}


class Case(NamedTuple):
    """A request that is refused.

    Attributes:
        action: the operation.
        status: of the refusal.
        code: of the refusal.
        parameters: on top of those of VALID; None leaves one out.
        before: what is done to the studio, which is filled and, unless said otherwise, on air.
    """

    action: str
    status: int
    code: str
    parameters: Mapping[str, object]
    before: str = "running"


_BAD, _NONE = "a b", "nothing"
_BIG = {f"BlendList.{n}": "RV01" for n in range(1, 14)} | {f"VideoLayer.{n}.FillMode": "none" for n in range(1, 14)}
_LOUD = {f"MixList.{n}": f"RV{n:02d}" for n in range(1, 14)} | {f"AudioLayer.{n}.VolumeRate": 1 for n in range(1, 14)}
_MANY = {f"ComponentId.{n}": "$component" for n in range(1, 12)}
_TAGS: dict[str, object] = {f"Tag.{n}.Key": f"k{n}" for n in range(1, 102)}
_CHANNELS = {"ChannelEnable": 1}
_STRANGE_POSITION = '{"PositionNormalized":[1]}'


def _layouts(action: str) -> list[Case]:
    return [
        Case(action, 400, "InvalidParameter.Malformed", {"VideoLayer.1.FillMode": "fill"}),
        Case(action, 400, "InvalidVideoLayersAndBlendListSize.Mismatch", {"BlendList.2": "RV01"}),
        Case(action, 400, "InvalidAudioLayersAndMixListSize.Mismatch", {"MixList.2": "RV01"}),
        Case(action, 400, "InvalidPositionNormalized.Malformed", {"VideoLayer.1.PositionNormalized.1": "0"}),
        Case(action, 400, "InvalidHeightOrWidthNormalized", {"VideoLayer.1.FillMode": "fit"}),
        Case(action, 400, "InvalidBlendList.ExceedNorm", _BIG),
        Case(action, 400, "InvalidMixList.ExceedNorm", _LOUD),
    ]


def _sources(action: str) -> list[Case]:
    others = {"LiveStreamUrl": None}
    return [
        Case(action, 400, "InvalidParameter.Malformed", {"RepeatNum": 61}),
        Case(action, 400, "InvalidParameter.Malformed", {"MaterialId": "m"}),
        Case(action, 400, "InvalidParameter.Malformed", {**others, "ImageUrl": ""}),
        Case(action, 400, "InvalidLiveStreamUrl.Malformed", {"LiveStreamUrl": ""}),
        Case(action, 400, "InvalidLiveStreamUrl.Malformed", {"LiveStreamUrl": "pull.example.com"}),
        Case(action, 400, "InvalidMaterialId.Malformed", {**others, "MaterialId": ""}),
        Case(action, 400, "InvalidVodUrl.Malformed", {**others, "VodUrl": "rtmp://a"}),
    ]


def _scenes(action: str) -> list[Case]:
    return [
        Case(action, 400, "InvalidParameter.Malformed", {"LayoutId": _BAD}),
        Case(action, 400, "IncorrectSceneStatus", {"SceneId": "$pvw"}, "pvw off"),
        Case(action, 400, "IncorrectSceneStatus", {}, "stopped"),
        Case(action, 400, "IncorrectSceneStatus.ConfigError", {}, "broken"),
        Case(action, 400, "ComponentNumberExceed", {"LayoutId": "$layout", **_MANY}),
        Case(action, 400, "InvalidCaptionResource", {"LayoutId": "$other", "ComponentId.1": "$caption"}, "captioned"),
        Case(action, 404, "InvalidScene.NotFound", {"SceneId": _NONE}),
        Case(action, 404, "InvalidLayout.NotFound", {"LayoutId": _NONE}),
        Case(action, 404, "InvalidComponent.NotFound", {"ComponentId.1": _NONE}),
        Case(action, 404, "ResourceInChannel.NotFound", {"LayoutId": "$layout"}, "channels"),
    ]


CASES = [
    Case("CreateCaster", 400, "MissingParameter", {"ClientToken": None}),
    Case("CreateCaster", 400, "MissingParameter", {"NormType": None}),
    Case("CreateCaster", 400, "MissingParameter", {"Tag.1.Value": "v"}),
    Case("CreateCaster", 400, "InvalidParameter.Malformed", _TAGS),
    Case("CreateCaster", 400, "InvalidParameter.PurchaseTime", {"PurchaseTime": "tomorrow"}),
    Case("CreateCaster", 400, "InvalidParameter.ExpireTime", {"ExpireTime": "2026-01-01"}),
    Case("CreateCaster", 400, "InvalidChargeType.Malformed", {"ChargeType": "Free"}),
    Case("CreateCaster", 400, "InvalidChargeType.PostSupport", {"ChargeType": "PrePaid"}),
    Case("CreateCaster", 400, "InvalidCasterTemplate.Malformed", {"CasterTemplate": "lp_xx"}),
    Case("CreateCaster", 400, "InvalidClientToken.Malformed", {"ClientToken": "t" * 65}),
    Case("CreateCaster", 400, "InvalidClientToken.Malformed", {"ClientToken": "中"}),
    Case("CreateCaster", 401, "CasterNumberExceed", {}, "quota"),
    Case("CreateCaster", 404, "InvalidParameter.NormType", {"NormType": 2}),
    Case("DeleteCaster", 400, "IncorrectCasterStatus.Inuse", {}),
    Case("DeleteCaster", 400, "InvaildCaster.Delete", {}, "prepaid"),
    Case("SetCasterConfig", 400, "MissingParameter", {"CasterId": None}),
    Case("SetCasterConfig", 400, "InvalidParameter.Malformed", {"Delay": 301}),
    Case("SetCasterConfig", 400, "IncorrectCasterStatus.Inuse", {"DomainName": "b.example.com"}),
    Case("SetCasterConfig", 400, "IncorrectCasterStatus.EnableChannel", _CHANNELS),
    Case("SetCasterConfig", 400, "InvalidCaster.ChannelDisableUnsupported", {}, "channels"),
    Case("SetCasterConfig", 404, "InvalidDomainName.NotFound", {"DomainName": "a.invalid"}, "idle"),
    Case("StartCaster", 400, "IncorrectCasterStatus.Inuse", {}),
    Case("StartCaster", 404, "InvalidDomainName.NotFound", {}, "idle without domain"),
    Case("StartCaster", 404, "InvalidCasterTemplate.NotFound", {}, "idle without template"),
    Case("StopCaster", 400, "IncorrectSceneStatus", {}, "idle and strict"),
    Case("StopCaster", 404, "InvalidScene.NotFound", {}, "idle and without scenes"),
    Case("RestartCaster", 400, "IncorrectCasterStatus.Idle", {}, "idle"),
    Case("RestartCaster", 400, "InvalidNormType.Malformed", {}, "virtual"),
    Case("DescribeCasters", 400, "InvalidParameter.PageSize", {"PageSize": 101}),
    Case("DescribeCasters", 400, "InvalidParameter.PageNum", {"PageNum": 0}),
    Case("DescribeCasters", 400, "InvalidParameter.Status", {"Status": 2}),
    Case("DescribeCasters", 400, "InvalidParameter.StartTime", {"StartTime": "now"}),
    Case("DescribeCasters", 400, "InvalidParameter.EndTime", {"EndTime": "now"}),
    Case("DescribeCasters", 400, "InvalidParameter.Malformed", {"OrderByModifyAsc": "maybe"}),
    Case("DescribeCasters", 400, "RegionNoResource", {"CasterId": "nobody"}, "regions"),
    Case("DescribeCasterScenes", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("DescribeCasterScenes", 404, "InvalidDomainName.NotFound", {}, "idle without domain"),
    Case("DescribeCasterStreamUrl", 404, "InvalidScene.NotFound", {"CasterId": "nobody"}),
    Case("DescribeCasterStreamUrl", 404, "InvalidCaster.NotFound", {"CasterId": "nobody"}, "unknown is unknown"),
    Case("DescribeCasterStreamUrl", 400, "InvalidCasterId.Malformed", {"CasterId": _BAD}),
    Case("DescribeCasterStreamUrl", 401, "IllegalOperation", {"CasterId": "foreign"}, "foreign"),
    *_sources("AddCasterVideoResource"),
    Case("AddCasterVideoResource", 400, "MissingParameter", {"ResourceName": None}),
    Case("AddCasterVideoResource", 400, "DuplicateLocationID", {"LocationId": "RV01"}),
    Case("AddCasterVideoResource", 400, "UnexpectedLocationID", {"LocationId": "RC01"}),
    Case("AddCasterVideoResource", 400, "ResourceNumberExceed", {}, "one resource"),
    *_sources("ModifyCasterVideoResource"),
    Case("ModifyCasterVideoResource", 400, "InvalidResourceId.Malformed", {"ResourceId": _BAD}),
    Case("ModifyCasterVideoResource", 404, "InvalidResource.NotFound", {"ResourceId": _NONE}),
    Case("DeleteCasterVideoResource", 400, "InvalidParameter.Malformed", {"ResourceId": _BAD}),
    Case("DeleteCasterVideoResource", 404, "InvalidResource.NotFound", {"ResourceId": _NONE}),
    *_layouts("AddCasterLayout"),
    Case("AddCasterLayout", 400, "MissingParameter", {"MixList.1": None}),
    *_layouts("ModifyCasterLayout"),
    Case("ModifyCasterLayout", 400, "InvalidLayoutId.Malformed", {"LayoutId": _BAD}),
    Case("ModifyCasterLayout", 404, "InvalidLayout.NotFound", {"LayoutId": _NONE}),
    Case("DeleteCasterLayout", 400, "InvalidLayoutId.Malformed", {"LayoutId": _BAD}),
    Case("DeleteCasterLayout", 404, "InvalidLayout.NotFound", {"LayoutId": _NONE}),
    Case("AddCasterComponent", 400, "MissingParameter", {"TextLayerContent": None}),
    Case("AddCasterComponent", 400, "InvalidParameter.Malformed", {"ComponentLayer": json.dumps(LAYER)}),
    Case("AddCasterComponent", 400, "InvalidPositionNormalized.Malformed", {"ComponentLayer": _STRANGE_POSITION}),
    Case("AddCasterComponent", 400, "DuplicateLocationID", {"LocationId": "RC01"}),
    Case("ModifyCasterComponent", 400, "MissingParameter", {"ComponentType": "image"}),
    Case("ModifyCasterComponent", 400, "InvalidParameter.Malformed", {"Effect": "spin"}),
    Case("ModifyCasterComponent", 400, "InvalidPositionNormalized.Malformed", {"ComponentLayer": _STRANGE_POSITION}),
    Case("ModifyCasterComponent", 404, "InvalidComponent.NotFound", {"ComponentId": _NONE}),
    Case("DeleteCasterComponent", 404, "InvalidComponent.NotFound", {"ComponentId": _NONE}),
    *_scenes("UpdateCasterSceneConfig"),
    Case("UpdateCasterSceneConfig", 400, "MissingParameter", {"LayoutId": None}),
    Case("UpdateCasterSceneConfig", 400, "IncorrectSceneStatus.Waiting", {}, "busy"),
    Case("UpdateCasterSceneConfig", 404, "InvalidVideo.NotFound", {"LayoutId": "$empty"}),
    *_scenes("SetCasterSceneConfig"),
    Case("SetCasterSceneConfig", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("CopyCasterSceneConfig", 400, "InvalidSceneId.Malformed", {"FromSceneId": _BAD}),
    Case("CopyCasterSceneConfig", 400, "IncorrectSceneStatus", {}, "pvw off"),
    Case("CopyCasterSceneConfig", 400, "IncorrectSceneStatus.ConfigError", {}, "broken"),
    Case("CopyCasterSceneConfig", 404, "InvalidScene.NotFound", {"FromSceneId": "$pgm", "ToSceneId": "$pvw"}),
    Case("DeleteCasterSceneConfig", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("DeleteCasterSceneConfig", 400, "IncorrectSceneStatus.Inuse", {}, "busy"),
    Case("DeleteCasterSceneConfig", 400, "IncorrectSceneStatus.Idle", {}, "stopped"),
    Case("DeleteCasterSceneConfig", 400, "IncorrectSceneStatus.ConfigError", {}, "broken"),
    Case("DeleteCasterSceneConfig", 404, "InvalidScene.NotFound", {"SceneId": _NONE}),
    Case("StartCasterScene", 400, "IncorrectCasterStatus.Idle", {}, "stopped"),
    Case("StartCasterScene", 400, "IncorrectSceneStatus.Inuse", {}),
    Case("StartCasterScene", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("StartCasterScene", 404, "InvalidScene.NotFound", {"SceneId": "$pgm"}),
    Case("StartCasterScene", 404, "InvalidLayout.NotFound", {}, "pvw without its layout"),
    Case("StartCasterScene", 404, "InvalidCasterTemplate.NotFound", {}, "pvw without template"),
    Case("StopCasterScene", 400, "IncorrectSceneStatus.Idle", {}, "pvw off"),
    Case("StopCasterScene", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("StopCasterScene", 404, "InvalidScene.NotFound", {"SceneId": "$pgm"}),
    Case("UpdateCasterSceneAudio", 400, "InvalidParameter.Malformed", {"FollowEnable": 2}),
    Case(
        *("UpdateCasterSceneAudio", 400, "InvalidParameter.Malformed"),
        {"AudioLayer.1.Filter": '{"EnableAns":1}', "MixList.1": "RV01"},
    ),
    Case(
        *("UpdateCasterSceneAudio", 400, "InvalidParameter.Malformed"),
        {"MixList.1": "RV01", "MixList.2": "RV01", "AudioLayer.1.VolumeRate": 1, "AudioLayer.2.VolumeRate": 1},
    ),
    Case("UpdateCasterSceneAudio", 400, "InvalidAudioLayersAndMixListSize.Mismatch", {"AudioLayer.1.VolumeRate": 1}),
    Case("UpdateCasterSceneAudio", 400, "InvalidMixList.ExceedNorm", _LOUD),
    Case("UpdateCasterSceneAudio", 400, "IncorrectSceneStatus", {}, "stopped"),
    Case("UpdateCasterSceneAudio", 400, "IncorrectSceneStatus.ConfigError", {}, "broken"),
    Case("UpdateCasterSceneAudio", 404, "InvalidScene.NotFound", {"SceneId": _NONE}),
    Case(
        *("UpdateCasterSceneAudio", 404, "ResourceInChannel.NotFound"),
        {"MixList.1": "RV01", "AudioLayer.1.VolumeRate": 1},
        "channels",
    ),
    Case("DescribeCasterSceneAudio", 404, "InvalidScene.NotFound", {"SceneId": _NONE}),
    Case("EffectCasterVideoResource", 400, "InvalidResourceId.Malformed", {"ResourceId": _BAD}),
    Case("EffectCasterVideoResource", 400, "InvalidSceneId.Malformed", {"SceneId": _BAD}),
    Case("EffectCasterVideoResource", 400, "IncorrectSceneStatus.Idle", {}, "stopped"),
    Case("EffectCasterVideoResource", 400, "IncorrectSceneStatus.ConfigError", {}, "broken"),
    Case("EffectCasterVideoResource", 404, "InvalidResource.NotFound", {"ResourceId": _NONE}),
    Case("EffectCasterVideoResource", 404, "InvalidScene.NotFound", {"SceneId": _NONE}),
    Case("EffectCasterVideoResource", 404, "InvalidLayout.NotFound", {}),
]
