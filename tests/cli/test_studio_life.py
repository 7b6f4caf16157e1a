"""A studio with the real `pulumi`: made from nothing, on air, changed, mended, and gone without a trace."""

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest

from tests.cli.cloud import KEY, Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Run, Stack
from tests.emulator.signing import Caller, connect

STUDIO = """studio = livemedia.ProductionStudio("evening-news", %s)
pulumi.export("id", studio.id)
"""
SHOW = 'show = livemedia.LiveCaster("evening-news", caster_id=studio.id, restart_triggers=[studio.restart_digest])\n'
SHOWN = (
    SHOW
    + """
camera = livemedia.StudioVideoResource("camera", caster_id=studio.id, location_id="RV01", resource_name="camera",
    live_stream_url="rtmp://pull.example.com/app/camera")
full = livemedia.StudioLayout("full", caster_id=studio.id, blend_list=[camera.location_id], video_layer=[{}],
    mix_list=[camera.location_id], audio_layer=[{}])
livemedia.StudioScene("on-air", caster_id=show.caster_id, scene="program", layout_id=full.id,
    apply_triggers=[show.request_id])
"""
)
FIELDS = {
    "norm_type": "1",
    "caster_name": '"evening-news"',
    "domain_name": '"play.example.com"',
    "transcode_config": """livemedia.TranscodeConfigArgs(
        caster_template=livemedia.CasterTemplate.HIGH, live_template_ids={"location_id": ["lld"]}
    )""",
    "record_config": '{"oss_endpoint": "oss", "oss_bucket": "shows", "video_format": [{"format": "mp4"}]}',
    "side_output_url": '"rtmp://push.example.com/app/one?auth_key=the-secret-key"',
    "callback_url": '"https://example.com/studio"',
}


def studio(show: str = SHOW, **fields: str) -> str:
    """A program with a studio, and a show in it."""
    return STUDIO % ", ".join(f"{name}={value}" for name, value in (FIELDS | fields).items()) + show


def caster(cloud: Cloud) -> dict[str, Any]:
    """The one caster that there is."""
    [row] = cloud.casters()
    return row


def test_a_show_from_nothing_goes_on_air_and_leaves_nothing_behind(stack: Stack, cloud: Cloud) -> None:
    assert set(stack.changes(studio()).values()) == {"create"}
    assert cloud.new_actions() == []

    up = stack.up()
    assert "warning" not in up.text
    assert cloud.new_changes() == ["CreateCaster", "SetCasterConfig", "StartCaster"]
    assert caster(cloud)["state"] == "streaming"
    assert stack.outputs()["id"] == caster(cloud)["CasterId"]
    assert "the-secret-key" not in stack.state_file.read_text()

    assert "3 unchanged" in stack.up().text
    assert stack.changes() == {}
    assert cloud.new_changes() == []

    stack.destroy()
    assert cloud.new_changes() == ["StopCaster", "DeleteCaster"]
    assert cloud.casters() == []


@dataclass(frozen=True)
class Case:
    """A change, what a preview says it would do, and what is then called."""

    fields: dict[str, str]
    studio: str
    show: str
    differences: set[str]
    calls: list[str]


CASES = {
    "name": Case({"caster_name": '"late-news"'}, "update", "same", {"casterName"}, ["SetCasterConfig"]),
    "delay": Case({"delay": "30"}, "update", "same", {"delay"}, ["SetCasterConfig"]),
    "template": Case(
        {"transcode_config": '{"caster_template": "lp_ud"}'},
        "update",
        "update",
        {"casterTemplate", "restartDigest", "restartTriggers"},
        ["SetCasterConfig", "RestartCaster"],
    ),
    "group": Case(
        {"resource_group_id": '"rg-2"'}, "update", "same", {"resourceGroupId"}, ["UpdateCasterResourceGroup"]
    ),
    "kind": Case(
        {"norm_type": "6"},
        "replace",
        "replace",
        {"casterId", "normType"},
        ["StopCaster", "DeleteCaster", "CreateCaster", "SetCasterConfig", "StartCaster"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_change_is_previewed_and_then_done(stack: Stack, cloud: Cloud, case: Case) -> None:
    stack.up(studio())
    cloud.new_changes()

    preview = stack.preview(studio(**case.fields))
    assert case.differences <= differing(preview)
    assert planned(stack) == {"ProductionStudio": case.studio, "LiveCaster": case.show}
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == case.calls
    assert caster(cloud)["state"] == "streaming"
    assert stack.changes() == {}


def test_a_change_that_interrupts_is_refused_until_it_is_allowed(stack: Stack, cloud: Cloud) -> None:
    stack.up(studio())
    moved = {"domain_name": '"other.example.com"'}

    refused = stack.up_fails(studio(**moved)).line
    assert "the cloud refuses to change domainName then" in refused
    assert "allow_interruption=True stops it, sets it and starts it again" in refused
    assert caster(cloud)["state"] == "streaming"
    cloud.new_changes()

    stack.up(studio(**moved, allow_interruption="True"))
    assert cloud.new_changes() == ["SetCasterConfig", "StopCaster", "SetCasterConfig", "StartCaster"]
    assert stack.changes() == {}


def test_what_is_on_air_is_shown_again_after_an_interruption(stack: Stack, cloud: Cloud) -> None:
    allowed = {"show": SHOWN, "allow_interruption": "True"}
    stack.up(studio(**allowed))
    layout = stack.resources()["full"]["outputs"]["layoutId"]
    assert program(cloud) == [layout]

    up = stack.up(studio(**allowed, domain_name='"other.example.com"'))
    assert "its scenes show what they did before" in up.line
    assert program(cloud) == [layout]
    assert stack.changes() == {}

    cloud.break_("UpdateCasterSceneConfig", error={"code": "InvalidVideo.NotFound", "status": 404})
    told = stack.up(studio(**allowed)).line
    assert "warning: studio" in told
    assert "what its program scene showed could not be set again" in told
    assert program(cloud) == [""]
    cloud.mend()
    assert stack.changes() == {"on-air": "update"}
    stack.up()
    assert program(cloud) == [layout]


def program(cloud: Cloud) -> list[str]:
    """The layout of the program."""
    return [str(each["LayoutId"]) for each in caster(cloud)["Scenes"] if each["OutputType"] == 1]


def test_what_can_never_be_done_is_refused_in_the_preview(stack: Stack, cloud: Cloud) -> None:
    stack.up(studio(channel_enable="1", tags='{"env": "dev"}'))
    cloud.new_changes()

    text = stack.preview_fails(studio(channel_enable="0", tags='{"env": "prod"}')).line
    assert "must stay 1: channels can not be disabled again" in text
    assert "tags can not be changed: no operation is documented for it" in text
    wrong = stack.preview_fails(studio(domain_name='"https://play.example.com"', side_output_url='"srt://key@a"')).line
    assert "must be a domain name such as play.example.com" in wrong
    assert "sideOutputUrl must be a URL that begins with rtmp://" in wrong
    assert "srt://key" not in wrong
    assert cloud.new_changes() == []


def test_what_is_hardly_meant_is_told_at_the_resource(stack: Stack) -> None:
    preview = stack.preview(studio(domain_name="None", transcode_config='{"caster_template": "lp_hdd"}'))

    assert "warning: domainName: the studio can not go on air without it" in preview.line
    assert "lp_hdd is not a documented value; did you mean lp_hd?" in preview.line


def test_a_studio_that_can_not_be_set_up_leaves_nothing_behind(stack: Stack, cloud: Cloud) -> None:
    text = stack.up_fails(studio(domain_name='"play.invalid"')).line

    assert "has a playback domain that the cloud does not know; it was deleted again" in text
    assert cloud.casters() == []
    assert stack.resources() == {}


def test_a_quota_is_told_once_and_never_tried_again(stack: Stack, cloud: Cloud) -> None:
    cloud.choose(caster_quota=0)

    text = stack.up_fails(studio()).line

    assert "studio 'evening-news' would be one studio more than the account may have" in text
    assert len(cloud.calls("CreateCaster")) == 1


def differing(run: Run) -> set[str]:
    """The properties that a detailed diff shows as changed, at any depth."""
    return set(re.findall(r"^ +[~+-]+ (\w+) *:", run.text, re.MULTILINE))


def planned(stack: Stack) -> dict[str, str]:
    """What a preview would do with each of the two resources."""
    text = stack.pulumi("preview", "--json", "--show-sames").text
    steps = json.loads(text[text.index("{") :])["steps"]
    found: dict[str, str] = {}
    for step in steps:
        kind = step["urn"].split("::")[-2].rsplit(":", 1)[-1]
        if kind in ("ProductionStudio", "LiveCaster") and step["op"] in ("same", "update", "replace"):
            found[kind] = step["op"]
    return found


def test_drift_of_three_settings_is_seen_and_mended(stack: Stack, cloud: Cloud) -> None:
    stack.up(studio())
    meddle(
        cloud,
        CasterName="evening-news",
        DomainName="play.example.com",
        TranscodeConfig='{"casterTemplate":"lp_hd","liveTemplateIds":{"locationId":["lld"]}}',
        Delay="12",
        CallbackUrl="https://example.com/else",
        ProgramName="something",
    )
    cloud.new_changes()

    preview = stack.preview()
    assert {"delay", "callbackUrl", "programName"} <= differing(preview)
    assert re.search(r"~ delay *: 12 => 0", preview.line)
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == ["SetCasterConfig"]
    assert stack.changes() == {}
    assert caster(cloud)["state"] == "streaming"


def meddle(cloud: Cloud, **parameters: str) -> None:
    """Set the studio's settings, as somebody with another program would, who leaves the rest out."""
    with connect() as http:
        Caller(cloud.url, KEY, http=http).ok("SetCasterConfig", CasterId=caster(cloud)["CasterId"], **parameters)


def test_a_studio_whose_create_was_killed_is_gone_on_with(stack: Stack, cloud: Cloud, providers: Providers) -> None:
    cloud.break_("CreateCaster", timeout_after_commit=True)
    stack.program(studio())
    up = stack.start("up", "--yes", "--skip-preview")
    wait_until(lambda: any(call["committed"] for call in cloud.calls("CreateCaster")))
    providers.kill()
    up.communicate()
    assert up.returncode != 0
    begun = caster(cloud)["CasterId"]

    cloud.mend()
    stack.up()
    assert caster(cloud)["CasterId"] == begun
    assert stack.outputs()["id"] == begun
