"""A made-up cloud, whose answers are prepared, and a caller for it."""

from collections.abc import Callable, Mapping

import pytest

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Call, Verdict
from pulumi_livemedia.calls.caller import Caller
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    ClockSkew,
    CloudAnswer,
    Denied,
    Throttled,
    Transient,
    UnknownAnswer,
)
from pulumi_livemedia.calls.messages import (
    Request,
    Response,
)
from pulumi_livemedia.calls.quota import RetryQuota
from pulumi_livemedia.calls.rate import RateLimits
from pulumi_livemedia.calls.retry import RetryPolicy
from tests.manual_clock import ManualClock

READ = Action("Describe", Effect.READ, 15)
REPEATABLE = Action("Set", Effect.REPEATABLE, 10)
ONCE = Action("Start", Effect.ONCE, 10)
HOST = "cloud.example.com"
OK = Response(200, {}, b"fine")

# What the made-up cloud's statuses mean.
KINDS: Mapping[int, type[CallFailed]] = {
    401: ClockSkew,
    403: Denied,
    429: Throttled,
    500: Transient,
    504: Ambiguous,
    600: UnknownAnswer,
}

Outcome = Response | Exception


def refusal(status: int, **headers: str) -> Response:
    """Return an answer of the made-up cloud."""
    return Response(status, headers)


def judge(response: Response) -> Verdict:
    """Say what an answer of the made-up cloud means; its statuses are all it says."""
    if response.status == 200:
        return Verdict(None, response, document=response.body.decode())
    hint = response.headers.get("retry-after")
    return Verdict(
        KINDS[response.status],
        response,
        cloud=CloudAnswer(HOST, response.status, "Code"),
        hint=float(hint) if hint else None,
        doubtful="doubtful" in response.headers,
    )


class Line:
    """A transport that gives prepared outcomes, one after the other, the last one for ever."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = outcomes
        self.sent: list[Request] = []
        self.limits: list[float] = []
        self.before: Callable[[], None] = lambda: None

    def send(self, request: Request, *, at_most: float) -> Response:
        """Give the next outcome."""
        self.before()
        self.sent.append(request)
        self.limits.append(at_most)
        outcome = self.outcomes[min(len(self.sent), len(self.outcomes)) - 1]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """Do nothing."""


class Studio:
    """A caller on a line, with a clock that is turned by hand and no jitter."""

    def __init__(self, *outcomes: Outcome, max_concurrent: int = 4) -> None:
        self.clock = ManualClock()
        self.line = Line(*outcomes)
        self.quota = RetryQuota()
        self.caller = Caller(
            Endpoint("https", HOST),
            self.line,
            quota=self.quota,
            limits=RateLimits(),
            max_concurrent=max_concurrent,
            draw=lambda: 1.0,
        )

    def sign(self, now: float) -> Request:
        """Sign by writing down the time."""
        return Request("POST", "https://cloud", {"date": str(now)})

    def call(
        self,
        action: Action,
        *,
        timeout: float = 300,
        alive: Callable[[], None] = lambda: None,
        attempts: int | None = None,
    ) -> object:
        """Make a call."""
        made = Call(
            action,
            account="key",
            region="here",
            sign=self.sign,
            judge=judge,
            policy=RetryPolicy(max_attempts=attempts),
            deadline=Deadline.after(timeout, self.clock),
            alive=alive,
        )
        return self.caller.call(made).document

    def fail(self, action: Action, **options: float) -> CallFailed:
        """Make a call that fails and return the failure."""
        with pytest.raises(CallFailed) as failure:
            self.call(action, timeout=options.get("timeout", 300))
        return failure.value
