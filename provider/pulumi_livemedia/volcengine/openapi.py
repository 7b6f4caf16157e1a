"""A signed call of a Volcengine API, from parameters to the fields of the answer.

Source: https://www.volcengine.com/docs/6469/1126803
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar
from urllib.parse import quote

from pulumi_livemedia.calls.action import Action
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.fields import Fields
from pulumi_livemedia.calls.session import Api, Session
from pulumi_livemedia.volcengine.signature import HmacSigner
from pulumi_livemedia.volcengine.verdicts import Judge

Read = TypeVar("Read")

_SECRETS: Final = frozenset({"accesskey", "secretkey", "securitytoken"})
"""Keys of a storage, which RTC is told so that it can write the files there."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service.

    Attributes:
        name: as it is signed, such as `rtc`.
        api: where and in which version it is called.
    """

    name: str
    api: Api


@dataclass(frozen=True, slots=True)
class OpenApi:
    """Makes the calls of one operation of the engine.

    Attributes:
        session: what all of them have in common.
    """

    session: Session

    def within(self, deadline: Deadline) -> "OpenApi":
        """Return the same with another deadline."""
        return replace(self, session=self.session.within(deadline))

    def get(
        self,
        service: Service,
        action: Action,
        parameters: Mapping[str, str],
        read: Callable[[Fields, datetime], Read],
    ) -> Read:
        """Call an action that has its parameters in the query and return what its answer says.

        Args:
            service: what is called where.
            action: the operation.
            parameters: of the operation.
            read: takes the answer's fields and the time of the answer.

        Raises:
            CallFailed: of the kind that tells what went wrong.
            MissingCredentials: there is nobody to sign.
            TimedOut: there was no time left to make the call.
        """
        return self._call(service, action, parameters, None, read)

    def post(
        self,
        service: Service,
        action: Action,
        document: Mapping[str, Any],
        read: Callable[[Fields, datetime], Read],
    ) -> Read:
        """Call an action that has its parameters in a JSON body; arguments and errors as of `get`.

        What the body has under the names of secrets appears in no error.
        """
        return self._call(service, action, {}, document, read)

    def _call(
        self,
        service: Service,
        action: Action,
        parameters: Mapping[str, str],
        document: Mapping[str, Any] | None,
        read: Callable[[Fields, datetime], Read],
    ) -> Read:
        api, region = service.api, self.session.region
        query = {"Action": action.name, "Version": api.version, **parameters}
        body = None if document is None else _body(document)

        def attempt(key: Credentials) -> Read:
            signer = HmacSigner(key, service=service.name, region=region)
            return self.session.call(
                api.endpoint,
                Judge(action, api.endpoint.host, region, key, tuple(_hidden(document))),
                lambda now: signer.request(api.endpoint, query, body, now=now),
                read,
            )

        return self.session.signed(attempt)


def _body(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _hidden(value: object) -> Iterator[str]:
    """Return every secret in a body, in each form in which an answer may echo it."""
    if isinstance(value, list | tuple):
        for member in value:
            yield from _hidden(member)
    elif isinstance(value, Mapping):
        for name, member in value.items():
            if name.lower() in _SECRETS and isinstance(member, str) and member:
                yield from dict.fromkeys((member, quote(member, safe=""), json.dumps(member)[1:-1]))
            else:
                yield from _hidden(member)
