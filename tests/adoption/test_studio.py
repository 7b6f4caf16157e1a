"""A studio with all that it is filled with becomes a program and a state that say the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.adoption.names import variable
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from tests.adoption.imported import import_studio
from tests.cli.cloud import CASTER
from tests.sweep.stage import Stage

CONFIG: dict[str, Any] = {
    "DomainName": "play.example.com",
    "TranscodeConfig": {"CasterTemplate": "lp_hd"},
    "CallbackUrl": "https://example.com/studio?key=the-key",
    "SideOutputUrlList": '["rtmp://push.example.com/app/one?auth_key=the-key"]',
}
URL = "rtmp://pull.example.com/app/camera?auth_key=the-key"
FULL = {"FillMode": "fit", "WidthNormalized": 1, "HeightNormalized": 1, "PositionNormalized": [0, 0]}
SMALL = {"WidthNormalized": 0.25, "PositionNormalized": [0.7, 0.05], "PositionRefer": "topRight"}
FIT = {**FULL, "WidthNormalized": 0.5, "HeightNormalized": 0.25, "PositionRefer": "center", "FixedDelayDuration": 40}
SOUND = {"VolumeRate": 1.5, "ValidChannel": "leftChannel", "FixedDelayDuration": 20}
PLACE = {"HeightNormalized": 0.1, "WidthNormalized": 0, "PositionNormalized": [0.05, 0.8], "PositionRefer": "topLeft"}
COMPONENTS: dict[str, Any] = {
    "text": {"TextLayerContent": {"Text": 'News "at" ten\n<b>\\', "Color": "0xffffff", "SizeNormalized": 0.05}},
    "image": {"ImageLayerContent": {"MaterialId": "material-1"}},
    "caption": {"CaptionLayerContent": {"LocationId": "RV01", "SourceLan": "en", "TargetLan": "cn", "WordsCount": 20}},
}


@pytest.fixture
def studio(stage: Stage) -> str:
    """A studio that somebody has made."""
    stage.cloud.seed(CasterName="Evening news", Config=CONFIG)
    return CASTER


def flat(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any value
    """Parameters as they are sent: lists are numbered, and maps in them flattened."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if not isinstance(value, list):
            found[name] = json.dumps(value) if isinstance(value, dict) else value
            continue
        for position, item in enumerate(value, 1):
            below = f"{name}.{position}"
            found |= (
                flat(**{f"{below}.{key}": inner for key, inner in item.items()})
                if isinstance(item, dict)
                else {below: item}
            )
    return found


def camera(stage: Stage, slot: str = "RV01", name: str = "camera", **source: Any) -> str:  # noqa: ANN401
    source = source or {"LiveStreamUrl": URL}
    answer = stage.cloud.change("AddCasterVideoResource", ResourceName=name, LocationId=slot, **source)
    return str(answer["ResourceId"])


def layout(stage: Stage, *slots: str, layers: Any = (FULL,), sounds: Any = ({"VolumeRate": 1},)) -> str:  # noqa: ANN401
    given = flat(
        VideoLayer=list(layers), AudioLayer=list(sounds), BlendList=list(slots), MixList=[slots[0]] * len(sounds)
    )
    return str(stage.cloud.change("AddCasterLayout", **given)["LayoutId"])


def component(stage: Stage, kind: str, slot: str = "RC01", name: str = "title") -> str:
    given = flat(ComponentType=kind, LocationId=slot, ComponentName=name, ComponentLayer=PLACE, **COMPONENTS[kind])
    return str(stage.cloud.change("AddCasterComponent", **given)["ComponentId"])


def test_references_stand_where_something_is_named(stage: Stage, studio: str) -> None:
    for slot, name in (("RV01", "camera"), ("RV02", "guest")):
        camera(stage, slot, name)
    split, title = layout(stage, "RV01", "RV02", layers=(FULL, SMALL)), component(stage, "text")
    stage.cloud.start()
    scenes = stage.cloud.change("DescribeCasterScenes")["SceneList"]["Scene"]
    program = next(scene["SceneId"] for scene in scenes if str(scene["OutputType"]) == "1")
    stage.cloud.change("UpdateCasterSceneConfig", SceneId=program, LayoutId=split, **{"ComponentId.1": title})
    stage.cloud.new_actions()

    taken = import_studio(stage, studio)

    assert taken.swept.code == 0, taken.swept.errors
    assert stage.cloud.new_changes() == []
    assert taken.text.count("caster_id=evening_news.id,") == 5
    assert "blend_list=[camera.location_id, guest.location_id]" in taken.text
    assert "mix_list=[camera.location_id]" in taken.text
    assert "layout_id=layout.id" in taken.text
    assert "component_ids=[title.id]" in taken.text
    assert "livemedia import caster" in taken.swept.errors
    assert list(taken.rows) == ["evening-news", "camera", "guest", "layout", "title", "program"]
    assert taken.differences() == {}


def test_secrets_are_asked_of_the_configuration_each_by_its_own_name(stage: Stage, studio: str) -> None:
    camera(stage, "RV01", "camera")
    camera(stage, "RV02", "guest", VodUrl="https://example.com/a.mp4?auth_key=the-key")

    taken = import_studio(stage, studio)

    assert "the-key" not in taken.text + taken.swept.errors
    assert 'live_stream_url=pulumi.Config().require_secret("camera_liveStreamUrl")' in taken.text
    assert 'vod_url=pulumi.Config().require_secret("guest_vodUrl")' in taken.text
    assert 'require_secret_object("evening_news_sideOutputUrlList")' in taken.text
    assert "# pulumi config set --secret camera_liveStreamUrl" in taken.text
    assert "has secrets in plain text: remove it afterwards" in taken.swept.errors
    assert taken.rows["camera"]["inputs"]["liveStreamUrl"] == URL
    assert taken.differences() == {}


@pytest.mark.parametrize(
    "source",
    [
        {"LiveStreamUrl": URL},
        {"MaterialId": "m-1", "BeginOffset": 500, "EndOffset": -20, "RepeatNum": -1, "PtsCallbackInterval": 100},
        {"VodUrl": "https://example.com/a.mp4", "RepeatNum": 3},
        {"ImageId": "i-1"},
        {"ImageUrl": "https://example.com/a.png?key=1"},
    ],
    ids=lambda source: next(iter(source)),
)
def test_every_source_is_taken_in(stage: Stage, studio: str, source: dict[str, Any]) -> None:
    camera(stage, **source)

    taken = import_studio(stage, studio)

    assert (taken.swept.code, taken.differences()) == (0, {})
    assert list(taken.rows) == ["evening-news", "camera"]


@pytest.mark.parametrize("layers", [[FULL], [SMALL], [FIT], [FULL, SMALL, FIT]], ids=["full", "small", "fit", "all"])
@pytest.mark.parametrize("sounds", [[{"VolumeRate": 0}], [SOUND, {"VolumeRate": 1}]], ids=["silent", "two"])
def test_every_layer_is_taken_in(stage: Stage, studio: str, layers: list[Any], sounds: list[Any]) -> None:
    for slot in ("RV01", "RV02", "RV03"):
        camera(stage, slot)
    layout(stage, *("RV01", "RV02", "RV03")[: len(layers)], layers=layers, sounds=sounds)

    taken = import_studio(stage, studio)

    assert (taken.swept.code, taken.differences()) == (0, {}), taken.swept.errors
    assert list(taken.rows)[1:] == ["camera", "camera-2", "camera-3", "layout"]


@pytest.mark.parametrize("kind", COMPONENTS)
def test_every_component_is_taken_in(stage: Stage, studio: str, kind: str) -> None:
    camera(stage)
    component(stage, kind)

    taken = import_studio(stage, studio)

    assert (taken.swept.code, taken.differences()) == (0, {}), taken.swept.errors
    assert taken.declared()["title"][1]["component_type"] == kind
    assert ("location_id=camera.location_id" in taken.text) is (kind == "caption")


def test_what_is_not_told_is_marked_and_refused_until_it_is_filled_in(stage: Stage, studio: str) -> None:
    camera(stage)
    component(stage, "text")
    to = stage.folder / "import.json"
    arguments = ("import", "studio", studio, "--contents", "--to", str(to))

    asked = stage.run(*arguments)
    assert asked.code == 1
    file = stage.folder / "evening-news.untold.json"
    assert f"fill in {file}, then: livemedia import studio {studio} --name evening-news --contents" in asked.errors
    marked = json.loads(file.read_text())
    assert {name: list(marks) for name, marks in marked.items()} == {
        "camera": ["FixedDelayDuration"],
        "title": ["LayerOrder", "HtmlLayerContent"],
    }
    assert not to.exists()

    refused = stage.run(*arguments, "--untold", str(file))
    assert refused.code == 2
    for place in ("camera: fixedDelayDuration", "title: layerOrder", "title: htmlLayerContent"):
        assert place in refused.errors
    assert not to.exists()

    answers = {"camera": {"FixedDelayDuration": 500}, "title": {"LayerOrder": "background"}}
    taken = import_studio(stage, studio, untold=answers)
    assert taken.swept.code == 0, taken.swept.errors
    assert taken.rows["camera"]["outputs"]["fixedDelayDuration"] == 500
    assert 'layer_order="background"' in taken.text.replace("'", '"')
    assert taken.differences() == {}


def test_answers_for_something_else_are_refused(stage: Stage, studio: str) -> None:
    camera(stage)

    for answers, words in (
        ({"guest": {}}, "does not fit the studio as it is now: camera, guest"),
        ({"camera": 3}, "for camera is not an object"),
        ({"camera": {"Nonsense": 3}}, "camera: Nonsense is not to be filled in"),
        ({"camera": {"ResourceName": "other"}}, "camera: ResourceName is not to be filled in"),
        ([], "is not an object"),
    ):
        taken = import_studio(stage, studio, untold=answers)
        assert (taken.swept.code, words in taken.swept.errors) == (2, True), taken.swept.errors
        assert taken.rows == {}


def test_the_length_of_recorded_objects_is_asked_where_no_format_gives_its_own(stage: Stage) -> None:
    formats = {"RecordFormat": [{"Format": "mp4"}]}
    record = {"OssEndpoint": "oss", "OssBucket": "shows", "RecordFormat": formats}
    stage.cloud.seed(CasterName="studio", Config={**CONFIG, "RecordConfig": record})

    taken = import_studio(stage, CASTER, untold={"studio": {"RecordConfig": {"Interval": 60}}})

    assert taken.rows["studio"]["inputs"]["recordConfig"]["interval"] == 60
    assert "interval=60" in taken.text
    assert taken.differences() == {}


def test_what_can_not_be_declared_is_left_out_and_said(stage: Stage, studio: str) -> None:
    camera(stage)
    odd = component(stage, "text", "RC02", "odd")
    component(stage, "text")
    with stage.server.world.lock:
        [caster] = stage.server.world.namespaces.of(stage.key).state(Casters).all()
        caster.contents.components[odd].location = "elsewhere"

    taken = import_studio(stage, studio)

    assert taken.swept.code == 1
    assert f"component {studio}/{odd} is left out: locationId must be a slot" in taken.swept.errors
    assert list(taken.rows) == ["evening-news", "camera", "title"]
    assert taken.differences() == {}


def test_names_of_people_become_names_of_python(stage: Stage, studio: str) -> None:
    names = ["<b>Camera</b> 1", "class", "1", "主机位", "😀", "Camera B 1", "print", "pulumi"]
    for position, name in enumerate(names, 1):
        camera(stage, f"RV{position:02}", name)

    taken = import_studio(stage, studio, "--name", "The Evening, News!")

    assert (taken.swept.code, taken.differences()) == (0, {}), taken.swept.errors
    assert list(taken.rows) == [
        "The Evening, News!",
        "b-camera-b-1",
        "class-2",
        "video-resource-1",
        "主机位",
        "video-resource",
        "camera-b-1",
        "print-2",
        "pulumi-2",
    ]
    assert "caster_id=the_evening_news.id" in taken.text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("evening-news", "evening_news"),
        ("", "thing"),
        ("__", "thing"),
        ("a" * 200, "a" * 60),
        ("x²", "x2"),
        ("9 to 5", "thing_9_to_5"),
        ("import", "import_2"),
        ("list", "list_2"),
        ("taken", "taken_2"),
        ("e\u0301te\u0301", "été"),
        ('"); import os #', "import_os"),
    ],
)
def test_a_variable_is_always_a_name(name: str, expected: str) -> None:
    found = variable(name, {"taken"}, "thing")

    assert found == expected
    assert found.isidentifier()


def test_without_contents_only_the_studio_is_taken_in(stage: Stage, studio: str) -> None:
    camera(stage)
    to = stage.folder / "import.json"

    done = stage.run("import", "studio", studio, "--to", str(to))

    assert done.code == 0, done.errors
    assert [row["name"] for row in json.loads(to.read_text())["resources"]] == ["evening-news"]
    assert 'require_secret("callbackUrl")' in done.text
    assert Path(to).stat().st_mode & 0o077 == 0


def test_off_air_there_are_no_scenes(stage: Stage, studio: str) -> None:
    camera(stage)
    layout(stage, "RV01")

    taken = import_studio(stage, studio)

    assert list(taken.rows) == ["evening-news", "camera", "layout"]
    assert "scenes exist on air only" not in taken.swept.errors


def test_contents_that_can_not_be_read_are_an_error_and_nothing_is_written(stage: Stage, studio: str) -> None:
    camera(stage)
    stage.cloud.break_("DescribeCasterLayouts", error={"code": "Forbidden.RAM", "status": 403})

    taken = import_studio(stage, studio)

    assert (taken.swept.code, taken.rows) == (2, {})
    assert "Forbidden.RAM" in taken.swept.errors
    stage.cloud.mend()
