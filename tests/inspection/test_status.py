"""What each declared thing does now, as the cloud tells it."""

from typing import Any

import pytest

from tests.sweep.stage import Row, Stage, Swept

STUDIO: dict[str, Any] = {
    "norm_type": 1,
    "caster_name": "evening-news",
    "domain_name": "play.example.com",
    "transcode_config": {"caster_template": "lp_hd"},
    "callback_url": "https://example.com/told?key=the-key",
}
CAMERA: dict[str, Any] = {
    "resource_name": "camera",
    "location_id": "RV01",
    "live_stream_url": "rtmp://pull.example.com/a?auth_key=k",
}
LAYOUT: dict[str, Any] = {"video_layer": [{}], "blend_list": ["RV01"], "audio_layer": [{}], "mix_list": ["RV01"]}
TITLE: dict[str, Any] = {
    "location_id": "RC01",
    "component_type": "text",
    "component_layer": {"height_normalized": 0.1},
    "text_layer_content": {"text": "Evening news"},
}
SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}


def whole(stage: Stage, **studio: Any) -> dict[str, Row]:  # noqa: ANN401 - any setting
    """A studio with contents, on air, with both scenes declared."""
    rows = {"studio": stage.made("ProductionStudio", "studio", **{**STUDIO, **studio})}
    caster = {"caster_id": rows["studio"]["id"]}
    rows["camera"] = stage.made("StudioVideoResource", "camera", **caster, **CAMERA)
    rows["layout"] = stage.made("StudioLayout", "layout", **caster, **LAYOUT)
    rows["title"] = stage.made("StudioComponent", "title", **caster, **TITLE)
    rows["show"] = stage.made("LiveCaster", "show", **caster)
    shown = {"layout_id": rows["layout"]["id"], "component_ids": [rows["title"]["id"]]}
    rows["program"] = stage.made("StudioScene", "program", **caster, scene="program", **shown)
    return rows


def status(stage: Stage, rows: dict[str, Row], *options: str) -> Swept:
    return stage.run("status", "--state", stage.export(*rows.values()), "--fail-if-not-running", *options)


def told(swept: Swept) -> dict[str, Row]:
    """What is told of each resource, by its name."""
    return {row["resource"].split("'")[1]: row for row in swept.json}


def program_of(stage: Stage, thing: str) -> str:
    scenes = stage.cloud.change("DescribeCasterScenes", thing)["SceneList"]["Scene"]
    return next(str(scene["SceneId"]) for scene in scenes if str(scene["OutputType"]) == "1")


def test_everything_is_told_as_it_is(stage: Stage) -> None:
    rows = whole(stage)

    well = status(stage, rows)
    assert well.code == 0, well.text
    lines = [line.strip() for line in well.text.splitlines()]
    thing = rows["studio"]["id"]
    assert any(line.startswith(f"'studio' of shows/dev (studio {thing}): streaming since 20") for line in lines)
    assert any(line.endswith("declared running") and line.startswith("'show' of") for line in lines)
    camera = f"'camera' of shows/dev (video resource {rows['camera']['id']}): there, shown by the program scene"
    assert camera in lines
    assert f"'program' of shows/dev (scene {thing}/program): shows what was declared" in lines
    assert "not as declared" not in well.text

    found = told(status(stage, rows, "--json"))
    assert found["layout"]["shown_by"] == found["title"]["shown_by"] == ["program"]
    assert (found["studio"]["is_running"], found["camera"]["is_running"]) == (True, None)
    assert found["studio"]["since"] == found["show"]["since"]


def test_it_is_told_what_is_otherwise_and_no_secret(stage: Stage) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    camera = rows["camera"]["id"].partition("/")[2]
    other = "rtmp://pull.example.com/a?auth_key=other"
    stage.cloud.change("ModifyCasterVideoResource", thing, ResourceId=camera, LiveStreamUrl=other, ResourceName="cam")
    stage.cloud.change("SetCasterConfig", thing, CasterName="evening-news", DomainName="play.example.com", Delay="9")

    swept = status(stage, rows, "--json")
    found = told(swept)
    assert found["camera"]["differing"] == ["resourceName", "liveStreamUrl"]
    assert found["studio"]["differing"] == ["transcodeConfig.casterTemplate", "delay", "callbackUrl"]
    assert "auth_key" not in swept.text
    assert "the-key" not in swept.text
    assert swept.code == 0, "it is shown all the same"


def test_what_is_encrypted_is_not_compared(stage: Stage) -> None:
    rows = whole(stage)
    for row in rows.values():
        for part in ("inputs", "outputs"):
            for secret in ("liveStreamUrl", "callbackUrl", "filledIn"):
                if secret in row[part]:
                    row[part][secret] = SECRET
    rows["studio"]["outputs"]["filledIn"] = SECRET
    thing = rows["studio"]["id"]
    stage.cloud.change(
        "SetCasterConfig",
        thing,
        CasterName="evening-news",
        DomainName="play.example.com",
        TranscodeConfig='{"CasterTemplate": "lp_sd"}',
        SideOutputUrl="rtmp://push.example.com/a/b",
    )

    found = told(status(stage, rows, "--json"))
    assert found["camera"]["differing"] == []
    assert found["studio"]["differing"] == ["transcodeConfig.casterTemplate"], "the cloud may have made the address"

    del rows["studio"]["outputs"]["filledIn"]
    known = told(status(stage, rows, "--json"))
    assert known["studio"]["differing"] == ["transcodeConfig.casterTemplate", "sideOutputUrl"]


def test_a_scene_that_shows_something_else_is_missing(stage: Stage) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    other = stage.made("StudioLayout", "other", caster_id=thing, **(LAYOUT | {"video_layer": [{"fill_mode": "none"}]}))
    second = other["id"].partition("/")[2]
    stage.cloud.change("SetCasterSceneConfig", thing, SceneId=program_of(stage, thing), LayoutId=second)

    swept = status(stage, rows)
    assert swept.code == 1
    assert f"! 'program' of shows/dev (scene {thing}/program): shows layout {second}" in swept.text
    assert "not as declared: layoutId componentIds" in swept.text
    assert told(status(stage, rows, "--json"))["layout"]["shown_by"] == []


@pytest.mark.parametrize(
    ("part", "shown", "differing"),
    [
        ("All", "shows nothing", "layoutId componentIds"),
        ("Layout", "shows layout none with {title}", "layoutId"),
        ("Component", "shows layout {layout}", "componentIds"),
    ],
)
def test_a_scene_on_air_that_shows_nothing_is_missing(stage: Stage, part: str, shown: str, differing: str) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    stage.cloud.change("DeleteCasterSceneConfig", thing, SceneId=program_of(stage, thing), Type=part)

    swept = status(stage, rows)

    ids = {name: row["id"].partition("/")[2] for name, row in rows.items()}
    told_so = f"{shown.format(**ids)}, not as declared: {differing}"
    assert f"! 'program' of shows/dev (scene {thing}/program): {told_so}\n" in swept.text
    assert "encrypted" not in swept.text
    assert swept.code == 1


def test_what_is_not_as_documented_is_not_called_encrypted(stage: Stage) -> None:
    rows = whole(stage)
    rows["program"]["outputs"]["casterId"] = 7

    swept = status(stage, rows)

    assert "? 'program' of shows/dev" in swept.text
    assert "a part of its state, or of what the cloud tells, is not as documented" in swept.text
    assert swept.code == 2


def test_off_air_a_scene_is_missing_unless_the_show_is_declared_stopped(stage: Stage) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    stage.cloud.stop(thing)

    swept = status(stage, rows)
    assert swept.code == 1
    assert "scene " + thing + "/program): off air" in swept.text
    found = told(status(stage, rows, "--json"))
    assert [name for name, row in found.items() if row["is_missing"]] == ["show", "program"]
    assert (found["studio"]["status"], found["studio"]["since"]) == ("idle", "")

    rows["show"]["inputs"]["desiredState"] = "stopped"
    assert status(stage, rows).code == 0


def test_what_is_gone_is_missing(stage: Stage) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    stage.cloud.stop(thing)
    stage.cloud.change("DeleteCasterComponent", thing, ComponentId=rows["title"]["id"].partition("/")[2])

    found = told(status(stage, rows, "--json"))
    assert (found["title"]["status"], found["title"]["is_missing"]) == ("not found", True)
    stage.cloud.remove(thing)
    swept = status(stage, rows, "--json")
    assert swept.code == 1
    assert {row["status"] for row in swept.json} == {"not found"}


def test_what_can_not_be_told_is_no_silence(stage: Stage) -> None:
    rows = whole(stage)
    stage.cloud.break_("DescribeCasterLayouts", error={"code": "Forbidden.RAM", "status": 403})

    swept = status(stage, rows)

    assert swept.code == 2
    assert "? 'layout' of shows/dev" in swept.text
    assert "not known" in swept.text


def test_what_is_common_to_many_is_asked_once(stage: Stage) -> None:
    rows = whole(stage)
    thing = rows["studio"]["id"]
    for slot in range(2, 9):
        name = f"camera-{slot}"
        rows[name] = stage.made("StudioVideoResource", name, caster_id=thing, **{**CAMERA, "location_id": f"RV0{slot}"})
    stage.cloud.new_actions()

    assert status(stage, rows).code == 0

    called = stage.cloud.new_actions()
    # Once for all that is shown, once for the scene itself, and once for the studio's own outputs.
    assert called.count("DescribeCasterScenes") == 3
    assert all(action.startswith(("Describe", "GetCallerIdentity")) for action in called)
