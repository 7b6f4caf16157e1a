"""A signed call of an Alibaba Cloud API in its RPC style, from parameters to the fields of the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from pulumi_livemedia.alibaba.signature import Acs3Signer, new_nonce
from pulumi_livemedia.alibaba.verdicts import Judge
from pulumi_livemedia.calls.action import Action
from pulumi_livemedia.calls.clock import Alive, Deadline
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.session import Api, Session

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Rpc:
    """Makes the calls of one operation of the engine.

    Attributes:
        session: what all of them have in common.
        nonce: makes the number that is used once.
    """

    session: Session
    nonce: Callable[[], str] = new_nonce

    @property
    def deadline(self) -> Deadline:
        """No call goes on after it."""
        return self.session.deadline

    @property
    def alive(self) -> Alive:
        """Raises when nobody needs the result any more."""
        return self.session.alive

    def within(self, deadline: Deadline) -> "Rpc":
        """Return the same with another deadline."""
        return replace(self, session=self.session.within(deadline))

    def call(
        self,
        api: Api,
        action: Action,
        parameters: Mapping[str, str],
        read: Callable[[Fields, datetime], Read],
        *,
        hidden: tuple[str, ...] = (),
    ) -> Read:
        """Call an action and return what its answer says.

        Args:
            api: what is called where.
            action: the operation.
            parameters: of the operation; the region is not among them unless the operation wants it.
            read: takes the answer's fields and the time of the answer.
            hidden: what of the parameters no error may show.

        Raises:
            CallFailed: of the kind that tells what went wrong.
            MissingCredentials: there is nobody to sign.
            TimedOut: there was no time left to make the call.
        """

        def attempt(key: Credentials) -> Read:
            signer = Acs3Signer(key, nonce=self.nonce)
            return self.session.call(
                api.endpoint,
                Judge(action, api.endpoint.host, self.session.region, key, hidden),
                lambda now: signer.request(api.endpoint, action.name, api.version, parameters, now=now),
                read,
            )

        return self.session.signed(attempt)
