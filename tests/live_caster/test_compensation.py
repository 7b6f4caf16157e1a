"""What a failed operation has started is stopped again, and nothing else; the error says how that went."""

from collections.abc import Callable

import pytest

from pulumi_livemedia.calls.refusals import CannotStart
from tests.live_caster.account import Account


def failure(act: Callable[[], object]) -> str:
    with pytest.raises(CannotStart) as raised:
        act()
    return str(raised.value)


@pytest.mark.parametrize("transition", ["stuck", "fails", {"seconds": 400}])
def test_a_caster_that_does_not_get_on_air_in_time_is_stopped_again(account: Account, transition: object) -> None:
    account.choose(caster_start=transition)

    text = failure(account.create)

    assert f"caster {account.caster_id} is not on air after 300 s; last seen: idle; it was stopped again" in text
    assert "cure:   look at the caster in the console" in text
    assert "custom_timeouts" in text
    assert account.calls()[-2:] == ["StopCaster", "DescribeCasters"]
    account.advance(1000)
    assert account.phase == "idle"


def test_its_own_time_is_what_the_user_gave(account: Account) -> None:
    account.choose(caster_start="stuck")

    assert "is not on air after 20 s" in failure(lambda: account.create(seconds=20))


@pytest.mark.parametrize("answer", ["IncorrectSceneStatus", "InvalidScene.NotFound"])
def test_a_cloud_that_refuses_to_stop_what_is_idle_has_stopped_it(account: Account, answer: str) -> None:
    account.choose(caster_start="fails", stop_idle=answer)

    assert "it was stopped again" in failure(account.create)


def test_where_the_stop_fails_too_the_error_says_that_it_may_be_billed(account: Account) -> None:
    account.choose(caster_start="stuck")
    account.refuse("StopCaster", "Forbidden.RAM")

    text = failure(account.create)

    assert "stopping it again failed too, it may be on air and billed (" in text
    assert "StopCaster is not allowed" in text


def test_where_the_stop_hangs_too_the_error_says_that_it_may_be_billed(account: Account) -> None:
    account.choose(caster_stop="stuck")
    account.refuse("DescribeCasters", "Forbidden.RAM", nth=2)

    text = failure(account.create)

    assert "stopping it again failed too, it may be on air and billed (" in text
    assert "is not off air after 60 s; last seen: streaming" in text


def test_a_caster_that_can_not_be_watched_after_its_start_is_stopped_again(account: Account) -> None:
    account.refuse("DescribeCasters", "Forbidden.RAM", nth=2)

    text = failure(account.create)

    assert "can not be watched: DescribeCasters is not allowed; it was stopped again" in text
    assert "cloud:  Forbidden.RAM (HTTP 403)" in text
    assert account.phase == "idle"


def test_a_caster_whose_start_is_in_doubt_and_can_not_be_looked_at_is_stopped_again(account: Account) -> None:
    account.fault("StartCaster", reset_after_commit=True)
    account.refuse("DescribeCasters", "Forbidden.RAM", nth=2)

    assert "it was stopped again" in failure(account.create)
    assert account.phase == "idle"


def test_a_caster_whose_urls_can_not_be_read_is_kept_with_those_that_its_start_answered(account: Account) -> None:
    account.refuse("DescribeCasterStreamUrl", "Forbidden.RAM")

    assert account.create().program_url
    assert account.phase == "streaming"


def test_a_caster_whose_urls_nobody_ever_told_is_stopped_again(account: Account) -> None:
    account.fault("StartCaster", reset_after_commit=True)
    account.refuse("DescribeCasterStreamUrl", "Forbidden.RAM")

    assert "DescribeCasterStreamUrl is not allowed; it was stopped again" in failure(account.create)
    assert account.phase == "idle"


def test_what_somebody_else_has_just_started_is_never_stopped(account: Account) -> None:
    account.refuse("StartCaster", "IncorrectCasterStatus.Inuse")
    account.refuse("DescribeCasters", "Forbidden.RAM", nth=3)

    text = failure(lambda: account.create(alive=account.before(3, account.start)))

    assert "stopped again" not in text
    assert account.phase == "streaming"
    assert "StopCaster" not in account.calls()


def test_a_start_by_somebody_else_that_takes_its_time_is_waited_for(account: Account) -> None:
    account.choose(caster_start={"seconds": 30})
    colleague = account.client()

    created = account.create(alive=account.before(3, lambda: account.start_with(colleague)))

    assert created.status == "streaming"
    assert "StopCaster" not in account.calls()


def test_nothing_is_stopped_where_the_start_was_refused(account: Account) -> None:
    account.refuse("StartCaster", "UserQuotaExceed")

    assert "would exceed a quota of the account" in failure(account.create)
    assert account.calls()[-1] == "StartCaster"


def test_nothing_is_stopped_where_there_was_no_time_to_start(account: Account) -> None:
    hurry = account.before(3, lambda: account.clock.sleep(11))

    text = failure(lambda: account.create(seconds=10, alive=hurry))

    assert "StartCaster was not called: nothing is left of the 10 s allowed" in text
    assert account.phase == "idle"
    assert "StopCaster" not in account.calls()


def test_an_update_that_fails_to_start_stops_again_too(account: Account) -> None:
    stored = account.create(desired_state="stopped")
    account.choose(caster_start="stuck")

    assert "it was stopped again" in failure(lambda: account.update(stored, desired_state="running"))
    assert account.phase == "idle"
