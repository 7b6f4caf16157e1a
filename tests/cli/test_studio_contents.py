"""A studio is filled, goes on air and shows what is declared; it drifts, restarts, crashes, and is emptied again."""

from typing import Any, Final

import pytest

from tests.cli.cloud import CASTER, Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Stack

SOURCES: Final = f"""
camera = livemedia.StudioVideoResource("camera", caster_id="{CASTER}", location_id="RV01", resource_name="camera",
    live_stream_url="rtmp://pull.example.com/app/camera?auth_key=the-key")
guest = livemedia.StudioVideoResource("guest", caster_id="{CASTER}", location_id="RV02", resource_name="guest",
    live_stream_url="rtmp://pull.example.com/app/guest")
"""
LAYOUT: Final = f"""
split = livemedia.StudioLayout("split", caster_id="{CASTER}",
    blend_list=[camera.location_id, guest.location_id],
    video_layer=[
        livemedia.VideoLayerArgs(fill_mode="fit", width_normalized=1, height_normalized=1),
        {{"FillMode": "fit", "WidthNormalized": 1/3, "HeightNormalized": 1/3, "PositionNormalized": [0.65, 0.65]}},
    ],
    mix_list=[camera.location_id], audio_layer=[{{}}])
"""
TITLE: Final = f"""
title = livemedia.StudioComponent("title", caster_id="{CASTER}", location_id="RC01", component_type="text",
    component_layer={{"height_normalized": 0.1}}, text_layer_content={{"text": "Evening news"}})
"""
SHOW: Final = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
"""
SCENE: Final = """
scene = livemedia.StudioScene("on-air", caster_id=show.caster_id, scene="program", layout_id=split.id,
    component_ids=[title.id], apply_triggers=[show.request_id])
pulumi.export("scene", [scene.layout_id, scene.status, scene.component_ids])
pulumi.export("slots", split.blend_list)
pulumi.export("width", split.video_layer.apply(lambda layers: layers[1].width_normalized))
"""
EVERYTHING: Final = SOURCES + LAYOUT + TITLE + SHOW + SCENE


def caster(cloud: Cloud) -> dict[str, Any]:
    """The caster with its contents and scenes."""
    [found] = cloud.casters()
    return found


def program(cloud: Cloud) -> tuple[str, list[str]]:
    """The layout and the components of the program."""
    scene = next(each for each in caster(cloud)["Scenes"] if each["OutputType"] == 1)
    return scene["LayoutId"], scene["ComponentIds"]


def declared(stack: Stack) -> tuple[str, list[str]]:
    """The layout and the components that the program is to show."""
    held = stack.resources()
    return held["split"]["outputs"]["layoutId"], [held["title"]["outputs"]["componentId"]]


def emptied(cloud: Cloud) -> bool:
    """Whether nothing is left in the caster."""
    return not any(caster(cloud)[kind] for kind in ("VideoResources", "Layouts", "Components"))


def test_a_studio_is_filled_goes_on_air_changes_and_is_emptied(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    assert set(stack.changes(EVERYTHING).values()) == {"create"}
    assert cloud.new_actions() == []

    assert "+ 7 created" in stack.up().text
    assert program(cloud) == declared(stack)
    outputs = stack.outputs()
    assert outputs["scene"] == [declared(stack)[0], "running", declared(stack)[1]]
    assert outputs["slots"] == ["RV01", "RV02"]
    assert outputs["width"] == pytest.approx(1 / 3)
    assert "the-key" not in stack.state_file.read_text()
    cloud.new_actions()

    assert "7 unchanged" in stack.up().text
    assert cloud.new_changes() == []

    moved = EVERYTHING.replace("[0.65, 0.65]", "[0.05, 0.65]")
    assert stack.changes(moved) == {"split": "update"}
    stack.up()
    assert cloud.new_changes() == ["ModifyCasterLayout", "UpdateCasterSceneConfig"]
    assert "6 unchanged" in stack.up().text or "7 unchanged" in stack.up().text

    slot = moved.replace('location_id="RV02"', 'location_id="RV03"')
    assert stack.changes(slot)["guest"] in ("replace", "delete-replaced", "create-replacement")

    stack.up(moved)
    cloud.new_actions()
    stack.destroy()
    assert cloud.new_changes()[0] == "DeleteCasterSceneConfig"
    assert emptied(cloud)
    assert cloud.status() == "idle"


def test_what_is_changed_at_the_console_is_seen_and_mended(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(EVERYTHING)
    program_id = next(each["SceneId"] for each in caster(cloud)["Scenes"] if each["OutputType"] == 1)
    slots = {"BlendList.1": "RV02", "BlendList.2": "RV01"}
    cloud.change("ModifyCasterLayout", LayoutId=declared(stack)[0], **slots)
    cloud.change("DeleteCasterSceneConfig", SceneId=program_id, Type="Component")
    cloud.change("DeleteCasterVideoResource", ResourceId=stack.resources()["guest"]["outputs"]["resourceId"])

    preview = stack.preview()
    assert set(preview.differences) >= {"blendList", "componentIds"}
    assert stack.changes() == {"guest": "create", "split": "update", "on-air": "update"}
    stack.up()

    assert program(cloud) == declared(stack)
    assert stack.changes() == {}


def test_after_a_restart_of_the_show_the_scene_is_set_in_the_same_up(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(EVERYTHING)
    stopped = EVERYTHING.replace(f'caster_id="{CASTER}")\n', f'caster_id="{CASTER}", desired_state="stopped")\n')
    assert "desired_state" in stopped
    stack.up(stopped)
    assert cloud.status() == "idle"
    assert "+ layoutId" in stack.preview().line

    stack.up(EVERYTHING)
    assert cloud.status() == "streaming"
    assert program(cloud) == declared(stack)
    assert stack.changes() == {}


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ("AddCasterVideoResource", SOURCES),
        ("AddCasterLayout", SOURCES + LAYOUT),
        ("AddCasterComponent", TITLE),
    ],
)
def test_an_addition_whose_provider_was_killed_is_taken_back_by_the_next_up(
    stack: Stack, cloud: Cloud, providers: Providers, action: str, text: str
) -> None:
    cloud.seed()
    cloud.break_(action, timeout_after_commit=True, nth=1)
    stack.program(text)
    up = stack.start("up", "--yes", "--skip-preview")
    wait_until(lambda: any(call["committed"] for call in cloud.calls(action)))
    providers.kill()
    up.communicate()
    assert up.returncode != 0

    cloud.mend()
    stack.up()
    assert len([call for call in cloud.calls(action) if call["committed"]]) == (2 if text == SOURCES else 1)
    contents = caster(cloud)
    assert sorted(each["LocationId"] for each in contents["VideoResources"]) == (
        ["RV01", "RV02"] if "camera" in text else []
    )
    assert len(contents["Layouts"]) == text.count("StudioLayout(")
    assert len(contents["Components"]) == text.count("StudioComponent(")
    stack.destroy()
    assert emptied(cloud)


def test_what_is_on_air_is_not_taken_away(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(EVERYTHING)

    held = SHOW + SCENE.replace("split.id", repr(declared(stack)[0])).replace("title.id", '""')
    fixed = held.replace('[""]', repr(declared(stack)[1])).split("pulumi.export")[0]
    run = stack.up_fails(fixed)

    assert "CannotDelete: layout" in run.line
    assert "is shown by the program scene of the caster, which is on air" in run.line
    assert program(cloud) == declared(stack)


def test_mistakes_are_told_in_the_preview(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()

    run = stack.preview_fails(
        f"""
livemedia.StudioLayout("uneven", caster_id="{CASTER}", blend_list=["RV01", "RV2"], mix_list=["RV01"],
    video_layer=[{{"fill_mode": "fit"}}], audio_layer=[{{"volume_rate": 11}}])
"""
    )

    for words in (
        'blendList[1] is "RV2", but must be a slot of a video resource, RV01 to RV99',
        "videoLayer[0].widthNormalized is 0, but must be greater than 0 where fillMode is fit",
        "audioLayer[0].volumeRate is 11, but must be at most 10",
    ):
        assert words in run.line, words
    assert cloud.new_actions() == []
