"""A studio that exists is taken over: nothing is made, changed or deleted on the way."""

import json
import subprocess
import sys

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Run, Stack, succeeded

CONFIG = {
    "DomainName": "play.example.com",
    "TranscodeConfig": {"CasterTemplate": "lp_hd", "LiveTemplateIds": {"LocationId": ["lld"]}},
    "RecordConfig": {
        "OssEndpoint": "oss",
        "OssBucket": "shows",
        "RecordFormat": {"RecordFormat": [{"Format": "mp4", "CycleDuration": 3600}]},
    },
    "Delay": 3.0,
    "CallbackUrl": "https://example.com/studio",
    "SideOutputUrl": "rtmp://push.example.com/app/one?auth_key=the-secret-key",
    "AutoSwitchUrgentOn": "true",
    "AutoSwitchUrgentConfig": '{"eofThres":3}',
    "UrgentImageUrl": "https://example.com/standby.png",
}
PROGRAM = """
studio = livemedia.ProductionStudio(
    "studio",
    norm_type=1,
    caster_name="evening-news",
    domain_name="play.example.com",
    transcode_config={"casterTemplate": "lp_hd", "liveTemplateIds": {"locationId": ["lld"]}},
    record_config={
        "oss_endpoint": "oss", "oss_bucket": "shows", "video_format": [{"format": "mp4", "cycle_duration": 3600}]
    },
    delay=3,
    callback_url="https://example.com/studio",
    side_output_url="rtmp://push.example.com/app/one?auth_key=the-secret-key",
    auto_switch_urgent_on=True,
    auto_switch_urgent_config={"eofThres": 3},
    urgent_image_url="https://example.com/standby.png",
    %s
)
"""


def livemedia(stack: Stack, *arguments: str) -> Run:
    """Run the command as the user of the stack."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "pulumi_livemedia", *arguments],
        env=stack.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Run(done.returncode, done.stdout + done.stderr)


def import_(stack: Stack, kind: str = "studio", name: str = "studio") -> str:
    """Do what docs/moving-from-alicloud.md says; the lines that the command has printed."""
    run = succeeded(livemedia(stack, "import", kind, CASTER, "--name", name, "--to", f"{stack.folder}/import.json"))
    succeeded(stack.pulumi("import", "--file", "import.json", "--generate-code=false", "--protect=false", "--yes"))
    return run.text


def test_a_studio_is_moved_without_being_touched(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(CasterName="evening-news", Config=CONFIG, Tags={"env": "dev"}, ResourceGroupId="rg-1")
    cloud.start()

    lines = import_(stack)
    assert "transcode_config=livemedia.TranscodeConfigArgs(" in lines
    assert "the-secret-key" not in lines
    assert "the-secret-key" not in stack.state_file.read_text()
    assert stack.changes(PROGRAM % "") == {}
    assert stack.changes(PROGRAM % "tags={'env': 'dev'}, resource_group_id='rg-1'") == {}

    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []

    stack.up(PROGRAM.replace("delay=3", "delay=9") % "")
    assert cloud.new_changes() == ["SetCasterConfig"]
    [row] = cloud.casters()
    assert row["state"] == "streaming"
    stack.destroy()
    assert cloud.casters() == []


def test_a_studio_on_air_is_taken_in_with_all_its_contents(stack: Stack, cloud: Cloud) -> None:
    url = "rtmp://pull.example.com/app/camera?auth_key=the-secret-key"
    cloud.seed(CasterName="evening-news", Config=CONFIG)
    cloud.change("AddCasterVideoResource", ResourceName="Camera 1", LocationId="RV01", LiveStreamUrl=url)
    layer = {
        "VideoLayer.1.FillMode": "none",
        "AudioLayer.1.VolumeRate": "1",
        "BlendList.1": "RV01",
        "MixList.1": "RV01",
    }
    layout = cloud.change("AddCasterLayout", **layer)["LayoutId"]
    cloud.start()
    scenes = cloud.change("DescribeCasterScenes")["SceneList"]["Scene"]
    program = next(scene["SceneId"] for scene in scenes if str(scene["OutputType"]) == "1")
    cloud.change("UpdateCasterSceneConfig", SceneId=program, LayoutId=layout)
    (stack.folder / "untold.json").write_text('{"camera-1": {"FixedDelayDuration": 200}}')
    to, untold = f"{stack.folder}/import.json", f"{stack.folder}/untold.json"
    cloud.new_actions()

    run = succeeded(livemedia(stack, "import", "studio", CASTER, "--contents", "--untold", untold, "--to", to))
    program_text = run.text.partition("LIVEMEDIA_ALICLOUD_ENDPOINT")[0]  # what is printed besides
    assert "the-secret-key" not in run.text
    assert "blend_list=[camera_1.location_id]" in program_text
    stack.config("set", "--secret", "camera_1_liveStreamUrl", url)
    stack.config("set", "--secret", "evening_news_sideOutputUrl", str(CONFIG["SideOutputUrl"]))
    succeeded(stack.pulumi("import", "--file", "import.json", "--generate-code=false", "--protect=false", "--yes"))

    assert stack.changes(program_text) == {}
    assert "5 unchanged" in stack.up().text
    assert cloud.new_changes() == []
    assert "the-secret-key" not in stack.state_file.read_text()
    status = livemedia(stack, "status", "--cwd", str(stack.folder), "--fail-if-not-running")
    assert "'program' of shows/dev" in succeeded(status).text
    assert "not as declared" not in status.text
    stack.destroy()
    assert cloud.casters() == []


def test_what_differs_from_the_program_is_seen_before_anything_is_done(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(CasterName="evening-news", Config=CONFIG)
    import_(stack)

    preview = stack.preview(PROGRAM.replace("delay=3,", "") % "")
    assert "~ delay: 3 => 0" in preview.line.replace("delay :", "delay:")
    assert cloud.new_changes() == []


def test_a_show_is_moved_without_being_touched(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.start()

    import_(stack, "caster", "show")
    assert stack.changes(f'livemedia.LiveCaster("show", caster_id="{CASTER}")') == {}
    assert cloud.new_changes() == []


def test_what_does_not_exist_or_can_not_be_imported_is_told(stack: Stack, cloud: Cloud) -> None:
    gone = livemedia(stack, "import", "studio", CASTER, "--name", "studio")
    assert gone.code == 2
    assert f"there is no caster {CASTER}" in gone.text

    cloud.seed()
    stack.set(ALIBABA_CLOUD_ACCESS_KEY_SECRET="wrong-secret")
    denied = livemedia(stack, "import", "studio", CASTER, "--name", "studio")
    assert denied.code == 2
    assert "SignatureDoesNotMatch" in denied.text
    assert "Traceback" not in denied.text + json.dumps(gone.text)
