"""The figures of the retry policy."""

import pytest

from pulumi_livemedia.calls import errors
from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.calls.errors import CallFailed, Denied, Throttled, Transient
from pulumi_livemedia.calls.retry import RetryPolicy, can_retry, cost

POLICY = RetryPolicy()


def most() -> float:
    """Draw the largest number there is, rounded up."""
    return 1.0


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Transient, [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 20, 20]),
        (Throttled, [1, 2, 4, 8, 16, 20, 20]),
    ],
)
def test_longest_delays(kind: type[CallFailed], expected: list[float]) -> None:
    assert [POLICY.delay(kind, retry, most) for retry in range(len(expected))] == pytest.approx(expected)


def test_jitter_is_full() -> None:
    """The delay is anything between nothing and the longest."""
    assert POLICY.delay(Throttled, 2, lambda: 0.0) == 0
    assert POLICY.delay(Throttled, 2, lambda: 0.5) == 2


@pytest.mark.parametrize(("hint", "expected"), [(None, 0), (0.2, 0.2), (12, 12), (30, 30), (31, 30), (86400, 30)])
def test_hints_are_obeyed_up_to_half_a_minute(hint: float | None, expected: float) -> None:
    assert POLICY.delay(Throttled, 0, lambda: 0.0, hint) == expected


def test_a_hint_shortens_nothing() -> None:
    assert POLICY.delay(Throttled, 3, most, 0.5) == 8


def test_attempts() -> None:
    effects = (Effect.READ, Effect.REPEATABLE, Effect.ONCE)

    assert [POLICY.attempts(effect, Transient) for effect in effects] == [4, 3, 3]
    assert [POLICY.attempts(effect, Throttled) for effect in effects] == [8, 8, 8]
    assert {
        RetryPolicy(max_attempts=1).attempts(effect, kind) for effect in effects for kind in (Throttled, Denied)
    } == {1}


ALWAYS = {"Throttled", "Transient", "Unreachable"}
IF_REPEATABLE = {"Ambiguous", "UnknownAnswer"}


@pytest.mark.parametrize(
    "kind",
    [kind for kind in CallFailed.__subclasses__() if kind.__module__ == errors.__name__],
    ids=lambda kind: kind.__name__,
)
def test_what_is_tried_again(kind: type[CallFailed]) -> None:
    name = kind.__name__

    assert can_retry(kind, Effect.READ) == can_retry(kind, Effect.REPEATABLE) == (name in ALWAYS | IF_REPEATABLE)
    assert can_retry(kind, Effect.ONCE) == (name in ALWAYS)


def test_throttling_costs_less_than_a_fault() -> None:
    assert (cost(Throttled), cost(Transient)) == (5, 14)
