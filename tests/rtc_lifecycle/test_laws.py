"""What must hold for whatever a program declares."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pulumi_livemedia.dynamic.hidden import SCHEMA
from tests.provider.wire import Properties, as_sent, unmarked
from tests.rtc_lifecycle.account import NAME, SCOPE, Account
from tests.rtc_lifecycle.process import Process
from tests.rtc_record_task.strategies import recordings

own = st.fixed_dictionaries(
    {"__name": st.just(NAME), "__scope": st.just(SCOPE)},
    optional={
        "desiredState": st.sampled_from(["running", "stopped"]),
        "restartTriggers": st.lists(st.integers() | st.booleans() | st.text("ab"), max_size=3),
        "adopt": st.booleans(),
        "whenEnded": st.sampled_from(["auto", "leave", "restart", "fail"]),
        "__timeouts": st.fixed_dictionaries({"create": st.sampled_from(["5m", "1h30m"])}),
    },
)
declared = st.builds(lambda recording, more: recording | more, recordings(), own)
quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def process(account: Account, monkeypatch: pytest.MonkeyPatch) -> Process:
    """A provider process, and a cloud in which everybody publishes."""
    account.choose(rooms="everybody")
    return Process(account, monkeypatch)


def checked(process: Process, news: Properties, olds: Properties | None = None) -> Properties:
    return as_sent(process.check(as_sent(news), olds))


@given(news=declared)
@quick
def test_what_is_checked_checks_to_itself(process: Process, news: Properties) -> None:
    once = checked(process, news)

    assert checked(process, once) == once
    assert checked(process, once, olds=once) == once
    assert checked(process, news, olds=once) == once
    assert process.diff(once, once).changes is False


@given(news=declared)
@quick
def test_nothing_differs_between_what_was_created_and_what_is_declared(process: Process, news: Properties) -> None:
    inputs = checked(process, news | {"adopt": True})

    process.account.forget_all()  # an id of the last example may be drawn again
    created = process.provider.create(inputs)

    outputs = as_sent(created.outs or {})
    assert outputs[SCHEMA] == 1
    assert process.diff(outputs, inputs).changes is False
    assert process.diff(outputs, checked(process, news | {"adopt": True}, olds=inputs)).changes is False


@given(news=declared)
@quick
def test_what_is_read_after_a_create_is_what_was_created(process: Process, news: Properties) -> None:
    inputs = checked(process, news | {"adopt": True})
    process.account.forget_all()  # an id of the last example may be drawn again
    created = process.provider.create(inputs)
    outputs = as_sent(created.outs or {})

    read = process.provider.read(str(created.id), outputs)

    assert read.id == created.id
    assert as_sent(read.inputs or {}) == inputs
    quiet = {key: value for key, value in as_sent(read.outs or {}).items() if key != "recordFileList"}
    assert quiet == {key: value for key, value in outputs.items() if key != "recordFileList"}


@given(news=declared)
@quick
def test_no_secret_is_left_unmarked(process: Process, news: Properties) -> None:
    result = process.check(as_sent(news))
    custom = news["storageConfig"].get("customConfig")

    if custom is not None:
        shown = str(result)
        marked = unmarked(result)["storageConfig"]["customConfig"]
        assert marked["secretKey"] == custom["secretKey"]
        assert "'secretKey': {'4dabf18193072939515e22adb298388d'" in shown
        assert "'accessKey': {'4dabf18193072939515e22adb298388d'" in shown
