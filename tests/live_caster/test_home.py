"""A leftover address or another key never turns "not found" into "gone", and never stops a stranger's caster."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pulumi_livemedia.alibaba.live_caster.model import LiveCasterState
from pulumi_livemedia.calls.home import UnknownAccount, WrongAccount, WrongEndpoint
from tests.live_caster.account import Account

Work = Callable[[Account, LiveCasterState], object]

WORK: list[Work] = [
    lambda account, stored: account.read(stored),
    lambda account, stored: account.update(stored, desired_state="stopped"),
    lambda account, stored: account.update(stored, restart_triggers=["x"]),
    lambda account, stored: account.delete(stored),
]
every_work = pytest.mark.parametrize("work", WORK, ids=["read", "update", "restart", "delete"])


@pytest.fixture
def stored(account: Account) -> LiveCasterState:
    """The state of a caster on air."""
    return account.create()


@pytest.fixture
def other(account: Account) -> Account:
    """The same caster id, seen with the key of another account; nothing is known of it yet."""
    return Account(account.server, account.transport, caster_id=account.caster_id)


@every_work
def test_at_another_endpoint_no_call_is_made(account: Account, stored: LiveCasterState, work: Work) -> None:
    account.forget_calls()

    with pytest.raises(WrongEndpoint) as raised:
        work(account, stored.model_copy(update={"endpoint": "live.aliyuncs.com"}))

    assert "was started at live.aliyuncs.com, but livemedia:alicloudEndpoint leads to 127.0.0.1" in str(raised.value)
    assert "cure:   unset livemedia:alicloudEndpoint, or set it to live.aliyuncs.com again" in str(raised.value)
    assert account.calls() == []


@every_work
def test_with_the_key_of_another_account_nothing_is_changed(
    account: Account, stored: LiveCasterState, other: Account, work: Work
) -> None:
    with pytest.raises(WrongAccount) as raised:
        work(other, stored)

    text = str(raised.value)
    assert f"caster {account.caster_id} belongs to account {stored.account_id}, but the access key belongs to 1" in text
    assert other.calls() == ["DescribeCasters", "GetCallerIdentity"]
    assert account.phase == "streaming"


@every_work
def test_a_caster_of_the_same_id_in_another_account_is_left_alone(
    account: Account, stored: LiveCasterState, other: Account, work: Work
) -> None:
    other.seed(Status=1)

    with pytest.raises(WrongAccount):
        work(other, stored)

    assert account.phase == other.phase == "streaming"


@every_work
def test_what_is_not_found_is_not_believed_gone_while_the_account_of_the_key_is_unknown(
    stored: LiveCasterState, other: Account, work: Work
) -> None:
    other.refuse("GetCallerIdentity", "NoPermission")

    with pytest.raises(UnknownAccount) as raised:
        work(other, stored)

    assert f"it is not known whether the access key belongs to its account, {stored.account_id}" in str(raised.value)
    assert "let the key call GetCallerIdentity, or forget the resource with `pulumi state delete`" in str(raised.value)
    assert "StartCaster" not in other.calls()


@every_work
def test_a_key_that_may_not_ask_who_it_is_may_do_everything_else(
    account: Account, stored: LiveCasterState, work: Work
) -> None:
    cautious = replace(account)
    cautious.refuse("GetCallerIdentity", "NoPermission")

    work(cautious, stored)


@every_work
def test_another_key_of_the_same_account_just_works(
    account: Account, stored: LiveCasterState, other: Account, work: Work
) -> None:
    """As after a rotation: who it is is asked once, and nobody is told anything."""
    with account.server.world.lock:
        account.server.world.namespaces.set_accounts({other.key: stored.account_id})

    work(other, stored)
    work(other, stored)

    assert other.calls().count("GetCallerIdentity") == 1


def test_a_create_with_a_key_that_may_not_ask_who_it_is_keeps_no_account(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    account.refuse("GetCallerIdentity", "NoPermission")

    assert account.create().account_id is None
    assert "the account of the access key is not known, so another account would not be noticed" in caplog.text


def test_what_was_started_by_an_unknown_account_is_believed_gone_when_it_is_not_found(
    account: Account, stored: LiveCasterState
) -> None:
    account.remove()
    account.forget_calls()

    assert account.read(stored.model_copy(update={"account_id": None})) is None
    assert account.calls() == ["DescribeCasters"]


def test_what_is_not_found_in_its_own_account_is_gone(account: Account, stored: LiveCasterState) -> None:
    account.remove()

    assert account.read(stored) is None


@pytest.mark.parametrize("code", ["Forbidden.RAM", "InternalError", "Throttling.User"])
def test_an_error_is_never_taken_for_absence(account: Account, stored: LiveCasterState, code: str) -> None:
    account.refuse("DescribeCasters", code)

    with pytest.raises(Exception, match="DescribeCasters"):
        account.read(stored)


def test_the_account_is_asked_once_for_all_casters(account: Account, stored: LiveCasterState) -> None:
    account.read(stored)
    account.read(stored)

    assert account.calls().count("GetCallerIdentity") == 1


def test_the_stored_region_wins_over_the_configured_one(account: Account, stored: LiveCasterState) -> None:
    account.forget_calls()
    moved = {"livemedia:alicloudRegion": "ap-southeast-1"}

    read = account.read(stored, region=stored.region, settings=moved)

    assert read is not None
    assert read.region == "cn-shanghai"
    assert {str(call["parameters"]["RegionId"]) for call in account.recorded()} == {"cn-shanghai"}


def test_a_create_goes_to_the_configured_region(account: Account) -> None:
    created = account.create(settings={"livemedia:alicloudRegion": "ap-southeast-1"})

    assert created.region == "ap-southeast-1"
