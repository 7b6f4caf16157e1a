"""One call: signed afresh for each attempt, and retried where that helps."""

import pytest

from pulumi_livemedia.calls.action import Action
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    ClockSkew,
    Denied,
    Throttled,
    Transient,
    UnknownAnswer,
    Unreachable,
)
from pulumi_livemedia.calls.messages import (
    CutOffError,
    NotAnsweredError,
    NotSentError,
    Response,
)
from pulumi_livemedia.calls.quota import CAPACITY
from tests.calls.studio import HOST, OK, ONCE, READ, REPEATABLE, Outcome, Studio, refusal


def test_a_plain_success() -> None:
    studio = Studio(OK)

    assert studio.call(ONCE) == "fine"
    assert studio.clock.slept == []
    assert len(studio.line.sent) == 1


@pytest.mark.parametrize(
    ("action", "outcome", "kind", "attempts"),
    [
        (READ, refusal(429), Throttled, 8),
        (ONCE, refusal(429), Throttled, 8),
        (READ, refusal(500), Transient, 4),
        (REPEATABLE, refusal(500), Transient, 3),
        (ONCE, refusal(504), Ambiguous, 1),
        (READ, refusal(403), Denied, 1),
        (ONCE, refusal(403), Denied, 1),
        (READ, refusal(600), UnknownAnswer, 4),
        (ONCE, refusal(600), UnknownAnswer, 1),
        (READ, NotSentError("refused"), Unreachable, 4),
        (ONCE, NotSentError("refused"), Unreachable, 3),
        (READ, NotAnsweredError("timed out"), Transient, 4),
        (REPEATABLE, NotAnsweredError("timed out"), Ambiguous, 3),
        (ONCE, NotAnsweredError("timed out"), Ambiguous, 1),
        (READ, CutOffError("torn", OK), UnknownAnswer, 4),
        (ONCE, CutOffError("torn", OK), UnknownAnswer, 1),
        (ONCE, CutOffError("torn", refusal(429)), Throttled, 8),
    ],
    ids=str,
)
def test_failures(action: Action, outcome: Outcome, kind: type[CallFailed], attempts: int) -> None:
    """Each outcome, if it stays the same, ends as the right kind after the right number of attempts."""
    studio = Studio(outcome)

    failure = studio.fail(action)

    assert type(failure) is kind
    assert failure.attempts == len(studio.line.sent) == attempts
    assert (failure.operation, failure.host) == (action.name, HOST)


@pytest.mark.parametrize("first", [refusal(429), refusal(500), NotSentError("refused")], ids=str)
def test_a_second_attempt_may_succeed(first: Outcome) -> None:
    assert Studio(first, OK).call(ONCE) == "fine"


def test_delays_between_attempts() -> None:
    throttled, faulty = Studio(refusal(429)), Studio(refusal(500))

    throttled.fail(READ)
    faulty.fail(READ)

    assert throttled.clock.monotonic() == pytest.approx(1 + 2 + 4 + 8 + 16 + 20 + 20)
    assert faulty.clock.monotonic() == pytest.approx(0.1 + 0.2 + 0.4)
    assert max(throttled.clock.slept) <= 1


def test_after_throttling_that_operation_is_called_less_often() -> None:
    throttled, calm = Studio(refusal(429), OK), Studio(OK)
    for studio in (throttled, calm):
        studio.call(READ)
        studio.clock.slept.clear()
        for _ in range(20):
            studio.call(READ)

    assert sum(throttled.clock.slept) > 1.4 * sum(calm.clock.slept)


def test_a_hint_is_obeyed() -> None:
    studio = Studio(Response(429, {"retry-after": "12"}), OK)

    studio.call(ONCE)

    assert studio.clock.monotonic() == pytest.approx(12)


def test_max_attempts() -> None:
    studio = Studio(refusal(500))

    with pytest.raises(Transient):
        studio.call(READ, attempts=2)

    assert len(studio.line.sent) == 2


def test_each_attempt_is_signed_at_its_own_time() -> None:
    studio = Studio(refusal(429), OK)
    start = studio.clock.now()

    studio.call(ONCE)

    assert [request.headers["date"] for request in studio.line.sent] == [str(start), str(start + 1)]


def test_a_wrong_clock_is_corrected_once_and_for_all_calls() -> None:
    """The server's time signs the second attempt, which is no retry, and every later call."""
    studio = Studio(Response(401, {"date": "Thu, 02 Jan 2025 03:04:05 GMT"}), OK)

    studio.call(READ, attempts=1)
    studio.call(READ)

    assert [request.headers["date"] for request in studio.line.sent[1:]] == ["1735787045.0"] * 2
    assert studio.quota.available == CAPACITY


def test_a_clock_that_stays_wrong() -> None:
    studio = Studio(Response(401, {"date": "Thu, 02 Jan 2025 03:04:05 GMT"}))

    failure = studio.fail(READ)

    assert type(failure) is ClockSkew
    assert len(studio.line.sent) == 2


@pytest.mark.parametrize("headers", [{}, {"date": "yesterday"}])
def test_a_wrong_clock_without_a_date_to_go_by(headers: dict[str, str]) -> None:
    studio = Studio(Response(401, headers))

    assert type(studio.fail(READ)) is ClockSkew
    assert len(studio.line.sent) == 1


def test_doubt_about_an_earlier_attempt_stays() -> None:
    """The last attempt did not happen, but the first may have: that must not read as "never sent"."""
    studio = Studio(NotAnsweredError("timed out"), NotSentError("refused"))

    failure = studio.fail(REPEATABLE)

    assert type(failure) is Ambiguous
    assert failure.may_have_happened


def test_doubt_is_told_with_every_kind() -> None:
    assert Studio(Response(500, {"doubtful": "yes"}), refusal(403)).fail(REPEATABLE).may_have_happened
    assert not Studio(Response(500, {"doubtful": "yes"}), refusal(403)).fail(READ).may_have_happened
    assert not Studio(refusal(500), refusal(403)).fail(REPEATABLE).may_have_happened


def test_a_cut_off_success_is_no_success() -> None:
    failure = Studio(CutOffError("peer closed", OK)).fail(ONCE)

    assert failure.detail == "the answer was cut off, peer closed"
    assert failure.may_have_happened


def test_unreachable_says_where_and_how_often() -> None:
    failure = Studio(NotSentError("ConnectError, refused")).fail(ONCE)

    assert failure.problem == (
        "Start was never sent, the endpoint cannot be reached (after 3 attempts): "
        "https://cloud.example.com, ConnectError, refused"
    )
    assert not failure.may_have_happened


def test_an_outage_uses_up_the_quota_and_then_fails_fast() -> None:
    studio = Studio(NotSentError("refused"))

    attempts = [studio.fail(ONCE).attempts for _ in range(100)]

    assert sum(attempts) - len(attempts) == 35
    assert set(attempts[-80:]) == {1}


def test_success_after_a_retry_gives_its_price_back() -> None:
    studio = Studio(refusal(500), OK)

    studio.call(READ)

    assert studio.quota.available == CAPACITY


def test_success_gives_a_little_back() -> None:
    studio = Studio(OK)
    studio.quota.take(100)

    studio.call(READ)

    assert studio.quota.available == CAPACITY - 99
