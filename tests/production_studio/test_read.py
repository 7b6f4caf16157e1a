"""Reading a studio: each setting that somebody has changed shows, and nothing else does."""

from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.drift import filled_in, observed
from pulumi_livemedia.alibaba.production_studio.problems import Contradicted
from pulumi_livemedia.calls.errors import LivemediaError
from tests.production_studio.stage import FULL, SIMPLE, Stage, differing

CHANGED: dict[str, tuple[str, Any]] = {
    "domainName": ("DomainName", "other.example.com"),
    "transcodeConfig": ("TranscodeConfig", {"CasterTemplate": "lp_ld"}),
    "recordConfig": ("RecordConfig", {"OssBucket": "other"}),
    "delay": ("Delay", 9.0),
    "channelEnable": ("ChannelEnable", 1),
    "programEffect": ("ProgramEffect", 0),
    "programName": ("ProgramName", "other"),
    "callbackUrl": ("CallbackUrl", "https://example.com/other"),
    "sideOutputUrl": ("SideOutputUrl", "rtmp://push.example.com/app/other"),
    "sideOutputUrlList": ("SideOutputUrlList", '["rtmp://push.example.com/app/three"]'),
    "syncGroupsConfig": ("SyncGroupsConfig", {"SyncGroup": []}),
    "urgentMaterialId": ("UrgentMaterialId", "other"),
    "urgentImageId": ("UrgentImageId", "other"),
    "urgentImageUrl": ("UrgentImageUrl", "https://example.com/other.png"),
    "urgentLiveStreamUrl": ("UrgentLiveStreamUrl", "rtmp://pull.example.com/app/other"),
    "autoSwitchUrgentOn": ("AutoSwitchUrgentOn", "false"),
    "autoSwitchUrgentConfig": ("AutoSwitchUrgentConfig", '{"eofThres":4}'),
}


@pytest.mark.parametrize("name", CHANGED)
def test_each_setting_that_somebody_changed_shows(stage: Stage, name: str) -> None:
    studio = stage.make(FULL)
    documented, value = CHANGED[name]
    stage.meddle(**{documented: value})

    found = stage.refresh(studio)

    assert differing(studio, found) - {"restartDigest"} == {name}
    assert stage.refresh(found) == found


@pytest.mark.parametrize("name", sorted(set(CHANGED) - {"programEffect", "autoSwitchUrgentOn", "syncGroupsConfig"}))
def test_each_setting_that_somebody_has_added_shows(stage: Stage, name: str) -> None:
    studio = stage.make({"norm_type": 1})
    documented, value = CHANGED[name]
    stage.meddle(**{documented: value})

    assert differing(studio, stage.refresh(studio)) - {"restartDigest"} == {name}


@pytest.mark.parametrize("name", sorted(set(CHANGED) - {"channelEnable"}))
def test_each_setting_that_somebody_has_cleared_shows(stage: Stage, name: str) -> None:
    studio = stage.make(FULL)
    stage.meddle(**{CHANGED[name][0]: None})

    assert differing(studio, stage.refresh(studio)) - {"restartDigest"} == {name}


def test_drift_that_was_read_and_is_taken_back_is_gone(stage: Stage) -> None:
    studio = stage.make(FULL)
    stage.meddle(Delay=9.0)
    drifted = stage.refresh(studio)
    stage.meddle(Delay=1.5)

    assert stage.refresh(drifted) == studio


def test_drift_is_mended_by_an_update(stage: Stage) -> None:
    studio = stage.make(FULL)
    stage.meddle(Delay=9.0, DomainName=None, UrgentImageId="other")
    drifted = stage.refresh(studio)

    mended = stage.change(drifted, FULL)

    assert mended == studio
    assert stage.refresh(mended) == studio


@pytest.mark.parametrize(
    "config",
    [
        {"DomainName": "PLAY.example.com"},
        {"TranscodeConfig": {"CasterTemplate": "LP_HD"}},
        {"TranscodeConfig": {"casterTemplate": "lp_hd", "liveTemplateIds": None}},
        {"TranscodeConfig": '{"CasterTemplate": "lp_hd"}'},
        {"AutoSwitchUrgentOn": "True"},
        {"AutoSwitchUrgentConfig": '{ "EofThres" : "3.0" }'},
        {"SideOutputUrlList": '"rtmp://push.example.com/a", "rtmp://push.example.com/b"'},
        {"SideOutputUrlList": "rtmp://push.example.com/a,rtmp://push.example.com/b"},
        {"SideOutputUrlList": '[ "rtmp://push.example.com/a",\n"rtmp://push.example.com/b" ]'},
        {"Delay": "0.0"},
        {"RecordConfig": ""},
        {"SyncGroupsConfig": '[{"mode": 1, "resourceIds": ["a"], "hostResourceId": "a"}]'},
        {"SyncGroupsConfig": [{"Mode": "1", "ResourceIds": ["a"], "HostResourceId": "a"}]},
    ],
    ids=str,
)
def test_another_spelling_of_the_same_is_no_drift(stage: Stage, config: dict[str, Any]) -> None:
    studio = stage.make(
        {
            **SIMPLE,
            "auto_switch_urgent_on": True,
            "auto_switch_urgent_config": {"eof_thres": 3},
            "side_output_url_list": ["rtmp://push.example.com/a", "rtmp://push.example.com/b"],
            "sync_groups_config": [{"mode": 1, "resource_ids": ["a"], "host_resource_id": "a"}],
        }
    )
    stage.meddle(**config)

    assert stage.refresh(studio) == studio


def transcoding(stage: Stage, templates: list[str]) -> dict[str, Any]:
    """How the one studio encodes, with other live templates."""
    config: Any = stage.all()[0].config["TranscodeConfig"]
    return {**config, "LiveTemplateIds": {"LocationId": templates}}


@pytest.mark.parametrize("shown", [["daobo-lhd", "lld"], ["DAOBO-lhd", "LLD"]], ids=str)
def test_templates_in_another_order_are_no_drift(stage: Stage, shown: list[str]) -> None:
    studio = stage.make(FULL)
    stage.meddle(TranscodeConfig=transcoding(stage, shown))

    assert stage.refresh(studio) == studio


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (["lud", "daobo-lhd", "lld"], ["lld", "daobo-lhd", "lud"]),
        (["daobo-lhd"], ["daobo-lhd"]),
        (["lld", "lld", "daobo-lhd"], ["lld", "daobo-lhd", "lld"]),
        (["lud", "lsd"], ["lud", "lsd"]),
    ],
    ids=str,
)
def test_what_else_the_templates_are_shows_behind_those_that_are_left(
    stage: Stage, shown: list[str], read: list[str]
) -> None:
    studio = stage.make(FULL)
    stage.meddle(TranscodeConfig=transcoding(stage, shown))

    found = stage.refresh(studio)

    assert found.transcode_config is not None
    assert found.transcode_config.live_template_ids is not None
    assert found.transcode_config.live_template_ids.location_id == read
    assert differing(studio, found) == {"transcodeConfig", "restartDigest"}


def test_templates_that_the_cloud_fills_in_are_its_own_in_any_order() -> None:
    def shown(*names: str) -> dict[str, Any]:
        return {"transcodeConfig": {"liveTemplateIds": {"locationId": list(names)}}}

    filled = filled_in({}, shown("lld", "lsd"))

    assert observed(shown("lsd", "lld"), {}, filled) == {}
    assert observed(shown("lsd", "lld", "lld"), {}, filled) != {}


def test_the_case_of_an_address_counts(stage: Stage) -> None:
    studio = stage.make(FULL)
    stage.meddle(UrgentImageUrl="https://example.com/STANDBY.png")

    assert differing(studio, stage.refresh(studio)) == {"urgentImageUrl"}


def test_what_the_cloud_fills_in_is_no_drift_until_it_changes(stage: Stage) -> None:
    studio = stage.make(
        {**SIMPLE, "record_config": {"oss_bucket": "b", "video_format": [{"format": "mp4"}], "interval": 60}}
    )
    assert studio.filled_in == {"recordConfig.videoFormat[0].cycleDuration": 60}
    assert stage.refresh(studio) == studio

    changed = {"Format": "mp4", "CycleDuration": 90}
    stage.meddle(RecordConfig={"OssBucket": "b", "RecordFormat": {"RecordFormat": [changed]}})
    assert differing(studio, stage.refresh(studio)) == {"recordConfig"}


def test_an_address_that_the_cloud_makes_may_carry_a_new_key_each_time() -> None:
    filled = filled_in({}, {"sideOutputUrl": "rtmp://push.example.com/a?auth_key=1-0-0-a"})

    assert observed({"sideOutputUrl": "rtmp://push.example.com/a?auth_key=2-0-0-b"}, {}, filled) == {}
    assert observed({"sideOutputUrl": "rtmp://push.example.com/b"}, {}, filled) != {}


def test_a_name_that_is_the_id_is_none(stage: Stage) -> None:
    studio = stage.make()

    assert stage.all()[0].name == studio.caster_id
    assert stage.refresh(studio).caster_name is None


@pytest.mark.parametrize("answer", ["empty", "InvalidCaster.NotFound", "RegionNoResource"])
def test_a_studio_that_is_gone_is_gone(stage: Stage, answer: str) -> None:
    studio = stage.make()
    stage.remove()
    stage.choose(describe_unknown=answer)

    assert stage.studios().read(studio.caster_id, studio) is None


def test_a_studio_that_goes_meanwhile_is_gone(stage: Stage) -> None:
    studio = stage.make()

    assert stage.studios(alive=stage.before(2, stage.remove)).read(studio.caster_id, studio) is None


@pytest.mark.parametrize("wrong", [{"endpoint": "live.aliyuncs.com"}, {"account_id": "12"}])
def test_a_studio_is_not_looked_for_elsewhere(stage: Stage, wrong: dict[str, str]) -> None:
    studio = stage.make().model_copy(update=wrong)

    with pytest.raises(LivemediaError):
        stage.refresh(studio)


@pytest.mark.parametrize("given", [SIMPLE, FULL])
def test_a_studio_is_read_without_a_state(stage: Stage, given: dict[str, Any]) -> None:
    studio = stage.make(given)

    found = stage.studios(name="").read(studio.caster_id, None)

    assert found is not None
    # The cloud tells what it has filled in, and does not tell the interval.
    assert differing(studio, found) - {"recordConfig"} == set()
    assert (found.caster_id, found.account_id, found.restart_digest) == (
        studio.caster_id,
        studio.account_id,
        studio.restart_digest,
    )


def test_scenes_and_status_are_told_while_it_is_on_air(stage: Stage) -> None:
    studio = stage.make()
    stage.start()

    found = stage.refresh(studio)

    assert found.status == "streaming"
    assert {(scene.output_type, scene.status) for scene in found.scenes} == {("preview", "on"), ("program", "on")}
    assert differing(studio, found) == set()


def test_tags_and_group_that_are_declared_show_drift_and_others_do_not(stage: Stage) -> None:
    declared, undeclared = stage.make(FULL), stage.make(name="other")
    for studio in stage.all():
        studio.tags, studio.resource_group = {"env": "prod"}, "rg-9"

    assert differing(declared, stage.refresh(declared)) == {"tags", "resourceGroupId"}
    assert differing(undeclared, stage.refresh(undeclared)) == set()


def test_a_setting_that_no_program_may_declare_shows_as_drift_and_can_be_mended(stage: Stage) -> None:
    studio = stage.make()
    stage.meddle(SideOutputUrl="srt://push.example.com/a", Delay=1000.0)

    found = stage.refresh(studio)

    assert differing(studio, found) == {"sideOutputUrl", "delay"}
    assert stage.change(found, SIMPLE) == studio


def test_a_studio_that_is_listed_and_whose_settings_are_not_found_is_not_believed_to_be_gone(stage: Stage) -> None:
    studio = stage.make()
    stage.refuse("DescribeCasterConfig", "InvalidCaster.NotFound")

    with pytest.raises(Contradicted, match="is listed, but the cloud does not find its settings"):
        stage.refresh(studio)


def test_a_studio_that_goes_while_it_is_read_is_gone(stage: Stage) -> None:
    studio = stage.make()

    assert stage.studios(alive=stage.before(2, stage.remove)).read(studio.caster_id, studio) is None


@pytest.mark.parametrize("code", ["InvalidScene.NotFound", "InvalidCaster.NotFound", "InvalidDomainName.NotFound"])
def test_scenes_that_are_not_found_are_none(stage: Stage, code: str) -> None:
    studio = stage.make()
    stage.start()
    stage.refuse("DescribeCasterScenes", code)

    assert stage.refresh(studio).scenes == []
