"""A signed call of an Alibaba Cloud API in its RPC style, from parameters to the fields of the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

from pulumi_livemedia.alibaba.decoding import request_id
from pulumi_livemedia.alibaba.fields import Fields, ShapeError
from pulumi_livemedia.alibaba.signature import Acs3Signer, new_nonce
from pulumi_livemedia.alibaba.verdicts import Judge
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Call, Verdict
from pulumi_livemedia.calls.clock import Alive, Deadline
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import UnknownAnswer
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.pool import Pool
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


class LazyCredentials:
    """Credentials that are looked for when the first call is made, and not before.

    Args:
        find: looks for them.
    """

    def __init__(self, find: Callable[[], Credentials]) -> None:
        self._find = find

    @cached_property
    def found(self) -> Credentials:
        """The credentials.

        Raises:
            MissingCredentials: there are none.
        """
        return self._find()


@dataclass(frozen=True)
class Rpc:
    """Makes the calls of one operation of the engine.

    Attributes:
        pool: what is shared with all other calls of the process.
        credentials: who signs.
        region: the region that is called.
        policy: how often to try and when.
        max_concurrent: calls of the process that may be on the wire at the same time.
        deadline: no call goes on after it.
        alive: raises when nobody needs the result any more.
        nonce: makes the number that is used once.
    """

    pool: Pool
    credentials: LazyCredentials
    region: str
    policy: RetryPolicy
    max_concurrent: int
    deadline: Deadline
    alive: Alive
    nonce: Callable[[], str] = new_nonce

    def within(self, deadline: Deadline) -> "Rpc":
        """Return the same with another deadline."""
        return replace(self, deadline=deadline)

    def call(
        self,
        api: Api,
        action: Action,
        parameters: Mapping[str, str],
        read: Callable[[Fields, datetime], Read],
    ) -> Read:
        """Call an action and return what its answer says.

        Args:
            api: what is called where.
            action: the operation.
            parameters: of the operation; the region is not among them unless the operation wants it.
            read: takes the answer's fields and the time of the answer.

        Raises:
            CallFailed: of the kind that tells what went wrong.
            MissingCredentials: there is nobody to sign.
            TimedOut: there was no time left to make the call.
        """
        credentials = self.credentials.found
        judge = Judge(action, api.endpoint.host, self.region, credentials)
        signer = Acs3Signer(credentials, nonce=self.nonce)
        verdict = self.pool.caller(api.endpoint, self.max_concurrent).call(
            Call(
                action=action,
                account=credentials.access_key_id,
                region=self.region,
                sign=lambda now: signer.request(api.endpoint, action.name, api.version, parameters, now=now),
                judge=judge,
                policy=self.policy,
                deadline=self.deadline,
                alive=self.alive,
            )
        )
        return self._read(judge, verdict, read)

    def _read(self, judge: Judge, verdict: Verdict, read: Callable[[Fields, datetime], Read]) -> Read:
        """Read a success; one that does not look like one is no success."""
        answer, response = verdict.document, verdict.response
        if not isinstance(answer, dict) or response is None:
            raise TypeError("a success has a response, and an object in it")
        local = datetime.fromtimestamp(self.deadline.clock.now(), UTC)
        try:
            return read(_fields(response, answer), response.date() or local)
        except ShapeError as error:
            raise UnknownAnswer(
                judge.action.name,
                host=judge.host,
                cloud=judge.cloud(response, answer),
                detail=str(error),
                may_have_happened=judge.action.effect is not Effect.READ,
            ) from error


def _fields(response: Response, answer: Mapping[str, object]) -> Fields:
    """Return the fields of an answer of the cloud: each has a request id, whatever else it has."""
    if not request_id(response, answer):
        raise ShapeError("RequestId is missing")
    return Fields(answer)
