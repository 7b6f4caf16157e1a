"""The calls of one operation of the engine, from a signature to what the answer says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.calls.call import Call, Verdict
from pulumi_livemedia.calls.clock import Alive, Deadline
from pulumi_livemedia.calls.credentials import Credentials, Found
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import ExpiredKey, UnknownAnswer
from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.calls.judge import Judge
from pulumi_livemedia.calls.messages import Request, Response
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.calls.redaction import redact
from pulumi_livemedia.calls.retry import RetryPolicy
from pulumi_livemedia.calls.signing_key import SigningKey

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
        signing_key: who signs.
        region: the region that is called.
        policy: how often to try and when.
        max_concurrent: calls of the process that may be on the wire at the same time.
        deadline: no call goes on after it.
        alive: raises when nobody needs the result any more.
        admit: raises if a key must not be shown to who is called.
    """

    pool: Pool
    signing_key: SigningKey
    region: str
    policy: RetryPolicy
    max_concurrent: int
    deadline: Deadline
    alive: Alive
    admit: Callable[[Credentials], None]

    def within(self, deadline: Deadline) -> "Session":
        """Return the same with another deadline."""
        return replace(self, deadline=deadline)

    def signing_as(self, found: Found) -> "Session":
        """Return the same with another key."""
        return replace(self, signing_key=SigningKey(lambda _obtain: found))

    def now(self, endpoint: Endpoint) -> datetime:
        """Return the time in UTC: this machine's, corrected where an endpoint has told that it is wrong."""
        skew = self.pool.caller(endpoint, self.max_concurrent).skew
        return datetime.fromtimestamp(self.deadline.clock.now() + skew, UTC)

    def key(self) -> Credentials:
        """Return the key to sign with, as it is good now.

        Raises:
            MissingCredentials: there is none, or it must not be shown to who is called.
            TimedOut: there was no time left to obtain one.
        """
        key = self.signing_key.current(self)
        self.admit(key)
        return key

    def signed(self, attempt: Callable[[Credentials], Read]) -> Read:
        """Make a call with the key; once more with another one if the key has expired meanwhile.

        Raises:
            MissingCredentials: there is no key.
            Exception: whatever `attempt` raises.
        """
        key = self.key()
        try:
            return attempt(key)
        except ExpiredKey as error:
            other = None if error.may_have_happened else self.signing_key.instead_of(key, self)
            if other is None:
                raise
        self.admit(other)
        return attempt(other)

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
        return self._read(endpoint, judge, verdict, read)

    def account(self, endpoint: Endpoint, ask: Callable[[], str]) -> str:
        """Return the account of the access key at an endpoint; asked once for each key and process.

        Raises:
            MissingCredentials: there is nobody to sign.
            Exception: whatever `ask` raises.
        """
        return self.pool.know(("account", endpoint, self.key().access_key_id), ask)

    def _read(
        self, endpoint: Endpoint, judge: Judge, verdict: Verdict, read: Callable[[Fields, datetime], Read]
    ) -> Read:
        """Read a success; one that does not look like one is no success."""
        answer, response = verdict.document, verdict.response
        if not isinstance(answer, dict) or response is None:
            raise TypeError("a success has a response, and an object in it")
        try:
            return read(_fields(judge, response, answer), response.date() or self.now(endpoint))
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
