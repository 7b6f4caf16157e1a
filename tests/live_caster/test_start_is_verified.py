"""A start counts when the caster is seen on air, however long that takes; a lost answer starts nothing twice."""

from typing import Any

import pytest

from pulumi_livemedia.calls.refusals import CannotStart
from tests.live_caster.account import Account, committed

LOST = ["reset_after_commit", "truncate", "wrong_json"]
NOT_DONE = [{"reset": True}, {"html": True}, {"error": {"code": "InternalError"}}, {"error": {"code": "UnknownError"}}]


@pytest.mark.parametrize("transition", ["immediate", {"seconds": 5}, {"seconds": 40}, {"manual": 1}, {"manual": 6}])
def test_it_is_waited_for_until_the_caster_is_on_air(account: Account, transition: object) -> None:
    account.choose(caster_start=transition)

    created = account.create()

    assert created.status == "streaming"
    assert created.start_time
    assert created.program_url
    assert account.calls().count("StartCaster") == 1


def test_a_long_wait_is_not_silent(account: Account) -> None:
    account.choose(caster_start={"seconds": 40})

    account.create()

    assert len(account.lines) >= 2
    assert f"caster {account.caster_id}: still idle, " in account.lines[0]
    assert account.lines[0].endswith("s of 300 s")


@pytest.mark.parametrize("effect", LOST)
@pytest.mark.parametrize("transition", ["immediate", {"manual": 2}, {"seconds": 4}, {"seconds": 60}])
def test_a_start_whose_answer_was_lost_is_done_once(account: Account, transition: object, effect: str) -> None:
    account.choose(caster_start=transition)
    account.fault("StartCaster", times=1, **{effect: True})

    created = account.create()

    assert created.status == "streaming"
    assert created.program_url
    assert created.request_id is None
    assert committed(account.recorded(), "StartCaster") == 1


@pytest.mark.parametrize("effect", NOT_DONE, ids=str)
def test_a_start_that_was_not_done_is_made_again_after_a_look(account: Account, effect: dict[str, Any]) -> None:
    account.fault("StartCaster", times=1, **effect)

    created = account.create()

    assert created.status == "streaming"
    assert created.request_id
    assert account.calls()[2:] == [
        "StartCaster",
        "DescribeCasters",
        "StartCaster",
        "DescribeCasters",
        "DescribeCasterStreamUrl",
    ]


def test_a_start_whose_outcome_stays_in_doubt_is_given_up_and_nothing_stays_on_air(account: Account) -> None:
    account.choose(caster_start={"seconds": 600})
    account.fault("StartCaster", reset_after_commit=True)

    with pytest.raises(CannotStart) as raised:
        account.create()

    assert "it was stopped again" in str(raised.value)
    account.advance(600)
    assert account.phase == "idle"


def test_a_start_that_fails_for_good_without_ever_being_done_stops_nothing(account: Account) -> None:
    account.fault("StartCaster", error={"code": "InternalError"})

    with pytest.raises(CannotStart) as raised:
        account.create()

    assert "cloud:  InternalError (HTTP 500)" in str(raised.value)
    assert account.phase == "idle"


def test_while_the_looks_fail_for_a_passing_reason_the_wait_goes_on(account: Account) -> None:
    account.choose(caster_start={"seconds": 20})
    account.fault("DescribeCasters", nth=3, reset=True)
    account.refuse("DescribeCasters", "ServiceUnavailable", nth=4)
    account.refuse("DescribeCasters", "Throttling.User", nth=5)

    assert account.create().status == "streaming"


def test_scenes_that_the_cloud_does_not_list_yet_are_taken_from_the_answer_of_the_start(account: Account) -> None:
    account.refuse("DescribeCasterStreamUrl", "InvalidScene.NotFound")

    created = account.create()

    assert created.program_url
    assert created.preview_url
    assert [info.transcode_config for info in created.pgm_scene_infos[0].stream_infos] == ["lld"] * 3
