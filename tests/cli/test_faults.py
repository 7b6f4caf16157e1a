"""A network and a cloud that misbehave: no call is made twice blindly, and nothing is left running."""

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'
EACH = "for name in {}: livemedia.LiveCaster(name, caster_id=name)"


def test_a_start_whose_answer_is_lost_is_found_and_not_made_again(stack: Stack, cloud: Cloud) -> None:
    faults = ("reset_after_commit", "truncate", "wrong_json")
    for fault in faults:
        cloud.seed(fault)
        cloud.break_("StartCaster", resource=fault, **{fault: True})

    stack.up(EACH.format(faults))
    started = [str(call["resource"]) for call in cloud.calls("StartCaster")]
    assert sorted(started) == sorted(faults)
    assert sorted(cloud.running()) == sorted(faults)
    for fault in faults:
        assert stack.resources()[fault]["outputs"]["programUrl"]


def test_a_start_that_was_never_sent_is_made_again(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.break_("StartCaster", times=1, reset=True)

    stack.up(SHOW)
    assert [call["committed"] for call in cloud.calls("StartCaster")] == [False, True]


def test_answers_that_can_not_be_understood_are_told_and_nothing_is_started(stack: Stack, cloud: Cloud) -> None:
    faults = ("html", "truncate", "wrong_json")
    for fault in faults:
        cloud.seed(fault)
        cloud.break_("DescribeCasters", resource=fault, **{fault: True})

    run = stack.up_fails(EACH.format(faults), "--continue-on-error")
    assert "HTTP 502" in run.error_of("html")
    assert "502 Bad Gateway" in run.error_of("html")
    assert "DescribeCasters got an answer that cannot be understood" in run.error_of("truncate")
    assert "the answer was cut off" in run.error_of("truncate")
    assert "DescribeCasters got an answer that cannot be understood" in run.error_of("wrong_json")
    last = {str(call["resource"]): str(call["requestId"]) for call in cloud.calls("DescribeCasters")}
    for fault in ("truncate", "wrong_json"):
        assert f"request {last[fault]}" in run.error_of(fault)
    assert cloud.calls("StartCaster") == []
    assert stack.resources() == {}


def test_a_show_whose_addresses_can_not_be_read_is_not_left_running_unseen(stack: Stack, cloud: Cloud) -> None:
    cloud.seed("answered")
    cloud.seed("not-answered")
    cloud.break_("StartCaster", resource="not-answered", truncate=True)
    cloud.break_("DescribeCasterStreamUrl", html=True)

    run = stack.up_fails(EACH.format(("answered", "not-answered")), "--continue-on-error")
    assert stack.resources()["answered"]["outputs"]["programUrl"], "the answer of StartCaster tells it too"
    assert "CannotStart: caster not-answered can not be watched" in run.error_of("not-answered")
    assert "it was stopped again" in run.error_of("not-answered")
    assert cloud.running() == list(stack.resources()) == ["answered"]


def test_a_start_that_does_not_get_on_air_in_time_is_taken_back(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.choose(caster_start="stuck")
    timeouts = 'opts=pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(create="2s"))'

    text = stack.up_fails(SHOW.replace(")", f", {timeouts})")).line
    assert f"livemedia.CannotStart: caster {CASTER} is not on air after 2 s; last seen: idle" in text
    assert "it was stopped again" in text
    assert "custom_timeouts=pulumi.CustomTimeouts(create=" in text
    assert cloud.new_changes() == ["StartCaster", "StopCaster"]
    assert cloud.status() == "idle"
    assert stack.resources() == {}
