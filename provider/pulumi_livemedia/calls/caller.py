"""One call, from signing to a verdict: sign, keep the rate, send, judge, and try again where that helps."""

import logging
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Call, Verdict
from pulumi_livemedia.calls.clock import SLICE, Clock, pause, told_skew
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    ClockSkew,
    Throttled,
    TimedOut,
    Transient,
    UnknownAnswer,
    Unreachable,
)
from pulumi_livemedia.calls.messages import (
    CutOffError,
    NotAnsweredError,
    NotSentError,
    Transport,
)
from pulumi_livemedia.calls.quota import PLAIN_SUCCESS, RetryQuota
from pulumi_livemedia.calls.rate import RateLimits, TokenBucket
from pulumi_livemedia.calls.retry import can_retry, cost

_log = logging.getLogger("pulumi_livemedia.calls")


class Caller:
    """Makes the calls to one endpoint; one for each endpoint and process, used by many threads.

    Args:
        endpoint: what is called.
        transport: carries the bytes.
        quota: the process's budget for retries.
        limits: the process's rates.
        max_concurrent: calls that may be on the wire at the same time; the others wait for their turn.
        draw: gives numbers in [0, 1) for the jitter.
    """

    def __init__(  # noqa: PLR0913 - all that calls share is handed in
        self,
        endpoint: Endpoint,
        transport: Transport,
        *,
        quota: RetryQuota,
        limits: RateLimits,
        max_concurrent: int,
        draw: Callable[[], float] = random.random,
    ) -> None:
        self.endpoint = endpoint
        self.quota = quota
        self.draw = draw
        self._transport = transport
        self._limits = limits
        self._slots = threading.Semaphore(max_concurrent)
        self._skew = 0.0

    @property
    def skew(self) -> float:
        """Seconds by which the server's clock is ahead of this machine's, as far as that mattered yet."""
        return self._skew

    def call(self, call: Call) -> Verdict:
        """Make the call, with retries, and return the verdict of success.

        Raises:
            CallFailed: of the kind that the last attempt's verdict told.
            TimedOut: there was no time left for a first attempt.
        """
        return _Run(self, call).result()

    def attempt(self, call: Call) -> Verdict:
        """Make the call once, as soon as its turn has come.

        Raises:
            TimedOut: there was no time left for it.
        """
        call.alive()
        bucket = self._limits.bucket(call.account, call.region, call.action.name, call.action.published_rate)
        with self._turn(call, bucket):
            # Signed last: the signature is stale after some minutes, and a wait may be long.
            request = call.sign(call.deadline.clock.now() + self._skew)
            try:
                response = self._transport.send(request, at_most=call.deadline.left())
            except NotSentError as error:
                return self._not_sent(error)
            except NotAnsweredError as error:
                return _not_answered(call.action, error)
            except CutOffError as error:
                return _cut_off(call, error)
        verdict = call.judge(response)
        if verdict.kind is Throttled:
            bucket.slow_down(call.deadline.clock.monotonic())
        return verdict

    def correct_clock(self, verdict: Verdict, clock: Clock) -> bool:
        """Sign with the server's time from now on; False if the server does not tell it."""
        date = verdict.response.date() if verdict.response else None
        if date is None:
            return False
        self._skew = date.timestamp() - clock.now()
        _log.warning("%s takes the time of a call for wrong; %s", self.endpoint.host, told_skew(self._skew))
        return True

    @contextmanager
    def _turn(self, call: Call, bucket: TokenBucket) -> Iterator[None]:
        """Take part in the limited number of calls on the wire, from a moment at which the rate allows one more.

        Of each operation only the first in the queue takes part while it waits for that moment: the others would
        keep calls of other operations, which may go at once, from taking part.
        """
        with ExitStack() as taking_part:
            with _holding(bucket.queue, call):
                taking_part.enter_context(_holding(self._slots, call))
                _keep_rate(bucket, call)
            yield

    def _not_sent(self, error: NotSentError) -> Verdict:
        cure = "check that the endpoint is right and that the network, with its proxies, leads there"
        return Verdict(Unreachable, detail=f"{self.endpoint.url}, {error}", cure=cure)


@contextmanager
def _holding(place: threading.Semaphore, call: Call) -> Iterator[None]:
    """Take a place as soon as there is one, and give it back."""
    while not place.acquire(timeout=SLICE):
        call.alive()
        if call.deadline.left() <= 0:
            raise _no_time(call)
    try:
        yield
    finally:
        place.release()


def _keep_rate(bucket: TokenBucket, call: Call) -> None:
    """Wait until the rate allows one more call."""
    left, clock = call.deadline.left(), call.deadline.clock
    wait = bucket.reserve(clock.monotonic(), left) if left > 0 else None
    if wait is None:
        raise _no_time(call)
    if wait > 0:
        pause(wait, clock, call.alive)


class _Run:
    """The attempts of one call."""

    def __init__(self, caller: Caller, call: Call) -> None:
        self.caller = caller
        self.call = call
        self.attempts = 0
        self.retries = 0
        self.paid = 0
        self.clock_corrected = False
        self.in_doubt = False

    def result(self) -> Verdict:
        """Try until it succeeds or another try makes no sense."""
        last: Verdict | None = None
        while True:
            try:
                verdict = self.caller.attempt(self.call)
            except TimedOut:
                if last is None:
                    raise
                raise self.failure(last) from None
            self.attempts += 1
            if verdict.kind is None:
                self.caller.quota.give_back(self.paid or PLAIN_SUCCESS)
                return verdict
            last = verdict
            self.note(verdict)
            if not self.may_retry(verdict, verdict.kind):
                raise self.failure(verdict)

    def note(self, verdict: Verdict) -> None:
        """Remember whether an attempt may have had its effect."""
        doubtful = verdict.doubtful or (verdict.kind is not None and verdict.kind.doubtful)
        changes = self.call.action.effect is not Effect.READ
        self.in_doubt = self.in_doubt or (doubtful and changes)

    def may_retry(self, verdict: Verdict, kind: type[CallFailed]) -> bool:
        """Return whether to try again, after having waited for the right moment."""
        call = self.call
        if kind is ClockSkew and not self.clock_corrected:
            self.clock_corrected = True
            return self.caller.correct_clock(verdict, call.deadline.clock)
        effect = call.action.effect
        if not can_retry(kind, effect) or self.retries + 1 >= call.policy.attempts(effect, kind):
            return False
        delay = call.policy.delay(kind, self.retries, self.caller.draw, verdict.hint)
        if delay >= call.deadline.left() or not self.pay(cost(kind)):
            return False
        _log.debug("%s: %s, again in %.2f s", call.action.name, kind.__name__, delay)
        self.retries += 1
        pause(delay, call.deadline.clock, call.alive)
        return True

    def pay(self, price: int) -> bool:
        """Pay for a retry out of the process's quota."""
        if not self.caller.quota.take(price):
            return False
        self.paid = price
        return True

    def failure(self, verdict: Verdict) -> CallFailed:
        """Return the error that tells the verdict."""
        kind = verdict.kind or UnknownAnswer
        if self.in_doubt and kind in (Throttled, Unreachable):
            # The last attempt did nothing, but one before it may have.
            kind = Ambiguous
        return kind(
            self.call.action.name,
            host=self.caller.endpoint.host,
            cloud=verdict.cloud,
            attempts=self.attempts,
            detail=verdict.detail,
            cure=verdict.cure,
            may_have_happened=self.in_doubt,
        )


def _not_answered(action: Action, error: NotAnsweredError) -> Verdict:
    kind = Transient if action.effect is Effect.READ else Ambiguous
    return Verdict(kind, detail=f"no answer came, {error}", doubtful=True)


def _cut_off(call: Call, error: CutOffError) -> Verdict:
    """Judge what arrived, but never believe that it is a success."""
    verdict = call.judge(error.response)
    detail = f"the answer was cut off, {error}"
    return replace(verdict, kind=verdict.kind or UnknownAnswer, detail=detail)


def _no_time(call: Call) -> TimedOut:
    allowed = call.deadline.seconds
    return TimedOut(f"{call.action.name} was not called: nothing is left of the {allowed:.0f} s allowed")
