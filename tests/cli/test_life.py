"""The life of a show: it starts, goes on, restarts where that is wanted, and stops."""

from tests.cli.cloud import CASTER, Cloud, is_read
from tests.cli.stack import Stack

SHOW = f'show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'
RESTARTED = f'show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}", restart_triggers=["monday"])'
STOPPED = f'show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}", desired_state="stopped")'
OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"


def test_a_show_starts_goes_on_restarts_and_stops(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()

    assert "+ 2 created" in stack.up(SHOW).text
    assert cloud.status() == "streaming"
    assert cloud.new_changes() == ["StartCaster"]

    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []

    preview = stack.preview(RESTARTED)
    assert '+ restartTriggers: [ + [0]: "monday" ]' in preview.line
    assert preview.differences == ["restartTriggers"]
    assert cloud.new_changes() == []

    assert "~ 1 updated" in stack.up().text
    assert cloud.new_changes() == ["RestartCaster"]
    assert cloud.status() == "streaming"

    stack.destroy()
    assert cloud.new_changes() == ["StopCaster"]
    assert cloud.status() == "idle"


def test_a_preview_calls_nothing_and_with_refresh_it_only_reads(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    assert stack.changes(SHOW) == {"evening-news": "create"}
    assert cloud.new_actions() == []

    stack.up()
    cloud.new_actions()
    assert stack.changes(RESTARTED, "--refresh=false") == {"evening-news": "update"}
    assert cloud.new_actions() == []
    assert stack.changes(RESTARTED) == {"evening-news": "update"}
    actions = cloud.new_actions()
    assert "DescribeCasters" in actions
    assert all(map(is_read, actions))


def test_outputs_are_typed_and_triggers_are_any_list_or_map(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(Config={"DomainName": "play.example.com", "TranscodeConfig": {"CasterTemplate": "lp_hd"}})
    cloud.seed(OTHER)
    stack.up(
        f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}", restart_triggers={{"rundown": {{"version": 3}}}})
late = livemedia.LiveCaster("late-news", livemedia.LiveCasterArgs(
    caster_id="{OTHER}", restart_triggers=[show.status, 1, None, {{"a": [True]}}]))
pulumi.export("template", show.pgm_scene_infos.apply(lambda scenes: scenes[0].stream_infos[0].transcode_config))
pulumi.export("kinds", pulumi.Output.all(show.pgm_scene_infos, show.adopt).apply(
    lambda args: [type(args[0][0]).__name__, type(args[0][0].stream_infos[0]).__name__, type(args[1]).__name__]))
pulumi.export("triggers", [show.restart_triggers, late.restart_triggers])
pulumi.export("url", show.program_url)
pulumi.export("facts", [show.id, show.status, show.region, show.endpoint, show.account_id, show.desired_state])
"""
    )
    outputs = stack.outputs()
    assert outputs["template"] == "lhd"
    assert outputs["kinds"] == ["SceneInfo", "StreamInfo", "bool"]
    assert outputs["triggers"] == [{"rundown": {"version": 3}}, ["streaming", 1, None, {"a": [True]}]]
    assert outputs["url"].startswith("rtmp://play.example.com/caster/")
    assert outputs["facts"] == [CASTER, "streaming", "cn-shanghai", "127.0.0.1", "1000000000000001", "running"]

    cloud.new_actions()
    assert "3 unchanged" in stack.up().text
    assert cloud.new_changes() == []


def test_a_show_declared_stopped_is_kept_off_air_until_it_is_declared_running(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(STOPPED)
    assert cloud.status() == "idle"
    assert cloud.new_changes() == []
    assert stack.resources()["evening-news"]["outputs"]["status"] == "idle"

    stack.up(SHOW)
    assert cloud.new_changes() == ["StartCaster"]

    stack.up(STOPPED)
    assert cloud.new_changes() == ["StopCaster"]
    stopped = stack.resources()["evening-news"]["outputs"]
    assert stopped["status"] == "idle"
    assert stopped["programUrl"], "the last broadcast's URL is kept"
    assert stack.changes() == {}
