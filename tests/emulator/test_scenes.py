"""What scenes show, and what their sound is."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.emulator.signing import Caller
from tests.emulator.studio import CAPTION, READY, Studio

IDLE = (400, "IncorrectSceneStatus.Idle")
STOPPED = (400, "IncorrectSceneStatus")


@pytest.fixture
def studio(live: Caller, control: httpx.Client, caster: str) -> Studio:
    """A studio on air with one of each."""
    made = Studio(live, control, caster)
    made.fill()
    made.start()
    return made


def audio(studio: Studio, scene: str) -> dict[str, Any]:
    shown: dict[str, Any] = studio.ok("DescribeCasterSceneAudio", SceneId=f"${scene}")
    return shown


def update(studio: Studio, scene: str, layout: str, *components: str) -> None:
    given: dict[str, object] = {f"ComponentId.{number}": each for number, each in enumerate(components, 1)}
    studio.ok("UpdateCasterSceneConfig", given, SceneId=f"${scene}", LayoutId=layout)


def copy(studio: Studio) -> None:
    studio.ok("CopyCasterSceneConfig", FromSceneId="$pvw", ToSceneId="$pgm")


def test_a_fresh_scene_shows_nothing_and_follows(studio: Studio) -> None:
    assert studio.applied("pvw") == studio.applied("pgm") == ("", [])
    shown = audio(studio, "pgm")
    assert (shown["CasterId"], shown["FollowEnable"]) == (studio.id, 1)
    assert (shown["MixList"], shown["AudioLayers"]) == ({"LocationId": []}, {"AudioLayer": []})


def test_an_update_keeps_components_that_it_does_not_name(studio: Studio) -> None:
    layout, component = studio.ids["layout"], studio.ids["component"]
    update(studio, "pgm", layout, component)
    update(studio, "pgm", layout)
    assert studio.applied("pgm") == (layout, [component])
    assert studio.applied("pvw") == ("", [])


@pytest.mark.behaviour("scene_components")
def test_components_of_an_update_replace_or_extend(studio: Studio, choose: Callable[..., None]) -> None:
    layout, first, second = studio.ids["layout"], studio.ids["component"], studio.component("RC02")
    update(studio, "pvw", layout, first)
    update(studio, "pvw", layout, second)
    assert studio.applied("pvw")[1] == [second]
    choose(scene_components="extend")
    update(studio, "pvw", layout, first, second)
    assert studio.applied("pvw")[1] == [second, first]


def test_setting_clears_what_it_does_not_name(studio: Studio) -> None:
    layout, component = studio.ids["layout"], studio.ids["component"]
    update(studio, "pvw", layout, component)
    studio.ok("SetCasterSceneConfig", SceneId="$pvw", LayoutId=layout)
    assert studio.applied("pvw") == (layout, [])
    studio.ok("SetCasterSceneConfig", {"ComponentId.1": component}, SceneId="$pvw")
    assert studio.applied("pvw") == ("", [component])
    studio.ok("SetCasterSceneConfig", SceneId="$pvw")
    assert studio.applied("pvw") == ("", [])


@pytest.mark.parametrize(("part", "left"), [("Layout", "component"), ("Component", "layout"), ("All", "")])
def test_a_part_of_a_scene_is_taken_out(studio: Studio, part: str, left: str) -> None:
    layout, component = studio.ids["layout"], studio.ids["component"]
    update(studio, "pgm", layout, component)
    studio.ok("DeleteCasterSceneConfig", SceneId="$pgm", Type=part)
    assert studio.applied("pgm") == (layout if left == "layout" else "", [component] if left == "component" else [])
    assert studio.ok("DescribeCasterLayouts", LayoutId=layout)["Total"] == 1


def test_the_preview_is_copied_to_the_program_with_its_sound(studio: Studio) -> None:
    layout, component = studio.ids["layout"], studio.ids["component"]
    update(studio, "pvw", layout, component)
    assert audio(studio, "pgm")["MixList"]["LocationId"] == []
    copy(studio)
    assert studio.applied("pgm") == (layout, [component])
    shown = audio(studio, "pgm")
    assert shown["MixList"]["LocationId"] == ["RV01"]
    assert shown["AudioLayers"]["AudioLayer"] == [{"VolumeRate": 1, "ValidChannel": "all", "FixedDelayDuration": 0}]


def test_sound_that_does_not_follow_stays(studio: Studio) -> None:
    given = {"AudioLayer.1.VolumeRate": "0.0", "AudioLayer.1.ValidChannel": "left", "MixList.1": "RV05"}
    with_filter = {**given, "AudioLayer.1.Filter": '{"enableAns":1,"ansMode":1}'}
    studio.ok("UpdateCasterSceneAudio", with_filter, SceneId="$pgm", FollowEnable=0)
    update(studio, "pvw", studio.ids["layout"])
    copy(studio)
    shown = audio(studio, "pgm")
    assert (shown["FollowEnable"], shown["MixList"]["LocationId"]) == (0, ["RV05"])
    [layer] = shown["AudioLayers"]["AudioLayer"]
    assert layer == {"VolumeRate": 0, "ValidChannel": "leftChannel", "FixedDelayDuration": 0}
    studio.ok("UpdateCasterSceneAudio", SceneId="$pgm", FollowEnable=1)
    assert audio(studio, "pgm")["MixList"]["LocationId"] == ["RV05"]


def test_the_preview_stops_and_starts(studio: Studio) -> None:
    update(studio, "pvw", studio.ids["layout"])
    studio.ok("StopCasterScene", SceneId="$pvw")
    assert studio.scene("pvw")["Status"] == 0
    assert studio.scene("pgm")["Status"] == 1
    assert studio.refusal("StopCasterScene", SceneId="$pvw") == IDLE
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pvw", LayoutId="$layout") == STOPPED
    update(studio, "pgm", studio.ids["layout"])
    assert studio.ok("StartCasterScene", SceneId="$pvw")["StreamUrl"].startswith("rtmp://")
    assert studio.scene("pvw")["Status"] == 1
    assert studio.applied("pvw")[0] == studio.ids["layout"]


@pytest.mark.parametrize(("kept", "layout"), [("kept", True), ("cleared", False)])
@pytest.mark.behaviour("stopped_scenes")
def test_scenes_can_outlive_a_stop(studio: Studio, choose: Callable[..., None], kept: str, *, layout: bool) -> None:
    choose(stopped_scenes=kept)
    update(studio, "pgm", studio.ids["layout"])
    before = dict(studio.ids)
    studio.ok("StopCaster")
    assert studio.scene("pgm")["Status"] == 0
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pgm", LayoutId="$layout") == STOPPED
    assert audio(studio, "pgm")["FollowEnable"] == 1
    studio.start()
    assert studio.ids == before
    assert studio.scene("pgm")["Status"] == 1
    assert studio.applied("pgm")[0] == (studio.ids["layout"] if layout else "")


def test_a_stop_removes_the_scenes_otherwise(studio: Studio) -> None:
    studio.ok("StopCaster")
    gone = (404, "InvalidScene.NotFound")
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pgm", LayoutId="$layout") == gone
    assert studio.refusal("DescribeCasterSceneAudio", SceneId="$pgm") == gone


def test_what_scenes_show_may_be_deleted(studio: Studio) -> None:
    layout = studio.ids["layout"]
    update(studio, "pvw", layout, studio.ids["component"])
    for action, name in (("Layout", "layout"), ("Component", "component")):
        studio.ok(f"DeleteCaster{action}", {f"{action}Id": f"${name}"})
    assert studio.applied("pvw") == (layout, [studio.ids["component"]])
    copy(studio)
    assert studio.applied("pgm")[0] == layout
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pvw", LayoutId=layout) == (404, "InvalidLayout.NotFound")


def test_a_layout_needs_its_sources_when_it_is_applied(studio: Studio) -> None:
    missing = (404, "InvalidVideo.NotFound")
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pvw", LayoutId="$empty") == missing
    # No such code is published here.
    studio.ok("SetCasterSceneConfig", SceneId="$pvw", LayoutId="$empty")
    studio.resource("RV77")
    update(studio, "pvw", studio.ids["empty"])


def test_a_caption_needs_its_source_in_the_scene(studio: Studio) -> None:
    studio.resource("RV02")
    given = {"ComponentType": "caption", "CaptionLayerContent": CAPTION}
    caption, other = studio.component("RC05", **given), studio.layout("RV02")
    update(studio, "pvw", studio.ids["layout"], caption)
    for action in ("UpdateCasterSceneConfig", "SetCasterSceneConfig"):
        refused = studio.refusal(action, {"ComponentId.1": caption}, SceneId="$pvw", LayoutId=other)
        assert refused == (400, "InvalidCaptionResource")


@pytest.mark.behaviour("scene_settle_seconds")
def test_a_change_can_take_its_time(studio: Studio, choose: Callable[..., None]) -> None:
    choose(scene_settle_seconds=5)
    update(studio, "pvw", studio.ids["layout"])
    waiting = (400, "IncorrectSceneStatus.Waiting")
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pvw", LayoutId="$layout") == waiting
    in_use = (400, "IncorrectSceneStatus.Inuse")
    assert studio.refusal("DeleteCasterSceneConfig", SceneId="$pvw", Type="All") == in_use
    update(studio, "pgm", studio.ids["layout"])
    studio.control.post("/clock/advance", json={"seconds": 6})
    update(studio, "pvw", studio.ids["layout"])


def test_a_broken_scene_wants_to_be_started_again(studio: Studio, control: httpx.Client) -> None:
    broken = (400, "IncorrectSceneStatus.ConfigError")
    for scene in ("pvw", "pgm"):
        path = f"/casters/{studio.id}/scenes/{studio.ids[scene]}/break"
        assert control.post(path).status_code == 200
        assert studio.refusal("UpdateCasterSceneConfig", SceneId=f"${scene}", LayoutId="$layout") == broken
    studio.ok("StopCasterScene", SceneId="$pvw")
    studio.ok("StartCasterScene", SceneId="$pvw")
    update(studio, "pvw", studio.ids["layout"])
    assert studio.refusal("CopyCasterSceneConfig", FromSceneId="$pvw", ToSceneId="$pgm") == broken
    studio.ok("RestartCaster")
    copy(studio)
    assert control.post(f"/casters/{studio.id}/scenes/none/break").status_code == 404


def test_a_resource_takes_effect_without_a_trace(studio: Studio) -> None:
    update(studio, "pgm", studio.ids["layout"])
    before = studio.scene("pgm")["LayoutId"]
    studio.ok("EffectCasterVideoResource", SceneId="$pgm", ResourceId="$resource")
    # Of no effect, and no error: the scene does not refer to it.
    studio.ok("EffectCasterVideoResource", SceneId="$pgm", ResourceId=studio.resource("RV09"))
    assert studio.scene("pgm")["LayoutId"] == before


def test_channels_without_resources_show_nothing(live: Caller, control: httpx.Client) -> None:
    studio = Studio(live, control, str(control.post("/casters", json={}).json()["casters"][0]["CasterId"]))
    studio.ok("SetCasterConfig", READY, ChannelEnable=1)
    studio.fill()
    studio.start()
    missing = (404, "ResourceInChannel.NotFound")
    assert studio.refusal("UpdateCasterSceneConfig", SceneId="$pgm", LayoutId="$layout") == missing
    assert studio.refusal("SetCasterSceneConfig", SceneId="$pgm", LayoutId="$layout") == missing
