"""What is not beyond doubt about making, configuring and filling studios: see `emulator/behaviours.py`."""

from dataclasses import dataclass
from typing import Literal

from pulumi_livemedia.emulator.evidence import Fixed, switch

_LIVE = "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-"
_LIVE_ZH = "https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-"


@dataclass(frozen=True, kw_only=True)
class StudioSettings:
    """The switches about what a studio is configured with and filled with."""

    stopped_scenes: Literal["removed", "kept", "cleared"] = switch(
        default="removed",
        meaning="what StopCaster leaves of the scenes: nothing, so that the next start makes new ones; the scenes as "
        "they are; or the scenes with nothing applied",
        evidence="assumed",
        source=f"{_LIVE}startcaster (StartCaster makes scenes that do not exist; how long they exist is not said)",
    )
    caster_quota: int = switch(
        default=10,
        meaning="how many studios an account may have; beyond it CasterNumberExceed 401",
        evidence="documented",
        source="https://github.com/ninameman/live (limits of 2018-2020: 10; another page says 1)",
    )
    norm_types: Literal["china", "international"] = switch(
        default="china",
        meaning="which NormType CreateCaster takes: 1, 3, 4 and 6, or 1 and 6; else InvalidParameter.NormType 404",
        evidence="documented",
        source=f"{_LIVE_ZH}createcaster against {_LIVE}createcaster",
    )
    create_again_differently: Literal["succeed", "InvalidClientToken.Malformed"] = switch(
        default="succeed",
        meaning="CreateCaster with a used ClientToken and other parameters; succeed: it answers the first studio",
        evidence="assumed",
        source=f"{_LIVE}createcaster (says nothing about it)",
    )
    config_while_running: Literal["DomainName", "anything", "nothing"] = switch(
        default="DomainName",
        meaning="what SetCasterConfig may not change of a studio that runs, DomainName; or it may change anything, or "
        "nothing may be sent at all; else IncorrectCasterStatus.Inuse",
        evidence="assumed",
        source=f"{_LIVE}setcasterconfig (the code is published, which settings are meant is not)",
    )
    config_without_name: Literal["clear", "keep"] = switch(
        default="clear",
        meaning="SetCasterConfig without CasterName: the name is the id again, or stays",
        evidence="assumed",
        source=f"{_LIVE}setcasterconfig (what is left out is cleared; a name cannot be empty)",
    )
    resource_location: Literal["required", "optional"] = switch(
        default="required",
        meaning="whether AddCasterVideoResource needs LocationId",
        evidence="documented",
        source=f"{_LIVE}addcastervideoresource (the metadata says optional)",
    )
    resource_slots: int = switch(
        default=99,
        meaning="the last slot of video resources, RV99; the page also says RV12; above it UnexpectedLocationID",
        evidence="documented",
        source=f"{_LIVE}addcastervideoresource",
    )
    resource_limit: int = switch(
        default=12,
        meaning="how many video resources a studio may have; one page says 6; beyond it ResourceNumberExceed",
        evidence="assumed",
        source="https://help.aliyun.com/en/live/differences-between-using-the-api-and-the-apsaravideo-live-console",
    )
    modify_resource_source: Literal["optional", "required"] = switch(
        default="optional",
        meaning="whether ModifyCasterVideoResource needs the source again; the page of 2018 says so",
        evidence="assumed",
        source=f"{_LIVE}modifycastervideoresource",
    )
    modify_resource_zero: Literal["resets", "keeps"] = switch(
        default="resets",
        meaning="what ModifyCasterVideoResource does with an offset, a number of repetitions or an interval of 0",
        evidence="assumed",
        source=f"{_LIVE}modifycastervideoresource (how one is taken back is not said)",
    )
    layout_layers: int = switch(
        default=12,
        meaning="how many pictures, and how many sounds, a layout or the sound of a scene may have; a page of 2018 "
        "says 4 pictures; beyond it InvalidBlendList.ExceedNorm or InvalidMixList.ExceedNorm",
        evidence="documented",
        source=f"{_LIVE}addcasterlayout (the list sizes; the cause of the codes is not given)",
    )
    layout_slots_must_exist: bool = switch(
        default=False,
        meaning="whether the slots of a layout must be occupied when it is added or changed; else "
        "InvalidResource.NotFound",
        evidence="assumed",
        source=f"{_LIVE}addcasterlayout (no not-found code is published; the layout just has no effect)",
    )
    modify_layout_lists: Literal["some", "all"] = switch(
        default="some",
        meaning="which of the four lists ModifyCasterLayout needs; those that are sent replace those that are stored",
        evidence="assumed",
        source=f"{_LIVE}modifycasterlayout (the text says changed items only, the table says all)",
    )
    describe_unknown_content: Literal["empty", "not_found"] = switch(
        default="empty",
        meaning="DescribeCasterLayouts and DescribeCasterComponents with the id of nothing",
        evidence="assumed",
        source=f"{_LIVE}describecasterlayouts (no not-found code is published)",
    )
    content_numbers: Literal["number", "string"] = switch(
        default="number",
        meaning="how numbers are written where video resources, layouts, components and sounds are described",
        evidence="assumed",
        source=f"{_LIVE}describecasterlayouts (published samples have both)",
    )
    scene_components: Literal["replace", "extend"] = switch(
        default="replace",
        meaning="what the components of UpdateCasterSceneConfig do to those that are applied",
        evidence="assumed",
        source=f"{_LIVE}updatecastersceneconfig (says nothing about it)",
    )
    scene_settle_seconds: int = switch(
        default=0,
        meaning="how long, by the virtual clock, a scene is busy with a change: UpdateCasterSceneConfig is "
        "IncorrectSceneStatus.Waiting, DeleteCasterSceneConfig IncorrectSceneStatus.Inuse",
        evidence="assumed",
        source=f"{_LIVE}updatecastersceneconfig (the code is published, its cause is not)",
    )


STUDIO_FIXED = (
    Fixed(
        "client_token_kept",
        "a ClientToken is known as long as the studio that it has made",
        "assumed",
        f"{_LIVE}createcaster",
    ),
    Fixed(
        "charge_types",
        "PrePaid is InvalidChargeType.PostSupport, anything else but PostPaid InvalidChargeType.Malformed; "
        "CasterTemplate, PurchaseTime and ExpireTime are checked, and then ignored",
        "assumed",
        f"{_LIVE}createcaster (PrePaid is documented as not supported, the codes have no causes)",
    ),
    Fixed(
        "foreign_domain",
        "a DomainName that ends in .invalid is nobody's: InvalidDomainName.NotFound; every other one is the account's",
        "assumed",
        f"{_LIVE}setcasterconfig (the code is published)",
    ),
    Fixed(
        "https_not_needed",
        "UpdateCasterResourceGroup is taken over plain HTTP too, and any resource group exists",
        "assumed",
        f"{_LIVE}updatecasterresourcegroup (HTTPS only; publishes no codes)",
    ),
    Fixed(
        "order_of_content_checks",
        "missing parameters and malformed ids, studio, owner, scene or content, values, sizes of lists, slots, state "
        "of the scene",
        "assumed",
        f"{_LIVE}addcasterlayout",
    ),
    Fixed(
        "list_numbers",
        "lists are in the order of their numbers, which may begin at 0 and leave some out",
        "assumed",
        "https://github.com/aliyun/aliyun-openapi-cpp-sdk (an official SDK that counts from 0)",
    ),
    Fixed(
        "one_source",
        "a video resource has exactly one source; none or several are InvalidParameter.Malformed, and a modification "
        "may change its kind",
        "assumed",
        f"{_LIVE}addcastervideoresource",
    ),
    Fixed(
        "sources_not_fetched",
        "no URL, file or material id is looked at when it is added; their form is",
        "assumed",
        f"{_LIVE}addcastervideoresource",
    ),
    Fixed(
        "references_dangle",
        "video resources, layouts and components can be deleted while others name them; names stay",
        "documented",
        f"{_LIVE}deletecasterlayout (no in-use code is published)",
    ),
    Fixed(
        "json_texts",
        "a JSON text inside a parameter is replaced as a whole, has no unknown names, and its numbers may be strings",
        "assumed",
        f"{_LIVE}modifycastercomponent",
    ),
    Fixed(
        "never_described",
        "FixedDelayDuration of video resources, LayerOrder, HtmlLayerContent and Filter are taken and never shown",
        "documented",
        f"{_LIVE}describecastercomponents",
    ),
    Fixed(
        "scene_codes",
        "a scene that does not run is IncorrectSceneStatus to Set, Update, Copy and Audio, and "
        "IncorrectSceneStatus.Idle to Delete, Effect and Stop; a PGM id where PVW is needed is InvalidScene.NotFound",
        "assumed",
        f"{_LIVE}updatecastersceneconfig (publishes both)",
    ),
    Fixed(
        "layout_sources",
        "a slot without a video resource is InvalidVideo.NotFound to UpdateCasterSceneConfig only",
        "assumed",
        f"{_LIVE}setcastersceneconfig (does not publish the code)",
    ),
    Fixed(
        "copied_sound",
        "CopyCasterSceneConfig sets the sound of the program to that of the layout if it follows the picture",
        "documented",
        "https://github.com/ninameman/live (the mixer, 2018-2020)",
    ),
    Fixed(
        "picture_anchors",
        "in the picture of a scene the named point of a layer stands inwards from the same point of the canvas, whose "
        "size is that of the caster template; a source is 16:9, and as large as the canvas if no size is given",
        "assumed",
        "https://www.alibabacloud.com/help/faq-detail/61820.htm (sizes; of the anchors only the names are published)",
    ),
)
