"""What is refused before anything is called, each at its place; what is unknown in a preview stays unjudged."""

from typing import Any, Final

import pytest
from pulumi.output import UNKNOWN

from pulumi_livemedia import providers
from pulumi_livemedia.dynamic.provider import DynamicProvider
from tests.provider.wire import secrets, unmarked
from tests.studio_contents.studio import DECLARED, LAYER

PROVIDERS: Final[dict[str, type[DynamicProvider[Any, Any]]]] = {
    "resource": providers.StudioVideoResourceProvider,
    "layout": providers.StudioLayoutProvider,
    "component": providers.StudioComponentProvider,
    "scene": providers.StudioSceneProvider,
}
FILE: Final = {"live_stream_url": None, "vod_url": "https://files.example.com/a.mp4"}
CAPTION: Final = {"component_type": "caption", "text_layer_content": None}
WRONG: Final = [
    ("resource", {"caster_id": "a/b"}, "must be an id"),
    ("resource", {"location_id": "RV00"}, "must be a slot of a video resource, RV01 to RV99"),
    ("resource", {"location_id": "RC01"}, "must be a slot of a video resource"),
    ("resource", {"resource_name": " "}, "must not be empty"),
    ("resource", {"live_stream_url": None}, "liveStreamUrl or another source is required: materialId, vodUrl"),
    ("resource", {"image_id": "i"}, "imageId can not be given beside liveStreamUrl: there is one source"),
    ("resource", {"live_stream_url": "pull.example.com"}, "must be a URL that begins with rtmp://"),
    ("resource", {**FILE, "vod_url": "rtmp://a.example.com/b"}, "must be a URL that begins with http://"),
    ("resource", {"begin_offset": 1}, "is for files only; leave it out, or give vod_url or material_id"),
    ("resource", {**FILE, "repeat_num": -2}, "must be at least -1"),
    ("resource", {**FILE, "repeat_num": 61}, "must be at most 60"),
    ("resource", {**FILE, "pts_callback_interval": -1}, "must be at least 0"),
    ("resource", {"fixed_delay_duration": 5001}, "must be at most 5000"),
    ("resource", {"begin_offset": 2**31}, "must be at most 2147483647"),
    ("layout", {"blend_list": ["RV01", "RV02"]}, "must have one slot for each element of videoLayer"),
    ("layout", {"audio_layer": [{}, {}]}, "must have one slot for each element of audioLayer"),
    ("layout", {"video_layer": [], "blend_list": []}, "must have at least 1 elements"),
    ("layout", {"video_layer": [LAYER] * 13, "blend_list": ["RV01"] * 13}, "must have at most 12 elements"),
    ("layout", {"mix_list": ["RV1"]}, "must be a slot of a video resource"),
    ("layout", {"video_layer": [{**LAYER, "height_normalized": 0}]}, "must be greater than 0 where fillMode is fit"),
    ("layout", {"video_layer": [{"width_normalized": 1.1}]}, "must be at most 1"),
    ("layout", {"video_layer": [{"position_normalized": [0.5]}]}, "must be two numbers, x and y"),
    ("layout", {"video_layer": [{"position_refer": "middle"}]}, "must be 'topLeft'"),
    ("layout", {"video_layer": [{"fill_mode": "cover"}]}, "must be 'none' or 'fit'"),
    ("layout", {"audio_layer": [{"volume_rate": 10.5}]}, "must be at most 10"),
    ("layout", {"audio_layer": [{"valid_channel": "left"}]}, "must be 'all', 'leftChannel' or 'rightChannel'"),
    ("component", {"location_id": "RC00"}, "must be a slot of a component, RC01 to RC99"),
    ("component", {"component_type": "html"}, "must be 'text', 'image' or 'caption'"),
    ("component", {"component_type": "image"}, "imageLayerContent is required where componentType is image"),
    ("component", {"image_layer_content": {"material_id": "m"}}, "is for componentType image; leave it out"),
    ("component", {"effect": "spin"}, "must be 'none', 'animateH' or 'animateV'"),
    ("component", {"layer_order": "above"}, "must be 'cover' or 'background'"),
    ("component", {"component_layer": {"transparency": 256}}, "must be at most 255"),
    ("component", {"text_layer_content": {"text": "a", "color": "#ffffff"}}, "must be a colour: 0x and six"),
    ("component", {"text_layer_content": {"text": "a", "font_name": "Arial"}}, "must be 'KaiTi'"),
    ("component", {**CAPTION, "caption_layer_content": {"location_id": "RC01"}}, "must be a slot of a video resource"),
    (
        "component",
        {**CAPTION, "caption_layer_content": {"location_id": "RV01", "source_lan_reserve_pages": 2}},
        "counts only where truncation is true",
    ),
    (
        "component",
        {**CAPTION, "caption_layer_content": {"location_id": "RV01", "words_count": 9}},
        "must be at least 10",
    ),
    ("scene", {"scene": "PGM"}, "must be 'program' or 'preview'"),
    ("scene", {"layout_id": "c/"}, "must be an id"),
    ("scene", {"component_ids": ["a"] * 11}, "must have at most 10 elements"),
    ("scene", {"component_ids": ["a", "c/a"]}, "must be unique, and componentIds[0] is the same"),
    ("scene", {"audio_layer": [{}]}, "must have one slot for each element of audioLayer: 0 slots, and 1 of those"),
    ("scene", {"audio_layer": [{}, {}], "mix_list": ["RV01", "RV01"]}, "must be unique, and mixList[0] is the same"),
    ("scene", {"follow_enable": 2}, "must be one of 0, 1"),
    (
        "scene",
        {"audio_layer": [{"filter": {"ans_mode": 1}}], "mix_list": ["RV01"]},
        "ansMode is 1, but needs enableAns",
    ),
]


def check(kind: str, **declared: object) -> Any:  # noqa: ANN401 - as the SDK gives it
    given = {"caster_id": "caster", **DECLARED[kind], **({"layout_id": "a"} if kind == "scene" else {}), **declared}
    return PROVIDERS[kind]().check({}, {name: value for name, value in given.items() if value is not None})


@pytest.mark.parametrize(("kind", "wrong", "words"), WRONG, ids=lambda value: str(value)[:60])
def test_a_mistake_is_told_at_its_place(kind: str, wrong: dict[str, object], words: str) -> None:
    told = [f"{failure.property} {failure.reason}" for failure in check(kind, **wrong).failures]

    assert any(words in text for text in told), told
    assert not any("pull.example.com" in text or "files.example.com" in text for text in told)


@pytest.mark.parametrize("kind", PROVIDERS)
def test_what_is_right_passes_and_a_check_of_its_result_gives_the_same(kind: str) -> None:
    first = check(kind)

    assert first.failures == []
    second = PROVIDERS[kind]().check({}, dict(unmarked(first.inputs)))
    assert unmarked(second.inputs) == unmarked(first.inputs)
    assert PROVIDERS[kind]().diff("id", dict(unmarked(first.inputs)), dict(unmarked(second.inputs))).changes is False


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind in PROVIDERS for field in DECLARED[kind]])
def test_what_is_not_known_yet_is_not_judged(kind: str, field: str) -> None:
    result = check(kind, **{field: UNKNOWN})

    assert result.failures == []


def test_where_something_is_pulled_from_is_kept_secret() -> None:
    assert secrets(check("resource").inputs) == {"liveStreamUrl"}
    assert secrets(check("resource", **FILE).inputs) == {"vodUrl"}


@pytest.mark.parametrize(
    ("kind", "change", "replaces"),
    [
        ("resource", {"resource_name": "b"}, []),
        ("resource", {"live_stream_url": "rtmp://other.example.com/a"}, []),
        ("resource", FILE, ["liveStreamUrl", "vodUrl"]),
        ("resource", {"location_id": "RV02"}, ["locationId"]),
        ("resource", {"fixed_delay_duration": 1}, ["fixedDelayDuration"]),
        ("resource", {"caster_id": "other"}, ["casterId"]),
        ("layout", {"video_layer": [{"height_normalized": 1}]}, []),
        ("component", {"component_name": "b"}, []),
        ("component", {"location_id": "RC02"}, ["locationId"]),
        ("component", {"layer_order": "cover"}, ["layerOrder"]),
        ("scene", {"layout_id": "b"}, []),
        ("scene", {"scene": "preview"}, ["scene"]),
    ],
)
def test_only_what_the_cloud_can_not_change_replaces(kind: str, change: dict[str, object], replaces: list[str]) -> None:
    before, after = (dict(unmarked(result.inputs)) for result in (check(kind), check(kind, **change)))

    differing = PROVIDERS[kind]().diff("id", before, after)

    assert (differing.changes, differing.replaces) == (None, replaces)
