"""Video resources, layouts and components: what is added is described, changed and taken away."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller
from tests.emulator.studio import CAPTION, LIVE_URL, Studio, layout_of, text_at


@pytest.fixture
def studio(live: Caller, control: httpx.Client, caster: str) -> Studio:
    """A studio that is ready to start, and empty."""
    return Studio(live, control, caster)


def listed(studio: Studio, what: str, **more: object) -> list[dict[str, Any]]:
    answer = studio.ok(f"DescribeCaster{what}", more)
    found: list[dict[str, Any]] = answer[what][what.removesuffix("s")]
    assert answer["Total"] == len(found)
    return found


def test_an_empty_studio_has_empty_lists(studio: Studio) -> None:
    assert all(listed(studio, what) == [] for what in ("VideoResources", "Layouts", "Components"))


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("LiveStreamUrl", LIVE_URL),
        ("MaterialId", "m-1"),
        ("VodUrl", "https://a.example.com/a.mp4"),
        ("ImageId", "i-1"),
        ("ImageUrl", "http://a.example.com/a.png"),
    ],
)
def test_a_resource_has_one_source(studio: Studio, kind: str, source: str) -> None:
    given = {"ResourceName": "x", "LocationId": "RV99", kind: source, "BeginOffset": 5, "RepeatNum": -1}
    made = studio.ok("AddCasterVideoResource", given, FixedDelayDuration=100)["ResourceId"]
    sources = dict.fromkeys(("LiveStreamUrl", "MaterialId", "VodUrl", "ImageId", "ImageUrl"), "")
    numbers = {"BeginOffset": 5, "EndOffset": 0, "RepeatNum": -1, "PtsCallbackInterval": 0}
    shown = {"ResourceId": made, "ResourceName": "x", "LocationId": "RV99", **sources, kind: source, **numbers}
    assert listed(studio, "VideoResources") == [shown]


@pytest.mark.behaviour("modify_resource_source")
def test_a_resource_changes_in_part(studio: Studio, choose: Callable[..., None]) -> None:
    made = studio.resource(BeginOffset=5)
    answer = studio.ok("ModifyCasterVideoResource", ResourceId=made, RepeatNum=3)
    assert (answer["CasterId"], answer["ResourceId"]) == (studio.id, made)
    studio.ok("ModifyCasterVideoResource", ResourceId=made, VodUrl="http://a.example.com/a.flv", ResourceName="y")
    [shown] = listed(studio, "VideoResources")
    assert (shown["BeginOffset"], shown["RepeatNum"], shown["ResourceName"]) == (5, 3, "y")
    assert (shown["LiveStreamUrl"], shown["VodUrl"]) == ("", "http://a.example.com/a.flv")
    choose(modify_resource_source="required")
    malformed = (400, "InvalidParameter.Malformed")
    assert studio.refusal("ModifyCasterVideoResource", ResourceId=made, ResourceName="z") == malformed
    studio.ok("ModifyCasterVideoResource", ResourceId=made, MaterialId="m")


@pytest.mark.behaviour("modify_resource_zero")
@pytest.mark.parametrize(("behaviour", "left"), [("resets", 0), ("keeps", 5)])
def test_a_zero_takes_an_offset_back_or_not(
    studio: Studio, choose: Callable[..., None], behaviour: str, left: int
) -> None:
    choose(modify_resource_zero=behaviour)
    made = studio.resource(BeginOffset=5)

    studio.ok("ModifyCasterVideoResource", ResourceId=made, BeginOffset=0)

    [shown] = listed(studio, "VideoResources")
    assert shown["BeginOffset"] == left


def test_a_slot_is_free_again_after_its_resource_has_gone(studio: Studio) -> None:
    made = studio.resource()
    layout = studio.layout("RV01")
    studio.ok("DeleteCasterVideoResource", ResourceId=made)
    assert studio.refusal("DeleteCasterVideoResource", ResourceId=made) == (404, "InvalidResource.NotFound")
    assert listed(studio, "Layouts")[0]["LayoutId"] == layout
    assert studio.resource() != made


@pytest.mark.behaviour("resource_location", "resource_slots", "resource_limit")
def test_how_many_resources_and_slots_there_are(studio: Studio, choose: Callable[..., None]) -> None:
    choose(resource_limit=2, resource_slots=12)
    given = {"ResourceName": "x", "LiveStreamUrl": LIVE_URL}
    for slot in ("RV13", "RV00", "RC01", "rv01"):
        refused = studio.refusal("AddCasterVideoResource", given, LocationId=slot)
        assert refused == (400, "UnexpectedLocationID")
    assert studio.refusal("AddCasterVideoResource", given) == (400, "MissingParameter")
    choose(resource_location="optional")
    studio.ok("AddCasterVideoResource", given)
    studio.ok("AddCasterVideoResource", given)
    assert studio.refusal("AddCasterVideoResource", given) == (400, "ResourceNumberExceed")


def test_a_layout_is_shown_with_its_defaults(studio: Studio) -> None:
    given = {
        "BlendList.1": "RV01",
        "BlendList.2": "RV02",
        "MixList.1": "RV01",
        "VideoLayer.1.HeightNormalized": "1",
        "VideoLayer.2.FillMode": "fit",
        "VideoLayer.2.HeightNormalized": "0.3",
        "VideoLayer.2.WidthNormalized": "3e-01",
        "VideoLayer.2.PositionNormalized.1": "0.65",
        "VideoLayer.2.PositionNormalized.2": "1e-05",
        "VideoLayer.2.PositionRefer": "center",
        "AudioLayer.1.ValidChannel": "leftChannel",
    }
    made = studio.ok("AddCasterLayout", given)["LayoutId"]
    usual = {"FillMode": "none", "WidthNormalized": 0, "HeightNormalized": 1, "PositionRefer": "topLeft"}
    second = {"FillMode": "fit", "WidthNormalized": 0.3, "HeightNormalized": 0.3, "PositionRefer": "center"}
    assert listed(studio, "Layouts", LayoutId=made) == [
        {
            "LayoutId": made,
            "BlendList": {"LocationId": ["RV01", "RV02"]},
            "MixList": {"LocationId": ["RV01"]},
            "VideoLayers": {
                "VideoLayer": [
                    {**usual, "FixedDelayDuration": 0, "PositionNormalizeds": {"Position": [0, 0]}},
                    {**second, "FixedDelayDuration": 0, "PositionNormalizeds": {"Position": [0.65, 1e-05]}},
                ]
            },
            "AudioLayers": {"AudioLayer": [{"VolumeRate": 1, "ValidChannel": "leftChannel", "FixedDelayDuration": 0}]},
        }
    ]


def test_lists_are_in_the_order_of_their_numbers(studio: Studio) -> None:
    given: dict[str, object] = {"MixList.0": "RV01", "AudioLayer.0.VolumeRate": 0}
    for number in (10, 0, 9):
        given |= {f"BlendList.{number}": f"RV{number + 1:02d}", f"VideoLayer.{number}.FillMode": "none"}
    studio.ok("AddCasterLayout", given)
    assert listed(studio, "Layouts")[0]["BlendList"]["LocationId"] == ["RV01", "RV10", "RV11"]


def test_a_layer_without_fields_is_none(studio: Studio) -> None:
    given = {name: each for name, each in layout_of("RV01", "RV02").items() if name != "VideoLayer.2.FillMode"}
    mismatch = (400, "InvalidVideoLayersAndBlendListSize.Mismatch")
    assert studio.refusal("AddCasterLayout", given) == mismatch


@pytest.mark.behaviour("modify_layout_lists")
def test_each_list_of_a_layout_is_replaced_whole(studio: Studio, choose: Callable[..., None]) -> None:
    made = studio.layout("RV01", "RV02")
    blend = {"BlendList.1": "RV05", "BlendList.2": "RV06"}
    assert studio.ok("ModifyCasterLayout", blend, LayoutId=made)["LayoutId"] == made
    shown = listed(studio, "Layouts")[0]
    assert shown["BlendList"]["LocationId"] == ["RV05", "RV06"]
    assert shown["MixList"]["LocationId"] == ["RV01", "RV02"]
    short = studio.refusal("ModifyCasterLayout", {"MixList.1": "RV05"}, LayoutId=made)
    assert short == (400, "InvalidAudioLayersAndMixListSize.Mismatch")
    assert listed(studio, "Layouts") == [shown]
    choose(modify_layout_lists="all")
    assert studio.refusal("ModifyCasterLayout", blend, LayoutId=made) == (400, "MissingParameter")
    studio.ok("ModifyCasterLayout", layout_of("RV09"), LayoutId=made)


@pytest.mark.behaviour("layout_layers", "layout_slots_must_exist")
def test_layouts_can_be_limited(studio: Studio, choose: Callable[..., None]) -> None:
    choose(layout_layers=1, layout_slots_must_exist=True)
    assert studio.refusal("AddCasterLayout", layout_of("RV01", "RV02")) == (400, "InvalidBlendList.ExceedNorm")
    assert studio.refusal("AddCasterLayout", layout_of("RV01")) == (404, "InvalidResource.NotFound")
    studio.resource()
    studio.layout("RV01")


def test_a_text_is_shown_with_its_defaults(studio: Studio) -> None:
    hidden = {"LayerOrder": "background", "HtmlLayerContent": '{"htmlUrl":"http://a.example.com"}'}
    made = studio.component(Effect="animateH", **hidden)
    assert listed(studio, "Components") == [
        {
            "ComponentId": made,
            "ComponentName": made,
            "ComponentType": "text",
            "LocationId": "RC01",
            "Effect": "animateH",
            "ComponentLayer": {
                "HeightNormalized": 0.2,
                "WidthNormalized": 0,
                "PositionRefer": "topRight",
                "PositionNormalizeds": {"Position": [0.1, 0.2]},
                "Transparency": 255,
            },
            "TextLayerContent": {
                "Text": "hello",
                "Color": "0x000000",
                "FontName": "KaiTi",
                "SizeNormalized": 0.2,
                "BorderWidthNormalized": 0,
                "BorderColor": "",
            },
        }
    ]


def test_each_type_has_its_own_content(studio: Studio) -> None:
    image = {"ComponentType": "image", "LocationId": "RC02", "ComponentLayer": "{}"}
    studio.ok("AddCasterComponent", image, ImageLayerContent='{"MaterialId":"m"}')
    caption = {"ComponentType": "caption", "LocationId": "RC03", "ComponentLayer": "{}"}
    studio.ok("AddCasterComponent", caption, CaptionLayerContent=CAPTION)
    first, second = listed(studio, "Components")
    assert first["ImageLayerContent"] == {"MaterialId": "m"}
    assert (second["CaptionLayerContent"]["WordsCount"], second["CaptionLayerContent"]["ShowSourceLan"]) == (35, False)
    assert "TextLayerContent" not in first
    for given in (image, caption):
        assert studio.refusal("AddCasterComponent", given, LocationId="RC09") == (400, "MissingParameter")


def test_numbers_and_colours_in_texts_may_be_written_either_way(studio: Studio) -> None:
    text = json.dumps({"Text": "x", "Color": 255, "SizeNormalized": "0.5", "BorderWidthNormalized": 1})
    studio.component(TextLayerContent=text, ComponentLayer='{"HeightNormalized":"0.1"}')
    [shown] = listed(studio, "Components")
    assert (shown["TextLayerContent"]["Color"], shown["TextLayerContent"]["SizeNormalized"]) == ("0x0000ff", 0.5)
    assert shown["ComponentLayer"]["HeightNormalized"] == 0.1


def test_a_component_changes_in_part_and_a_text_as_a_whole(studio: Studio) -> None:
    made = studio.component()
    studio.ok("ModifyCasterComponent", ComponentId=made, ComponentName="title")
    studio.ok("ModifyCasterComponent", ComponentId=made, TextLayerContent='{"Text":"bye"}')
    [shown] = listed(studio, "Components", ComponentId=made)
    assert shown["ComponentName"] == "title"
    assert (shown["TextLayerContent"]["Text"], shown["TextLayerContent"]["Color"]) == ("bye", "0xff0000")
    assert shown["ComponentLayer"]["PositionRefer"] == "topRight"
    refused = studio.refusal("ModifyCasterComponent", ComponentId=made, ComponentType="image")
    assert refused == (400, "MissingParameter")
    studio.ok("ModifyCasterComponent", ComponentId=made, ComponentType="image", ImageLayerContent='{"MaterialId":"m"}')
    assert listed(studio, "Components")[0]["ImageLayerContent"] == {"MaterialId": "m"}
    answer = studio.ok("DeleteCasterComponent", ComponentId=made)
    assert (answer["CasterId"], answer["ComponentId"]) == (studio.id, made)
    assert listed(studio, "Components") == []


@pytest.mark.behaviour("describe_unknown_content")
def test_filters_for_what_is_not_there(studio: Studio, choose: Callable[..., None]) -> None:
    studio.fill()
    assert listed(studio, "Layouts", LayoutId="nothing") == listed(studio, "Components", ComponentId="nothing") == []
    choose(describe_unknown_content="not_found")
    assert studio.refusal("DescribeCasterLayouts", LayoutId="nothing") == (404, "InvalidLayout.NotFound")
    assert studio.refusal("DescribeCasterComponents", ComponentId="nothing") == (404, "InvalidComponent.NotFound")


@pytest.mark.behaviour("content_numbers")
def test_numbers_can_be_written_as_texts(studio: Studio, choose: Callable[..., None]) -> None:
    studio.fill()
    choose(content_numbers="string")
    assert listed(studio, "VideoResources")[0]["RepeatNum"] == "0"
    position = listed(studio, "Layouts")[0]["VideoLayers"]["VideoLayer"][0]["PositionNormalizeds"]["Position"]
    assert position == ["0.0", "0.0"]
    assert listed(studio, "Components")[0]["ComponentLayer"]["Transparency"] == "255"


def test_contents_of_one_studio_are_not_in_another(studio: Studio, control: httpx.Client) -> None:
    studio.fill()
    other = control.post("/casters", json={}).json()["casters"][0]["CasterId"]
    stranger = Studio(studio.live, control, other, studio.ids)
    assert listed(stranger, "Layouts") == []
    assert stranger.refusal("DeleteCasterLayout", LayoutId="$layout") == (404, "InvalidLayout.NotFound")
    assert listed(studio, "Layouts")[0]["LayoutId"] == studio.ids["layout"]


def test_the_control_plane_shows_contents(studio: Studio, control: httpx.Client) -> None:
    studio.fill()
    shown = control.get(f"/casters/{studio.id}").json()
    assert shown["VideoResources"][0]["ResourceId"] == studio.ids["resource"]
    assert [each["LayoutId"] for each in shown["Layouts"]] == [studio.ids["layout"], studio.ids["empty"]]
    assert shown["Components"][0]["ComponentId"] == studio.ids["component"]


@pytest.mark.parametrize(
    "more",
    [
        {"ComponentLayer": "text"},
        {"ComponentLayer": '{"PositionNormalizeds":[0,0]}'},
        {"ComponentLayer": '{"HeightNormalized":2}'},
        {"ComponentLayer": '{"HeightNormalized":true}'},
        {"ComponentLayer": '{"Transparency":256}'},
        {"TextLayerContent": '{"text":"x"}'},
        {"TextLayerContent": '{"Color":"red"}'},
        {"TextLayerContent": '{"FontName":"Arial"}'},
        {"TextLayerContent": json.dumps({"Text": "x" * 1025})},
        {"Effect": "spin"},
        {"LayerOrder": "top"},
        {"LocationId": "RC00"},
        {"LocationId": "RV01"},
        {"ComponentType": "html"},
        {"HtmlLayerContent": "{htmlUrl:http://a.example.com}"},
        {"ComponentType": "image", "ImageLayerContent": "{}"},
        {"ComponentType": "caption", "CaptionLayerContent": '{"LocationId":"RC01"}'},
        {"ComponentType": "caption", "CaptionLayerContent": '{"LocationId":"RV01","WordsCount":9}'},
        {"ComponentType": "caption", "CaptionLayerContent": '{"LocationId":"RV01","SourceLan":"de"}'},
    ],
    ids=lambda more: json.dumps(more)[:50],
)
def test_components_that_cannot_be(studio: Studio, more: dict[str, object]) -> None:
    assert studio.refusal("AddCasterComponent", text_at("RC01"), **more) == (400, "InvalidParameter.Malformed")
    assert listed(studio, "Components") == []


def test_a_place_is_two_numbers_anywhere(studio: Studio) -> None:
    code = (400, "InvalidPositionNormalized.Malformed")
    for place in ("[0]", "[0,1e999]", "[0,1,2]", '["x",0]', "0"):
        text = f'{{"PositionNormalized":{place}}}'
        assert studio.refusal("AddCasterComponent", text_at("RC01"), ComponentLayer=text) == code
    studio.component(ComponentLayer='{"PositionNormalized":[-1,2.5]}')
    far = "9" * 400
    layer: dict[str, object] = {"VideoLayer.1.PositionNormalized.1": far, "VideoLayer.1.PositionNormalized.2": "0"}
    assert studio.refusal("AddCasterLayout", {**layout_of("RV01"), **layer}) == code
    assert studio.refusal("AddCasterLayout", {**layout_of("RV01"), f"BlendList.{far}": "RV01"}) == (
        400,
        "UnsupportedParameter",
    )
