"""The faults of `alicloud.live.Caster`, none of which is here.

Source: https://github.com/aliyun/terraform-provider-alicloud/blob/81c43b6727a09e9da37b3d88818c3ba5fa17fa14/alicloud/resource_alicloud_live_caster.go
"""

from tests.production_studio.stage import FULL, SIMPLE, Stage, differing


def test_1_the_settings_are_sent_when_it_is_created(stage: Stage) -> None:
    made = stage.make(FULL)
    stage.start()

    assert stage.all()[0].domain == "play.example.com"
    assert stage.refresh(made).status == "streaming"


def test_2_a_change_of_one_setting_is_sent_whatever_the_name_does(stage: Stage) -> None:
    made = stage.make(FULL)

    stage.change(made, {**FULL, "domain_name": "other.example.com"})

    assert stage.all()[0].domain == "other.example.com"
    assert stage.all()[0].name == FULL["caster_name"]


def test_3_a_studio_with_channels_can_be_changed(stage: Stage) -> None:
    channelled = {**SIMPLE, "channel_enable": 1}
    made = stage.make(channelled)

    stage.change(made, {**channelled, "delay": 5})

    assert stage.all()[0].is_channelled
    assert [sent["ChannelEnable"] for sent in stage.sent("SetCasterConfig")] == ["1", "1"]


def test_4_settings_that_somebody_changed_show_and_a_read_without_state_has_them_all(stage: Stage) -> None:
    made = stage.make(FULL)
    imported = stage.studios().read(made.caster_id, None)
    stage.meddle(DomainName="other.example.com", Delay=7.0, ProgramName=None)

    assert imported is not None
    assert differing(made, imported) <= {"recordConfig"}
    assert differing(made, stage.refresh(made)) == {"domainName", "delay", "programName"}


def test_5_a_studio_on_air_can_be_deleted(stage: Stage) -> None:
    made = stage.make()
    stage.start()

    stage.destroy(made)

    assert stage.all() == []


def test_6_its_status_create_time_and_scenes_are_told(stage: Stage) -> None:
    made = stage.make()
    assert (made.status, made.scenes) == ("idle", [])
    assert made.create_time
    stage.start()

    found = stage.refresh(made)

    assert found.status == "streaming"
    assert len(found.scenes) == 2


def test_7_tags_go_only_where_they_are_documented_to_go(stage: Stage) -> None:
    made = stage.make(FULL)
    stage.change(made, {**FULL, "delay": 5, "tags": None})

    assert stage.all()[0].tags == FULL["tags"]
    assert not [action for action in stage.calls() if "Tag" in action]
