"""What means the same leaves a show on air and a recording alone, and calls nothing but looks."""

from collections.abc import Callable
from typing import Any

import pytest

import pulumi_livemedia as livemedia
from pulumi_livemedia.testing import Emulator, MakeStack
from pulumi_livemedia.testing.stack import Stack

CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
LOOKS = ("Describe", "Get")
RECORDED: dict[str, Any] = {
    "app_id": "661e00000000000000000001",
    "room_id": "studio-1",
    "file_format_config": {"file_format": ["MP4"]},
    "storage_config": {"tos_config": {"account_id": "2100000000", "region": 0, "bucket": "shows"}},
}
Fields = dict[str, Any]
EMPTY: list[Any] = [[], {}, None, [], None]


def show(**fields: Any) -> None:  # noqa: ANN401 - any field
    livemedia.LiveCaster("show", caster_id=CASTER, **fields)


def recording(**fields: object) -> None:
    livemedia.RtcRecordTask("show", **{**RECORDED, **fields})


def studio_on_air(**fields: object) -> None:
    templates = {"caster_template": "lp_hd", "live_template_ids": fields}
    studio = livemedia.ProductionStudio(
        "studio", norm_type=1, domain_name="play.example.com", transcode_config=templates
    )
    livemedia.LiveCaster("show", caster_id=studio.id, restart_triggers=[studio.restart_digest])


def scene(**fields: Any) -> None:  # noqa: ANN401 - any field
    layer = {"width_normalized": 1, "height_normalized": 1}
    studio = livemedia.ProductionStudio(
        "studio", norm_type=1, domain_name="play.example.com", transcode_config={"caster_template": "lp_hd"}
    )
    camera = livemedia.StudioVideoResource(
        "camera",
        caster_id=studio.id,
        location_id="RV01",
        resource_name="camera",
        live_stream_url="rtmp://pull.example.com/app/camera",
    )
    slots = [camera.location_id]
    layout = livemedia.StudioLayout(
        "full", caster_id=studio.id, video_layer=[layer], blend_list=slots, audio_layer=[{}], mix_list=slots
    )
    air = livemedia.LiveCaster("show", caster_id=studio.id)
    livemedia.StudioScene("on-air", caster_id=air.caster_id, scene="program", layout_id=layout.id, **fields)


def excluded(*users: str) -> Fields:
    return {"exclude_streams": {"stream_list": [{"user_id": user} for user in users]}}


def formats(*names: str) -> Fields:
    return {"file_format_config": {"file_format": list(names)}}


def calls_nothing(emulator: Emulator, stack: Stack, program: Callable[..., None], fields: Fields) -> None:
    """Bring up what means the same, without and with a look at what is really so."""
    stack.program = lambda: program(**fields)
    seen = len(emulator.requests())
    assert stack.preview().changes == []
    assert stack.up().changes == []
    assert emulator.requests()[seen:] == []
    assert stack.up(refresh=True).changes == []
    called = {call.action for call in emulator.requests()[seen:]}
    assert called
    assert [action for action in called if not action.startswith(LOOKS)] == []


@pytest.mark.parametrize(("program", "field"), [(show, "restart_triggers"), (scene, "apply_triggers")])
def test_triggers_that_turn_out_empty_interrupt_no_show(
    livemedia_emulator: Emulator, livemedia_stack: MakeStack, program: Callable[..., None], field: str
) -> None:
    livemedia_emulator.add_caster(CASTER)
    stack = livemedia_stack(program)
    stack.up()

    for triggers in EMPTY:
        calls_nothing(livemedia_emulator, stack, program, {field: triggers})
    stack.program = lambda: program(**{field: [1]})
    assert len(stack.up().changes) == 1
    stack.destroy()


def test_triggers_that_turn_out_empty_start_no_other_recording(
    livemedia_emulator: Emulator, livemedia_stack: MakeStack
) -> None:
    stack = livemedia_stack(recording)
    stack.up()

    for triggers in EMPTY:
        calls_nothing(livemedia_emulator, stack, recording, {"restart_triggers": triggers})
    stack.program = lambda: recording(restart_triggers=[1])
    assert stack.up().changes == ["replace RtcRecordTask show"]
    stack.destroy()


def test_the_order_of_formats_and_of_excluded_streams_starts_no_other_recording(
    livemedia_emulator: Emulator, livemedia_stack: MakeStack
) -> None:
    stack = livemedia_stack(lambda: recording(**formats("MP4", "HLS"), **excluded("b", "a")))
    stack.up()
    [sent] = livemedia_emulator.requests(action="StartRecord")

    calls_nothing(livemedia_emulator, stack, recording, {**formats("HLS", "MP4"), **excluded("b", "a")})
    calls_nothing(livemedia_emulator, stack, recording, {**formats("MP4", "HLS"), **excluded("a", "b")})
    assert sent.parameters["FileFormatConfig"] == {"FileFormat": ["MP4", "HLS"]}
    assert [stream["UserId"] for stream in sent.parameters["ExcludeStreams"]["StreamList"]] == ["b", "a"]
    stack.program = lambda: recording(**formats("MP4", "HLS"), **excluded("a", "c"))
    assert stack.up().changes == ["replace RtcRecordTask show"]
    stack.destroy()


def test_the_order_of_templates_interrupts_no_show(livemedia_emulator: Emulator, livemedia_stack: MakeStack) -> None:
    stack = livemedia_stack(lambda: studio_on_air(location_id=["lsd", "lhd"]))
    stack.up()

    calls_nothing(livemedia_emulator, stack, studio_on_air, {"location_id": ["lhd", "lsd"]})
    stack.program = lambda: studio_on_air(location_id=["lhd"])
    assert sorted(stack.up().changes) == ["update LiveCaster show", "update ProductionStudio studio"]
    stack.destroy()
