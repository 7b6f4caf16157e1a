"""The calls of one operation of the engine, from a signature to what the answer says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.calls.call import Call, Verdict
from pulumi_livemedia.calls.clock import Alive, Deadline
from pulumi_livemedia.calls.credentials import LazyCredentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import UnknownAnswer
from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.calls.judge import Judge
from pulumi_livemedia.calls.messages import Request, Response
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.redaction import redact
from pulumi_livemedia.calls.retry import RetryPolicy

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Api:
    """One product's API.

    Attributes:
        endpoint: where it is called.
        version: such as `2016-11-01`.
    """

    endpoint: Endpoint
    version: str


@dataclass(frozen=True, slots=True)
class Session:
    """What all calls of one operation of the engine have in common.

    Attributes:
        pool: what is shared with all other calls of the process.
        credentials: who signs.
        region: the region that is called.
        policy: how often to try and when.
        max_concurrent: calls of the process that may be on the wire at the same time.
        deadline: no call goes on after it.
        alive: raises when nobody needs the result any more.
    """

    pool: Pool
    credentials: LazyCredentials
    region: str
    policy: RetryPolicy
    max_concurrent: int
    deadline: Deadline
    alive: Alive

    def within(self, deadline: Deadline) -> "Session":
        """Return the same with another deadline."""
        return replace(self, deadline=deadline)

    def now(self) -> datetime:
        """Return this machine's time, in UTC."""
        return datetime.fromtimestamp(self.deadline.clock.now(), UTC)

    def call(
        self,
        endpoint: Endpoint,
        judge: Judge,
        sign: Callable[[float], Request],
        read: Callable[[Fields, datetime], Read],
    ) -> Read:
        """Make a call and return what its answer says.

        Args:
            endpoint: where it goes.
            judge: tells what an answer means.
            sign: makes a freshly signed request for a time of day in seconds.
            read: takes the answer's fields and the time of the answer.

        Raises:
            CallFailed: of the kind that tells what went wrong.
            TimedOut: there was no time left to make the call.
        """
        verdict = self.pool.caller(endpoint, self.max_concurrent).call(
            Call(
                action=judge.action,
                account=judge.credentials.access_key_id,
                region=self.region,
                sign=sign,
                judge=judge,
                policy=self.policy,
                deadline=self.deadline,
                alive=self.alive,
            )
        )
        return self._read(judge, verdict, read)

    def account(self, endpoint: Endpoint, ask: Callable[[], str]) -> str:
        """Return the account of the access key at an endpoint; asked once for each key and process.

        Raises:
            MissingCredentials: there is nobody to sign.
            Exception: whatever `ask` raises.
        """
        return self.pool.know(("account", endpoint, self.credentials.found.access_key_id), ask)

    def _read(self, judge: Judge, verdict: Verdict, read: Callable[[Fields, datetime], Read]) -> Read:
        """Read a success; one that does not look like one is no success."""
        answer, response = verdict.document, verdict.response
        if not isinstance(answer, dict) or response is None:
            raise TypeError("a success has a response, and an object in it")
        try:
            return read(_fields(judge, response, answer), response.date() or self.now())
        except ShapeError as error:
            raise UnknownAnswer(
                judge.action.name,
                host=judge.host,
                cloud=judge.cloud(response, answer),
                detail=redact(str(error), judge.secrets()),
                may_have_happened=judge.action.effect is not Effect.READ,
            ) from error


def _fields(judge: Judge, response: Response, answer: Mapping[str, object]) -> Fields:
    """Return the fields of an answer of the cloud: each has a request id, whatever else it has."""
    if not judge.words(response, answer).request_id:
        raise ShapeError("RequestId is missing")
    return Fields(answer)
