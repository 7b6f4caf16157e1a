"""Reading the resource: what is really so, quietly where nothing has changed."""

import re
from dataclasses import replace

import pytest

from pulumi_livemedia.alibaba.answers import Caster
from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState
from pulumi_livemedia.alibaba.playback_url import carries_key, without_key
from tests.live_caster.account import Account


@pytest.fixture
def stored(account: Account) -> LiveCasterState:
    """The state of a caster on air."""
    return account.create()


def read(account: Account, stored: LiveCasterState | None) -> LiveCasterState:
    found = account.read(stored)
    assert found is not None
    return found


@pytest.mark.parametrize("keys", ["per_answer", "per_start", "none"])
def test_a_read_of_what_has_not_changed_is_what_was_stored(account: Account, keys: str) -> None:
    account.choose(auth_keys=keys)
    stored = account.create()

    account.advance(600)

    assert read(account, stored) == stored


def test_a_url_whose_key_has_expired_is_renewed(account: Account, stored: LiveCasterState) -> None:
    account.advance(1801)

    found = read(account, stored)

    assert found.program_url != stored.program_url
    assert without_key(str(found.program_url)) == without_key(str(stored.program_url))
    assert read(account, found) == found


def test_a_url_is_renewed_when_the_stream_is_another(account: Account, stored: LiveCasterState) -> None:
    account.stop()
    account.start()

    found = read(account, stored)

    assert without_key(str(found.program_url)) != without_key(str(stored.program_url))


def test_a_caster_that_was_stopped_keeps_its_scenes_and_shows_as_stopped(
    account: Account, stored: LiveCasterState
) -> None:
    account.stop()
    account.forget_calls()

    found = read(account, stored)

    assert account.calls() == ["DescribeCasters"]
    assert found == stored.model_copy(update={"desired_state": "stopped", "status": "idle", "start_time": None})


def test_a_caster_that_somebody_started_shows_as_running(account: Account) -> None:
    stored = account.create(desired_state="stopped")
    account.start()

    found = read(account, stored)

    assert (found.desired_state, found.status) == ("running", "streaming")
    assert found.program_url


def test_a_caster_that_is_gone_is_nothing(account: Account, stored: LiveCasterState) -> None:
    account.remove()

    assert account.read(stored) is None


def test_a_caster_of_which_nothing_is_stored_is_read_whole(account: Account, stored: LiveCasterState) -> None:
    found = read(account, None)

    assert (found.caster_id, found.status, found.account_id) == (account.caster_id, "streaming", stored.account_id)
    assert found.request_id is None
    assert [scene.scene_id for scene in found.pgm_scene_infos] == [scene.scene_id for scene in stored.pgm_scene_infos]


def test_a_read_starts_and_stops_nothing(account: Account, stored: LiveCasterState) -> None:
    account.stop()
    read(account, stored)
    account.start()
    read(account, stored)

    assert account.calls().count("StartCaster") == 1
    assert account.calls().count("StopCaster") == 0


def test_what_the_program_declared_is_kept(account: Account) -> None:
    stored = account.lifecycle().create(account.inputs(adopt=True, restart_triggers={"a": 1}))

    found = read(account, stored)

    assert (found.adopt, found.restart_triggers) == (True, {"a": 1})


class Odd(LiveClient):
    """A cloud that answers with a status that is not documented."""

    def describe_caster(self, caster_id: str) -> Caster | None:
        """The caster, in status 7."""
        caster = super().describe_caster(caster_id)
        return caster and replace(caster, status=7)


def odd(account: Account) -> Odd:
    client = account.client()
    return Odd(client.rpc, client.live, client.sts)


@pytest.mark.parametrize("desired", ["running", "stopped"])
def test_an_undocumented_status_is_shown_as_its_number_and_changes_nothing_that_is_declared(
    account: Account, desired: str
) -> None:
    stored = account.create(desired_state=desired)

    found = account.lifecycle(odd(account)).read(account.caster_id, stored)

    assert found == stored.model_copy(update={"status": "unknown(7)"})


def test_an_undocumented_status_is_not_taken_for_off_air(account: Account, stored: LiveCasterState) -> None:
    with pytest.raises(Exception, match=re.escape("last seen: unknown(7)")):
        account.lifecycle(odd(account)).delete(stored)
    assert account.calls().count("StopCaster") == 1


def test_scenes_with_a_key_are_declared_secret(stored: LiveCasterState) -> None:
    assert carries_key(stored.program_url)
    assert carries_key([scene.model_dump() for scene in stored.pgm_scene_infos])
