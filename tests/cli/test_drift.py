"""What somebody else does to a show is seen, and mended by the next `up`; what is not so is not told."""

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

SHOW = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
pulumi.export("program_url", show.program_url)
"""


def test_a_show_that_somebody_stopped_is_seen_and_started_again(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    cloud.stop()
    cloud.new_actions()

    assert '~ desiredState: "stopped" => "running"' in stack.preview().text
    assert cloud.new_changes() == []

    stack.up()
    assert cloud.new_changes() == ["StartCaster"]
    assert cloud.status() == "streaming"
    assert stack.changes() == {}


def test_a_show_that_somebody_started_again_is_left_alone(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    cloud.stop()
    cloud.advance(3600)
    cloud.start()
    cloud.new_actions()

    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []


def test_a_refresh_is_quiet_although_every_answer_carries_a_new_key(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    before = stack.outputs()

    refresh = stack.refresh()
    assert "2 unchanged" in refresh.text
    assert "~ program_url" not in refresh.text
    preview = stack.preview()
    assert "2 unchanged" in preview.text
    assert "programUrl" not in preview.text
    assert stack.outputs() == before


def test_a_key_that_has_expired_is_renewed_by_a_refresh(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    before = stack.outputs()["program_url"]
    cloud.advance(3600)

    stack.up()
    after = stack.outputs()["program_url"]
    assert after != before
    assert after.partition("?")[0] == before.partition("?")[0]
    assert cloud.new_changes() == ["StartCaster"]


def test_a_caster_that_somebody_deleted_is_gone_from_the_state_and_can_not_be_started(
    stack: Stack, cloud: Cloud
) -> None:
    cloud.seed()
    stack.up(SHOW)
    cloud.remove()
    cloud.new_actions()

    assert stack.changes() == {"evening-news": "create"}
    text = stack.up_fails().line
    assert f"livemedia.CasterNotFound: caster {CASTER} does not exist in region cn-shanghai" in text
    assert "account 1000000000000001" in text
    assert stack.resources() == {}
    assert cloud.new_changes() == []
