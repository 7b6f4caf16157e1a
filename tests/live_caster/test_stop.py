"""Deleting the resource takes the caster off air; that it is so already, or that it is gone, is success."""

import pytest

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState
from pulumi_livemedia.calls.refusals import CannotStop
from tests.live_caster.account import Account, committed


@pytest.fixture
def stored(account: Account) -> LiveCasterState:
    """The state of a caster on air, just created."""
    created = account.create()
    account.forget_calls()
    return created


@pytest.mark.parametrize("transition", ["immediate", {"seconds": 30}, {"manual": 3}])
def test_a_delete_ends_when_the_caster_is_seen_off_air(
    account: Account, stored: LiveCasterState, transition: object
) -> None:
    account.choose(caster_stop=transition)

    account.delete(stored)

    assert account.phase == "idle"
    assert account.calls().count("StopCaster") == 1
    assert account.calls()[-1] == "DescribeCasters"


def test_a_caster_that_is_off_air_already_is_not_stopped(account: Account, stored: LiveCasterState) -> None:
    account.stop()

    account.delete(stored)

    assert account.calls() == ["DescribeCasters"]


@pytest.mark.parametrize("answer", ["empty", "InvalidCaster.NotFound", "RegionNoResource"])
def test_a_caster_that_is_gone_is_not_stopped(account: Account, stored: LiveCasterState, answer: str) -> None:
    account.remove()
    account.choose(describe_unknown=answer)

    account.delete(stored)

    assert account.calls() == ["DescribeCasters"]


@pytest.mark.parametrize("answer", ["succeed", "IncorrectSceneStatus", "InvalidScene.NotFound"])
def test_a_caster_that_goes_off_air_just_before_the_stop_is_success(
    account: Account, stored: LiveCasterState, answer: str
) -> None:
    account.choose(stop_idle=answer)

    # Its second call is the stop: the account is known since the create.
    account.delete(stored, alive=account.before(2, account.stop))

    assert account.phase == "idle"
    assert account.calls().count("StopCaster") == 1


def test_a_caster_that_is_deleted_just_before_the_stop_is_success(account: Account, stored: LiveCasterState) -> None:
    account.delete(stored, alive=account.before(2, account.remove))

    assert account.calls() == ["DescribeCasters", "StopCaster", "DescribeCasters", "DescribeCasters"]


@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "wrong_json"])
@pytest.mark.parametrize("transition", ["immediate", {"seconds": 5}, {"seconds": 60}])
def test_a_stop_whose_answer_was_lost_is_told_by_the_status(
    account: Account, stored: LiveCasterState, transition: object, effect: str
) -> None:
    account.choose(caster_stop=transition)
    account.fault("StopCaster", times=1, **{effect: True})

    account.delete(stored)

    assert account.phase == "idle"


def test_a_stop_that_was_not_done_is_made_again_after_a_look(account: Account, stored: LiveCasterState) -> None:
    account.fault("StopCaster", times=2, reset=True)

    account.delete(stored)

    assert account.phase == "idle"
    assert committed(account.recorded(), "StopCaster") == 1
    assert account.calls()[:5] == ["DescribeCasters", *["StopCaster", "DescribeCasters"] * 2]


@pytest.mark.parametrize("transition", ["stuck", "fails"])
def test_a_stop_that_takes_too_long_says_that_the_caster_may_be_billed(
    account: Account, stored: LiveCasterState, transition: str
) -> None:
    account.choose(caster_stop=transition)

    with pytest.raises(CannotStop) as raised:
        account.delete(stored)

    assert "is not off air after 300 s; last seen: streaming; it may still be on air, and billed" in str(raised.value)
    assert "cure:   look at the caster in the console; run the same command again" in str(raised.value)


@pytest.mark.parametrize("code", ["Forbidden.RAM", "IllegalOperation", "InternalError", "IncorrectSceneStatus"])
def test_a_stop_that_is_refused_is_an_error_in_the_clouds_words(
    account: Account, stored: LiveCasterState, code: str
) -> None:
    account.refuse("StopCaster", code)

    with pytest.raises(CannotStop) as raised:
        account.delete(stored)

    assert f"cloud:  {code} (HTTP " in str(raised.value)
    assert account.phase == "streaming"


def test_a_stopped_resource_that_is_deleted_stops_what_came_on_air_meanwhile(account: Account) -> None:
    stored = account.create(desired_state="stopped")
    account.start()

    account.delete(stored)

    assert account.phase == "idle"


def test_a_stop_that_can_not_be_watched_says_that_it_may_be_billed(account: Account, stored: LiveCasterState) -> None:
    account.refuse("DescribeCasters", "Forbidden.RAM", nth=2)

    with pytest.raises(CannotStop, match=r"can not be watched: .*; it may still be on air, and billed"):
        account.delete(stored)
