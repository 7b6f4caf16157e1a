"""The process itself: how much it does at once, and when it ends."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc  # type: ignore[import-untyped]
import pytest

from tests.live_caster.account import Account
from tests.provider.engine import Listener, Provider, Refused, running


@pytest.fixture
def listener() -> Iterator[Listener]:
    """An engine that can be killed."""
    made = Listener()
    yield made
    made.stop()


@pytest.fixture
def fresh(listener: Listener, home: Path, account: Account) -> Iterator[Provider]:
    """A process of its own, configured for the account."""
    with running(listener.address, home) as process:
        yield process.configure({**account.settings, "livemedia:maxConcurrentCalls": "64"})


def eventually(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def test_thirty_two_creates_are_under_way_at_once(fresh: Provider, account: Account) -> None:
    casters = [Account(account.server, account.transport, key=account.key).seed() for _ in range(32)]
    # Every create waits for this answer, which only the first one asks for.
    account.fault("GetCallerIdentity", latency_ms=1000)

    creates = [fresh.later({"casterId": each.caster_id, "desiredState": "stopped"}) for each in casters]
    created = [create.result() for create in creates]

    assert {each.id for each in created} == {each.caster_id for each in casters}
    calls = account.calls()
    # With the four threads that the process has of its own there would be four. The rate limit allows about 14.
    assert calls[: calls.index("GetCallerIdentity")].count("DescribeCasters") >= 8
    assert calls.count("DescribeCasters") == 32


def test_a_check_does_not_queue_behind_creates_that_wait(fresh: Provider, account: Account) -> None:
    casters = [Account(account.server, account.transport, key=account.key).seed() for _ in range(5)]
    account.choose(caster_start="manual")

    creates = [fresh.later({"casterId": each.caster_id}) for each in casters]
    eventually(lambda: all(each.phase == "starting" for each in casters))

    assert fresh.check({"casterId": "a"}).failures == {}
    assert not any(create.done() for create in creates)


def test_each_create_starts_its_caster_once(fresh: Provider, account: Account) -> None:
    account.choose(caster_start={"manual": 1})

    created = fresh.create({"casterId": account.caster_id})

    assert created.outputs["status"] == "streaming"
    assert account.calls().count("StartCaster") == 1


def test_its_standard_output_is_the_port_and_nothing_else(fresh: Provider, account: Account) -> None:
    fresh.create({"casterId": account.caster_id})
    fresh.interrupt()
    fresh.ended()

    assert fresh.stdout == ""


def test_an_interrupted_process_that_does_nothing_ends(fresh: Provider) -> None:
    fresh.check({"casterId": "a"})
    fresh.interrupt()

    assert fresh.ended() == 0


def test_an_interrupted_process_ends_what_it_does_and_then_itself(fresh: Provider, account: Account) -> None:
    account.choose(caster_start="manual")
    create = fresh.later({"casterId": account.caster_id})
    eventually(lambda: account.phase == "starting")

    fresh.interrupt()
    with pytest.raises(Refused) as raised:
        create.result()
    account.finish()

    assert raised.value.code in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)
    assert fresh.ended() == 0
    assert account.phase == "streaming"
    assert account.calls().count("StartCaster") == 1


def test_a_process_whose_engine_is_gone_makes_no_call(home: Path, account: Account) -> None:
    dead = Listener()
    dead.stop()

    with running(dead.address, home) as process, pytest.raises(Refused) as raised:
        process.configure(account.settings).create({"casterId": account.caster_id})

    assert raised.value.text == "livemedia.EngineGone: the pulumi process has ended; nothing more is sent\n"
    assert account.calls() == []


def test_a_process_whose_engine_goes_during_a_wait_sends_nothing_more(
    fresh: Provider, listener: Listener, account: Account
) -> None:
    account.choose(caster_start="manual")
    create = fresh.later({"casterId": account.caster_id})
    eventually(lambda: account.calls()[-1:] == ["DescribeCasters"] and "StartCaster" in account.calls())
    calls = account.calls()

    listener.stop()

    with pytest.raises(Refused):
        create.result()
    assert account.calls() == calls
    assert account.phase == "starting"
