"""Lost answers, killed processes, renamed and replaced resources: one recording runs, and never two or none."""

from tests.cli.cloud import Cloud, wait_until
from tests.cli.processes import Providers
from tests.cli.stack import Stack, arranged, recording

SHOW = recording()


def test_a_start_whose_answer_is_lost_is_found_and_not_made_again(stack: Stack, cloud: Cloud) -> None:
    faults = ("reset_after_commit", "truncate", "wrong_json")
    for number, fault in enumerate(faults, start=1):
        cloud.publish("host", room=fault)
        cloud.break_("StartRecord", None, nth=number, **{fault: True})

    each = recording(room_id="name").replace('"evening-news"', "name")
    stack.up(f"for name in {faults}: {each}")
    starts = cloud.calls("StartRecord")
    assert [call["committed"] for call in starts] == [True] * len(faults)
    assert all(call["faults"] for call in starts)
    assert len(cloud.runs("recording")) == len(faults)
    assert {held["outputs"]["recordStatus"] for held in stack.resources().values()} == {"recording"}


def test_a_start_whose_provider_was_killed_is_taken_back_by_the_next_up(
    stack: Stack, cloud: Cloud, providers: Providers
) -> None:
    cloud.publish("host", "guest")
    cloud.break_("StartRecord", timeout_after_commit=True)
    stack.program(arranged(960))
    up = stack.start("up", "--yes", "--skip-preview")
    wait_until(lambda: any(call["committed"] for call in cloud.calls("StartRecord")))
    providers.kill()
    up.communicate()
    assert up.returncode != 0
    assert stack.resources() == {}
    [running] = cloud.running()

    cloud.mend()
    cloud.new_actions()
    stack.up(arranged(640))
    assert cloud.new_changes() == ["StartRecord", "UpdateRecord"], "the duplicate changes nothing, so it is updated"
    assert cloud.running() == [running]
    [run] = cloud.runs()
    assert run["Configuration"]["Layout"]["CustomLayout"]["Regions"][1]["LocationX"] == 640
    assert stack.resources()["evening-news"]["id"] == running


def test_a_renamed_recording_starts_before_the_old_one_stops_and_an_aliased_one_goes_on(
    stack: Stack, cloud: Cloud
) -> None:
    stack.up(SHOW)
    [first] = cloud.running()
    cloud.new_actions()

    stack.up(recording("late-news"))
    assert cloud.new_changes() == ["StartRecord", "StopRecord"]
    [second] = cloud.running()
    assert second != first
    assert "/late-news-" in second

    stack.up(recording("last-news", opts='pulumi.ResourceOptions(aliases=[pulumi.Alias(name="late-news")])'))
    assert cloud.new_changes() == []
    assert list(stack.resources()) == ["last-news"]

    stack.rename("prod")
    assert "2 unchanged" in stack.up().text
    assert cloud.new_changes() == []
    assert cloud.running() == [second]


def test_a_forced_replacement_stops_nothing(stack: Stack, cloud: Cloud) -> None:
    cloud.publish("host")
    stack.up(SHOW)
    [running] = cloud.running()
    cloud.new_actions()

    stack.up(None, "--replace", stack.urn("evening-news"))
    assert cloud.new_changes() == ["StartRecord"], "answered as a duplicate"
    assert cloud.running() == [running]
    assert len(cloud.runs()) == 1
    assert list(stack.resources()) == ["evening-news"]
