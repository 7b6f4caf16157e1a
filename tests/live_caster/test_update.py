"""Updating the resource: only what changed is done, a restart is verified, local changes make no call."""

import pytest

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState
from pulumi_livemedia.alibaba.live_caster.problems import CasterNotFound
from pulumi_livemedia.calls.refusals import CannotRestart
from tests.live_caster.account import Account, committed


@pytest.fixture
def stored(account: Account) -> LiveCasterState:
    """The state of a caster that has been on air for a while."""
    created = account.create()
    account.advance(60)
    account.forget_calls()
    return created


def test_only_local_changes_make_no_call(account: Account, stored: LiveCasterState) -> None:
    updated = account.update(stored, adopt=True)

    assert account.calls() == []
    assert updated == stored.model_copy(update={"adopt": True})


def test_no_changes_make_no_call(account: Account, stored: LiveCasterState) -> None:
    assert account.update(stored) == stored
    assert account.calls() == []


def test_to_stop_it_keeps_what_the_last_broadcast_was(account: Account, stored: LiveCasterState) -> None:
    updated = account.update(stored, desired_state="stopped")

    assert account.calls() == ["DescribeCasters", "StopCaster", "DescribeCasters"]
    assert (updated.status, updated.desired_state, updated.start_time) == ("idle", "stopped", None)
    assert updated.pgm_scene_infos == stored.pgm_scene_infos
    assert updated.program_url == stored.program_url


def test_to_start_it_again_gives_new_urls(account: Account, stored: LiveCasterState) -> None:
    stopped = account.update(stored, desired_state="stopped")
    account.forget_calls()

    updated = account.update(stopped, desired_state="running")

    assert account.calls() == ["DescribeCasters", "StartCaster", "DescribeCasters", "DescribeCasterStreamUrl"]
    assert updated.status == "streaming"
    assert updated.request_id != stored.request_id
    assert updated.program_url != stored.program_url


def test_a_changed_trigger_restarts_it(account: Account, stored: LiveCasterState) -> None:
    updated = account.update(stored, restart_triggers=["new picture"])

    assert account.calls() == ["DescribeCasters", "RestartCaster", "DescribeCasters", "DescribeCasterStreamUrl"]
    assert updated.restart_triggers == ["new picture"]
    assert updated.request_id != stored.request_id
    assert updated.program_url == stored.program_url


def test_a_changed_trigger_of_a_stopped_caster_waits_for_its_next_start(account: Account) -> None:
    stored = account.create(desired_state="stopped")
    account.forget_calls()

    updated = account.update(stored, desired_state="stopped", restart_triggers=["new picture"])

    assert account.calls() == ["DescribeCasters"]
    assert updated.restart_triggers == ["new picture"]


def test_a_changed_trigger_of_a_caster_that_has_stopped_starts_it(account: Account, stored: LiveCasterState) -> None:
    account.stop()

    account.update(stored, restart_triggers=["new picture"])

    assert account.calls() == ["DescribeCasters", "StartCaster", "DescribeCasters", "DescribeCasterStreamUrl"]


def test_a_trigger_and_the_desired_state_at_once_only_stop_it(account: Account, stored: LiveCasterState) -> None:
    account.update(stored, desired_state="stopped", restart_triggers=["new picture"])

    assert account.calls() == ["DescribeCasters", "StopCaster", "DescribeCasters"]


@pytest.mark.parametrize("effect", ["reset_after_commit", "truncate", "wrong_json"])
def test_a_restart_whose_answer_was_lost_is_told_by_the_time_of_modification(
    account: Account, stored: LiveCasterState, effect: str
) -> None:
    account.fault("RestartCaster", times=1, **{effect: True})

    account.update(stored, restart_triggers=["new picture"])

    assert committed(account.recorded(), "RestartCaster") == 1
    assert account.calls().count("RestartCaster") == 1


def test_a_restart_that_was_not_done_is_made_again(account: Account, stored: LiveCasterState) -> None:
    account.fault("RestartCaster", times=2, reset=True)

    account.update(stored, restart_triggers=["new picture"])

    assert account.calls().count("RestartCaster") == 3
    assert committed(account.recorded(), "RestartCaster") == 1


def test_a_caster_that_can_not_be_restarted_says_what_to_do_instead(empty: Account) -> None:
    account = empty.seed(NormType=4)
    stored = account.create()

    with pytest.raises(CannotRestart) as raised:
        account.update(stored, restart_triggers=["new picture"])

    assert "is of a kind that can not be restarted" in str(raised.value)
    assert "set desired_state to stopped, then to running" in str(raised.value)
    assert account.phase == "streaming"


def test_a_caster_that_does_not_come_back_from_a_restart_is_reported_and_not_stopped(
    account: Account, stored: LiveCasterState
) -> None:
    with pytest.raises(CannotRestart, match="is not on air again after 300 s; last seen: idle"):
        account.update(stored, restart_triggers=["new picture"], options={"alive": account.before(3, account.stop)})
    assert "StopCaster" not in account.calls()


def test_an_update_of_a_caster_that_is_gone_says_so(account: Account, stored: LiveCasterState) -> None:
    account.remove()

    with pytest.raises(CasterNotFound, match=f"caster {account.caster_id} does not exist in region cn-shanghai"):
        account.update(stored, restart_triggers=["new picture"])
