"""Records the states of this version, which every later version has to read, as tests/upgrades/<version>/<name>.json.

    python -m tools.record_states    when a version is released; what is there is never recorded again

Each program below is brought up with the real `pulumi` on an emulator whose clock stands still. What is written holds
the program, what then ran in the cloud, and the state: all that a test needs to go on from there with a later version.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.version import __version__
from tests.cli.cloud import APP, KEY, SECRET, Cloud
from tests.cli.stack import MANIFEST, Stack, arranged, recording, succeeded, surroundings
from tools import pulumi_cli
from tools.console import main, say

ROOT: Final = Path(__file__).resolve().parents[1] / "tests" / "upgrades"
MOMENT: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The cloud's time when everything is started."""
ANY_TIMESTAMP: Final = 10**9
_OF_THIS_MACHINE: Final = ("sourcePosition", "stackTrace")
_CASTER: Final = "80787064-1c94-4dc1-85ce-9409960a000{}"
_S3: Final = """{"custom_config": {
    "bucket": "shows", "access_key": "the-access-key", "secret_key": "the-secret-key", "security_token": "the-token"
}}"""

_STUDIOS: Final = """plain = livemedia.ProductionStudio(
    "plain", norm_type=1, domain_name="play.example.com", transcode_config={"caster_template": "lp_hd"}
)
livemedia.LiveCaster("on-air", caster_id=plain.id, restart_triggers=[plain.restart_digest])
livemedia.ProductionStudio(
    "full",
    norm_type=6,
    caster_name="full",
    domain_name="play.example.com",
    transcode_config={"caster_template": "lp_ud", "live_template_ids": {"location_id": ["lld"]}},
    record_config={
        "oss_endpoint": "oss", "oss_bucket": "shows", "video_format": [{"format": "mp4"}], "interval": 60
    },
    delay=1.5,
    channel_enable=1,
    urgent_live_stream_url="rtmp://pull.example.com/a?auth_key=the-secret-key",
    sync_groups_config=[{"mode": 1, "resource_ids": ["a", "b"], "host_resource_id": "a"}],
    auto_switch_urgent_on=True,
    auto_switch_urgent_config={"eof_thres": 3},
    urgent_image_url="https://example.com/standby.png",
    tags={"env": "dev"},
    resource_group_id="rg-1",
    allow_interruption=True,
)"""

_CONTENTS: Final = """studio = livemedia.ProductionStudio(
    "studio", norm_type=1, domain_name="play.example.com", transcode_config={"caster_template": "lp_hd"}
)
camera = livemedia.StudioVideoResource(
    "camera",
    caster_id=studio.id,
    location_id="RV01",
    resource_name="camera",
    live_stream_url="rtmp://pull.example.com/app/camera?auth_key=the-secret-key",
    fixed_delay_duration=120,
)
opener = livemedia.StudioVideoResource(
    "opener",
    caster_id=studio.id,
    location_id="RV02",
    resource_name="opener",
    vod_url="https://example.com/opener.mp4",
    begin_offset=1000,
    end_offset=-1000,
    repeat_num=-1,
    pts_callback_interval=500,
)
layer = {"fill_mode": "fit", "width_normalized": 1, "height_normalized": 1}
full = livemedia.StudioLayout(
    "full", caster_id=studio.id, video_layer=[layer], blend_list=[camera.location_id],
    audio_layer=[{}], mix_list=[camera.location_id]
)
split = livemedia.StudioLayout(
    "split",
    caster_id=studio.id,
    video_layer=[
        {"fill_mode": "none", "height_normalized": 1, "fixed_delay_duration": 40},
        {**layer, "width_normalized": 1 / 3, "height_normalized": 1 / 3, "position_normalized": [0.65, 1 / 7]},
    ],
    blend_list=[camera.location_id, opener.location_id],
    audio_layer=[{"volume_rate": 0, "valid_channel": "leftChannel"}],
    mix_list=[opener.location_id],
)
title = livemedia.StudioComponent(
    "title",
    caster_id=studio.id,
    location_id="RC01",
    component_type="text",
    component_layer={"height_normalized": 0.1, "position_normalized": [0.05, 0.85], "transparency": 128},
    text_layer_content={"text": "Evening news", "color": "0xFFFFFF", "size_normalized": 0.05},
)
captions = livemedia.StudioComponent(
    "captions",
    caster_id=studio.id,
    location_id="RC02",
    component_type="caption",
    component_name="captions",
    effect="animateH",
    layer_order="background",
    component_layer={"width_normalized": 0.9, "position_refer": "bottomLeft"},
    caption_layer_content={
        "location_id": camera.location_id, "source_lan": "en", "target_lan": "cn", "truncation": True, "words_count": 40
    },
)
show = livemedia.LiveCaster("show", caster_id=studio.id, restart_triggers=[studio.restart_digest])
livemedia.StudioScene(
    "on-air",
    caster_id=show.caster_id,
    scene="program",
    layout_id=full.id,
    component_ids=[title.id, captions.id],
    follow_enable=0,
    audio_layer=[{"volume_rate": 0.5, "filter": {"enable_ans": 1, "ans_mode": 1}}],
    mix_list=[camera.location_id],
    apply_triggers=[show.request_id],
)
livemedia.StudioScene("next", caster_id=show.caster_id, scene="preview", layout_id=split.id)"""


@dataclass(frozen=True)
class Situation:
    """One program, and what is done around it.

    Attributes:
        program: declares one resource for each thing that is to be remembered.
        running: casters and TaskIds that run before.
        idle: casters that do not.
        rooms: who publishes in which room.
        advance: seconds that pass after the start.
        ended: rooms whose recordings end by themselves then.
    """

    program: str
    running: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    rooms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    advance: float = 0
    ended: tuple[str, ...] = ()


_EU: Final = f'eu = livemedia.Provider("eu", {{}}_access_key="{KEY}", {{}}_secret_key="{SECRET}")'
SITUATIONS: Final = {
    "casters": Situation(
        program="\n".join(
            [
                _EU.format("alicloud", "alicloud"),
                f'livemedia.LiveCaster("fresh", caster_id="{_CASTER.format(1)}")',
                f'livemedia.LiveCaster("stopped", caster_id="{_CASTER.format(2)}", desired_state="stopped")',
                f'livemedia.LiveCaster("adopted", caster_id="{_CASTER.format(3)}", adopt=True)',
                f'livemedia.LiveCaster("triggered", caster_id="{_CASTER.format(4)}", restart_triggers=["a", 1],',
                '    opts=pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(create="10m")))',
                f'livemedia.LiveCaster("eu", caster_id="{_CASTER.format(5)}",',
                "    opts=pulumi.ResourceOptions(provider=eu))",
            ]
        ),
        running=(_CASTER.format(3),),
        idle=tuple(_CASTER.format(number) for number in (1, 2, 4, 5)),
    ),
    "studios": Situation(program=_STUDIOS),
    "studio-contents": Situation(program=_CONTENTS),
    "recordings": Situation(
        program="\n".join(
            [
                _EU.format("volcengine", "volcengine"),
                recording("fresh"),
                recording("secrets", storage_config=_S3),
                recording("given", task_id='"show-1"'),
                recording("adopted", task_id='"show-2"', adopt="True"),
                recording("stopped", task_id='"show-3"', desired_state='"stopped"'),
                arranged(960, name="arranged"),
                recording("eu", opts="pulumi.ResourceOptions(provider=eu)"),
            ]
        ),
        running=("show-2",),
    ),
    "ended-recordings": Situation(
        program="\n".join([recording("recorded", room_id='"full"'), recording("on-air", room_id='"other"')]),
        rooms=(("full", ("host", "guest")), ("other", ("host",))),
        advance=600,
        ended=("full",),
    ),
}


def record_all() -> int:
    """Record every situation of this version that is not recorded yet."""
    folder = ROOT / __version__
    folder.mkdir(parents=True, exist_ok=True)
    cli = pulumi_cli.ensure()
    for name, situation in SITUATIONS.items():
        file = folder / f"{name}.json"
        if file.exists():
            say(f"{file.relative_to(ROOT)} is there; states that were released are never recorded again")
            continue
        file.write_text(json.dumps(record(situation, cli), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        say(f"recorded {file.relative_to(ROOT)}")
    return 0


def record(situation: Situation, cli: Path) -> dict[str, Any]:
    """Bring a program up and return what a test needs to go on from there."""
    with tempfile.TemporaryDirectory() as folder, EmulatorServer(real=lambda: MOMENT) as emulator:
        cloud, stack = Cloud(emulator.url), new_stack(Path(folder), cli, emulator.url)
        try:
            prepare(cloud, situation)
            stack.up(situation.program)
            started = starts_of(cloud.runs())
            finish(cloud, situation.advance, ended_of(cloud, situation))
            stack.refresh()
            state = json.loads(succeeded(stack.pulumi("stack", "export")).text)
            return {
                "version": __version__,
                "moment": MOMENT.isoformat(),
                "program": situation.program,
                "casters": [caster_of(row) | filling_of(cloud, row["CasterId"]) for row in cloud.casters()],
                "rooms": {room: list(users) for room, users in situation.rooms},
                "recordings": started,
                "advance": situation.advance,
                "ended": ended_of(cloud, situation),
                "state": anonymous(state),
            }
        finally:
            cloud.close()


def new_stack(folder: Path, cli: Path, url: str) -> Stack:
    """Make a project with an empty stack in a folder."""
    for name in ("home", "state", "program"):
        (folder / name).mkdir()
    (folder / "program" / "Pulumi.yaml").write_text(MANIFEST)
    keys = {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": KEY,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET,
        "LIVEMEDIA_ALICLOUD_ENDPOINT": url,
        "VOLCENGINE_ACCESS_KEY": KEY,
        "VOLCENGINE_SECRET_KEY": SECRET,
        "LIVEMEDIA_VOLCENGINE_ENDPOINT": url,
    }
    environment = surroundings(cli, folder / "state", folder / "home") | keys
    stack = Stack(folder / "program", environment, folder / "state")
    succeeded(stack.pulumi("stack", "init", stack.name))
    return stack


def prepare(cloud: Cloud, situation: Situation) -> None:
    """Make the cloud what it is before the program."""
    cloud.choose(timestamp_window_seconds=ANY_TIMESTAMP)
    for room, users in situation.rooms:
        cloud.publish(*users, room=room)
    for caster in situation.idle:
        cloud.seed(caster)
    for thing in situation.running:
        if "-" in thing and len(thing) == len(_CASTER) - 1:
            cloud.seed(thing)
            cloud.start(thing)
        else:
            cloud.record(thing)


def finish(cloud: Cloud, seconds: float, ended: Iterable[str]) -> None:
    """Let time pass, and recordings end by themselves."""
    cloud.advance(seconds)
    for recorded in ended:
        cloud.end(recorded, "IdleTimeOut")


def ended_of(cloud: Cloud, situation: Situation) -> list[str]:
    """The recordings of the rooms whose recordings end."""
    rows = [row for row in cloud.runs() if row["RoomId"] in situation.ended]
    return [f"{APP}/{row['RoomId']}/{row['TaskId']}" for row in rows]


def caster_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What has to be there again of a caster: all of it, in the control plane's words."""
    names = ("CasterId", "CasterName", "NormType", "ClientTokenId", "ResourceGroupId", "Config", "state")
    tags = {tag["TagKey"]: tag["TagValue"] for tag in row["Tags"]["tag"]}
    return {**{name: row[name] for name in names}, "Tags": tags}


def filling_of(cloud: Cloud, caster_id: str) -> dict[str, Any]:
    """What it is filled with, and then what its scenes show; they run again as soon as it is started."""
    [found] = [each for each in cloud.saved_casters() if each["CasterId"] == caster_id]
    filling = {name: found[name] for name in ("VideoResources", "Layouts", "Components") if name in found}
    scenes = [{name: value for name, value in each.items() if name != "Status"} for each in found.get("Scenes", [])]
    return filling | ({"Scenes": scenes} if filling else {})


def starts_of(runs: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The StartRecord that made each run."""
    names = ("AppId", "RoomId", "TaskId")
    return [{**{name: run[name] for name in names}, **run["Configuration"]} for run in runs]


def anonymous(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value without what only tells of the machine that it was recorded on."""
    if isinstance(value, dict):
        return {key: anonymous(item) for key, item in value.items() if key not in _OF_THIS_MACHINE}
    return [anonymous(item) for item in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main(record_all)
