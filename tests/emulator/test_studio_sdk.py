"""The vendor's own SDK builds a studio: what it sends is taken, and what it gets it understands."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.studio import CAPTION, LAYER, LIVE_URL, READY, TEXT
from tests.emulator.test_sdk import ALGORITHMS, vendor

Ask = Callable[..., Any]


@pytest.fixture
def connect(shared: EmulatorServer, key: str) -> Callable[[str], Ask]:
    """Makes a function that calls an operation, `create_caster`, with the members of its request."""
    config = vendor("tea_openapi.models").Config
    models = vendor("live20161101.models")

    def make(algorithm: str) -> Ask:
        client = vendor("live20161101.client").Client(
            config(
                endpoint=urlsplit(shared.url).netloc,
                protocol="http",
                access_key_id=key,
                access_key_secret="emulator-secret",
                signature_algorithm=algorithm,
            )
        )

        def ask(operation: str, **members: object) -> Any:  # noqa: ANN401  # the SDK has no types
            kind = "".join(word.capitalize() for word in operation.split("_"))
            body = getattr(client, operation)(getattr(models, f"{kind}Request")(**members)).body
            assert body is not None
            assert body.request_id
            return body

        return ask

    return make


def model(name: str, **members: object) -> Any:  # noqa: ANN401  # the same
    return getattr(vendor("live20161101.models"), name)(**members)


def create(ask: Ask) -> str:
    tag = model("CreateCasterRequestTag", key="env", value="dev")
    given = {"charge_type": "PostPaid", "norm_type": 1, "client_token": "tok", "tag": [tag]}
    caster = str(ask("create_caster", **given, region_id="cn-shanghai").caster_id)
    assert ask("create_caster", **given).caster_id == caster
    return caster


def configure(ask: Ask, caster: str) -> None:
    texts = {
        "transcode_config": READY["TranscodeConfig"],
        "record_config": '{"endpoint":"oss","ossBucket":"b","VideoFormat":[{"Format":"mp4","CycleDuration":60}]}',
        "sync_groups_config": '[{"mode":1,"resourceIds":["a"],"hostResourceId":"a"}]',
        "side_output_url_list": '["rtmp://a.example.com/x"]',
    }
    given = {"caster_name": "news", "domain_name": READY["DomainName"], "auto_switch_urgent_on": True}
    assert ask("set_caster_config", caster_id=caster, delay=1.5, program_name="", **given, **texts).caster_id == caster
    ask("update_caster_resource_group", caster_id=caster, new_resource_group_id="rg-1")
    shown = ask("describe_caster_config", caster_id=caster)
    assert (shown.delay, shown.auto_switch_urgent_on, shown.program_name) == (1.5, "true", "")
    assert shown.transcode_config.caster_template == "lp_ld"
    assert shown.record_config.record_format.record_format[0].cycle_duration == 60
    assert shown.sync_groups_config.sync_group[0].resource_ids.resource_id == ["a"]
    [listed] = ask("describe_casters", caster_id=caster).caster_list.caster
    assert (listed.resource_group_id, listed.tags.tag[0].tag_key, listed.client_token_id) == ("rg-1", "env", "tok")


def add_resource(ask: Ask, caster: str, location: str) -> str:
    given = {"resource_name": "camera", "location_id": location, "live_stream_url": LIVE_URL}
    made = str(ask("add_caster_video_resource", caster_id=caster, fixed_delay_duration=0, **given).resource_id)
    changed = ask("modify_caster_video_resource", caster_id=caster, resource_id=made, repeat_num=-1)
    assert changed.resource_id == made
    listed = ask("describe_caster_video_resources", caster_id=caster).video_resources.video_resource
    assert [each.repeat_num for each in listed if each.resource_id == made] == [-1]
    return made


def add_layout(ask: Ask, caster: str) -> str:
    ids: list[str] = []
    for verb in ("Add", "Modify"):
        video = model(f"{verb}CasterLayoutRequestVideoLayer", fill_mode="fit", position_normalized=[0, 1e-05])
        video.height_normalized = video.width_normalized = 1 / 3
        audio = model(f"{verb}CasterLayoutRequestAudioLayer", volume_rate=1.0)
        lists = {"video_layer": [video], "audio_layer": [audio], "blend_list": ["RV01"], "mix_list": ["RV01"]}
        more = {"layout_id": ids[0]} if ids else {}
        ids.append(ask(f"{verb.lower()}_caster_layout", caster_id=caster, **lists, **more).layout_id)
    [shown] = ask("describe_caster_layouts", caster_id=caster, layout_id=ids[0]).layouts.layout
    assert shown.video_layers.video_layer[0].position_normalizeds.position == [0, 1e-05]
    assert shown.video_layers.video_layer[0].height_normalized == pytest.approx(1 / 3)
    assert (shown.blend_list.location_id, shown.mix_list.location_id) == (["RV01"], ["RV01"])
    assert shown.audio_layers.audio_layer[0].volume_rate == 1
    return ids[1]


def add_components(ask: Ask, caster: str) -> list[str]:
    contents = {
        "text": {"text_layer_content": TEXT},
        "image": {"image_layer_content": '{"MaterialId":"m"}'},
        "caption": {"caption_layer_content": CAPTION},
    }
    ids = []
    for number, (kind, content) in enumerate(contents.items(), 1):
        given = {"component_type": kind, "location_id": f"RC{number:02d}", "component_layer": LAYER, **content}
        ids.append(ask("add_caster_component", caster_id=caster, layer_order="cover", **given).component_id)
    changed = ask("modify_caster_component", caster_id=caster, component_id=ids[0], component_name="title")
    assert changed.component_id == ids[0]
    text, image, caption = ask("describe_caster_components", caster_id=caster).components.component
    assert (text.component_name, text.text_layer_content.size_normalized) == ("title", 0.2)
    assert text.component_layer.position_normalizeds.position == [0.1, 0.2]
    assert (image.image_layer_content.material_id, image.text_layer_content) == ("m", None)
    assert caption.caption_layer_content.show_source_lan is False
    return ids


def show(ask: Ask, caster: str, layout: str, components: list[str], resource: str) -> tuple[str, str]:
    started = ask("start_caster", caster_id=caster)
    preview = started.pvw_scene_infos.scene_info[0].scene_id
    program = started.pgm_scene_infos.scene_info[0].scene_id
    given = {"caster_id": caster, "scene_id": preview, "layout_id": layout, "component_id": components}
    ask("update_caster_scene_config", **given)
    ask("set_caster_scene_config", **given)
    ask("copy_caster_scene_config", caster_id=caster, from_scene_id=preview, to_scene_id=program)
    ask("effect_caster_video_resource", caster_id=caster, scene_id=program, resource_id=resource)
    [scene] = ask("describe_caster_scenes", caster_id=caster, scene_id=program).scene_list.scene
    assert (scene.layout_id, scene.component_ids.component_id, scene.status) == (layout, components, 1)
    return preview, program


def mix(ask: Ask, caster: str, program: str) -> None:
    quiet = model("UpdateCasterSceneAudioRequestAudioLayer", volume_rate=0.0, filter=json.dumps({"enableAgc": 1}))
    given = {"caster_id": caster, "scene_id": program}
    ask("update_caster_scene_audio", **given, audio_layer=[quiet], mix_list=["RV02"], follow_enable=0)
    shown = ask("describe_caster_scene_audio", **given)
    assert (shown.follow_enable, shown.mix_list.location_id) == (0, ["RV02"])
    assert shown.audio_layers.audio_layer[0].volume_rate == 0


@ALGORITHMS
def test_a_studio_from_nothing_to_nothing(connect: Callable[[str], Ask], algorithm: str) -> None:
    ask = connect(algorithm)
    caster = create(ask)
    configure(ask, caster)
    resource, _ = add_resource(ask, caster, "RV01"), add_resource(ask, caster, "RV02")
    layout, components = add_layout(ask, caster), add_components(ask, caster)
    preview, program = show(ask, caster, layout, components, resource)
    mix(ask, caster, program)
    ask("delete_caster_scene_config", caster_id=caster, scene_id=program, type="All")
    ask("stop_caster_scene", caster_id=caster, scene_id=preview)
    assert ask("start_caster_scene", caster_id=caster, scene_id=preview).stream_url
    ask("stop_caster", caster_id=caster)
    assert ask("delete_caster_layout", caster_id=caster, layout_id=layout).layout_id == layout
    assert ask("delete_caster_component", caster_id=caster, component_id=components[0]).component_id == components[0]
    ask("delete_caster_video_resource", caster_id=caster, resource_id=resource)
    assert ask("delete_caster", caster_id=caster).caster_id == caster
    assert ask("describe_casters").total == 0


@ALGORITHMS
def test_refusals_are_understood(connect: Callable[[str], Ask], algorithm: str) -> None:
    ask = connect(algorithm)
    refused = vendor("tea_openapi.exceptions").ClientException
    with pytest.raises(refused) as missing:
        ask("delete_caster", caster_id="nobody")
    assert (missing.value.code, missing.value.status_code) == ("InvalidCaster.NotFound", 404)
    # A layer whose fields are all unset is not sent at all.
    caster = create(ask)
    empty = [model("AddCasterLayoutRequestVideoLayer"), model("AddCasterLayoutRequestVideoLayer", fill_mode="none")]
    audio = [model("AddCasterLayoutRequestAudioLayer", volume_rate=1.0)]
    with pytest.raises(refused) as mismatch:
        ask(
            "add_caster_layout",
            caster_id=caster,
            video_layer=empty,
            audio_layer=audio,
            blend_list=["RV01", "RV02"],
            mix_list=["RV01"],
        )
    assert mismatch.value.code == "InvalidVideoLayersAndBlendListSize.Mismatch"
